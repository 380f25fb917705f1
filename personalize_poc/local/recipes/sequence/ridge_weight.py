"""How far the regression moves unseen items: by what ranks best, beside what is likeliest.

The weight under which the next item is likeliest (see `unseen`) is a small one: a likelihood looks
at every item, most of which stand nowhere near the first ten, and at one step alone, where the
network knows the order in which a site shows its items. What a person turns to in the ten steps
after that the regression knows better, the more so when all of the history asks and not the newest
ten items of it alone. So of the weights `WEIGHTS` with the decays `DECAYS`, those are taken under
which the next ten events of validation users rank best, if they are ahead of the likeliest weight
by more than half the standard error of the difference; of those that are behind the best by less
than that, the smallest weight, since a larger one shows fewer different items.

Two lists count alike: that of all items, and that of items new to the person. A large weight puts
new items that go together first, and these push out what the person has every week, so that a
choice by new items alone may lose in the list of all.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from personalize_poc.local.arrays.special import logsumexp
from personalize_poc.local.arrays.types import Floats, Ints, Query
from personalize_poc.local.recipes.sequence.content import rarity
from personalize_poc.local.recipes.sequence.ease import Ridge
from personalize_poc.local.recipes.sequence.unseen import LEAST_JUDGED, MOST_RIDGE, Unseen

WEIGHTS = (0.0, 0.1, 0.2, 0.3, 0.4, 0.6, 0.8, MOST_RIDGE)
DECAYS = (0.9, 0.98)
NEAR = 0.5
"""Standard errors of the difference. With a whole one, new items are lost on music."""
_CUT = 10
_DISCOUNTS = 1 / np.log2(2 + np.arange(_CUT))


def ranking_best(
    parts: Unseen, popularity: Floats, asked: Iterable[tuple[Floats, Query, Ints]]
) -> Unseen:
    """The parts, with the regression that ranks best; without one as they are.

    popularity: see `unseen.likeliest`. asked: logits [n_items], a question, and the items that came
    next.
    """
    ridge = parts.ridge
    if ridge is None:
        return parts
    choices = [ridge]
    choices += [replace(ridge, weight=w, decay=decay) for decay in DECAYS for w in WEIGHTS if w]
    choices.append(replace(ridge, weight=0.0))
    rare, rows = rarity(popularity), []
    others = replace(parts, ridge=None)
    for logits, query, following in asked:
        if len(query.history):
            rows.append(_Prediction.of(others, logits, query, rare).gains(choices, following))
    gains = np.array(rows)  # [predictions, choices, lists]
    is_new = np.isfinite(gains[..., 1]).all(axis=-1) if rows else np.zeros(0, bool)
    if is_new.sum() < LEAST_JUDGED:
        return parts
    # The mean of this is the sum of the means over lists and over lists of new items.
    both = gains[..., 0] + np.nan_to_num(gains[..., 1]) * (len(rows) / is_new.sum())
    chosen = _least_of_the_best(both, np.array([one.weight for one in choices]))
    return replace(parts, ridge=choices[chosen])


def _least_of_the_best(gains: NDArray[np.float64], weights: NDArray[np.float64]) -> int:
    """Index of the smallest weight that is `NEAR` the best; 0 if the likeliest is.

    gains: [predictions, weights], the likeliest weight first. Of equal weights the better one.
    """
    means = gains.mean(axis=0)
    best = int(means.argmax())
    behind = gains[:, [best]] - gains
    error = behind.std(axis=0) / np.sqrt(len(gains))
    near = np.flatnonzero(behind.mean(axis=0) <= NEAR * error)
    return 0 if 0 in near else int(near[np.lexsort((-means[near], weights[near]))[0]])


@dataclass(frozen=True)
class _Prediction:
    """Logits [n_items] with all but the regression, and the items of the history.

    unseen: those of items not seen, -inf for others; left: their logsumexp before the regression.
    own: the best seen items and their logits.
    """

    query: Query
    seen: Ints
    unseen: Floats
    left: float
    own: tuple[Ints, Floats]

    @classmethod
    def of(cls, others: Unseen, logits: Floats, query: Query, rare: Floats) -> _Prediction:
        moved = logits.copy()
        others.move(moved, query, rare, logsumexp(moved))
        seen = np.unique(query.history)
        best = seen[np.argsort(-moved[seen])[:_CUT]]
        own = best, moved[best]
        moved[seen] = -np.inf
        left = logsumexp(moved) if len(seen) < len(moved) else -np.inf
        return cls(query, seen, moved, left, own)

    def gains(self, choices: list[Ridge], following: Ints) -> list[tuple[float, float]]:
        """With each regression: NDCG@10 of all items, and of those that the user had not had."""
        steps: dict[float, Any] = {}
        came = np.unique(following)
        new = np.setdiff1d(came, self.seen)
        found = []
        for one in choices:
            if one.decay not in steps:
                unit = replace(one, weight=1.0)
                steps[one.decay] = unit.steps(self.query.history, len(self.unseen), self.seen)
            found.append(self._gained(one, one.weight * steps[one.decay], came, new))
        return found

    def _gained(self, ridge: Ridge, steps: Any, came: Ints, new: Ints) -> tuple[float, float]:
        moved = self.unseen.copy()
        moved[ridge.index] += steps.astype(np.float32)
        cut = min(_CUT, len(moved))
        first = np.argpartition(-moved, cut - 1)[:cut]
        first = first[np.argsort(-moved[first])]
        first = first[moved[first] > -np.inf]
        risen = np.float32(self.left - logsumexp(moved)) if len(first) else np.float32(0)
        items = np.concatenate([first, self.own[0]])
        order = np.argsort(-np.concatenate([moved[first] + risen, self.own[1]]), kind="stable")
        everything = items[order][:cut].astype(np.int32)
        return _ndcg(everything, came), _ndcg(first.astype(np.int32), new)


def _ndcg(first: Ints, came: Ints) -> float:
    """Textbook NDCG@10; NaN where nothing came."""
    if not len(came):
        return float("nan")
    hits = np.isin(first, came)
    return float(_DISCOUNTS[: len(first)] @ hits / _DISCOUNTS[: len(came)].sum())
