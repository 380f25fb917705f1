"""Statistics of experiments: beside established implementations, and worked by hand."""

from __future__ import annotations

import math
from statistics import NormalDist

import numpy as np
import pytest
from scipy import stats

from personalize_poc.errors import BadInput
from personalize_poc.experiment import intervals
from personalize_poc.experiment.logged.estimates import Estimate, Rules, estimate
from personalize_poc.experiment.statistics import corrections, fixed, sequential
from personalize_poc.experiment.statistics.moments import Moments, cuped, enough, uneven

Z = NormalDist().inv_cdf(0.975)


def of(values: np.ndarray, before: np.ndarray | None = None) -> Moments:
    known = np.zeros_like(values) if before is None else before
    found = np.cov(known, values)
    mean, earlier = float(values.mean()), float(known.mean())
    return Moments(
        len(values), mean, float(found[1, 1]), earlier, float(found[0, 0]), float(found[0, 1])
    )


@pytest.fixture
def draws() -> np.random.Generator:
    return np.random.default_rng(3)


@pytest.mark.parametrize("users", [4, 40, 4000])
def test_welch_is_that_of_scipy(draws: np.random.Generator, users: int) -> None:
    one, other = draws.lognormal(0, 1, users), draws.lognormal(0.2, 1.3, users * 2)
    theirs = stats.ttest_ind(other, one, equal_var=False)
    interval, p = fixed.welch(of(one), of(other), 0.95)
    assert p == pytest.approx(theirs.pvalue)
    assert interval == pytest.approx(tuple(theirs.confidence_interval(0.95)))


def test_few_outcomes_are_judged_by_newcombe_and_many_by_welch() -> None:
    few = [Moments(100, 0.02, 0.0198), Moments(100, 0.07, 0.0658)]
    assert fixed.rates(few[0], few[1], 0.95) == intervals.of_rates((0.02, 100), (0.07, 100), 0.95)
    many = [Moments(10_000, 0.02, 0.0196), Moments(10_000, 0.03, 0.0291)]
    assert fixed.rates(many[0], many[1], 0.95) == fixed.welch(many[0], many[1], 0.95)


def test_cuped_is_the_regression_on_what_was_known_before(draws: np.random.Generator) -> None:
    before = draws.gamma(2, 1, 3000)
    arm = np.arange(3000) % 2
    values = 0.7 * before + draws.normal(0, 1, 3000) + 0.1 * arm
    made = cuped([of(values[arm == at], before[arm == at]) for at in (0, 1)])
    assert made is not None
    design = np.column_stack([np.ones(3000), arm, before])
    effect = np.linalg.lstsq(design, values, rcond=None)[0]
    assert made.variants[1].mean - made.variants[0].mean == pytest.approx(effect[1])
    assert made.slope == pytest.approx(effect[2])
    assert made.reduction == pytest.approx(np.corrcoef(before, values)[0, 1] ** 2, abs=0.01)


def test_cuped_of_what_is_the_same_for_all_is_none() -> None:
    assert cuped([Moments(10, 1.0, 2.0, 5.0, 0.0), Moments(10, 1.0, 2.0, 5.0, 0.0)]) is None


def test_the_lift_agrees_with_the_test_of_the_difference() -> None:
    control, treatment = Moments(5000, 2.0, 9.0), Moments(5000, 2.1, 9.5)
    found = fixed.lift(control, treatment, Z)
    assert found is not None
    assert found[0] == pytest.approx(0.05)
    error = math.sqrt(control.error2 + treatment.error2)
    edge = Moments(5000, 2.0 + stats.norm.ppf(0.975) * error, 9.5)
    touching = fixed.lift(control, edge, Z)
    assert touching is not None
    assert touching[1][0] == pytest.approx(0, abs=1e-9)


def test_the_lift_of_few_users_or_outcomes_agrees_with_the_interval_that_is_shown() -> None:
    def rate(hits: int, users: int) -> Moments:
        share = hits / users
        return Moments(users, share, share * (1 - share) * users / (users - 1))

    pairs = [
        (rate(hits, 2000), rate(more, 500), True)
        for hits in range(20, 80, 3)
        for more in range(5, 60, 2)
    ]
    pairs += [(Moments(8, 10, 4), Moments(8, 10 + at / 10, 6), False) for at in range(-60, 60)]
    for control, treatment, is_rate in pairs:
        found = estimate(control, treatment, rate=is_rate, rules=Rules())
        assert isinstance(found, Estimate)
        if found.lift is not None:
            shown, (low, high) = found.interval, found.lift[1]
            assert (low > 0, high < 0) == (shown[0] > 0, shown[1] < 0), (control, treatment)


@pytest.mark.parametrize("mean", [0.0, 0.01, -1.0])
def test_a_lift_over_nothing_has_no_bounds(mean: float) -> None:
    assert fixed.lift(Moments(100, mean, 4.0), Moments(100, 0.5, 4.0), Z) is None


def test_the_sample_ratio_worked_by_hand() -> None:
    # 100 of 10,000 too many: (100² / 5000) · 2 = 4; a chi-square of one degree of freedom
    assert fixed.sample_ratio([5100, 4900], [0.5, 0.5]) == pytest.approx(0.0455, abs=1e-4)
    assert fixed.sample_ratio([5000, 3000, 2000], [5, 3, 2]) == pytest.approx(1)


def test_the_sample_ratio_of_few_is_that_of_the_binomial_distribution() -> None:
    tail = stats.binom.sf(4, 100, 0.01)
    assert fixed.sample_ratio([95, 5], [0.99, 0.01]) == pytest.approx(2 * 2 * tail)
    assert fixed.sample_ratio([99, 1], [0.99, 0.01]) == 1.0
    # Over all samples it errs no more often than it says.
    seen = [fixed.sample_ratio([60 - few, few], [0.95, 0.05]) for few in range(61)]
    chance = stats.binom.pmf(np.arange(61), 60, 0.05)
    for limit in (0.05, 0.01, 0.001):
        assert chance[np.array(seen) < limit].sum() <= limit


def test_independence_is_that_of_scipy_where_enough_are_expected() -> None:
    table = [[30, 20, 10], [20, 35, 12]]
    assert fixed.independence(table) == pytest.approx(stats.chi2_contingency(table).pvalue)
    rare = [[*row, few] for row, few in zip(table, (0, 3), strict=True)]
    assert fixed.independence(rare) == fixed.independence(table)
    assert fixed.independence([[598, 0], [0, 2]]) == 1.0


def test_corrections_worked_by_hand() -> None:
    p = [0.04, 0.01, 0.2, 0.03]
    assert corrections.holm(p) == pytest.approx([0.09, 0.04, 0.2, 0.09])
    third = 0.04 * 4 / 3
    assert corrections.benjamini_hochberg(p) == pytest.approx([third, 0.04, 0.2, third])
    assert corrections.holm([]) == corrections.benjamini_hochberg([]) == []


@pytest.mark.parametrize("users", [50, 10_000, 1_000_000])
@pytest.mark.parametrize("alpha", [0.05, 0.01])
def test_the_always_valid_p_value_and_interval_agree(users: int, alpha: float) -> None:
    low, high = sequential.interval(0.0, 0.3, users, alpha=alpha)
    assert low == -high
    assert sequential.p_value(high, 0.3, users, alpha=alpha) == pytest.approx(alpha)
    assert sequential.p_value(0.0, 0.3, users, alpha=alpha) == 1.0


def test_an_always_valid_interval_takes_no_less_than_the_pooled_variance() -> None:
    # Of 100 users nobody did anything: by its own variance that mean is 0 and nothing else.
    many, few = Moments(900, 0.05, 0.0475), Moments(100, 0.0, 0.0)
    found = estimate(many, few, rate=False, rules=Rules())
    assert isinstance(found, Estimate)
    error2 = (899 * 0.0475) / 998 * (1 / 900 + 1 / 100)
    assert found.always == pytest.approx(
        sequential.interval(-0.05, math.sqrt(error2), 1000, alpha=0.05)
    )
    assert found.always is not None
    assert found.always[1] > 0
    # Of a rate 4.5 users are expected to have the outcome in the small variant, which is too few.
    assert estimate(many, few, rate=True, rules=Rules()).always is None  # type: ignore[union-attr]


def test_skewness_stays_where_variants_differ_in_size() -> None:
    # 50 · 4² · 800² / (900 · 100 · 1000) = 5.7, and of 9,000 users and 1,000 it is 0.57.
    assert uneven(Moments(900, 1.0, 4.0, skewness=4.0), Moments(100, 1.0, 4.0, skewness=4.0))
    many = Moments(9000, 1.0, 4.0, skewness=4.0), Moments(1000, 1.0, 4.0, skewness=4.0)
    assert not uneven(*many)
    assert not uneven(Moments(500, 1.0, 4.0, skewness=4.0), Moments(500, 1.0, 4.0, skewness=4.0))
    assert not uneven(Moments(9, 1.0, 0.0), Moments(2, 1.0, 0.0))


@pytest.mark.parametrize("alpha", [0.0, 1.0, math.nan])
def test_a_significance_that_is_none_is_refused(alpha: float) -> None:
    with pytest.raises(BadInput, match="not between 1e-12 and 1"):
        Rules(alpha)


def test_the_always_valid_interval_is_narrowest_beside_the_fixed_one_where_it_was_planned() -> None:
    sizes = [100, 1000, 10_000, 100_000, 1_000_000]
    halves = [sequential.interval(0, 1, users, alpha=0.05, planned=10_000)[1] for users in sizes]
    assert min(halves) == halves[2]
    # Theorem 2.2 of Waudby-Smith and others, with n rho² = 2 log(20) + log(2 log(20) + 1) = 7.937
    assert halves[2] == pytest.approx(
        math.sqrt(2 * (1 + 1 / 7.937) * math.log(20 * 8.937**0.5)), 1e-3
    )
    assert halves[4] / halves[2] < 1.2


def test_differences_of_parts_are_compared_by_cochran_s_q() -> None:
    # weights 1, 1, 0.5; their mean is (1 + 3 + 1) / 2.5 = 2; Q = 1 + 1 + 0
    p = fixed.heterogeneity([1.0, 3.0, 2.0], [1.0, 1.0, 2.0])
    assert p == pytest.approx(stats.chi2.sf(2.0, 2))
    assert fixed.heterogeneity([0.5, 0.5], [1.0, 4.0]) == 1


def test_two_variants_that_change_in_proportion_worked_by_hand() -> None:
    one = Moments(100, 1.0, 0.5, 2.0, 1.0, 0.25)
    other = Moments(400, 3.0, 4.0, 4.0, 2.0, 1.0)
    spread = (0.5 / 1 + 1 / 4 - 2 * 0.25 / 2) / 100 + (4 / 9 + 2 / 16 - 2 / 12) / 400
    z = (math.log(0.75) - math.log(0.5)) / math.sqrt(spread)
    assert fixed.in_proportion(one, other) == pytest.approx(2 * stats.norm.sf(z))
    assert fixed.in_proportion(one, Moments(400, 6.0, 4.0, 12.0, 2.0, 1.0)) == pytest.approx(1)
    assert fixed.in_proportion(one, Moments(4, 0.1, 4.0, 4.0, 2.0, 1.0)) is None
    change = one.change
    assert (change.mean, change.variance) == (-1.0, 1.0)


def test_users_that_a_skewed_difference_needs_by_the_rule_of_355() -> None:
    one, other = Moments(500, 1.0, 4.0, skewness=3.0), Moments(500, 1.0, 4.0, skewness=3.0)
    assert enough(one, other) == 0, "skewness of variants that are alike cancels out"
    # Against a control without spread it is the rule for a mean: 355 times the squared skewness.
    assert enough(Moments(10**9, 1.0, 1e-12), other) / (10**9 + 500) * 500 == pytest.approx(
        355 * 9, rel=0.01
    )


def test_a_variance_of_rounding_is_none() -> None:
    def sums(values: list[float]) -> Moments:
        return of(np.array([sum(values), sum(reversed(values))] * 100))

    odd, even = sums([0.1, 0.2, 0.3]), sums([0.3, 0.2, 0.1])
    less = of(np.full(200, 0.6))
    for control, treatment in ((odd, even), (odd, less), (less, odd)):
        found = estimate(control, treatment, rate=False, rules=Rules())
        assert isinstance(found, str)
        assert "no variance" in found
    large = [of(1e9 + np.arange(200) % 5 * size) for size in (1.0, 1.5)]
    assert isinstance(estimate(*large, rate=False, rules=Rules()), Estimate)
