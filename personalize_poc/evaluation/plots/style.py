"""What all figures have in common: they read well in black and white."""

from __future__ import annotations

from typing import TYPE_CHECKING

from matplotlib.figure import Figure

if TYPE_CHECKING:
    from matplotlib.axes import Axes

INK = "black"
GREYS = ("0.15", "0.55", "0.35", "0.75", "0.9")
LINES = ("-", "--", ":", "-.")
MARKERS = ("o", "s", "^", "D", "v", "x")
HATCHES = ("", "///", "...", "xxx", "\\\\\\", "+++")


def titled_axes(title: str, x: str, y: str) -> tuple[Figure, Axes]:
    """A wide figure with one diagram."""
    figure = Figure(figsize=(8.5, 3.6))
    axes = figure.subplots()
    axes.set_title(title)
    axes.set_xlabel(x)
    axes.set_ylabel(y)
    plain(axes)
    return figure, axes


def plain(axes: Axes) -> None:
    """No frame above and on the right."""
    axes.spines["top"].set_visible(False)
    axes.spines["right"].set_visible(False)


def thousands(value: float, _place: int) -> str:
    """A number on an axis, as matplotlib asks for it."""
    return f"{value:,.0f}"
