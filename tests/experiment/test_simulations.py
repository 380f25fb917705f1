"""Errors, power and coverage as they are promised, over some thousand simulated experiments."""

from __future__ import annotations

import math
from statistics import NormalDist

import numpy as np
import pytest
from numpy.typing import NDArray

from personalize_poc.experiment.logged import arrays, measured
from personalize_poc.experiment.logged.estimates import Estimate, Result, Rules, estimate
from personalize_poc.experiment.logged.metrics import Metric
from personalize_poc.experiment.planning import Plan
from personalize_poc.experiment.statistics import fixed, sequential
from personalize_poc.experiment.statistics.moments import Moments, cuped

Z = NormalDist().inv_cdf(0.975)
pytestmark = pytest.mark.slow
TESTS, USERS, ALPHA = 2000, 400, 0.05
Floats = NDArray[np.floating]


def band(share: float, tests: int = TESTS) -> float:
    """Half of the 99.9 % interval of a simulated share."""
    return 3.3 * math.sqrt(share * (1 - share) / tests)


def moments(values: Floats, before: Floats | None = None) -> list[Moments]:
    """Of each simulated test; values: (tests, users)."""
    known = np.zeros_like(values) if before is None else before
    means, knowns = values.mean(1), known.mean(1)
    products = ((values - means[:, None]) * (known - knowns[:, None])).sum(1)
    columns = (
        means,
        values.var(1, ddof=1),
        knowns,
        known.var(1, ddof=1),
        products / (values.shape[1] - 1),
    )
    rows = zip(*(one.tolist() for one in columns), strict=True)
    return [Moments(values.shape[1], *row) for row in rows]


def rates(users: int, rate: float, tests: int, seed: int) -> list[Moments]:
    hits = np.random.default_rng(seed).binomial(users, rate, tests) / users
    return [Moments(users, p, p * (1 - p) * users / (users - 1)) for p in hits.tolist()]


def spend(seed: int) -> tuple[Floats, Floats]:
    """Skewed outcomes, and what was known before: correlation² 0.5 by construction."""
    draws = np.random.default_rng(seed)
    taste = draws.gamma(2, 1, (TESTS, USERS))
    return taste + draws.gamma(2, 1, (TESTS, USERS)), taste


def test_an_a_a_test_finds_nothing_more_often_than_allowed() -> None:
    (one, before), (other, earlier) = spend(1), spend(2)
    found = {"rates": 0, "welch": 0, "cuped": 0, "always": 0}
    for left, right in zip(rates(3000, 0.1, TESTS, 3), rates(3000, 0.1, TESTS, 4), strict=True):
        found["rates"] += fixed.rates(left, right, 1 - ALPHA)[1] < ALPHA
        error = math.sqrt(left.error2 + right.error2)
        p = sequential.p_value(right.mean - left.mean, error, 6000, alpha=ALPHA)
        found["always"] += p < ALPHA
    for left, right in zip(moments(one, before), moments(other, earlier), strict=True):
        found["welch"] += fixed.welch(left, right, 1 - ALPHA)[1] < ALPHA
        made = cuped([left, right])
        assert made is not None
        found["cuped"] += fixed.welch(made.variants[0], made.variants[1], 1 - ALPHA)[1] < ALPHA
    for name in ("rates", "welch", "cuped"):
        assert found[name] / TESTS == pytest.approx(ALPHA, abs=band(ALPHA)), name
    assert found["always"] / TESTS <= ALPHA


@pytest.mark.parametrize("kind", ["rate", "revenue"])
def test_a_small_variant_that_is_looked_at_often_finds_nothing_by_its_own_variance(
    kind: str,
) -> None:
    draws, users, tests = np.random.default_rng(8), 2000, 400
    bought = draws.random((tests, users)) < (0.03 if kind == "rate" else 0.2)
    paid = 1.0 if kind == "rate" else draws.lognormal(0, 2, (tests, users))
    outcome, small = bought * paid, np.arange(users) % 10 == 0
    rules, seen = Rules(ALPHA, users), np.zeros(tests, dtype=bool)
    for at in range(1000, users + 1, 100):
        new = small[:at]
        arms = zip(moments(outcome[:, :at][:, ~new]), moments(outcome[:, :at][:, new]), strict=True)
        found = [estimate(one, other, rate=kind == "rate", rules=rules) for one, other in arms]
        seen |= [isinstance(one, Estimate) and one.always_p < ALPHA for one in found]
    assert seen.mean() <= ALPHA


@pytest.mark.parametrize(
    ("spread", "users", "decides"), [(2.0, 2000, "always"), (0.5, 2000, "fixed")]
)
def test_what_decides_of_a_small_variant_errs_no_more_often_than_it_may(
    spread: float, users: int, decides: str
) -> None:
    draws, tests = np.random.default_rng(9), 1000
    arms = {"control": slice(0, users * 9 // 10), "new": slice(users * 9 // 10, users)}
    everybody = arrays.Users(arms, np.zeros(users, dtype=int), np.arange(users))
    fixed_errs, errs, by = 0, 0, []
    for _ in range(tests):
        made = measured.overall(everybody, draws.lognormal(0, spread, users))
        found = estimate(made["control"], made["new"], rate=False, rules=Rules(ALPHA, users))
        assert isinstance(found, Estimate)
        is_uneven = Result(Metric("paid", "sum"), "new", found).is_uneven
        by.append("always" if is_uneven else "fixed")
        fixed_errs += found.p_value < ALPHA
        errs += (found.always_p if is_uneven else found.p_value) < ALPHA
    assert by.count(decides) >= 0.95 * tests
    assert errs / tests <= ALPHA + band(ALPHA, tests)
    assert (fixed_errs / tests > 2 * ALPHA) == (decides == "always")


def looked(differences: Floats, errors: Floats, users: Floats, planned: int) -> tuple[float, float]:
    """Shares of tests that ever look significant: by the fixed and by the always-valid interval.

    All of shape (tests, looks).
    """
    naive = (np.abs(differences) > 1.959964 * errors).any(axis=1).mean()
    halves = [sequential.interval(0.0, 1.0, int(n), alpha=ALPHA, planned=planned)[1] for n in users]
    return float(naive), float((np.abs(differences) > np.array(halves) * errors).any(axis=1).mean())


@pytest.mark.parametrize("planned", [sequential.PLANNED, 3000])
def test_looking_every_day_for_30_days(planned: int) -> None:
    days, a_day, rate = 30, 200, 0.2
    draws = np.random.default_rng(5)
    hits = draws.binomial(a_day // 2, rate, (2, TESTS, days)).cumsum(axis=2)
    each = a_day // 2 * np.arange(1, days + 1)
    means = hits / each
    errors = np.sqrt((means * (1 - means)).sum(axis=0) / (each - 1))
    naive, ours = looked(means[1] - means[0], errors, 2.0 * each, planned)
    assert naive == pytest.approx(0.29, abs=band(0.29) + 0.01)
    assert ours <= ALPHA


def test_looking_every_day_while_outcomes_of_the_same_users_accrue() -> None:
    # All come on the first day; each day adds to what each of them brings.
    gains = np.random.default_rng(6).poisson(0.2, (2, 500, 300, 30)).cumsum(axis=3)
    means, spreads = gains.mean(axis=2), gains.var(axis=2, ddof=1)
    errors = np.sqrt(spreads.sum(axis=0) / 300)
    naive, ours = looked(means[1] - means[0], errors, np.full(30, 600.0), sequential.PLANNED)
    assert naive > 0.2
    assert ours <= ALPHA


@pytest.mark.parametrize("weights", [(0.5, 0.5), (0.8, 0.2), (0.2, 0.8)])
def test_planned_power_is_reached_within_two_points(weights: tuple[float, float]) -> None:
    plan = Plan(effect=0.03, rate=0.1, users_a_day=100, weights=weights)
    tests = 12_000
    sizes = [round(plan.needed * weight) for weight in weights]
    one, other = rates(sizes[0], 0.1, tests, 7), rates(sizes[1], 0.13, tests, 8)
    found = [fixed.rates(*both, 1 - ALPHA)[1] < ALPHA for both in zip(one, other, strict=True)]
    assert float(np.mean(found)) == pytest.approx(plan.power, abs=0.02)


def test_planned_power_with_always_valid_intervals_and_with_cuped() -> None:
    plan = Plan(effect=0.03, rate=0.1, users_a_day=100)
    half = plan.needed_looking // 2
    found = 0
    for one, other in zip(rates(half, 0.1, TESTS, 9), rates(half, 0.13, TESTS, 10), strict=True):
        error = math.sqrt(one.error2 + other.error2)
        p = sequential.p_value(
            other.mean - one.mean, error, 2 * half, alpha=ALPHA, planned=plan.needed
        )
        found += p < ALPHA
    assert found / TESTS == pytest.approx(plan.power, abs=band(0.8))
    (values, before), (others, earlier) = spend(11), spend(12)
    with_cuped = Plan(effect=0.4, deviation=2.0, users_a_day=100, reduction=0.5)
    users = with_cuped.needed // 2
    hits = 0
    control = moments(values[:, :users], before[:, :users])
    treatment = moments(others[:, :users] + 0.4, earlier[:, :users])
    for left, right in zip(control, treatment, strict=True):
        made = cuped([left, right])
        assert made is not None
        hits += fixed.welch(made.variants[0], made.variants[1], 1 - ALPHA)[1] < ALPHA
    assert hits / TESTS == pytest.approx(with_cuped.power, abs=0.03)


def test_intervals_cover_the_truth_as_often_as_they_say() -> None:
    one, other = rates(2000, 0.1, TESTS, 13), rates(1000, 0.12, TESTS, 14)
    covered = np.zeros(3)
    for left, right in zip(one, other, strict=True):
        low, high = fixed.rates(left, right, 0.95)[0]
        lift = fixed.lift(left, right, Z)
        assert lift is not None
        error = math.sqrt(left.error2 + right.error2)
        ends = sequential.interval(right.mean - left.mean, error, 3000, alpha=ALPHA)
        covered += [
            low <= 0.02 <= high,
            lift[1][0] <= 0.2 <= lift[1][1],
            ends[0] <= 0.02 <= ends[1],
        ]
    shares = covered / TESTS
    assert 0.93 <= shares[0] <= 0.97
    assert 0.93 <= shares[1] <= 0.97
    assert shares[2] >= 0.97


def test_cuped_takes_away_as_much_of_the_variance_as_it_says() -> None:
    (values, before), (others, earlier) = spend(15), spend(16)
    raw, adjusted, said = [], [], []
    for left, right in zip(moments(values, before), moments(others, earlier), strict=True):
        made = cuped([left, right])
        assert made is not None
        raw.append(right.mean - left.mean)
        adjusted.append(made.variants[1].mean - made.variants[0].mean)
        said.append(made.reduction)
    assert float(np.mean(said)) == pytest.approx(0.5, abs=0.02)
    assert 1 - float(np.var(adjusted) / np.var(raw)) == pytest.approx(0.5, abs=0.06)
    assert float(np.mean(adjusted)) == pytest.approx(0, abs=0.02), "not biased"
