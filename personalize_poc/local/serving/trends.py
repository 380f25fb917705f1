"""What trends now: imported interactions and live events of all users."""

from __future__ import annotations

from collections.abc import Callable
from operator import is_
from typing import Any

import numpy as np
from numpy.typing import NDArray

from personalize_poc.local.recipes import interface
from personalize_poc.local.serving.group.catalogue import Catalogue
from personalize_poc.local.serving.group.data import GroupData
from personalize_poc.local.serving.group.histories import History

Rule = Callable[[History], History]
"""Leaves out interactions that the model would not have learned from."""


class Trends:
    """Scores of a model of trends on the data as it is; counted again when it changed."""

    def __init__(self, model: interface.Trends) -> None:
        self._model = model
        self._bulk: tuple[Any, History] | None = None
        self._counted: tuple[tuple[Any, ...], NDArray[np.float64]] | None = None

    def scores(self, group: GroupData, catalogue: Catalogue, rule: Rule) -> NDArray[np.float64]:
        """Scores float64 [items of the model]. Threads may count at once; all results are right."""
        live = group.live()
        size = live.size
        bulk = self._newest_bulk(group, rule)
        key, counted = (bulk, live, catalogue, size), self._counted
        if counted and counted[0][3] == size and all(map(is_, key[:3], counted[0][:3])):
            return counted[1]
        events = rule(live.everything(size))
        places = catalogue.from_history(np.concatenate([bulk.items, events.items]))
        times = np.concatenate([bulk.timestamps, events.timestamps])
        known = (places >= 0) & (places < self._model.n_items)
        scores = self._model.at(places[known], times[known]).astype(np.float64)
        self._counted = (key, scores)
        return scores

    def _newest_bulk(self, group: GroupData, rule: Rule) -> History:
        """Imported interactions that can lie in the last two intervals, read once per import.

        Live events can move the intervals forward from the newest import, never back.
        """
        bulk, cached = group.bulk, self._bulk
        if cached and cached[0] is bulk:
            return cached[1]
        newest = rule(bulk.everything)
        if len(newest):
            since = newest.timestamps.max() - 2 * self._model.interval
            newest = newest.take(newest.timestamps > since)
        self._bulk = (bulk, newest)
        return newest
