"""What people of the same kind turn to, at all times and lately (User-Personalization).

The network reads who somebody is, and draws the answer a little towards what such people like. It
does not know what a class borrows this week, and of people without a history it knows little else
than popularity. So for columns of the users' metadata it is counted what each group of people (a
category, or a class of numbers) has turned to (see `group_counts`). Groups are those of the
`COLUMNS` columns that tell most about items, and of people who are alike in all of these. The
weights of each column are chosen with those of other parts (see `unseen_weights`), for people with
a history and without one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from personalize_poc.local.arrays.types import Features, Floats, Interactions, Ints, Query, Values
from personalize_poc.local.recipes.sequence.encoding.features import LEAST_ROWS, Layout, matrix
from personalize_poc.local.recipes.sequence.group_counts import (
    HALF_LIVES,
    Counts,
    counted,
    starts_of,
    told,
)

COLUMNS = 3
WIDTH = 1 + len(HALF_LIVES)
"""Weights of a column: of all times, and lately by each half-life."""
GROUP_WEIGHTS = (COLUMNS + 1) * WIDTH
"""Weights of the columns and of all of them together, one column after the other."""
MOST_EVENTS = 1_000_000
"""Events that are counted, evenly over time where there are more."""
MOST_GROUPS = 256
"""Groups of people alike in all columns, the largest ones."""
MOST_KEPT = 256
"""People of whom it is kept what moves now, alike in all columns."""
_FILE = "groups.npz"
_LAYOUT = "layout "

Member = tuple[int, int, float]
"""The number of the column that counts, that of the group, and its share of the column."""
Longs = NDArray[np.int64]
Doubles = NDArray[np.float64]


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
        own_of = (shares[who, place] & (codes[place] > 0) for place in range(layout.size))
        members = chain(own_of, (alike[who] == key for key in keys.tolist()))
        counts = counted(members, what, interactions.timestamps[order], n_items)
        fixed = [counts.always(group) for group in range(layout.size + len(keys))]
        return cls(
            layout,
            tuple(columns),
            codes,
            keys,
            counts,
            starts_of([len(items) for items, _ in fixed]),
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
        tick = self.counts.tick(query.moment)
        return self._scores(self._groups(query.traits), tick, self.used)

    def steps(self, query: Query) -> tuple[Ints, Floats]:
        """Items, ascending, and by how much their logits move, float32 [n]."""
        own, tick = tuple(self._groups(query.traits)), self.counts.tick(query.moment)
        if tick < len(self.counts.clock) - 1:
            return self._steps(own, tick)
        found = self._now.get(own)  # the newest moment is asked for again and again
        if found is None:
            found = self._steps(own, tick)
            if len(self._now) >= MOST_KEPT:
                self._now.clear()
            self._now[own] = found
        return found

    def _steps(self, own: Sequence[Member], tick: int) -> tuple[Ints, Floats]:
        items, scores = self._scores(own, tick, self.weights > 0)
        return items, scores @ self.weights.astype(np.float32)

    def _scores(
        self, own: Sequence[Member], tick: int, wanted: NDArray[np.bool_]
    ) -> tuple[Ints, Floats]:
        """wanted: the weights whose figures are read, [GROUP_WEIGHTS]."""
        found = []
        for row, group, share in own:
            first = row * WIDTH
            always, lately = slice(first, first + 1), slice(first + 1, first + WIDTH)
            if wanted[always].any():
                found.append((always, share, self._always(group)))
            if wanted[lately].any() and tick >= 0:
                found.append((lately, share, self.counts.lately(group, tick)))
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

    def _groups(self, traits: Values) -> list[Member]:
        """The groups of somebody; of a column whose categories are several each is a part."""
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

    @cached_property
    def _now(self) -> dict[tuple[Member, ...], tuple[Ints, Floats]]:
        return {}

    @cached_property
    def _row(self) -> list[int]:
        """The number of the column of each place; any, for columns that do not count."""
        names = [_column(self.layout, place) for place in range(self.layout.size)]
        return [self.columns.index(name) if name in self.columns else 0 for name in names]

    def save(self, folder: Path, prefix: str = "") -> None:
        """Write ``groups.npz``. prefix: before this name."""
        own = ("codes", "keys", "fixed_starts", "fixed_items", "fixed", "weights")
        arrays: dict[str, Any] = {name: getattr(self, name) for name in own}
        arrays |= {f"counts {name}": value for name, value in vars(self.counts).items()}
        arrays["columns"] = np.array(self.columns)
        np.savez(folder / f"{prefix}{_FILE}", **(arrays | self.layout.save(_LAYOUT)))

    @classmethod
    def load(cls, folder: Path, prefix: str = "") -> Groups | None:
        """What `save` wrote; None where there is nothing."""
        file = folder / f"{prefix}{_FILE}"
        if not file.is_file():
            return None
        with np.load(file, allow_pickle=False) as saved:
            arrays = dict(saved)
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
    found = {}
    for name in [*layout.categories, *layout.numbers]:
        places = [p for p in range(1, layout.size) if _column(layout, p) == name]
        by_chance = told((shares[dealt[who], place] for place in places), what)
        found[name] = told((shares[who, place] for place in places), what) - by_chance
    order = sorted(found, key=lambda name: -found[name])
    return [name for name in order if found[name] > 0][:COLUMNS]
