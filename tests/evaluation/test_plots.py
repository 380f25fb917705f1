"""Figures: what they say, in which units, and that they can be read without colour or sight."""

from __future__ import annotations

import base64
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from matplotlib import font_manager, ft2font
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.patches import Rectangle, StepPatch
from matplotlib.text import Text

from personalize_poc import language
from personalize_poc.evaluation import hangul_font, plots
from personalize_poc.evaluation.comparison import Comparison, Row
from personalize_poc.evaluation.estimates import Estimate
from personalize_poc.evaluation.plots import fonts, style
from tests.support.comparisons import comparison

DAY = 86_400
INTERACTIONS = pd.DataFrame(
    {
        "USER_ID": ["1", "1", "2", "2", "3"],
        "ITEM_ID": ["a", "a", "a", "b", "c"],
        "EVENT_TYPE": ["click", "watch", "click", "click", "click"],
        "TIMESTAMP": [0, 10, DAY, 3 * DAY, 3 * DAY + 5],
    }
)


def texts(figure: Figure) -> str:
    figure.draw_without_rendering()
    found = [figure.get_suptitle()]
    for axes in figure.axes:
        found += [axes.get_title(), axes.get_xlabel(), axes.get_ylabel()]
        found += [text.get_text() for text in axes.texts]
        found += [label.get_text() for label in axes.get_xticklabels() + axes.get_yticklabels()]
    return "\n".join(found)


def test_activity_counts_every_day_also_those_without_events() -> None:
    axes = plots.activity(INTERACTIONS).axes[0]
    clicks = next(line for line in axes.lines if line.get_label() == "click")
    assert np.asarray(clicks.get_ydata()).tolist() == [1, 1, 0, 2]
    assert axes.get_ylabel() == "events per day"
    styles = {(line.get_linestyle(), line.get_marker()) for line in axes.lines}
    assert len(styles) == 2, "event types must differ without colour"


def test_incomplete_ends_of_a_long_series_are_left_out() -> None:
    frame = pd.DataFrame({"TIMESTAMP": [day * DAY for day in range(10)]})
    line = plots.activity(frame).axes[0].lines[0]
    assert np.asarray(line.get_ydata()).tolist() == [1] * 8


@pytest.mark.parametrize(("days", "unit"), [(100, "day"), (400, "week"), (4000, "month")])
def test_activity_chooses_a_readable_unit(days: int, unit: str) -> None:
    frame = pd.DataFrame({"TIMESTAMP": [0, days * DAY], "ITEM_ID": ["a", "b"]})
    assert plots.activity(frame).axes[0].get_ylabel() == f"events per {unit}"


def test_long_tail_names_the_items_that_take_half() -> None:
    frame = pd.DataFrame({"ITEM_ID": ["a"] * 50 + ["b"] * 30 + ["c"] * 20})
    assert "half of all interactions fall on 1 items (33% of 3)" in texts(plots.long_tail(frame))


def test_readings_show_both_with_whiskers_and_hatched_baselines() -> None:
    figure = plots.readings(comparison())
    said = texts(figure)
    assert "all items" in said
    assert "new items only" in said
    assert "0.529" in said
    hatches = [bar.get_hatch() for bar in figure.axes[0].patches]
    assert hatches == ["///", "///", "", ""]
    assert [len(axes.containers) for axes in figure.axes] == [5, 5], "bars, and a whisker a row"


def test_readings_of_means_alone_have_one_panel_without_whiskers() -> None:
    known = Comparison([Row("aws-sims", False, Estimate(0.2))])
    figure = plots.readings(known)
    assert len(figure.axes) == 1
    assert len(figure.axes[0].containers) == 1
    assert "not published" in texts(plots.differences(known))
    assert known.differences().iloc[0, 0].startswith("Means alone")


def marks(axes: Axes) -> list[object]:
    """What the points of a panel are filled with."""
    return [line.get_markerfacecolor() for line in axes.lines if line.get_marker() == "o"]


def test_differences_are_hollow_where_nothing_can_be_told() -> None:
    figure = plots.differences(comparison())
    everything, new = figure.axes
    told, open_ = style.INK, style.PAPER
    assert marks(everything) == [told, told, told, open_, open_]
    assert marks(new) == [told, open_, open_]
    assert "sims − “again”" in texts(figure)


def test_the_trade_off_has_a_mark_a_row_and_leaves_out_what_is_not_known() -> None:
    figure = plots.trade_off(comparison())
    assert [len(axes.containers) for axes in figure.axes] == [4, 3]


def test_rank_changes_marks_new_and_gone() -> None:
    figure = plots.rank_changes(["A", "B"], ["B", "C"], title="Jaws")
    markers = [line.get_marker() for line in figure.axes[0].lines]
    assert markers.count("x") == 1, "A is gone"
    assert markers.count("s") == 1, "C is new"
    assert "Jaws" in texts(figure)


def test_titles_of_any_script_and_with_dollars_are_drawn_without_a_warning() -> None:
    plots.show(plots.rank_changes(["$9.99", "千と千尋の神隠し"], ["a_b^c", "$"]), alt="ranks")


HANGUL = "가장 많이 본 영화: 뷁, 똠방각하, ㅋㅋ"
"""With syllables that are in no legacy set, and single letters."""


@pytest.mark.parametrize("weight", ["regular", "bold"])
def test_hangul_is_drawn_on_a_machine_without_a_font_for_it(
    weight: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    picture = plots.show(plots.rank_changes([HANGUL], ["다음"], title=HANGUL), alt="ranks")
    assert picture.note == "", "nothing is lacking"
    file = Path(font_manager.findfont(FontProperties(family=[hangul_font.FAMILY], weight=weight)))
    assert file.parent == hangul_font.FOLDER
    assert file.stem == weight
    drawn = Text(0, 0, HANGUL.replace(" ", "").replace(":", "").replace(",", ""))
    drawn.set_fontproperties(FontProperties(fname=str(file)))
    figure = Figure()
    figure.add_artist(drawn)
    figure.draw_without_rendering()  # a missing letter is a warning, which is an error here


def test_labels_of_ticks_are_drawn_in_hangul_too(monkeypatch: pytest.MonkeyPatch) -> None:
    """A letter without a font is a warning, which is an error here."""
    monkeypatch.setenv(language.VARIABLE, language.KOREAN)
    months = plots.activity(INTERACTIONS)
    assert plots.show(months, alt="lines").note == ""
    labels = [label.get_text() for label in months.axes[0].get_xticklabels()]
    assert any("월" in label for label in labels)
    assert not any(label.startswith("0") for label in labels), "7월, not 07월"
    bars = Figure()
    bars.add_subplot().barh(["인기도", "다시"], [1.0, 2.0])
    assert plots.show(bars, alt="bars").note == ""


def test_the_font_for_hangul_has_its_licence_beside_it() -> None:
    folder = hangul_font.FOLDER
    assert "SIL OPEN FONT LICENSE" in (folder / "OFL.txt").read_text("utf-8")
    assert sum(path.stat().st_size for path in folder.glob("*.ttf")) < 1_500_000
    for path in folder.glob("*.ttf"):
        named = font_manager.ttfFontProperty(ft2font.FT2Font(str(path)))
        assert named.name == hangul_font.FAMILY, "a changed font must not bear its first name"


def test_letters_that_no_font_has_are_told_below_the_picture(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(fonts, "_with", lambda letter: None)
    korean = INTERACTIONS.assign(EVENT_TYPE=["구매", "view", "view", "view", "view"])
    picture = plots.show(plots.activity(korean), alt="lines", note="Of a part.")
    assert picture.note == "Of a part. Empty boxes stand for letters that no font here has: 구매."
    data, _ = picture._repr_mimebundle_()
    assert "구매" in data["text/html"]
    assert plots.show(plots.activity(INTERACTIONS), alt="lines").note == ""


def test_impossible_times_do_not_keep_others_from_being_drawn() -> None:
    """A date of the year 10401, and microseconds taken for milliseconds."""
    times = INTERACTIONS["TIMESTAMP"].copy()
    times.iloc[0], times.iloc[1] = 266_054_457_600, 1_700_000_000_000_000
    figure = plots.activity(INTERACTIONS.assign(TIMESTAMP=times))
    assert "without 2 impossible times" in figure.axes[0].get_title(loc="center")
    nothing = plots.activity(INTERACTIONS.assign(TIMESTAMP=times * 0 - 5))
    assert f"all {len(times):,} times are impossible" in texts(nothing)


def test_capacity_is_billed_at_the_larger_of_traffic_and_minimum() -> None:
    figure = plots.capacity([0.0, 3.0], 1)
    billed = figure.axes[0].patches[0]
    assert isinstance(billed, StepPatch)
    values, _, _ = billed.get_data()
    assert values.tolist() == [1.0, 3.0]
    assert "TPS" in texts(figure)


def test_show_is_a_png_with_alternative_text() -> None:
    picture = plots.show(plots.readings(comparison()), alt="Bars per <recipe>")
    data, metadata = picture._repr_mimebundle_()
    assert base64.b64decode(data["image/png"]).startswith(b"\x89PNG")
    assert metadata["image/png"]["alt"] == "Bars per <recipe>"
    assert 'alt="Bars per &lt;recipe&gt;"' in data["text/html"]
    assert data["text/plain"] == "[Bars per <recipe>]"
    with pytest.raises(ValueError, match="alt"):
        plots.show(plots.readings(comparison()), alt=" ")


def test_a_figure_does_not_stay_in_memory() -> None:
    from matplotlib import pyplot

    plots.long_tail(pd.DataFrame({"ITEM_ID": np.repeat(["a", "b"], [3, 1])}))
    assert pyplot.get_fignums() == []


def test_choosing_joins_use_case_recipe_and_operation() -> None:
    rows = [
        {"you want": "a list", "recipe": "one", "asked by": "Get", "standing": "current"},
        {"you want": "a list", "recipe": "two", "asked by": "Rank", "standing": "baseline"},
        {"you want": "more", "recipe": "three", "asked by": "Get", "standing": "withdrawn"},
    ]
    figure = plots.choosing(rows)
    said = texts(figure)
    assert said.count("a list") == 1
    assert all(row["recipe"] in said and row["asked by"] in said for row in rows)
    ways = [line for line in figure.axes[0].lines if len(np.asarray(line.get_ydata())) == 5]
    ends = [np.asarray(line.get_ydata()).tolist() for line in ways]
    assert [(one[0], one[1], one[3], one[4]) for one in ends] == [
        (0.5, 0, 0, 1),
        (0.5, 1, 1, 1),
        (2, 2, 2, 1),
    ]
    assert len({line.get_linestyle() for line in ways}) == 3
    legend = figure.axes[0].get_legend()
    assert legend is not None
    assert len(legend.get_texts()) == 3


def test_shares_after_each_event_can_be_flat() -> None:
    figure = plots.after_each_event(
        {"somebody": [0.0, 0.4, 0.6], "nobody": [0.1, 0.1, 0.1]}, of="Comedy", usual=0.2
    )
    axes = figure.axes[0]
    assert "Comedy" in texts(figure)
    assert np.asarray(axes.lines[1].get_ydata()).tolist() == [0.1, 0.1, 0.1]
    assert len({(line.get_linestyle(), line.get_marker()) for line in axes.lines[:2]}) == 2
    assert axes.get_ylim()[1] == pytest.approx(0.75)
    assert plots.after_each_event({}, of="x").axes[0].get_ylim()[1] == 0.2


def test_metrics_by_length_are_means_and_the_chosen_length_is_told() -> None:
    lists = [(["a", "b", "c"], {"b", "y"}), (["a", "b", "c"], {"z"})]
    axes = plots.by_length(lists, 2, of="SIMS", longest=3).axes[0]
    told = {str(line.get_label()): np.asarray(line.get_ydata()) for line in axes.lines[:3]}
    names = list(told)
    assert told[names[0]].tolist() == pytest.approx([0.0, 1 / 4, 1 / 6])
    assert names[0] == "precision: 0.250 at 2"
    second = 1 / np.log2(3)
    assert told[names[1]][1] == pytest.approx(second / 2), "the one hit, against its best place"
    assert told[names[2]][1] == pytest.approx(second / (1 + second) / 2), "against both found"
    with pytest.raises(ValueError, match="no lists"):
        plots.by_length([], 2, of="SIMS")


def test_shares_by_place_are_bars_of_percent() -> None:
    axes = plots.by_place([0.0, 0.5, 1.0], title="Weight", of="share").axes[0]
    heights = [patch.get_height() for patch in axes.patches if isinstance(patch, Rectangle)]
    assert heights == [0.0, 0.5, 1.0]
    assert axes.get_ylim() == (0, 1)
    assert axes.get_xlabel() == "place in the list"
