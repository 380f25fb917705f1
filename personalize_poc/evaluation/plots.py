"""Figures of the workshop. They read well in black and white and carry a text for screen readers.

Every function returns a matplotlib `Figure` that is not registered with pyplot, so nothing is
drawn twice and nothing has to be closed. `show` turns one into a picture with alternative text.
"""

from __future__ import annotations

import base64
import html
import io
from collections.abc import Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
from matplotlib import font_manager
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter, MaxNLocator, MultipleLocator

from personalize_poc.evaluation import metrics as metric_tables

if TYPE_CHECKING:
    from matplotlib.axes import Axes

DPI = 110
_INK = "black"
_GREYS = ("0.15", "0.55", "0.35", "0.75", "0.9")
_LINES = ("-", "--", ":", "-.")
_MARKERS = ("o", "s", "^", "D", "v", "x")
_HATCHES = ("", "///", "...", "xxx", "\\\\\\", "+++")
_SHORT = 6
_CHART_METRICS = (
    "mean_reciprocal_rank_at_25",
    "normalized_discounted_cumulative_gain_at_10",
    "precision_at_10",
    "coverage",
)


class Picture:
    """A PNG with a text for those who cannot see it, as a notebook shows it.

    The text stands in the metadata of `image/png`, which the classic page of nbconvert reads, and
    in the `<img>` of `text/html`, since JupyterLab and its page read no such metadata.
    """

    def __init__(self, png: bytes, alt: str) -> None:
        self.png = png
        self.alt = alt

    def __repr__(self) -> str:
        return f"[{self.alt}]"

    def _repr_mimebundle_(
        self, include: Any = None, exclude: Any = None
    ) -> tuple[dict[str, str], dict[str, Any]]:
        encoded = base64.b64encode(self.png).decode("ascii")
        page = (
            f'<img alt="{html.escape(self.alt)}" style="max-width: 100%"'
            f' src="data:image/png;base64,{encoded}">'
        )
        data = {"image/png": encoded, "text/html": page, "text/plain": repr(self)}
        return data, {"image/png": {"alt": self.alt}}


def show(figure: Figure, alt: str) -> Picture:
    """The figure as a picture for a notebook, with `alt` as the text for those who cannot see it.

    Raises:
        ValueError: if `alt` is empty; a picture without a description shuts people out.
    """
    if not alt.strip():
        raise ValueError("Describe the figure: alt must not be empty.")
    picture = io.BytesIO()
    figure.savefig(picture, format="png", dpi=DPI, bbox_inches="tight")
    return Picture(picture.getvalue(), alt)


def activity(interactions: pd.DataFrame) -> Figure:
    """Events per day, week or month over time, one line an event type.

    The first and the last period are seldom complete, so they are left out of longer series.

    Args:
        interactions: columns TIMESTAMP (Unix seconds) and, if there is one, EVENT_TYPE.
    """
    times = pd.to_datetime(interactions["TIMESTAMP"], unit="s")
    frequency, unit = _period(times)
    types = _event_types(interactions)
    counts = pd.DataFrame({"time": times, "type": types}).groupby("type")["time"]
    periods = pd.period_range(times.min(), times.max(), freq=frequency)
    periods = periods[1:-1] if len(periods) > _SHORT else periods
    figure, axes = _axes("Activity over time", f"{unit} (UTC)", f"events per {unit}")
    for at, (name, moments) in enumerate(counts):
        line = moments.dt.to_period(frequency).value_counts().sort_index()
        line = line.reindex(periods, fill_value=0)
        axes.plot(
            line.index.to_timestamp(), line.to_numpy(), label=str(name),
            color=_GREYS[at % len(_GREYS)], linestyle=_LINES[at % len(_LINES)],
            marker=_MARKERS[at % len(_MARKERS)] if len(line) < 60 else None, markersize=4,
        )  # fmt: skip
    axes.set_ylim(bottom=0)
    axes.yaxis.set_major_formatter(FuncFormatter(_thousands))
    if types.nunique() > 1:
        axes.legend(title="event type", frameon=False)
    figure.autofmt_xdate()
    return figure


def long_tail(interactions: pd.DataFrame) -> Figure:
    """The share of all interactions that the most popular items take, item by item.

    Args:
        interactions: column ITEM_ID.
    """
    counts = np.sort(interactions["ITEM_ID"].value_counts().to_numpy())[::-1]
    share = np.cumsum(counts) / counts.sum() * 100
    half = int(np.searchsorted(share, 50)) + 1
    ranks = np.arange(1, len(counts) + 1)
    figure, axes = _axes(
        "The long tail: few items take most interactions",
        "items, from the most to the least popular (count)",
        "share of all interactions (%)",
    )
    axes.plot(ranks, share, color=_INK, label="this data")
    axes.plot(
        [0, len(counts)], [0, 100], color="0.5", linestyle=":", label="if all were equally popular"
    )
    axes.plot(half, share[half - 1], marker="o", color=_INK)
    axes.annotate(
        f"half of all interactions fall on {half:,} items"
        f" ({half / len(counts):.0%} of {len(counts):,})",
        (half, share[half - 1]), xytext=(18, -6), textcoords="offset points",
        bbox={"facecolor": "white", "edgecolor": "none", "pad": 1.5},
    )  # fmt: skip
    axes.set_xlim(0, len(counts))
    axes.set_ylim(0, 100)
    axes.xaxis.set_major_formatter(FuncFormatter(_thousands))
    axes.legend(frameon=False, loc="lower right")
    return figure


def metrics(
    results: Mapping[str, Mapping[str, float]], baseline: str = metric_tables.BASELINE
) -> Figure:
    """One panel a metric, one bar a recipe, a dashed line at the popularity baseline.

    Args:
        results: recipe name -> metrics as `GetSolutionMetrics` returns them.
        baseline: the recipe whose value is the dashed line.
    """
    recipes = list(metric_tables.table(results, baseline).index)
    chosen = [key for key in _CHART_METRICS if any(key in found for found in results.values())]
    figure = Figure(figsize=(9.5, 1.0 + 0.42 * len(recipes) * ((len(chosen) + 1) // 2)))
    figure.set_layout_engine("constrained")
    panels = figure.subplots((len(chosen) + 1) // 2, 2, squeeze=False, sharey=True)
    for axes, key in zip(panels.flat, chosen, strict=False):
        _metric_panel(axes, key, recipes, results, baseline)
    panels.flat[0].invert_yaxis()  # the panels share it: the baseline comes first, at the top
    for axes in panels.flat[len(chosen) :]:
        axes.set_visible(False)
    figure.suptitle("Offline metrics per recipe (0 to 1, higher is better)")
    return figure


def _metric_panel(
    axes: Axes,
    key: str,
    recipes: Sequence[str],
    results: Mapping[str, Mapping[str, float]],
    baseline: str,
) -> None:
    values = [results[recipe].get(key, 0.0) for recipe in recipes]
    bars = axes.barh(recipes, values, color="white", edgecolor=_INK)
    for at, bar in enumerate(bars):
        bar.set_hatch(_HATCHES[at % len(_HATCHES)])
    axes.bar_label(bars, [f" {value:.3f}" for value in values], fontsize=8)
    if baseline in results:
        axes.axvline(results[baseline].get(key, 0.0), color=_INK, linestyle="--", linewidth=1)
    axes.set_title(f"{metric_tables.label(key)} (dashed: baseline)", fontsize=10)
    axes.set_xlim(0, max(values, default=0.0) * 1.2 or 1.0)
    axes.xaxis.set_major_locator(MaxNLocator(5))
    _plain(axes)


def rank_changes(
    before: Sequence[str],
    after: Sequence[str],
    *,
    title: str = "What the events changed",
    labels: tuple[str, str] = ("before", "after"),
) -> Figure:
    """Two ranked lists side by side; a line joins the places of an item that is in both.

    Args:
        before: titles, best first.
        after: titles, best first. Those not in `before` are drawn as squares and in bold.
    """
    length = max(len(before), len(after), 1)
    figure = Figure(figsize=(10, 0.9 + 0.32 * length))
    figure.set_layout_engine("constrained")
    axes = figure.subplots()
    for place, name in enumerate(before, start=1):
        gone = name not in after
        _entry(axes, 0, place, name, marker="x" if gone else "o", weight="normal")
        if not gone:
            axes.plot([0, 1], [place, list(after).index(name) + 1], color="0.4", linewidth=1)
    for place, name in enumerate(after, start=1):
        new = name not in before
        _entry(axes, 1, place, name, marker="s" if new else "o", weight="bold" if new else "normal")
    axes.set_xlim(-1.6, 2.6)
    axes.set_ylim(length + 0.6, 0.2)
    axes.set_xticks([0, 1], labels=[f"rank {labels[0]}", f"rank {labels[1]}"])
    axes.set_yticks([])
    axes.xaxis.tick_top()
    axes.set_title(f"{title}\n(● in both lists · ■ new · × gone)", fontsize=11)
    for side in ("left", "right", "top", "bottom"):
        axes.spines[side].set_visible(False)
    return figure


def _entry(axes: Axes, x: int, place: int, name: str, *, marker: str, weight: str) -> None:
    axes.plot(x, place, marker=marker, color=_INK, markersize=6)
    shown = _text(name if len(name) <= 42 else name[:41] + "…")
    text = f"{shown}  {place}" if x == 0 else f"{place}  {shown}"
    axes.text(
        x - 0.06 if x == 0 else x + 0.06, place, text, fontsize=9, fontweight=weight,
        ha="right" if x == 0 else "left", va="center",
    )  # fmt: skip


def capacity(requests_per_second: Sequence[float], min_provisioned_tps: int) -> Figure:
    """A day of traffic, the provisioned minimum, and what is billed: the larger of the two.

    Args:
        requests_per_second: average requests per second in each hour of a day, [24].
        min_provisioned_tps: the campaign's minProvisionedTPS.
    """
    hours = np.arange(len(requests_per_second) + 1)
    traffic = np.asarray(requests_per_second, dtype=float)
    billed = np.maximum(traffic, min_provisioned_tps)
    figure, axes = _axes(
        "Capacity: you are billed for the larger of traffic and minimum",
        "hour of the day (h)",
        "transactions per second (TPS)",
    )
    axes.stairs(billed, hours, fill=True, facecolor="0.92", edgecolor="0.5", hatch="//",
                label="billed")  # fmt: skip
    axes.stairs(traffic, hours, color=_INK, linewidth=1.8, label="traffic", baseline=None)
    axes.axhline(min_provisioned_tps, color=_INK, linestyle="--",
                 label=f"minProvisionedTPS = {min_provisioned_tps}")  # fmt: skip
    axes.set_xlim(0, len(traffic))
    axes.xaxis.set_major_locator(MultipleLocator(3))
    axes.set_ylim(0, max(float(billed.max()) * 1.25, 1.0))
    axes.legend(frameon=False, loc="upper left")
    return figure


def _axes(title: str, x: str, y: str) -> tuple[Figure, Axes]:
    figure = Figure(figsize=(8.5, 3.6))
    axes = figure.subplots()
    axes.set_title(title)
    axes.set_xlabel(x)
    axes.set_ylabel(y)
    _plain(axes)
    return figure, axes


def _plain(axes: Axes) -> None:
    axes.spines["top"].set_visible(False)
    axes.spines["right"].set_visible(False)


def _event_types(interactions: pd.DataFrame) -> pd.Series:
    if "EVENT_TYPE" in interactions:
        return interactions["EVENT_TYPE"].fillna("none").astype(str)
    return pd.Series("event", index=interactions.index)


def _period(times: pd.Series) -> tuple[str, str]:
    """The pandas period and its name that give a line of readable length."""
    days = (times.max() - times.min()).days
    if days <= 120:
        return "D", "day"
    return ("W", "week") if days <= 3 * 365 else ("M", "month")


def _thousands(value: float, _place: int) -> str:
    return f"{value:,.0f}"


def _text(name: str) -> str:
    """A title as matplotlib can draw it: `$` starts a formula, some scripts are not in the font."""
    known = _characters()
    return "".join(sign if ord(sign) in known else "□" for sign in name).replace("$", r"\$")


@cache
def _characters() -> frozenset[int]:
    font = font_manager.get_font(font_manager.findfont(font_manager.FontProperties()))
    return frozenset(font.get_charmap())
