"""Means, intervals, paired differences."""

from __future__ import annotations

import math

import numpy as np
import pytest

from personalize_poc.evaluation import estimates
from personalize_poc.evaluation.estimates import UNKNOWN, Estimate


def test_the_interval_is_as_wide_as_the_normal_one_for_many_users() -> None:
    values = np.random.default_rng(3).normal(0.5, 0.2, 5000)
    found = estimates.of(values.tolist())
    width = 2 * 1.96 * values.std() / math.sqrt(len(values))
    assert found.mean == pytest.approx(values.mean())
    assert found.high - found.low == pytest.approx(width, rel=0.1)
    assert found.low < found.mean < found.high


def test_it_covers_the_true_mean_in_about_95_of_100_samples() -> None:
    draws = np.random.default_rng(1)
    covered = 0
    for seed in range(200):
        found = estimates.of(draws.binomial(1, 0.3, 100).astype(float).tolist(), seed)
        covered += found.low <= 0.3 <= found.high
    assert 180 <= covered <= 200


def test_same_seed_same_interval() -> None:
    values = np.linspace(0, 1, 50).tolist()
    assert estimates.of(values, 1) == estimates.of(values, 1) != estimates.of(values, 2)


def test_users_without_a_value_do_not_count() -> None:
    assert estimates.of([1.0, None, math.nan, 0.0]).mean == 0.5
    assert not estimates.of([None]).has_interval
    assert estimates.of([]).text() == "–"


def test_a_difference_is_taken_user_by_user() -> None:
    """People differ much, the recipes by 0.1 for each of them: that is certain."""
    easy = [0.1, 0.9, 0.4, 0.7, None]
    found = estimates.difference([0.2, 1.0, 0.5, 0.8, 0.3], easy)
    assert (found.mean, found.low, found.high) == pytest.approx((0.1, 0.1, 0.1))
    assert found.verdict == "ahead"
    assert estimates.difference(easy, easy).verdict == "not distinguishable"


def test_more_numbers_than_fit_at_a_time_are_the_same_kind_of_interval() -> None:
    values = np.tile([0.0, 1.0], 5000)
    found = estimates.of(values.tolist())
    assert found.high - found.low == pytest.approx(2 * 1.96 * 0.5 / 100, rel=0.1)


@pytest.mark.parametrize(
    ("low", "high", "says"),
    [(0.01, 0.2, "ahead"), (-0.2, -0.01, "behind"), (-0.1, 0.1, "not distinguishable")],
)
def test_verdicts_need_the_whole_interval(low: float, high: float, says: str) -> None:
    assert Estimate(0.05, low, high).verdict == says
    assert Estimate(0.05).verdict == "not known"


def test_what_three_decimals_show_as_nothing_has_no_sign() -> None:
    assert Estimate(-0.0004, -0.0012, 0.0003).text("+") == "0.000 (-0.001\u00a0…\u00a00.000)"
    assert Estimate(0.0006).text("+") == "+0.001"
    assert Estimate(-0.0004).text() == "0.000"


def test_text_and_json() -> None:
    found = Estimate(0.1, -0.02, 0.2)
    assert found.text("+") == "+0.100 (-0.020\u00a0…\u00a0+0.200)"
    assert Estimate(0.1).text() == "0.100"
    assert estimates.restored(found.plain()) == found
    assert UNKNOWN.plain() == [None, None, None]
    assert not estimates.restored("nonsense").has_interval
