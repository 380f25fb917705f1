"""What choices of weights for unseen items gain on validation users, and what their lists show."""

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
from personalize_poc.local.recipes.sequence.ranking_gains import CUT, Asked, best_ten, both_lists
from personalize_poc.local.recipes.sequence.unseen import Unseen

LOWERED = (0.0, 0.5, -0.5, 1.0, -1.0, 2.0, -2.0, 3.0, -4.0, -8.0, -100.0)
"""Logits, the least change first; below zero what is new is raised, by the last one before all that
the person had."""

Doubles = NDArray[np.float64]


@dataclass(frozen=True)
class Choice:
    """ridge: the regression, weighed.

    times, demand: what the weights of metadata, and of what is in demand with all, with people
    alike and in each cycle, are multiplied by.
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
        now, groups, cycles = parts.lately, parts.groups, parts.cycles
        if now is not None:
            now = replace(now, weights=now.weights * self.demand)
        if groups is not None:
            groups = replace(groups, weights=groups.weights * self.demand)
        if cycles is not None:
            cycles = replace(cycles, weights=cycles.weights * self.demand)
        popular = Popular(self.popular, popularity) if self.popular else parts.popular
        return replace(
            parts,
            ridge=self.ridge,
            content=content,
            lately=now,
            lowered=lowered,
            categories=categories,
            popular=popular,
            groups=groups,
            cycles=cycles,
        )


@dataclass(frozen=True)
class Judged:
    """gained: [predictions, choices, LOWERED]; see `both_lists`.

    lists: of each prediction, the first items of all, [choices, LOWERED, 10 or all].
    """

    gained: Doubles
    lists: list[Ints]

    def different(self, lowered: Sequence[int]) -> Ints:
        """How many different items all lists of each choice show, lowered by one of `LOWERED`."""
        shown = (
            np.unique(np.concatenate([lists[choice, place] for lists in self.lists]))
            for choice, place in enumerate(lowered)
        )
        return np.array([len(items) for items in shown], np.int32)


def judged(
    parts: Unseen, every: Sequence[Choice], popularity: Floats, asked: Asked
) -> Judged | None:
    """What each choice gains, lowered by each; None where little can be judged."""
    known = popularity, rarity(popularity)
    found = [
        _Prediction.of(parts, logits, query, known).gained(every, following)
        for logits, query, following in asked()
        if len(query.history)
    ]
    both = both_lists([gained for gained, _ in found])
    return None if both is None else Judged(both, [lists for _, lists in found])


@dataclass(frozen=True)
class _Prediction:
    """Logits [n_items] with all but the regression, and the items of the history.

    unseen: those of items not seen, -inf for others; left: their logsumexp. own: the best seen
    items and their logits. parts, rare: what metadata say, where there are any. popularity: see
    `unseen_weights.likeliest`.
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

    def gained(self, choices: Sequence[Choice], following: Ints) -> tuple[Doubles, Ints]:
        """NDCG@10, [choices, len(LOWERED) + 1]: of all items, lowered by each, and of new ones.

        NaN where nothing new came.
        """
        came = np.zeros(len(self.unseen), bool)
        came[following] = True
        n_came = int(came.sum())
        n_new = n_came - int(came[self.seen].sum())
        found = np.full((len(choices), len(LOWERED) + 1), np.nan)
        lists = []
        for row, one in zip(found, choices, strict=True):
            first, everything = self._lists(self._moved(one))
            lists.append(everything)
            row[:-1] = came[everything] @ gains(everything.shape[1]) / best(min(CUT, n_came))
            if n_new:
                row[-1] = came[first] @ gains(len(first)) / best(min(CUT, n_new))
        return found, np.array(lists)

    def _moved(self, one: Choice) -> Floats:
        """Logits of unseen items by a choice."""
        moved = self.unseen.copy()
        if one.times != 1:
            moved += np.float32(one.times - 1) * self._described
        if one.demand != 1:
            for items, rises in self._demanded:
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
    def _demanded(self) -> list[tuple[Ints, Floats]]:
        """What demand, of all, of a group and in each cycle, moves items by."""
        now, groups, cycles = self.parts.lately, self.parts.groups, self.parts.cycles
        found = [] if now is None else [now.steps(self.query.moment)]
        found += [] if groups is None else [groups.steps(self.query)]
        if cycles is not None:
            found.append(cycles.steps(self.query.time, hours=self.query.hours))
        return found

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
