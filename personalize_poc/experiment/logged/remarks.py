"""What is said of single metrics, as findings."""

from __future__ import annotations

from personalize_poc.data.findings import Finding, Grade
from personalize_poc.experiment.logged.estimates import Estimate
from personalize_poc.experiment.logged.metrics import Metric
from personalize_poc.experiment.statistics.moments import enough
from personalize_poc.language import _


def no_history(metric: Metric) -> Finding:
    """CUPED has nothing to take away of a metric."""
    return Finding(
        "no-history",
        Grade.NOTE,
        _(
            "{name}: what is known from before is the same of all users, so CUPED is not used."
        ).format(name=metric.label),
        fix=_(
            "Does the file of --before have the same users, times before their exposure, and the "
            "metric under the same name?"
        ),
    )


def same_as_history(metric: Metric) -> Finding:
    """What is known from before is nearly the outcome itself."""
    return Finding(
        "history-alike",
        Grade.WEAKENS,
        _(
            "{name}: what is known from before says nearly the same of each user as the outcome, "
            "so CUPED would take the effect away with it, and is not used."
        ).format(name=metric.label),
        fix=_("Is the file of --before that of the outcomes?"),
    )


def rare_rate(metric: Metric, few: int) -> Finding:
    """A rate near 0 or 1, whose interval CUPED would make wrong."""
    return Finding(
        "rate-near-its-end",
        Grade.NOTE,
        _(
            "{name}: fewer than {few} users of a variant have the outcome, or do not have it, so "
            "CUPED is not used: its intervals do not hold for rates near 0 or 1."
        ).format(name=metric.label, few=few),
    )


def not_judged(metric: Metric, treatment: str, why: str) -> Finding:
    """A metric without an estimate, and why."""
    return Finding(
        "not-judged",
        Grade.WEAKENS,
        _("{name} of {treatment} is not judged: {why}.").format(
            name=metric.label, treatment=treatment, why=why
        ),
    )


def rough(metric: Metric, treatment: str) -> Finding:
    """A metric of few users."""
    return Finding(
        "few-users",
        Grade.WEAKENS,
        _(
            "{name} of {treatment}: with fewer than 30 users in a variant intervals are rough."
        ).format(name=metric.label, treatment=treatment),
    )


def skewed(metric: Metric, treatment: str, found: Estimate) -> list[Finding]:
    """A difference that hangs on few users, so that intervals may miss the truth more often."""
    users = found.control.users + found.treatment.users
    needed = enough(found.control, found.treatment)
    if metric.is_rate or users >= needed:
        return []
    return [
        Finding(
            "few-users-for-skewness",
            Grade.WEAKENS,
            _(
                "{name} of {treatment}: the difference hangs on few users (skewness {control:.1f} "
                "in the control, {other:.1f} in the variant). By a rule of thumb it is near normal "
                "from {needed:,} users on; with {users:,} intervals may miss the truth more often "
                "than they say."
            ).format(
                name=metric.label,
                treatment=treatment,
                control=found.control.skewness,
                other=found.treatment.skewness,
                needed=needed,
                users=users,
            ),
            fix=_(
                "Cap what one user can bring at a value chosen before looking, or count how "
                "many users brought anything: --metric {name}:rate"
            ).format(name=metric.name),
        )
    ]
