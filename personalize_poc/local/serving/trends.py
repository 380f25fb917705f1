"""What trends now: imported interactions and live events of all users."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from personalize_poc.local.caches import Newest
from personalize_poc.local.recipes import fitted
from personalize_poc.local.serving.group.catalogue import Catalogue
from personalize_poc.local.serving.group.histories import History
from personalize_poc.local.serving.group.snapshot import GroupSnapshot
from personalize_poc.local.serving.settings import EventRule


class Trends:
    """Scores of a model of trends on the data as it is; counted again when it changed.

    Safe to use from many threads: two may count at once, and both results are right.
    """

    def __init__(self, model: fitted.Trends) -> None:
        self._model = model
        self._newest: Newest[History] = Newest()
        self._counted: Newest[NDArray[np.float64]] = Newest()

    def scores(
        self, snapshot: GroupSnapshot, catalogue: Catalogue, rule: EventRule
    ) -> NDArray[np.float64]:
        """Scores float64 [items of the model]."""
        since = snapshot.since
        state = (since.interactions, since.live, snapshot.live_events, catalogue.generation)
        return self._counted.get(state, lambda: self._count(snapshot, catalogue, rule))

    def _count(
        self, snapshot: GroupSnapshot, catalogue: Catalogue, rule: EventRule
    ) -> NDArray[np.float64]:
        newest = self._newest.get(
            snapshot.since.interactions, lambda: self._read_newest(snapshot, rule)
        )
        types = snapshot.event_types.texts
        events = rule.learned(snapshot.live.everything(snapshot.live_events), types)
        places = catalogue.from_history(np.concatenate([newest.items, events.items]))
        times = np.concatenate([newest.timestamps, events.timestamps])
        known = (places >= 0) & (places < self._model.n_items)
        return self._model.at(places[known], times[known]).astype(np.float64)

    def _read_newest(self, snapshot: GroupSnapshot, rule: EventRule) -> History:
        """Imported interactions that can lie in the last two intervals, read once per import.

        Live events can move the intervals forward from the newest import, never back.
        """
        newest = rule.learned(snapshot.interactions.everything, snapshot.event_types.texts)
        if len(newest):
            since = newest.timestamps.max() - 2 * self._model.interval
            newest = newest.take(newest.timestamps > since)
        return newest
