"""Whether what others have beside an item tells more than what is popular: tried, not guessed.

Of some users the last item that was new to them is hidden, with what they did after it. Then lists
are asked for it that are counted from all the rest: what is popular, over the whole time and at
that time, and what others have beside the user's items. New items alone, because showing people
again what they had needs no model. So many events are learned from, of so many items, and so many
users are asked that it takes half a second, whatever the size of the data.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from personalize_poc.check.facts import Trial
from personalize_poc.check.findings.scan import Scan

ASKED = 2_000
"""Of at most so many users an item is hidden."""
LEARNED = 200_000
"""From about so many first meetings of a user with an item the lists are counted."""
ITEMS = 1_000
"""At most so many items are on lists, the most popular: of others too little is known."""
HISTORY, LATEST = 30, 3
"""So many of a user's items are known; and so many stand for what is wanted now."""
LENGTH, SHORT, SMALL = 25, 10, 500
"""Items of a list; of one from a small catalogue, which is one with fewer items than that."""
FEWEST_ITEMS, FEWEST_USERS = 50, 30
"""With fewer nothing is tried."""
PERIOD, PERIODS = 1_000, 64
"""Meetings of a time in which something is popular, at least; and how many such times, at most."""
DOUBT = 5.0
"""So many pairs are added to those that were counted and to those that chance makes."""
SURE = 1.96
"""Standard errors on each side of an interval of 95 %."""

Ints = NDArray[np.int64]
Floats = NDArray[np.float32]


@dataclass(frozen=True)
class _Meetings:
    """First meetings of users with items: whole users beside each other, in the order of time.

    Attributes:
        users, items: of each meeting, counted from 0.
        periods: the part of the whole time that it is in.
        hidden: places of the meetings that are asked for.
        learned: whether it is learned from.
    """

    users: Ints
    items: Ints
    periods: Ints
    hidden: Ints
    learned: NDArray[np.bool_]

    @cached_property
    def catalogue(self) -> int:
        """How many items there are."""
        return int(self.items.max()) + 1

    @cached_property
    def popular(self) -> Floats:
        """Periods by items: how many met an item in a period."""
        shape = (int(self.periods.max()) + 1, self.catalogue)
        found = np.zeros(shape, dtype=np.float32)
        np.add.at(found, (self.periods[self.learned], self.items[self.learned]), 1)
        return found

    def had(self, latest: int | None = None) -> Floats:
        """Who is asked by items: 1 for what they met before, all or the latest."""
        begins = np.searchsorted(self.users, self.users[self.hidden])
        if latest is not None:
            begins = np.maximum(begins, self.hidden - latest)
        many = self.hidden - begins
        rows = np.repeat(np.arange(len(many)), many)
        places = np.arange(len(rows)) + np.repeat(begins - np.cumsum(many) + many, many)
        found = np.zeros((len(many), self.catalogue), dtype=np.float32)
        found[rows, self.items[places]] = 1
        return found

    def pairs(self) -> Floats:
        """Items by items: how many users have both."""
        users, items = self.users[self.learned], self.items[self.learned]
        cells = []
        for apart in range(1, HISTORY):
            same = users[apart:] == users[:-apart]
            cells.append(items[:-apart][same] * self.catalogue + items[apart:][same])
        counts = np.bincount(np.concatenate(cells), minlength=self.catalogue**2)
        found = counts.astype(np.float32).reshape(self.catalogue, self.catalogue)
        return found + found.T


def trial(scan: Scan) -> Trial:
    """Ask counted lists for the items that users met last."""
    met = _meetings(scan)
    if met is None:
        return Trial()
    length = LENGTH if met.catalogue >= SMALL else SHORT
    had = met.had() > 0
    ever, then = met.popular.sum(axis=0), met.popular[met.periods[met.hidden]]
    lists = (np.tile(ever, (len(had), 1)), then)
    popular = max((_hits(met, one, had, length) for one in lists), key=np.mean)
    beside = _chosen(np.array([_hits(met, one, had, length) for one in _beside(met, ever, then)]))
    lead = beside - popular
    spread = SURE * lead.std() / np.sqrt(len(lead))
    return Trial(
        users=len(lead),
        length=length,
        popular=float(popular.mean()),
        beside=float(beside.mean()),
        least=float(lead.mean() - spread),
        most=float(lead.mean() + spread),
        each=float(met.learned.sum() / met.catalogue),
        share=float(
            scan.one(
                f"SELECT sum(n) FILTER (k <= {ITEMS}) / sum(n) FROM (SELECT n, "
                "row_number() OVER (ORDER BY n DESC) AS k FROM check_items)"
            )[0]
        ),
    )


def _chosen(lists: Floats) -> Floats:
    """The best list, chosen for each half of the users by the other: else luck would choose it."""
    halves = np.arange(lists.shape[1]) % 2
    first, second = (lists[np.argmax(lists[:, halves != half].mean(axis=1))] for half in (0, 1))
    chosen: Floats = np.where(halves == 0, first, second)
    return chosen


def _meetings(scan: Scan) -> _Meetings | None:
    """From the order of events; None where there are too few."""
    (many,) = scan.one("SELECT count(*) FROM check_order WHERE before_item IS NULL")
    every = -(-many // LEARNED)
    # Another part of the hash than the one by which users are in `check_order`.
    some = f" AND (u >> 24) % {every} = 0" if every > 1 else ""
    rows = scan.canonical.connection.execute(
        "SELECT u, k, t FROM check_order JOIN (SELECT i, row_number() OVER (ORDER BY n DESC, row) "
        f"- 1 AS k FROM check_items QUALIFY k < {ITEMS}) USING (i) "
        f"WHERE before_item IS NULL{some} ORDER BY u, number"
    ).fetchnumpy()
    if not len(rows["u"]):
        return None
    users, items = np.unique(rows["u"], return_inverse=True)[1], np.asarray(rows["k"])
    counts = np.bincount(users)
    asked = np.flatnonzero(counts > 1)
    if len(asked) < FEWEST_USERS or items.max() + 1 < FEWEST_ITEMS:
        return None
    asked = asked[:: -(-len(asked) // ASKED)]  # by their hashes: every n-th is a sample
    ends = np.cumsum(counts)
    hidden = ends[asked] - 1
    learned = np.arange(len(users)) >= ends[users] - HISTORY - 1
    learned[hidden] = False
    return _Meetings(users, items, _periods(np.asarray(rows["t"])), hidden, learned)


def _periods(times: Ints) -> Ints:
    """The part of the whole time that each is in; all parts have equally many."""
    many = int(np.clip(len(times) // PERIOD, 1, PERIODS))
    edges = np.quantile(times, np.arange(1, many) / many)
    return np.asarray(np.searchsorted(edges, times, side="right"))


def _beside(met: _Meetings, ever: Floats, then: Floats) -> Iterator[Floats]:
    """Lists of what others have beside a user's items, as scores of all items, one row a user.

    They differ in whether all items are asked or the latest, and in what is made of how popular
    the others are anyway: nothing, or they are weighed by it, ever or at that time.
    """
    pairs, often = met.pairs(), np.maximum(ever, 1)
    by_chance = np.outer(often, often)
    alike = pairs / np.sqrt(by_chance)
    by_chance /= int(met.users.max()) + 1
    lift = np.log((pairs + DOUBT) / (by_chance + DOUBT))
    for latest in (LATEST, HISTORY):
        own = met.had(latest)
        yield own @ alike + often / (1e6 * often.max())  # what is popular decides between equals
        score = own @ lift / np.sqrt(np.maximum(own.sum(axis=1), 1))[:, None]
        yield score + np.log(often)
        yield score + np.log(then + np.float32(0.01))


def _hits(met: _Meetings, scores: Floats, had: NDArray[np.bool_], length: int) -> Floats:
    """Whether the hidden items are among the first of each row; of equals as far as chance says."""
    wanted = met.items[met.hidden]
    mine = scores[np.arange(len(scores)), wanted][:, None]
    scores = np.where(had, -np.inf, scores)
    above, equal = (scores > mine).sum(axis=1), (scores == mine).sum(axis=1)
    found = np.clip((length - above) / np.maximum(equal, 1), 0.0, 1.0)
    # What nobody else ever had is on no list of what was counted.
    return np.where(met.popular.sum(axis=0)[wanted] > 0, found, 0.0)
