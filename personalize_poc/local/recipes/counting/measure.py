"""How strongly an item goes with another one, and how that is fitted to a data set.

With c, f, e of `occurrences`, n(j) the users of j and n(i) those of i, the weight of j for i is

    (c + sequence (1 - t) f) / (n(j) + prior) ** discount * ((c + DOUBT) / (e + DOUBT)) ** (POWER t)

where t = 1 / (1 + (enough / n(i)) ** 4), from 0 to 1, says whether enough users have i for asking
whether c is more than was to be expected. Of an item of few users what followed it soon tells
most, although that partly repeats the order in which a site shows its items; of an item of many
users that order, and the period in which they came, can be taken out.

`sequence`, `prior`, `enough` and whether items beyond the percentiles count (`everybody`) are
those under which the items that validation users turned to stand highest, each user left out of
what is counted for them. The start stays unless another value is ahead by `CLEARLY` standard
errors: the start was chosen by what people who know films expect beside known ones as well, and a
measure that repeats the order of a page is a little ahead on a page's own log.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from personalize_poc.local.arrays.splits import HeldOut, held_out
from personalize_poc.local.arrays.types import Floats, Interactions
from personalize_poc.local.recipes.counting.occurrences import Occurrences, Row

DOUBT = 20.0
"""Users that an expectation is pulled by towards what was counted."""

POWER = 3.0
NO_TRUST = 1e-3
BOUND = 2.0
"""An item beyond the percentiles is a neighbour of an item within them if it has so many standard
deviations more users of it than expected."""

CLEARLY = 2.0
MOST_JUDGED, LEAST_JUDGED = 200, 50
"""Validation users at most, and how few of them decide nothing."""

_CUT = 10


@dataclass(frozen=True)
class Measure:
    """The parameters of the module's formula.

    discount: popularity_discount_factor. least: min_cointeraction_count. most: users of the most
    popular item. enough: 0 if t is always 0. everybody: whether items beyond the percentiles are
    neighbours as others are.
    """

    discount: float
    least: int
    most: int
    sequence: float = 3.0
    prior: float = 10.0
    enough: float = 80.0
    everybody: bool = False

    def weights(self, row: Row) -> Floats:
        """The weight of each pair of an item, float [n]."""
        t = 1 / (1 + (self.enough / max(row.own, 1)) ** 4) if self.enough else 0.0
        together = row.shared + np.float32(self.sequence * (1 - t)) * row.followed
        weight: Floats = (together * self._damping[row.users]).astype(np.float32)
        if t > NO_TRUST:
            lift = (row.shared + np.float32(DOUBT)) / (row.expected + np.float32(DOUBT))
            weight *= lift ** np.float32(POWER * t)
        return weight

    @cached_property
    def _damping(self) -> Floats:
        """1 / (n + prior) ** discount for n = 0 …, float32."""
        users = np.maximum(np.arange(self.most + 1) + self.prior, 1)
        damping: Floats = (users**-self.discount).astype(np.float32)
        return damping

    def tiers(self, row: Row, within: NDArray[np.bool_], item: int) -> Floats:
        """Scores by which the neighbours of an item are ordered, 0 where one is none.

        Above 1 if `least` users have both, else below 1: what few users have in common comes
        before what is popular. within: bool [n_items], the items that the percentiles leave in.
        """
        weight = self.weights(row)
        scores: Floats = np.where(row.shared >= self.least, 1 + weight, weight / (1 + weight))
        if within[item] and not self.everybody:
            beyond = np.flatnonzero(~within[row.items])
            expected = row.expected[beyond]
            spread = expected * (1 - expected / max(row.own, 1))
            least = expected + BOUND * np.sqrt(np.maximum(spread, 0.1))
            scores[beyond[row.shared[beyond] < least]] = 0
        return scores


def fitted(
    start: Measure, counted: Occurrences, log: Interactions, within: NDArray[np.bool_]
) -> Measure:
    """The measure that validation users are served best by, one parameter after the other.

    log: sorted by user and time. within: see `Measure.tiers`.
    """
    tests = _validation(log)
    if len(tests) < LEAST_JUDGED:
        return start
    judge = _Judge(tests, counted, within, start.least)
    best, gains = start, judge.gains(start)
    for change in (
        {"everybody": True},
        {"enough": 0.0},
        {"sequence": 0.0},
        {"sequence": 10.0},
        {"prior": 0.0},
    ):
        other = replace(best, **change)
        found = judge.gains(other)
        lead = found - gains
        if lead.mean() > CLEARLY * lead.std() / np.sqrt(len(lead)):
            best, gains = other, found
    return best


def _validation(log: Interactions) -> list[HeldOut]:
    """Up to `MOST_JUDGED` users with two interactions, evenly over all of them."""
    users, lengths = np.unique(log.users, return_counts=True)
    eligible = users[lengths >= 2]
    places = np.linspace(0, len(eligible) - 1, min(len(eligible), MOST_JUDGED)).astype(np.int64)
    return held_out(log, eligible[places]).tests if len(eligible) else []


class _Judge:
    """The pairs of the newest items of validation users, each counted without that user."""

    def __init__(
        self, tests: Sequence[HeldOut], counted: Occurrences, within: NDArray[np.bool_], least: int
    ) -> None:
        self._tests, self._within = tests, within
        self._items = np.array([test.query.items[-1] for test in tests], np.int32)
        self._rows = counted.rows(
            self._items, least, np.array([test.user for test in tests], np.int32)
        )
        self._popular = np.argsort(-counted.users, kind="stable")[: _CUT + 1]

    def gains(self, measure: Measure) -> NDArray[np.float64]:
        """Textbook NDCG@10 of each user."""
        found = np.zeros(len(self._rows))
        for place, (row, item, test) in enumerate(
            zip(self._rows, self._items, self._tests, strict=True)
        ):
            scores = measure.tiers(row, self._within, item)
            best = row.items[strongest(scores, row, _CUT)]
            if len(best) < _CUT:
                popular = self._popular[~np.isin(self._popular, [item, *best])]
                best = np.concatenate([best, popular])[:_CUT]
            hits = np.isin(best, test.truth)
            ideal = _DISCOUNTS[: min(_CUT, len(test.truth))].sum()
            found[place] = _DISCOUNTS[: len(hits)][hits].sum() / ideal
        return found


_DISCOUNTS = 1 / np.log2(2 + np.arange(_CUT))


def strongest(scores: Floats, row: Row, most: int) -> NDArray[np.intp]:
    """Places in a row of the highest scores above 0, best first.

    Ties: more users in common first, then the lower index.
    """
    places = np.flatnonzero(scores > 0)
    if len(places) > most:
        found = scores[places]
        kth = np.partition(found, len(found) - most)[len(found) - most]
        places = places[found >= kth]
    order = np.lexsort((row.items[places], -row.shared[places], -scores[places]))[:most]
    best: NDArray[np.intp] = places[order]
    return best
