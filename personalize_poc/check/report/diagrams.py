"""What the pictures of a check have in common: their size, and bars with figures at their ends."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter, MaxNLocator

from personalize_poc.evaluation.plots import style

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_WIDTH, _HEIGHT = 5.4, 3.0
"""Inches: two stand side by side on a page, one fills a telephone."""
_TITLE = 11.5
_LETTER = 5.1
"""Points that a letter is wide, about."""
_PER_CENT = (0, 25, 50, 75, 100)


def axes_of(
    title: str, x: str, y: str, *, height: float = _HEIGHT, grid: str = "y"
) -> tuple[Figure, Axes]:
    """A small figure with one diagram; grid: the axis whose values have lines."""
    figure = Figure(figsize=(_WIDTH, height), facecolor="none")
    figure.set_layout_engine("constrained")
    axes = figure.subplots()
    axes.set_facecolor("none")
    style.head(axes, title, _TITLE)
    axes.set_xlabel(x)
    axes.set_ylabel(y)
    style.plain(axes, grid="x" if grid == "x" else "y")
    return figure, axes


def bars_of(
    title: str,
    x: str,
    names: Sequence[str],
    values: Sequence[float],
    told: Sequence[str],
    *,
    most: float = 0,
) -> Figure:
    """Horizontal bars, the first at the top, each with its figures at its end.

    Args:
        title: of the picture.
        x: what the bars measure.
        names: of the bars.
        values: how long they are.
        told: what stands at their ends; the axis is so much longer than the longest bar.
        most: where the scale ends; 0 for the longest bar. 100: they are per cent.
    """
    figure, axes = axes_of(title, x, "", height=1.0 + 0.27 * len(names), grid="x")
    bars = axes.barh(range(len(names)), values, color=style.BLUE, height=0.7)
    axes.set_yticks(range(len(names)), names)
    axes.invert_yaxis()
    axes.bar_label(bars, list(told), fontsize=9, color=style.INK, padding=4)
    end = most or max([*values, 1])
    axes.set_xlim(0, end * _room(names, told))
    ticks = _PER_CENT if most == 100 else MaxNLocator(3, integer=True).tick_values(0, end)
    axes.set_xticks([tick for tick in ticks if 0 <= tick <= end])
    axes.xaxis.set_major_formatter(FuncFormatter(style.thousands))
    return figure


def _room(names: Sequence[str], told: Sequence[str]) -> float:
    """How much longer than its longest bar an axis is, so that texts at the ends have room."""
    text = _LETTER * max(map(len, told)) + 10
    axis = max(_WIDTH * 72 - _LETTER * max(map(len, names)) - 20, 1.5 * text)
    return axis / (axis - text)


def logarithmic(axes: Axes, which: str) -> None:
    """Make one axis, "x" or "y", logarithmic, with plain numbers."""
    getattr(axes, f"set_{which}scale")("log")
    getattr(axes, f"{which}axis").set_major_formatter(FuncFormatter(style.thousands))
    axes.minorticks_off()
