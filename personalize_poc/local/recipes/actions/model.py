"""The fitted model: propensities of one user for all actions, in numpy."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from personalize_poc.local.arrays.actions import VIEWED, ActionLog, ActionQuery
from personalize_poc.local.arrays.special import expit
from personalize_poc.local.arrays.types import Features, Floats, Query
from personalize_poc.local.recipes.actions import features
from personalize_poc.local.recipes.actions.exposures import N_OWN
from personalize_poc.local.recipes.actions.interests import Vectors, action_things
from personalize_poc.local.recipes.common.metadata_encoder import Encoder
from personalize_poc.local.recipes.fitted import Model

_ARRAYS, _SETTINGS = "propensity.npz", "propensity.json"


@dataclass(frozen=True)
class PropensityModel(Model):
    """What training found.

    weights: float32 [n_actions, d]. scored: bool [n_actions], the others' propensities are guesses
    from their metadata. thresholds: float32 [n_actions], from which an action is predicted to be
    taken. period: of the action optimization, seconds. latest: newest time of training, Unix
    seconds. people: encoder of user metadata.
    """

    weights: Floats
    scored: NDArray[np.bool_]
    thresholds: Floats
    vectors: Vectors
    people: Encoder
    period: float
    latest: float

    @property
    def n_items(self) -> int:
        """Number of actions: they are what this model scores."""
        return len(self.weights)

    @property
    def n_known(self) -> int:
        """Number of items that a history may hold."""
        return len(self.vectors.items)

    def score(self, queries: list[Query]) -> Floats:
        """Propensities 0 … 1, float32 [len(queries), n_actions]. Queries are `ActionQuery`."""
        found = np.zeros((len(queries), self.n_items), np.float32)
        for row, query in enumerate(queries):
            found[row] = self._one(query)
        return found

    def _one(self, query: Query) -> Floats:
        log = query.log if isinstance(query, ActionQuery) else ActionLog()
        person = query.person if isinstance(query, ActionQuery) else None
        if person is None:
            person = np.zeros(self.people.width, np.float32)
        decided = log.take(log.events != VIEWED)
        things = action_things(decided.actions, decided.events, self.n_items)
        nothing = np.zeros(1, np.int64)
        x = features.of_users(
            self.vectors,
            (query.history, nothing, np.array([len(query.history)])),
            (things, nothing, np.array([len(things)])),
            person[None, :],
        )[0]
        times = (*query.timestamps[-1:].tolist(), *log.timestamps[-1:].tolist())
        now = max((self.latest, *times))
        own = features.own_of_user(log, self.n_items, now, self.period)
        logits = self.weights[:, :-N_OWN] @ x + (self.weights[:, -N_OWN:] * own).sum(axis=1)
        return expit(logits).astype(np.float32)

    def person(self, columns: Mapping[str, list[str] | float | None]) -> Floats:
        """Metadata of one user, by column name, as a row for `ActionQuery.person`."""
        categories, numbers, vocabularies = {}, {}, {}
        for name, value in columns.items():
            if isinstance(value, list):
                places = np.arange(len(value), dtype=np.int32)
                categories[name] = (np.array([0, len(value)], np.int32), places)
                vocabularies[name] = value
            elif value is not None:
                numbers[name] = np.array([value], np.float32)
        row: Floats = self.people.matrix(Features(categories, numbers, vocabularies), 1)[0]
        return row

    def save(self, folder: Path) -> None:
        """Write ``propensity.npz`` and ``propensity.json``."""
        np.savez(
            folder / _ARRAYS,
            weights=self.weights,
            scored=self.scored,
            thresholds=self.thresholds,
            items=self.vectors.items,
            actions=self.vectors.actions,
        )
        settings: dict[str, Any] = {
            "categories": self.people.categories,
            "numbers": self.people.numbers,
            "period": self.period,
            "latest": self.latest,
        }
        (folder / _SETTINGS).write_text(json.dumps(settings), encoding="utf-8")

    @classmethod
    def load(cls, folder: Path) -> PropensityModel:
        """Read what `save` wrote."""
        settings = json.loads((folder / _SETTINGS).read_text(encoding="utf-8"))
        numbers = {name: (edges, at) for name, (edges, at) in settings["numbers"].items()}
        with np.load(folder / _ARRAYS, allow_pickle=False) as file:
            return cls(
                file["weights"],
                file["scored"],
                file["thresholds"],
                Vectors(file["items"], file["actions"]),
                Encoder(settings["categories"], numbers),
                settings["period"],
                settings["latest"],
            )
