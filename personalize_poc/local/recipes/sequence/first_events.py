"""What people are offered of whom there are no events yet.

Nothing goes on from a history that is empty. What is left is how popular an item is, the *shade*
that the network gives it for such a person and moment, what is in demand at the moment (`lately`)
and at such an hour (`cycles`), what is new (`fresh`) and what people alike turn to (`groups`).
Where things expire, such as tickets and offers, popularity of all times is that of what is over;
where all is known of somebody by the class they are in, the shade knows less than a count. So the
logit of item j is

    p log users(j) + s shade(j) + d(j) + h(j) + f(j) + g(j)

with the weights under which the first `FIRST` different items of validation users were likeliest,
asked for at the moment of the first one (see `conditional_logit`). Below `LEAST_JUDGED` such items,
or where they are hardly likelier than by popularity and shade with a weight of 1, it stays at that.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from personalize_poc.local.arrays.types import Floats, Ints, Query
from personalize_poc.local.recipes.sequence.conditional_logit import Choice, likelihood
from personalize_poc.local.recipes.sequence.cycles import Cycles
from personalize_poc.local.recipes.sequence.ease import Ridge
from personalize_poc.local.recipes.sequence.fresh import Fresh
from personalize_poc.local.recipes.sequence.groups import Groups
from personalize_poc.local.recipes.sequence.lately import Lately
from personalize_poc.local.recipes.sequence.on_top import OnTop
from personalize_poc.local.recipes.sequence.unseen import Unseen
from personalize_poc.local.recipes.sequence.unseen_weights import (
    ALTERNATIVES,
    LEAST_GAIN,
    LEAST_JUDGED,
    N_WEIGHTS,
    alternatives,
    features,
    present,
    telling,
    weighed,
)

FIRST = 3
MOST_ROWS = 1_000_000
"""Of items that came and their alternatives, all together; more take fewer alternatives each."""
_POPULARITY, _SHADE, _PARTS = 0, 1, 2
"""Places of the weights; from the last one on those of `unseen_weights`."""
_FILE, _PREFIX = "first_events.npz", "first_"

Doubles = NDArray[np.float64]
First = tuple[Floats, Query, Ints]
"""The shade of items [n_items], a question without a history, and the items that came."""


@dataclass(frozen=True)
class FirstEvents:
    """popularity, shade: their weights.

    parts: what moves items besides, each with its weights: no others than `lately`, `fresh`,
    `groups` and `cycles`, which read no history.
    """

    popularity: float = 1.0
    shade: float = 1.0
    parts: Unseen = field(default_factory=Unseen)

    def on(self, popularity: Floats, ridge: Ridge | None) -> OnTop:
        """The parts alone. ridge: the regression of the model, which reads histories."""
        ridge = ridge and replace(ridge, weight=0.0)
        parts = replace(self.parts, ridge=ridge)
        return OnTop(popularity, unseen=parts if parts != Unseen() else None)

    def newest(self) -> FirstEvents:
        """See `Cycles.newest`."""
        return replace(self, parts=self.parts.newest())

    def save(self, folder: Path) -> None:
        """Write ``first_events.npz``, and files of the parts whose names begin with ``first_``."""
        np.savez(folder / _FILE, popularity=self.popularity, shade=self.shade)
        parts = self.parts
        for part in (parts.lately, parts.fresh, parts.groups, parts.cycles):
            if part is not None:
                part.save(folder, _PREFIX)

    @classmethod
    def load(cls, folder: Path) -> FirstEvents | None:
        """What `save` wrote; None where there is nothing."""
        if not (folder / _FILE).is_file():
            return None
        with np.load(folder / _FILE, allow_pickle=False) as file:
            numbers = {name: float(file[name]) for name in file.files}
        parts = Unseen(
            lately=Lately.load(folder, _PREFIX),
            fresh=Fresh.load(folder, _PREFIX),
            groups=Groups.load(folder, _PREFIX),
            cycles=Cycles.load(folder, _PREFIX),
        )
        return cls(**numbers, parts=parts)


def likeliest(
    parts: Unseen, popularity: Floats, asked: Iterable[First], seed: int = 0
) -> FirstEvents | None:
    """The weights under which first events were likeliest; None where it stays at popularity.

    parts: those that read no history. popularity: log of users and a half, [n_items], of the users
    that were learned from.
    """
    asked = list(asked)
    choices = _choices(parts, popularity, asked, seed)
    if len(choices) < LEAST_JUDGED:
        return None
    usual = np.zeros(_PARTS + N_WEIGHTS)
    usual[:_PARTS] = 1
    used = np.concatenate([[True, True], present(parts)])
    used[_PARTS] = False  # the regression
    weights = telling(choices, used, np.full(len(used), np.inf), _PARTS)
    if likelihood(choices, weights) - likelihood(choices, usual) < LEAST_GAIN:
        return None
    found = weighed(parts, weights[_PARTS:])
    return FirstEvents(float(weights[_POPULARITY]), float(weights[_SHADE]), found)


def _choices(parts: Unseen, popularity: Floats, asked: list[First], seed: int) -> list[Choice]:
    """Of each item that came, first, and of its alternatives: what moves them, and no logits."""
    rng, every = np.random.default_rng(seed), np.ones(len(popularity), bool)
    n = min(ALTERNATIVES, max(1, MOST_ROWS // max(1, sum(len(items) for _, _, items in asked))))
    choices = []
    for shade, query, items in asked:
        for item in items.tolist():
            rows = alternatives(rng, item, every, n)
            known = [popularity[rows], shade[rows]]
            moved = features(parts, popularity, query, rows)
            choices.append((np.column_stack([*known, moved]), np.zeros(len(rows), np.float32)))
    return choices
