"""A figure that was drawn for the light theme, drawn for the dark one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.colors import to_rgba, to_rgba_array
from matplotlib.figure import Figure, FigureBase
from matplotlib.text import Annotation, Text

from personalize_poc.evaluation.plots import style

DARK_PAPER = "#111111"
"""The ground of JupyterLab's dark theme."""
DARK_INK = "#ececec"

_BRIGHTER = {
    style.BLUE: "#4ba3db",
    style.ORANGE: "#f2b632",
    style.GREEN: "#2cc79b",
    style.PURPLE: "#e39cc4",
    style.SKY: "#8cd0f5",
    style.VERMILION: "#f07f33",
}
_COLOURS = {to_rgba(light)[:3]: to_rgba(dark)[:3] for light, dark in _BRIGHTER.items()}
_PROPERTIES = (
    "color",
    "facecolor",
    "edgecolor",
    "markerfacecolor",
    "markeredgecolor",
    "hatchcolor",
)


def dark(colour: Any) -> tuple[float, float, float, float]:
    """The colour that stands for another one in the dark theme.

    Ink and paper change places and greys follow them; the colours of the palette become brighter;
    what is neither stays.
    """
    red, green, blue, alpha = to_rgba(colour)
    for known, brighter in _COLOURS.items():
        if np.allclose((red, green, blue), known, atol=0.003):
            return (*brighter, alpha)
    if max(red, green, blue) - min(red, green, blue) > 0.02:
        return red, green, blue, alpha
    low, high = to_rgba(DARK_PAPER)[0], to_rgba(DARK_INK)[0]
    grey = low + (1 - red) / (1 - to_rgba(style.INK)[0]) * (high - low)
    return (min(grey, 1.0),) * 3 + (alpha,)


@contextmanager
def in_the_dark(figure: Figure) -> Iterator[Figure]:
    """A figure that has been drawn, with the colours of the dark theme; afterwards as before.

    Drawing it makes the marks of its axes, which have colours too.
    """
    before = list(_colours(figure))  # all of them first: some follow others
    try:
        for put, value in before:
            put(_dark(value))
        yield figure
    finally:
        for put, value in before:
            put(value)


def _colours(figure: Figure) -> Iterator[tuple[Callable[[Any], Any], Any]]:
    """Each colour that something is drawn with, after what sets it."""
    for artist in _artists(figure):
        for name in _PROPERTIES:
            get, put = getattr(artist, f"get_{name}", None), getattr(artist, f"set_{name}", None)
            value = None if get is None else get()
            named = isinstance(value, str) and value in ("none", "auto", "face", "edge")
            if put is not None and value is not None and not named:
                yield put, value


def _artists(figure: Figure) -> Iterator[Artist]:
    """All that has a colour of its own, also what matplotlib does not count as anybody's child."""
    for artist in figure.findobj():
        if not isinstance(artist, (FigureBase, Axes)):  # their colour is that of their patch
            yield artist
        if isinstance(artist, Text) and (box := artist.get_bbox_patch()) is not None:
            yield box
        if isinstance(artist, Annotation) and artist.arrow_patch is not None:
            yield artist.arrow_patch


def _dark(value: Any) -> Any:
    """One colour, or the colours of a collection."""
    many = np.ndim(value) == 2 or (np.ndim(value) == 1 and not np.isscalar(value[0]))
    return [dark(one) for one in to_rgba_array(value)] if many else dark(value)
