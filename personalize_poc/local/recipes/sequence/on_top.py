"""What acts on top of the network's logits, on all of them or on the few that can move.

First the rules mix in what followed the latest items, then repeats move items of the history, then
the items that the user has not had are ordered among themselves. Of that, only metadata (`content`)
can move any item whoever asks; without them the items that move are those of the regression, of the
history, of the rules and those in demand at the moment, and all others at most move alike.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from personalize_poc.local.arrays.special import logsumexp
from personalize_poc.local.arrays.types import Floats, Ints, Query
from personalize_poc.local.recipes.sequence import ease, repeat_consumption, sequential_rules
from personalize_poc.local.recipes.sequence.content import rarity
from personalize_poc.local.recipes.sequence.repeat_consumption import Repeats
from personalize_poc.local.recipes.sequence.sequential_rules import SequentialRules
from personalize_poc.local.recipes.sequence.unseen import Unseen

_NONE = np.empty(0, np.int32)


@dataclass(frozen=True)
class OnTop:
    """Each part is None where it does not act. Histories are oldest first.

    popularity: log of users and a half, [n_items].
    """

    popularity: Floats
    rules: SequentialRules | None = None
    repeats: Repeats | None = None
    unseen: Unseen | None = None

    def move(self, logits: Floats, query: Query) -> None:
        """Move all logits [n_items] for a history that is not empty, in place."""
        mass = logsumexp(logits)
        if self.rules is not None:
            mass = self.rules.move(logits, query.history, mass)
        if self.repeats is not None:
            mass = self.repeats.move(logits, query, mass)
        if self.unseen is not None:
            self.unseen.move(logits, query, self._rare, mass)

    @property
    def sparse(self) -> bool:
        """Whether few items move, so that `moved` can do what `move` does."""
        return self.unseen is None or self.unseen.content is None

    @property
    def moving(self) -> Ints:
        """Items that may move whoever asks, ascending: those of the regression."""
        ridge = None if self.unseen is None else self.unseen.ridge
        return _NONE if ridge is None else ridge.items

    def own(self, query: Query) -> Ints:
        """Items that may move for a question beside `moving`, ascending."""
        told, risen = self._told(query.history)[0], self._risen(query.moment)[0]
        return self._own(query.history, told, risen)

    def moved(
        self, query: Query, logits: Floats, rest: float, n_items: int
    ) -> tuple[Floats, float]:
        """What `move` does, where it is `sparse`; see `interface.Retrieves.moved`."""
        history = query.history
        moving, told, risen = self.moving, self._told(history), self._risen(query.moment)
        own = self._own(history, told[0], risen[0])
        first, moved = len(moving) + len(own), logits.copy()

        def places(items: Ints) -> Any:
            found = ease.places(moving, items)
            found[found < 0] = len(moving) + np.searchsorted(own, items[found < 0])
            return found

        if len(told[0]) or self.repeats is not None:
            mass = float(np.logaddexp(logsumexp(logits[:first]), rest))
            at = places(told[0])
            moved[at], mass = sequential_rules.mixed(moved[at], told[1], mass)
            if self.repeats is not None:
                at = places(repeat_consumption.met(history))
                moved[at] += self.repeats.steps(moved[at], mass, query)
        unseen = np.ones(len(logits), bool)
        unseen[places(np.unique(history))] = False
        steps = np.zeros(first)
        if self.unseen is not None and self.unseen.ridge is not None:
            steps[: len(moving)] = self.unseen.ridge.steps(history, n_items)
        steps[places(risen[0])] += risen[1]
        steps[~unseen[:first]] = 0
        if not steps.any():
            return moved, rest
        others = moved[:first][unseen[:first]]
        mass = float(np.logaddexp(logsumexp(others), rest)) if len(others) else rest
        change = ease.shift(moved[:first], steps, mass)
        moved[:first] += steps.astype(np.float32)
        moved[unseen] += change
        return moved, rest + float(change)

    @cached_property
    def _rare(self) -> Floats:
        return rarity(self.popularity)

    def _own(self, history: Ints, told: Ints, risen: Ints) -> Ints:
        items = np.unique(np.concatenate([history, told, risen])).astype(np.int32)
        own: Ints = items[ease.places(self.moving, items) < 0]
        return own

    def _risen(self, moment: int | None) -> tuple[Ints, Floats]:
        """Items in demand at a moment, and their steps."""
        now = None if self.unseen is None else self.unseen.lately
        return (_NONE, np.empty(0, np.float32)) if now is None else now.steps(moment)

    def _told(self, history: Ints) -> tuple[Ints, Any]:
        """Items that the rules name, and their shares."""
        return sequential_rules.NOTHING if self.rules is None else self.rules.shares(history)
