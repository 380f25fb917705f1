"""The hold-out and the offline metrics of recipes for actions.

10 % of the users with at least two action interactions are test users and take no part in
training; a tenth of the others is for validation. Of each test user the oldest 90 % of action
interactions, and the interactions with items before the others, are what the model may see; the
newest 10 % are the truth.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from personalize_poc.local.arrays.actions import TAKEN, ActionLog, ActionQuery
from personalize_poc.local.arrays.types import Floats, Interactions, Ints
from personalize_poc.local.evaluation.metrics.action_precision import (
    precision_of_action,
    recall_of_action,
)
from personalize_poc.local.evaluation.metrics.coverage import coverage
from personalize_poc.local.evaluation.metrics.ndcg import ndcg, ndcg_textbook
from personalize_poc.local.evaluation.metrics.roc_auc import area_under_curve

SHARE = 0.1
CUTS = (5, 10, 25)
SHOWN = 5
"""Actions of an answer when nobody asks for another number; coverage looks at these."""

Flags = NDArray[np.bool_]


@dataclass(frozen=True)
class ActionHeldOut:
    """One test user: what the model may see, and which actions were shown and taken after it.

    actions: int32 [k], different ones. taken: bool [k].
    """

    user: int
    query: ActionQuery
    actions: Ints
    taken: Flags


def chosen_users(log: ActionLog, n_users: int, seed: int) -> tuple[Flags, Flags]:
    """Test users and validation users, bool [n_users] each, drawn by the seed."""
    test, validation = np.zeros(n_users, np.bool_), np.zeros(n_users, np.bool_)
    eligible = np.flatnonzero(np.bincount(log.users, minlength=n_users) >= 2)
    if len(eligible) < 3:  # one to test, one to choose settings on, one to learn from
        return test, validation
    drawn = np.random.default_rng(seed).permutation(eligible)
    tests = max(1, round(SHARE * len(eligible)))
    others = max(1, round(SHARE * (len(eligible) - tests)))
    test[drawn[:tests]] = True
    validation[drawn[tests : tests + others]] = True
    return test, validation


def held_out(
    log: ActionLog, interactions: Interactions, test: Flags, people: Floats
) -> list[ActionHeldOut]:
    """The test users. log, interactions: of all users. people: rows of metadata [n_users, p]."""
    found = []
    for user in np.flatnonzero(test).tolist():
        mine = log.take(log.users == user)
        cut = len(mine) * 9 // 10
        rows = slice(*np.searchsorted(interactions.users, [user, user + 1]).tolist())
        before = interactions.timestamps[rows] < mine.timestamps[cut]
        query = ActionQuery(
            history=interactions.items[rows][before],
            timestamps=interactions.timestamps[rows][before],
            log=mine.take(np.arange(cut)),
            person=people[user],
        )
        newest = mine.take(np.arange(cut, len(mine)))
        actions = np.unique(newest.actions).astype(np.int32)
        taken = np.isin(actions, newest.actions[newest.events == TAKEN])
        found.append(ActionHeldOut(user, query, actions, taken))
    return found


def ranking_metrics(
    orders: Sequence[Ints], tests: Sequence[ActionHeldOut], n_actions: int
) -> tuple[dict[str, float], dict[str, float]]:
    """Coverage and NDCG, then NDCG with the textbook ideal, under the same keys.

    orders: per test user all actions, best first. NDCG is the mean over users who took something.
    """
    truths = [(o, t.actions[t.taken]) for o, t in zip(orders, tests, strict=True) if t.taken.any()]
    metrics = {"coverage": round(coverage([o[:SHOWN] for o in orders], n_actions), 4)}
    textbook = {}
    for k in CUTS:
        key = f"normalized_discounted_cumulative_gain_at_{k}"
        metrics[key] = _mean([ndcg(o, truth, k) for o, truth in truths])
        textbook[key] = _mean([ndcg_textbook(o, truth, k) for o, truth in truths])
    return metrics, textbook


def classification_metrics(
    scores: Floats, tests: Sequence[ActionHeldOut], thresholds: Floats, scored: Flags
) -> dict[str, float]:
    """Precision, recall and area under the ROC curve of each scored action, averaged.

    scores: [n_tests, n_actions]. thresholds: [n_actions], from which on an action is predicted to
    be taken. Actions for which a figure is undefined do not count in its mean.
    """
    rows = np.repeat(np.arange(len(tests)), [len(test.actions) for test in tests])
    actions = np.concatenate([np.empty(0, np.int32), *(test.actions for test in tests)])
    taken = np.concatenate([np.empty(0, np.bool_), *(test.taken for test in tests)])
    found = scores[rows, actions] if len(rows) else np.empty(0)
    figures: dict[str, list[float | None]] = {"precision": [], "recall": [], "auc": []}
    for action in np.unique(actions).tolist():
        if not scored[action]:
            continue
        mine = actions == action
        predicted = found[mine] >= thresholds[action]
        figures["precision"].append(precision_of_action(predicted, taken[mine]))
        figures["recall"].append(recall_of_action(predicted, taken[mine]))
        figures["auc"].append(area_under_curve(found[mine], taken[mine]))
    return {key: _mean([v for v in values if v is not None]) for key, values in figures.items()}


def _mean(values: list[float]) -> float:
    return round(float(np.mean(values)), 4) if values else 0.0
