"""What all figures have in common: one palette, for the colour-blind and in black and white too.

The colours are those of Okabe and Ito, ordered so that neighbours differ in brightness as well.
What they tell apart, line styles, markers and hatches tell apart too. Figures are drawn for the
light theme; `themes` makes the dark ones of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from matplotlib.figure import Figure

if TYPE_CHECKING:
    from matplotlib.axes import Axes

INK = "#222222"
"""Texts, axes, and what is compared with."""
PAPER = "#ffffff"
FAINT = "#6b6b6b"
"""What accompanies: axes' numbers, connecting lines, notes."""
GRID = "#e3e3e3"
BLUE, ORANGE, GREEN, PURPLE, SKY, VERMILION = (
    "#0072b2",
    "#e69f00",
    "#009e73",
    "#cc79a7",
    "#56b4e9",
    "#d55e00",
)
COLOURS = (BLUE, ORANGE, GREEN, SKY, VERMILION, PURPLE)
LINES = ("-", "--", ":", "-.")
MARKERS = ("o", "s", "^", "D", "v", "x")
HATCHES = ("", "///", "...", "xxx", "\\\\\\", "+++")
WIDTH = 8.5
"""Inches of a figure."""
TITLE_SIZE, TEXT_SIZE, SMALL_SIZE = 13.0, 10.5, 9.5


def titled_axes(title: str, x: str, y: str, *, height: float = 3.8) -> tuple[Figure, Axes]:
    """A wide figure with one diagram."""
    figure = Figure(figsize=(WIDTH, height))
    figure.set_layout_engine("constrained")
    axes = figure.subplots()
    head(axes, title)
    axes.set_xlabel(x)
    axes.set_ylabel(y)
    plain(axes, grid="y")
    return figure, axes


def head(axes: Axes, title: str, size: float = TITLE_SIZE) -> None:
    """A title above the left end of a diagram."""
    axes.set_title(title, x=0, ha="left", fontsize=size, fontweight="bold", color=INK, pad=10)


def plain(axes: Axes, grid: Literal["x", "y", "none"] = "none") -> None:
    """No frame above and on the right; grid: the axis whose values have lines."""
    axes.spines["top"].set_visible(False)
    axes.spines["right"].set_visible(False)
    for side in ("left", "bottom"):
        axes.spines[side].set_color(FAINT)
    axes.tick_params(colors=FAINT, labelcolor=INK, labelsize=SMALL_SIZE)
    for label in (axes.xaxis.label, axes.yaxis.label):
        label.set(fontsize=TEXT_SIZE, color=INK)
    axes.set_axisbelow(True)
    if grid != "none":
        axes.grid(visible=True, axis=grid, color=GRID, linewidth=0.8)


def line(at: int) -> dict[str, Any]:
    """How the series number `at` is drawn as a line."""
    return {"color": COLOURS[at % len(COLOURS)], "linestyle": LINES[at % len(LINES)]}


def bar(at: int) -> dict[str, Any]:
    """How the series number `at` is drawn as a bar: hatches are cut out of its colour."""
    return {
        "facecolor": COLOURS[at % len(COLOURS)],
        "edgecolor": PAPER,
        "hatch": HATCHES[at % len(HATCHES)],
        "linewidth": 0.8,
    }


def legend(axes: Axes, **options: Any) -> None:
    """The legend of a diagram, without a frame."""
    axes.legend(frameon=False, fontsize=SMALL_SIZE, labelcolor=INK, **options)


def thousands(value: float, _place: int) -> str:
    """A number on an axis, as matplotlib asks for it."""
    return f"{value:,.0f}"
