"""One dataset group in memory: histories of its users, metadata of its items and users.

Readers take what they find without a lock; every change replaces a whole, finished part.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from personalize_poc.local.datasets.entity_table import EntityTable
from personalize_poc.local.datasets.sources import Part, Records, Sources
from personalize_poc.local.serving.group.disk_histories import HistoriesOnDisk
from personalize_poc.local.serving.group.histories import BulkHistories, History, merged
from personalize_poc.local.serving.group.impressions import Exposure, imported
from personalize_poc.local.serving.group.live_histories import LiveHistories
from personalize_poc.local.serving.group.vocabulary import Vocabulary
from personalize_poc.local.state.events import Event

_INTERACTION_COLUMNS = ("USER_ID", "ITEM_ID", "TIMESTAMP", "EVENT_TYPE", "EVENT_VALUE")

MOST_HISTORIES = 20_000
"""Users whose interactions are kept in order, about 1 KB each beside those of live events."""

MOST_SPARE_ROWS = 1000
"""Replaced records of a data set that may stay in memory, or as many as there are records."""

Keep = Callable[[list[Event]], object]
"""Puts events on disk, all or none; raises when it cannot."""


@dataclass
class _Arrival:
    """The events of one request. done: they are kept, or `error` says why not."""

    events: list[Event]
    done: bool = False
    error: Exception | None = None


class GroupData:
    """What requests to the campaigns of one dataset group look at."""

    def __init__(self, events: Iterable[Event], on_disk: HistoriesOnDisk | None = None) -> None:
        """Starts with the live events only; `reload` brings the rest.

        on_disk: the imported interactions, which `reload` leaves there.
        """
        self.item_ids = on_disk.items if on_disk is not None else Vocabulary()
        self.event_types = on_disk.event_types if on_disk is not None else Vocabulary()
        self.bulk = on_disk if on_disk is not None else BulkHistories.empty()
        self._on_disk = on_disk
        self.items = EntityTable()
        self.users = EntityTable()
        self.filled = False
        """Whether the datasets are in memory, not the live events only."""
        self.lock = threading.RLock()
        """Held by whoever changes something."""
        self._bulk_tables = {"ITEMS": EntityTable(), "USERS": EntityTable()}
        self._records: dict[str, Records] = {"ITEMS": {}, "USERS": {}}
        self._histories: dict[str, tuple[BulkHistories, LiveHistories, int, History]] = {}
        self._arrivals: list[_Arrival] = []
        self._door = threading.Lock()
        self.exposure = Exposure(self.item_ids)
        """What was shown and chosen."""
        self._live = LiveHistories(self.item_ids, self.event_types)
        self._live.apply(self._counted(events))

    # -- readers -------------------------------------------------------------------------------

    def history(self, user_id: str) -> History:
        """All interactions of a user, live ones included, oldest first.

        The same object as long as nothing changed.
        """
        bulk, live = self.bulk, self._live
        # Counted before it is read, so that an event in between makes the next reader look again.
        count = live.count(user_id)
        found = self._histories.get(user_id)
        if found is not None and found[0] is bulk and found[1] is live and found[2] == count:
            return found[3]
        history = merged(bulk.of(user_id), live.of(user_id))
        if len(self._histories) >= MOST_HISTORIES:
            self._histories.clear()
        self._histories[user_id] = (bulk, live, count, history)
        return history

    def live(self) -> LiveHistories:
        """The live events. A deletion replaces the object."""
        return self._live

    @property
    def waiting(self) -> int:
        """Requests whose events nobody has taken to the disk yet."""
        return len(self._arrivals)

    # -- writers -------------------------------------------------------------------------------

    def reload(self, sources: Sources, changed: str | None = None) -> None:
        """Read the datasets again, or only the one of type `changed`."""
        with self.lock:
            if changed in (None, "INTERACTIONS"):
                self.bulk = self._read_interactions(sources.interactions)
            for dataset_type, part in (("ITEMS", sources.items), ("USERS", sources.users)):
                if changed in (None, dataset_type):
                    self._bulk_tables[dataset_type] = part.entities() if part else EntityTable()
                    self._records[dataset_type] = dict(part.records) if part else {}
                    self._combine(dataset_type)
            self.filled = True

    def replace_events(self, events: Iterable[Event]) -> None:
        """Forget the live events and take these."""
        with self.lock:
            live = LiveHistories(self.item_ids, self.event_types)
            self.exposure.forget_live()
            live.apply(self._counted(events))
            self._live = live

    def put_records(self, dataset_type: str, records: Records) -> None:
        """Single records of ITEMS or USERS replace what was there of the same ids."""
        with self.lock:
            self._records[dataset_type].update(records)
            before = self.items if dataset_type == "ITEMS" else self.users
            table = before.with_records(records)
            if table.spare_rows > max(MOST_SPARE_ROWS, len(table.rows)):
                self._combine(dataset_type)
            else:
                self._show(dataset_type, table)

    def put_events(self, events: Iterable[Event], store: Keep | None = None) -> None:
        """Make events visible after `store` has them on disk; known event ids are left out.

        Requests that arrive while the disk is busy are written together, in one transaction.
        """
        mine = _Arrival(list(events))
        with self._door:
            self._arrivals.append(mine)
        with self.lock:
            if not mine.done:
                # Whoever comes first takes along all that wait for the lock.
                with self._door:
                    waiting, self._arrivals = self._arrivals, []
                self._take(waiting, store)
        if mine.error is not None:
            raise mine.error

    def _take(self, arrivals: list[_Arrival], store: Keep | None) -> None:
        new: list[Event] = []
        ids: set[str | None] = set()
        for event in (event for arrival in arrivals for event in arrival.events):
            event_id = event.detail.get("eventId")
            if event_id is None or (event_id not in ids and self._live.is_new(event_id)):
                new.append(event)
                ids.add(event_id)
        try:
            if store and new:
                store(new)
            self._live.apply(self._counted(new))
        except Exception as error:
            if len(arrivals) > 1:  # nobody fails for what somebody else sent
                for arrival in arrivals:
                    self._take([arrival], store)
                return
            arrivals[0].error = error
        for arrival in arrivals:
            arrival.done = True

    def _counted(self, events: Iterable[Event]) -> Iterator[Event]:
        """The events, whose impressions are counted on the way."""
        for event in events:
            self.exposure.add(event)
            yield event

    def _combine(self, dataset_type: str) -> None:
        table = self._bulk_tables[dataset_type].with_records(self._records[dataset_type])
        if self._on_disk is None:
            _ = table.rows  # made here, not by the first question that looks for a user
        self._show(dataset_type, table)

    def _show(self, dataset_type: str, table: EntityTable) -> None:
        if dataset_type == "ITEMS":
            self.items = table
        else:
            self.users = table

    def _read_interactions(self, part: Part | None) -> BulkHistories:
        seen = None
        if part is not None and part.schema.find("IMPRESSION"):
            seen = part.table(("ITEM_ID", "IMPRESSION"), encoded=True)
        self.exposure.replace_bulk(imported(seen, self.item_ids))
        if self._on_disk is not None:
            return self._on_disk
        table = part.table(_INTERACTION_COLUMNS, encoded=True) if part else None
        if table is None:
            return BulkHistories.empty()
        return BulkHistories.build(table, self.item_ids, self.event_types)
