"""Average rewards at K: how much of the reward a user brings comes from the best-paying items.

For one user, with R the items recommended, B the 25 of R with the highest rewards, and G the items
that the user then interacted with:

    sum of the rewards of B and G / sum of the rewards of R and G      ("and": items in both)

averaged over the users who interacted with a recommended item of some reward. Source: developer
guide, optimizing a solution for an additional objective. How long R is, is not published: here 100.
A reward is the item's value of the objective's column, less the lowest value when that is negative.
Nobody interacted with anything recommended: 0.
"""

from __future__ import annotations

import numpy as np

from personalize_poc.local.arrays.splits import HeldOut
from personalize_poc.local.arrays.types import Features, Floats, Ints
from personalize_poc.local.evaluation.answers import query_of, top_items
from personalize_poc.local.evaluation.metrics.found import found
from personalize_poc.local.recipes.fitted import Scorer

PAYING = 25
RECOMMENDED = 100
_BATCH = 128


def rewards_of(values: Floats) -> Floats:
    """Rewards float32 [n_items], none below 0, from values that may be negative or missing."""
    known = np.nan_to_num(values, nan=0.0)
    return (known - min(0.0, float(known.min(initial=0)))).astype(np.float32)


def share_of_best(recommended: Ints, truth: Ints, rewards: Floats) -> float | None:
    """The share for one user; None when nothing recommended brought a reward.

    recommended: different items, best first. truth: different items. rewards: [n_items].
    """
    met = found(recommended, truth, len(recommended))
    total = float(rewards[recommended[met]].sum(dtype=np.float64))
    if total <= 0:
        return None
    best = np.argsort(-rewards[recommended], kind="stable")[:PAYING]
    return float(rewards[recommended[best][met[best]]].sum(dtype=np.float64)) / total


def average_rewards(
    model: Scorer, tests: list[HeldOut], values: Floats, people: Features | None = None
) -> float:
    """The mean over test users, 4 decimals.

    values: of the objective's column, [n_items]. people: metadata of the users.
    """
    rewards = rewards_of(values)
    shares = []
    for start in range(0, len(tests), _BATCH):
        part = tests[start : start + _BATCH]
        every = model.score([query_of(test, people=people) for test in part])
        for test, scores in zip(part, every, strict=True):
            share = share_of_best(top_items(scores, RECOMMENDED), test.truth, rewards)
            if share is not None:
                shares.append(share)
    return round(float(np.mean(shares)), 4) if shares else 0.0
