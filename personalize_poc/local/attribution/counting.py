"""Live events into the ledger, and the ledger into CloudWatch.

PutEvents only asks for a count; it is made a moment later, once for all that arrived until then.
Nothing depends on the request for it: the events are on disk, the ledger knows up to which one
they are counted, and a start of the service counts the rest.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from personalize_poc.local.attribution import cloudwatch, expressions
from personalize_poc.local.attribution.expressions import Metric
from personalize_poc.local.attribution.recommendation_ids import Answerers
from personalize_poc.local.attribution.tally import Tally, source_of
from personalize_poc.local.cloud.s3_access import CloudAccess
from personalize_poc.local.dataset_types import DatasetType
from personalize_poc.local.datasets.entity_table import EntityTable
from personalize_poc.local.errors import JobFailed
from personalize_poc.local.state.attribution_ledger import AttributionLedger, Count
from personalize_poc.local.state.events import Event
from personalize_poc.local.state.resources import Resource
from personalize_poc.local.state.state import State
from personalize_poc.local.state.types import ResourceKind, Status

KIND = ResourceKind.METRIC_ATTRIBUTION
OLDEST = 14 * 24 * 3600
"""Seconds: records that are this old are in no metric of CloudWatch."""
AHEAD = 2 * 3600
"""Seconds: CloudWatch takes no metrics from further in the future."""
BATCH = 2_000
"""Events that are counted in one step."""

_log = logging.getLogger(__name__)


def metrics_of(attribution: Resource) -> list[Metric]:
    """The metrics of an attribution."""
    return [expressions.parse(given, "metrics") for given in attribution.private["metrics"]]


@dataclass(frozen=True)
class Counter:
    """Counts and publishes from what it is given.

    items_of: metadata of the items of a dataset group (its ARN). clock: Unix seconds.
    """

    state: State
    cloud: CloudAccess
    items_of: Callable[[str], EntityTable]
    clock: Callable[[], float]

    def count_and_publish(self) -> None:
        """Bring all metric attributions up to date."""
        with self.state.transaction():  # one that has just become ACTIVE is seen
            active = self.state.resources.select(KIND, statuses=[Status.ACTIVE])
        for attribution in active:
            try:
                self.count(attribution)
                self.publish(attribution)
            except Exception:
                _log.exception("%s is not up to date; it is tried again", attribution.arn)

    def count_group(self, dataset_group: str) -> None:
        """Count what has arrived in a dataset group, before events of it are removed."""
        active = self.state.resources.select(
            KIND, dataset_group=dataset_group, statuses=[Status.ACTIVE]
        )
        for attribution in active:
            self.count(attribution)

    def count(self, attribution: Resource) -> None:
        """Add all events that are not counted yet to the ledger, each exactly once."""
        ledger, number = self.state.ledger, attribution.seq
        group = str(attribution.dataset_group)
        while (since := ledger.counted(number)) is not None:
            events = list(islice(self.state.events.since(group, after=since), BATCH))
            if not events:
                return
            tally = self._tally(ledger, attribution, events)
            with self.state.transaction():
                current = self.state.resources.find(attribution.arn)
                if current is None or current.seq != number:
                    return
                if current.private["metrics"] != attribution.private["metrics"]:
                    attribution = current  # changed meanwhile: count again, by what holds now
                    continue
                ledger.add_events(number, tally, since, events[-1].seq)

    def publish(self, attribution: Resource) -> None:
        """Let CloudWatch show what the ledger has.

        A role that may not publish (any more) is logged: the counts stay, and are published later.
        """
        account, region = attribution.account, attribution.region
        self.cloud.wait()
        shown = cloudwatch.revision(account, region, attribution.seq)
        revision, counts = self.state.ledger.changes(attribution.seq, shown)
        if not counts:
            return
        try:
            role = attribution.body["metricsOutputConfig"]["roleArn"]
            cloudwatch.check(self.cloud, role, account, region)
        except JobFailed as error:
            _log.warning("metrics of %s are not published yet: %s", attribution.arn, error)
            return
        group = str(attribution.dataset_group)
        cloudwatch.show(account, region, attribution.seq, group, counts, revision)

    def _tally(
        self, ledger: AttributionLedger, attribution: Resource, events: Sequence[Event]
    ) -> Tally:
        now, group = self.clock(), str(attribution.dataset_group)
        who = Answerers(ledger.answerers(group))
        tally = Tally(ledger.sources(attribution.seq))
        taken = [event for event in events if _taken(event.sent_at, now)]
        for metric in metrics_of(attribution):
            matching = [event for event in taken if metric.matches(event.event_type)]
            if not matching:
                continue
            for event, value in zip(matching, self._values(group, metric, matching), strict=True):
                if value is not None:
                    detail = event.detail
                    given = detail.get("eventAttributionSource"), detail.get("recommendationId")
                    tally.add(metric, source_of(*given, who), event.sent_at, value)
        if tally.left_out:
            _log.warning("%s: sources beyond the 100th are left out", attribution.arn)
        return tally

    def _values(self, group: str, metric: Metric, events: Sequence[Event]) -> list[float | None]:
        """What each event adds to a metric; None for nothing."""
        if metric.column is None:
            return [1.0] * len(events)
        if metric.dataset == DatasetType.INTERACTIONS:
            return [_of_event(event, metric.column) for event in events]
        items = self.items_of(group)
        column = items.find_column(metric.column)
        if column is None:  # the dataset is deleted by now
            return [None] * len(events)
        numbers = items.numbers(column.name, [event.item_id for event in events])
        return [None if number != number else float(number) for number in numbers]


def recent(counts: Sequence[Count], now: float) -> list[Count]:
    """The counts of windows that CloudWatch takes. now: Unix seconds."""
    return [c for c in counts if _taken(c.window, now)]


def _taken(moment: float, now: float) -> bool:
    return now - OLDEST < moment <= now + AHEAD


def _of_event(event: Event, column: str) -> float | None:
    members: dict[str, Any] = {"EVENT_VALUE": event.event_value, "TIMESTAMP": event.sent_at}
    name = column.upper()
    value = members[name] if name in members else _property(event, column)
    return float(value) if isinstance(value, int | float) else None


def _property(event: Event, column: str) -> Any:
    found = event.detail.get("properties") or {}
    return next((v for k, v in found.items() if k.casefold() == column.casefold()), None)
