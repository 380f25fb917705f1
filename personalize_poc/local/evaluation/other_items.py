"""Whether the list of an item tells of that item: beside the lists of other items.

Each test user is also given what the model lists for the newest items of other test users. Of a
model that has learned nothing of single items these lists hold as much of what the user did next as
the one for the own item, however popular the items in them are: chance has no lead here.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from personalize_poc.local.arrays.splits import HeldOut
from personalize_poc.local.evaluation.answers import Answers
from personalize_poc.local.evaluation.items import Evaluation, gains
from personalize_poc.local.evaluation.metrics.ndcg import ndcg

ABOVE_OTHER_ITEMS = "above_other_items"
_CUT = 10
_OTHERS = 4
"""Lists that each user is given: more of them make the mean steadier, and take as long each."""


def above_other_items(
    answers: Answers, tests: Sequence[HeldOut], result: Evaluation, seed: int
) -> dict[str, dict[str, Any]]:
    """The lead of lists for an item over those for other items, in NDCG@10, with its interval.

    result: what the answers are worth. seed: of who is given whose, and of the interval.
    """
    order = np.random.default_rng(seed).permutation(len(tests))
    metric = f"normalized_discounted_cumulative_gain_at_{_CUT}"
    theirs = np.zeros((max(1, min(_OTHERS, len(tests) - 1)), len(tests)))
    for step, values in enumerate(theirs, start=1):
        # All in a circle: nobody is given the own, but a single test user.
        for user, other in zip(order, np.roll(order, step), strict=True):
            values[user] = ndcg(answers.everything[other], tests[user].truth, _CUT)
    return gains({metric: result.values[metric]}, {metric: theirs.mean(axis=0)}, seed)
