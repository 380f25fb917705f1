"""What a metric attribution has counted so far, read from CloudWatch."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from personalize_poc import polling
from personalize_poc.aws import resources
from personalize_poc.aws.service_errors import reraise

if TYPE_CHECKING:
    import pandas as pd

    from personalize_poc.aws.targets import Target

WINDOW = 900
"""Seconds: the service adds up quarters of an hour."""
WAIT_SECONDS = {"local": 60.0, "aws": 0.0}
"""How long a sum is waited for. On AWS it takes minutes: look again later."""


def by_source(
    target: Target,
    metric: str,
    *,
    days: int = 14,
    at_least: float = 0.0,
    clock: Callable[[], float] = time.monotonic,
    sleep: Callable[[float], None] = time.sleep,
) -> pd.DataFrame:
    """The sum of a metric for each source of events: a campaign or recommender, or a name given.

    Args:
        target: where to ask.
        metric: the `metricName` of the attribution.
        days: how far back; the service keeps no events older than 14 days.
        at_least: on the local target, ask again until all sources together have reached this.
        clock, sleep: the time, for tests.

    Returns:
        One row a source, `source` and `value`, the largest first; empty when nothing has been
        published yet.

    Raises:
        Refused: CloudWatch refuses.
    """

    def ask() -> dict[str, float]:
        try:
            return _sums(target.client("cloudwatch"), metric, days)
        except Exception as problem:
            reraise(f"metric {metric}", problem)

    found = polling.until(
        ask,
        lambda sums: sum(sums.values()) >= at_least,
        seconds=WAIT_SECONDS[target.name],
        clock=clock,
        sleep=sleep,
    )
    return _table(found)


def _sums(cloudwatch: Any, metric: str, days: int) -> dict[str, float]:
    now, sums = dt.datetime.now(dt.UTC), dict[str, float]()
    pages = cloudwatch.get_paginator("list_metrics").paginate(MetricName=metric)
    for one in (one for page in pages for one in page["Metrics"]):
        points = cloudwatch.get_metric_statistics(
            **one,
            StartTime=now - dt.timedelta(days=days),
            EndTime=now + dt.timedelta(seconds=WINDOW),
            Period=WINDOW,
            Statistics=["Sum"],
        )["Datapoints"]
        source = _source(one["Dimensions"])
        sums[source] = sums.get(source, 0.0) + sum(point["Sum"] for point in points)
    return sums


def _source(dimensions: list[dict[str, str]]) -> str:
    """The dimension that is not the dataset group; how the service names it is not documented."""
    values = [d["Value"] for d in dimensions if ":dataset-group/" not in d["Value"]]
    value = values[0] if values else ""
    return resources.short(value) if value.startswith("arn:") else value


def _table(sums: dict[str, float]) -> pd.DataFrame:
    import pandas as pd

    rows = sorted(sums.items(), key=lambda pair: (-pair[1], pair[0]))
    return pd.DataFrame(rows, columns=["source", "value"])
