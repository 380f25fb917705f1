"""A picture of how long requests took: one line for each kind of load."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import numpy as np
from matplotlib.figure import Figure
from numpy.typing import NDArray

SHARES = (0.5, 0.9, 0.99, 0.999)
"""Where the axis has its marks."""
_STYLES = (("-", "black"), ("--", "black"), (":", "black"), ("-", "0.6"), ("--", "0.6"))
_MARKERS = ("o", "s", "^", "D", "v", "x")


def draw(times: Mapping[str, NDArray[np.float64]], path: Path, title: str) -> None:
    """Write a picture (PNG, SVG or PDF, by the name of the file).

    times: milliseconds [requests] of each load. For each share of requests, a line tells within
    which time they were answered; the axis of shares gives each further nine the same space.
    """
    figure = Figure(figsize=(10, 7), layout="constrained")
    axes = figure.add_subplot()
    for number, (name, spread) in enumerate(times.items()):
        shares = 1 - np.geomspace(0.9, max(1 / len(spread), 1 - SHARES[-1]), 200)
        line, colour = _STYLES[number % len(_STYLES)]
        axes.plot(
            _nines(shares),
            np.quantile(spread, shares),
            line,
            color=colour,
            label=name,
            marker=_MARKERS[number % len(_MARKERS)],
            markevery=(7 * number, 60),
            markersize=5,
        )
    axes.set_yscale("log")
    axes.yaxis.set_major_formatter(lambda value, _: f"{value:g}")
    axes.set_xticks(_nines(np.array(SHARES)), [f"{100 * share:g} %" for share in SHARES])
    axes.margins(x=0.02)
    axes.set_xlabel("Share of requests")
    axes.set_ylabel("answered within, milliseconds")
    axes.set_title(title)
    axes.grid(color="0.85")
    figure.legend(fontsize="small", loc="outside lower center", ncols=2)
    figure.savefig(path, dpi=110)


def _nines(shares: NDArray[np.float64]) -> NDArray[np.float64]:
    """0 for no request, 1 for 90 %, 2 for 99 %, and so on."""
    found: NDArray[np.float64] = -np.log10(1 - shares)
    return found
