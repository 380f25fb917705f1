"""Use case, recipe and operation, joined by lines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from matplotlib.figure import Figure

from personalize_poc.evaluation.plots import style

_COLUMNS = (0.0, 1.0, 2.0)
_DRAWN = {"current": ("o", "-"), "first generation": ("s", "--"), "baseline": ("^", ":")}
_OTHER = ("x", ":")


def choosing(
    rows: Sequence[Mapping[str, str]], *, title: str = "Which recipe answers what"
) -> Figure:
    """From what one wants to the recipe, and from there to the operation that asks it.

    Args:
        rows: of each recipe `you want`, `recipe`, `asked by` and `standing`; in this order from
            top to bottom.
        title: above it.
    """
    figure = Figure(figsize=(10, 0.9 + 0.34 * len(rows)))
    figure.set_layout_engine("constrained")
    axes = figure.subplots()
    heights = {
        column: _heights([row[column] for row in rows]) for column in ("you want", "asked by")
    }
    for place, row in enumerate(rows):
        marker, line = _DRAWN.get(row["standing"], _OTHER)
        ends = (heights["you want"][row["you want"]], place, heights["asked by"][row["asked by"]])
        axes.plot(_COLUMNS, ends, linestyle=line, color="0.45", linewidth=1.1, zorder=1)
        axes.plot(1, place, marker=marker, color=style.INK, markersize=6, zorder=2)
        axes.text(1, place - 0.22, row["recipe"], fontsize=9, ha="center", va="bottom")
    for text, height in heights["you want"].items():
        axes.text(-0.04, height, text, fontsize=10, ha="right", va="center", fontweight="bold")
    for text, height in heights["asked by"].items():
        axes.text(2.04, height, text, fontsize=10, ha="left", va="center")
    for standing in dict.fromkeys(row["standing"] for row in rows):
        marker, line = _DRAWN.get(standing, _OTHER)
        axes.plot([], [], marker=marker, linestyle=line, color="0.45", label=standing)
    axes.legend(frameon=False, loc="upper center", bbox_to_anchor=(0.5, 0.0), ncols=4, fontsize=9)
    axes.set_xlim(-1.15, 3.2)
    axes.set_ylim(len(rows) - 0.4, -1.0)
    axes.set_axis_off()
    axes.set_title(title, fontsize=12)
    return figure


def _heights(texts: Sequence[str]) -> dict[str, float]:
    """Where each text stands: in the middle of its rows."""
    places: dict[str, list[int]] = {}
    for place, text in enumerate(texts):
        places.setdefault(text, []).append(place)
    return {text: sum(found) / len(found) for text, found in places.items()}
