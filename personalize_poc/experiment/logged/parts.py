"""The parts of an analysis: metrics, segments, looks, days."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from personalize_poc.data.findings import Finding
from personalize_poc.errors import BadInput
from personalize_poc.experiment.logged import arrays, measured, remarks
from personalize_poc.experiment.logged.estimates import Estimate, Result, estimate
from personalize_poc.experiment.logged.results import Novelty, Segment
from personalize_poc.experiment.logged.wishes import Wishes
from personalize_poc.experiment.statistics import corrections, fixed
from personalize_poc.experiment.statistics.moments import Adjusted, cuped
from personalize_poc.language import _

if TYPE_CHECKING:
    import duckdb

    from personalize_poc.experiment.logged.exposed import Exposed
    from personalize_poc.experiment.logged.metrics import Metric

_MOST_SEGMENTS = 20
_ALIKE = 0.99
"""Of the variance: what explains more of the outcome is the outcome."""
_RARE = 20
"""Users of a variant with an outcome, or without it, below which Welch's test of a rate after CUPED
errs in up to 6 % of A/A tests of variants of unequal size, not 5 %."""
_FEWEST_DAYS = 4
"""Of a user, that are split into halves to look for a novelty effect."""


@dataclass
class Parts:
    """The parts of an analysis, from the tables in a database.

    Attributes:
        connection: has `judged`, `judged_events` and perhaps `history`.
        exposed: the users.
        metrics: to judge.
        said: what the person says about it.
        has_before: whether there is a history.
        span: first exposure, and the second after the last thing that is known; None without times.
    """

    connection: duckdb.DuckDBPyConnection
    exposed: Exposed
    metrics: Sequence[Metric]
    said: Wishes
    has_before: bool
    span: tuple[int, int] | None

    def __post_init__(self) -> None:
        self.users = arrays.users(self.connection)
        self._first: arrays.Outcomes | None = None

    def _outcomes(self, metric: Metric) -> arrays.Outcomes:
        """The outcomes of a metric; those of the first are kept."""
        if metric != self._ordered()[0]:
            return arrays.of_metric(self.connection, self.users, metric)
        if self._first is None:
            low, high = self.span or (0, 0)
            length = measured.between_looks(low, high) if self.span else 0
            self._first = arrays.of_metric(
                self.connection, self.users, metric, low=low, length=length
            )
        return self._first

    def _before(self, metric: Metric) -> arrays.Outcomes:
        return arrays.of_metric(self.connection, self.users, metric, table="history")

    def results(self, judged: int, findings: list[Finding]) -> list[Result]:
        """Every metric of every treatment, with corrected p-values; guardrails at the end."""
        made = [one for metric in self._ordered() for one in self._of_metric(metric, findings)]
        rules = self.said.rules
        final = rules.planned is not None and judged >= rules.planned
        made = [replace(one, is_fixed=final and not one.is_uneven) for one in made]
        told = [replace(one, uncorrected_p=_p(one), alpha=rules.alpha) for one in made]
        deciding = [one for one in told if not one.metric.guardrail]
        corrected = corrections.METHODS[rules.correction]([one.uncorrected_p for one in deciding])
        # A guardrail is not corrected: that would make harm harder to see.
        kept = [one for one in told if one.metric.guardrail]
        return [replace(one, adjusted_p=p) for one, p in zip(deciding, corrected, strict=True)] + [
            replace(one, adjusted_p=one.uncorrected_p) for one in kept
        ]

    def _ordered(self) -> list[Metric]:
        found = sorted(self.metrics, key=lambda one: one.guardrail)
        if found[0].guardrail:
            raise BadInput("There are guardrails only.", _("Name what decides with --metric."))
        return found

    def _of_metric(self, metric: Metric, findings: list[Finding]) -> list[Result]:
        x = self._before(metric).per_user(self.users) if self.has_before else None
        variants = measured.overall(self.users, self._outcomes(metric).per_user(self.users), x)
        better = self._adjusted(metric, variants, findings) if self.has_before else None
        after = dict(zip(variants, better.variants, strict=True)) if better else {}
        found = []
        for name in self.exposed.treatments:
            raw = self._estimate(variants, name, rate=metric.is_rate)
            adjusted = self._estimate(after, name, rate=False) if better else None
            if isinstance(raw, str):
                findings.append(remarks.not_judged(metric, name, raw))
            elif raw.is_rough:
                findings.append(remarks.rough(metric, name))
            else:
                findings += remarks.skewed(metric, name, raw)
            found.append(
                Result(
                    metric,
                    name,
                    raw,
                    adjusted if isinstance(adjusted, Estimate) else None,
                    better.reduction if better else 0.0,
                )
            )
        return found

    def _adjusted(
        self, metric: Metric, variants: measured.Variants, findings: list[Finding]
    ) -> Adjusted | None:
        """The variants after CUPED; None, and a finding that says why, where it is not used."""
        made = cuped(list(variants.values()))
        if made is None:
            findings.append(remarks.no_history(metric))
        elif metric.is_rate and fixed.is_rare(list(variants.values()), _RARE):
            findings.append(remarks.rare_rate(metric, _RARE))
        elif made.reduction > _ALIKE:
            findings.append(remarks.same_as_history(metric))
        else:
            return made
        return None

    def _estimate(
        self, variants: measured.Variants, treatment: str, *, rate: bool
    ) -> Estimate | str:
        control = self.exposed.control
        weights = dict(zip(self.exposed.users, self.exposed.weights, strict=True))
        return estimate(
            variants.get(control),
            variants.get(treatment),
            rate=rate,
            rules=self.said.rules,
            share=weights[control] + weights[treatment],
        )

    def segments(self) -> list[Segment]:
        """The first metric in each part of the users; p-values corrected over all of them."""
        metric = self._ordered()[0]
        if not self.said.segments:
            return []
        found: list[Segment] = []
        y = self._outcomes(metric).per_user(self.users)
        for at, column in enumerate(self.said.segments):
            values = arrays.values_of(self.connection, f"s{at}")
            if len(values) > _MOST_SEGMENTS:
                raise BadInput(
                    f"{column} splits the users into {len(values):,} segments, more than "
                    f"{_MOST_SEGMENTS}: some of them differ by chance.",
                    _("Choose a column with fewer values."),
                )
            places = arrays.places_of(self.connection, self.users, f"s{at}")
            for value, some in zip(values, places, strict=True):
                variants = measured.of_places(self.users, y, some)
                for name in self.exposed.treatments:
                    one = self._estimate(variants, name, rate=metric.is_rate)
                    found.append(Segment(column, value, name, one))
        known = [one for one in found if isinstance(one.found, Estimate)]
        p = corrections.holm(
            [one.found.p_value for one in known if isinstance(one.found, Estimate)]
        )
        by_id = {id(one): value for one, value in zip(known, p, strict=True)}
        return [replace(one, p=by_id.get(id(one), 1.0)) for one in found]

    def looks(self) -> list[tuple[int, Estimate]]:
        """What was known after each day."""
        if self.span is None:
            return []
        metric = self._ordered()[0]
        found = measured.by_look(self.users, self._outcomes(metric), *self.span)
        return self._series(found, metric)

    def days(self) -> tuple[list[tuple[int, Estimate]], Novelty | None]:
        """The difference by day since exposure, and whether it changes."""
        if self.span is None:
            return [], None
        metric, high = self._ordered()[0], self.span[1]
        found = self._outcomes(metric)
        days = self._series(measured.by_day(self.users, found, high), metric)
        half = self.exposed.users[self.exposed.control] / 2
        lived = [day for day, one in days if one.control.users >= half]
        length = max(lived, default=0) // 2 * 2
        if length < _FEWEST_DAYS:
            return days, None
        return days, self._novelty(measured.halves(self.users, found, high, length), length)

    def _novelty(self, halves: measured.Variants, length: int) -> Novelty | None:
        name = self.exposed.treatments[0]
        change = {variant: one.change for variant, one in halves.items()}
        told = self._estimate(change, name, rate=False)
        if isinstance(told, str):
            return None
        control, treatment = halves[self.exposed.control], halves[name]
        p = fixed.in_proportion(control, treatment)
        return Novelty(length, told, control, treatment, p)

    def _series(
        self, found: list[tuple[int, measured.Variants]], metric: Metric
    ) -> list[tuple[int, Estimate]]:
        name = self.exposed.treatments[0]
        told = [(at, self._estimate(one, name, rate=metric.is_rate)) for at, one in found]
        return [(at, one) for at, one in told if isinstance(one, Estimate)]


def _p(one: Result) -> float:
    if one.best is None:
        return 1.0
    return one.best.p_value if one.is_fixed else one.best.always_p
