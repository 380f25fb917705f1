"""What Amazon Personalize bills: figures with their source and date, and sums made from them.

Prices change and differ by region. Each figure says where it comes from; those that could not be
confirmed say so, and no sum uses them. Look up today's prices at
https://aws.amazon.com/personalize/pricing/ before you plan with them. The local stand-in is free.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from personalize_poc.aws import rates
from personalize_poc.errors import BadInput
from personalize_poc.language import N_, _

if TYPE_CHECKING:
    import pandas as pd

    from personalize_poc.aws.rates import Rate

HOURS_A_MONTH = 24 * 30.5
SECONDS_A_MONTH = 3600 * HOURS_A_MONTH
"""732 hours: the month in which AWS's own examples count."""

_RATES = rates.built_in()
INGESTION = _RATES["import"]
TRAINING = _RATES["training"]
CAMPAIGN = _RATES["campaign"]
BATCH = _RATES["batch"]
V2_TRAINING = _RATES["v2-training"]
V2_INFERENCE = _RATES["v2-requests"]
STORAGE = _RATES["storage"]
NOTE = TRAINING.source
FREE_TIER = N_(
    "first 2 months: 20 GB ingestion, 100 training hours, 50 TPS-hours a month and region"
)

# Billed training hours exceed the time on the clock: several hosts may train at once.
OBSERVED_TRAINING_HOURS = (
    ("aws-user-personalization", 100_000, 2.135, "figure published by AWS staff"),
    ("aws-user-personalization", 25_000_000, 53.9, "figure published by AWS staff"),
)


def tps_hours(
    min_provisioned_tps: int, average_tps: float = 0.0, hours: float = HOURS_A_MONTH
) -> float:
    """The TPS-hours of a campaign.

    The service counts, in windows of five minutes, the larger of what is provisioned and what is
    used on average; this assumes the same average in all windows.

    Args:
        min_provisioned_tps: `minProvisionedTPS` of the campaign, at least 1.
        average_tps: requests a second, on average.
        hours: how long the campaign exists.

    Raises:
        BadInput: a number is out of range.
    """
    if min_provisioned_tps < 1:
        raise BadInput(f"minProvisionedTPS is {min_provisioned_tps}.", _("It is at least 1."))
    if average_tps < 0 or hours < 0:
        raise BadInput("Requests a second and hours cannot be negative.")
    return max(float(min_provisioned_tps), average_tps) * hours


def campaign(
    min_provisioned_tps: int = 1, average_tps: float = 0.0, hours: float = HOURS_A_MONTH
) -> float:
    """USD for a campaign within one month. Arguments as for `tps_hours`."""
    return together([tps_hours(min_provisioned_tps, average_tps, hours)])[0]


def together(used: list[float], rate: Rate = CAMPAIGN) -> list[float]:
    """USD of each of several campaigns within one month.

    The tiers are those of all TPS-hours of an account and region: what all cost together is
    divided as their TPS-hours are.

    Args:
        used: TPS-hours of each campaign.
        rate: the price of a TPS-hour.
    """
    every = sum(used)
    total = rate.cost(every) or 0.0
    return [total * one / every if every else 0.0 for one in used]


def training(training_hours: float) -> float:
    """USD for training hours as a solution version tells them in `trainingHours`."""
    return training_hours * TRAINING.usd


def ingestion(size_bytes: float) -> float:
    """USD for bytes imported or streamed."""
    return size_bytes / 1e9 * INGESTION.usd


def training_hours(interactions: int) -> float:
    """Training hours to expect for one user-personalization version, a rough guess.

    On the straight line, in logarithms, through the two published observations
    (`OBSERVED_TRAINING_HOURS`). Hyperparameter optimisation multiplies it by the number of jobs.
    """
    (__, few, short, __), (__, many, long, __) = OBSERVED_TRAINING_HOURS
    slope = math.log(long / short) / math.log(many / few)
    return float(short * (max(interactions, 1_000) / few) ** slope)


def capacity(
    requests_per_second: dict[str, tuple[int, float]], hours: float = HOURS_A_MONTH
) -> pd.DataFrame:
    """A table that plans campaigns.

    Args:
        requests_per_second: campaign -> (minProvisionedTPS, average requests a second).
        hours: how long they exist.

    Returns:
        One row a campaign: minProvisionedTPS, average, TPS-hours, USD, and what of it is idle.
    """
    import pandas as pd

    used = [tps_hours(least, mean, hours) for least, mean in requests_per_second.values()]
    rows = []
    for (name, (least, average)), each, usd in zip(
        requests_per_second.items(), used, together(used), strict=True
    ):
        rows.append(
            {
                _("campaign"): name,
                "minProvisionedTPS": least,
                _("average requests/s"): average,
                _("TPS-hours"): each,
                "USD": round(usd, 2),
                _("of which idle, USD"): round(
                    usd * max(0.0, 1 - average / max(least, average)), 2
                ),
            }
        )
    return pd.DataFrame(rows).set_index(_("campaign"))


def workshop(
    interactions: int, size_bytes: float, solutions: int = 4, campaigns: int = 3, hours: float = 4
) -> pd.DataFrame:
    """What the six notebooks cost on AWS, roughly.

    Args:
        interactions: rows of the interactions data set.
        size_bytes: bytes of all files imported.
        solutions: versions that are trained.
        campaigns: campaigns of 1 TPS.
        hours: how long the campaigns exist.
    """
    import pandas as pd

    hours_each = training_hours(interactions)
    parts: list[dict[str, Any]] = [
        {"what": f"import {size_bytes / 1e6:,.1f} MB", "USD": ingestion(size_bytes)},
        {
            "what": _("train {solutions} versions of about {hours_each:.1f} training hours").format(
                solutions=solutions, hours_each=hours_each
            ),
            "USD": training(hours_each * solutions),
        },
        {
            "what": _("{campaigns} campaigns of 1 TPS for {hours:g} h").format(
                campaigns=campaigns, hours=hours
            ),
            "USD": campaigns * campaign(hours=hours),
        },
    ]
    parts.append({"what": "together", "USD": sum(part["USD"] for part in parts)})
    return pd.DataFrame(parts).round(2).set_index("what")


def figures(known: Mapping[str, Rate] = _RATES) -> pd.DataFrame:
    """All rates with unit, source, date and whether they are confirmed, one row a tier."""
    import pandas as pd

    rows = [
        {
            "what": f"{_(one.what)}{_part(one, number)}",
            "USD": tier.usd if tier else None,
            "per": _(one.unit),
            "source": one.told,
        }
        for one in known.values()
        for number, tier in enumerate(one.tiers or (None,))
    ]
    return pd.DataFrame(rows).set_index("what")


def _part(rate: Rate, number: int) -> str:
    """Which part of a month's amount a tier is about: `, first 20,000`."""
    if len(rate.tiers) < 2:
        return ""
    below = rate.tiers[number - 1].upto if number else 0.0
    if math.isinf(rate.tiers[number].upto):
        return f", above {below:,.0f}"
    return f", {'next' if number else 'first'} {rate.tiers[number].upto - below:,.0f}"


def bills(kind: str) -> str:
    """What a resource of a kind bills for as long as it exists; empty if nothing."""
    idle = _("at least {campaign:,.2f} USD a month for each TPS that is provisioned").format(
        campaign=campaign()
    )
    return {
        "campaign": idle,
        "recommender": _("by the hour, for as long as it is active"),
        "metric-attribution": _("CloudWatch metrics, by the month, while events come"),
        "bucket": _("S3 storage"),
        "objects": _("S3 storage"),
        "solution": _("nothing itself; automatic training, if it is on, each time it trains"),
    }.get(kind, "")
