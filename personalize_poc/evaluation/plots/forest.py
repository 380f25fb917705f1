"""Paired differences as a forest plot: what can be told apart, and what cannot."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from personalize_poc.evaluation import metrics
from personalize_poc.evaluation.estimates import Estimate
from personalize_poc.evaluation.plots import style
from personalize_poc.language import _

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from personalize_poc.evaluation.comparison import Comparison

_Line = tuple[str, Estimate]


def differences(comparison: Comparison) -> Figure:
    """Each recipe less each baseline, and each pair of recipes, for the same test users.

    A filled mark: the whole 95 % interval is on one side of 0. A hollow one: not distinguishable.
    """
    panels = ((_("all items"), _lines(comparison)), (_("new items only"), _new_lines(comparison)))
    heights = [max(1, len(panel[1])) for panel in panels]
    figure = Figure(figsize=(style.WIDTH, 1.9 + 0.27 * sum(heights)))
    figure.set_layout_engine("constrained")
    shown = figure.subplots(2, 1, sharex=True, height_ratios=heights)
    for axes, (title, lines) in zip(shown, panels, strict=True):
        _panel(axes, lines)
        axes.set_title(title, fontsize=style.TEXT_SIZE, loc="left")
        axes.set_xlabel(
            _("difference of {label} (95 %)").format(label=metrics.label(comparison.metric))
        )
    marks = [_mark(style.INK, _("one is ahead")), _mark(style.PAPER, _("not distinguishable"))]
    figure.legend(handles=marks, loc="outside lower center", ncols=2, frameon=False, fontsize=9)
    figure.suptitle(_("Differences on the same test users"))
    return figure


def _lines(comparison: Comparison) -> list[_Line]:
    found: list[_Line] = []
    for row in comparison.recipes:
        found.append((_("{name} − popularity").format(name=_name(row.name)), row.over_popularity))
        found.append((_("{name} − “again”").format(name=_name(row.name)), row.over_again))
    found += [(_title(pair.one, pair.other), pair.everything) for pair in comparison.pairs]
    return [line for line in found if line[1].has_interval]


def _new_lines(comparison: Comparison) -> list[_Line]:
    found = [
        (_("{name} − popularity").format(name=_name(row.name)), row.over_new)
        for row in comparison.recipes
    ]
    found += [(_title(pair.one, pair.other), pair.new) for pair in comparison.pairs]
    return [line for line in found if line[1].has_interval]


def _name(name: str) -> str:
    return name.removeprefix("aws-")


def _title(one: str, other: str) -> str:
    return f"{_name(one)} − {_name(other)}"


def _panel(axes: Axes, lines: Sequence[_Line]) -> None:
    if not lines:
        axes.annotate(_("not published"), (0.5, 0.5), xycoords="axes fraction", ha="center")
    axes.axvline(0, color=style.FAINT, linewidth=1)
    for place, found in enumerate(line[1] for line in lines):
        told = found.verdict != "not distinguishable"
        axes.errorbar(
            found.mean,
            place,
            xerr=[[found.mean - found.low], [found.high - found.mean]],
            marker="o",
            markersize=6,
            color=style.INK,
            markerfacecolor=style.INK if told else style.PAPER,
            linewidth=1.2,
        )
    axes.set_yticks(
        range(len(lines)), labels=[line[0] for line in lines], fontsize=style.SMALL_SIZE
    )
    axes.set_ylim(max(len(lines), 1) - 0.5, -0.5)
    style.plain(axes)


def _mark(colour: str, label: str) -> Line2D:
    return Line2D(
        [], [], marker="o", color=style.INK, markerfacecolor=colour, linestyle="none", label=label
    )
