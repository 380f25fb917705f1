"""Counts by metric, source and quarter of an hour."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from personalize_poc.local.attribution.expressions import Metric
from personalize_poc.local.attribution.recommendation_ids import Answerers
from personalize_poc.local.state.attribution_ledger import Count

WINDOW = 900
"""Seconds of one window. The service documents 15 minutes; here they begin at full quarters."""
MAX_SOURCES = 100
UNDEFINED = "SOURCE_NAME_UNDEFINED"
"""The source of events that name none."""


def source_of(event_source: str | None, recommendation_id: str | None, who: Answerers) -> str:
    """The source of an event: the given one, else who answered, else undefined."""
    if event_source:
        return event_source
    return (recommendation_id and who.find(recommendation_id)) or UNDEFINED


class Tally:
    """Adds up counts. Of more than `MAX_SOURCES` sources, those that come later are left out."""

    def __init__(self, sources: Iterable[str] = ()) -> None:
        """sources: those that were counted before."""
        self._sources = set(sources) - {UNDEFINED}
        self._counts: dict[tuple[Any, ...], Count] = {}
        self.left_out: set[str] = set()

    def add(self, metric: Metric, source: str, moment: float, value: float) -> None:
        """One event. moment: Unix seconds."""
        window = int(moment // WINDOW) * WINDOW
        of_metric = metric.name, metric.event_type, metric.function
        self.merge(Count(*of_metric, source, window, 1, value, value, value))

    def merge(self, count: Count) -> None:
        """Many events of one metric, source and window."""
        if not self._admits(count.source):
            self.left_out.add(count.source)
            return
        key = (count.metric, count.event_type, count.function, count.source, count.window)
        before = self._counts.get(key)
        self._counts[key] = before.plus(count) if before else count

    def __iter__(self) -> Iterator[Count]:
        return iter(self._counts.values())

    def _admits(self, source: str) -> bool:
        if source == UNDEFINED or source in self._sources:
            return True
        if len(self._sources) >= MAX_SOURCES:
            return False
        self._sources.add(source)
        return True
