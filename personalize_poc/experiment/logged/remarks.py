"""What is said of single metrics, as findings."""

from __future__ import annotations

from collections.abc import Sequence

from personalize_poc.data.findings import Finding, Grade
from personalize_poc.experiment.logged.estimates import Estimate
from personalize_poc.experiment.logged.metrics import Metric
from personalize_poc.experiment.statistics.moments import enough
from personalize_poc.language import _


def no_history(metrics: Sequence[Metric]) -> list[Finding]:
    """CUPED has nothing to take away of these metrics."""
    if not metrics:
        return []
    return [
        Finding(
            "no-history",
            Grade.NOTE,
            _(
                "{name}: the file of --before says the same of all users, so CUPED is not used."
            ).format(name=", ".join(one.name for one in metrics)),
            fix=_("Does it have the same users, and the metric under the same name?"),
        )
    ]


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
                name=metric.name,
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
