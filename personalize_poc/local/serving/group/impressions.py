"""How often items were shown and chosen: what exploration learns from, without training.

An impression is a list of items that a person saw when they chose one of them. It comes with an
event (PutEvents), explicitly or by the recommendationId of the answer that was shown, or in the
column IMPRESSION of imported interactions. Counts are sums, so that the order in which events
arrive does not matter; several events about the same recommendation count it once.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from personalize_poc.local.serving.group.vocabulary import Vocabulary
from personalize_poc.local.state.events import Event

SHOWN = "shown"
"""Member of an event's detail: items of the recommendation that it names, as far as kept."""

BLOCK = 1024
"""Item codes of a block of live counts: as much is copied for an event, 8 KB, at most."""

Counts = NDArray[np.int32]
"""int32 [2, n]: how often each of n items was shown, and chosen when it was."""

Pair = tuple[int, int]
"""Row of the counts and item code, to be counted once."""


def _none() -> Counts:
    return np.zeros((2, 0), np.int32)


@dataclass(frozen=True)
class Impressions:
    """Counts by item code. They never change: `with_live` makes others, and shares most blocks.

    imported: of imported interactions [2, n]. live: of live events, in blocks [2, BLOCK] by number;
    block b holds the codes from b * BLOCK on.
    """

    imported: Counts = field(default_factory=_none)
    live: Mapping[int, Counts] = field(default_factory=dict)

    def of(self, codes: NDArray[Any]) -> Counts:
        """Counts of items, int32 [2, len(codes)]: shown and chosen. Code -1 has none."""
        total = np.zeros((2, len(codes)), np.int32)
        known = (codes >= 0) & (codes < self.imported.shape[1])
        total[:, known] = self.imported[:, codes[known]]
        order = np.argsort(codes // BLOCK, kind="stable")
        numbers, starts = np.unique(codes[order] // BLOCK, return_index=True)
        parts = pairwise([*starts.tolist(), len(codes)])
        for number, (start, end) in zip(numbers.tolist(), parts, strict=True):
            if number in self.live:
                places = order[start:end]
                total[:, places] += self.live[number][:, codes[places] % BLOCK]
        return total

    def with_live(self, pairs: Iterable[Pair]) -> Impressions:
        """These counts and one more for each pair."""
        renewed: dict[int, Counts] = {}
        for row, code in pairs:
            number, place = divmod(code, BLOCK)
            block = renewed.get(number)
            if block is None:
                before = self.live.get(number)
                block = np.zeros((2, BLOCK), np.int32) if before is None else before.copy()
                renewed[number] = block
            block[row, place] += 1
        return replace(self, live={**self.live, **renewed})


class ImpressionCounter:
    """Which impressions of live events are counted already. One writer at a time."""

    def __init__(self, items: Vocabulary) -> None:
        self._items = items
        self._counted: dict[str, set[Pair]] = {}

    def counted(self, impressions: Impressions, events: Iterable[Event]) -> Impressions:
        """The counts with those of further events."""
        pairs = [pair for event in events for pair in self._pairs(event)]
        return impressions.with_live(pairs) if pairs else impressions

    def _pairs(self, event: Event) -> set[Pair]:
        """What an event adds that no other one of the same recommendation has added."""
        seen = event.detail.get("impression") or event.detail.get(SHOWN)
        if not seen:
            return set()
        codes = self._items.add_all(dict.fromkeys(seen)).tolist()
        chosen = self._items.find(event.item_id)
        pairs = {(0, code) for code in codes} | {(1, code) for code in codes if code == chosen}
        recommendation = event.detail.get("recommendationId")
        if recommendation is not None:
            before = self._counted.setdefault(recommendation, set())
            pairs -= before
            before |= pairs
        return pairs


def imported(table: pa.Table | None, items: Vocabulary) -> Counts:
    """Counts int32 [2, n] of the columns ITEM_ID and IMPRESSION (``a|b|c``) of interactions."""
    if table is None or "IMPRESSION" not in table.column_names:
        return _none()
    table = table.select(["ITEM_ID", "IMPRESSION"])
    table = table.filter(pc.is_valid(table["IMPRESSION"])).combine_chunks()
    if not table.num_rows:
        return _none()
    lists = pc.split_pattern(_texts(table["IMPRESSION"]), "|")
    rows = np.asarray(pc.list_parent_indices(lists))
    seen = pc.list_flatten(lists).dictionary_encode()
    codes = items.add_all(seen.dictionary.to_pylist())[np.asarray(seen.indices)]
    own = _texts(table["ITEM_ID"]).dictionary_encode()
    chosen = items.add_all(own.dictionary.to_pylist())[np.asarray(own.indices)]
    pairs = np.unique(np.stack([rows, codes]), axis=1)  # an item twice in a list counts once
    shown = np.bincount(pairs[1], minlength=len(items))
    hits = np.bincount(pairs[1][pairs[1] == chosen[pairs[0]]], minlength=len(items))
    return np.stack([shown, hits]).astype(np.int32)


def _texts(column: pa.ChunkedArray) -> pa.Array:
    column = column.cast(pa.large_string())
    return column.combine_chunks() if isinstance(column, pa.ChunkedArray) else column
