"""One dataset group as of one generation: what a request looks at."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import NamedTuple

from personalize_poc.local.caches import Cache
from personalize_poc.local.datasets.entity_table import EntityTable
from personalize_poc.local.serving.group.histories import BulkHistories, History, merged
from personalize_poc.local.serving.group.impressions import Impressions
from personalize_poc.local.serving.group.live_histories import LiveHistories
from personalize_poc.local.serving.group.vocabulary import Vocabulary


@dataclass(frozen=True)
class Generations:
    """The generation of the group in which each of its parts came; 0: it was empty at first.

    live: of the log of live events, which goes on until events are deleted.
    """

    interactions: int = 0
    items: int = 0
    users: int = 0
    live: int = 0
    impressions: int = 0


class GroupSnapshot(NamedTuple):
    """A dataset group at one moment. It never changes: every change makes another one.

    Vocabularies and the log of live events are shared with later snapshots. They only grow, and of
    the log a snapshot shows its first `live_events` events, so nothing that it says changes.

    generation: one more with every change. since: when the parts came; with it, with `live_events`
    and with `History.version` everything computed from a snapshot can be told apart.
    latest_live: the newest timestamp of the live events that are shown, Unix seconds.
    item_ids, event_types: texts of the codes in histories. interactions, items, users: imports,
    single records included. filled: whether these are in memory, or live events only. recent:
    histories of recent users, shared by all snapshots of the group.

    A tuple, since every PutEvents makes one: in 0.9 µs; a frozen dataclass takes 2.6.
    """

    item_ids: Vocabulary
    event_types: Vocabulary
    interactions: BulkHistories
    live: LiveHistories
    recent: Cache[History]
    generation: int = 0
    since: Generations = Generations()
    live_events: int = 0
    latest_live: int | None = None
    impressions: Impressions = Impressions()
    items: EntityTable = EntityTable()
    users: EntityTable = EntityTable()
    filled: bool = False

    @property
    def latest(self) -> int | None:
        """The newest timestamp of all interactions, Unix seconds; None where there are none."""
        both = (self.interactions.latest, self.latest_live)
        return max((time for time in both if time is not None), default=None)

    def history(self, user_id: str) -> History:
        """All interactions of a user, live ones included, oldest first."""
        count = self.live.count(user_id, self.live_events)
        version = (self.since.interactions, self.since.live, count)
        found = self.recent.get(user_id, version)
        if found is None:
            live = self.live.of(user_id, self.live_events)
            found = replace(merged(self.interactions.of(user_id), live), version=version)
            self.recent.put(user_id, found, version)
        return found
