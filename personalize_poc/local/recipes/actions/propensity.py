"""Logistic regression over all actions at once.

    P(taken) = 1 / (1 + exp(-w_a · x)),   w_a = T' g_a

x describes the user and the occasion, g_a the action: a constant, its metadata, and itself. So each
action has weights of its own, drawn towards those of all actions and of actions with the same
metadata as far as its data do not say otherwise; an action without data has those alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from personalize_poc.local.arrays.types import Floats
from personalize_poc.local.recipes.interface import Budget

STRENGTHS = (30.0, 10.0, 3.0, 1.0, 0.3)
"""Strengths of regularisation that are tried, the strongest first."""

_SHARED = 0.2
"""Penalty of weights that all actions share, relative to those of one action."""
_BASE = 0.1
"""Penalty of an action's base rate, relative to its other weights."""
_STEPS = 150
_CLOSE = 3e-5
"""Gradient of the mean loss at which a minimum is close enough."""

Doubles = NDArray[np.float64]


@dataclass(frozen=True)
class Trial:
    """What one strength of regularisation led to: the loss on validation users, the matrix T."""

    strength: float
    loss: float
    table: Doubles


def log_loss(logits: NDArray[np.floating], taken: NDArray[np.bool_]) -> float:
    """Mean negative log likelihood of outcomes."""
    return float(np.mean(np.logaddexp(0.0, np.where(taken, -logits, logits))))


def logits_of(weights: Floats, x: Floats, actions: NDArray[np.int32]) -> Floats:
    """float32 [n]. weights: [n_actions, d]; x: [n, d]; actions: [n]."""
    logits: Floats = np.einsum("nd,nd->n", x, weights[actions])
    return logits


def fit(
    x: Floats,
    actions: NDArray[np.int32],
    taken: NDArray[np.bool_],
    described: Floats,
    strength: float,
    start: Doubles | None = None,
) -> Doubles:
    """The matrix T, float64 [q, d], that fits outcomes best.

    Args:
        x: [n, d], the first column constant.
        actions, taken: [n].
        described: rows g_a, [n_actions, q], the first column constant, the last n_actions the
            identity.
        strength: of regularisation.
        start: a matrix to start from.
    """
    # Late: serving loads this module, and needs no scipy.
    from scipy.optimize import minimize
    from scipy.special import expit

    n_actions, q = described.shape
    order = np.argsort(actions, kind="stable")
    rows, taken = x[order].astype(np.float64), taken[order]
    used, begins = np.unique(actions[order], return_index=True)
    parts = [slice(*ends) for ends in zip(begins, [*begins[1:], len(rows)], strict=True)]
    blocks = list(zip(used.tolist(), parts, strict=True))
    described = described.astype(np.float64)
    penalty = np.full((q, x.shape[1]), strength)
    penalty[: q - n_actions] *= _SHARED
    penalty[q - n_actions :, 0] *= _BASE
    penalty[0, 0] = 1e-3

    def loss(flat: Doubles) -> tuple[float, Doubles]:
        table = flat.reshape(penalty.shape)
        weights, logits = described @ table, np.empty(len(rows))
        for action, part in blocks:
            logits[part] = rows[part] @ weights[action]
        value = np.logaddexp(0.0, np.where(taken, -logits, logits)).sum()
        error = expit(logits) - taken
        by_action = np.zeros_like(weights)
        for action, part in blocks:
            by_action[action] = error[part] @ rows[part]
        gradient = described.T @ by_action + penalty * table
        value += 0.5 * (penalty * table**2).sum()
        return float(value) / len(rows), gradient.ravel() / len(rows)

    found = minimize(
        loss,
        np.zeros(penalty.size) if start is None else start.ravel(),
        method="L-BFGS-B",
        jac=True,
        options={"maxiter": _STEPS, "gtol": _CLOSE, "ftol": 0.0},
    )
    return np.asarray(found.x, np.float64).reshape(penalty.shape)


def choose(
    training: tuple[Floats, NDArray[np.int32], NDArray[np.bool_]],
    validation: tuple[Floats, NDArray[np.int32], NDArray[np.bool_]],
    described: Floats,
    budget: Budget,
    strengths: Sequence[float] = STRENGTHS,
) -> list[Trial]:
    """Trials of strengths, until the log loss on validation users gets worse."""
    trials: list[Trial] = []
    for strength in strengths:
        table = fit(*training, described, strength, trials[-1].table if trials else None)
        x, actions, taken = validation
        weights = (described @ table).astype(np.float32)
        loss = log_loss(logits_of(weights, x, actions), taken)
        trials.append(Trial(strength, loss, table))
        if budget.used_up() or (len(trials) > 1 and loss > trials[-2].loss):
            break
    return trials
