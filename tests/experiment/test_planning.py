"""Plans: worked by hand, and what is said where the audience is too small."""

from __future__ import annotations

import math
from typing import Any

import pytest

from personalize_poc.errors import BadInput
from personalize_poc.experiment import planned, planning, power, report
from personalize_poc.experiment.planning import Plan


def test_equal_weights_are_twice_the_users_of_one_variant() -> None:
    plan = Plan(effect=0.05, rate=0.1, users_a_day=100)
    assert plan.needed == pytest.approx(2 * power.users_needed(0.05, rate=0.1), abs=2)
    assert plan.days == math.ceil(plan.needed / 100)
    assert plan.chance(plan.needed) == pytest.approx(0.8, abs=1e-3)
    assert plan.smallest(plan.needed) == pytest.approx(0.05, rel=1e-3)


def test_unequal_weights_need_more_and_the_smallest_treatment_decides() -> None:
    # 1/0.9 + 1/0.1 = 11.11 in place of 1/0.5 + 1/0.5 = 4
    equal, unequal = (
        Plan(effect=0.5, deviation=2, users_a_day=10, weights=weights)
        for weights in ((0.5, 0.5), (0.9, 0.1))
    )
    assert unequal.needed / equal.needed == pytest.approx(11.11 / 4, rel=0.01)
    three = Plan(effect=0.5, deviation=2, users_a_day=10, weights=(0.5, 0.3, 0.2))
    assert three.needed == pytest.approx(equal.needed * 7 / 4, rel=0.01)


def test_cuped_and_comparisons_change_the_users() -> None:
    plain = Plan(effect=0.5, deviation=2, users_a_day=10)
    half = Plan(effect=0.5, deviation=2, users_a_day=10, reduction=0.5)
    assert half.needed == pytest.approx(plain.needed / 2, abs=1)
    assert Plan(effect=0.5, deviation=2, users_a_day=10, comparisons=5).needed > plain.needed
    assert plain.needed < plain.needed_looking < 3 * plain.needed


def test_too_small_an_audience_is_said_with_what_helps() -> None:
    plan = Plan(effect=0.01, rate=0.1, users_a_day=500, most_days=14)
    assert plan.reachable == 7000
    assert not plan.enough
    assert "too small" in planned.verdict(plan)
    assert f"{plan.chance(7000):.0%}" in planned.verdict(plan)
    said = " ".join(planned.remedies(plan))
    for word in (f"Longer: {plan.days}", "larger effect", "CUPED", "Interleaving"):
        assert word in said
    # With just the reduction that is named the audience is enough
    helped = Plan(
        effect=0.01, rate=0.1, users_a_day=500, most_days=14, reduction=1 - 7000 / plan.needed
    )
    assert helped.needed == pytest.approx(7000, abs=1)
    few = Plan(effect=0.01, rate=0.1, users_a_day=500, audience=5000)
    assert "waiting alone does not help" in " ".join(planned.remedies(few))
    page = report.of_plan(plan)
    assert planned.verdict(plan) in page
    assert "<svg" in page
    assert "audience ends" in page


def test_a_decrease_is_planned_for_as_a_decrease() -> None:
    plan = Plan(effect=-0.01, rate=0.1, users_a_day=500, most_days=14)
    assert plan.smallest(plan.needed) == pytest.approx(-0.01, rel=1e-3)
    assert f"finds {planned.told(plan, plan.smallest(7000))} and more" in " ".join(
        planned.remedies(plan)
    )
    assert plan.smallest(7000) < -0.01
    assert plan.smallest(10) == -math.inf, "of a rate of 10 % no decrease is large enough"
    of_means = Plan(effect=-0.5, deviation=2, users_a_day=10)
    assert of_means.smallest(of_means.needed) == pytest.approx(-0.5, rel=1e-2)


def test_the_smallest_tests_still_can_be_judged() -> None:
    """The fixed test takes two users a variant, the always-valid one as many as it begins with."""
    huge = Plan(effect=1000, deviation=1, users_a_day=1)
    assert huge.needed == 4
    assert huge.needed_looking == 200
    assert Plan(effect=3, deviation=1, users_a_day=1, weights=(0.9, 0.1)).needed_looking == 1000


def test_a_test_that_outlasts_its_product_is_no_plan() -> None:
    plan = Plan(effect=0.0001, rate=0.1, users_a_day=500)
    assert plan.days > planning.LONGEST
    assert not plan.enough
    assert "takes too long" in planned.verdict(plan)
    assert f"{plan.chance(500 * 730):.0%}" in planned.verdict(plan)
    assert "Longer" not in " ".join(planned.remedies(plan))
    # Somebody who has that long has said so.
    patient = Plan(effect=0.0001, rate=0.1, users_a_day=500, most_days=10**6)
    assert "can be run" in planned.verdict(patient)


def test_a_day_is_one_day() -> None:
    plan = Plan(effect=0.1, rate=0.1, users_a_day=10_000)
    assert planned.verdict(plan).endswith(" users, 1 day.")
    assert "(1 day)" in " ".join(planned.words(plan))


@pytest.mark.parametrize(
    ("said", "word"),
    [
        ({"effect": 0.0}, "cannot be 0"),
        ({"effect": math.inf}, "inf is not possible"),
        ({"power": 0.04}, "no more than the significance"),
        ({"users_a_day": 0}, "users a day"),
        ({"reduction": 1.0}, "CUPED"),
        ({"comparisons": 0}, "metric"),
        ({"rate": 0.95}, "not both possible"),
        ({"power": 1.0}, "between 0 and 1"),
        ({"rate": None, "deviation": 0.0}, "no variance"),
        ({"rate": None}, "either"),
        ({"effect": 1e-300}, "no audience is large enough"),
        ({"effect": 1e300}, "not possible"),
        ({"rate": None, "deviation": 1e200}, "deviation of 1e.200 is not possible"),
        ({"users_a_day": 1e-300}, "users a day"),
        ({"alpha": 1e-300}, "too small to be exact"),
        ({"comparisons": 10**17}, "too small to be exact"),
    ],
)
def test_impossible_plans_are_refused(said: dict[str, Any], word: str) -> None:
    with pytest.raises(BadInput, match=word):
        Plan(**{"effect": 0.1, "rate": 0.1, "users_a_day": 10, **said})


def test_weights_add_up_or_are_refused() -> None:
    assert planning.shares([90, 10]) == planning.shares([0.9, 0.1]) == (0.9, 0.1)
    for wrong, word in (([50, 40], "= 90"), ([1.0], "two or more"), ([1.5, -0.5], "above 0")):
        with pytest.raises(BadInput, match=word):
            planning.shares(wrong)
