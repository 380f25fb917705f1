"""Use case, recipe and operation, joined by lines."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

from matplotlib.figure import Figure

from personalize_poc.evaluation.plots import style
from personalize_poc.language import _

_GAP = math.nan
_ACROSS = (0.0, 0.5, _GAP, 1.5, 2.0)
"""From the use case to the mark before the recipe's name, and from behind it to the operation."""
_DRAWN = {
    "current": ("o", "-", style.BLUE),
    "first generation": ("s", "--", style.ORANGE),
    "baseline": ("^", "-.", style.GREEN),
}
_OTHER = ("x", ":", style.FAINT)


def choosing(rows: Sequence[Mapping[str, str]], *, title: str | None = None) -> Figure:
    """From what one wants to the recipe, and from there to the operation that asks it.

    Args:
        rows: of each recipe `you want`, `recipe`, `asked by` and `standing`; in this order from
            top to bottom.
        title: above it; None: which recipe answers what.
    """
    figure = Figure(figsize=(10, 0.9 + 0.34 * len(rows)))
    figure.set_layout_engine("constrained")
    axes = figure.subplots()
    left, right = (_heights([row[column] for row in rows]) for column in ("you want", "asked by"))
    drawn = {_(standing): look for standing, look in _DRAWN.items()}
    for place, row in enumerate(rows):
        marker, line, colour = drawn.get(row["standing"], _OTHER)
        ends = (left[row["you want"]], place, _GAP, place, right[row["asked by"]])
        axes.plot(_ACROSS, ends, linestyle=line, color=colour, linewidth=1.2)
        axes.plot(0.54, place, marker=marker, color=colour, markersize=6)
        axes.text(
            0.62, place, row["recipe"], fontsize=style.SMALL_SIZE, color=style.INK, va="center"
        )
    text_style: dict[str, Any] = {"fontsize": style.TEXT_SIZE, "color": style.INK}
    for text, height in left.items():
        axes.text(-0.04, height, text, ha="right", va="center", fontweight="bold", **text_style)
    for text, height in right.items():
        axes.text(2.04, height, text, ha="left", va="center", **text_style)
    for standing in dict.fromkeys(row["standing"] for row in rows):
        marker, line, colour = drawn.get(standing, _OTHER)
        axes.plot([], [], marker=marker, linestyle=line, color=colour, label=standing)
    style.legend(axes, loc="upper center", bbox_to_anchor=(0.5, 0.0), ncols=4)
    axes.set_xlim(-1.15, 3.2)
    axes.set_ylim(len(rows) - 0.4, -0.8)
    axes.set_axis_off()
    style.head(axes, title or _("Which recipe answers what"))
    return figure


def _heights(texts: Sequence[str]) -> dict[str, float]:
    """Where each text stands: in the middle of its rows."""
    places: dict[str, list[int]] = {}
    for place, text in enumerate(texts):
        places.setdefault(text, []).append(place)
    return {text: sum(found) / len(found) for text, found in places.items()}
