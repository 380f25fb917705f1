"""Shares of a list: how they change from event to event."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator, PercentFormatter

from personalize_poc.evaluation.plots import style
from personalize_poc.language import _


def after_each_event(
    shares: Mapping[str, Sequence[float]], *, of: str, usual: float | None = None
) -> Figure:
    """The share of one kind of items in a list after 0, 1, 2 … events, one line a person.

    Args:
        shares: whose list -> its shares, 0 to 1; the first before any event.
        of: what is counted, for the axis.
        usual: its share in the whole catalogue, drawn as a line to compare with.
    """
    figure, axes = style.titled_axes(
        _("{of}: share of the list after each event").format(of=of),
        _("events sent"),
        _("share of {of}").format(of=of),
    )
    for number, (name, values) in enumerate(shares.items()):
        marker = style.MARKERS[number % len(style.MARKERS)]
        axes.plot(range(len(values)), values, marker=marker, label=name, **style.line(number))
    if usual is not None:
        axes.axhline(usual, color=style.FAINT, linewidth=1, label=_("in the whole catalogue"))
    highest = max((value for values in shares.values() for value in values), default=0.0)
    axes.set_ylim(0, max(0.2, min(1.0, highest * 1.25)))
    axes.yaxis.set_major_formatter(PercentFormatter(1, decimals=0))
    axes.xaxis.set_major_locator(MaxNLocator(integer=True))
    if axes.lines:
        style.legend(axes, loc="center left", bbox_to_anchor=(1.0, 0.5))
    return figure


def by_place(shares: Sequence[float], *, title: str, of: str) -> Figure:
    """The share of lists that hold one kind of items at each place, one bar a place.

    Args:
        shares: of place 1, 2, 3 …, 0 to 1.
        title: what is compared.
        of: what is counted, for the axis.
    """
    figure, axes = style.titled_axes(title, _("place in the list"), of)
    axes.bar(range(1, len(shares) + 1), shares, **style.bar(0))
    axes.set_ylim(0, 1)
    axes.yaxis.set_major_formatter(PercentFormatter(1, decimals=0))
    axes.xaxis.set_major_locator(MaxNLocator(integer=True))
    return figure
