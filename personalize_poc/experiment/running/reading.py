"""An analysis as a notebook shows it: tables, and estimates beside the truth where it is known."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Protocol

import pandas as pd

from personalize_poc.experiment.figures import Beside
from personalize_poc.experiment.logged.estimates import Estimate
from personalize_poc.experiment.report import pictures, told
from personalize_poc.language import _

if TYPE_CHECKING:
    from personalize_poc.evaluation.pages.svg import Picture
    from personalize_poc.experiment.logged.results import Analysis
    from personalize_poc.experiment.planning import Plan


_LITTLE = 0.02
"""Of the variance."""


class Known(Protocol):
    """Whoever knows what a variant truly brings."""

    def difference(self, variant: str) -> float:
        """Of a variant to the control, per user."""


def table(analysis: Analysis, truths: Mapping[str, Known] | None = None) -> pd.DataFrame:
    """One row a metric and treatment, with the estimate that decides.

    Args:
        analysis: what was found.
        truths: of metrics, where they are known.
    """
    rows = []
    for one in analysis.results:
        row = {_("metric"): told.name(one.metric)}
        if one.best is not None:
            row |= {
                name: told.value(arm.mean, one.metric)
                for name, arm in (
                    (_("control"), one.best.control),
                    (_("treatment"), one.best.treatment),
                )
            }
            row[_("difference")] = told.difference(one.best.difference, one.metric)
            row[_("95% interval")] = told.interval(one.best.interval, one.metric)
            row[_("corrected p")] = told.chance(one.adjusted_p)
        row[_("decision")] = _(told.STATES[one.state])
        if truths is not None:
            known = truths[one.metric.name].difference(one.treatment)
            row[_("the truth")] = told.difference(known, one.metric)
        rows.append(row)
    return pd.DataFrame(rows).set_index(_("metric"))


def ways(analysis: Analysis, truths: Mapping[str, Known] | None = None) -> list[Beside]:
    """The first metric judged in three ways: as it is, with CUPED, and always-valid."""
    first = analysis.results[0]
    truth = None
    if truths is not None:
        truth = truths[first.metric.name].difference(first.treatment)
    found = []
    for name, one in (
        (_("one look"), first.raw),
        (_("one look, CUPED"), first.adjusted),
    ):
        if isinstance(one, Estimate):
            found.append(Beside(name, one.difference, one.interval, truth))
    if first.best is not None and first.best.always is not None:
        name = _("always-valid, CUPED") if first.adjusted else _("always-valid")
        found.append(Beside(name, first.best.difference, first.best.always, truth))
    return found


def lift(analysis: Analysis) -> str:
    """How much more each treatment brings of the first metric, in words."""
    said = []
    for one in analysis.results:
        if one.metric != analysis.first or one.best is None:
            continue
        how = _("no lift can be told, as the control brings next to nothing")
        if one.best.lift is not None:
            how = _("{lift} against {control}").format(
                lift=told.lift(one.best), control=analysis.exposed.control
            )
        said.append(f"{one.treatment}, {one.metric.name}: {how}.")
    return " ".join(said)


def cuped(analysis: Analysis) -> str:
    """What data from before have saved, in words."""
    gone = analysis.results[0].reduction
    if gone < _LITTLE:
        return _("CUPED takes away {gone:.0%} of the variance: the history says little.").format(
            gone=gone
        )
    more = 1 / (1 - gone)
    return _(
        "CUPED takes away {gone:.0%} of the variance: as good as {more:.2f} times the users."
    ).format(gone=gone, more=more)


def missed(plan: Plan) -> Picture:
    """The figure of what tests that are shorter than planned would miss."""
    return pictures.of_plan(plan)[0]


def novelty(analysis: Analysis) -> str:
    """Whether the difference changes with the days since exposure, in words."""
    return told.novelty(analysis)


def segments(analysis: Analysis) -> pd.DataFrame:
    """One row a segment, of the first metric; p-values are corrected by Holm over all of them."""
    rows = []
    for one in analysis.segments:
        row = {_("split by"): one.column, _("segment"): one.value}
        if isinstance(one.found, Estimate):
            row |= {
                _("users"): f"{one.found.control.users + one.found.treatment.users:,}",
                _("lift"): told.lift(one.found),
                _("difference"): told.difference(one.found.difference, analysis.first),
                _("corrected p"): told.chance(one.p),
            }
        rows.append(row)
    return pd.DataFrame(rows).fillna("")


def differ(analysis: Analysis) -> list[str]:
    """Whether segments differ from each other, in words."""
    return told.segments(analysis)


def picture(analysis: Analysis, name: str) -> Picture | None:
    """A figure of the report: `lifts`, `looks` or `days`; None where there is nothing to draw."""
    return next((one for one in pictures.of_analysis(analysis) if one.name == name), None)
