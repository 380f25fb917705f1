"""What campaigns cost that nobody deletes."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter, MultipleLocator

from personalize_poc.evaluation.plots import style
from personalize_poc.language import _

_DAYS_A_MONTH = 30.5


def forgotten(usd_a_month: Mapping[str, float], days: int = 90) -> Figure:
    """The bill of idle campaigns, added up day by day; flat at 0 if there are none.

    Args:
        usd_a_month: campaign -> what it costs a month while nobody asks it.
        days: how long they are forgotten.
    """
    figure, axes = style.titled_axes(
        _("If these campaigns were forgotten"), _("days after the workshop"), _("USD, together")
    )
    time = np.arange(days + 1)
    total = np.zeros(len(time))
    for number, (name, usd) in enumerate(usd_a_month.items()):
        before, total = total, total + time / _DAYS_A_MONTH * usd
        axes.fill_between(time, before, total, label=name, **style.bar(number))
    axes.plot(time, total, color=style.INK, linewidth=1.8)
    axes.annotate(
        f"{total[-1]:,.0f} USD",
        (days, total[-1]),
        (-4, 6),
        textcoords="offset points",
        ha="right",
        color=style.INK,
        fontsize=style.SMALL_SIZE,
    )
    axes.set_xlim(0, days)
    axes.set_ylim(0, max(float(total[-1]) * 1.2, 1.0))
    axes.xaxis.set_major_locator(MultipleLocator(30))
    axes.yaxis.set_major_formatter(FuncFormatter(style.thousands))
    if usd_a_month:
        style.legend(axes, loc="upper left")
    return figure
