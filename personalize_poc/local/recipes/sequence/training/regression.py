"""Which regression over items orders what somebody has not had: the one that clearly ranks better.

Where items go together because many people like both, EASE with a strong penalty is right, which
believes little of what a few have in common. Where small groups do the same things, such as friends
who buy a game together, what a few have in common is what there is to know: a low penalty. Where
one thing leads to another, it is the regression of what came next on what was before
(`next_on_past`).

Two kinds of people tell. The validation users are strangers to all regressions. Most people whom a
recommendation is for are none: they were learned from, and EASE, which learned that they lacked all
that they lack, ranks it worse for them. So the `FOLLOWING` newest events of some learners are
hidden from regressions that are fitted for the comparison alone. One is taken in place of the
usual one if the order that it alone gives to what people had not had ranks the next ten events
better by `AHEAD` standard errors, both kinds of people together: with less it would be taken by
chance.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial

import numpy as np
from numpy.typing import NDArray

from personalize_poc.local.arrays.distinct import among, distinct
from personalize_poc.local.arrays.types import Interactions, Ints, Query
from personalize_poc.local.recipes.sequence import ease, next_on_past
from personalize_poc.local.recipes.sequence.ease import Ridge
from personalize_poc.local.recipes.sequence.ranking_gains import behind, best_ten, ndcg
from personalize_poc.local.recipes.sequence.training.judged import Judged
from personalize_poc.local.recipes.sequence.training.predictions import (
    FOLLOWING,
    before,
    questions,
)
from personalize_poc.local.recipes.sequence.unseen_weights import LEAST_JUDGED

AHEAD = 4.0
MOST_ITEMS = 3000
"""Items of the regression up to which others are fitted: each takes half a second of them."""
MOST_EVENTS = 2_000_000
"""Events up to which others are fitted."""
_LEARNERS = 500
"""Learners whose newest events are hidden, about."""

Way = Callable[[Interactions], Ridge | None]
Rows = list[tuple[int, int, int]]
"""Of questions: the user's first row, that of the question, and the end of what came next."""

log = logging.getLogger(__name__)


def chosen(judged: Judged) -> Ridge | None:
    """The regression over those that the network learned from; None where there is none."""
    every, learned = ways(judged.data.n_users, judged.data.n_items), judged.learned
    usual = every[0](learned)
    if usual is None or len(usual.items) > MOST_ITEMS or len(learned) > MOST_EVENTS:
        return usual
    place = _best(judged, every) if len(judged.judges) else 0
    if not place:
        return usual
    log.info("The regression over items is the %s one", NAMES[place])
    return every[place](learned)


def _best(judged: Judged, every: Sequence[Way]) -> int:
    """Place of the way whose regression to take, by fits without what is asked for."""
    ends = _ends(judged)
    shortened = _without(judged, ends)
    fitted = [way(shortened) for way in every]
    regressions = [one for one in fitted if one is not None]
    if len(regressions) < len(fitted):
        return 0
    strangers = questions(judged.data.interactions, judged.events, judged.judges, False)
    return place_of_best(regressions, _asked(judged, ends + strangers))


NAMES = (
    "usual",
    "low penalty",
    *(f"next on past, decay {decay}" for decay, _ in next_on_past.WAYS),
)
"""Of `ways`."""


def ways(n_users: int, n_items: int) -> tuple[Way, ...]:
    """How a regression can be fitted, the usual one first."""

    def sets(log: Interactions, penalty: float) -> Ridge | None:
        return ease.fit(log, n_users, n_items, penalty)

    def order(log: Interactions, decay: float, penalty: float) -> Ridge | None:
        return next_on_past.fit(log, n_items, decay, penalty)

    return (
        partial(sets, penalty=ease.PENALTY),
        partial(sets, penalty=ease.LOW_PENALTY),
        *(partial(order, decay=one, penalty=penalty) for one, penalty in next_on_past.WAYS),
    )


def place_of_best(regressions: Sequence[Ridge], asked: Iterable[tuple[Query, Ints]]) -> int:
    """Place of the one to take, 0 unless another ranks unseen items clearly better.

    asked: questions, and the items that came next.
    """
    gained = [
        [_gained(one, query, new) for one in regressions]
        for query, following in asked
        if len(query.history) and len(new := _new(query, following))
    ]
    if len(gained) < LEAST_JUDGED:
        return 0
    each: NDArray[np.float64] = np.array(gained)
    best = int(each.mean(axis=0).argmax())
    less, errors = behind(each, best)
    return best if less[0] > AHEAD * errors[0] else 0


def _ends(judged: Judged) -> Rows:
    """Questions before the newest events of some learners with twice as many."""
    events = judged.events
    people = judged.learners[:: max(1, len(judged.learners) // _LEARNERS)]
    return [
        (int(start), int(start + length - FOLLOWING), int(start + length))
        for start, length in zip(events.starts[people], events.lengths[people], strict=True)
        if length >= 2 * FOLLOWING
    ]


def _without(judged: Judged, ends: Rows) -> Interactions:
    """What was learned from, without what comes after these questions."""
    kept = judged.is_learned.copy()
    for _, row, end in ends:
        kept[row:end] = False
    return judged.data.interactions.take(kept)


def _asked(judged: Judged, rows: Rows) -> Iterator[tuple[Query, Ints]]:
    every, users = judged.data.interactions, judged.data.user_features
    for start, row, end in rows:
        yield before(every, users, start, row), every.items[row : min(row + FOLLOWING, end)]


def _new(query: Query, following: Ints) -> Ints:
    came: Ints = distinct(following)
    return came[~among(came, distinct(query.history))]


def _gained(ridge: Ridge, query: Query, new: Ints) -> float:
    """NDCG@10 of the unseen items by the scores of the regression alone."""
    scores = ridge.scores(query)
    rows = ridge.rows(distinct(query.history))
    scores[rows[rows >= 0]] = -np.inf
    return ndcg(ridge.items[best_ten(scores.astype(np.float32))], new)
