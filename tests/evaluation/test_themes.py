"""Figures in the light and the dark theme, in colour and without."""

from __future__ import annotations

import io
from itertools import pairwise
from typing import Any

import numpy as np
import pandas as pd
import pytest
from matplotlib import image
from matplotlib.colors import to_rgba
from matplotlib.figure import Figure

from personalize_poc.evaluation import plots
from personalize_poc.evaluation.plots import style, themes
from tests.evaluation.test_plots import INTERACTIONS
from tests.support.comparisons import comparison

pytestmark = pytest.mark.slow  # every figure is drawn several times

FIGURES = {
    "activity": lambda: plots.activity(INTERACTIONS),
    "long_tail": lambda: plots.long_tail(INTERACTIONS),
    "readings": lambda: plots.readings(comparison()),
    "trade_off": lambda: plots.trade_off(comparison()),
    "differences": lambda: plots.differences(comparison()),
    "rank_changes": lambda: plots.rank_changes(["A", "B"], ["B", "C"]),
    "capacity": lambda: plots.capacity([0.0, 3.0, 1.0], 1),
    "forgotten": lambda: plots.forgotten({"one": 146.4, "two": 146.4, "three": 292.8}),
}


def brightness(colour: Any) -> float:
    """Relative luminance as of WCAG, 0 to 1."""
    channels: Any = np.asarray(to_rgba(colour)[:3])
    linear = np.where(channels <= 0.03928, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)
    return float(linear @ [0.2126, 0.7152, 0.0722])


def contrast(one: Any, other: Any) -> float:
    low, high = sorted((brightness(one), brightness(other)))
    return (high + 0.05) / (low + 0.05)


def pixels(png: bytes) -> Any:
    return np.asarray(image.imread(io.BytesIO(png)))[..., :3].mean(axis=2)


@pytest.mark.parametrize("name", FIGURES)
def test_a_figure_has_a_light_and_a_dark_picture(name: str) -> None:
    picture = plots.show(FIGURES[name](), alt=name)
    assert picture.dark is not None
    light, dark = pixels(picture.png), pixels(picture.dark)
    assert light.shape == dark.shape
    assert np.median(light) > 0.95
    assert np.median(dark) < 0.1
    assert dark.max() > 0.85, "texts are bright"
    assert (dark < themes.dark(style.PAPER)[0] - 0.01).mean() < 0.001, "no ink is left"


def test_a_figure_is_as_before_after_it_was_drawn_dark() -> None:
    figure = plots.capacity([0.0, 3.0], 1)
    first = plots.show(figure, alt="a day").png
    assert plots.show(figure, alt="a day").png == first


def test_texts_on_a_ground_of_their_own_are_recoloured_together() -> None:
    figure = plots.long_tail(INTERACTIONS)
    note = figure.axes[0].texts[0]
    ground = note.get_bbox_patch()
    assert ground is not None
    figure.draw_without_rendering()
    with themes.in_the_dark(figure):
        assert contrast(note.get_color(), ground.get_facecolor()) > 7
        assert to_rgba(ground.get_facecolor()) == to_rgba(themes.DARK_PAPER)
    assert to_rgba(ground.get_facecolor()) == to_rgba(style.PAPER)


def test_collections_and_colours_of_ones_own() -> None:
    figure = Figure()
    dots = figure.subplots().scatter([0, 1], [0, 1], c=[style.BLUE, "#123456"], edgecolors="none")
    figure.draw_without_rendering()
    with themes.in_the_dark(figure):
        first, second = np.asarray(dots.get_facecolor())
        assert tuple(first) == themes.dark(style.BLUE)
        assert tuple(second) == to_rgba("#123456")


@pytest.mark.parametrize("colour", [style.INK, style.FAINT])
def test_texts_can_be_read_in_both_themes(colour: str) -> None:
    assert contrast(colour, style.PAPER) > 4.5
    assert contrast(themes.dark(colour), themes.DARK_PAPER) > 4.5


@pytest.mark.parametrize("colour", style.COLOURS)
def test_the_palette_stands_out_from_the_ground(colour: str) -> None:
    assert contrast(colour, style.PAPER) > 2.2
    assert contrast(themes.dark(colour), themes.DARK_PAPER) > 4.5


def test_neighbours_differ_without_colour() -> None:
    for one, other in pairwise(style.COLOURS[:5]):
        assert contrast(one, other) > 1.35
    looks = [(style.line(at)["linestyle"], style.MARKERS[at]) for at in range(6)]
    assert len(set(looks)) == 6
    assert len({style.bar(at)["hatch"] for at in range(6)}) == 6


def test_viewers_without_styles_show_the_light_picture_alone() -> None:
    data, _ = plots.show(plots.capacity([1.0], 1), alt="a day")._repr_mimebundle_()
    page = data["text/html"]
    assert page.count("<img") == 2
    assert 'class="poc-light" alt="a day" src=' in page
    assert 'class="poc-dark" alt="a day" style="display:none" src=' in page
    assert '[data-jp-theme-light="false"] .poc-picture .poc-dark' in page


def test_lines_are_told_apart_by_colour_marker_and_dashes() -> None:
    frame = pd.concat([INTERACTIONS, INTERACTIONS.assign(EVENT_TYPE="rate")])
    lines = plots.activity(frame).axes[0].lines
    for look in ("get_color", "get_marker", "get_linestyle"):
        assert len({str(getattr(line, look)()) for line in lines}) == 3
