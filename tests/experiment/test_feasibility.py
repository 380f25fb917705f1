"""Whether a test can find what it is made for, and what is said about it."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
import pytest

from personalize_poc.errors import BadInput
from personalize_poc.evaluation import plots
from personalize_poc.experiment import assignment, feasibility, feasibility_plot, power

DAY = 86_400


def rehearsed(rate: float, users: int = 400, days: int = 7, seed: int = 0) -> pd.DataFrame:
    draws = np.random.default_rng(seed)
    return pd.DataFrame(
        (draws.random((users, days)) < rate).astype(float), columns=range(1, days + 1)
    )


def test_enough_users_may_begin() -> None:
    found = feasibility.look(rehearsed(0.1), users=2000, worthwhile=0.05)
    assert found.at_once
    assert found.evenings == 1
    assert found.words.endswith("The test can begin as it is.")


def test_too_few_users_are_told_what_helps() -> None:
    found = feasibility.look(rehearsed(0.1), users=300, worthwhile=0.05)
    assert found.smallest[1] > 0.05
    assert not found.at_once
    assert found.enough
    assert found.smallest[found.evenings] <= 0.05
    shorter = [n for n in found.smallest if n < found.evenings]
    assert all(found.smallest[n] > 0.05 for n in shorter)
    assert "do not start like this" in found.words
    assert (
        f"{power.users_needed(0.05, rate=found.rate):,} users in each arm would do" in found.words
    )
    assert f"{found.evenings} evenings would do" in found.words


def test_where_nothing_helps_one_can_only_practise() -> None:
    found = feasibility.look(rehearsed(0.4, users=40), users=20, worthwhile=0.01)
    assert not found.enough
    assert found.evenings == max(found.smallest)
    assert "Longer does not help enough" in found.words
    assert "do not decide by it" in found.words


def test_more_evenings_of_independent_choices_scatter_as_their_mean_does() -> None:
    found = feasibility.look(rehearsed(0.3, users=20_000), users=500, worthwhile=0.05)
    deviation = math.sqrt(0.3 * 0.7 / 7)
    assert found.smallest[7] == pytest.approx(
        power.smallest_effect(500, deviation=deviation), rel=0.05
    )


def test_somebody_who_always_chooses_alike_is_not_helped_by_time() -> None:
    always = rehearsed(0.3, users=2000)
    for day in always.columns[1:]:
        always[day] = always[1]
    found = feasibility.look(always, users=500, worthwhile=0.05)
    assert found.smallest[7] == pytest.approx(found.smallest[2])


def test_the_table_and_the_figure_say_the_same() -> None:
    found = feasibility.look(rehearsed(0.1), users=300, worthwhile=0.05)
    table = found.table()
    assert list(table.index) == list(feasibility.LENGTHS)
    assert (table["enough"] == "yes").sum() == sum(v <= 0.05 for v in found.smallest.values())
    drawn = feasibility_plot.figure(found)
    assert np.asarray(drawn.axes[0].lines[0].get_xdata()).tolist() == list(found.smallest)
    assert f"1 evening {found.smallest[1] * 100:.1f}" in feasibility_plot.describe(found)
    assert plots.show(drawn, alt="both").dark is not None
    hopeless = feasibility.look(rehearsed(0.9), users=2, worthwhile=0.05)
    assert "more than any" in hopeless.table().iloc[0, 0]
    feasibility_plot.figure(hopeless)


@pytest.mark.parametrize(("users", "worthwhile"), [(0, 0.05), (10, 0.0), (10, 5.0)])
def test_what_cannot_be_looked_at_is_refused(users: int, worthwhile: float) -> None:
    with pytest.raises(BadInput):
        feasibility.look(rehearsed(0.1), users, worthwhile)


def test_a_rehearsal_goes_back_day_by_day() -> None:
    rows = [
        ("1", "p", 0), ("2", "p", 0), ("3", "p", 0),  # the most popular item
        ("1", "q", 5 * DAY), ("2", "q", 5 * DAY),  # the second one
        ("1", "r", 9 * DAY),
    ]  # fmt: skip
    log = pd.DataFrame(rows, columns=["USER_ID", "ITEM_ID", "TIMESTAMP"])
    found = assignment.rehearsals(log, ["1", "3", "nobody"], "watch", length=1, days=3)
    assert found.loc["1"].tolist() == [1, 1, 1], "each time the most popular of what is new"
    assert found.loc["3"].tolist()[0] == 1
    assert found.loc["3"].isna().tolist() == [False, True, True]
    assert found.loc["nobody"].isna().all()
    assert assignment.rehearsal(log, ["1", "nobody"], "watch", length=1).tolist() == [1, 0]
