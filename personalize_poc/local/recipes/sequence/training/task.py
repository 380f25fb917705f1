"""What an optimisation of the network learns from, and by whom it is judged."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import jax.numpy as jnp
import numpy as np

from personalize_poc.local.arrays.types import Floats
from personalize_poc.local.recipes.sequence.encoding.windows import Events
from personalize_poc.local.recipes.sequence.settings import Settings
from personalize_poc.local.recipes.sequence.training import sizes

_FEW, _SHORT = 256, 20
"""Histories, and their events."""


@dataclass(frozen=True)
class Task:
    """What is learned from: windows of learners and judges, and what all steps share.

    twins: of each user, see `encoding.twins`. learners, judges: indexes of users in `events`.
    counts: interactions per item [n_items]. popularity, categories: as the network takes them.
    """

    events: Events
    twins: Any
    learners: Any
    judges: Any
    counts: Floats
    popularity: Any
    categories: Any
    settings: Settings

    def rounded(self) -> Task:
        """The task with sizes rounded up as `sizes` says, and arrays where JAX wants them.

        Few short histories are read in shorter windows, as many to a batch: nothing but padding is
        left out.
        """
        n = sizes.size(len(self.popularity), sizes.ITEMS)
        categories = sizes.padded(self.categories, n)
        width = sizes.size(categories.shape[1], sizes.CATEGORIES)
        return replace(
            self,
            events=sizes.events(self.events),
            counts=sizes.padded(self.counts, n),
            popularity=jnp.asarray(sizes.padded(self.popularity, n, value=sizes.NEVER)),
            categories=jnp.asarray(sizes.padded(categories, width, axis=1)),
            settings=self._suited(),
        )

    def _suited(self) -> Settings:
        users, settings = np.append(self.learners, self.judges), self.settings
        is_short = self.events.lengths[users].max() <= _SHORT
        if len(users) > _FEW or not is_short or settings.window <= _SHORT:
            return settings
        rows = settings.batch_events // settings.window
        return replace(settings, window=_SHORT, batch_events=rows * _SHORT)
