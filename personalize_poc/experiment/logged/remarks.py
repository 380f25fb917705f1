"""What is said of single metrics, as findings."""

from __future__ import annotations

from personalize_poc.data.findings import Finding, Grade
from personalize_poc.experiment.logged.metrics import Metric


def no_history(metric: Metric) -> Finding:
    """CUPED has nothing to take away."""
    return Finding(
        "no-history",
        Grade.NOTE,
        f"{metric.name}: the file of --before says the same of all users, so CUPED is not used.",
        fix="Does it have the same users, and the metric under the same name?",
    )


def not_judged(metric: Metric, treatment: str, why: str) -> Finding:
    """A metric without an estimate, and why."""
    return Finding(
        "not-judged", Grade.WEAKENS, f"{metric.name} of {treatment} is not judged: {why}."
    )


def rough(metric: Metric, treatment: str) -> Finding:
    """A metric of few users."""
    return Finding(
        "few-users",
        Grade.WEAKENS,
        f"{metric.name} of {treatment}: with fewer than 30 users in a variant intervals are rough.",
    )
