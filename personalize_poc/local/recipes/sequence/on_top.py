"""What acts on top of the network's logits, on all of them or on the few that can move.

First the rules mix in what followed the latest items, then repeats move items of the history, then
the items that the user has not had are ordered among themselves. Of that, metadata (`content`),
popularity and that nobody had an item (`cold`) move any item, by a product of two vectors like that
of the network. Besides, the items that move are those of the regression, of the history, of the
rules, those that share a rare category with the history and those in demand or new at the moment,
wanted at such an hour or particular to people like the user, and all others at most move alike.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from personalize_poc.local.arrays.distinct import distinct, places
from personalize_poc.local.arrays.special import logsumexp
from personalize_poc.local.arrays.types import Floats, Ints, Query
from personalize_poc.local.recipes.fitted import Products, Touched
from personalize_poc.local.recipes.sequence import repeat_consumption, sequential_rules
from personalize_poc.local.recipes.sequence.content import rarity
from personalize_poc.local.recipes.sequence.repeat_consumption import Repeats
from personalize_poc.local.recipes.sequence.sequential_rules import SequentialRules
from personalize_poc.local.recipes.sequence.unseen import Unseen

_NONE = np.empty(0, np.int32)
_NO_STEPS = np.empty(0, np.float32)


@dataclass(frozen=True)
class OnTop:
    """Each part is None where it does not act. Histories are oldest first.

    popularity: log of users and a half, [n_items].
    """

    popularity: Floats
    rules: SequentialRules | None = None
    repeats: Repeats | None = None
    unseen: Unseen | None = None

    @property
    def is_nothing(self) -> bool:
        """Whether no part acts."""
        return self.rules is None and self.repeats is None and self.unseen is None

    def move(self, logits: Floats, query: Query) -> None:
        """Move all logits [n_items], in place; parts that read a history are for one not empty."""
        mass = logsumexp(logits)
        if self.rules is not None:
            mass = self.rules.move(logits, query.history, mass)
        if self.repeats is not None:
            mass = self.repeats.move(logits, query, mass)
        if self.unseen is not None:
            self.unseen.move(logits, query, self._rare, mass)

    def described(self, items: Ints) -> Floats:
        """What metadata and popularity say of these items, float32 [n, c]; c may be 0."""
        parts, found = self.unseen or Unseen(), np.empty((len(items), 0), np.float32)
        if parts.content is not None and parts.content.width:
            found = parts.content.rows(items, self._rare[items])
        if parts.popular is not None:
            found = np.column_stack([found, parts.popular.of(items)])
        if parts.cold is not None:
            found = np.column_stack([found, parts.cold.of(items)])
        return found

    def wanted(self, history: Ints, *, popular: bool = True) -> Floats:
        """What `described` is multiplied with, float32 [c]; zeros for an empty history.

        popular: whether popularity counts.
        """
        parts, found = self.unseen or Unseen(), _NO_STEPS
        if parts.content is not None and parts.content.width:
            width = parts.content.width
            found = parts.content.asked(history) if len(history) else np.zeros(width, np.float32)
        if parts.popular is not None:
            found = np.append(found, np.float32(popular and len(history) > 0))
        if parts.cold is not None:
            found = np.append(found, np.float32(len(history) > 0))
        return found

    @property
    def moving(self) -> Ints:
        """Items that may move whoever asks, ascending: those of the regression."""
        ridge = None if self.unseen is None else self.unseen.ridge
        return _NONE if ridge is None else ridge.items

    def touched(self, query: Query) -> Touched:
        """Items that may move for a question."""
        history = query.history
        told, risen = self._told(history), self._risen(query)
        items = distinct(np.concatenate([history, told[0], risen[0]])).astype(np.int32)
        own: Ints = items[places(self.moving, items) < 0]
        return Touched(own, distinct(history), told, risen)

    def moved(
        self, query: Query, touched: Touched, products: Products, n_items: int
    ) -> tuple[Floats, float]:
        """What `move` does; see `fitted.Retrieves.moved`."""
        moving, own, (named, shares) = self.moving, touched.own, touched.told
        first, moved = len(products.described), products.logits.copy()
        before, rest = products.before, products.rest

        def rows(items: Ints) -> Any:
            found = places(moving, items)
            others = np.flatnonzero(found < 0)
            found[others] = len(moving) + np.searchsorted(own, items[others])
            return found

        if len(named) or self.repeats is not None:
            mass = _mass(moved[:first], before)
            at = rows(named)
            moved[at], mass = sequential_rules.mixed(moved[at], shares, mass)
            if self.repeats is not None:
                at = rows(repeat_consumption.met(query.history))
                moved[at] += self.repeats.steps(moved[at], mass, query)
        seen = rows(touched.seen)
        steps = products.described.copy()
        if self.unseen is not None and self.unseen.ridge is not None:
            steps[: len(moving)] += self.unseen.ridge.steps(query, n_items, touched.seen)
        lowered = 0.0 if self.unseen is None else self.unseen.lowered
        items, rises = touched.risen
        steps[rows(items)] += rises
        steps[seen] = 0
        if not (steps.any() or lowered) and before == rest:
            return moved, rest
        kept = moved[seen]
        moved[seen] = -np.inf
        mass = _mass(moved[:first], before)
        moved[:first] += steps
        change = np.float32(mass - lowered - _mass(moved[:first], rest))
        moved += change
        moved[seen] = kept
        return moved, rest + float(change)

    @cached_property
    def _rare(self) -> Floats:
        return rarity(self.popularity)

    def _risen(self, query: Query) -> tuple[Ints, Floats]:
        """Items in demand, or of a category that few have, and their steps."""
        return (_NONE, _NO_STEPS) if self.unseen is None else self.unseen.rises(query, self._rare)

    def _told(self, history: Ints) -> tuple[Ints, Any]:
        """Items that the rules name, and their shares."""
        return sequential_rules.NOTHING if self.rules is None else self.rules.shares(history)


def _mass(logits: Floats, rest: float) -> float:
    """Logsumexp of these logits, some or all of which are -inf, and all others (given)."""
    if logits.max(initial=-np.inf) == -np.inf:
        return rest
    return float(np.logaddexp(logsumexp(logits), rest))
