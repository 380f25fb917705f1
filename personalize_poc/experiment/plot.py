"""The figure of a judged A/B test."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from personalize_poc.evaluation.plots import style
from personalize_poc.language import _

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from personalize_poc.experiment.comparison import Comparison


def figure(verdict: Comparison, measure: str) -> Figure:
    """What each arm brought, and beside it the difference with its confidence interval.

    The arms have no intervals of their own: those may overlap although the difference is clear.

    Args:
        verdict: what `analysis.judge` returned.
        measure: what was measured per user, e.g. "users who watched something of their list".
    """
    drawn = Figure(figsize=(10, 3.1))
    drawn.set_layout_engine("constrained")
    left, right = drawn.subplots(1, 2)
    _arms(left, verdict, measure)
    _difference(right, verdict)
    title = _("A/B test with {users:,} users").format(
        users=verdict.control.users + verdict.treatment.users
    )
    drawn.suptitle(title, fontsize=style.TITLE_SIZE, fontweight="bold", color=style.INK)
    return drawn


def describe(verdict: Comparison, measure: str) -> str:
    """The figure in words, for those who cannot see it."""
    arms = (verdict.control, verdict.treatment)
    bars = ", ".join(f"{arm.name} {verdict.shown(arm.mean)}" for arm in arms)
    low, high = (verdict.shown(end, difference=True) for end in verdict.interval)
    return _(
        "Bars of {measure}: {bars}. Beside them the difference, {difference}, "
        "with its {level} interval from {low} to {high}, and a dashed line at 0."
    ).format(
        measure=measure,
        bars=bars,
        difference=verdict.shown(verdict.difference, difference=True),
        level=verdict.level,
        low=low,
        high=high,
    )


def _arms(axes: Axes, verdict: Comparison, measure: str) -> None:
    arms = (verdict.control, verdict.treatment)
    scale = 100 if verdict.percent else 1
    names = [_("{name}\n{users:,} users").format(name=arm.name, users=arm.users) for arm in arms]
    bars = axes.barh(names, [arm.mean * scale for arm in arms])
    for at, bar in enumerate(bars):
        bar.set(**style.bar(at))
    told = [f" {verdict.shown(arm.mean)}" for arm in arms]
    axes.bar_label(bars, told, fontsize=style.SMALL_SIZE, color=style.INK)
    style.head(axes, _("What each arm brought"), style.TEXT_SIZE)
    axes.set_xlabel(
        f"{measure} (%)"
        if verdict.percent
        else _("{measure}, mean per user").format(measure=measure)
    )
    ends = [arm.mean * scale * 1.25 for arm in arms]
    axes.set_xlim(min(0.0, *ends), max(0.0, *ends) or 1.0)
    axes.invert_yaxis()
    style.plain(axes, grid="x")


def _difference(axes: Axes, verdict: Comparison) -> None:
    scale = 100 if verdict.percent else 1
    middle, (low, high) = verdict.difference * scale, (end * scale for end in verdict.interval)
    axes.errorbar(
        middle,
        0,
        xerr=[[middle - low], [high - middle]],
        fmt="o",
        color=style.BLUE,
        capsize=6,
        linewidth=2,
    )
    text = verdict.shown(verdict.difference, difference=True)
    where: dict[str, Any] = {"xytext": (0, 12), "textcoords": "offset points", "ha": "center"}
    axes.annotate(text, (middle, 0), fontsize=style.TEXT_SIZE, color=style.INK, **where)
    axes.axvline(0, color=style.INK, linestyle="--", linewidth=1)
    room = 0.15 * (max(high, 0.0) - min(low, 0.0))
    axes.set_xlim(min(low, 0.0) - room, max(high, 0.0) + room)
    axes.set_ylim(-1, 1)
    axes.set_yticks([])
    axes.xaxis.set_major_locator(MaxNLocator(6))
    title = _("The difference, {level} interval (dashed: none)").format(level=verdict.level)
    style.head(axes, title, style.TEXT_SIZE)
    unit = _("percentage points") if verdict.percent else _("per user")
    axes.set_xlabel(
        _("{name} minus control ({unit})").format(name=verdict.treatment.name, unit=unit)
    )
    axes.spines["left"].set_visible(False)
    style.plain(axes, grid="x")
