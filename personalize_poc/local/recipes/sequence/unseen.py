"""The order of the items that a user has not had: by network, regression, metadata and demand.

The network knows best what comes next and what is repeated. Which unseen items go with what was
done is also told by a regression over items (`ease`) and by metadata (`content`, and
`rare_categories` for what few items have), and which are wanted now by what others do at that
moment (`lately`), those above all who are like the user (`groups`), and did before at this hour and
time of the year (`cycles`). So unseen items are moved among
themselves, and their total probability stays as it is. The logit of item j becomes, but for what is
the same for all of them,

    logit(j) + r z(j) + m(j) + c(j) + d(j) + g(j) + h(j) + o(j) + f(j)

with z the scores of the regression in standard deviations, m and c those of the metadata, d those
of the demand, g of that of a group and h of that at this hour, o for an item that nobody had yet
(see `cold`) and f for one that is new (`fresh`); perhaps something for its popularity besides (see
`popular`). No weight is negative, and each may be 0. Where large weights would let unseen items
pass too many of those that the user had, all of them are lowered alike (see `by_ranking`). How they
are weighed: see `unseen_weights`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from personalize_poc.local.arrays.distinct import distinct, sums
from personalize_poc.local.arrays.special import logsumexp
from personalize_poc.local.arrays.types import Features, Floats, Ints, Query
from personalize_poc.local.recipes.sequence.cold import Cold
from personalize_poc.local.recipes.sequence.content import Content
from personalize_poc.local.recipes.sequence.cycles import Cycles
from personalize_poc.local.recipes.sequence.ease import Ridge
from personalize_poc.local.recipes.sequence.fresh import Fresh
from personalize_poc.local.recipes.sequence.groups import Groups
from personalize_poc.local.recipes.sequence.lately import Lately
from personalize_poc.local.recipes.sequence.popular import Popular
from personalize_poc.local.recipes.sequence.rare_categories import RareCategories

_LEAST_LEFT = 1e-3
"""Of the mass, below which that of unseen items is added up anew: a difference would be inexact."""
_RIDGE = "ridge.npz"

DEMAND = ("lately", "groups", "cycles")
"""Parts that say what is wanted at a moment, by all or by some."""

_NONE, _NO_STEPS = np.empty(0, np.int32), np.empty(0, np.float32)


@dataclass(frozen=True)
class Unseen:
    """All parts are None where they say nothing.

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
    groups: Groups | None = None
    cycles: Cycles | None = None

    def move(self, logits: Floats, query: Query, rare: Floats, mass: float) -> None:
        """Move the logits [n_items] of unseen items, in place.

        Their mass stays as it is, but for what they are lowered by.

        query: of a history that is not empty, or that no part reads. rare: see `content.rarity`,
        [n_items]. mass: logsumexp of all logits.
        """
        history = query.history
        seen = distinct(history)
        ridge = self.ridge if self.ridge is not None and self.ridge.weight else None
        moves = self.lowered or replace(self, ridge=ridge, lowered=0.0) != Unseen()
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
        """Items that only some moments, histories or people move, and how far, float32 [n].

        They are ascending.

        query, rare: see `move`.
        """
        found = []
        if self.lately is not None:
            found.append(self.lately.steps(query.moment))
        if self.categories is not None:
            found.append(self.categories.steps(query.history, rare))
        if self.fresh is not None:
            found.append(self.fresh.steps(query.moment))
        if self.groups is not None:
            found.append(self.groups.steps(query))
        if self.cycles is not None:
            found.append(self.cycles.steps(query.time, hours=query.hours))
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
        popular, cold, fresh, groups = self.popular, self.cold, self.fresh, self.groups
        popular = popular and popular.with_items(n_items)
        cold = cold and cold.with_items(n_items)
        fresh = fresh and fresh.with_items(features, first)
        groups = groups and groups.with_items(n_items)
        return Unseen(
            self.ridge,
            content,
            self.lately,
            self.lowered,
            categories,
            popular,
            cold,
            fresh,
            groups,
            self.cycles,
        )

    def newest(self) -> Unseen:
        """With what is known after all events; see `Cycles.newest`."""
        return self if self.cycles is None else replace(self, cycles=self.cycles.newest())

    def save(self, folder: Path) -> None:
        """Write a file of each part, but for two numbers; see `load`."""
        if self.ridge is not None:
            self.ridge.save(folder / _RIDGE)
        for own in (
            self.content,
            self.lately,
            self.categories,
            self.cold,
            self.fresh,
            self.groups,
            self.cycles,
        ):
            if own is not None:
                own.save(folder)

    @classmethod
    def load(cls, folder: Path, lowered: float = 0.0, popular: Popular | None = None) -> Unseen:
        """What `save` wrote, and what it does not write. Older models have not all of it."""
        ridge = folder / _RIDGE
        return cls(
            Ridge.load(ridge) if ridge.is_file() else None,
            Content.load(folder),
            Lately.load(folder),
            lowered,
            RareCategories.load(folder),
            popular,
            Cold.load(folder),
            Fresh.load(folder),
            Groups.load(folder),
            Cycles.load(folder),
        )
