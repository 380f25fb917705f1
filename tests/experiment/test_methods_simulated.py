"""Interleaving, the bandit and off-policy estimates over many simulated experiments."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pandas as pd
import pytest
from numpy.typing import NDArray

from personalize_poc.experiment import bandit, interleaving, preference
from personalize_poc.experiment.offpolicy.evaluation import DR, IPS, SNIPS, evaluate
from personalize_poc.experiment.offpolicy.logs import of_policies

pytestmark = pytest.mark.slow
TESTS, ALPHA = 2000, 0.05
LENGTH, ITEMS = 10, 60
ATTENTION = 0.85 ** np.arange(LENGTH)
Floats = NDArray[np.float64]


def band(share: float, tests: int = TESTS) -> float:
    """Half of the 99.9 % interval of a simulated share."""
    return 3.3 * math.sqrt(share * (1 - share) / tests)


def ranked(taste: Floats, noise: float, draws: np.random.Generator) -> NDArray[np.intp]:
    """The best items by a taste that a recipe knows with noise."""
    seen = taste + noise * draws.standard_normal(taste.shape)
    return np.argsort(-seen, axis=1)[:, :LENGTH]


class Audience:
    """Users of different activity and taste, whose lists two recipes made.

    They come several times, look down a list with decreasing attention, and click what they like
    the more often. What they do with either list alone, and with both interleaved, is drawn from
    the same chances.
    """

    def __init__(
        self, users: int, noises: tuple[float, float], visits: int, seed: int, evenness: float = 1.0
    ) -> None:
        draws = np.random.default_rng(seed)
        self.visits = visits
        taste = draws.standard_normal((users, ITEMS))
        activity = draws.gamma(evenness, 1 / evenness, (users, 1))
        lists = [ranked(taste, noise, draws) for noise in noises]
        liked = np.minimum(0.9, 0.03 * activity * np.exp(0.9 * taste))
        drafts = [
            interleaving.team_draft(one, other, LENGTH, experiment="e", user=str(at), request="r")
            for at, (one, other) in enumerate(zip(*(made.tolist() for made in lists), strict=True))
        ]
        items = np.array([one.items for one in drafts])
        wanted = np.array([one.wanted for one in drafts])
        self.teams = np.where(wanted, interleaving.BOTH, [one.teams for one in drafts])
        self.mixed = np.take_along_axis(liked, items, axis=1) * ATTENTION
        self.alone = [np.take_along_axis(liked, made, axis=1) * ATTENTION for made in lists]

    def interleaved(self, size: int, draws: np.random.Generator) -> pd.DataFrame:
        """Some of the users, with the clicks that each team got."""
        some = draws.integers(0, len(self.teams), size)
        clicks = draws.binomial(self.visits, self.mixed[some])
        first, second = ((clicks * (self.teams[some] == team)).sum(axis=1) for team in (0, 1))
        return pd.DataFrame({
            "user": np.arange(size), "requests": self.visits,
            "first": first, "second": second,
        })  # fmt: skip

    def clicks(self, arm: int, draws: np.random.Generator) -> pd.Series:
        """How often each user clicks when they see one of the lists alone."""
        return pd.Series(draws.binomial(self.visits, self.alone[arm]).sum(axis=1))


def test_interleaving_of_recipes_that_are_equal_finds_nothing() -> None:
    audience, draws = Audience(3000, (1.0, 1.0), 3, 1), np.random.default_rng(2)
    found = [preference.judge(audience.interleaved(200, draws)) for _ in range(TESTS)]
    assert np.mean([one.p_value < ALPHA for one in found]) == pytest.approx(ALPHA, abs=band(ALPHA))
    # The exact test errs less often than it may: its p-values have steps.
    assert np.mean([one.sign_p < ALPHA for one in found]) <= ALPHA + band(ALPHA) / 2
    covered = [one.interval[0] <= 0 <= one.interval[1] for one in found]
    assert 0.93 <= np.mean(covered) <= 0.97


def test_interleaving_finds_the_better_recipe_with_a_tenth_of_the_users() -> None:
    audience, draws = Audience(6000, (1.2, 0.9), 10, 3), np.random.default_rng(4)
    trial = preference.judge(audience.interleaved(60_000, draws))
    assert trial.decision == "second"
    needed = preference.sensitivity(trial, audience.clicks(0, draws), audience.clicks(1, draws))
    assert needed.ratio >= 10
    assert 5 < needed.dispersion < 8
    few = [
        preference.judge(audience.interleaved(needed.interleaving, draws)).decision
        for _ in range(500)
    ]
    assert few.count("second") / 500 == pytest.approx(0.8, abs=band(0.8, 500))
    assert few.count("first") == 0


@pytest.mark.parametrize(
    ("visits", "evenness", "dispersion", "ratio"),
    [
        (1, 10.0, 1.0, 3),
        (1, 1.0, 1.3, 3.6),
        (3, 1.0, 2.5, 6),
        (10, 1.0, 6.4, 11),
        (30, 1.0, 18, 20),
    ],
)
def test_how_many_times_fewer_users_hangs_on_how_much_they_differ(
    visits: int, evenness: float, dispersion: float, ratio: float
) -> None:
    audience = Audience(20_000, (1.2, 0.9), visits, 3, evenness)
    draws = np.random.default_rng(4)
    trial = preference.judge(audience.interleaved(200_000, draws))
    clicks = [
        pd.concat([audience.clicks(arm, draws) for _ in range(10)], ignore_index=True)
        for arm in (0, 1)
    ]
    found = preference.sensitivity(trial, *clicks)
    assert found.dispersion == pytest.approx(dispersion, rel=0.1)
    assert found.ratio == pytest.approx(ratio, rel=0.2)


def logged(
    seed: int, users: int, actions: int, explored: float, sharp: float
) -> tuple[dict[str, Any], float]:
    """Five rows a user of a policy that explores, a new policy that knows their taste, the truth.

    The model is wrong on purpose: it is 30 % too low, and noisy.
    """
    draws = np.random.default_rng(seed)
    taste = draws.standard_normal((users, actions))
    known, seen = (np.exp(sharp * one) for one in (taste, draws.standard_normal(taste.shape)))
    user = np.repeat(np.arange(users), 5)
    new = (known / known.sum(axis=1, keepdims=True))[user]
    ran = explored / actions + (1 - explored) * (seen / seen.sum(axis=1, keepdims=True))[user]
    activity = draws.normal(-3, 0.5, (users, 1))
    rate = 1 / (1 + np.exp(-activity - 0.8 * taste))[user]
    chosen = (ran.cumsum(axis=1) > draws.random((len(user), 1))).argmax(axis=1)
    rewards = draws.random(len(user)) < rate[np.arange(len(user)), chosen]
    model = 0.7 * rate * np.exp(0.3 * draws.standard_normal(rate.shape))
    told = {
        "users": user, "actions": chosen, "rewards": rewards, "logging": ran, "target": new,
        "predictions": model,
    }  # fmt: skip
    return told, float((new * rate).sum(axis=1).mean())


@pytest.mark.parametrize(
    ("users", "actions", "explored", "sharp"),
    [(600, 10, 0.3, 1.0), (1500, 20, 0.2, 1.5), (300, 20, 0.05, 2.0), (150, 20, 0.03, 1.5)],
)
def test_off_policy_intervals_cover_the_truth(
    users: int, actions: int, explored: float, sharp: float
) -> None:
    truth = np.mean([logged(10_000 + seed, 5000, actions, explored, sharp)[1] for seed in range(8)])
    tests = 300
    covered, fits = dict.fromkeys((IPS, SNIPS, DR), 0), 0
    values: dict[str, list[float]] = {DR: [], IPS: []}
    for seed in range(tests):
        found = evaluate(of_policies(**logged(seed, users, actions, explored, sharp)[0]))
        for name, one in found.estimates.items():
            covered[name] += bool(one.interval[0] <= truth <= one.interval[1])
        for name, kept in values.items():
            kept.append(found.estimates[name].value)
        fits += found.diagnostics.mean_fits
    for name, count in covered.items():
        assert count / tests >= 0.93, (name, count / tests)
    assert fits >= 0.99 * tests
    for name, kept in values.items():
        error = float(np.std(kept)) / math.sqrt(tests)
        assert float(np.mean(kept)) == pytest.approx(truth, abs=3.5 * error), name
    assert np.std(values[DR]) < np.std(values[IPS])


def test_a_bandit_s_log_weighted_by_its_probabilities_is_not_biased() -> None:
    rates = {"a": 0.1, "b": 0.15}
    weighted, plain = [], []
    for seed in range(300):
        played = bandit.play(rates, batches=4, size=50, floor=0.05, seed=seed)
        arm = played[played["arm"] == "a"]
        weighted.append((arm["successes"] / arm["probability"]).sum() / 200)
        plain.append(arm["successes"].sum() / arm["impressions"].sum())
    error = np.std(weighted) / math.sqrt(300)
    assert np.mean(weighted) == pytest.approx(0.1, abs=3.5 * error)
    assert np.mean(plain) < 0.1 - 3.5 * np.std(plain) / math.sqrt(300), (
        "what is asked less is rated too low"
    )
