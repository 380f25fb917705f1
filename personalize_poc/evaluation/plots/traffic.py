"""A day of traffic and what it costs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from matplotlib.figure import Figure
from matplotlib.ticker import MultipleLocator

from personalize_poc.evaluation.plots import style
from personalize_poc.language import _


def capacity(requests_per_second: Sequence[float], min_provisioned_tps: int) -> Figure:
    """A day of traffic, the provisioned minimum, and what is billed: the larger of the two.

    Args:
        requests_per_second: average requests per second in each hour of a day, [24].
        min_provisioned_tps: the campaign's minProvisionedTPS.
    """
    hours = np.arange(len(requests_per_second) + 1)
    traffic = np.asarray(requests_per_second, dtype=float)
    billed = np.maximum(traffic, min_provisioned_tps)
    figure, axes = style.titled_axes(
        _("Capacity: you are billed for the larger of traffic and minimum"),
        _("hour of the day (h)"),
        _("transactions per second (TPS)"),
    )
    area: dict[str, Any] = {"fill": True, "facecolor": style.GRID, "edgecolor": "#b0b0b0"}
    axes.stairs(billed, hours, label=_("billed"), hatch="//", linewidth=0, **area)
    axes.stairs(traffic, hours, color=style.BLUE, linewidth=2.2, label=_("traffic"), baseline=None)
    minimum = f"minProvisionedTPS = {min_provisioned_tps}"
    axes.axhline(min_provisioned_tps, color=style.VERMILION, linestyle="--", label=minimum)
    axes.set_xlim(0, len(traffic))
    axes.xaxis.set_major_locator(MultipleLocator(3))
    axes.set_ylim(0, max(float(billed.max()) * 1.1, 1.0))
    style.legend(axes, loc="upper left", bbox_to_anchor=(1, 1))
    return figure
