"""Metrics in the CloudWatch of moto, which is in the same process.

moto keeps metrics in memory, so what it shows is a copy of what somebody else keeps, who counts
revisions of it. New statistics of a window replace those that stood there, and after a restart, or
a reset of moto, no revision is shown. Showing twice therefore changes nothing.
"""

from __future__ import annotations

import threading
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from personalize_poc.local.cloud import patches

_LOCK = threading.Lock()


@dataclass(frozen=True)
class Statistics:
    """A metric in one window.

    key: later statistics with the same one replace these. window: its begin in Unix seconds.
    samples: how many values there are; total, least, most: of these values.
    """

    key: Hashable
    metric: str
    dimensions: Mapping[str, str]
    window: int
    samples: int
    total: float
    least: float
    most: float


@dataclass
class _Board:
    """What one CloudWatch (account and region) shows: places in moto's list of data."""

    places: dict[Hashable, int] = field(default_factory=dict)
    revisions: dict[int, int] = field(default_factory=dict)


def revision(account: str, region: str, source: int) -> int:
    """The revision up to which metrics of a source are shown; 0 for none."""
    return patches.attached(_backend(account, region), _Board).revisions.get(source, 0)


def show(
    account: str,
    region: str,
    namespace: str,
    source: int,
    statistics: Iterable[Statistics],
    new_revision: int,
) -> None:
    """Show these metrics: all that the source has changed up to `new_revision`."""
    with _LOCK:
        backend = _backend(account, region)
        board, data = patches.attached(backend, _Board), backend.metric_data
        if board.revisions.get(source, 0) > new_revision:
            return  # somebody who read the source later was faster
        for one in statistics:
            datum, place = _datum(namespace, one), board.places.get((source, one.key))
            if place is None:
                data.append(datum)  # clients may append at the same time: look for the place
                place = next(n for n in reversed(range(len(data))) if data[n] is datum)
                board.places[source, one.key] = place
            else:
                data[place] = datum
        board.revisions[source] = new_revision


def _backend(account: str, region: str) -> Any:
    from moto.cloudwatch.models import cloudwatch_backends

    return cloudwatch_backends[account][region]


def _datum(namespace: str, one: Statistics) -> Any:
    return patches.metric_datum()(
        namespace=namespace,
        name=one.metric,
        sample_count=float(one.samples),
        sum_stat=one.total,
        min_stat=one.least,
        max_stat=one.most,
        dimensions=[{"Name": name, "Value": value} for name, value in one.dimensions.items()],
        # moto compares times without zone, in UTC.
        timestamp=datetime.fromtimestamp(one.window, UTC).replace(tzinfo=None),
    )
