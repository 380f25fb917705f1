"""Going on from a trained model with new data: weights for new indexes, and whom to learn from.

The vectors that were learned stay: an item that the earlier model knew starts where it was. A
model keeps one vector per item, the sum of that of its id and those of its metadata categories.
Ridge regression of the vectors on the categories splits it again, which gives an item that is new a
vector by its metadata; its first events move it (see `new_item_vectors`). So training begins with
the earlier model's answers, and a place among them for each new item. It then reads for a short
time, with a low learning rate, the users who have new interactions and as many others, so that what
was learned is not forgotten.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from personalize_poc.local.arrays.types import (
    Features,
    Floats,
    Interactions,
    Ints,
    TrainingData,
)
from personalize_poc.local.recipes.common.metadata_encoder import Encoder
from personalize_poc.local.recipes.interface import Earlier
from personalize_poc.local.recipes.sequence import lately, sequential_rules
from personalize_poc.local.recipes.sequence.cold import without_users
from personalize_poc.local.recipes.sequence.content import Content
from personalize_poc.local.recipes.sequence.cycles import Cycles
from personalize_poc.local.recipes.sequence.ease import Ridge
from personalize_poc.local.recipes.sequence.encoding.features import Layout
from personalize_poc.local.recipes.sequence.encoding.windows import Inputs
from personalize_poc.local.recipes.sequence.first_events import FirstEvents
from personalize_poc.local.recipes.sequence.fresh import Fresh
from personalize_poc.local.recipes.sequence.groups import Groups
from personalize_poc.local.recipes.sequence.model import SequenceModel
from personalize_poc.local.recipes.sequence.popular import log_users
from personalize_poc.local.recipes.sequence.rare_categories import RareCategories
from personalize_poc.local.recipes.sequence.repeat_consumption import Repeats
from personalize_poc.local.recipes.sequence.sequential_rules import SequentialRules
from personalize_poc.local.recipes.sequence.settings import Settings
from personalize_poc.local.recipes.sequence.training import new_item_vectors
from personalize_poc.local.recipes.sequence.unseen import Unseen
from personalize_poc.local.recipes.sequence.visit_start import VisitStart

RATE = 3e-3
"""Learning rate, half of that of a whole training."""
STEPS = 80
"""Least number of steps; the data is read more than once when it is small."""
PENALTY = 1.0
"""Of the regression of vectors on categories."""
LEAST_WINDOWS = 2000
SHARE_OF_USERS = 0.1
"""Users read: at most this share of all, or LEAST_WINDOWS if that is more."""


@dataclass(frozen=True)
class Now:
    """What parts on top of the network are counted from anew.

    described: metadata of the items by the encoder, float32 [n_items, width]. items, users: the
    metadata themselves.
    """

    described: Floats
    encoder: Encoder
    items: Features
    users: Features
    interactions: Interactions


@dataclass(frozen=True)
class Start:
    """Where a training begins.

    model: the earlier one. items, event_types: for each index now that of the earlier model, -1
    when it did not know it. touched: bool [n_users], who has interactions that it did not see.
    context, person: the features that it learned, by the category numbers of now.
    """

    model: SequenceModel
    items: Ints
    event_types: Ints
    touched: NDArray[np.bool_]
    context: Layout = field(default_factory=Layout)
    person: Layout = field(default_factory=Layout)

    @classmethod
    def of(cls, earlier: Earlier[SequenceModel], data: TrainingData) -> Start:
        """Where the training on these data begins."""
        model, now = earlier.model, data.columns
        return cls(
            model,
            earlier.items,
            earlier.event_types,
            earlier.touched,
            model.context.renumbered(earlier.columns.get("context", {}), now["context"]),
            model.person.renumbered(earlier.columns.get("users", {}), now["users"]),
        )

    def settings(self, settings: Settings) -> Settings:
        """A short training at a low rate."""
        return replace(
            settings,
            learning_rate=RATE,
            least_epochs=1,
            most_epochs=1,
            least_steps=STEPS,
            steps=STEPS,
        )

    def inputs(self, n_types: int) -> Inputs:
        """Events, moments and users as numbers: as the earlier model reads them."""
        bounds = self.model.arrays.get("value_bounds", np.empty(0, np.float32))
        return Inputs(n_types, bounds, self.context, self.person)

    def learners(self, users: Ints, rng: np.random.Generator) -> NDArray[np.int64]:
        """Places in `users` of those to learn from, ascending: touched ones, and as many others.

        users: indexes of the users with interactions. Empty when nobody is touched.
        """
        touched = self.touched[users]
        most = max(LEAST_WINDOWS, int(SHARE_OF_USERS * len(users)))
        new = rng.permutation(np.flatnonzero(touched))[: most // 2]
        old = rng.permutation(np.flatnonzero(~touched))[: len(new)]
        return np.sort(np.concatenate([new, old]))

    def parameters(
        self,
        fresh: Mapping[str, Any],
        categories: Floats,
        interactions: Interactions,
        rng: np.random.Generator,
    ) -> dict[str, Floats]:
        """The earlier weights in the shape of `fresh`, drawn ones where there are no earlier.

        fresh: of `network.initialise`, with ``item`` and ``category`` instead of ``vectors``.
        categories: [n_items, n_categories]. interactions: with the indexes of now.
        """
        arrays = self.model.arrays
        items = self._learned()
        known = items >= 0
        vectors = np.zeros(fresh["item"].shape, np.float32)
        vectors[known] = arrays["vectors"][items[known]]
        category = _regression(categories[known], vectors[known])
        vectors[~known] = categories[~known] @ category
        counts = np.bincount(interactions.items, minlength=len(known))
        bias = np.log(counts + 0.5)
        if known.any():  # as far from the logarithms as what was learned
            learned = arrays["bias"][items[known]]
            bias += np.median(learned - bias[known])
            bias[known] = learned
            vectors = new_item_vectors.vectors(
                self.model, interactions, items, self.event_types, vectors, bias, rng
            )
        found = {"item": vectors - categories @ category, "category": category, "bias": bias}
        for name, value in fresh.items():
            earlier = arrays.get(name)
            if name == "type":
                found[name] = self._types(np.array(value), arrays["type"])
            elif name not in found:
                same = earlier is not None and earlier.shape == value.shape
                found[name] = earlier if same else value
        return {name: np.asarray(value, np.float32) for name, value in found.items()}

    def _learned(self) -> Ints:
        """Places of items that the earlier model met in an event, -1 for all others."""
        events = self.model.arrays["popularity"] > np.log(0.5) + 1e-6
        return np.where((self.items >= 0) & events[self.items], self.items, -1).astype(np.int32)

    def unseen(self, now: Now) -> Unseen | None:
        """The earlier order of unseen items, for the items and interactions of now."""
        return None if self.model.unseen is None else self._parts(self.model.unseen, now)

    def at_first(self, now: Now) -> FirstEvents | None:
        """The earlier weights before a first event, for the items and interactions of now."""
        first = self.model.at_first
        return first and replace(first, parts=self._parts(first.parts, now))

    def _parts(self, earlier: Unseen, now: Now) -> Unseen:
        n_items, users = len(self.items), log_users(now.interactions, len(self.items))
        content, lately_now, categories = earlier.content, earlier.lately, earlier.categories
        popular, cold, fresh, groups = earlier.popular, earlier.cold, earlier.fresh, earlier.groups
        cycles = earlier.cycles
        if content is not None:
            described_now = Content.of(now.described, now.encoder.n_categories)
            content = replace(described_now, weights=content.weights)
        if lately_now is not None:
            counted = lately.fit(now.interactions, n_items)
            lately_now = replace(counted, weights=lately_now.weights)
        if categories is not None:
            known = RareCategories.of(now.items, n_items, now.encoder)
            categories = known and replace(known, weights=categories.weights)
        if popular is not None:
            popular = replace(popular, popularity=users)
        if cold is not None:
            cold = replace(cold, cold=without_users(users, now.described, now.items))
        if fresh is not None:
            dated = Fresh.of(now.items, now.interactions)
            fresh = dated and replace(dated, weights=fresh.weights, raised=fresh.raised)
        if groups is not None:
            sizes = len(self.touched), n_items
            alike = Groups.of(
                now.interactions, now.users, self.person, *sizes, columns=groups.columns
            )
            groups = alike and replace(alike, weights=groups.weights)
        if cycles is not None:
            again = Cycles.of(now.interactions, n_items)
            cycles = again and replace(again.newest(), weights=cycles.weights)
        ridge = None if earlier.ridge is None else self._ridge(earlier.ridge)
        return Unseen(
            ridge,
            content,
            lately_now,
            earlier.lowered,
            categories,
            popular,
            cold,
            fresh,
            groups,
            cycles,
        )

    def repeats(self) -> Repeats | None:
        """The earlier weights, with the numbers of event types of now."""
        earlier = self.model.repeats
        return None if earlier is None else earlier.renumbered(self.event_types)

    def at_start(self) -> VisitStart | None:
        """The same of the weights where a visit begins."""
        earlier = self.model.at_start
        return None if earlier is None else earlier.renumbered(self.event_types)

    def rules(self, interactions: Interactions) -> SequentialRules | None:
        """The rules of all interactions of now, weighted as before."""
        earlier = self.model.rules
        if earlier is None:
            return None
        fresh = sequential_rules.fit(interactions, len(self.items))
        return replace(fresh, weights=earlier.weights)

    def _ridge(self, earlier: Ridge) -> Ridge:
        """The earlier regression with the indexes of now; new items have no weights yet."""
        now = np.full(self.model.n_items, -1)
        known = np.flatnonzero(self.items >= 0)
        now[self.items[known]] = known
        stays = np.flatnonzero(now[earlier.items] >= 0)
        stays = stays[np.argsort(now[earlier.items[stays]])]
        place = np.full(len(earlier.items), -1)
        place[stays] = np.arange(len(stays))
        moved = place[earlier.neighbours[stays]]
        weights = np.where(moved >= 0, earlier.weights[stays], 0)
        neighbours = np.maximum(moved, 0).astype(np.int32)
        items = now[earlier.items[stays]].astype(np.int32)
        values = weights.astype(np.float32)
        return replace(earlier, items=items, neighbours=neighbours, weights=values)

    def _types(self, fresh: Floats, earlier: Floats) -> Floats:
        """Vectors of event types: row 0 is that of unknown types."""
        fresh[0] = earlier[0]
        known = self.event_types >= 0
        fresh[1:][known] = earlier[1:][self.event_types[known]]
        return fresh


def _regression(categories: Floats, vectors: Floats) -> Floats:
    """Vectors of categories [n_categories, d] that explain those of items [n, d] best."""
    gram = categories.T @ categories + PENALTY * np.eye(categories.shape[1], dtype=np.float32)
    return np.linalg.solve(gram, categories.T @ vectors).astype(np.float32)
