"""What a recipe would cost on AWS and take on this machine, as far as that can be known before.

AWS: the figures of `aws.pricing`; those that are not confirmed are told and go into no sum. This
machine: seconds of our own benchmark on two cores, on a straight line in logarithms between them.
"""

from __future__ import annotations

import itertools
import math
from dataclasses import dataclass

from personalize_poc.aws import pricing
from personalize_poc.check.texts import often, told_days
from personalize_poc.language import N_, _

WEEK, WEEKS_A_MONTH = 7, 52 / 12
_MEASURED = ((100_000, 7.0), (1_000_000, 29.0), (10_000_000, 315.0))
"""Interactions -> seconds of a training of User-Personalization here (tests/benchmarks)."""
_COUNTED = 0.05
"""Recipes that count instead of training networks take about this part of it."""
HOW_HERE = N_(
    "times here: between measured trainings with 100,000, 1 million and 10 million interactions "
    "on two cores; another machine may take half or three times as long"
)
HOW_AWS = N_(
    "training hours on AWS: on the line through two published trainings of User-Personalization; "
    "for other recipes nothing is published, so the same is assumed"
)
COUNTING = ("aws-popularity-count", "aws-sims", "aws-trending-now")
BATCH = ("aws-item-affinity", "aws-item-attribute-affinity")


@dataclass(frozen=True)
class Cost:
    """What a recipe costs.

    Attributes:
        month: USD a month on AWS: one campaign that is always there, and trainings as often as
            the data asks for; None where no price is confirmed.
        training: USD of one training; None as above.
        told: both in words.
        here: seconds of a training on this machine.
    """

    month: float | None
    training: float | None
    told: str
    here: float


def of(recipe: str, interactions: int, every: float | None = None) -> Cost:
    """What one recipe costs with so many interactions.

    Args:
        recipe: its name.
        interactions: that are trained on.
        every: days from one training to the next; a week if it is not known.
    """
    every = every or WEEK
    here = seconds_here(interactions) * (_COUNTED if recipe in COUNTING else 1)
    if recipe.endswith("-v2"):
        told = _(
            "billed by interactions trained on and by requests, without a "
            "campaign that idles; the prices known here are not confirmed "
            "({training:g} USD for {unit}, {inference:g} for "
            "{unit_of_requests}), so no sum"
        ).format(
            training=pricing.V2_TRAINING.usd,
            unit=_(pricing.V2_TRAINING.unit),
            inference=pricing.V2_INFERENCE.usd,
            unit_of_requests=_(pricing.V2_INFERENCE.unit),
        )
        return Cost(None, None, told, here)
    hours = pricing.training_hours(interactions)
    training = pricing.training(hours)
    if recipe in BATCH:
        told = _(
            "about {usd} USD a training ({hours:.1f} training hours); segments "
            "are billed by user and segment, at a price that is not confirmed "
            "here"
        ).format(usd=usd(training), hours=hours)
        return Cost(None, training, told, here)
    month = pricing.campaign() + WEEKS_A_MONTH * WEEK / told_days(every) * training
    told = _(
        "about {month} USD a month: {campaign} for a campaign of 1 request a "
        "second that is always there, {training} for each training, {often} "
        "({hours:.1f} training hours)"
    ).format(
        month=usd(month),
        campaign=usd(pricing.campaign()),
        training=usd(training),
        often=often(every),
        hours=hours,
    )
    return Cost(month, training, told, here)


def seconds_here(interactions: int) -> float:
    """Seconds of a training on this machine, a rough guess."""
    few = _MEASURED[0][0]
    rows = max(interactions, few // 100)
    pairs = list(itertools.pairwise(_MEASURED))
    (at, begin), (to, end) = next((p for p in pairs if rows <= p[1][0]), pairs[-1])
    slope = math.log(end / begin) / math.log(to / at)
    return float(max(begin * (rows / at) ** slope, 1.0))


def usd(amount: float) -> str:
    """Dollars for people."""
    return _("under 0.01") if amount < 0.01 else f"{amount:,.2f}"


def told_here(seconds: float) -> str:
    """A time for people, not more exact than it is."""
    if seconds < 5:
        return _("a few seconds")
    if seconds < 90:
        return _("about {seconds:.0f} s").format(seconds=round(seconds, -1) or 5)
    return (
        _("about {minutes:.0f} min").format(minutes=seconds / 60)
        if seconds < 5400
        else _("about {hours:.1f} h").format(hours=seconds / 3600)
    )
