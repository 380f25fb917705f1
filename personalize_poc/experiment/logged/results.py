"""What the files of an experiment have shown, and the verdict in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from personalize_poc.data.findings import Finding, Grade
from personalize_poc.experiment.logged.estimates import Estimate, Result, Rules
from personalize_poc.experiment.statistics.fixed import MISMATCH
from personalize_poc.experiment.statistics.moments import Moments
from personalize_poc.language import _

if TYPE_CHECKING:
    from personalize_poc.experiment.logged.exposed import Exposed
    from personalize_poc.experiment.logged.metrics import Metric

VOID, HARM, BETTER, WORSE, OPEN = "void", "harm", "better", "worse", "open"
UNKNOWN = "none"
_MORE = 2
"""Times the planned users: so many more are no end that was planned in days."""


@dataclass(frozen=True)
class Segment:
    """The first metric in one part of the users; `p` is corrected by Holm over all parts."""

    column: str
    value: str
    treatment: str
    found: Estimate | str
    p: float = 1.0


@dataclass(frozen=True)
class Novelty:
    """Whether the difference changes with the days since exposure.

    Attributes:
        days: of each user that are compared, the first half with the second.
        change: mean of the second half minus that of the first, as a difference of the variants.
        control, treatment: the second half a day, with the first half as what was known before.
        proportion_p: how often chance alone makes both change by factors that differ so; None where
            a mean is too close to 0 to divide by it.
    """

    days: int
    change: Estimate
    control: Moments
    treatment: Moments
    proportion_p: float | None


@dataclass(frozen=True)
class Analysis:
    """What was found.

    Attributes:
        name: of the experiment or its file.
        exposed: users of the variants.
        judged: users whose outcomes count: all, or those who were watched for the whole window.
        results: metrics that decide, then guardrails, of each treatment.
        segments: parts of the users, of the first metric.
        looks: (day, estimate) of the first metric and the first treatment; empty without times.
        days: (day since exposure, estimate) of the same.
        novelty: whether the difference changes; None where it cannot be told.
        rules: how it was judged.
        findings: what was wrong with the files, the worst first.
        rows: that were read.
        seconds: that it took.
    """

    name: str
    exposed: Exposed
    judged: int
    results: tuple[Result, ...]
    segments: tuple[Segment, ...]
    looks: tuple[tuple[int, Estimate], ...]
    days: tuple[tuple[int, Estimate], ...]
    novelty: Novelty | None
    rules: Rules
    findings: tuple[Finding, ...]
    rows: int
    seconds: float

    @property
    def first(self) -> Metric:
        """The metric that decides first."""
        return self.results[0].metric

    @property
    def is_final(self) -> bool:
        """Whether the planned users are there, so that the fixed test may be read."""
        return self.rules.planned is not None and self.judged >= self.rules.planned

    @property
    def state(self) -> str:
        """`void`, `harm`, `none` without an estimate, or what is said of the first metric."""
        if self.exposed.mismatch < MISMATCH or self.blocking:
            return VOID
        if self._harmed():
            return HARM
        if self._nothing_judged:
            return UNKNOWN
        states = [one.state for one in self.results if one.metric == self.first]
        return next((state for state in (BETTER, WORSE) if state in states), OPEN)

    @property
    def blocking(self) -> list[Finding]:
        """Findings that make the comparison worthless."""
        return [one for one in self.findings if one.grade is Grade.BLOCKS]

    @property
    def verdict(self) -> str:
        """What to conclude, in words."""
        if self.exposed.mismatch < MISMATCH:
            return _(
                "Nothing can be concluded: {sizes} are not the shares that were "
                "planned (p = {p:.1g}). Users are lost or "
                "counted twice in one variant. Find out where before looking at "
                "any metric."
            ).format(sizes=self._sizes(), p=self.exposed.mismatch)
        if self.blocking:
            return _("Nothing can be concluded: {message}").format(message=self.blocking[0].message)
        if harmed := self._harmed():
            names = ", ".join(f"{one.metric.label} ({one.treatment})" for one in harmed)
            return _(
                "A guardrail is harmed: {names}. By its rule that is not taken, whatever "
                "else it brings. (Guardrails are not corrected: where there is no harm, "
                "each of them says so with a chance of up to {share:.1%}.)"
            ).format(names=names, share=self.rules.alpha / 2)
        said = [self._said(one) for one in self._deciding()]
        if any(one.state == OPEN for one in self._deciding()):
            said.append(_("What is not decided is no proof that there is no difference."))
        return " ".join([*said, self._basis()])

    def _said(self, one: Result) -> str:
        name = f"{one.treatment}, {one.metric.label}"
        if one.best is None:
            return _("{name}: not judged, {why}.").format(name=name, why=one.raw)
        if one.best.always is None and not one.is_fixed:
            return _(
                "{name}: not decided; there are too few users or outcomes for the "
                "always-valid test."
            ).format(name=name)
        small = one.adjusted_p < 0.001
        p = _("corrected p {value}").format(value="< 0.001" if small else f"= {one.adjusted_p:.3f}")
        told = {
            BETTER: _("{name}: better ({p}).").format(name=name, p=p),
            WORSE: _("{name}: worse ({p}).").format(name=name, p=p),
            OPEN: _("{name}: not decided ({p}).").format(name=name, p=p),
        }
        return told[one.state]

    def _basis(self) -> str:
        if self._nothing_judged:
            return _("So nothing is known of the difference.")
        if self.is_final:
            said = _(
                "The planned users are there, so the fixed test decides; it is read this once."
            )
            return " ".join([said, *self._exceeded(), *self.exceptions])
        if self.rules.planned is None:
            return _(
                "No planned size is known, so the always-valid test decides: it "
                "holds however often one looks. Give --planned-users to read the "
                "fixed test at the end."
            )
        return _(
            "{judged:,} of {planned:,} planned users are there, so the "
            "always-valid test decides: one may stop where it has decided, or go "
            "on."
        ).format(judged=self.judged, planned=self.rules.planned)

    @property
    def exceptions(self) -> list[str]:
        """For which metrics the always-valid test decides although the planned users are there."""
        names = dict.fromkeys(one.metric.label for one in self.results if one.is_uneven)
        if not names or not self.is_final:
            return []
        return [
            _(
                "Of {names} the always-valid one decides: few users bring most of it and the "
                "variants differ in size, so that the fixed test would err too often."
            ).format(names=", ".join(names))
        ]

    def _exceeded(self) -> list[str]:
        """That there are more users than were planned: why was it not read before?"""
        planned = self.rules.planned or 0
        if self.judged <= _MORE * planned:
            return []
        return [
            _(
                "But {judged:,} users are more than the {planned:,} that were planned: if the end "
                "was chosen by what earlier looks showed, only the always-valid interval holds."
            ).format(judged=self.judged, planned=planned)
        ]

    @property
    def _nothing_judged(self) -> bool:
        return all(one.best is None for one in self._deciding())

    def _deciding(self) -> list[Result]:
        return [one for one in self.results if not one.metric.guardrail]

    def _harmed(self) -> list[Result]:
        return [one for one in self.results if one.metric.guardrail and one.state == WORSE]

    def _sizes(self) -> str:
        sizes = [f"{users:,} ({name})" for name, users in self.exposed.users.items()]
        return _(" and ").join(sizes)
