"""A plan that keeps its own advice."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
import pytest

from personalize_poc.errors import BadInput
from personalize_poc.experiment import power, settling


def brought(users: int, days: int = 14, rate: float = 0.1, apart: float = 0.0) -> pd.DataFrame:
    """What users bring up to each day; `apart`: how much they differ."""
    random = np.random.default_rng(5)
    mine = np.clip(rate * np.exp(apart * random.standard_normal(users)), 0, 0.9)
    each = random.random((users, days)) < mine[:, None]
    return pd.DataFrame(each.cumsum(axis=1).astype(float), columns=range(1, days + 1))


def test_a_large_audience_begins_at_once() -> None:
    found = settling.settle(brought(20_000), wanted=0.2)
    assert found.chosen is found.options[0]
    assert found.keeps
    assert found.worthwhile == 0.2
    assert "it can begin like this" in found.words
    assert found.plan.enough
    assert found.remedies == []


def test_twice_the_days_help() -> None:
    short = settling.settle(brought(20_000), wanted=0.2).options[0].smallest
    found = settling.settle(brought(20_000), wanted=short * 0.85)
    assert found.chosen.name == "14 days"
    assert found.keeps
    assert "not like this" in found.words
    assert "so it is run" in found.words


def test_too_small_an_audience_asks_another_question() -> None:
    found = settling.settle(brought(300), wanted=0.05)
    assert not found.keeps
    assert found.worthwhile >= found.chosen.smallest > 0.05
    assert found.plan.enough, "what is called worthwhile now can be seen"
    assert f"is it {found.worthwhile:+.0%} or more" in found.words
    assert found.remedies != []
    assert f"{found.worthwhile:+.0%}" in found.promise
    assert set(found.table()["enough"]) == {"no"}


def test_what_it_can_see_is_what_the_formula_says() -> None:
    totals = brought(900)
    found = settling.settle(totals, wanted=0.2)
    values = totals.iloc[:, -1]
    effect = power.smallest_effect(450, deviation=float(values.std()))
    assert found.options[1].smallest == pytest.approx(effect / values.mean(), rel=0.01)


def test_people_who_differ_are_what_cuped_takes_away() -> None:
    alike, apart = (settling.settle(brought(4000, apart=a), wanted=0.01) for a in (0.0, 1.0))
    gone = [one.options[2].plan.reduction for one in (alike, apart)]
    assert gone[0] < 0.02
    assert gone[1] > 0.2
    assert apart.options[2].smallest < apart.options[1].smallest


def test_where_nobody_brings_anything_nothing_can_be_tested() -> None:
    found = settling.settle(brought(300, rate=0.0), wanted=0.2)
    assert not found.possible
    assert found.worthwhile == math.inf
    assert "nothing can be tested" in found.words
    assert "do not decide" in found.promise
    assert found.plan.needed > 0


def test_refusals() -> None:
    with pytest.raises(BadInput, match="not above 0"):
        settling.settle(brought(300), wanted=0.0)
    with pytest.raises(BadInput, match="Fewer than two users"):
        settling.settle(brought(1), wanted=0.2)
