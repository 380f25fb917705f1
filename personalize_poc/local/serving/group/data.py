"""One dataset group in memory: who changes it, and the snapshot that everybody reads.

Readers take `GroupData.snapshot` once for a request, without a lock. Writers take turns, and each
puts a new snapshot in its place when all of it is ready.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any

from personalize_poc.local.caches import Cache
from personalize_poc.local.datasets.entity_table import EntityTable
from personalize_poc.local.datasets.sources import Part, Records, Sources
from personalize_poc.local.serving.group.disk_histories import HistoriesOnDisk
from personalize_poc.local.serving.group.histories import BulkHistories
from personalize_poc.local.serving.group.impressions import ImpressionCounter, Impressions, imported
from personalize_poc.local.serving.group.live_histories import LiveHistories
from personalize_poc.local.serving.group.snapshot import GroupSnapshot
from personalize_poc.local.serving.group.vocabulary import Vocabulary
from personalize_poc.local.state.events import Event

_INTERACTION_COLUMNS = ("USER_ID", "ITEM_ID", "TIMESTAMP", "EVENT_TYPE", "EVENT_VALUE")

MOST_HISTORIES = 20_000
"""Users whose interactions are kept in order, about 1 KB each beside those of live events."""

MOST_SPARE_ROWS = 1000
"""Replaced records of a data set that may stay in memory, or as many as there are records."""

EVENTS_AT_ONCE = 10_000
"""Events that are read together when there are many."""

Persist = Callable[[list[Event]], object]
"""Puts events on disk, all or none; raises when it cannot."""


@dataclass
class _Arrival:
    """The events of one request. done: they are kept, or `error` says why not."""

    events: list[Event]
    done: bool = False
    error: Exception | None = None


class GroupData:
    """The data of one dataset group. Safe to use from many threads.

    Starts with the live events only; `fill` brings the rest.
    """

    def __init__(self, events: Iterable[Event], on_disk: HistoriesOnDisk | None = None) -> None:
        """on_disk: the imported interactions, which `reload` leaves there."""
        items = Vocabulary() if on_disk is None else on_disk.items
        types = Vocabulary() if on_disk is None else on_disk.event_types
        self._on_disk = on_disk
        self._imported = {"ITEMS": EntityTable(), "USERS": EntityTable()}
        self._records: dict[str, Records] = {"ITEMS": {}, "USERS": {}}
        self._arrivals: list[_Arrival] = []
        self._queueing = threading.Lock()
        self._writing = threading.RLock()
        self._counter = ImpressionCounter(items)
        live = LiveHistories(items, types)
        bulk = BulkHistories.empty() if on_disk is None else on_disk
        self._snapshot = GroupSnapshot(items, types, bulk, live, Cache(MOST_HISTORIES))
        rest = iter(events)
        while some := list(islice(rest, EVENTS_AT_ONCE)):
            self._append(some)

    @property
    def snapshot(self) -> GroupSnapshot:
        """The group as it is now."""
        return self._snapshot

    @property
    def waiting(self) -> int:
        """Requests whose events nobody has taken to the disk yet."""
        return len(self._arrivals)

    # -- datasets ------------------------------------------------------------------------------

    def fill(self, read: Callable[[], Sources]) -> None:
        """Read the datasets unless they are in memory."""
        if self._snapshot.filled:
            return
        with self._writing:
            if not self._snapshot.filled:
                self.reload(read())

    def refresh(
        self,
        changed: str,
        read: Callable[[], Sources],
        events: Callable[[], Iterable[Event]],
    ) -> None:
        """The dataset of type `changed` is another one: read it again if it is in memory."""
        with self._writing:
            if self._snapshot.filled:
                self.reload(read(), changed)
            if changed == "INTERACTIONS":  # a deleted dataset took its events along
                self.replace_events(events())

    def reload(self, sources: Sources, changed: str | None = None) -> None:
        """Read the datasets again, or only the one of type `changed`."""
        with self._writing:
            parts: dict[str, Any] = {}
            if changed in (None, "INTERACTIONS"):
                parts["interactions"] = self._read_interactions(sources.interactions)
                counts = self._read_impressions(sources.interactions)
                parts["impressions"] = replace(self._snapshot.impressions, imported=counts)
            for dataset_type, part in (("ITEMS", sources.items), ("USERS", sources.users)):
                if changed in (None, dataset_type):
                    self._imported[dataset_type] = part.entities() if part else EntityTable()
                    self._records[dataset_type] = dict(part.records) if part else {}
                    parts[dataset_type.lower()] = self._combined(dataset_type)
            self._publish(*parts, filled=True, **parts)

    def put_records(
        self,
        dataset_type: str,
        records: Records,
        store: Callable[[Records], object] | None = None,
    ) -> None:
        """Single records of ITEMS or USERS replace what was there of the same ids.

        They are visible after `store` has them on disk, if the datasets are in memory.
        """
        with self._writing:
            if store:
                store(records)
            if not self._snapshot.filled:
                return
            self._records[dataset_type].update(records)
            name = dataset_type.lower()
            before: EntityTable = getattr(self._snapshot, name)
            table = before.with_records(records)
            if table.spare_rows > max(MOST_SPARE_ROWS, len(table.rows)):
                table = self._combined(dataset_type)
            self._publish(name, **{name: table})

    def _combined(self, dataset_type: str) -> EntityTable:
        """Imported records with the single ones on top."""
        table = self._imported[dataset_type].with_records(self._records[dataset_type])
        if self._on_disk is None:
            _ = table.rows  # made here, not by the first question that looks for a user
        return table

    def _read_interactions(self, part: Part | None) -> BulkHistories:
        if self._on_disk is not None:
            return self._on_disk
        table = part.table(_INTERACTION_COLUMNS, encoded=True) if part else None
        if table is None:
            return BulkHistories.empty()
        now = self._snapshot
        return BulkHistories.build(table, now.item_ids, now.event_types)

    def _read_impressions(self, part: Part | None) -> Any:
        seen = None
        if part is not None and part.schema.find("IMPRESSION"):
            seen = part.table(("ITEM_ID", "IMPRESSION"), encoded=True)
        return imported(seen, self._snapshot.item_ids)

    # -- live events ---------------------------------------------------------------------------

    def put_events(self, events: Iterable[Event], store: Persist | None = None) -> None:
        """Make events visible after `store` has them on disk; known event ids are left out.

        Requests that arrive while the disk is busy are written together, in one transaction.
        """
        mine = _Arrival(list(events))
        with self._queueing:
            self._arrivals.append(mine)
        with self._writing:
            if not mine.done:
                # Whoever comes first takes along all that wait for the lock.
                with self._queueing:
                    waiting, self._arrivals = self._arrivals, []
                self._take(waiting, store)
        if mine.error is not None:
            raise mine.error

    def replace_events(self, events: Iterable[Event]) -> None:
        """Forget the live events and take these."""
        with self._writing:
            now = self._snapshot
            live = LiveHistories(now.item_ids, now.event_types)
            counts = Impressions(now.impressions.imported)
            self._counter = ImpressionCounter(now.item_ids)
            rest = iter(events)
            while some := list(islice(rest, EVENTS_AT_ONCE)):
                counts = self._counter.counted(counts, some)
                live.apply(some)
            self._publish("live", "impressions", live=live, impressions=counts, **_shown(live))

    def _take(self, arrivals: list[_Arrival], store: Persist | None) -> None:
        live = self._snapshot.live
        new: list[Event] = []
        ids: set[str | None] = set()
        for event in (event for arrival in arrivals for event in arrival.events):
            event_id = event.detail.get("eventId")
            if event_id is None or (event_id not in ids and live.is_new(event_id)):
                new.append(event)
                ids.add(event_id)
        try:
            if store and new:
                store(new)
            self._append(new)
        except Exception as error:
            if len(arrivals) > 1:  # nobody fails for what somebody else sent
                for arrival in arrivals:
                    self._take([arrival], store)
                return
            arrivals[0].error = error
        for arrival in arrivals:
            arrival.done = True

    def _append(self, events: Sequence[Event]) -> None:
        """Show further live events: the log grows, and the next snapshot shows more of it."""
        now = self._snapshot
        counts = self._counter.counted(now.impressions, events)
        now.live.apply(events)
        if counts is now.impressions:
            self._publish(**_shown(now.live))
        else:
            self._publish("impressions", impressions=counts, **_shown(now.live))

    def _publish(self, *renewed: str, **parts: Any) -> None:
        """Put the next generation in the place of this one. renewed: members of `Generations`."""
        before = self._snapshot
        generation, since = before.generation + 1, before.since
        if renewed:
            since = replace(since, **dict.fromkeys(renewed, generation))
        self._snapshot = before._replace(generation=generation, since=since, **parts)


def _shown(live: LiveHistories) -> dict[str, Any]:
    """What a snapshot shows of the log of live events: all that is there now."""
    return {"live_events": live.size, "latest_live": live.latest}
