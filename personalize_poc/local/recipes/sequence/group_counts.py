"""Events counted by groups of people: at all times, and lately at any moment.

Let N be all events and n(i) those of item i; of a group, let S be its events and s(i) those of item
i. Then

    always(i) = log ((s(i) + DOUBT) / (S n(i) / N + DOUBT))

is above 0 for an item that the group turns to more often than others do, and below for one that it
leaves to them. Of the newest events of the group at a moment, each counts half as much as one that
came a share h of all events later; with c(i) the count of an item and C that of all of them,

    lately(i) = log (1 + c(i) / (C n(i) / N + DOUBT))

is above 0 for what the group turns to now.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from personalize_poc.local.arrays.types import Floats, Ints

HALF_LIVES = (0.01, 0.05)
"""Shares of all events."""
DOUBT = 1.0
"""Events."""
MOST_ITEMS = 1000
"""Items of a group that move most at all times."""
NEWEST = 4000
"""Events of a group that are read for what it turns to lately."""
TICKS = 1000
"""Moments that are told apart."""
_LEAST = 0.05
"""Logits, below which an item of a group moves like those of others."""

Longs = NDArray[np.int64]
Doubles = NDArray[np.float64]


@dataclass(frozen=True)
class Counts:
    """Events by group, [g] groups.

    starts: int64 [g + 1]; items: int32 [n], those of the events of group k are starts[k] …
    starts[k + 1], in the order of time; at: float32 [n], the share of all events that came before.
    clock: int64 [t], Unix seconds; passed: float64 [t], the share of all events until then.
    usual: float32 [n_items], the share of all events.
    """

    starts: Longs
    items: Ints
    at: Floats
    clock: Longs
    passed: Doubles
    usual: Floats

    def always(self, group: int) -> tuple[Ints, Floats]:
        """Items of all times, ascending, and their figures."""
        own = self.items[self.starts[group] : self.starts[group + 1]]
        if not len(own):
            return own, np.empty(0, np.float32)
        counts = np.bincount(own, minlength=len(self.usual))
        ratio = np.log((counts + DOUBT) / (len(own) * self.usual.astype(np.float64) + DOUBT))
        kept = np.flatnonzero(np.abs(ratio) >= _LEAST)
        if len(kept) > MOST_ITEMS:
            kept = np.sort(kept[np.argpartition(-np.abs(ratio[kept]), MOST_ITEMS)[:MOST_ITEMS]])
        return kept.astype(np.int32), ratio[kept].astype(np.float32)

    def tick(self, moment: int | None) -> int:
        """Number of a moment, -1 where it is not known or before all events."""
        if moment is None:
            return -1
        return int(np.searchsorted(self.clock, moment, side="right")) - 1

    def lately(self, group: int, tick: int) -> tuple[Ints, Floats]:
        """Items of a group until then, ascending, and figures float32 [n, len(HALF_LIVES)]."""
        first, now = int(self.starts[group]), float(self.passed[tick])
        at = self.at[first : int(self.starts[group + 1])]
        end = int(np.searchsorted(at, now, side="left"))
        newest = slice(max(0, end - NEWEST), end)
        own = self.items[first:][newest]
        items, places = np.unique(own, return_inverse=True)
        rises = np.zeros((len(items), len(HALF_LIVES)), np.float32)
        ages = now - at[newest].astype(np.float64)
        for row, half_life in zip(rises.T, HALF_LIVES, strict=True):
            weights = 0.5 ** (ages / half_life)
            counts = np.bincount(places, weights, len(items))
            row[:] = np.log1p(counts / (weights.sum() * self.usual[items] + DOUBT))
        return items.astype(np.int32), rises


def told(members: Iterable[NDArray[np.bool_]], what: Ints) -> float:
    """How much less surprising items are once the groups are known: nats of all events together.

    members: of each group which events are its own.
    """
    usual = np.bincount(what) / len(what)
    found = 0.0
    for member in members:
        own = np.bincount(what[member], minlength=len(usual))
        met = np.flatnonzero(own)
        found += float((own[met] * np.log(own[met] / (own.sum() * usual[met]))).sum())
    return found


def counted(members: Iterable[NDArray[np.bool_]], what: Ints, times: Longs, n_items: int) -> Counts:
    """members: of each group which events are its own. times: of all events, ascending."""
    n = len(what)
    at = (np.arange(n) / max(1, n)).astype(np.float32)
    rows = [np.flatnonzero(own) for own in members]  # one after the other: each is as long as all
    every = np.concatenate(rows)
    ends = np.unique(np.searchsorted(times, times[_evenly(len(times))], side="right"))
    usual = np.bincount(what, minlength=n_items) / max(1, n)
    return Counts(
        starts_of([len(own) for own in rows]),
        what[every].astype(np.int32),
        at[every],
        times[ends - 1].astype(np.int64),
        ends / len(times),
        usual.astype(np.float32),
    )


def _evenly(n: int) -> Longs:
    """Places of at most `TICKS` events at even distances, the last one last."""
    ticks = min(n, TICKS)
    return np.arange(1, ticks + 1) * n // ticks - 1


def starts_of(sizes: Sequence[int]) -> Longs:
    """Where each of several ranges below each other begins, and the end: int64 [n + 1]."""
    return np.concatenate([[0], np.cumsum(sizes)]).astype(np.int64)
