"""Training of aws-next-best-action."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from personalize_poc.local.arrays.actions import DAY, ActionData
from personalize_poc.local.arrays.special import expit
from personalize_poc.local.arrays.types import Features, Floats, TrainingData
from personalize_poc.local.recipes import hyperparameters as known
from personalize_poc.local.recipes.actions import features, interests, propensity
from personalize_poc.local.recipes.actions.exposures import Exposures, exposures
from personalize_poc.local.recipes.actions.model import PropensityModel
from personalize_poc.local.recipes.common.metadata_encoder import Encoder
from personalize_poc.local.recipes.interface import Budget, Progress

MOST_OCCASIONS = 200_000
"""Occasions that are learned from, drawn by the seed when there are more."""
DEFAULT_STRENGTH = 10.0
"""Strength of regularisation when no validation user can tell a better one."""
AUTOMATIC = frozenset({"EXPIRATION_TIMESTAMP", "ACTION_EXPIRATION_TIMESTAMP", "REPEAT_FREQUENCY"})
"""Columns of actions that say whether, not how gladly, an action is taken."""


class NextBestAction:
    """Learns the propensity of users for actions."""

    hyperparameters = known.NEXT_BEST_ACTION

    def fit(
        self,
        data: TrainingData,
        parameters: Mapping[str, str],
        *,
        seed: int,
        progress: Progress,
        budget: Budget,
    ) -> PropensityModel:
        """Train. data: `ActionData`."""
        assert isinstance(data, ActionData)
        period = float(int(parameters["action_optimization_period"]) * DAY)
        items = Encoder.fit(data.item_features, data.n_items, seed).without_texts()
        met = items.matrix(data.item_features, data.n_items)
        vectors = interests.learn(data, met, seed)
        people = Encoder.fit(data.user_features, data.n_users, seed).without_texts()
        rows = people.matrix(data.user_features, data.n_users)
        occasions = _drawn(exposures(data.log, period), seed)
        x = features.of_exposures(data, occasions, vectors, rows)
        described = _described(data.action_features, data.n_actions, seed)
        table, thresholds = _learn(x, occasions, data.validation, described, progress, budget)
        newest = [t.max() for t in (data.interactions.timestamps, data.log.timestamps) if len(t)]
        return PropensityModel(
            (described @ table).astype(np.float32),
            data.scored,
            thresholds,
            vectors,
            people,
            period,
            float(max(newest, default=0)),
        )

    def load(self, folder: Path) -> PropensityModel:
        """Read a trained model."""
        return PropensityModel.load(folder)


def _drawn(occasions: Exposures, seed: int) -> Exposures:
    if len(occasions) <= MOST_OCCASIONS:
        return occasions
    rng = np.random.default_rng(seed)
    return occasions.take(np.sort(rng.choice(len(occasions), MOST_OCCASIONS, replace=False)))


def _described(given: Features, n_actions: int, seed: int) -> Floats:
    """Rows g_a: a constant, the metadata, the action itself. float32 [n_actions, q]."""
    numbers = {name: values for name, values in given.numbers.items() if name not in AUTOMATIC}
    given = replace(given, numbers=numbers)
    metadata = Encoder.fit(given, n_actions, seed).without_texts().matrix(given, n_actions)
    constant = np.ones((n_actions, 1), np.float32)
    return np.hstack([constant, metadata, np.eye(n_actions, dtype=np.float32)])


def _learn(
    x: Floats,
    occasions: Exposures,
    validation: NDArray[np.bool_],
    described: Floats,
    progress: Progress,
    budget: Budget,
) -> tuple[NDArray[np.float64], Floats]:
    """The matrix T and a threshold for each action.

    Both are chosen on the validation users; T is then learned from them too.
    """
    n_actions = len(described)
    thresholds = np.full(n_actions, 0.5, np.float32)
    if not len(x):
        return np.zeros((described.shape[1], x.shape[1])), thresholds
    actions, taken = occasions.actions, occasions.taken
    held = validation[occasions.users]
    strength, table = DEFAULT_STRENGTH, None
    if held.any() and not held.all():
        train = (x[~held], actions[~held], taken[~held])
        trials = propensity.choose(train, (x[held], actions[held], taken[held]), described, budget)
        for number, trial in enumerate(trials, 1):
            told = {"loss": trial.loss, "strength": trial.strength}
            progress({"epoch": number, "of": len(trials), **told})
        best = min(trials, key=lambda trial: trial.loss)
        strength, table = best.strength, best.table
        weights = (described @ table).astype(np.float32)
        shown = expit(propensity.logits_of(weights, x[held], actions[held]))
        for action in np.unique(actions[held]).tolist():
            mine = actions[held] == action
            thresholds[action] = best_threshold(shown[mine], taken[held][mine])
    return propensity.fit(x, actions, taken, described, strength, table), thresholds


def best_threshold(scores: NDArray[np.float64], taken: NDArray[np.bool_]) -> float:
    """From where on predicting "taken" gives the best F1; 0.5 when nothing was taken."""
    if not taken.any():
        return 0.5
    order = np.argsort(-scores, kind="stable")
    hits = np.cumsum(taken[order])
    f1 = 2 * hits / (np.arange(1, len(hits) + 1) + taken.sum())
    last = np.append(scores[order][1:] != scores[order][:-1], True)  # equal scores go together
    best = int(np.argmax(np.where(last, f1, -1)))
    after = scores[order][best + 1] if best + 1 < len(scores) else 0.0
    return float((scores[order][best] + after) / 2)
