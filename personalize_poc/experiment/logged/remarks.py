"""What is said of single metrics, as findings."""

from __future__ import annotations

from personalize_poc.data.findings import Finding, Grade
from personalize_poc.experiment.logged.estimates import Estimate
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


def skewed(metric: Metric, treatment: str, found: Estimate) -> list[Finding]:
    """A mean that hangs on few users, so that intervals may miss the truth more often."""
    variants = found.control, found.treatment
    if metric.is_rate or all(one.users >= one.enough for one in variants):
        return []
    worst = max(variants, key=lambda one: one.enough / one.users)
    return [
        Finding(
            "few-users-for-skewness",
            Grade.WEAKENS,
            _(
                "{name} of {treatment}: a few users bring much of it (skewness {skewness:.1f} in a "
                "variant of {users:,} users). By a rule of thumb a mean is near normal from "
                "{enough:,} users on; with fewer, intervals may miss the truth more often than "
                "they say, the more so the less alike the variants are."
            ).format(
                name=metric.name,
                treatment=treatment,
                skewness=worst.skewness,
                users=worst.users,
                enough=worst.enough,
            ),
            fix=_(
                "Cap what one user can bring at a value chosen before looking, or count how "
                "many users brought anything: --metric {name}:rate"
            ).format(name=metric.name),
        )
    ]
