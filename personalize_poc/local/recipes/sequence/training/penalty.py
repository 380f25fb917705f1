"""The penalty of the regression over items: the usual one, or a low one where that ranks better.

Where items go together because many people like both, a strong penalty is right, which believes
little of what a few have in common. Where small groups do the same things, such as friends who buy
a game together, what a few have in common is what there is to know. The low penalty is taken if the
order that the regression alone gives to what validation users had not had ranks the next ten events
better by `AHEAD` standard errors: with less it would be taken by chance, and items that are known
to few would come first.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable

import numpy as np

from personalize_poc.local.arrays.distinct import among, distinct
from personalize_poc.local.arrays.types import Ints, Query
from personalize_poc.local.recipes.sequence import ease
from personalize_poc.local.recipes.sequence.ease import Ridge
from personalize_poc.local.recipes.sequence.ranking_gains import behind, best_ten, ndcg
from personalize_poc.local.recipes.sequence.training.judged import Judged
from personalize_poc.local.recipes.sequence.unseen import LEAST_JUDGED

AHEAD = 4.0
MOST_ITEMS = 3000
"""Items of the regression up to which a second one is fitted: it takes half a second of them."""

log = logging.getLogger(__name__)


def chosen(judged: Judged) -> Ridge | None:
    """The regression over those that the network learned from; None where there is none."""
    data = judged.data
    usual = ease.fit(judged.learned, data.n_users, data.n_items)
    if usual is None or len(usual.items) > MOST_ITEMS or not len(judged.judges):
        return usual
    low = ease.fit(judged.learned, data.n_users, data.n_items, ease.LOW_PENALTY)
    asked = judged.asked(judged.judges, judged.model)
    if low is None or not is_ahead(low, usual, ((query, items) for _, query, items in asked)):
        return usual
    log.info("The regression has a penalty of %s", ease.LOW_PENALTY)
    return low


def is_ahead(low: Ridge, usual: Ridge, asked: Iterable[tuple[Query, Ints]]) -> bool:
    """Whether one regression clearly ranks unseen items better than another one.

    asked: questions, and the items that came next.
    """
    gained = [
        [_gained(ridge, query, new) for ridge in (usual, low)]
        for query, following in asked
        if len(query.history) and len(new := _new(query, following))
    ]
    if len(gained) < LEAST_JUDGED:
        return False
    less, errors = behind(np.array(gained), 1)
    return bool(less[0] > AHEAD * errors[0])


def _new(query: Query, following: Ints) -> Ints:
    came: Ints = distinct(following)
    return came[~among(came, distinct(query.history))]


def _gained(ridge: Ridge, query: Query, new: Ints) -> float:
    """NDCG@10 of the unseen items by the scores of the regression alone."""
    scores = ridge.scores(query)
    rows = ridge.rows(distinct(query.history))
    scores[rows[rows >= 0]] = -np.inf
    return ndcg(ridge.items[best_ten(scores.astype(np.float32))], new)
