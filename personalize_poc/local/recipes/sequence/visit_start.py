"""What acts on top of the network where a visit begins, weighed apart.

Within a visit the next event goes on with the last ones: who looks at an article buys it a moment
later. Who comes back after a pause begins anew, with what they order every month, or with what
everybody wants now. Questions at all places of a history, by which rules, repeats, regression and
demand are weighed, lie within visits for the most part; a recommendation is mostly asked for where
one begins. So they are weighed once more by questions at which a visit begins (see
`events.begins_visit`), and answer such questions with these weights where those rank validation
users' next ten events better by `AHEAD` standard errors. What metadata say is weighed once.

On `refills` of the benchmark `kinds` (people who look, buy, and come back when a packet has run
out), asked in time, seed 0, textbook NDCG@10 is .450 without these weights and .494 with them; what
people had most often gives .448. Over users, where half of the questions lie within visits, the
lead is too small to be taken (2.0 standard errors).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from personalize_poc.local.arrays.types import Floats, Ints, Query
from personalize_poc.local.recipes.sequence.by_ranking import behind, both_lists, first_ten, ndcg
from personalize_poc.local.recipes.sequence.on_top import OnTop
from personalize_poc.local.recipes.sequence.repeat_consumption import Repeats
from personalize_poc.local.recipes.sequence.unseen import Unseen

AHEAD = 2.5
"""Standard errors of the difference: the weights were fitted to the same questions, of which one
person has several. With two, .010 is lost on weekly groceries; with one, .007 on orders in cycles.
"""
LEAST_JUDGED = 50
"""Questions at which a visit begins, below which nothing is weighed apart."""
_PREFIX = "visit_"

Doubles = NDArray[np.float64]


@dataclass(frozen=True)
class VisitStart:
    """Weights where a visit begins, each of the part of that name; see `on_top`.

    ridge: weight and decay of the regression. Empty where a part does not act.
    """

    rules: Doubles
    repeats: Doubles
    ridge: Doubles
    lately: Doubles
    lowered: float

    @classmethod
    def of(cls, parts: OnTop) -> VisitStart:
        """The weights of these parts."""
        unseen = parts.unseen or Unseen()
        ridge, now, none = unseen.ridge, unseen.lately, np.empty(0)
        return cls(
            none if parts.rules is None else parts.rules.weights,
            none if parts.repeats is None else parts.repeats.weights,
            none if ridge is None else np.array([ridge.weight, ridge.decay]),
            none if now is None else now.weights,
            unseen.lowered,
        )

    def on(self, parts: OnTop) -> OnTop:
        """The parts with these weights."""
        rules, repeats, unseen = parts.rules, parts.repeats, parts.unseen
        if rules is not None and len(self.rules):
            rules = replace(rules, weights=self.rules)
        if repeats is not None and len(self.repeats):
            repeats = Repeats(self.repeats)
        if unseen is not None:
            ridge, now = unseen.ridge, unseen.lately
            if ridge is not None and len(self.ridge):
                ridge = replace(ridge, weight=float(self.ridge[0]), decay=float(self.ridge[1]))
            if now is not None:
                now = replace(now, weights=self.lately) if len(self.lately) else None
            unseen = replace(unseen, ridge=ridge, lately=now, lowered=self.lowered)
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
        return cls(**{**found, "lowered": float(found["lowered"])}) if found else None


def is_ahead(own: OnTop, usual: OnTop, asked: Iterable[tuple[Floats, Query, Ints]]) -> bool:
    """Whether parts weighed apart rank what came next better than with their usual weights.

    asked: the network's logits [n_items], a question at which a visit begins, and the items that
    came next.
    """
    rows = [_gained((own, usual), *one) for one in asked]
    if len(rows) < LEAST_JUDGED:
        return False
    both = both_lists(rows)
    each = np.array(rows)[..., 0] if both is None else both[..., 0]
    less, errors = behind(each, 0)
    return bool(less[1] > AHEAD * errors[1])


def _gained(several: tuple[OnTop, ...], logits: Floats, query: Query, following: Ints) -> Doubles:
    """NDCG@10 of all items and of new ones, [several, 2]; NaN where nothing new came."""
    seen, came = np.unique(query.history), np.unique(following)
    new = came[~np.isin(came, seen)]
    found = np.full((len(several), 2), np.nan)
    for row, parts in zip(found, several, strict=True):
        moved = logits.copy()
        parts.move(moved, query)
        row[0] = ndcg(_ordered(moved), came)
        if len(new):
            moved[seen] = -np.inf
            row[1] = ndcg(_ordered(moved), new)
    return found


def _ordered(scores: Floats) -> Ints:
    """The first ten, best first."""
    first = first_ten(scores)
    order: Ints = first[np.argsort(-scores[first], kind="stable")].astype(np.int32)
    return order
