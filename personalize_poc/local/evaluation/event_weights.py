"""NDCG with event weights: what a hit is worth depends on the type of event that followed.

    sum over hits at positions p <= K of reward / log2(1 + p)
    divided by the DCG of as many hits, each worth 1, at the top

The reward of an item is the weight of its event relative to the mean weight of the listed types:
with weights 0.3 and 0.1 rewards are 1.5 and 0.5, the documented example. An item with several
events has the greatest reward. So the value is above that of the plain metric when the model finds
the events that weigh more, and can be above 1. That rewards do not enter the ideal is our reading.

No hit: 0.
"""

from __future__ import annotations

import numpy as np

from personalize_poc.local.arrays.splits import HeldOut
from personalize_poc.local.arrays.types import Features, Floats, Ints
from personalize_poc.local.evaluation.answers import LONGEST, query_of, top_items
from personalize_poc.local.evaluation.items import CUTS
from personalize_poc.local.recipes.fitted import Scorer

KEY = "normalized_discounted_cumulative_gain_with_event_weights_at_"
_BATCH = 128


def weighted_ndcg(recommended: Ints, truth: Ints, rewards: Floats, k: int) -> float:
    """The metric of one user. recommended: best first; truth: different items, with rewards."""
    reward = dict(zip(truth.tolist(), rewards.tolist(), strict=True))
    top = recommended[:k].tolist()
    gains = [(reward[item], 1 / np.log2(2 + p)) for p, item in enumerate(top) if item in reward]
    if not gains:
        return 0.0
    ideal = sum(1 / np.log2(2 + place) for place in range(len(gains)))
    return float(sum(worth * discount for worth, discount in gains) / ideal)


def with_event_weights(
    model: Scorer, tests: list[HeldOut], mean_weight: float, people: Features
) -> dict[str, float]:
    """The means over test users by key, 4 decimals.

    mean_weight: of the listed types, on the scale of `HeldOut.weights`. people: metadata of users.
    """
    values: dict[int, list[float]] = {k: [] for k in CUTS}
    for start in range(0, len(tests), _BATCH):
        part = tests[start : start + _BATCH]
        every = model.score([query_of(test, people=people) for test in part])
        for test, scores in zip(part, every, strict=True):
            assert test.weights is not None
            best, rewards = top_items(scores, LONGEST), test.weights / np.float32(mean_weight)
            for k in CUTS:
                values[k].append(weighted_ndcg(best, test.truth, rewards, k))
    return {f"{KEY}{k}": round(float(np.mean(found)), 4) for k, found in values.items() if found}
