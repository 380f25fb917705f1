"""What acts on top of the network where a visit begins, weighed apart.

Within a visit the next event goes on with the last ones: who looks at an article buys it a moment
later. Who comes back after a pause begins anew, with what they order every month, or with what
everybody wants now. Questions at all places of a history, by which rules, repeats, regression and
demand are weighed, lie within visits for the most part; a recommendation is mostly asked for where
one begins. So they are weighed once more by questions at which a visit begins (see
`events.begins_visit`), and answer such questions with these weights where those rank validation
users' next ten events better by `AHEAD` standard errors. What metadata say is weighed once,
and unseen items have no weight of their popularity there.

What the network says within a visit is the less true the longer the pause was. So where a visit
begins popularity may have one of `SHARES` in its logits (see `popularity_share`), and the other
parts are weighed beside that: the smallest share that is `NEAR` the best, all parts weighed by what
is likeliest.

Figures: see the table of rules in the README of the benchmarks.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from personalize_poc.local.arrays.distinct import among, distinct
from personalize_poc.local.arrays.types import Floats, Ints, Query
from personalize_poc.local.recipes.sequence.by_ranking import NEAR
from personalize_poc.local.recipes.sequence.on_top import OnTop
from personalize_poc.local.recipes.sequence.own_habits import N_HABITS
from personalize_poc.local.recipes.sequence.ranking_gains import (
    Asked,
    behind,
    best_ten,
    both_lists,
    ndcg,
)
from personalize_poc.local.recipes.sequence.repeat_consumption import Repeats
from personalize_poc.local.recipes.sequence.unseen import Unseen

AHEAD = 2.0
"""Standard errors of the difference: the weights were fitted to the same questions, of which one
person has several."""
SHARES = (0.0, 0.5, 0.8)
LEAST_JUDGED = 50
"""Questions at which a visit begins, below which nothing is weighed apart."""
_PREFIX = "visit_"
_NUMBERS = ("lowered", "popularity")  # the second one is not in older models

Doubles = NDArray[np.float64]


@dataclass(frozen=True)
class VisitStart:
    """Weights where a visit begins, each of the part of that name; see `on_top`.

    ridge: weight and decay of the regression. lately, groups, cycles: of demand. Empty where a part
    does not act. popularity: its share in the logits of the network.
    """

    rules: Doubles
    repeats: Doubles
    ridge: Doubles
    lately: Doubles
    lowered: float
    popularity: float = 0.0
    groups: Doubles = field(default_factory=lambda: np.empty(0))
    cycles: Doubles = field(default_factory=lambda: np.empty(0))
    habits: Doubles = field(default_factory=lambda: np.zeros(N_HABITS))

    @classmethod
    def of(cls, parts: OnTop, popularity: float) -> VisitStart:
        """The weights of these parts, beside so much popularity."""
        unseen = parts.unseen or Unseen()
        ridge, now, groups, cycles = unseen.ridge, unseen.lately, unseen.groups, unseen.cycles
        none = np.empty(0)
        return cls(
            none if parts.rules is None else parts.rules.weights,
            none if parts.repeats is None else parts.repeats.weights,
            none if ridge is None else np.array([ridge.weight, ridge.decay]),
            none if now is None else now.weights,
            unseen.lowered,
            popularity,
            none if groups is None else groups.weights,
            none if cycles is None else cycles.weights,
            np.zeros(N_HABITS) if parts.repeats is None else parts.repeats.habits,
        )

    def on(self, parts: OnTop) -> OnTop:
        """The parts with these weights."""
        rules, repeats, unseen = parts.rules, parts.repeats, parts.unseen
        if rules is not None and len(self.rules):
            rules = replace(rules, weights=self.rules)
        if repeats is not None and len(self.repeats):
            repeats = Repeats(self.repeats, self.habits)
        if unseen is not None:
            ridge, now, groups, cycles = unseen.ridge, unseen.lately, unseen.groups, unseen.cycles
            if ridge is not None and len(self.ridge):
                ridge = replace(ridge, weight=float(self.ridge[0]), decay=float(self.ridge[1]))
            if now is not None:
                now = replace(now, weights=self.lately) if len(self.lately) else None
            if groups is not None:
                groups = replace(groups, weights=self.groups) if len(self.groups) else None
            if cycles is not None:
                cycles = replace(cycles, weights=self.cycles) if len(self.cycles) else None
            unseen = replace(
                unseen,
                ridge=ridge,
                lately=now,
                lowered=self.lowered,
                popular=None,
                groups=groups,
                cycles=cycles,
            )
        return OnTop(parts.popularity, rules, repeats, unseen)

    def renumbered(self, event_types: Ints) -> VisitStart:
        """For other numbers of event types: of each the number that it had, -1 for new ones."""
        if not len(self.repeats):
            return self
        return replace(self, repeats=Repeats(self.repeats).renumbered(event_types).weights)

    def save(self) -> dict[str, NDArray[Any]]:
        """The weights as arrays, whose names begin alike."""
        return {f"{_PREFIX}{name}": np.asarray(value) for name, value in vars(self).items()}

    @classmethod
    def load(cls, arrays: dict[str, NDArray[Any]]) -> VisitStart | None:
        """What `save` made, which is taken out of the arrays; None where there is nothing."""
        own = [name for name in arrays if name.startswith(_PREFIX)]
        found: Mapping[str, Any] = {name.removeprefix(_PREFIX): arrays.pop(name) for name in own}
        numbers = {name: float(found[name]) for name in _NUMBERS if name in found}
        return cls(**{**found, **numbers}) if found else None


def share(several: Sequence[tuple[OnTop, Asked]]) -> int:
    """Place of the share of popularity to take: the first one that is `NEAR` the best.

    several: for each share the parts, weighed beside it, and questions at which a visit begins, as
    in `is_ahead`, with the network's logits drawn towards popularity.
    """
    each = _ranked(several)
    if each is None:
        return 0
    less, errors = behind(each, int(each.mean(axis=0).argmax()))
    return int(np.flatnonzero(less <= NEAR * errors)[0])


def is_ahead(apart: tuple[OnTop, Asked], usual: tuple[OnTop, Asked]) -> bool:
    """Whether weights of their own rank better where a visit begins than the usual ones.

    Args:
        apart: the parts weighed apart; the network's logits [n_items], a question at which a visit
            begins, and the items that came next.
        usual: the parts with their usual weights, and the same questions with the logits as usual.
    """
    each = _ranked((usual, apart))
    if each is None:
        return False
    less, errors = behind(each, 1)
    return bool(less[0] > AHEAD * errors[0])


def _ranked(several: Sequence[tuple[OnTop, Asked]]) -> Doubles | None:
    """Gains of several weighings, [questions, several]; None where little can be judged."""
    rows = [np.array(each) for each in zip(*(_gained(*one) for one in several), strict=True)]
    if len(rows) < LEAST_JUDGED:
        return None
    both = both_lists(rows)
    return np.array(rows)[..., 0] if both is None else both[..., 0]


def _gained(parts: OnTop, asked: Asked) -> list[Doubles]:
    """NDCG@10 of all items and of new ones, [2] a question; NaN where nothing new came."""
    return [_of_one(parts, *one) for one in asked()]


def _of_one(parts: OnTop, logits: Floats, query: Query, following: Ints) -> Doubles:
    seen, came = distinct(query.history), distinct(following)
    new = came[~among(came, seen)]
    moved = logits.copy()
    parts.move(moved, query)
    found = np.array([ndcg(best_ten(moved).astype(np.int32), came), np.nan])
    if len(new):
        moved[seen] = -np.inf
        found[1] = ndcg(best_ten(moved).astype(np.int32), new)
    return found
