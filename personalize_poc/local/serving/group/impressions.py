"""How often items were shown and chosen: what exploration learns from, without training.

An impression is a list of items that a person saw when they chose one of them. It comes with an
event (PutEvents), explicitly or by the recommendationId of the answer that was shown, or in the
column IMPRESSION of imported interactions. Counts are sums, so that the order in which events
arrive does not matter; several events about the same recommendation count it once.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from personalize_poc.local.serving.group.vocabulary import Vocabulary
from personalize_poc.local.state.events import Event

SHOWN = "shown"
"""Member of an event's detail: items of the recommendation that it names, as far as kept."""

Counts = NDArray[np.int32]


class Exposure:
    """Counts by item code. One writer at a time (the caller holds a lock); readers need none."""

    def __init__(self, items: Vocabulary) -> None:
        self._items = items
        self._live = np.zeros((2, 0), np.int32)
        self._bulk = np.zeros((2, 0), np.int32)
        self._counted: dict[str, set[tuple[int, int]]] = {}
        self.version = 0
        """Grows with every change."""

    def add(self, event: Event) -> None:
        """Count the impression that comes with an event, if there is one."""
        seen = event.detail.get("impression") or event.detail.get(SHOWN)
        if not seen:
            return
        codes = self._items.add_all(dict.fromkeys(seen)).tolist()
        chosen = self._items.find(event.item_id)
        pairs = {(0, code) for code in codes} | {(1, code) for code in codes if code == chosen}
        recommendation = event.detail.get("recommendationId")
        if recommendation is not None:
            before = self._counted.setdefault(recommendation, set())
            pairs -= before
            before |= pairs
        if not pairs:
            return
        needed = max(codes) + 1
        if needed > self._live.shape[1]:
            grown = np.zeros((2, max(needed, 2 * self._live.shape[1])), np.int32)
            grown[:, : self._live.shape[1]] = self._live
            self._live = grown
        for row, code in pairs:
            self._live[row, code] += 1
        self.version += 1

    def replace_bulk(self, counts: Counts) -> None:
        """Take these counts for the imported interactions: int32 [2, n], shown and chosen."""
        self._bulk = counts
        self.version += 1

    def forget_live(self) -> None:
        """Events were deleted; those that stay are added again."""
        self._live = np.zeros((2, 0), np.int32)
        self._counted = {}
        self.version += 1

    def of(self, codes: NDArray[Any]) -> Counts:
        """Counts of items, int32 [2, len(codes)]: shown and chosen. Code -1 has none."""
        total = np.zeros((2, len(codes)), np.int32)
        for counts in (self._bulk, self._live):
            known = (codes >= 0) & (codes < counts.shape[1])
            total[:, known] += counts[:, codes[known]]
        return total


def imported(table: pa.Table | None, items: Vocabulary) -> Counts:
    """Counts int32 [2, n] of the columns ITEM_ID and IMPRESSION (``a|b|c``) of interactions."""
    if table is None or "IMPRESSION" not in table.column_names:
        return np.zeros((2, 0), np.int32)
    table = table.select(["ITEM_ID", "IMPRESSION"])
    table = table.filter(pc.is_valid(table["IMPRESSION"])).combine_chunks()
    if not table.num_rows:
        return np.zeros((2, 0), np.int32)
    lists = pc.split_pattern(_texts(table["IMPRESSION"]), "|")
    rows = np.asarray(pc.list_parent_indices(lists))
    seen = pc.list_flatten(lists).dictionary_encode()
    codes = items.add_all(seen.dictionary.to_pylist())[np.asarray(seen.indices)]
    own = _texts(table["ITEM_ID"]).dictionary_encode()
    chosen = items.add_all(own.dictionary.to_pylist())[np.asarray(own.indices)]
    pairs = np.unique(np.stack([rows, codes]), axis=1)  # an item twice in a list counts once
    return np.stack([
        np.bincount(pairs[1], minlength=len(items)),
        np.bincount(pairs[1][pairs[1] == chosen[pairs[0]]], minlength=len(items)),
    ]).astype(np.int32)  # fmt: skip


def _texts(column: pa.ChunkedArray) -> pa.Array:
    column = column.cast(pa.large_string())
    return column.combine_chunks() if isinstance(column, pa.ChunkedArray) else column
