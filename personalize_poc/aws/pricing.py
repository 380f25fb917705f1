"""What Amazon Personalize bills: figures with their source and date, and sums made from them.

Prices change and differ by region. Each figure says where it comes from; those that could not be
confirmed say so, and no sum uses them. Look up today's prices at
https://aws.amazon.com/personalize/pricing/ before you plan with them. The local stand-in is free.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from personalize_poc.errors import BadInput

if TYPE_CHECKING:
    import pandas as pd

HOURS_A_MONTH = 24 * 30.5
"""732 hours: the month in which AWS's own examples count."""
NOTE = "third-party cost note of July 2026, US regions; agrees with the AWS page as known"


@dataclass(frozen=True)
class Figure:
    """One price in USD."""

    what: str
    usd: float
    unit: str
    source: str
    confirmed: bool = True


INGESTION = Figure("data ingestion", 0.05, "GB imported or streamed", NOTE)
TRAINING = Figure("training, custom recipes", 0.24, "training hour (1 h of 4 vCPU and 8 GiB)", NOTE)
TPS_TIERS = (
    (20_000.0, Figure("campaign, first 20,000", 0.20, "TPS-hour in a month", NOTE)),
    (200_000.0, Figure("campaign, next 180,000", 0.10, "TPS-hour in a month", NOTE)),
    (math.inf, Figure("campaign, above 200,000", 0.05, "TPS-hour in a month", NOTE)),
)
BATCH = Figure(
    "batch recommendations", 0.086, "1,000 results", "sources disagree (0.067 to 0.086)", False
)
V2_TRAINING = Figure(
    "training, v2 recipes", 0.002, "1,000 interactions", "remembered, not verified", False
)
V2_INFERENCE = Figure(
    "real-time, v2 recipes", 0.15, "1,000 requests", "remembered, not verified", False
)
FREE_TIER = "first 2 months: 20 GB ingestion, 100 training hours, 50 TPS-hours a month and region"

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
        raise BadInput(f"minProvisionedTPS is {min_provisioned_tps}.", "It is at least 1.")
    if average_tps < 0 or hours < 0:
        raise BadInput("Requests a second and hours cannot be negative.")
    return max(float(min_provisioned_tps), average_tps) * hours


def campaign(
    min_provisioned_tps: int = 1, average_tps: float = 0.0, hours: float = HOURS_A_MONTH
) -> float:
    """USD for a campaign within one month. Arguments as for `tps_hours`."""
    used, below, total = tps_hours(min_provisioned_tps, average_tps, hours), 0.0, 0.0
    for upto, figure in TPS_TIERS:
        total += max(0.0, min(used, upto) - below) * figure.usd
        below = upto
    return total


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
    (_, few, short, _), (_, many, long, _) = OBSERVED_TRAINING_HOURS
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

    rows = []
    for name, (least, average) in requests_per_second.items():
        rows.append(
            {
                "campaign": name,
                "minProvisionedTPS": least,
                "average requests/s": average,
                "TPS-hours": tps_hours(least, average, hours),
                "USD": round(campaign(least, average, hours), 2),
                "of which idle, USD": round(
                    campaign(least, average, hours) * max(0.0, 1 - average / max(least, average)), 2
                ),
            }
        )
    return pd.DataFrame(rows).set_index("campaign")


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
            "what": f"train {solutions} versions of about {hours_each:.1f} training hours",
            "USD": training(hours_each * solutions),
        },
        {
            "what": f"{campaigns} campaigns of 1 TPS for {hours:g} h",
            "USD": campaigns * campaign(hours=hours),
        },
    ]
    parts.append({"what": "together", "USD": sum(part["USD"] for part in parts)})
    return pd.DataFrame(parts).round(2).set_index("what")


def figures() -> pd.DataFrame:
    """All figures with unit, source and whether they are confirmed."""
    import pandas as pd

    known = (
        INGESTION,
        TRAINING,
        *(figure for _, figure in TPS_TIERS),
        BATCH,
        V2_TRAINING,
        V2_INFERENCE,
    )
    rows = [
        {
            "what": one.what,
            "USD": one.usd,
            "per": one.unit,
            "source": one.source if one.confirmed else f"UNCONFIRMED: {one.source}",
        }
        for one in known
    ]
    return pd.DataFrame(rows).set_index("what")


def bills(kind: str) -> str:
    """What a resource of a kind bills for as long as it exists; empty if nothing."""
    idle = f"at least {campaign():,.2f} USD a month for each TPS that is provisioned"
    return {
        "campaign": idle,
        "recommender": "by the hour, for as long as it is active",
        "metric-attribution": "CloudWatch metrics, by the month, while events come",
        "bucket": "S3 storage",
        "objects": "S3 storage",
        "solution": "nothing itself; automatic training, if it is on, each time it trains",
    }.get(kind, "")
