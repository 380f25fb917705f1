"""Thompson sampling: probabilities beside closed forms, delays, state, regret, bad input."""

from __future__ import annotations

import json
import math
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import special, stats

from personalize_poc.errors import BadInput
from personalize_poc.experiment import assignment, bandit
from personalize_poc.experiment.statistics import posteriors

RATES = {"old": 0.05, "new": 0.06, "best": 0.10}


def second_is_larger(a1: int, b1: int, a2: int, b2: int) -> float:
    """The closed form for whole numbers, E. Miller, Formulas for Bayesian A/B testing (2015)."""
    at = np.arange(a2)
    logs = special.betaln(a1 + at, b1 + b2) - np.log(b2 + at) - special.betaln(1 + at, b2)
    return float(np.exp(logs - special.betaln(a1, b1)).sum())


@pytest.mark.parametrize(
    "numbers",
    [(1, 1, 1, 1), (3, 5, 4, 5), (10, 100, 20, 150), (500, 9500, 530, 9470), (1, 1, 5000, 5000),
     (2, 2000, 400, 100_000), (50_000, 950_000, 50_300, 949_700)],
)  # fmt: skip
def test_the_probability_is_that_of_the_closed_form(numbers: tuple[int, int, int, int]) -> None:
    a1, b1, a2, b2 = numbers
    expected = second_is_larger(*numbers)
    found = posteriors.chances([a1, a2], [b1, b2])
    assert found == pytest.approx([1 - expected, expected], abs=5e-9)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(st.floats(0.05, 1e6), st.floats(0.05, 1e6)), min_size=2, max_size=5))
def test_probabilities_add_up_and_know_no_order(arms: list[tuple[float, float]]) -> None:
    a, b = [one for one, _ in arms], [other for _, other in arms]
    found = posteriors.chances(a, b)
    assert math.fsum(found) == pytest.approx(1)
    assert found.min() >= 0
    assert posteriors.chances(a[::-1], b[::-1])[::-1] == pytest.approx(found, abs=1e-7)


def test_many_arms_are_those_of_draws_from_the_posteriors() -> None:
    a, b = np.array([1, 20, 300, 5, 0.5]), np.array([10, 150, 2800, 60, 0.5])
    drawn = np.random.default_rng(0).beta(a, b, (400_000, 5)).argmax(axis=1)
    shares = np.bincount(drawn, minlength=5) / 400_000
    assert posteriors.chances(a, b) == pytest.approx(shares, abs=4 * math.sqrt(0.25 / 400_000))


def test_equal_arms_are_chosen_alike_and_one_arm_always() -> None:
    assert posteriors.chances([3] * 4, [7] * 4) == pytest.approx([0.25] * 4)
    assert posteriors.chances([3], [7]).tolist() == [1]


def made(**said: Any) -> bandit.Bandit:
    return bandit.Bandit(**{"arms": ("a", "b"), "name": "recipes", "floor": 0.1, **said})


@pytest.mark.parametrize("count", [1e7, 1e9, 1e11])
def test_millions_of_impressions_and_more(count: float) -> None:
    rates, far = np.array([0.1, 0.1, 0.1]), np.array([0.0, 1.0, -1.0])
    error = np.sqrt(rates * (1 - rates) / count)
    mean = rates + far * error
    found = posteriors.chances(mean * count, (1 - mean) * count)
    draws = np.random.default_rng(3).standard_normal((400_000, 3)) + far
    shares = np.bincount(draws.argmax(axis=1), minlength=3) / len(draws)
    assert found == pytest.approx(shares, abs=0.004), "as of normal posteriors"


def test_a_success_before_its_choice_does_not_count() -> None:
    one = bandit.Bandit(("a", "b"), "early", wait=10.0)
    one.choose("r", 100.0)
    early, never = ("r", 99.0), ("r", math.nan)
    assert one.record([early, never]) == ["r", "r"]
    assert one.record([("r", 100.0)]) == []
    one.update(200.0)
    assert (sum(one.successes), sum(one.failures)) == (1, 0)


def test_the_logged_probability_is_that_of_the_draw() -> None:
    one = made(successes=[30, 10], failures=[70, 90])
    chosen = [one.choose(f"r{at}", 0) for at in range(4000)]
    best = posteriors.chances([31, 11], [71, 91])
    assert one.probabilities == pytest.approx(0.1 + 0.8 * best)
    share = sum(choice.arm == "b" for choice in chosen)
    assert stats.binomtest(share, 4000, float(one.probabilities[1])).pvalue > 0.001
    for choice in chosen[:20]:
        assert choice.probability == one.probabilities["ab".index(choice.arm)]
        point = assignment.point(choice.request, "recipes\tbandit")
        assert choice.arm == ("a" if point < one.probabilities[0] else "b")


def test_nothing_moves_between_updates_and_outcomes_wait() -> None:
    one = made(wait=10.0)
    choices = {f"r{at}": one.choose(f"r{at}", float(at)) for at in range(20)}
    before = one.probabilities.tolist()
    # r3 in time, r4 too late, r99 unknown
    assert one.record([("r3", 12.9), ("r4", 14.1), ("r99", 5.0)]) == ["r4", "r99"]
    assert one.probabilities.tolist() == before
    assert one.choose("r3", 13.0) == choices["r3"], "asked again, the same choice"
    assert one.update(now=9.9) == 0
    assert one.update(now=15.0) == 6, "r0 to r5, whose 10 seconds are over"
    assert sum(one.successes) == 1
    assert one.successes["ab".index(choices["r3"].arm)] == 1
    assert sum(one.failures) == 5
    assert one.record([("r3", 12.0)]) == ["r3"], "it is settled"
    assert one.update(now=math.inf) == 14
    assert one.open == {}


def test_state_is_plain_data_and_goes_on_where_it_was() -> None:
    one = made(wait=10.0)
    for at in range(30):
        one.choose(f"r{at}", float(at))
    one.record([("r25", 26.0)])
    one.update(now=30.0)
    other = bandit.Bandit.load(json.loads(json.dumps(one.saved())))
    assert other == one
    assert other.choose("next", 31.0) == one.choose("next", 31.0)
    assert (one.update(math.inf), one.successes) == (other.update(math.inf), other.successes)
    table = other.table()
    assert table["impressions"].sum() == 31
    assert (table["low"] < table["rate"]).all()


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"version": 0}, "no bandit of version 1"),
        ({"open": [["r", "z", 0.5, 0.0, False]]}, "open choice of no arm: z"),
        ({"open": [["r"]]}, "incomplete"),
        ({"prior": [1]}, "incomplete"),
        ({"successes": [1]}, "one count of 0 or more for each arm"),
    ],
)
def test_a_saved_state_that_is_none_is_refused(change: dict[str, Any], words: str) -> None:
    with pytest.raises(BadInput, match=words):
        bandit.Bandit.load({**made().saved(), **change})


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"arms": ("a",)}, "two or more different arms"),
        ({"arms": ("a", "a")}, "two or more different arms"),
        ({"name": ""}, "needs a name"),
        ({"floor": 0.6}, "at most 0.5 each"),
        ({"wait": -1}, "wait is 0 or more"),
        ({"prior": (0, 1)}, "prior are above 0"),
        ({"failures": [1, -1]}, "one count of 0 or more"),
    ],
)
def test_a_bandit_that_cannot_be_is_refused(said: dict[str, Any], words: str) -> None:
    with pytest.raises(BadInput, match=words):
        made(**said)


@pytest.mark.parametrize("numbers", [([1, 2], [1]), ([], []), ([1, 0], [1, 1]), ([math.nan], [1])])
def test_impossible_posteriors_are_refused(numbers: tuple[list[float], list[float]]) -> None:
    with pytest.raises(BadInput):
        posteriors.chances(*numbers)
    with pytest.raises(BadInput):
        made().add([1], [1, 1])


def test_regret_is_what_the_best_arm_would_have_brought_more() -> None:
    found = bandit.regret(["old", "best", "new"], RATES)
    assert found == pytest.approx([0.05, 0.05, 0.09])
    with pytest.raises(BadInput, match="Row 1 has the arm x"):
        bandit.regret(["old", "x"], RATES)


def lost(**said: Any) -> list[float]:
    options = {"batches": 25, "size": 500, **said}
    return [bandit.play(RATES, seed=seed, **options)["regret"].iloc[-1] for seed in range(5)]


def test_a_bandit_costs_less_than_an_even_split_also_with_delay() -> None:
    even, own, late = lost(floor=1 / 3), lost(), lost(delay=4)
    assert np.mean(even) == pytest.approx(12_500 * (0.05 + 0.04) / 3, rel=0.05)
    assert np.mean(own) < 0.4 * np.mean(even)
    assert np.mean(own) < np.mean(late) < 0.7 * np.mean(even)
    played = bandit.play(RATES, batches=25, size=500, floor=0.05)
    last = played[played["batch"] == 24].set_index("arm")["probability"]
    assert last["best"] > 0.8
    assert last.min() >= 0.05
    pd.testing.assert_frame_equal(played, bandit.play(RATES, batches=25, size=500, floor=0.05))
