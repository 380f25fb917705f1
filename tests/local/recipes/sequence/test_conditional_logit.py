"""Weights of features by what was chosen among alternatives."""

from __future__ import annotations

import numpy as np

from personalize_poc.local.recipes.sequence import conditional_logit
from personalize_poc.local.recipes.sequence.conditional_logit import Choice, Doubles

FREE = np.full(6, np.inf)


def choices(true: Doubles, n: int = 150, seed: int = 0) -> list[Choice]:
    """Four features that a few of 200 alternatives have, nearly all of them together, and two."""
    rng = np.random.default_rng(seed)
    found = []
    for _ in range(n):
        few = (rng.random((200, 1)) < 0.02) * np.array([3.0, 2.7, 1.5, 1.2])
        x = np.hstack([few * (rng.random((200, 4)) < 0.9), rng.standard_normal((200, 2))])
        logits = rng.standard_normal(200).astype(np.float32)
        chances = np.exp(logits + x @ true)
        came = int(rng.choice(200, p=chances / chances.sum()))
        order = np.append(came, np.delete(np.arange(200), came))
        found.append((x[order], logits[order]))
    return found


def test_features_that_say_nearly_the_same_are_weighed_together() -> None:
    true = np.array([0, 1.0, 0, 0.5, 0, 0.3])
    asked = choices(true)
    found = conditional_logit.fitted(asked, FREE)
    assert (found >= 0).all()
    of = conditional_logit.likelihood
    assert of(asked, found) > of(asked, true) > of(asked, np.zeros(6)) + 50


def test_weights_stay_within_their_bounds() -> None:
    asked = choices(np.array([0, 2.0, 0, 0, -1.0, 0]))
    found = conditional_logit.fitted(asked, np.array([np.inf, 0.5, np.inf, np.inf, 9, 9]))
    assert found[1] <= 0.5
    assert found[4] == 0  # what speaks against an alternative counts as saying nothing


def test_a_few_choices_move_little() -> None:
    true = np.array([0, 0, 0, 0, 0, 3.0])
    few, many = (conditional_logit.fitted(choices(true, n), FREE)[5] for n in (2, 400))
    assert few < 0.6 * many
