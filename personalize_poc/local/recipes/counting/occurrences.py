"""What is counted of pairs of items: who has both, what followed soon, and what was to be expected.

Of items i and j, for users u with n(u) different items:

* shared c(i, j): users with both;
* followed f(i, j): the sum of exp(-d / DISTANCE) over the places where j stands d <= LONGEST_STEP
  events after i in a history, an item that stands several times in a row counting once;
* expected e(i, j): how many users of i have j if users of i are no different from others of their
  cohort, the sum over cohorts k of n(k, i) n(k, j) / n(k), n(k) being the users of k. A cohort is
  the users who began in the same period and did about as much: who came when the same films were
  shown to everybody, and looked at their first page only, has the same films, whether they go
  together or not.
"""

from __future__ import annotations

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
PERIODS, ACTIVITIES, USERS_OF_COHORT = 8, 3, 25
"""At most so many periods, and cohorts in each, of at least so many users on average."""

FEW = 100
"""So many neighbours are enough without pairs that too few users have in common."""

_MOST_PAIRS = 8_000_000
"""Pairs in memory at a time; some 300 MB."""

_MOST_ROWS = 1024
_DENSE = 50_000
"""Up to so many items, expectations of a block are one product of matrices."""


@dataclass(frozen=True)
class Row:
    """The pairs of one item. items: in no order; the next are parallel.

    users: how many have each of the items, and `own` the item itself. members: float32 [cohorts],
    the users of the item by cohort; shares: float32 [n_items, cohorts], of each cohort those who
    have an item; products: float32 [n_items], both multiplied, where that is done for all items.
    """

    items: Ints
    shared: Ints
    followed: Floats
    users: Ints
    own: int
    members: Floats
    shares: Floats
    products: Floats | None

    @cached_property
    def expected(self) -> Floats:
        """e(i, j) of the pairs, float32."""
        if self.products is not None:
            return self.products[self.items]
        found: Floats = self.shares[self.items] @ self.members
        return found


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

    def rows(self, items: Ints, least: int, without: Ints | None = None) -> list[Row]:
        """The pairs of each of these items.

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
        followed = self._followed(items, without)
        members = np.asarray(knowing @ self._members)
        products = members @ self._shares.T if self.n_items <= _DENSE else None
        near = np.zeros(self.n_items, np.float32)
        found = []
        for row, item in enumerate(items):
            part = slice(shared.indptr[row], shared.indptr[row + 1])
            others, counts = shared.indices[part], shared.data[part]
            close = slice(followed.indptr[row], followed.indptr[row + 1])
            near[followed.indices[close]] = followed.data[close]
            near[item] = 0
            wanted = counts >= least
            if np.count_nonzero(wanted) < FEW:
                wanted |= near[others] > 0
            wanted &= others != item
            others, counts = others[wanted], counts[wanted]
            users = self.users[others]
            if without is not None:
                users = users - np.isin(others, self._items_of(without[row]))
            own = int(knowing.indptr[row + 1] - knowing.indptr[row])
            about = members[row], self._shares, None if products is None else products[row]
            found.append(Row(others, counts, near[others], users, own, *about))
            near[followed.indices[close]] = 0
        return found

    def _items_of(self, user: int) -> Ints:
        starts = self._histories.indptr
        items: Ints = self._histories.indices[starts[user] : starts[user + 1]]
        return items

    def _followed(self, items: Ints, without: Ints | None) -> csr_matrix:
        """What followed each of the items: [len(items), n_items]."""
        from scipy.sparse import csr_matrix

        starts, ends = self._event_starts[items], self._event_starts[items + 1]
        rows = np.repeat(np.arange(len(items)), ends - starts)
        shift = np.repeat(starts - np.cumsum(ends - starts) + (ends - starts), ends - starts)
        places = self._event_order[np.arange(len(rows)) + shift]
        if without is not None:
            others = self._event_users[places] != without[rows]
            rows, places = rows[others], places[others]
        found: list[tuple[Any, Ints, Floats]] = []
        for step in range(1, LONGEST_STEP + 1):
            inside = places + step < len(self._event_users)
            rows, places = rows[inside], places[inside]
            same = self._event_users[places] == self._event_users[places + step]
            rows, places = rows[same], places[same]
            weight = np.full(len(rows), np.exp(-step / DISTANCE), np.float32)
            found.append((rows, self._event_items[places + step], weight))
        at, followers, weights = (np.concatenate(part) for part in zip(*found, strict=True))
        return csr_matrix((weights, (at, followers)), (len(items), self.n_items))


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
