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

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from personalize_poc.local.arrays.splits import HeldOut, held_out
from personalize_poc.local.arrays.types import Floats, Interactions
from personalize_poc.local.recipes.counting.occurrences import Occurrences, Pairs

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

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

    def weights(self, pairs: Pairs) -> Floats:
        """The weight of each pair, float32 [n]."""
        t = np.zeros(len(pairs.own))
        if self.enough:
            t = 1 / (1 + (self.enough / np.maximum(pairs.own, 1)) ** 4)
        sequence = (self.sequence * (1 - t)).astype(np.float32)
        weight: Floats = pairs.shared.astype(np.float32) + sequence[pairs.rows] * pairs.followed
        weight *= self._damping[pairs.users]
        if self.enough:
            power = np.where(t > NO_TRUST, POWER * t, 0).astype(np.float32)
            weight *= np.exp(power[pairs.rows] * pairs.surplus)
        return weight

    @cached_property
    def _damping(self) -> Floats:
        """1 / (n + prior) ** discount for n = 0 …, float32."""
        users = np.maximum(np.arange(self.most + 1) + self.prior, 1)
        damping: Floats = (users**-self.discount).astype(np.float32)
        return damping

    def tiers(self, pairs: Pairs, within: NDArray[np.bool_]) -> Floats:
        """Scores by which the neighbours of each item are ordered, 0 where one is none.

        Above 1 if `least` users have both, else below 1: what few users have in common comes
        before what is popular. within: bool [n_items], the items that the percentiles leave in.
        """
        weight = self.weights(pairs)
        scores: Floats = np.where(pairs.shared >= self.least, 1 + weight, weight / (1 + weight))
        if not self.everybody:
            beyond = np.flatnonzero(within[pairs.of][pairs.rows] & ~within[pairs.items])
            expected = pairs.expected[beyond]
            spread = expected * (1 - expected / np.maximum(pairs.own, 1)[pairs.rows[beyond]])
            least = expected + BOUND * np.sqrt(np.maximum(spread, 0.1))
            scores[beyond[pairs.shared[beyond] < least]] = 0
        return scores


def fitted(
    start: Measure, counted: Occurrences, log: Interactions, within: NDArray[np.bool_]
) -> Measure:
    """The measure that validation users are served best by, one parameter after the other.

    log: sorted by user and time. within: see `Measure.tiers`.
    """
    tests = validation(log)
    if len(tests) < LEAST_JUDGED:
        return start
    judge = _Judge(tests, counted, within, start.least)
    changes: list[dict[str, float | bool]] = [
        {"everybody": True},
        {"enough": 0.0},
        {"sequence": 0.0},
        {"sequence": 10.0},
        {"prior": 0.0},
    ]
    return ascent(start, changes, judge.gains)


Changed = TypeVar("Changed", bound="DataclassInstance")


def ascent(
    start: Changed,
    changes: Sequence[Mapping[str, Any]],
    gains: Callable[[Changed], NDArray[np.float64]],
) -> Changed:
    """The start with those changes, one after the other, that are clearly ahead without them.

    gains: of parameters, what each validation user gains by them.
    """
    best, reached = start, gains(start)
    for change in changes:
        other = replace(best, **change)
        found = gains(other)
        lead = found - reached
        if lead.mean() > CLEARLY * lead.std() / np.sqrt(len(lead)):
            best, reached = other, found
    return best


def validation(log: Interactions) -> list[HeldOut]:
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
        self._within = within
        items = np.array([test.query.items[-1] for test in tests], np.int32)
        users = np.array([test.user for test in tests], np.int32)
        self._pairs = counted.pairs(items, least, users)
        self._popular = np.argsort(-counted.users, kind="stable")[: _CUT + 1]
        sizes = np.array([len(test.truth) for test in tests])
        self._ideal = np.cumsum(_DISCOUNTS)[np.minimum(sizes, _CUT) - 1]
        self._stride = counted.n_items
        truth = np.concatenate([test.truth for test in tests])
        self._truth = np.repeat(np.arange(len(tests)), sizes) * self._stride + truth

    def gains(self, measure: Measure) -> NDArray[np.float64]:
        """Textbook NDCG@10 of each user."""
        pairs, rows = self._pairs, np.arange(len(self._pairs.of))
        scores = measure.tiers(pairs, self._within)
        best = strongest(scores, pairs, _CUT)
        order = (pairs.items[best], -pairs.shared[best], -scores[best], pairs.rows[best])
        best = best[np.lexsort(order)]
        of = pairs.rows[best]
        sizes = np.bincount(of, minlength=len(rows))
        first = np.full((len(rows), _CUT), -1)
        first[of, np.arange(len(of)) - np.searchsorted(of, of)] = pairs.items[best]
        # Popular items that are not yet there follow.
        missing = ~(self._popular[:, None] == first[:, None, :]).any(axis=2)
        missing &= self._popular != pairs.of[:, None]
        place = sizes[:, None] - 1 + np.cumsum(missing, axis=1)
        row, popular = np.nonzero(missing & (place < _CUT))
        first[row, place[row, popular]] = self._popular[popular]
        hits = np.isin(rows[:, None] * self._stride + first, self._truth) & (first >= 0)
        found: NDArray[np.float64] = hits @ _DISCOUNTS / self._ideal
        return found


_DISCOUNTS = 1 / np.log2(2 + np.arange(_CUT))


def strongest(scores: Floats, pairs: Pairs, most: int) -> NDArray[np.intp]:
    """Places of the pairs of highest score above 0, at most so many of each row, in their order.

    Ties: more users in common first, then the lower index.
    """
    last = np.zeros(len(pairs.of), np.float32)
    for row in np.flatnonzero(np.diff(pairs.starts) > most):
        own = scores[pairs.starts[row] : pairs.starts[row + 1]]
        last[row] = np.partition(own, len(own) - most)[len(own) - most]
    bounds = last[pairs.rows]
    chosen = scores > bounds
    tied = np.flatnonzero((scores == bounds) & (bounds > 0))
    room = most - np.bincount(pairs.rows[chosen], minlength=len(last))
    rows = pairs.rows[tied]
    order = np.lexsort((pairs.items[tied], -pairs.shared[tied], rows))
    tied, rows = tied[order], rows[order]
    chosen[tied[np.arange(len(tied)) - np.searchsorted(rows, rows) < room[rows]]] = True
    return np.flatnonzero(chosen)
