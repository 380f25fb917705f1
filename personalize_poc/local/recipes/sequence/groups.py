"""What people of the same kind turn to, at all times and lately (User-Personalization).

The network reads who somebody is, and draws the answer a little towards what such people like. It
does not know what a class borrows this week, and of people without a history it knows little else
than popularity. So for columns of the users' metadata it is counted what each group of people (a
category, or a class of numbers) has turned to. Let N be all events and n(i) those of item i; of a
group, let S be its events and s(i) those of item i. Then

    always(i) = log ((s(i) + DOUBT) / (S n(i) / N + DOUBT))

is above 0 for an item that the group turns to more often than others do, and below for one that it
leaves to them. Of the newest events of the group at a moment, each counts half as much as one that
came a share h of all events later; with c(i) the count of an item and C that of all of them,

    lately(i) = log (1 + c(i) / (C n(i) / N + DOUBT))

is above 0 for what the group turns to now. Groups are those of the `COLUMNS` columns that tell most
about items, and of people who are alike in all of these. The weights of each column are chosen
with those of other parts (see `unseen_weights`), for people with a history and without one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from personalize_poc.local.arrays.types import Features, Floats, Interactions, Ints, Query, Values
from personalize_poc.local.recipes.sequence.encoding.features import LEAST_ROWS, Layout, matrix

COLUMNS = 3
HALF_LIVES = (0.01, 0.05)
"""Shares of all events."""
WIDTH = 1 + len(HALF_LIVES)
"""Weights of a column: of all times, and lately by each half-life."""
GROUP_WEIGHTS = (COLUMNS + 1) * WIDTH
"""Weights of the columns and of all of them together, one column after the other."""
DOUBT = 1.0
"""Events."""
MOST_EVENTS = 1_000_000
"""Events that are counted, evenly over time where there are more."""
MOST_GROUPS = 256
"""Groups of people alike in all columns, the largest ones."""
MOST_ITEMS = 1000
"""Items of a group that move most at all times."""
NEWEST = 4000
"""Events of a group that are read for what it turns to lately."""
TICKS = 1000
"""Moments that are told apart."""
_LEAST = 0.05
"""Logits, below which an item of a group moves like those of others."""
_FILE = "groups.npz"
_LAYOUT = "layout "

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


@dataclass(frozen=True)
class Groups:
    """Who belongs to which group, what it turned to, and what this weighs.

    layout: numbers the groups of single columns, from 1 on. columns: those that count, the names.
    codes: int64 [layout.size], whose sums number people alike in all columns; keys: int64, those
    sums of which there is a group, ascending. fixed: of all times, of each group the items, int32,
    and the figures, float16, in rows that begin at `fixed_starts`. weights: float64
    [GROUP_WEIGHTS].
    """

    layout: Layout
    columns: tuple[str, ...]
    codes: Longs
    keys: Longs
    counts: Counts
    fixed_starts: Longs
    fixed_items: Ints
    fixed: NDArray[np.float16]
    weights: Doubles

    @classmethod
    def of(
        cls,
        interactions: Interactions,
        users: Features,
        layout: Layout,
        n_users: int,
        n_items: int,
        columns: Sequence[str] | None = None,
    ) -> Groups | None:
        """Without weights yet; None where nothing is known of people.

        columns: those that count, where that is known already.
        """
        if not layout.width or not len(interactions):
            return None
        own = np.unique(interactions.users)
        shares = matrix(layout, users, n_users) > 0
        order = np.argsort(interactions.timestamps, kind="stable")
        kept = order[:: -(-len(order) // MOST_EVENTS)]
        who, what = interactions.users[kept], interactions.items[kept]
        if columns is None:
            columns = _telling(layout, shares, own, who, what)
        if not columns:
            return None
        codes = np.random.default_rng(0).integers(1, 2**62, layout.size)
        codes[[place for place in range(layout.size) if _column(layout, place) not in columns]] = 0
        alike = shares[:, codes > 0] @ codes[codes > 0]
        sizes = dict(zip(*np.unique(alike[own], return_counts=True), strict=True))
        large = sorted((n, key) for key, n in sizes.items() if key and n >= LEAST_ROWS)
        several = large[-MOST_GROUPS:] if len(columns) > 1 else []
        keys = np.sort(np.array([key for _, key in several], np.int64))
        members = [(shares[who, place] if codes[place] else None) for place in range(layout.size)]
        members += [alike[who] == key for key in keys.tolist()]
        counts = _counts(members, what, interactions.timestamps[order], n_items)
        fixed = [counts.always(group) for group in range(len(members))]
        return cls(
            layout,
            tuple(columns),
            codes,
            keys,
            counts,
            _starts([len(items) for items, _ in fixed]),
            np.concatenate([items for items, _ in fixed]),
            np.concatenate([figures for _, figures in fixed]).astype(np.float16),
            np.zeros(GROUP_WEIGHTS),
        )

    @property
    def used(self) -> NDArray[np.bool_]:
        """Which weights belong to a column that there is, [GROUP_WEIGHTS]."""
        columns = np.arange(COLUMNS + 1) < len(self.columns)
        columns[COLUMNS] = len(self.keys) > 0
        return np.repeat(columns, WIDTH)

    def scores(self, query: Query) -> tuple[Ints, Floats]:
        """Items that move, int32 [n], ascending, and their figures, float32 [n, GROUP_WEIGHTS]."""
        return self._scores(query, self.used)

    def steps(self, query: Query) -> tuple[Ints, Floats]:
        """Items, ascending, and by how much their logits move, float32 [n]."""
        items, scores = self._scores(query, self.weights > 0)
        return items, scores @ self.weights.astype(np.float32)

    def _scores(self, query: Query, wanted: NDArray[np.bool_]) -> tuple[Ints, Floats]:
        """wanted: the weights whose figures are read, [GROUP_WEIGHTS]."""
        tick, found = self.counts.tick(query.moment), []
        for row, group, share in self._groups(query.traits):
            always, lately = (
                slice(row * WIDTH + n, row * WIDTH + m) for n, m in ((0, 1), (1, WIDTH))
            )
            if wanted[always].any():
                found.append((always, share, self._always(group)))
            if wanted[lately].any() and tick >= 0:
                found.append((lately, share, self._lately(group, tick)))
        if not found:
            return np.empty(0, np.int32), np.empty((0, GROUP_WEIGHTS), np.float32)
        items = np.unique(np.concatenate([some for _, _, (some, _) in found]))
        scores = np.zeros((len(items), GROUP_WEIGHTS), np.float32)
        for columns, share, (some, figures) in found:
            scores[np.searchsorted(items, some), columns] += share * figures
        return items, scores

    def with_items(self, n_items: int) -> Groups:
        """With so many items more, which nobody has had."""
        usual = np.concatenate([self.counts.usual, np.zeros(n_items, np.float32)])
        return replace(self, counts=replace(self.counts, usual=usual))

    def _groups(self, traits: Values) -> list[tuple[int, int, float]]:
        """Of somebody, the number of each column that weighs, of the group, and its share."""
        places, shares = self.layout.shares(traits)
        own = [
            (self._row[place], place, share)
            for place, share in zip(places, shares, strict=True)
            if place and self.codes[place]
        ]
        key = np.int64(0)
        with np.errstate(over="ignore"):
            for place in {place for _, place, _ in own}:
                key = key + self.codes[place]
        alike = int(np.searchsorted(self.keys, key))
        if alike < len(self.keys) and self.keys[alike] == key:
            own.append((COLUMNS, self.layout.size + alike, 1.0))
        return own

    def _always(self, group: int) -> tuple[Ints, Floats]:
        """See `Counts.always`; float32 [n, 1]."""
        rows = slice(int(self.fixed_starts[group]), int(self.fixed_starts[group + 1]))
        return self.fixed_items[rows], self.fixed[rows, None].astype(np.float32)

    def _lately(self, group: int, tick: int) -> tuple[Ints, Floats]:
        """See `Counts.lately`; kept for the newest moment, which is asked for again and again."""
        if tick < len(self.counts.clock) - 1:
            return self.counts.lately(group, tick)
        if group not in self._now:
            self._now[group] = self.counts.lately(group, tick)
        return self._now[group]

    @cached_property
    def _now(self) -> dict[int, tuple[Ints, Floats]]:
        return {}

    @cached_property
    def _row(self) -> list[int]:
        """The number of the column of each place; any, for columns that do not count."""
        names = [_column(self.layout, place) for place in range(self.layout.size)]
        return [self.columns.index(name) if name in self.columns else 0 for name in names]

    def save(self, folder: Path) -> None:
        """Write ``groups.npz``."""
        own = ("codes", "keys", "fixed_starts", "fixed_items", "fixed", "weights")
        arrays: dict[str, Any] = {name: getattr(self, name) for name in own}
        arrays |= {f"counts {name}": value for name, value in vars(self.counts).items()}
        arrays["columns"] = np.array(self.columns)
        np.savez(folder / _FILE, **(arrays | self.layout.save(_LAYOUT)))

    @classmethod
    def load(cls, folder: Path) -> Groups | None:
        """What `save` wrote; None where there is nothing."""
        if not (folder / _FILE).is_file():
            return None
        with np.load(folder / _FILE, allow_pickle=False) as file:
            arrays = dict(file)
        layout = Layout.load(arrays, _LAYOUT)
        names = [name for name in arrays if name.startswith("counts ")]
        counts = Counts(**{name.removeprefix("counts "): arrays.pop(name) for name in names})
        columns = tuple(arrays.pop("columns").tolist())
        return cls(layout=layout, columns=columns, counts=counts, **arrays)


def _column(layout: Layout, place: int) -> str | None:
    """The name of the column that a place belongs to."""
    for name, places in layout.categories.items():
        if place and place in places:
            return name
    for name, (first, bounds) in layout.numbers.items():
        if first <= place <= first + len(bounds):
            return name
    return None


def _telling(
    layout: Layout, shares: NDArray[np.bool_], own: Ints, who: Ints, what: Ints
) -> list[str]:
    """Names of the columns that tell most about items, at most `COLUMNS`, the first one most.

    Of chance a column tells as much as of the same groups dealt out to the same people anew.

    shares: who belongs to which group, [n_users, layout.size]. own: the users that there are. who,
    what: user and item of events.
    """
    dealt = np.arange(len(shares))
    dealt[own] = np.random.default_rng(0).permutation(own)
    told = {}
    for name in [*layout.categories, *layout.numbers]:
        places = [p for p in range(1, layout.size) if _column(layout, p) == name]
        groups = shares[:, places]
        told[name] = _told(groups[who], what) - _told(groups[dealt[who]], what)
    order = sorted(told, key=lambda name: -told[name])
    return [name for name in order if told[name] > 0][:COLUMNS]


def _told(members: NDArray[np.bool_], what: Ints) -> float:
    """How much less surprising items are once the groups are known: nats of all events together."""
    usual = np.bincount(what) / len(what)
    found = 0.0
    for member in members.T:
        own = np.bincount(what[member], minlength=len(usual))
        met = np.flatnonzero(own)
        found += float((own[met] * np.log(own[met] / (own.sum() * usual[met]))).sum())
    return found


def _counts(
    members: Sequence[NDArray[np.bool_] | None], what: Ints, times: Longs, n_items: int
) -> Counts:
    """members: of each group which events are its own, None for none. times: ascending."""
    n = len(what)
    at = (np.arange(n) / max(1, n)).astype(np.float32)
    rows = [np.empty(0, np.intp) if own is None else np.flatnonzero(own) for own in members]
    every = np.concatenate(rows)
    ends = np.unique(np.searchsorted(times, times[_evenly(len(times))], side="right"))
    usual = np.bincount(what, minlength=n_items) / max(1, n)
    return Counts(
        _starts([len(own) for own in rows]),
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


def _starts(sizes: Sequence[int]) -> Longs:
    return np.concatenate([[0], np.cumsum(sizes)]).astype(np.int64)
