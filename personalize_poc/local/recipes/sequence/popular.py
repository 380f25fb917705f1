"""How popular an item is, as what orders the items that a user has not had.

The network knows popularity, as far as histories say that what is popular comes next. Where a
history is one project, trip or season after another, it expects what goes with the present one; of
what is new to a person most comes with the next one, and that begins with what everybody needs. A
weight of popularity among unseen items is chosen by ranking (see `by_ranking`); it is seldom one.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from personalize_poc.local.arrays.types import Floats, Interactions, Ints
from personalize_poc.local.recipes.counting.popularity import unique_users


def log_users(interactions: Interactions, n_items: int) -> Floats:
    """Log of the users of each item and a half, float32 [n_items]."""
    found: Floats = np.log(unique_users(interactions, n_items) + 0.5).astype(np.float32)
    return found


@dataclass(frozen=True)
class Popular:
    """weight: of the logarithm. popularity: log of users and a half, float32 [n_items]."""

    weight: float
    popularity: Floats

    @property
    def moves(self) -> Floats:
        """What the logits of unseen items move by, float32 [n_items]."""
        return self.of(slice(None))

    def of(self, items: Ints | slice) -> Floats:
        """The same of some items, float32 [n]."""
        found: Floats = np.float32(self.weight) * self.popularity[items]
        return found

    def with_items(self, n_items: int) -> Popular:
        """With so many items more, which nobody has had."""
        more = np.full(n_items, np.log(0.5), np.float32)
        return Popular(self.weight, np.concatenate([self.popularity, more]))
