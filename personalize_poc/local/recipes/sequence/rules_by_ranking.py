"""The weights of sequential rules by what ranks best, beside those that are likeliest.

A likelihood of the next item alone (see `sequential_rules.likeliest`) asks what follows at once:
who saw an episode sees the next one. A list of ten is read for what a person turns to in the ten
steps after that: the episodes behind it stand there too, and the rules over a longer reach know
them. So the weights are those of `CHOICES` under which the next ten events of validation users rank
best, if they are `AHEAD` of the likeliest ones. As in `by_ranking`, the list of all items and that
of items new to the person count alike.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from personalize_poc.local.arrays.distinct import among, distinct
from personalize_poc.local.arrays.special import logsumexp
from personalize_poc.local.arrays.types import Floats, Ints, Query
from personalize_poc.local.recipes.sequence.ranking_gains import (
    behind,
    best_ten,
    both_lists,
    first_ten,
    ndcg,
)
from personalize_poc.local.recipes.sequence.sequential_rules import (
    DECAYS,
    SequentialRules,
    mixed,
)

TOTALS = (0.3, 0.6, 0.9)
CHOICES = tuple(
    tuple(total * (way == at) for way in range(-1, len(DECAYS)))
    for at in range(len(DECAYS))
    for total in TOTALS
)
"""Weights [1 + len(DECAYS)]: all on the rules over a longer reach, by one of the decays."""
AHEAD = 4.0
"""Standard errors of the difference. Predictions of one person are not independent of each other,
and with two, weights are taken by chance on films, music and groceries."""

Doubles = NDArray[np.float64]


def ranking_best(
    rules: SequentialRules, asked: Iterable[tuple[Floats, Query, Ints]]
) -> SequentialRules:
    """The rules with the weights that rank best; as they are where little can be judged.

    Args:
        rules: with the likeliest weights.
        asked: the network's logits [n_items], a question, and the items that came next.
    """
    every = [rules, *(replace(rules, weights=np.array(one)) for one in CHOICES)]
    rows = [_gained(rules, *one) for one in asked if len(one[1].history)]
    gained = both_lists(rows)
    if gained is None:
        return rules
    each = gained[..., 0]  # [predictions, choices]
    chosen = int(each.mean(axis=0).argmax())
    less, errors = behind(each, chosen)
    return every[chosen] if less[0] > AHEAD * errors[0] else rules


def _gained(rules: SequentialRules, logits: Floats, query: Query, following: Ints) -> Doubles:
    """NDCG@10 of all items and of new ones, [1 + choices, 2]; NaN where nothing new came.

    Rules let the items rise that they name, and leave the others in their order: the lists are of
    those items and of the first ones of the network.
    """
    seen, mass, came = distinct(query.history), logsumexp(logits), distinct(following)
    unseen = logits.copy()
    unseen[seen] = -np.inf
    own = np.append(first_ten(logits), first_ten(unseen))
    new = came[~among(came, seen)]
    found = np.full((1 + len(CHOICES), 2), np.nan)
    for row, (named, shares) in zip(found, _shares(rules, query.history), strict=True):
        items = distinct(np.append(own, named))
        scores = logits[items]
        scores[np.searchsorted(items, named)] = mixed(logits[named], shares, mass)[0]
        row[0] = ndcg(items[best_ten(scores)], came)
        if len(new):
            scores[among(items, seen)] = -np.inf
            row[1] = ndcg(items[best_ten(scores)], new)
    return found


def _shares(rules: SequentialRules, history: Ints) -> Iterator[tuple[Ints, Doubles]]:
    """What the rules say of a history, as they are weighed and by each of `CHOICES`."""
    yield rules.shares(history)
    for at in range(len(DECAYS)):
        one_way = np.array([way == at for way in range(-1, len(DECAYS))], np.float64)
        named, shares = replace(rules, weights=one_way).shares(history)
        for total in TOTALS:
            yield named, total * shares
