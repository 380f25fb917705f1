"""Numbers of users: worked by hand, and against simulated experiments."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from personalize_poc.errors import BadInput
from personalize_poc.experiment import intervals, power


def test_worked_by_hand() -> None:
    # (1.95996 + 0.84162)² (0.1 · 0.9 + 0.15 · 0.85) / 0.05² = 7.84888 · 0.2175 / 0.0025 = 682.9
    assert power.users_needed(0.05, rate=0.1) == 683
    # (1.95996 + 0.84162)² (0.09 + 0.0475) / 0.05² = 431.7
    assert power.users_needed(-0.05, rate=0.1) == 432
    # (1.95996 + 0.84162)² · 2 · 2² / 0.5² = 251.2
    assert power.users_needed(0.5, deviation=2) == 252
    # (2.57583 + 1.28155)² · 2 / 0.5² = 119.0
    assert power.users_needed(0.5, deviation=1, significance=0.01, power=0.9) == 120


def test_the_rule_of_thumb() -> None:
    exact = power.users_needed(0.1, deviation=1)
    assert exact == pytest.approx(16 / 0.1**2, rel=0.02)


rates, sizes = st.floats(0.001, 0.9), st.integers(20, 10**6)


@given(rate=rates, users=sizes)
def test_the_smallest_effect_needs_just_these_users(rate: float, users: int) -> None:
    effect = power.smallest_effect(users, rate=rate)
    if effect < math.inf:
        assert power.users_needed(effect, rate=rate) in (users, users + 1)
        assert power.power(effect, users, rate=rate) == pytest.approx(0.8, abs=1e-6)


def test_the_smallest_effect_on_a_mean() -> None:
    effect = power.smallest_effect(252, deviation=2)
    assert effect == pytest.approx(0.5, rel=0.01)
    assert power.power(effect, 252, deviation=2) == pytest.approx(0.8, abs=1e-6)


def test_too_few_users_find_nothing() -> None:
    assert power.smallest_effect(3, rate=0.5) == math.inf


@pytest.mark.parametrize(("rate", "effect"), [(0.1, 0.05), (0.02, 0.02), (0.5, -0.1)])
def test_simulated_tests_find_it_as_often_as_the_power_says(rate: float, effect: float) -> None:
    tests, users = 2000, power.users_needed(effect, rate=rate)
    draws = np.random.default_rng(1)
    control = draws.binomial(users, rate, tests) / users
    treatment = draws.binomial(users, rate + effect, tests) / users
    found = 0
    for one, other in zip(control.tolist(), treatment.tolist(), strict=True):
        (low, high), _ = intervals.of_rates((one, users), (other, users), 0.95)
        found += low > 0 if effect > 0 else high < 0
    assert found / tests == pytest.approx(0.8, abs=0.035)


def test_power_without_an_effect_is_the_significance() -> None:
    assert power.power(0, 100, rate=0.2) == pytest.approx(0.05)
    assert power.power(0, 100, rate=0.0) == 0.05
    assert power.power(1, 100, rate=0.0) == 1.0


def test_a_plan_says_how_many_and_how_likely() -> None:
    plan = power.plan(0.1, 683, effects=(0.05, 0.95))
    assert plan.index.tolist() == ["10.0% to 15.0%"], "a rate above 1 is left out"
    assert plan.iloc[0].tolist() == ["683", "80%"]
    assert power.plan(1.0, 10).empty


@pytest.mark.parametrize(
    ("looks", "published"), [(1, 0.05), (2, 0.083), (5, 0.142), (10, 0.193), (20, 0.248)]
)
def test_who_looks_often_is_fooled_as_often_as_published(looks: int, published: float) -> None:
    """Armitage, McPherson and Rowe 1969, table 2, two-sided 5 %."""
    assert power.false_alarms(looks) == pytest.approx(published, abs=0.008)


@pytest.mark.parametrize(
    "values",
    [
        {"effect": 0.1},
        {"effect": 0.1, "rate": 0.1, "deviation": 1},
        {"effect": 0, "rate": 0.1},
        {"effect": 2, "rate": 0.1},
        {"effect": 0.1, "rate": 10},
        {"effect": 0.1, "deviation": -1},
        {"effect": 0.1, "deviation": math.nan},
        {"effect": 0.1, "rate": 0.1, "power": 1},
        {"effect": 0.1, "rate": 0.1, "significance": 5},
    ],
)
def test_impossible_numbers_are_refused(values: dict[str, float]) -> None:
    with pytest.raises(BadInput):
        power.users_needed(**values)


def test_an_arm_without_users_is_refused() -> None:
    with pytest.raises(BadInput):
        power.smallest_effect(0, rate=0.1)


@pytest.mark.parametrize("effect", [1e-300, -1e-300, 5e-324, 1e-12])
@pytest.mark.parametrize("outcome", [{"rate": 0.1}, {"deviation": 1e90}])
def test_an_effect_that_nobody_could_find(effect: float, outcome: dict[str, float]) -> None:
    with pytest.raises(BadInput, match="so small beside the differences between users"):
        power.users_needed(effect, **outcome)


def test_extreme_outcomes_that_can_be_planned() -> None:
    assert power.users_needed(1e-99, deviation=1e-99) == power.users_needed(1, deviation=1)
    assert power.users_needed(1e99, deviation=1e99) == power.users_needed(1, deviation=1)
