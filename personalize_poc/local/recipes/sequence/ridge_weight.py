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
new items that go together far before the others, so that in the list of all they push out what the
person has every week. There, what is new is believed too much, though its order is right: so with
each weight, all unseen items may be `LOWERED`, which changes nothing in the list of new ones.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from personalize_poc.local.arrays.discounted import best, gains
from personalize_poc.local.arrays.special import logsumexp
from personalize_poc.local.arrays.types import Floats, Ints, Query
from personalize_poc.local.recipes.sequence.content import rarity
from personalize_poc.local.recipes.sequence.ease import Ridge
from personalize_poc.local.recipes.sequence.unseen import LEAST_JUDGED, MOST_RIDGE, Unseen

WEIGHTS = (0.1, 0.2, 0.3, 0.4, 0.6, 0.8, MOST_RIDGE)
DECAYS = (0.9, 0.98)
LOWERED = (0.0, 0.5, 1.0, 2.0, 3.0)
"""Logits."""
NEAR = 0.5
"""Standard errors of the difference. With a whole one, new items are lost on music."""
_CUT = 10

Doubles = NDArray[np.float64]


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
    choices = [ridge, *(replace(ridge, weight=w, decay=d) for d in DECAYS for w in WEIGHTS)]
    choices.append(replace(ridge, weight=0.0))
    rare, rows = rarity(popularity), []
    others = replace(parts, ridge=None)
    for logits, query, following in asked:
        if len(query.history):
            rows.append(_Prediction.of(others, logits, query, rare).gained(choices, following))
    gained = np.array(rows)  # [predictions, choices, lowered and new]
    is_new = np.isfinite(gained[..., -1]).all(axis=-1) if rows else np.zeros(0, bool)
    if is_new.sum() < LEAST_JUDGED:
        return parts
    # The mean of this is the sum of the means over lists and over lists of new items.
    both = gained[..., :-1] + np.nan_to_num(gained[..., -1:]) * (len(rows) / is_new.sum())
    both[:, [one.weight == 0 for one in choices], 1:] = 0  # without a weight nothing is lowered
    weights = np.repeat([one.weight for one in choices], len(LOWERED))
    chosen = _least_of_the_best(both.reshape(len(rows), -1), weights)
    one = choices[chosen // len(LOWERED)]
    return replace(parts, ridge=replace(one, lowered=LOWERED[chosen % len(LOWERED)]))


def _least_of_the_best(gained: Doubles, weights: Doubles) -> int:
    """Index of the smallest weight that is `NEAR` the best; 0 if the likeliest is.

    gained: [predictions, weights], the likeliest weight first. Of equal weights the better one, and
    of equally good ones the first.
    """
    means = gained.mean(axis=0)
    behind = gained[:, [means.argmax()]] - gained
    error = behind.std(axis=0) / np.sqrt(len(gained))
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
        first = seen[np.argsort(-moved[seen])[:_CUT]]
        own = first, moved[first]
        moved[seen] = -np.inf
        left = logsumexp(moved) if len(seen) < len(moved) else -np.inf
        return cls(query, seen, moved, left, own)

    def gained(self, choices: list[Ridge], following: Ints) -> Doubles:
        """NDCG@10, [choices, len(LOWERED) + 1]: of all items, lowered by each, and of new ones.

        NaN where nothing new came.
        """
        steps: dict[float, Any] = {}
        came = np.zeros(len(self.unseen), bool)
        came[following] = True
        n_came = int(came.sum())
        n_new = n_came - int(came[self.seen].sum())
        found = np.full((len(choices), len(LOWERED) + 1), np.nan)
        for row, one in zip(found, choices, strict=True):
            if one.decay not in steps:
                unit = replace(one, weight=1.0)
                steps[one.decay] = unit.steps(self.query.history, len(came), self.seen)
            first, everything = self._lists(one, one.weight * steps[one.decay])
            row[:-1] = came[everything] @ gains(everything.shape[1]) / best(min(_CUT, n_came))
            if n_new:
                row[-1] = came[first] @ gains(len(first)) / best(min(_CUT, n_new))
        return found

    def _lists(self, ridge: Ridge, steps: Doubles) -> tuple[Ints, Ints]:
        """The first new items, and the first of all, [len(LOWERED), 10 or all]."""
        moved = self.unseen.copy()
        moved[ridge.index] += steps.astype(np.float32)
        cut = min(_CUT, len(moved))
        first = np.argpartition(-moved, cut - 1)[:cut]
        first = first[np.argsort(-moved[first])]
        first = first[moved[first] > -np.inf]
        risen = np.float32(self.left - logsumexp(moved)) if len(first) else np.float32(0)
        lowered = np.array(LOWERED, np.float32) * steps.any()
        new = moved[first] + risen - lowered[:, None]
        own = np.broadcast_to(self.own[1], (len(LOWERED), len(self.own[1])))
        order = np.argsort(-np.concatenate([new, own], axis=1), axis=1, kind="stable")
        items = np.concatenate([first, self.own[0]])
        return first.astype(np.int32), items[order[:, :cut]].astype(np.int32)
