"""A panel for each kind: one of ours and the best of the others, as dots with intervals."""

from __future__ import annotations

from collections.abc import Sequence

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from personalize_poc.evaluation.pages.svg import PLAIN_TEXT, Picture
from personalize_poc.evaluation.plots import style
from tests.benchmarks.gate.results import METRICS, Estimate, Verdict

COLUMNS = 2


def of(verdicts: Sequence[Verdict], recipe: str) -> Picture | None:
    """The picture for one recipe; None without a verdict on it."""
    mine = [one for one in verdicts if one.recipe == recipe]
    kinds = list(dict.fromkeys(one.kind for one in mine))
    if not kinds:
        return None
    title = f"{recipe} beside the best simple baseline or peer"
    with mpl.rc_context(PLAIN_TEXT):
        rows = -(-len(kinds) // COLUMNS)
        figure = Figure(figsize=(11, 1 + 1.75 * rows), layout="constrained")
        axes = figure.subplots(rows, COLUMNS, squeeze=False)
        for place, panel in enumerate(axes.flat):
            if place < len(kinds):
                _panel(panel, kinds[place], [one for one in mine if one.kind == kinds[place]])
            else:
                panel.set_visible(False)
        handles, labels = axes.flat[0].get_legend_handles_labels()
        figure.legend(
            handles,
            labels,
            loc="outside upper center",
            ncols=2,
            frameon=False,
            labelcolor=style.INK,
        )
    told = "; ".join(
        f"{one.kind}, split over {one.split}, {METRICS[one.metric]}: {one}" for one in mine
    )
    return Picture("kinds", title, f"{told}.", figure)


def _panel(axes: Axes, kind: str, mine: Sequence[Verdict]) -> None:
    """Best at the top: a line for each split and metric."""
    style.head(axes, kind, style.TEXT_SIZE)
    style.plain(axes, grid="x")
    for place, one in enumerate(mine):
        first = place == 0
        _dot(axes, -place + 0.14, one.ours, style.BLUE, "o", style.BLUE, "ours" if first else "")
        name = "best baseline or peer (named)" if first else ""
        _dot(axes, -place - 0.14, one.theirs, style.INK, "s", style.PAPER, name)
        axes.annotate(
            f"{one.best} (ours {_WORDS.get(one.word, one.word)})",
            (max(_end(one.ours), _end(one.theirs)), -place - 0.14),
            xytext=(5, 0),
            textcoords="offset points",
            va="center",
            fontsize=style.SMALL_SIZE - 1.5,
            color=style.FAINT,
        )
    names = [f"{_SPLITS[one.split]}, {METRICS[one.metric]}" for one in mine]
    axes.set_yticks([-place for place in range(len(mine))], names)
    axes.set_ylim(-len(mine) + 0.5, 0.5)
    most = max(max(_end(one.ours), _end(one.theirs)) for one in mine)
    axes.set_xlim(0, 1.7 * most if most > 0 else 1)


_WORDS = {"not distinguishable": "alike"}
_SPLITS = {"users": "users", "time": "in time"}


def _end(value: Estimate) -> float:
    return value.mean + value.half


def _dot(
    axes: Axes, y: float, value: Estimate, colour: str, marker: str, fill: str, label: str
) -> None:
    axes.errorbar(
        [value.mean],
        [y],
        xerr=[value.half],
        color=colour,
        marker=marker,
        markerfacecolor=fill,
        markeredgecolor=colour,
        markersize=5.5,
        elinewidth=1.4,
        capsize=2.5,
        linestyle="none",
        label=label or None,
    )
