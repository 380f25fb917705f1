"""The exercises of the optional notebook about experiments."""

from __future__ import annotations

from itertools import count
from typing import Any

import pytest

from personalize_poc.course.exercises import experiment
from personalize_poc.experiment import assignment, power

ARM_OF = {f"u{n}": ("control", "treatment")[n % 2] for n in range(60)}


def test_how_many_users() -> None:
    asked = {"effect": 0.1, "deviation": 0.9}
    right = power.users_needed(0.1, deviation=0.9)
    check = experiment.enough_users
    assert check(right, **asked).right is True
    assert check(right + 1, **asked).text.startswith("That is more than needed")
    assert check(right // 2, **asked).text.startswith("That is too few")
    both = check(2 * right, **asked)
    assert both.right is False
    assert "both variants together" in both.text
    assert "for the whole effect" in check(power.users_needed(0.2, deviation=0.9), **asked).text


def test_a_log_of_visits_has_some_users_often_and_some_not_at_all() -> None:
    log = experiment.visits(ARM_OF)
    assert log["user"].duplicated().any()
    assert set(log["user"]) < set(ARM_OF)
    assert log["watched"].isin((0, 1)).all()
    assert log.equals(experiment.visits(ARM_OF))


def test_visits_become_one_row_a_user() -> None:
    log = experiment.visits(ARM_OF)
    check = experiment.one_row_a_user
    hits = log.groupby("user")["watched"].max()
    good = assignment.outcomes(ARM_OF, hits)
    assert check(good, log, ARM_OF).right is True
    assert check(good.sample(frac=1, random_state=1), log, ARM_OF).right is True
    as_visits = log.rename(columns={"watched": "outcome"})
    assert "several rows" in check(as_visits, log, ARM_OF).text
    only_visitors = as_visits.groupby(["user", "arm"], as_index=False).max()
    missing = check(only_visitors, log, ARM_OF)
    assert missing.right is False
    assert "missing" in missing.text
    sums = assignment.outcomes(ARM_OF, log.groupby("user")["watched"].sum())
    assert "1 if the user watched" in check(sums, log, ARM_OF).text
    assert "no column arm" in check(good.drop(columns="arm"), log, ARM_OF).text
    assert "another arm" in check(good.assign(arm="control"), log, ARM_OF).text


def fifth(name: str) -> Any:
    return lambda user: assignment.assign(user, name, shares=(0.8, 0.2))


def test_a_second_test_is_split_by_itself() -> None:
    assert experiment.splits(fifth("another"), "for-you-list").right is True
    half = experiment.splits(lambda user: assignment.assign(user, "another"), "for-you-list")
    assert half.right is False
    assert "it should be 20%" in half.text
    same = experiment.splits(fifth("for-you-list"), "for-you-list")
    assert "a name of its own" in same.text
    number = count()
    restless = experiment.splits(
        lambda _: "control" if next(number) % 9 else "treatment", "for-you-list"
    )
    assert "change their arm" in restless.text
    named = experiment.splits(lambda user: "a", "for-you-list")
    assert "called control and treatment" in named.text


def test_a_film_that_was_shown_to_those_who_like_it_is_weighted() -> None:
    log = experiment.little_log()
    assert log.equals(experiment.little_log())
    assert log.groupby("shown").size().min() > 100
    weight = (log["shown"] == "c") / log["probability"]
    ips = float((weight * log["watched"]).mean())
    assert experiment.weighted(ips, log, "c").right is True
    assert ips == pytest.approx(0.3, abs=0.1), "half like it and watch in 5 of 10, others in 1"
    plain = float(log.loc[log["shown"] == "c", "watched"].mean())
    assert plain > ips + 0.03, "the plain mean is of those who like it"
    assert "plain mean" in experiment.weighted(plain, log, "c").text
    mine = float((weight * log["watched"])[log["shown"] == "c"].mean())
    assert "over all rows" in experiment.weighted(mine, log, "c").text
    snips = float((weight * log["watched"]).sum() / weight.sum())
    assert "SNIPS" in experiment.weighted(snips, log, "c").text
    assert "Weight × watched" in experiment.weighted(0.9, log, "c").text


@pytest.mark.parametrize("check", [experiment.enough_users, experiment.splits])
def test_an_answer_that_is_missing(check: Any) -> None:
    assert check(...).right is None
