"""What is said of single metrics, as findings."""

from __future__ import annotations

from personalize_poc.data.findings import Finding, Grade
from personalize_poc.experiment.logged.metrics import Metric
from personalize_poc.language import _


def no_history(metric: Metric) -> Finding:
    """CUPED has nothing to take away."""
    return Finding(
        "no-history",
        Grade.NOTE,
        _("{name}: the file of --before says the same of all users, so CUPED is not used.").format(
            name=metric.name
        ),
        fix=_("Does it have the same users, and the metric under the same name?"),
    )


def not_judged(metric: Metric, treatment: str, why: str) -> Finding:
    """A metric without an estimate, and why."""
    return Finding(
        "not-judged",
        Grade.WEAKENS,
        _("{name} of {treatment} is not judged: {why}.").format(
            name=metric.name, treatment=treatment, why=why
        ),
    )


def rough(metric: Metric, treatment: str) -> Finding:
    """A metric of few users."""
    return Finding(
        "few-users",
        Grade.WEAKENS,
        _(
            "{name} of {treatment}: with fewer than 30 users in a variant intervals are rough."
        ).format(name=metric.name, treatment=treatment),
    )
