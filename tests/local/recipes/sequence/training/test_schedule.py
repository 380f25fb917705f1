"""The learning rate ends at 0, also when the time is over before the planned steps."""

from __future__ import annotations

import pytest

from personalize_poc.local.recipes.interface import Budget
from personalize_poc.local.recipes.sequence.training.schedule import CHECKED, Pace


class Clock:
    """Seconds that pass only with steps."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


def walk(pace: Pace, clock: Clock, seconds: float) -> list[float]:
    """The rates of all steps until the pace, or its plan, is at its end."""
    rates = []
    for step in range(10_000):
        if step >= pace.steps:
            break
        rates.append(float(pace.rate(step)))
        clock.now += seconds
        if pace.over(step + 1):
            break
    return rates


def test_the_rate_goes_up_and_down_to_nothing() -> None:
    rates = walk(Pace(0.5, 1000, Budget()), Clock(), 1)
    assert len(rates) == 1000
    assert max(rates) == pytest.approx(0.5, rel=1e-3)
    assert rates.index(max(rates)) < 30
    assert rates[0] < 0.05
    assert rates[-1] < 1e-5


def test_steps_that_fit_are_as_if_there_were_no_clock() -> None:
    clock = Clock()
    assert walk(Pace(0.5, 400, Budget(1000.0), clock), clock, 1) == walk(
        Pace(0.5, 400, Budget()), Clock(), 1
    )


def test_with_too_little_time_fewer_steps_end_at_a_low_rate_in_time() -> None:
    clock = Clock()
    rates = walk(Pace(0.5, 10_000, Budget(500.0), clock), clock, 1)
    assert 420 <= len(rates) <= 500
    assert rates[-1] < 0.02
    assert clock.now <= 500


def test_a_machine_that_becomes_slower_is_noticed() -> None:
    clock = Clock()
    pace = Pace(0.5, 1000, Budget(1500.0), clock)
    for step in range(500):
        clock.now += 1
        assert not pace.over(step + 1)
    assert pace.steps == 1000
    done = 500
    while not pace.over(done):
        clock.now += 4
        done += 1
    assert clock.now <= 1500 + CHECKED * 4
    assert done < 800
