"""Metrics of attributions in the CloudWatch of moto, which is in the same process.

moto keeps metrics in memory, so what it shows is a copy of the ledger: a count that changed
replaces what stood there, and after a restart, or a reset of moto, everything is put there again.
Publishing twice therefore changes nothing.
"""

from __future__ import annotations

import functools
import threading
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from personalize_poc.local.cloud.s3_access import CloudAccess
from personalize_poc.local.state.attribution_ledger import Count

NAMESPACE = "AWS/Personalize"
GROUP, SOURCE = "DatasetGroupArn", "EventAttributionSource"
"""Names of the dimensions."""
ACTION = "cloudwatch:PutMetricData"
NO_PRIVILEGES = "Insufficient privileges for publishing metrics to Amazon CloudWatch."
_LOCK = threading.Lock()


@dataclass
class _Board:
    """What one CloudWatch (account and region) shows: places in moto's list of data."""

    places: dict[tuple[Any, ...], int] = field(default_factory=dict)
    revisions: dict[int, int] = field(default_factory=dict)


def check(cloud: CloudAccess, role_arn: str, account: str, region: str) -> None:
    """Whether a role lets the service publish metrics. Raises JobFailed saying what is missing."""
    context = {"cloudwatch:namespace": NAMESPACE}
    cloud.need(ACTION, "*", role_arn, account, region, context, NO_PRIVILEGES)


def revision(account: str, region: str, attribution: int) -> int:
    """Revision of the ledger up to which the counts of an attribution are shown."""
    return _board(_backend(account, region)).revisions.get(attribution, 0)


def show(
    account: str,
    region: str,
    attribution: int,
    dataset_group: str,
    counts: Iterable[Count],
    new_revision: int,
) -> None:
    """Let CloudWatch show these counts, all that the ledger has up to `new_revision`."""
    with _LOCK:
        backend = _backend(account, region)
        board, data = _board(backend), backend.metric_data
        if board.revisions.get(attribution, 0) > new_revision:
            return  # somebody who read the ledger later was faster
        for count in counts:
            key = (attribution, count.metric, count.event_type, count.function, count.source,
                   count.window)  # fmt: skip
            datum, place = _datum(count, dataset_group), board.places.get(key)
            if place is None:
                data.append(datum)  # clients may append at the same time: look for the place
                board.places[key] = next(n for n in reversed(range(len(data))) if data[n] is datum)
            else:
                data[place] = datum
        board.revisions[attribution] = new_revision


def _backend(account: str, region: str) -> Any:
    from moto.cloudwatch.models import cloudwatch_backends

    return cloudwatch_backends[account][region]


def _board(backend: Any) -> _Board:
    # A reset of moto empties the backend, this attribute included.
    board: _Board = backend.__dict__.setdefault("personalize_board", _Board())
    return board


@functools.cache
def _datum_type() -> Any:
    from moto.cloudwatch.models import MetricAggregatedDatum

    class Datum(MetricAggregatedDatum):
        """Statistics of one window. moto lists a metric with two dimensions once a datum."""

        def filter(self, *args: Any, **kwargs: Any) -> bool:
            shown = kwargs.pop("already_present_metrics", None) or []
            mine = _identity(self)
            return super().filter(*args, **kwargs) and all(_identity(m) != mine for m in shown)

    return Datum


def _datum(count: Count, dataset_group: str) -> Any:
    return _datum_type()(
        namespace=NAMESPACE, name=count.metric,
        sample_count=float(count.samples), sum_stat=count.total,
        min_stat=count.least, max_stat=count.most,
        dimensions=[
            {"Name": GROUP, "Value": dataset_group}, {"Name": SOURCE, "Value": count.source},
        ],
        # moto compares times without zone, in UTC.
        timestamp=datetime.fromtimestamp(count.window, UTC).replace(tzinfo=None),
    )  # fmt: skip


def _identity(metric: Any) -> tuple[Any, ...]:
    dimensions = sorted((d.name, d.value) for d in metric.dimensions)
    return metric.namespace, metric.name, *dimensions
