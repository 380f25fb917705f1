"""The model of both affinity recipes: vectors of items and weights, learned in two steps.

First the vectors, from the older part of every user's training interactions; then the weights of
the five numbers of `features`, from who came back for a segment in the newer part. The vectors
are then fitted again on all training interactions. Test interactions take no part.

Every column of attributes has weights of its own: people stay with a genre, but not with the year
of a film. With few examples they are drawn towards those of all columns together. A segment of
several columns is scored with the mean of their weights.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from personalize_poc.local.arrays.splits import divide
from personalize_poc.local.arrays.types import Floats, Interactions, TrainingData
from personalize_poc.local.recipes.affinity import item_vectors as vectors
from personalize_poc.local.recipes.affinity import pairwise
from personalize_poc.local.recipes.affinity.attributes import Attributes
from personalize_poc.local.recipes.affinity.audience import Audience, Segment
from personalize_poc.local.recipes.affinity.features import NAMES, Target, features
from personalize_poc.local.recipes.affinity.item_vectors import ItemVectors
from personalize_poc.local.recipes.interface import Budget, Progress

SEGMENTS = 400
"""Segments that the weights of a column (of items) are learned from, drawn by the seed."""
LEAST_SEGMENTS = 50
LEAST_PAIRS = 1000
"""With fewer pairs of users, a column leans on all columns."""
WORK = 2e8
"""Interactions that are read in all while the weights are learned, more or less."""


@dataclass(frozen=True)
class AffinityModel:
    """vectors, attributes: of the items.

    weights: of the numbers NAMES, float32 [columns of attributes, 5]; one row for single items.
    """

    vectors: ItemVectors
    weights: Floats
    attributes: Attributes = field(default_factory=lambda: Attributes(0))

    @property
    def n_items(self) -> int:
        """Number of items."""
        return len(self.vectors.users)

    def knows(self, item: int) -> bool:
        """Whether training saw interactions with an item."""
        return bool(self.vectors.users[item])

    def items(self, segment: Segment) -> NDArray[np.bool_]:
        """bool [n_items]: the item, or the items that have all of the attributes."""
        members = np.zeros(self.n_items, np.bool_)
        if segment.item is not None:
            if 0 <= segment.item < self.n_items:
                members[segment.item] = True
        elif segment.attributes:
            members[:] = True
            for column, value in segment.attributes:
                members &= self.attributes.items(column, value)
        return members

    def testable(self, newer: Interactions) -> list[Segment]:
        """Segments that later interactions tell something about: single items or values.

        Of items, those that training had interactions of.
        """
        if self.attributes.columns:
            return [
                Segment(attributes=(pair,))
                for pair in self.attributes.every()
                if self.attributes.items(*pair)[newer.items].any()
            ]
        items = np.unique(newer.items)
        return [Segment(item=int(item)) for item in items[self.vectors.users[items] > 0]]

    def score(self, segments: list[Segment], audience: Audience) -> Floats:
        """Scores float32 [len(segments), n_users]; about nothing known, the most active first."""
        scores = np.zeros((len(segments), audience.n_users), np.float32)
        for row, segment in enumerate(segments):
            scores[row] = features(self.target(segment), audience) @ self._weights(segment)
        return scores

    def _weights(self, segment: Segment) -> Floats:
        columns = self.attributes.columns
        rows = [columns.index(name) for name, _ in segment.attributes if name in columns]
        return np.asarray(self.weights[rows].mean(axis=0) if rows else self.weights.mean(axis=0))

    def target(self, segment: Segment) -> Target:
        """A segment in terms of items; the more users an item has, the more it counts in it."""
        members = self.items(segment)
        users = np.where(members, self.vectors.users, 0)
        total, every = float(users.sum()), float(self.vectors.users.sum())
        weights = users / total if total else members / np.float32(max(1, int(members.sum())))
        similarity = self.vectors.similarity(weights.astype(np.float32))
        if segment.item is not None:
            similarity[members] = 0  # what a user did with the item itself is interest, not taste
        return Target(similarity, members, total / every if every else 0.0)

    def save(self, folder: Path) -> None:
        """Write the vectors, ``weights.npy`` and the attributes."""
        np.save(folder / "said.npy", self.vectors.said)
        np.save(folder / "wanted.npy", self.vectors.wanted)
        np.save(folder / "users.npy", self.vectors.users)
        np.save(folder / "weights.npy", self.weights)
        self.attributes.save(folder)

    @classmethod
    def load(cls, folder: Path) -> AffinityModel:
        """Read what `save` wrote."""
        said, wanted, users, weights = (
            np.load(folder / f"{name}.npy", allow_pickle=False)
            for name in ("said", "wanted", "users", "weights")
        )
        return cls(ItemVectors(said, wanted, users), weights, Attributes.load(folder))


def fit(
    data: TrainingData,
    rank: int,
    attributes: Attributes,
    *,
    seed: int,
    progress: Progress,
    budget: Budget,
) -> AffinityModel:
    """Train. rank: length of the vectors. attributes: empty when segments are single items."""
    division = divide(data.interactions)
    first = vectors.fit(division.older, data.n_users, data.n_items, rank, seed)
    progress({"vectors": "of the older interactions", "dimension": first.said.shape[1]})
    nothing = np.zeros((max(1, len(attributes.columns)), len(NAMES)), np.float32)
    found = _pairs(
        AffinityModel(first, nothing, attributes),
        Audience(division.older, data.n_users),
        division.newer,
        seed,
        budget,
    )
    together = pairwise.learn(
        np.concatenate(found),
        nothing[0],
        lambda step, loss: progress({"epoch": step, "loss": round(loss, 4)}),
    )
    weights = np.stack(
        [pairwise.learn(x, nothing[0] if len(x) >= LEAST_PAIRS else together) for x in found]
    )
    final = vectors.fit(data.interactions, data.n_users, data.n_items, rank, seed)
    progress({"vectors": "of all interactions", "dimension": final.said.shape[1]})
    return AffinityModel(final, weights, attributes)


def _pairs(
    model: AffinityModel,
    audience: Audience,
    newer: Interactions,
    seed: int,
    budget: Budget,
) -> list[Floats]:
    """Pairs of users of a sample of segments, for each row of weights."""
    rng = np.random.default_rng(seed)
    groups: dict[str, list[Segment]] = {name: [] for name in model.attributes.columns or [""]}
    for segment in model.testable(newer):
        groups[segment.attributes[0][0] if segment.attributes else ""].append(segment)
    work = int(WORK / (len(audience.interactions) + 1) / len(groups))
    found = []
    for segments in groups.values():
        most = min(SEGMENTS, max(LEAST_SEGMENTS, work), len(segments))
        pairs = [np.empty((0, len(NAMES)), np.float32)]
        for number in rng.choice(len(segments), most, replace=False) if most else []:
            if budget.used_up():
                break
            target = model.target(segments[number])
            came = np.unique(newer.users[target.members[newer.items]])
            pairs.append(pairwise.pairs(features(target, audience), came, rng))
        found.append(np.concatenate(pairs))
    return found
