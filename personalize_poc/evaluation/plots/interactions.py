"""Figures of raw interactions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import numpy as np
from matplotlib.dates import ConciseDateFormatter
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter

from personalize_poc import language
from personalize_poc.evaluation.plots import style
from personalize_poc.language import _

if TYPE_CHECKING:
    import pandas as pd

_SHORT = 6
"""A series of so few periods is shown with its incomplete ends."""
_FEW_POINTS = 60
_LATEST = 7_258_118_400
"""Unix seconds of the year 2200."""


def activity(interactions: pd.DataFrame) -> Figure:
    """Events per day, week or month over time, one line an event type.

    The first and the last period are seldom complete, so they are left out of longer series. What
    lies before 1970 or after 2200 is no time: it is left out, and the title says so.

    Args:
        interactions: columns TIMESTAMP (Unix seconds) and, if there is one, EVENT_TYPE.
    """
    import pandas as pd

    possible = interactions["TIMESTAMP"].between(0, _LATEST)
    shown = interactions[possible]
    if shown.empty:
        return _no_times(len(interactions))
    times = pd.to_datetime(shown["TIMESTAMP"], unit="s")
    frequency, unit = _period(times)
    types = _event_types(shown)
    counts = pd.DataFrame({"time": times, "type": types}).groupby("type")["time"]
    periods = pd.period_range(times.min(), times.max(), freq=frequency)
    periods = periods[1:-1] if len(periods) > _SHORT else periods
    left_out = len(interactions) - len(shown)
    title = _("Activity over time") + (
        _(", without {left_out:,} impossible times").format(left_out=left_out) if left_out else ""
    )
    figure, axes = style.titled_axes(
        title, _("{unit} (UTC)").format(unit=unit), _("events per {unit}").format(unit=unit)
    )
    for at, (name, moments) in enumerate(counts):
        line = moments.dt.to_period(frequency).value_counts().sort_index()
        line = line.reindex(periods, fill_value=0)
        axes.plot(
            line.index.to_timestamp(),
            line.to_numpy(),
            label=str(name),
            **style.line(at),
            linewidth=1.8,
            marker=style.MARKERS[at % len(style.MARKERS)] if len(line) < _FEW_POINTS else None,
            markersize=4,
        )
    axes.set_ylim(bottom=0)
    axes.yaxis.set_major_formatter(FuncFormatter(style.thousands))
    if types.nunique() > 1:
        beside: dict[str, Any] = {"loc": "upper left", "bbox_to_anchor": (1, 1)}
        style.legend(axes, title=_("event type"), alignment="left", **beside)
    axes.xaxis.set_major_formatter(_dates(axes.xaxis.get_major_locator()))
    return figure


_Concise: Any = ConciseDateFormatter  # untyped


class _KoreanDates(_Concise):  # type: ignore[misc]
    """Dates as Korean writes them: 7월 1일, without zeros before (strftime has no such form)."""

    def __init__(self, locator: Any) -> None:
        levels = ["%Y년", "%m월", "%d일", "%H:%M", "%H:%M", "%S.%f"]
        super().__init__(
            locator,
            formats=levels,
            zero_formats=["", *levels[:2], "%m월 %d일", "%H:%M", "%H:%M"],
            offset_formats=["", "%Y년", "%Y년 %m월", *["%Y년 %m월 %d일"] * 3],
        )

    def format_ticks(self, values: Any) -> list[str]:
        return [_bare(label) for label in super().format_ticks(values)]

    def get_offset(self) -> str:
        return _bare(super().get_offset())


def _bare(label: str) -> str:
    return re.sub(r"\b0(?=\d[월일])", "", label)


def _dates(locator: Any) -> Any:
    """How dates are written on an axis: matplotlib's own way, or the one of the chosen language."""
    korean = language.chosen() == language.KOREAN
    return _KoreanDates(locator) if korean else _Concise(locator)


def _no_times(count: int) -> Figure:
    """What is drawn where no time is possible."""
    figure, axes = style.titled_axes(_("Activity over time"), _("time (UTC)"), _("events"))
    axes.text(
        0.5,
        0.5,
        _("all {count:,} times are impossible").format(count=count),
        ha="center",
        va="center",
    )
    return figure


def long_tail(interactions: pd.DataFrame | pd.Series) -> Figure:
    """The share of all interactions that the most popular items take, item by item.

    Args:
        interactions: column ITEM_ID; or how many interactions each item has.
    """
    is_table = hasattr(interactions, "columns")
    each = interactions["ITEM_ID"].value_counts() if is_table else interactions
    counts = np.sort(each.to_numpy())[::-1]
    share = np.cumsum(counts) / counts.sum() * 100
    half = int(np.searchsorted(share, 50)) + 1
    ranks = np.arange(1, len(counts) + 1)
    figure, axes = style.titled_axes(
        _("The long tail: few items take most interactions"),
        _("items, from the most to the least popular (count)"),
        _("share of all interactions (%)"),
    )
    axes.plot(ranks, share, color=style.BLUE, linewidth=2.2, label=_("this data"))
    equal: dict[str, Any] = {
        "color": style.FAINT,
        "linestyle": ":",
        "label": _("if all were equally popular"),
    }
    axes.plot([0, len(counts)], [0, 100], **equal)
    axes.plot(half, share[half - 1], marker="o", color=style.INK, markersize=7)
    part = _("{share:.0%} of {count:,}").format(share=half / len(counts), count=len(counts))
    axes.annotate(
        _("half of all interactions fall on {half:,} items ({part})").format(half=half, part=part),
        (half, share[half - 1]),
        xytext=(18, -6),
        textcoords="offset points",
        fontsize=style.TEXT_SIZE,
        color=style.INK,
        bbox={"facecolor": style.PAPER, "edgecolor": "none", "pad": 1.5},
    )
    axes.set_xlim(0, len(counts))
    axes.set_ylim(0, 100)
    axes.xaxis.set_major_formatter(FuncFormatter(style.thousands))
    style.legend(axes, loc="lower right")
    return figure


def _event_types(interactions: pd.DataFrame) -> pd.Series:
    import pandas as pd

    if "EVENT_TYPE" in interactions:
        return interactions["EVENT_TYPE"].fillna("none").astype(str)
    return pd.Series("event", index=interactions.index)


def _period(times: pd.Series) -> tuple[str, str]:
    """The pandas period and its name that give a line of readable length."""
    days = (times.max() - times.min()).days
    if days <= 120:
        return "D", _("day")
    return ("W", _("week")) if days <= 3 * 365 else ("M", _("month"))
