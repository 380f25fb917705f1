"""The order of the items that a user has not had: by network, regression, metadata and demand.

The network knows best what comes next and what is repeated. Which unseen items go with what was
done is also told by a regression over items (`ease`) and by metadata (`content`, and
`rare_categories` for what few items have), and which are wanted now by what others do at that
moment (`lately`). So unseen items are moved among themselves, and their total probability stays as
it is. The logit of item j becomes, but for what is the same for all of them,

    logit(j) + r z(j) + m(j) + c(j) + d(j) + o(j) + f(j)

with z the scores of the regression in standard deviations, m and c those of the metadata, d those
of the demand, o for an item that nobody had yet (see `cold`) and f for one that is new (`fresh`);
perhaps something for its popularity besides (see `popular`). No weight is negative, and each may be
0. Where large weights would let unseen items pass too many of those that the user had, all of them
are lowered alike (see `by_ranking`).

They are the weights under which what users turned to next was likeliest, among items new to them;
these are users that nothing else was learned from (see `conditional_logit`). The alternatives are
the item that came and `ALTERNATIVES` others, which are enough for it (McFadden, 1978, "Modelling
the choice of residential location"). Below `LEAST_JUDGED` such predictions the regression has a
weight of its own, and the others have none. The likeliest weight of popularity and one for the
network's own logit were tried as well: they gained nothing or lost.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from personalize_poc.local.arrays.distinct import distinct, sums
from personalize_poc.local.arrays.special import logsumexp
from personalize_poc.local.arrays.types import Features, Floats, Ints, Query
from personalize_poc.local.recipes.sequence import conditional_logit
from personalize_poc.local.recipes.sequence.cold import Cold
from personalize_poc.local.recipes.sequence.conditional_logit import likelihood
from personalize_poc.local.recipes.sequence.content import CONTENT_WEIGHTS, Content, rarity
from personalize_poc.local.recipes.sequence.ease import Ridge
from personalize_poc.local.recipes.sequence.fresh import SHARES, Fresh
from personalize_poc.local.recipes.sequence.lately import HALF_LIVES, Lately
from personalize_poc.local.recipes.sequence.popular import Popular
from personalize_poc.local.recipes.sequence.rare_categories import RARE_WEIGHTS, RareCategories

LEAST_JUDGED = 50
ALTERNATIVES = 2000
LEAST_WEIGHT = 0.02
MOST_RIDGE = 1.0
"""Of the regression, which knows nothing of items that come later: more would bury them."""
LEAST_GAIN = 3.0
"""In the sum of log likelihoods, below which metadata, or demand, count as telling nothing."""
LEAST_COLD = 0.1
"""Share of what came that nobody had had, below which a catalogue is not one of single things."""

_LEAST_LEFT = 1e-3
"""Of the mass, below which that of unseen items is added up anew: a difference would be inexact."""
_CONTENT = slice(1, 1 + CONTENT_WEIGHTS)
_LATELY = slice(_CONTENT.stop, _CONTENT.stop + len(HALF_LIVES))
_RARE = slice(_LATELY.stop, _LATELY.stop + RARE_WEIGHTS)
_COLD = slice(_RARE.stop, _RARE.stop + 1)
_FRESH = slice(_COLD.stop, _COLD.stop + len(SHARES))
_ALL = _FRESH.stop
"""Places of their weights; the first is that of the regression."""

_NONE, _NO_STEPS = np.empty(0, np.int32), np.empty(0, np.float32)

Doubles = NDArray[np.float64]


@dataclass(frozen=True)
class Unseen:
    """ridge, content, lately, categories, popular, cold, fresh: None where they say nothing.

    lowered: logits by which all unseen items are lowered after that, or raised, below zero (see
    `by_ranking`).
    """

    ridge: Ridge | None = None
    content: Content | None = None
    lately: Lately | None = None
    lowered: float = 0.0
    categories: RareCategories | None = None
    popular: Popular | None = None
    cold: Cold | None = None
    fresh: Fresh | None = None

    def move(self, logits: Floats, query: Query, rare: Floats, mass: float) -> None:
        """Move the logits [n_items] of unseen items, in place.

        Their mass stays as it is, but for what they are lowered by.

        query: of a history that is not empty. rare: see `content.rarity`, [n_items]. mass:
        logsumexp of all logits.
        """
        history = query.history
        seen = distinct(history)
        ridge = self.ridge if self.ridge is not None and self.ridge.weight else None
        parts = (self.content, self.lately, self.categories, self.popular, self.cold, self.fresh)
        moves = self.lowered or any(part is not None for part in (ridge, *parts))
        if len(seen) == len(logits) or not moves:
            return
        kept = logits[seen]
        logits[seen] = -np.inf
        left = 1 - float(np.exp(kept.astype(np.float64) - mass).sum())
        mass = mass + float(np.log(left)) if left > _LEAST_LEFT else logsumexp(logits)
        if self.content is not None:
            logits += self.content.moves(history, rare)
        for same in (self.popular, self.cold):  # whoever asks
            if same is not None:
                logits += same.moves
        if ridge is not None:
            steps = ridge.steps(query, len(logits), seen)
            logits[ridge.index] += steps.astype(np.float32)
        items, rises = self.rises(query, rare)
        logits[items] += rises
        logits += np.float32(mass - self.lowered - logsumexp(logits))
        logits[seen] = kept

    def rises(self, query: Query, rare: Floats) -> tuple[Ints, Floats]:
        """Items that demand, a rare category or newness moves, ascending, and how far, float32 [n].

        query, rare: see `move`.
        """
        found = []
        if self.lately is not None:
            found.append(self.lately.steps(query.moment))
        if self.categories is not None:
            found.append(self.categories.steps(query.history, rare))
        if self.fresh is not None:
            found.append(self.fresh.steps(query.moment))
        if len(found) < 2:  # what one part says is in order already
            return found[0] if found else (_NONE, _NO_STEPS)
        items, steps = (np.concatenate(each) for each in zip(*found, strict=True))
        different, together = sums(items, steps)
        return different, together.astype(np.float32)

    def with_items(self, described: Floats, features: Features, n_items: int, first: int) -> Unseen:
        """With more items, of which metadata alone are known, as indexes from `first` on.

        described: by the encoder, [n_items, width]. features: the metadata themselves.
        """
        content = None if self.content is None else self.content.with_items(described)
        categories = self.categories
        if categories is not None:
            categories = categories.with_items(features, n_items)
        popular, cold, fresh = self.popular, self.cold, self.fresh
        popular = popular and popular.with_items(n_items)
        cold = cold and cold.with_items(n_items)
        fresh = fresh and fresh.with_items(features, first)
        return replace(
            self, content=content, categories=categories, popular=popular, cold=cold, fresh=fresh
        )


def likeliest(
    parts: Unseen,
    popularity: Floats,
    asked: Iterable[tuple[Floats, Query, int]],
    seed: int = 0,
) -> Unseen:
    """The parts, with the weights under which the next unseen items were likeliest.

    popularity: log of users and a half, [n_items], of the users that were learned from. asked:
    logits [n_items], a question, and the item that came next; others than new ones say nothing.
    """
    choices = _choices(parts, rarity(popularity), asked, seed)
    if len(choices) < LEAST_JUDGED:
        return Unseen(parts.ridge)
    return _weighed(parts, _worth(parts, choices))


def likeliest_beside_metadata(
    parts: Unseen,
    popularity: Floats,
    asked: Iterable[tuple[Floats, Query, int]],
    seed: int = 0,
) -> Unseen:
    """The same of regression and demand, beside the other parts as they are weighed already.

    Where too little can be judged, all weights stay as they are.
    """
    rare = rarity(popularity)
    stays = replace(parts, ridge=None, lately=None, lowered=0.0, popular=None)
    others = Unseen(parts.ridge, lately=parts.lately)
    choices = _choices(others, rare, _moved(asked, stays, rare), seed)
    if len(choices) < LEAST_JUDGED:
        return parts
    found = _weighed(others, _worth(others, choices))
    return replace(stays, ridge=found.ridge, lately=found.lately)


def _moved(
    asked: Iterable[tuple[Floats, Query, int]], parts: Unseen, rare: Floats
) -> Iterator[tuple[Floats, Query, int]]:
    """The questions, with logits that the parts have moved."""
    for logits, query, following in asked:
        moved = logits.copy()
        if len(query.history):
            parts.move(moved, query, rare, logsumexp(moved))
        yield moved, query, following


def _choices(
    parts: Unseen, rare: Floats, asked: Iterable[tuple[Floats, Query, int]], seed: int
) -> list[tuple[Doubles, Floats]]:
    """Of each new item that came, first, and of its alternatives: features and logits."""
    rng = np.random.default_rng(seed)
    choices = []
    for logits, query, following in asked:
        history = query.history
        others = np.ones(len(logits), bool)
        others[history] = False
        if len(history) and others[following]:
            others[following] = False
            drawn = np.flatnonzero(others)
            if len(drawn) > ALTERNATIVES:
                drawn = rng.choice(drawn, ALTERNATIVES, replace=False, shuffle=False)
            rows = np.append(following, drawn)
            columns = _features(parts, rare, query)
            choices.append((columns[:, rows].T.astype(np.float64), logits[rows]))
    return choices


def _weighed(parts: Unseen, weights: Doubles) -> Unseen:
    """The parts with these weights, without those that then say nothing."""
    ridge, content, now, categories = parts.ridge, parts.content, parts.lately, parts.categories
    cold, fresh = parts.cold, parts.fresh
    if ridge is not None:
        ridge = replace(ridge, weight=float(weights[0]))
    if content is not None:
        own = weights[_CONTENT]
        content = replace(content, weights=own) if own.any() else None
    if now is not None:
        own = weights[_LATELY]
        now = replace(now, weights=own) if own.any() else None
    if categories is not None:
        own = weights[_RARE]
        categories = replace(categories, weights=own) if own.any() else None
    if cold is not None:
        own = weights[_COLD]
        cold = replace(cold, weight=float(own[0])) if own.any() else None
    if fresh is not None:
        own = weights[_FRESH]
        fresh = replace(fresh, weights=own) if own.any() else None
    return Unseen(ridge, content, now, categories=categories, cold=cold, fresh=fresh)


def _worth(parts: Unseen, choices: list[tuple[Doubles, Floats]]) -> Doubles:
    """Weights of the features; of all but the regression none if they tell nothing."""
    places = [
        (_LATELY, parts.lately),
        (_CONTENT, parts.content),
        (_RARE, parts.categories),
        (_COLD, parts.cold),
        (_FRESH, parts.fresh),
    ]
    used = np.ones(_ALL, bool)
    for columns, part in places:
        used[columns] = part is not None
    if np.mean([x[0, _COLD] for x, _ in choices]) < LEAST_COLD:
        used[_COLD] = False
    weights = _fitted_to(choices, used)
    for columns in (columns for columns, _ in places if used[columns].all()):
        fewer = used.copy()
        fewer[columns] = False
        without = _fitted_to(choices, fewer, weights)
        if likelihood(choices, weights) - likelihood(choices, without) < LEAST_GAIN:
            used, weights = fewer, without
    return np.where(weights < LEAST_WEIGHT, 0.0, weights)


def _fitted_to(
    choices: list[tuple[Doubles, Floats]], used: NDArray[np.bool_], start: Doubles | None = None
) -> Doubles:
    """The weights of these features, 0 for the others. start: weights with some more of them."""
    weights, highest = np.zeros(len(used)), np.full(len(used), np.inf)
    highest[0] = MOST_RIDGE
    some = [(x[:, used], logits) for x, logits in choices]
    near = None if start is None else start[used]
    weights[used] = conditional_logit.fitted(some, highest[used], near)
    return weights


def _features(parts: Unseen, rare: Floats, query: Query) -> Floats:
    """What moves an item at a weight of 1, float32 [_ALL, n_items]; parts that are not there: 0."""
    columns = np.zeros((_ALL, len(rare)), np.float32)
    history = query.history
    if parts.ridge is not None:
        columns[0] = replace(parts.ridge, weight=1.0).moves(query, len(rare))
    if parts.content is not None:
        columns[1:3] = parts.content.scores(history)
        columns[3:5] = columns[1:3] * rare
    if parts.lately is not None:
        items, rises = parts.lately.risen(query.moment)
        columns[_LATELY, items] = rises.T
    if parts.categories is not None:
        items, scores = parts.categories.scores(history)
        columns[_RARE, items] = np.hstack([scores, scores * rare[items, None]]).T
    if parts.cold is not None:
        columns[_COLD] = parts.cold.cold
    if parts.fresh is not None:
        items, scores = parts.fresh.scores(query.moment)
        columns[_FRESH, items] = scores.T
    return columns
