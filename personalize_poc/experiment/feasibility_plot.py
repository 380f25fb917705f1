"""The figure of what a test can find."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from matplotlib.figure import Figure

from personalize_poc.evaluation.plots import style

if TYPE_CHECKING:
    from personalize_poc.experiment.feasibility import Feasibility


def figure(found: Feasibility) -> Figure:
    """The smallest difference that is found, by the length of the test, beside what is worthwhile.

    Args:
        found: what `feasibility.look` returned.
    """
    drawn, axes = style.titled_axes(
        f"What {found.users:,} users in each arm can show",
        "evenings",
        "smallest difference (points)",
    )
    finite = {n: effect * 100 for n, effect in found.smallest.items() if effect < math.inf}
    axes.plot(list(finite), list(finite.values()), marker=style.MARKERS[0], **style.line(0))
    for evenings, points in finite.items():
        axes.annotate(
            f"{points:.1f}",
            (evenings, points),
            (0, 8),
            textcoords="offset points",
            ha="center",
            color=style.INK,
            fontsize=style.SMALL_SIZE,
        )
    wanted = found.worthwhile * 100
    axes.axhline(wanted, color=style.INK, linestyle="--", label=f"worthwhile: {wanted:g} points")
    axes.set_xticks(list(found.smallest))
    axes.set_ylim(0, max([*finite.values(), wanted]) * 1.2)
    style.legend(axes, loc="upper right")
    return drawn


def describe(found: Feasibility) -> str:
    """The figure in words, for those who cannot see it."""
    points = ", ".join(
        f"{n} evening{'s' if n > 1 else ''} {effect * 100:.1f}"
        for n, effect in found.smallest.items()
    )
    return (
        f"The smallest difference found by {found.users:,} users in each arm, in percentage "
        f"points: {points}. A dashed line at {found.worthwhile * 100:g}, what is worthwhile."
    )
