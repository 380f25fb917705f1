"""Offline metrics of recipes beside both baselines, with what they might be off by."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from personalize_poc.evaluation import metrics
from personalize_poc.evaluation.comparison import called
from personalize_poc.evaluation.estimates import Estimate
from personalize_poc.evaluation.plots import style
from personalize_poc.language import N_, _

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from personalize_poc.evaluation.comparison import Comparison, Row

_READINGS = (("everything", N_("all items")), ("new", N_("new items only")))


def readings(comparison: Comparison) -> Figure:
    """Bars with and without repeats side by side, each with its 95 % interval.

    A panel each; hatched bars are baselines. The panels share their scale.
    """
    rows = list(comparison.rows)
    panels = [(member, text) for member, text in _READINGS if _any(rows, member)]
    figure = Figure(figsize=(9.5, 1.3 + 0.42 * len(rows)))
    figure.set_layout_engine("constrained")
    shown = figure.subplots(1, len(panels), squeeze=False, sharey=True, sharex=True)
    for axes, (member, text) in zip(shown.flat, panels, strict=True):
        _bars(axes, rows, [getattr(row, member) for row in rows])
        axes.set_title(_(text), fontsize=10)
        axes.set_xlabel(metrics.label(comparison.metric))
    shown.flat[0].invert_yaxis()
    figure.suptitle(_("With repeats, and on what is new to the person (whiskers: 95 %)"))
    return figure


def _any(rows: Sequence[Row], member: str) -> bool:
    return any(getattr(row, member).mean == getattr(row, member).mean for row in rows)


def _bars(axes: Axes, rows: Sequence[Row], values: Sequence[Estimate]) -> None:
    names = [_name(row.name) for row in rows]
    bars = axes.barh(
        names, [_or_zero(one.mean) for one in values], color=style.SKY, edgecolor=style.INK
    )
    for bar, row in zip(bars, rows, strict=True):
        bar.set_hatch("///" if row.is_baseline else "")
        if row.is_baseline:
            bar.set_facecolor("0.85")
    for place, one in enumerate(values):
        if one.has_interval:
            reach = [[one.mean - one.low], [one.high - one.mean]]
            # A whisker of ink on a coloured bar is seen in both themes only with paper around it.
            axes.plot([one.low, one.high], [place, place], color=style.PAPER, linewidth=4.5)
            axes.errorbar(one.mean, place, xerr=reach, color=style.INK, capsize=3, linewidth=1.2)
        end = one.high if one.has_interval else _or_zero(one.mean)
        axes.annotate(
            f"{one.mean:.3f}" if one.mean == one.mean else _("not published"),
            (end, place),
            xytext=(5, 0),
            textcoords="offset points",
            va="center",
            fontsize=style.SMALL_SIZE,
        )
    axes.margins(x=0.14)
    axes.set_xlim(left=0)
    axes.xaxis.set_major_locator(MaxNLocator(5))
    style.plain(axes)


def _name(name: str) -> str:
    return called(name).removeprefix("aws-")


def _or_zero(value: float) -> float:
    return value if value == value else 0.0


def trade_off(comparison: Comparison) -> Figure:
    """Coverage and novelty against accuracy: what a higher metric is paid with."""
    rows = [row for row in comparison.rows if row.everything.mean == row.everything.mean]
    panels = [
        ("coverage", _("coverage (share of the catalogue)")),
        ("novelty", _("novelty of the first ten (bits)")),
    ]
    panels = [(key, text) for key, text in panels if any(_known(row, key) for row in rows)]
    figure = Figure(figsize=(9.5, 3.9))
    figure.set_layout_engine("constrained")
    for axes, (key, text) in zip(
        figure.subplots(1, len(panels), squeeze=False, sharey=True).flat, panels, strict=True
    ):
        _points(axes, [row for row in rows if _known(row, key)], key)
        axes.set_xlabel(text)
        axes.set_ylabel(_("{label}, new items").format(label=metrics.label(comparison.metric)))
    handles, labels = figure.axes[0].get_legend_handles_labels()
    figure.legend(handles, labels, loc="outside lower center", ncols=3, frameon=False, fontsize=8)
    figure.suptitle(_("What is seen of the catalogue, and how well it fits"))
    return figure


def _known(row: Row, key: str) -> bool:
    return bool(getattr(row, key) == getattr(row, key))


def _points(axes: Axes, rows: Sequence[Row], key: str) -> None:
    for place, row in enumerate(rows):
        height = row.new if row.new.mean == row.new.mean else row.everything
        reach = None
        if height.has_interval:
            reach = [[height.mean - height.low], [height.high - height.mean]]
        axes.errorbar(
            getattr(row, key),
            height.mean,
            yerr=reach,
            marker=style.MARKERS[place % len(style.MARKERS)],
            color=style.INK if row.is_baseline else style.BLUE,
            markerfacecolor=style.PAPER if row.is_baseline else style.BLUE,
            linestyle="none",
            elinewidth=0.9,
            label=_name(row.name),
        )
    axes.margins(x=0.12)
    axes.set_ylim(bottom=0)
    style.plain(axes)
