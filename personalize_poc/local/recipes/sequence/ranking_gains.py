"""How well lists rank what validation users turned to next, and which of several is ahead."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from personalize_poc.local.arrays.discounted import best, gains
from personalize_poc.local.arrays.distinct import among
from personalize_poc.local.arrays.types import Floats, Ints, Query
from personalize_poc.local.recipes.sequence.unseen_weights import LEAST_JUDGED

CUT = 10
"""Items of a list that count."""

Doubles = NDArray[np.float64]
Asked = Callable[[], Iterable[tuple[Floats, Query, Ints]]]
"""Logits [n_items], a question, and the items that came next, each time that it is called."""


def both_lists(rows: Sequence[Doubles]) -> Doubles | None:
    """Gains whose means are the sum of those over all lists and over lists of new items.

    Args:
        rows: of each prediction [choices, lists and one more: that of new items], there NaN where
            nothing new came.

    Returns:
        [predictions, choices, lists]; None where too few predictions have new items.
    """
    gained = np.array(rows)
    is_new = np.isfinite(gained[..., -1]).all(axis=-1) if rows else np.zeros(0, bool)
    if is_new.sum() < LEAST_JUDGED:
        return None
    found: Doubles = gained[..., :-1] + np.nan_to_num(gained[..., -1:]) * (len(rows) / is_new.sum())
    return found


def behind(gained: Doubles, best: int) -> tuple[Doubles, Doubles]:
    """By how much each column is behind the best one, and the standard error of that."""
    less = gained[:, [best]] - gained
    return less.mean(axis=0), less.std(axis=0) / np.sqrt(len(gained))


def first_ten(scores: Floats) -> NDArray[np.intp]:
    """The ten items with the highest scores [n_items], or all, in no order."""
    cut = min(CUT, len(scores))
    return np.argpartition(-scores, cut - 1)[:cut]


def best_ten(scores: Floats) -> NDArray[np.intp]:
    """The same, best first, without those of no probability."""
    first = first_ten(scores)
    first = first[scores[first] > -np.inf]
    return first[np.argsort(-scores[first], kind="stable")]


def ndcg(order: Ints, came: Ints) -> float:
    """NDCG@10 of a list for the different items that came, ascending, in its textbook form."""
    hits = among(order[:CUT], came)
    return float(hits @ gains(len(hits)) / best(min(CUT, len(came))))
