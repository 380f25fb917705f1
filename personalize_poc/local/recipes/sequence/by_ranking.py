"""How far regression and metadata move unseen items: by what ranks best, beside what is likeliest.

The weights under which the next item is likeliest (see `unseen`) are small ones: a likelihood looks
at every item, most of which stand nowhere near the first ten, and at one step alone, where the
network knows the order in which a site shows its items. What a person turns to in the ten steps
after that the regression knows better, the more so when all of the history asks and not the newest
ten items of it alone. So of the weights `WEIGHTS` with the decays `DECAYS`, those are taken under
which the next ten events of validation users rank best, if they are ahead of the likeliest weight
by more than half the standard error of the difference; of those that are behind the best by less
than that, the smallest weight, since a larger one shows fewer different items. Where the order
tells nothing, such as of what was added all at once, all of the history asks alike. After that the
weights of metadata, which are in the same case, are multiplied by one of `TIMES` in the same way.

Two lists count alike: that of all items, and that of items new to the person. A large weight puts
new items that go together far before the others, so that in the list of all they push out what the
person has every week. There, what is new is believed too much, though its order is right: so with
each weight, all unseen items may be `LOWERED`, which changes nothing in the list of new ones. Where
hardly anybody comes back to a thing it is the other way round: a large weight gathers what is
believed of new items on a few of them, and the rest fall behind what the person had. So they may be
raised as well, also where the regression has no weight.

The regression comes damped: popular items have been taken back a little (see `ease`). That is
undone where lists without it are `SURE` to be ahead, and not sooner: the predictions start in the
middle of a history, real questions at its end, when a person has had most of what is popular.

How popular an item is moves unseen items as well, by one of the weights `POPULAR`, where that is
`CLEARLY` ahead of none. It seldom is, for the network knows popularity; it does not where a history
is one project after another, and the next thing that is new is what every project needs.

What is in demand is not weighed so within a visit: of the ten steps after a moment the first is
closest to it. Where a visit begins (see `visit_start`) the next ten tell more, and its weights are
multiplied in the same way.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from personalize_poc.local.arrays.discounted import best, gains
from personalize_poc.local.arrays.special import logsumexp
from personalize_poc.local.arrays.types import Floats, Ints, Query
from personalize_poc.local.recipes.sequence.content import rarity
from personalize_poc.local.recipes.sequence.ease import Ridge
from personalize_poc.local.recipes.sequence.popular import Popular
from personalize_poc.local.recipes.sequence.ranking_gains import (
    CUT,
    Asked,
    behind,
    best_ten,
    both_lists,
)
from personalize_poc.local.recipes.sequence.unseen import MOST_RIDGE, Unseen

WEIGHTS = (0.1, 0.2, 0.3, 0.4, 0.6, 0.8, MOST_RIDGE, 1.5, 2.5)
DECAYS = (0.9, 0.98, 1.0)
TIMES = (1.0, 2.0, 4.0)
POPULAR = (0.2, 0.4, 0.7, 1.0, 1.5)
CLEARLY = 3.5
"""Standard errors of the difference. With three, music in time takes a weight and gains nothing."""
LOWERED = (0.0, 0.5, -0.5, 1.0, -1.0, 2.0, -2.0, 3.0, -4.0, -8.0, -100.0)
"""Logits, the least change first; below zero what is new is raised, by the last one before all that
the person had."""
_RAISED = [place for place, step in enumerate(LOWERED) if step <= 0]
NEAR = 0.5
"""Standard errors of the difference. With a whole one, new items are lost on music."""
SURE = 2.0
"""The same, for lowering at all and for no damping: predictions of one person are not independent
of each other."""

Doubles = NDArray[np.float64]


@dataclass(frozen=True)
class _Choice:
    """ridge: the regression, weighed.

    times, demand: what the weights of metadata, and of what is in demand, are multiplied by.
    popular: the weight of popularity, of parts that have none.
    """

    ridge: Ridge | None
    times: float = 1.0
    demand: float = 1.0
    popular: float = 0.0

    def of(self, parts: Unseen, lowered: float, popularity: Floats) -> Unseen:
        """The parts as they are chosen here."""
        content, categories = parts.content, parts.categories
        if content is not None:
            content = replace(content, weights=content.weights * self.times)
        if categories is not None:
            categories = replace(categories, weights=categories.weights * self.times)
        now = parts.lately
        if now is not None:
            now = replace(now, weights=now.weights * self.demand)
        popular = Popular(self.popular, popularity) if self.popular else parts.popular
        return Unseen(self.ridge, content, now, lowered, categories, popular)


def ranking_best(parts: Unseen, popularity: Floats, asked: Asked) -> Unseen:
    """The parts, with the regression and the weights of metadata that rank best.

    parts: with a regression that is damped. popularity: see `unseen.likeliest`.
    """
    parts = regression_ranking_best(parts, popularity, asked)
    weighed, undamped = parts.ridge, None
    if weighed is not None and weighed.weight:
        undamped = _Choice(weighed.undamped())
    has_metadata = parts.content is not None or parts.categories is not None
    if has_metadata or undamped is not None:
        several = TIMES if has_metadata else TIMES[:1]
        choices = [_Choice(weighed, times) for times in several]
        parts = _chosen(parts, choices, several, popularity, asked, undamped)
    return parts


def regression_ranking_best(parts: Unseen, popularity: Floats, asked: Asked) -> Unseen:
    """The parts with the regression that ranks best, and the weights of metadata as they are."""
    ridge = parts.ridge
    if ridge is None:
        return parts
    choices = [_Choice(ridge)]
    choices += [_Choice(replace(ridge, weight=w, decay=d)) for d in DECAYS for w in WEIGHTS]
    choices.append(_Choice(replace(ridge, weight=0.0)))
    weights = [ridge.weight, *len(DECAYS) * WEIGHTS, 0.0]
    return _chosen(parts, choices, weights, popularity, asked)


def demand_ranking_best(parts: Unseen, popularity: Floats, asked: Asked) -> Unseen:
    """The parts with the weights of what is in demand times that one of `TIMES` that ranks best."""
    if parts.lately is None:
        return parts
    choices = [_Choice(parts.ridge, demand=times) for times in TIMES]
    return _chosen(parts, choices, TIMES, popularity, asked)


def popularity_ranking_best(parts: Unseen, popularity: Floats, asked: Asked) -> Unseen:
    """The parts, with the weight of popularity that ranks best if it is `CLEARLY` ahead of none.

    It is the smallest one that is `NEAR` the best. parts: without one.
    """
    every = [_Choice(parts.ridge), *(_Choice(parts.ridge, popular=one) for one in POPULAR)]
    both = _gained(parts, every, popularity, asked)
    if both is None:
        return parts
    lowered = [_lowered(both[:, row]) for row in range(len(every))]
    lowered[0] = LOWERED.index(parts.lowered)
    each = both[:, np.arange(len(every)), lowered]
    less, errors = behind(each, int(each.mean(axis=0).argmax()))
    chosen = int(np.flatnonzero(less <= NEAR * errors)[0])
    less, errors = behind(each, chosen)
    if less[0] <= CLEARLY * errors[0]:
        return parts
    return every[chosen].of(parts, LOWERED[lowered[chosen]], popularity)


def _chosen(
    parts: Unseen,
    choices: Sequence[_Choice],
    weights: Sequence[float],
    popularity: Floats,
    asked: Asked,
    other: _Choice | None = None,
) -> Unseen:
    """The parts by one of the choices, lowered or not; as they are where little can be judged.

    choices: the first one are the parts as they are. weights: of the choices; one without a weight
    is raised alone, if anything. other: taken instead of the best of them only if it is `SURE` to
    be ahead.
    """
    n, every = len(choices), [*choices, *([other] if other is not None else [])]
    both = _gained(parts, every, popularity, asked)
    if both is None:
        return parts
    some = [list(range(len(LOWERED))) if weight else _RAISED for weight in (*weights, 1.0)]
    lowered = [some[row][_lowered(both[:, row, some[row]])] for row in range(len(every))]
    each = both[:, np.arange(len(every)), lowered]
    chosen = _least_of_the_best(each[:, :n], np.array(weights))
    if other is not None:
        less, errors = behind(each[:, [chosen, n]], 1)
        chosen = n if less[0] > SURE * errors[0] else chosen
    return every[chosen].of(parts, LOWERED[lowered[chosen]], popularity)


def _gained(
    parts: Unseen, every: Sequence[_Choice], popularity: Floats, asked: Asked
) -> Doubles | None:
    """Gains by each choice, lowered by each, [predictions, choices, LOWERED]; see `both_lists`."""
    known = popularity, rarity(popularity)
    return both_lists(
        [
            _Prediction.of(parts, logits, query, known).gained(every, following)
            for logits, query, following in asked()
            if len(query.history)
        ]
    )


def _lowered(gained: Doubles) -> int:
    """Which of `LOWERED`, or of some of them, is best, gained: [predictions, these].

    The least that is `NEAR` the best, and none where that is not `SURE` to be ahead of none.
    """
    best = int(gained.mean(axis=0).argmax())
    less, errors = behind(gained, best)
    return 0 if less[0] <= SURE * errors[0] else int(np.flatnonzero(less <= NEAR * errors)[0])


def _least_of_the_best(gained: Doubles, weights: Doubles) -> int:
    """Index of the smallest weight that is `NEAR` the best; 0 if the likeliest is.

    gained: [predictions, weights], the likeliest weight first. Of equal weights the better one.
    """
    means = gained.mean(axis=0)
    less, errors = behind(gained, int(means.argmax()))
    near = np.flatnonzero(less <= NEAR * errors)
    return 0 if 0 in near else int(near[np.lexsort((-means[near], weights[near]))[0]])


@dataclass(frozen=True)
class _Prediction:
    """Logits [n_items] with all but the regression, and the items of the history.

    unseen: those of items not seen, -inf for others; left: their logsumexp. own: the best seen
    items and their logits. parts, rare: what metadata say, where there are any. popularity: see
    `unseen.likeliest`.
    """

    query: Query
    seen: Ints
    unseen: Floats
    left: float
    own: tuple[Ints, Floats]
    parts: Unseen
    popularity: Floats
    rare: Floats

    @classmethod
    def of(
        cls, parts: Unseen, logits: Floats, query: Query, known: tuple[Floats, Floats]
    ) -> _Prediction:
        """known: popularity, and how rare items are, [n_items] each."""
        moved, rare = logits.copy(), known[1]
        replace(parts, ridge=None, lowered=0.0).move(moved, query, rare, logsumexp(moved))
        seen = np.unique(query.history)
        first = seen[np.argsort(-moved[seen])[:CUT]]
        own = first, moved[first]
        moved[seen] = -np.inf
        left = logsumexp(moved) if len(seen) < len(moved) else -np.inf
        return cls(query, seen, moved, left, own, parts, *known)

    def gained(self, choices: Sequence[_Choice], following: Ints) -> Doubles:
        """NDCG@10, [choices, len(LOWERED) + 1]: of all items, lowered by each, and of new ones.

        NaN where nothing new came.
        """
        came = np.zeros(len(self.unseen), bool)
        came[following] = True
        n_came = int(came.sum())
        n_new = n_came - int(came[self.seen].sum())
        found = np.full((len(choices), len(LOWERED) + 1), np.nan)
        for row, one in zip(found, choices, strict=True):
            first, everything = self._lists(self._moved(one))
            row[:-1] = came[everything] @ gains(everything.shape[1]) / best(min(CUT, n_came))
            if n_new:
                row[-1] = came[first] @ gains(len(first)) / best(min(CUT, n_new))
        return found

    def _moved(self, one: _Choice) -> Floats:
        """Logits of unseen items by a choice."""
        moved = self.unseen.copy()
        if one.times != 1:
            moved += np.float32(one.times - 1) * self._described
        if one.demand != 1 and self.parts.lately is not None:
            items, rises = self.parts.lately.steps(self.query.moment)
            moved[items] += np.float32(one.demand - 1) * rises
        if one.popular:
            moved += np.float32(one.popular) * self.popularity
        if (ridge := one.ridge) is not None:
            steps = self._steps(ridge)
            moved[ridge.index] += (ridge.weight * steps).astype(np.float32)
        return moved

    @cached_property
    def _described(self) -> Floats:
        """What metadata move an item by, float32 [n_items]."""
        history, moves = self.query.history, np.zeros(len(self.unseen), np.float32)
        if self.parts.content is not None:
            moves += self.parts.content.moves(history, self.rare)
        if self.parts.categories is not None:
            items, steps = self.parts.categories.steps(history, self.rare)
            moves[items] += steps
        return moves

    @cached_property
    def _known(self) -> dict[tuple[float, int], Doubles]:
        return {}

    def _steps(self, ridge: Ridge) -> Doubles:
        """Of a regression with a weight of 1."""
        key = ridge.decay, len(ridge.shares)
        if key not in self._known:
            unit = replace(ridge, weight=1.0)
            found = unit.steps(self.query, len(self.unseen), self.seen)
            self._known[key] = found
        return self._known[key]

    def _lists(self, moved: Floats) -> tuple[Ints, Ints]:
        """The first new items, and the first of all, [len(LOWERED), 10 or all]."""
        first = best_ten(moved)
        risen = np.float32(self.left - logsumexp(moved)) if len(first) else np.float32(0)
        new = moved[first] + risen - np.array(LOWERED, np.float32)[:, None]
        own = np.broadcast_to(self.own[1], (len(LOWERED), len(self.own[1])))
        order = np.argsort(-np.concatenate([new, own], axis=1), axis=1, kind="stable")
        items = np.concatenate([first, self.own[0]])
        return first.astype(np.int32), items[order[:, : min(CUT, len(moved))]].astype(np.int32)
