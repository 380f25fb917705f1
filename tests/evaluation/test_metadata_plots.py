"""Figures of metadata and of users: what they show is what the table says."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from personalize_poc.evaluation import plots


def axes_of(figure: Figure) -> Axes:
    (axes,) = figure.axes
    return axes


def widths(axes: Axes) -> list[float]:
    return [patch.get_width() for patch in axes.patches]  # type: ignore[attr-defined]


def heights(axes: Axes) -> list[float]:
    return [patch.get_height() for patch in axes.patches]  # type: ignore[attr-defined]


def texts(axes: Axes) -> list[str]:
    return [text.get_text().strip() for text in axes.texts]


def test_categories_beyond_the_readable_ones_are_one_bar() -> None:
    counts = pd.Series({f"genre {n}": 100 - n for n in range(20)})
    axes = axes_of(plots.categories(counts))
    assert widths(axes)[:2] == [100, 99]
    assert len(widths(axes)) == 16
    assert [label.get_text() for label in axes.get_yticklabels()][-1] == "5 others"
    assert widths(axes)[-1] == sum(range(81, 86))
    assert axes.yaxis_inverted()


def test_decades_leave_out_what_has_no_year_and_keep_empty_ones() -> None:
    years = pd.Series([1994, 1999, 2001, None, 2025])
    touched = pd.Series([True, False, True, True, False])
    axes = axes_of(plots.decades(years, touched))
    assert [label.get_text() for label in axes.get_xticklabels()] == [
        "1990s",
        "2000s",
        "2010s",
        "2020s",
    ]
    assert heights(axes) == [2, 1, 0, 1, 1, 1, 0, 0]


def test_decades_of_nothing() -> None:
    assert heights(axes_of(plots.decades(pd.Series([None, None])))) == []


def test_coverage_never_rounds_to_all_or_nothing() -> None:
    size = 1000
    table = pd.DataFrame(
        {
            "ALL": range(size),
            "MOST": [None, *range(size - 1)],
            "ONE": [1, *[None] * (size - 1)],
            "NONE": [None] * size,
            "SEVERAL": ["x|y", "y|z"] * (size // 2),
        }
    )
    axes = axes_of(plots.coverage(table))
    assert texts(axes) == [
        "100 %, 1,000 different",
        "99.9 %, 999 different",
        "below 1 %, 1 different",
        "0 %, 0 different",
        "100 %, 3 different",
    ]
    assert widths(axes) == [100.0, 99.9, 0.1, 0.0, 100.0]


def test_users_are_counted_by_how_much_they_did() -> None:
    users = [*"a", *"bb", *"ccc", *"dddddddd"]
    axes = axes_of(plots.per_user(pd.DataFrame({"USER_ID": users})))
    assert heights(axes) == [1, 2, 0, 1]
    (line,) = axes.get_legend().get_texts()  # type: ignore[union-attr]
    assert line.get_text() == "half of the users: up to 2"
