"""Lists of ten, and what they are worth."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from personalize_poc.local.arrays.splits import HeldOut
from personalize_poc.local.arrays.types import Ints

K = 10
Reals = NDArray[np.float64]
_DISCOUNTS = 1 / np.log2(np.arange(2, K + 2))


@dataclass(frozen=True)
class Lists:
    """One list a test user, best first, at most `K` long.

    everything: of all items. new: of those that the user had not had.
    """

    everything: list[Ints]
    new: list[Ints]


@dataclass(frozen=True)
class Judged:
    """Metrics of one model on one split.

    n10, new: textbook NDCG@10 of each test user [n]; new: of items that the user had not had, NaN
    where the truth has none. coverage: share of the catalogue that is in anybody's ten.
    """

    n10: Reals
    new: Reals
    coverage: float


def listed(score: Callable[[HeldOut], Any], tests: Sequence[HeldOut]) -> Lists:
    """The lists of a model. score: of one test user, [n_items], finite."""
    everything, new = [], []
    for test in tests:
        scores = np.asarray(score(test), np.float64)
        if not np.isfinite(scores).all():
            raise ValueError(f"Scores for user {test.user} are not finite")
        order = np.argsort(-scores, kind="stable")
        everything.append(order[:K].astype(np.int32))
        new.append(_without(order, test.query.items))
    return Lists(everything, new)


def by_history(score: Callable[[Ints], Reals]) -> Callable[[HeldOut], Reals]:
    """For `listed`: scores of one who looks at the items of a history, oldest first."""
    return lambda test: score(test.query.items)


def from_ranked(ranked: Sequence[Ints], tests: Sequence[HeldOut]) -> Lists:
    """Lists of a model that gives longer ones, which may have items that the user had."""
    everything = [order[:K] for order in ranked]
    new = [_without(o, test.query.items) for o, test in zip(ranked, tests, strict=True)]
    return Lists(everything, new)


def _without(order: Any, seen: Ints) -> Ints:
    few: Ints = order[: K + len(seen)].astype(np.int32)
    return few[np.isin(few, seen, invert=True)][:K]


def judged(lists: Lists, tests: Sequence[HeldOut], n_items: int) -> Judged:
    """Metrics of lists."""
    truths = [np.unique(test.truth) for test in tests]
    unseen = [np.setdiff1d(t, test.query.items) for t, test in zip(truths, tests, strict=True)]
    shown = {int(item) for order in lists.everything for item in order}
    return Judged(
        np.array([ndcg(o, t) for o, t in zip(lists.everything, truths, strict=True)]),
        np.array([ndcg(o, t) for o, t in zip(lists.new, unseen, strict=True)]),
        len(shown) / n_items,
    )


def ndcg(order: Ints, truth: Ints) -> float:
    """NDCG@10 with the ideal of the textbook: the truth first. NaN without a truth."""
    if not len(truth):
        return float("nan")
    hits = np.isin(order[:K], truth)
    gained = float(_DISCOUNTS[: len(hits)][hits].sum())
    return gained / float(_DISCOUNTS[: min(K, len(truth))].sum())
