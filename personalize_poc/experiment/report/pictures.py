"""Pictures of a plan and of an analysis. Each is readable without colour."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import matplotlib as mpl
import numpy as np
from matplotlib.ticker import FuncFormatter

from personalize_poc.evaluation.pages.svg import PLAIN_TEXT, Picture
from personalize_poc.evaluation.plots import style
from personalize_poc.experiment import planned
from personalize_poc.experiment.logged.estimates import Estimate
from personalize_poc.experiment.report import told
from personalize_poc.language import _

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from personalize_poc.experiment.logged.results import Analysis
    from personalize_poc.experiment.planning import Plan

_POINTS = 60


def of_plan(plan: Plan) -> list[Picture]:
    """What shorter tests miss."""
    with mpl.rc_context(PLAIN_TEXT):
        return [_missed(plan)]


def of_analysis(analysis: Analysis) -> list[Picture]:
    """The lifts of all metrics, looks over time, days since exposure, segments."""
    drawers = (_lifts, _looks, _days, _segments)
    with mpl.rc_context(PLAIN_TEXT):
        found = [draw(analysis) for draw in drawers]
    return [one for one in found if one is not None]


def _missed(plan: Plan) -> Picture:
    title = _("What shorter tests miss")
    figure, axes = style.titled_axes(title, _("days"), _("chance to miss the effect (%)"))
    days = np.linspace(max(plan.days / _POINTS, 0.02), max(plan.days * 1.5, 1.5), _POINTS)
    missed = [100 * (1 - plan.chance(day * plan.users_a_day)) for day in days]
    axes.plot(days, missed, **style.line(0), linewidth=1.8)
    axes.axvline(plan.days, color=style.INK, linestyle="--", linewidth=1, label=_("planned end"))
    if plan.reachable is not None:
        end = plan.reachable / plan.users_a_day
        axes.axvline(end, color=style.INK, linestyle=":", linewidth=1.4, label=_("audience ends"))
    axes.set_ylim(0, 100)
    axes.set_xlim(left=0)
    axes.xaxis.set_major_formatter(FuncFormatter(style.thousands))
    style.legend(axes, loc="upper right")
    marks = [max(1, round(plan.days * part)) for part in (0.25, 0.5, 1)]
    parts = ", ".join(
        _("in {share} of tests of {days:,} days").format(
            share=told.percent(round(1 - plan.chance(day * plan.users_a_day), 2)), days=day
        )
        for day in dict.fromkeys(marks)
    )
    alt = _("A true effect of {effect} is missed {parts}").format(
        effect=planned.told(plan, plan.effect), parts=parts
    )
    return Picture("missed", title, f"{alt}.", figure)


def _lifts(analysis: Analysis) -> Picture | None:
    rows = [
        (f"{one.metric.label}\n{one.treatment}", one.best)
        for one in analysis.results
        if one.best is not None and one.best.lift is not None and one.best.control.mean > 0
    ]
    if not rows:
        return None
    title = _("Relative differences to the control")
    level = told.percent(1 - analysis.rules.alpha)
    figure, axes = style.titled_axes(title, _("lift (%)"), "", height=1.4 + 0.6 * len(rows))
    for at, (__, found) in enumerate(rows):
        assert found.lift is not None
        middle, (low, high) = found.lift
        if found.always_lift is not None:
            ends = [100 * end for end in found.always_lift]
            label = _("always-valid") if at == 0 else None
            axes.plot(ends, [at, at], color=style.SKY, linewidth=2, linestyle="--", label=label)
        label = _("{level}, one look").format(level=level) if at == 0 else None
        axes.plot([100 * low, 100 * high], [at, at], color=style.BLUE, linewidth=4, label=label)
        axes.plot(100 * middle, at, "o", color=style.INK)
    _rows(axes, [name for name, __ in rows])
    style.legend(axes, loc="best")
    alt = "; ".join(f"{name.replace(chr(10), ', ')}: {told.lift(found)}" for name, found in rows)
    return Picture("lifts", title, f"{alt}.", figure)


def _looks(analysis: Analysis) -> Picture | None:
    metric = analysis.first
    name = f"{metric.label}, {analysis.exposed.treatments[0]}"
    found = analysis.looks
    if len(found) < 2:
        return None
    title = _("What each look would have shown: {name}").format(name=name)
    figure, axes = style.titled_axes(title, _("day of the test"), _axis(analysis))
    kept = [(at, one) for at, one in found if one.always is not None]
    scale = 100 if metric.is_rate else 1
    if len(kept) >= 2:
        low, high = ([scale * (one.always or (0, 0))[end] for __, one in kept] for end in (0, 1))
        days = [at for at, __ in kept]
        axes.fill_between(days, low, high, color=style.SKY, alpha=0.25, label=_("always-valid"))
    shown = kept if len(kept) >= 2 else list(found)
    _band(axes, shown, scale)
    style.legend(axes, loc="best")
    last = found[-1][1]
    alt = _(
        "Without CUPED. At the last look {difference}, one-look interval "
        "{interval}, always-valid {always}. Only the always-valid one may be "
        "looked at daily."
    ).format(
        difference=told.difference(last.difference, metric),
        interval=told.interval(last.interval, metric),
        always=told.interval(last.always, metric),
    )
    return Picture("looks", title, alt, figure)


def _days(analysis: Analysis) -> Picture | None:
    metric = analysis.first
    found = analysis.days
    if len(found) < 2:
        return None
    name = f"{metric.label}, {analysis.exposed.treatments[0]}"
    title = _("Difference by day since exposure: {name}").format(name=name)
    figure, axes = style.titled_axes(title, _("day since exposure"), _axis(analysis))
    _band(axes, found, 100 if metric.is_rate else 1)
    style.legend(axes, loc="best")
    first, last = found[0], found[-1]
    alt = _("Day {first}: {early}; day {last}: {late}. Later days have fewer users.").format(
        first=first[0],
        early=told.difference(first[1].difference, metric),
        last=last[0],
        late=told.difference(last[1].difference, metric),
    )
    return Picture("days", title, alt, figure)


def _segments(analysis: Analysis) -> Picture | None:
    metric, scale = analysis.first, 100 if analysis.first.is_rate else 1
    rows = [
        (f"{one.column}: {one.value}, {one.treatment}", one.found)
        for one in analysis.segments
        if isinstance(one.found, Estimate)
    ]
    if not rows:
        return None
    title = _("Segments: {name}").format(name=metric.label)
    figure, axes = style.titled_axes(title, _axis(analysis), "", height=1.4 + 0.35 * len(rows))
    for at, (__, one) in enumerate(rows):
        axes.plot([scale * end for end in one.interval], [at, at], color=style.BLUE, linewidth=3)
        axes.plot(scale * one.difference, at, "o", color=style.INK)
    _rows(axes, [name for name, __ in rows])
    alt = "; ".join(f"{name} {told.difference(one.difference, metric)}" for name, one in rows)
    return Picture("segments", title, f"{alt}.", figure)


def _band(axes: Axes, found: Sequence[tuple[int, Estimate]], scale: float) -> None:
    days = [at for at, __ in found]
    for end, label in ((0, _("one look")), (1, None)):
        ends = [scale * one.interval[end] for __, one in found]
        axes.plot(days, ends, color=style.BLUE, linestyle="--", linewidth=1.2, label=label)
    middle = [scale * one.difference for __, one in found]
    axes.plot(days, middle, color=style.INK, marker="o", markersize=3, linewidth=1.5)
    axes.axhline(0, color=style.FAINT, linewidth=1)


def _rows(axes: Axes, names: Sequence[str]) -> None:
    axes.axvline(0, color=style.FAINT, linewidth=1)
    axes.set_yticks(range(len(names)), names)
    axes.set_ylim(len(names) - 0.5, -0.5)
    style.plain(axes, grid="x")
    axes.grid(visible=False, axis="y")


def _axis(analysis: Analysis) -> Any:
    return (
        _("difference (percentage points)") if analysis.first.is_rate else _("difference per user")
    )
