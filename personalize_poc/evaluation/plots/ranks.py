"""Two ranked lists side by side."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from matplotlib.figure import Figure

from personalize_poc.evaluation.plots import style
from personalize_poc.language import _

if TYPE_CHECKING:
    from matplotlib.axes import Axes


def rank_changes(
    before: Sequence[str],
    after: Sequence[str],
    *,
    title: str | None = None,
    labels: tuple[str, str] | None = None,
) -> Figure:
    """Two ranked lists side by side; a line joins the places of an item that is in both.

    Args:
        before: titles, best first.
        after: titles, best first. Those not in `before` are drawn as squares and in bold.
        title: above them; None: what the events changed.
        labels: what the two lists are; None: before and after.
    """
    length = max(len(before), len(after), 1)
    figure = Figure(figsize=(10, 0.9 + 0.32 * length))
    figure.set_layout_engine("constrained")
    axes = figure.subplots()
    for place, name in enumerate(before, start=1):
        gone = name not in after
        _entry(axes, 0, place, name, marker="x" if gone else "o", weight="normal")
        if not gone:
            end = list(after).index(name) + 1
            up = end < place
            axes.plot(
                [0, 1],
                [place, end],
                color=style.BLUE if up else style.FAINT,
                linewidth=1.6 if up else 1,
                linestyle="-" if end <= place else "--",
            )
    for place, name in enumerate(after, start=1):
        new = name not in before
        _entry(axes, 1, place, name, marker="s" if new else "o", weight="bold" if new else "normal")
    axes.set_xlim(-1.6, 2.6)
    axes.set_ylim(length + 0.6, 0.2)
    axes.set_xticks(
        [0, 1],
        labels=[_("rank {when}").format(when=when) for when in labels or (_("before"), _("after"))],
    )
    axes.set_yticks([])
    axes.xaxis.tick_top()
    axes.tick_params(length=0, labelsize=style.TEXT_SIZE, labelcolor=style.INK)
    legend = _("● in both lists (solid: moved up or stayed, dashed: down) · ■ new · × gone")
    axes.set_title(legend, x=0, ha="left", fontsize=style.SMALL_SIZE, color=style.FAINT, pad=12)
    top: dict[str, Any] = {"fontsize": style.TITLE_SIZE, "fontweight": "bold", "color": style.INK}
    figure.suptitle(title or _("What the events changed"), x=0.01, ha="left", **top)
    for side in ("left", "right", "top", "bottom"):
        axes.spines[side].set_visible(False)
    return figure


def _entry(axes: Axes, x: int, place: int, name: str, *, marker: str, weight: str) -> None:
    colour = {"s": style.VERMILION, "x": style.FAINT}.get(marker, style.INK)
    axes.plot(x, place, marker=marker, color=colour, markersize=7)
    shown = name if len(name) <= 42 else name[:41] + "…"
    text = f"{shown}  {place}" if x == 0 else f"{place}  {shown}"
    where, side = (x - 0.06, "right") if x == 0 else (x + 0.06, "left")
    look: dict[str, Any] = {"fontsize": style.SMALL_SIZE, "fontweight": weight, "color": style.INK}
    axes.text(where, place, text, ha=side, va="center", **look)
