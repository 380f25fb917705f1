"""What is counted of pairs of items: who has both, what followed soon, and what was to be expected.

Of items i and j, for users u with n(u) different items:

* shared c(i, j): users with both;
* followed f(i, j): the sum of exp(-d / DISTANCE) over the places where j stands d <= LONGEST_STEP
  events after i in a history, an item that stands several times in a row counting once; each place
  divided by the root of how often the user has i times how often j by events of these types, or a
  few people who buy the same two things every month would say more than all others together;
* expected e(i, j): how many users of i have j if users of i are no different from others of their
  cohort, the sum over cohorts k of n(k, i) n(k, j) / n(k), n(k) being the users of k. A cohort is
  the users who began in the same period and did about as much: who came when the same films were
  shown to everybody, and looked at their first page only, has the same films, whether they go
  together or not.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from personalize_poc.local.arrays.types import Floats, Interactions, Ints

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

DISTANCE = 10.0
LONGEST_STEP = 20
_NEAR = np.exp(-np.arange(1, LONGEST_STEP + 1) / DISTANCE).astype(np.float32)
PERIODS, ACTIVITIES, USERS_OF_COHORT = 8, 3, 25
"""At most so many periods, and cohorts in each, of at least so many users on average."""

FEW = 100
"""So many neighbours are enough without pairs that too few users have in common."""

DOUBT = 20.0
"""Users that an expectation is pulled by towards what was counted."""

_MOST_PAIRS = 4_000_000
"""Pairs of a block at most, unless one item has more; some 200 MB."""

_MOST_ROWS = 1024
_SCRATCH, _LEAST_HEIGHT = 1_000_000, 16
"""Places of items in rows of which what followed is added up, in at least so many rows."""

_EVENTS = 100_000
"""Events at a time of which what followed is listed."""

_GATHERED = 10_000
"""Pairs at a time whose cohorts are gathered; both matrices of them stay in the cache."""


@dataclass(frozen=True)
class Pairs:
    """The pairs of some items, which are the rows; all pairs of the first, then of the next.

    of: the items, and `own` how many users have each. starts: [rows + 1], where the pairs of each
    begin. rows, items, shared, followed and users are parallel, of each pair: its row, the other
    item, c, f, and how many have that one. members: float32 [rows, cohorts], the users of an item
    by cohort; shares: float32 [n_items, cohorts], of each cohort those who have an item.
    """

    of: Ints
    own: Ints
    starts: NDArray[np.int64]
    rows: Ints
    items: Ints
    shared: Ints
    followed: Floats
    users: Ints
    members: Floats
    shares: Floats

    @cached_property
    def expected(self) -> Floats:
        """e of each pair, float32."""
        found = np.empty(len(self.items), np.float32)
        for start in range(0, len(found), _GATHERED):
            part = slice(start, start + _GATHERED)
            own = np.take(self.members, self.rows[part], axis=0)
            np.einsum(
                "pc,pc->p", own, np.take(self.shares, self.items[part], axis=0), out=found[part]
            )
        return found

    @cached_property
    def surplus(self) -> Floats:
        """log((c + DOUBT) / (e + DOUBT)) of each pair, float32."""
        ratio = (self.shared + DOUBT).astype(np.float32) / (self.expected + np.float32(DOUBT))
        surplus: Floats = np.log(ratio)
        return surplus


class Occurrences:
    """Interactions in the form in which pairs can be counted, a block of items at a time.

    users: int [n_items], how many users have each item.
    """

    def __init__(self, interactions: Interactions, n_users: int, n_items: int) -> None:
        from scipy.sparse import csr_matrix

        log, ones = interactions, np.ones(len(interactions), np.int32)
        self.n_items = n_items
        self._histories = csr_matrix((ones, (log.users, log.items)), (n_users, n_items))
        self._histories.sum_duplicates()
        self._histories.data[:] = 1
        self._by_item = self._histories.T.tocsr()
        self.users = np.diff(self._by_item.indptr).astype(np.int32)
        self._pairs = np.asarray(self._by_item @ np.diff(self._histories.indptr)).ravel()
        self._members, self._shares = _cohorts(log, self._histories)
        again = (np.diff(log.items, prepend=-1) == 0) & (np.diff(log.users, prepend=-1) == 0)
        self._event_users, self._event_items = log.users[~again], log.items[~again]
        self._event_parts = _parts_of_repeats(log, n_items)[~again]
        ends = np.searchsorted(self._event_users, self._event_users, side="right")
        self._event_steps = np.minimum(ends - np.arange(len(ends)) - 1, LONGEST_STEP)
        self._event_order = np.argsort(self._event_items, kind="stable")
        self._event_starts = np.searchsorted(
            self._event_items[self._event_order], np.arange(n_items + 1)
        )

    def blocks(self) -> list[Ints]:
        """All items, in blocks whose pairs fit into memory."""
        number = np.cumsum(self._pairs) // _MOST_PAIRS
        parts = np.split(
            np.arange(self.n_items, dtype=np.int32), np.flatnonzero(np.diff(number)) + 1
        )
        return [part[s : s + _MOST_ROWS] for part in parts for s in range(0, len(part), _MOST_ROWS)]

    def pairs(self, items: Ints, least: int, without: Ints | None = None) -> Pairs:
        """The pairs of these items.

        least: pairs that fewer users have in common are left out, but what followed the item
            stays where there are fewer than `FEW` others.
        without: a user for each of the items who is left out of everything counted for it.
        """
        knowing = self._by_item[items]
        if without is not None:
            which = np.repeat(np.arange(len(items)), np.diff(knowing.indptr))
            knowing.data[knowing.indices == without[which]] = 0
            knowing.eliminate_zeros()
        shared = (knowing @ self._histories).tocsr()
        parts = self._selected(shared, items, least, without)
        rows, others, counts, followed = (np.concatenate(part) for part in zip(*parts, strict=True))
        users = self.users[others]
        if without is not None and len(rows):  # of no places SciPy makes a matrix
            users = users - np.asarray(self._histories[without][rows, others]).ravel()
        members = np.asarray(knowing @ self._members, np.float32)
        own, starts = np.diff(knowing.indptr), np.searchsorted(rows, np.arange(len(items) + 1))
        about = own, starts, rows, others, counts, followed, users
        return Pairs(items, *about, members, self._shares)

    def _selected(
        self, shared: csr_matrix, items: Ints, least: int, without: Ints | None
    ) -> Iterator[tuple[Ints, Ints, Ints, Floats]]:
        """Rows, items, c and f of the pairs that `pairs` returns, of some rows at a time.

        shared: c of the rows and all items. Each of these rows has a place for every item, in
        which the weights of what followed are added up.
        """
        n = self.n_items
        height = min(max(_LEAST_HEIGHT, _SCRATCH // max(n, 1)), len(items))
        near = np.zeros(height * n, np.float32)
        for first in range(0, len(items), height):
            last = min(first + height, len(items))
            own = np.arange(last - first, dtype=np.int32) * n + items[first:last]
            begins = own - items[first:last]
            touched = [own]
            apart = None if without is None else without[first:last]
            for rows, others, weights in self._followed(items[first:last], apart):
                touched.append(begins[rows] + others)
                np.add.at(near, touched[-1], weights)
            near[own] = 0
            bounds = shared.indptr[first : last + 1]
            part = slice(bounds[0], bounds[-1])
            others, counts = shared.indices[part], shared.data[part]
            sizes = np.diff(bounds)
            enough = counts >= least
            before = np.cumsum(np.concatenate([[False], enough]), dtype=np.int32)
            few = np.diff(before[bounds - bounds[0]]) < FEW
            chosen = np.flatnonzero(enough | np.repeat(few, sizes))
            rows = np.repeat(np.arange(last - first, dtype=np.int32), sizes)[chosen]
            others, counts = others[chosen], counts[chosen]
            followed = near[begins[rows] + others]
            kept = ((counts >= least) | (followed > 0)) & (others != items[first + rows])
            yield first + rows[kept], others[kept], counts[kept], followed[kept]
            for places in touched:
                near[places] = 0

    def _followed(self, items: Ints, without: Ints | None) -> Iterator[tuple[Ints, Ints, Floats]]:
        """Rows, items and weights of events after one of the items; a pair may come again."""
        starts, ends = self._event_starts[items], self._event_starts[items + 1]
        rows, place = _ragged(ends - starts)
        events = self._event_order[starts[rows] + place]
        if without is not None:
            kept = self._event_users[events] != without[rows]
            rows, events = rows[kept], events[kept]
        for first in range(0, len(rows), _EVENTS):
            part = slice(first, first + _EVENTS)
            which, step = _ragged(self._event_steps[events[part]])
            before = events[part][which]
            after = before + step + 1
            weights = _NEAR[step] * self._event_parts[before] * self._event_parts[after]
            yield rows[part][which], self._event_items[after], weights


def _ragged(sizes: NDArray[Any]) -> tuple[Ints, Ints]:
    """Of rows of these sizes, one after the other: the row of each element, and its place in it."""
    rows = np.repeat(np.arange(len(sizes), dtype=np.int32), sizes)
    begins = (np.cumsum(sizes) - sizes).astype(np.int32)
    return rows, np.arange(len(rows), dtype=np.int32) - begins[rows]


def _parts_of_repeats(log: Interactions, n_items: int) -> Floats:
    """Of each event 1 / sqrt(how often its user has its item by events of its type), float32.

    What is clicked and then watched is had once, and by more than what is clicked alone.
    """
    types = log.event_types.astype(np.int64) + 1
    pairs = (log.users.astype(np.int64) * n_items + log.items) * (int(types.max(initial=0)) + 1)
    _, which, often = np.unique(pairs + types, return_inverse=True, return_counts=True)
    parts: Floats = (often**-0.5).astype(np.float32)[which]
    return parts


def _cohorts(log: Interactions, histories: csr_matrix) -> tuple[Floats, Floats]:
    """Who is in which cohort [n_users, cohorts], the share of it with each item [n_items, ..]."""
    from scipy.sparse import csr_matrix

    n_users = histories.shape[0]
    present, starts = np.unique(log.users, return_index=True)
    room = max(1, len(present) // USERS_OF_COHORT)
    periods = max(1, min(PERIODS, room // ACTIVITIES))
    number = _parts(log.timestamps[starts], np.zeros(len(present), np.int64), periods)
    lengths = np.diff(histories.indptr)[present]
    number = _parts(lengths, number, min(ACTIVITIES, room))
    ones = np.ones(len(present), np.float32)
    members = csr_matrix((ones, (present, number)), (n_users, int(number.max(initial=0)) + 1))
    counts = np.asarray((members.T @ histories).toarray(), np.float32)
    sizes = np.maximum(np.asarray(members.sum(axis=0)).ravel(), 1)
    shares: Floats = np.ascontiguousarray((counts / sizes[:, None]).T, np.float32)
    return members.toarray(), shares


def _parts(values: NDArray[Any], groups: NDArray[np.int64], parts: int) -> NDArray[np.int64]:
    """Each group cut into parts of equal size by a value; equal values stay together."""
    number = groups * parts
    for group in np.unique(groups):
        own = groups == group
        edges = np.quantile(values[own], np.arange(1, parts) / parts)
        number[own] += np.searchsorted(edges, values[own], side="right")
    return number
