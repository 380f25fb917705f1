"""Two answers that need no model. What a recipe is worth is what it adds to both.

*Popularity*: the items with the most users, the same for everybody.

*What they did last, again*: the items of the user's shown history, each once, the most recent
first; then the popular ones that are not among them, until the list is full. It is the recency
counterpart of the personal-then-popular baseline of Li et al., "A Next Basket Recommendation
Reality Check" (ACM TOIS, 2023), which measures how much of a metric is repetition alone; that the
most recent items are those that come again is shown by Anderson et al., "The Dynamics of Repeat
Consumption" (WWW, 2014). On new items only nothing of the history is left, so it is popularity.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from personalize_poc.local.arrays.splits import HeldOut
from personalize_poc.local.arrays.types import Floats, Ints
from personalize_poc.local.evaluation.answers import LONGEST, Answers


def most_recent(history: Ints) -> Ints:
    """The different items of a history (oldest first), the most recent first."""
    latest = history[::-1]
    _, first = np.unique(latest, return_index=True)
    return latest[np.sort(first)]


def popularity(tests: Sequence[HeldOut], counts: Floats) -> Answers:
    """The same items for everybody. counts: training users of each item [n_items]."""
    order = _order(counts)
    return Answers([order[:LONGEST]] * len(tests), _unknown(tests, order))


def last_again(tests: Sequence[HeldOut], counts: Floats) -> Answers:
    """What each user did last, then the popular items. counts: as for `popularity`."""
    new = _unknown(tests, _order(counts))
    lists = [
        np.concatenate([most_recent(test.query.items), filling])[:LONGEST]
        for test, filling in zip(tests, new, strict=True)
    ]
    return Answers(lists, new)


def _order(counts: Floats) -> Ints:
    """All items, the most popular first; ties: lower index first."""
    return np.argsort(-counts, kind="stable").astype(np.int32)


def _unknown(tests: Sequence[HeldOut], order: Ints) -> list[Ints]:
    """The first of an order that each user does not have."""
    found = []
    for test in tests:
        known = np.unique(test.query.items)
        first = order[: LONGEST + len(known)]
        found.append(first[~np.isin(first, known)][:LONGEST])
    return found
