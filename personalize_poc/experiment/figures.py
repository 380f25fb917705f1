"""Figures of an experiment whose truth is known: estimates beside it, early stops, regret.

Each comes with its words for those who cannot see it; `show` puts both into a notebook.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from personalize_poc.evaluation import plots
from personalize_poc.evaluation.pages.svg import Picture
from personalize_poc.evaluation.plots import style
from personalize_poc.language import _

if TYPE_CHECKING:
    from numpy.typing import ArrayLike


@dataclass(frozen=True)
class Beside:
    """An estimate and the truth.

    Attributes:
        name: of the estimate.
        value: the estimate.
        interval: low and high.
        truth: what it should be; None where nobody knows.
    """

    name: str
    value: float
    interval: tuple[float, float]
    truth: float | None

    @property
    def holds(self) -> bool:
        """Whether the interval contains the truth; so it does where nobody knows it."""
        return self.truth is None or self.interval[0] <= self.truth <= self.interval[1]


def show(picture: Picture | None, otherwise: str = "") -> None:
    """Show a picture in a notebook.

    Args:
        picture: with its words; None where there is nothing to draw.
        otherwise: what is printed then.
    """
    from IPython import display

    if picture is None:
        print(otherwise)
    else:
        display.display(plots.show(picture.figure, alt=picture.alt))  # type: ignore[no-untyped-call]


def beside(rows: Sequence[Beside], *, title: str, axis: str) -> Picture | None:
    """Estimates with their intervals, one below the other, and the truth of each as a line.

    Args:
        rows: from top to bottom; without any there is no picture.
        title: of the figure.
        axis: what the estimates are.
    """
    if not rows:
        return None
    figure, axes = style.titled_axes(title, axis, "", height=1.5 + 0.5 * len(rows))
    for at, one in enumerate(rows):
        label = _("estimate, 95% interval") if at == 0 else None
        axes.plot(one.interval, [at, at], color=style.BLUE, linewidth=3, label=label)
        axes.plot(one.value, at, "o", color=style.BLUE, markersize=7)
        if one.truth is not None:
            mark = _("the truth") if at == 0 else None
            axes.plot(
                [one.truth] * 2, [at - 0.32, at + 0.32], "--", color=style.INK, lw=2, label=mark
            )
    axes.axvline(0, color=style.FAINT, linewidth=1)
    axes.set_yticks(range(len(rows)), [one.name for one in rows])
    axes.set_ylim(len(rows) - 0.5, -0.5)
    style.plain(axes, grid="x")
    axes.grid(visible=False, axis="y")
    style.legend(axes, loc="upper left", bbox_to_anchor=(1.01, 1.0))
    return Picture("beside", title, _told(rows), figure)


def holding(rows: Sequence[Beside]) -> str:
    """How many of the intervals contain the truth, in words; empty where nobody knows it."""
    known = [one for one in rows if one.truth is not None]
    if not known:
        return ""
    return _("The truth lies within {holding} of {count} intervals.").format(
        holding=sum(one.holds for one in known), count=len(known)
    )


def _told(rows: Sequence[Beside]) -> str:
    parts = []
    for one in rows:
        low, high = one.interval
        told = _("{name}: {value:.3g} ({low:.3g} to {high:.3g})").format(
            name=one.name, value=one.value, low=low, high=high
        )
        parts.append(
            told
            if one.truth is None
            else _("{told}, the truth {truth:.3g}").format(told=told, truth=one.truth)
        )
    return "; ".join(parts) + "."


def by_place(looked: ArrayLike, clicked: ArrayLike) -> Picture:
    """How many look at each place of a list, and how many click there.

    Args:
        looked, clicked: [k] shares of the visits.
    """
    title = _("How far down people look")
    figure, axes = style.titled_axes(title, _("place in the list"), _("share of the visits (%)"))
    places = np.arange(1, len(np.asarray(looked)) + 1)
    for at, (name, values) in enumerate(((_("looked at"), looked), (_("clicked"), clicked))):
        marker = style.MARKERS[at]
        axes.plot(places, 100 * np.asarray(values), marker=marker, label=name, **style.line(at))
    axes.set_xticks(places)
    axes.set_ylim(bottom=0)
    style.legend(axes, loc="upper right")
    look, click = np.asarray(looked), np.asarray(clicked)
    alt = _(
        "The first place is looked at on {first:.0%} of the visits and clicked "
        "on {clicked:.0%}; place {place} on {last:.0%} and {clicked_last:.0%}."
    ).format(
        first=look[0], clicked=click[0], place=len(look), last=look[-1], clicked_last=click[-1]
    )
    return Picture("by-place", title, alt, figure)


def stopped(lifts: ArrayLike, truth: float, *, title: str) -> Picture:
    """What tests showed when they were stopped, beside the truth.

    Args:
        lifts: relative differences at the stop.
        truth: the relative difference that is there.
        title: of the figure.
    """
    figure, axes = style.titled_axes(title, _("lift that the test showed (%)"), _("tests"))
    shown = 100 * np.asarray(lifts, dtype=float)
    shown = shown[np.isfinite(shown)]
    if len(shown):
        top = max(float(np.percentile(shown, 99)), 100 * truth)
        axes.hist(np.clip(shown, None, top), bins=30, **style.bar(0))
    axes.axvline(
        100 * truth,
        color=style.INK,
        linestyle="--",
        label=_("the truth: {truth:+.0%}").format(truth=truth),
    )
    style.legend(axes, loc="upper right")
    alt = _("No test was stopped.")
    if len(shown):
        alt = _(
            "Histogram of the lifts of {count:,} tests at their stop: half of "
            "them show more than {median:+.0f}%, while the truth, a dashed line, "
            "is {truth:+.0%}."
        ).format(count=len(shown), median=np.median(shown), truth=truth)
    return Picture("stopped", title, alt, figure)


def regret(curves: Mapping[str, ArrayLike], *, title: str) -> Picture:
    """What was lost so far, day by day.

    Args:
        curves: name -> what was lost up to the end of each day.
        title: of the figure.
    """
    figure, axes = style.titled_axes(title, _("day"), _("watches lost so far"))
    for at, (name, values) in enumerate(curves.items()):
        days = np.arange(1, len(np.asarray(values)) + 1)
        axes.plot(days, np.asarray(values), label=name, linewidth=2, **style.line(at))
    axes.set_ylim(bottom=0)
    axes.set_xlim(left=1)
    style.legend(axes, loc="upper left")
    last = {name: float(np.asarray(values)[-1]) for name, values in curves.items()}
    ends = ", ".join(f"{name} {value:,.0f}" for name, value in last.items())
    alt = _("Lines of the watches lost so far, by day. At the end: {ends}.").format(ends=ends)
    return Picture("regret", title, alt, figure)
