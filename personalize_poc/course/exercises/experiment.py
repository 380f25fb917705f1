"""The optional notebook about experiments: how many users, which rows, which arms."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np
import pandas as pd

from personalize_poc.course.verdict import exercise
from personalize_poc.experiment import assignment, power
from personalize_poc.language import _


@exercise("So many in each variant: four times as many as for the whole effect.")
def enough_users(answer: int, *, effect: float, deviation: float) -> str | None:
    """How many users each variant needs to show an effect."""
    right = power.users_needed(effect, deviation=deviation)
    if int(answer) == right:
        return None
    if int(answer) == 2 * right:
        return _("That is both variants together: how many users does each of them need?")
    if int(answer) == power.users_needed(2 * effect, deviation=deviation):
        return _("That is for the whole effect: take `effect`, which is half of it.")
    return _("That is too few.") if int(answer) < right else _("That is more than needed.")


def visits(arm_of: Mapping[str, str], seed: int = 7) -> pd.DataFrame:
    """A log as a website has it: one row a visit, and nothing of those who stayed away.

    Returns:
        user, arm, watched (0 or 1).
    """
    draws = np.random.default_rng(seed)
    users = [user for user in sorted(arm_of) if draws.random() < 0.6]
    rows = [
        (user, arm_of[user], int(draws.random() < 0.2))
        for user in users
        for __ in range(int(draws.integers(1, 5)))
    ]
    return pd.DataFrame(rows, columns=["user", "arm", "watched"])


@exercise("One row a user, everybody in it: this table can be judged.")
def one_row_a_user(
    answer: pd.DataFrame, log: pd.DataFrame, arm_of: Mapping[str, str]
) -> str | None:
    """The table of outcomes made of a log of visits."""
    if missing := [name for name in assignment.COLUMNS if name not in answer]:
        return _("The table has no column {missing}.").format(missing=", ".join(missing))
    if answer["user"].duplicated().any():
        return _("Some users have several rows: visits of one person are not independent.")
    if absent := len(set(arm_of) - set(answer["user"])):
        return _(
            "{absent:,} users who were assigned are missing: who stayed away counts with 0."
        ).format(absent=absent)
    right = assignment.outcomes(arm_of, log.groupby("user")["watched"].max())
    both = right.merge(answer, on="user", how="outer", suffixes=("", " given"))
    if not (both["arm"] == both["arm given"]).all():
        return _(
            "Some users are in another arm than they were assigned to, or were never assigned."
        )
    if not (both["outcome"] == both["outcome given"].astype(float)).all():
        return _("The outcome is 1 if the user watched something on any of the visits, else 0.")
    return None


@exercise("Everybody keeps the arm, the shares are as planned, and the two tests do not interfere.")
def splits(answer: Callable[[str], str], first_test: str) -> str | None:
    """A function that gives a fifth of the users the treatment, whatever the first test does."""
    users = [f"visitor-{number}" for number in range(4000)]
    arms = pd.Series({user: answer(user) for user in users})
    if arms.tolist() != [answer(user) for user in users]:
        return _("Asked twice, some users change their arm.")
    if not set(arms) <= {"control", "treatment"}:
        return _("The arms are called control and treatment.")
    share = float((arms == "treatment").mean())
    if not 0.17 < share < 0.23:
        return _("{share:.0%} of the users get the treatment: it should be 20%.").format(
            share=share
        )
    there = pd.Series({user: assignment.assign(user, first_test) for user in users})
    apart = [float((arms[there == arm] == "treatment").mean()) for arm in ("control", "treatment")]
    if max(apart) - min(apart) > 0.06:
        return _(
            "Of the arms of {first_test} {one:.0%} and {other:.0%} get the "
            "treatment: give this test a name of its own."
        ).format(first_test=first_test, one=apart[0], other=apart[1])
    return None


def little_log(seed: int = 11) -> pd.DataFrame:
    """A log of visits on which one of three films was shown, `c` mostly to those who like it.

    Returns:
        user, shown, probability, watched (0 or 1).
    """
    draws = np.random.default_rng(seed)
    rows = []
    for number in range(600):
        fan = draws.random() < 0.5
        chances = {"a": 0.2, "b": 0.2, "c": 0.6} if fan else {"a": 0.4, "b": 0.4, "c": 0.2}
        shown = str(draws.choice(list(chances), p=list(chances.values())))
        likes = 0.5 if shown == "c" and fan else 0.1
        rows.append((f"visitor-{number}", shown, chances[shown], int(draws.random() < likes)))
    return pd.DataFrame(rows, columns=["user", "shown", "probability", "watched"])


@exercise("Right: each row stands for as many as the new rule would have made of it.")
def weighted(answer: float, log: pd.DataFrame, film: str) -> str | None:
    """The IPS estimate of a rule that always shows one film."""
    weight = (log["shown"] == film) / log["probability"]
    right = float((weight * log["watched"]).mean())
    value = float(answer)
    if abs(value - right) < 0.0005:
        return None
    mine = log["shown"] == film
    if abs(value - float(log.loc[mine, "watched"].mean())) < 0.0005:
        return _(
            "That is the plain mean of the rows with this film: weight each by 1 / probability."
        )
    if abs(value - float((weight * log["watched"])[mine].mean())) < 0.0005:
        return _("The mean is over all rows: those with another film count with 0.")
    if abs(value - float((weight * log["watched"]).sum() / weight.sum())) < 0.0005:
        return _("That is SNIPS, divided by the sum of the weights: IPS divides by the rows.")
    return _(
        "Weight × watched, summed up over the rows with the film, divided by the number of all."
    )
