"""The order of the items that a user has not had: by the network, a regression, and metadata.

The network knows best what comes next and what is repeated. Which unseen items go with what was
done is also told by a regression over items (`ease`) and by metadata (`content`), and best by all.
So unseen items are moved among themselves, and their total probability stays as it is. The logit
of item j becomes

    logit(j) + r z(j) + m(j)

with z the scores of the regression in standard deviations and m those of the metadata. No weight
is negative, and each may be 0.

They are the weights under which what users turned to next was likeliest, among items new to them;
these are users that nothing else was learned from. It is a conditional logit, fitted by Newton's
method with a normal prior around 0, over the item that came and `ALTERNATIVES` others, which are
enough for it (McFadden, 1978, "Modelling the choice of residential location"). Below
`LEAST_JUDGED` such predictions the regression has a weight of its own, and metadata have none.
A weight for the popularity of an item and one for the network's own logit were tried as well: they
gained nothing or lost.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from personalize_poc.local.arrays.special import logsumexp, softmax
from personalize_poc.local.arrays.types import Floats, Ints
from personalize_poc.local.recipes.sequence import ease
from personalize_poc.local.recipes.sequence.content import CONTENT_WEIGHTS, Content, rarity
from personalize_poc.local.recipes.sequence.ease import Ridge

LEAST_JUDGED = 50
ALTERNATIVES = 2000
PRIOR = 1.0
"""Precision, against the sum of the log likelihoods of all predictions."""
LEAST_WEIGHT = 0.02
MOST_RIDGE = 1.0
"""Of the regression, which knows nothing of items that come later: more would bury them."""
LEAST_GAIN = 3.0
"""In the sum of log likelihoods, below which metadata count as telling nothing."""

_STEPS = 30
_STEADY = 1e-3
_MOST_CHANGE = 2.0

Doubles = NDArray[np.float64]


@dataclass(frozen=True)
class Unseen:
    """ridge, content: None where they say nothing."""

    ridge: Ridge | None = None
    content: Content | None = None

    def move(self, logits: Floats, history: Ints, rare: Floats) -> None:
        """Move the logits [n_items] of unseen items, in place; their mass stays as it is.

        history: not empty. rare: see `content.rarity`, [n_items].
        """
        seen = np.unique(history)
        if len(seen) == len(logits):
            return
        if self.content is None and (self.ridge is None or not self.ridge.weight):
            return
        kept = logits[seen]
        logits[seen] = -np.inf
        mass = logsumexp(logits)
        if self.content is None:
            assert self.ridge is not None
            steps = self.ridge.steps(history, len(logits), seen)
            own = logits[self.ridge.index]
            logits += ease.shift(own, steps, mass)
            logits[self.ridge.index] += steps.astype(np.float32)
        else:
            logits += self.content.moves(history, rare)
            if self.ridge is not None and self.ridge.weight:
                steps = self.ridge.steps(history, len(logits), seen)
                logits[self.ridge.index] += steps.astype(np.float32)
            logits += np.float32(mass - logsumexp(logits))
        logits[seen] = kept

    def with_items(self, described: Floats) -> Unseen:
        """With more items, described by metadata alone [n, width]."""
        content = None if self.content is None else self.content.with_items(described)
        return replace(self, content=content)


def likeliest(
    ridge: Ridge | None,
    content: Content | None,
    popularity: Floats,
    asked: Iterable[tuple[Floats, Ints, int]],
    seed: int = 0,
) -> Unseen:
    """The weights under which the next unseen items were likeliest.

    popularity: log of users and a half, [n_items], of the users that were learned from. asked:
    logits [n_items], a history, and the item that came next; others than new ones say nothing.
    """
    rng = np.random.default_rng(seed)
    rare = rarity(popularity)
    choices = []
    for logits, history, following in asked:
        others = np.ones(len(logits), bool)
        others[history] = False
        if len(history) and others[following]:
            others[following] = False
            drawn = np.flatnonzero(others)
            if len(drawn) > ALTERNATIVES:
                drawn = rng.choice(drawn, ALTERNATIVES, replace=False, shuffle=False)
            rows = np.append(following, drawn)
            others[following] = True
            columns = _features(ridge, content, rare, history)
            choices.append((columns[:, rows].T.astype(np.float64), logits[rows]))
    if len(choices) < LEAST_JUDGED:
        return Unseen(ridge)
    weights = _fitted(choices)
    alone = _fitted([(x[:, :1], logits) for x, logits in choices])
    alone = np.pad(alone, (0, CONTENT_WEIGHTS))
    if _likelihood(choices, weights) - _likelihood(choices, alone) < LEAST_GAIN:
        weights = alone
    weights = np.where(weights < LEAST_WEIGHT, 0.0, weights)
    if ridge is not None:
        ridge = replace(ridge, weight=float(weights[0]))
    if content is not None:
        content = replace(content, weights=weights[1:]) if weights[1:].any() else None
    return Unseen(ridge, content)


def _features(
    ridge: Ridge | None,
    content: Content | None,
    rare: Floats,
    history: Ints,
) -> Floats:
    """What moves an item at a weight of 1, float32 [5, n_items]; parts that are not there: 0."""
    columns = np.zeros((1 + CONTENT_WEIGHTS, len(rare)), np.float32)
    if ridge is not None:
        columns[0] = replace(ridge, weight=1.0).moves(history, len(rare))
    if content is not None:
        columns[1:3] = content.scores(history)
        columns[3:5] = columns[1:3] * rare
    return columns


def _fitted(choices: list[tuple[Doubles, Floats]]) -> Doubles:
    """Weights of the features, at least 0, the first at most `MOST_RIDGE`.

    Of each choice the first row is what came.
    """
    n = choices[0][0].shape[1]
    weights, highest = np.zeros(n), np.full(n, np.inf)
    highest[0] = MOST_RIDGE
    for _ in range(_STEPS):
        gradient, curvature = -PRIOR * weights, PRIOR * np.eye(n)
        for x, logits in choices:
            shares = softmax(logits + x @ weights)
            mean = shares @ x
            gradient = gradient + x[0] - mean
            curvature += (x * shares[:, None]).T @ x - np.outer(mean, mean)
        free = ((weights > 0) | (gradient > 0)) & ((weights < highest) | (gradient < 0))
        change = np.zeros(n)
        change[free] = np.linalg.solve(curvature[np.ix_(free, free)], gradient[free])
        after = np.clip(weights + np.clip(change, -_MOST_CHANGE, _MOST_CHANGE), 0, highest)
        largest = np.abs(after - weights).max()
        weights = after
        if largest < _STEADY:
            break
    return weights


def _likelihood(choices: list[tuple[Doubles, Floats]], weights: Doubles) -> float:
    """Sum of the log likelihoods of what came."""
    return sum(
        float(after[0]) - logsumexp(after) for after in (z + x @ weights for x, z in choices)
    )
