"""Figures of what is known of items and users, and of how much the users have done."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter

from personalize_poc.evaluation.plots import style
from personalize_poc.language import _

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes

_FILL = style.BLUE
_MOST = 15
"""So many categories are readable in one figure."""


def categories(counts: pd.Series, *, title: str | None = None) -> Figure:
    """One bar a category, the largest at the top; what is left over is one bar more.

    Args:
        counts: how many items each category has, the most frequent first.
        title: what is counted; None: the items of a genre.
    """
    shown = {str(name): int(count) for name, count in counts.head(_MOST).items()}
    if len(counts) > _MOST:
        shown[_("{count} others").format(count=len(counts) - _MOST)] = int(
            counts.iloc[_MOST:].sum()
        )
    figure, axes = _bars(title or _("Items per genre"), _("items (count)"), len(shown))
    bars = axes.barh(list(shown), list(shown.values()), color=_FILL, height=0.7)
    axes.bar_label(bars, [f" {count:,}" for count in shown.values()], fontsize=9)
    axes.xaxis.set_major_formatter(FuncFormatter(style.thousands))
    axes.set_xlim(0, max(shown.values(), default=1) * 1.12)
    return figure


def decades(years: pd.Series, touched: pd.Series | None = None) -> Figure:
    """How many items were made in each decade, and how many of them somebody has touched.

    Args:
        years: of the items; missing ones are in no decade.
        touched: whether there is an interaction with the item; same index.
    """
    import pandas as pd

    known = pd.to_numeric(years, errors="coerce").dropna()
    decade = (known // 10 * 10).astype(int)
    every = range(decade.min(), decade.max() + 10, 10) if len(decade) else range(0)
    counts = decade.value_counts().reindex(every, fill_value=0)
    names = [_("{year}s").format(year=start) for start in every]
    figure, axes = style.titled_axes(
        _("Items by the decade they were made in"), "", _("items (count)")
    )
    figure.set_layout_engine("constrained")
    axes.bar(names, counts.to_numpy(), width=0.8, color="none", edgecolor=style.INK, label=_("all"))
    if touched is not None:
        seen = decade[touched.reindex(decade.index)].value_counts().reindex(every, fill_value=0)
        axes.bar(names, seen.to_numpy(), width=0.8, color=_FILL, label=_("with interactions"))
        _legend_above(axes, "upper left")
    axes.tick_params(axis="x", labelrotation=45 if len(names) > 8 else 0)
    axes.yaxis.set_major_formatter(FuncFormatter(style.thousands))
    return figure


def coverage(table: pd.DataFrame, *, title: str | None = None) -> Figure:
    """The share of rows that have a value, one bar a column, and how many values differ.

    Several values joined by "|" count one by one. The columns are in the order of the table.

    Args:
        table: items or users.
        title: which they are; None: any metadata.
    """
    share = table.notna().mean() * 100
    figure, axes = _bars(
        title or _("Metadata: how much is filled in"), _("rows with a value (%)"), len(share)
    )
    bars = axes.barh([str(name) for name in share.index], share, color=_FILL, height=0.7)
    told = [
        _(" {percent}, {distinct:,} different").format(
            percent=_percent(value), distinct=_distinct(table[name])
        )
        for name, value in share.items()
    ]
    axes.bar_label(bars, told, fontsize=9)
    axes.set_xlim(0, 140)
    axes.set_xticks([0, 25, 50, 75, 100])
    return figure


def per_user(interactions: pd.DataFrame | pd.Series) -> Figure:
    """How many users have how many interactions.

    Args:
        interactions: column USER_ID; or how many interactions each user has.
    """
    is_table = hasattr(interactions, "columns")
    counts = (interactions["USER_ID"].value_counts() if is_table else interactions).to_numpy()
    figure, axes = style.titled_axes(
        _("Users by how much they do"),
        _("interactions of a user (each bar twice as wide as the one before)"),
        _("users (count)"),
    )
    figure.set_layout_engine("constrained")
    edges = 2.0 ** np.arange(0, int(np.log2(counts.max())) + 2)
    axes.hist(counts, bins=list(edges), color=_FILL, rwidth=0.9)
    axes.set_xscale("log", base=2)
    axes.xaxis.set_major_formatter(FuncFormatter(style.thousands))
    axes.yaxis.set_major_formatter(FuncFormatter(style.thousands))
    middle = int(np.median(counts))
    axes.axvline(
        middle,
        linestyle="--",
        color="0.5",
        label=_("half of the users: up to {middle:,}").format(middle=middle),
    )
    _legend_above(axes, "upper right")
    return figure


def _legend_above(axes: Axes, corner: str) -> None:
    """A legend for which there is room above the highest bar, wherever that stands."""
    axes.set_ylim(0, axes.get_ylim()[1] * (1 + 0.1 * len(axes.get_legend_handles_labels()[0])))
    style.legend(axes, loc=corner)


def _bars(title: str, x: str, count: int) -> tuple[Figure, Axes]:
    """Horizontal bars, the first at the top."""
    figure, axes = style.titled_axes(title, x, "")
    figure.set_layout_engine("constrained")
    figure.set_size_inches(8.5, 1.3 + 0.3 * count)
    axes.invert_yaxis()
    return figure, axes


def _distinct(values: pd.Series) -> int:
    """How many different values there are, those joined by "|" counted one by one."""
    import pandas as pd

    known = values.dropna()
    if pd.api.types.is_numeric_dtype(known.dtype):
        return int(known.nunique())
    return int(known.astype(str).str.split("|").explode().nunique())


def _percent(value: float) -> str:
    """Rounded, but never to all or nothing if it is not."""
    if 99 < value < 100:
        return f"{np.floor(value * 10) / 10:.1f} %"
    return _("below 1 %") if 0 < value < 1 else f"{value:.0f} %"
