"""Off-policy estimates: worked by hand, beside their definitions, and logs that cannot be used."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from scipy import stats

from personalize_poc.errors import BadInput
from personalize_poc.experiment.offpolicy.clusters import judged
from personalize_poc.experiment.offpolicy.evaluation import DR, IPS, SNIPS, evaluate
from personalize_poc.experiment.offpolicy.logs import Logs, of_policies

USERS = ["u1", "u1", "u2", "u3"]
ACTIONS = [0, 1, 0, 1]
REWARDS = [1.0, 0.0, 1.0, 2.0]
LOGGING = [[0.5, 0.5], [0.5, 0.5], [0.8, 0.2], [0.8, 0.2]]
TARGET = [[0.1, 0.9], [0.1, 0.9], [0.4, 0.6], [0.4, 0.6]]
PREDICTIONS = [[1.0, 0.5], [1.0, 0.5], [1.0, 0.5], [0.0, 1.0]]


def log(**said: Any) -> Logs:
    given = {
        "users": USERS, "actions": ACTIONS, "rewards": REWARDS, "logging": LOGGING,
        "target": TARGET, "predictions": PREDICTIONS,
    }  # fmt: skip
    return of_policies(**{**given, **said})


def test_the_estimates_worked_by_hand() -> None:
    found = evaluate(log())
    # weights 0.2, 1.8, 0.5, 3; rewards 1, 0, 1, 2
    values = {name: one.value for name, one in found.estimates.items()}
    assert values[IPS] == pytest.approx(6.7 / 4)
    assert values[SNIPS] == pytest.approx(6.7 / 5.5)
    # expected 0.55, 0.55, 0.7, 0.6; residuals 0, -0.5, 0, 1
    assert values[DR] == pytest.approx((0.55 + 0.55 + 0.7 + 0.6 - 0.9 + 3) / 4)
    assert found.logged.value == 1
    assert found.differences[IPS].value == pytest.approx(2.7 / 4)
    held = found.diagnostics
    assert (held.rows, held.users, held.largest_row) == (4, 3, 3)
    assert held.largest == pytest.approx(3)
    assert held.mean_weight == pytest.approx(5.5 / 4)
    assert held.effective_rows == pytest.approx(5.5**2 / (0.04 + 3.24 + 0.25 + 9))
    assert held.effective_users == pytest.approx(5.5**2 / (4 + 0.25 + 9))
    assert held.largest_user == pytest.approx(3 / 5.5)
    assert held.unsupported == 0
    # influences of IPS by user: 0.2 + 0 - 2 · 1.675, 0.5 - 1.675, 6 - 1.675
    sums = np.array([0.2 - 3.35, -1.175, 4.325])
    assert found.estimates[IPS].error == pytest.approx(math.sqrt(1.5 * (sums**2).sum()) / 4)
    # those of SNIPS: (0.2 (1 - v) - 1.8 v), 0.5 (1 - v), 3 (2 - v), divided by the mean weight
    v = 6.7 / 5.5
    sums = np.array([0.2 * (1 - v) - 1.8 * v, 0.5 * (1 - v), 3 * (2 - v)]) / (5.5 / 4)
    assert found.estimates[SNIPS].error == pytest.approx(math.sqrt(1.5 * (sums**2).sum()) / 4)
    assert "One user has 55% of all weights (largest weight 3.0, row 3)" in found.words


def test_the_policy_that_ran_is_worth_what_it_brought() -> None:
    found = evaluate(log(target=LOGGING))
    for name in (IPS, SNIPS):
        assert found.estimates[name].value == pytest.approx(found.logged.value)
        assert found.estimates[name].interval == pytest.approx(found.logged.interval)
        assert found.differences[name].interval == pytest.approx((0, 0))
    assert found.diagnostics.effective_rows == pytest.approx(4)
    assert found.diagnostics.mean_fits


def test_snips_does_not_move_with_a_constant_and_ips_does() -> None:
    one, other = evaluate(log()), evaluate(log(rewards=[reward + 10 for reward in REWARDS]))
    moved = {key: other.estimates[key].value - one.estimates[key].value for key in one.estimates}
    assert moved[SNIPS] == pytest.approx(10)
    assert moved[IPS] == pytest.approx(10 * 5.5 / 4)


def test_clipping_names_its_bias() -> None:
    found = evaluate(log(), clip=1.0)
    assert found.estimates[IPS].value == pytest.approx((0.2 + 0.5 + 2) / 4)
    assert found.bias[IPS] == "biased downwards, by about 1."  # (0.8 · 0 + 2 · 2) / 4
    assert found.bias[SNIPS].startswith("biased towards the rewards of what is not clipped")
    assert found.bias[DR].startswith("biased towards the model where weights are clipped, probably")
    assert found.diagnostics.clipped_rows == 0.5
    assert found.diagnostics.clipped_weight == pytest.approx(2.8 / 5.5)
    losses = evaluate(log(rewards=[-reward for reward in REWARDS]), clip=1.0)
    assert losses.bias[IPS].startswith("biased upwards")
    assert evaluate(log(), clip=3.5).bias == {}
    assert "Clipped at 1" in found._repr_html_()


def test_a_model_that_is_right_leaves_no_variance_to_dr() -> None:
    rewards = [PREDICTIONS[row][action] for row, action in enumerate(ACTIONS)]
    found = evaluate(log(rewards=rewards))
    assert found.estimates[DR].value == pytest.approx(np.mean([0.55, 0.55, 0.7, 0.6]))


def test_intervals_are_student_s_where_nothing_is_skewed_and_wider_where_it_is() -> None:
    draws = np.random.default_rng(5)
    even = draws.normal(0, 1, 20_000)
    theirs = stats.ttest_1samp(even, 0).confidence_interval()
    one = np.ones(20_000)
    ours = judged(float(even.mean()), even - even.mean(), one, np.arange(20_000), 0.95)
    assert ours.interval == pytest.approx(tuple(theirs), abs=0.01 * ours.error)
    skewed = draws.lognormal(0, 2, 200)
    mean = float(skewed.mean())
    ours = judged(mean, skewed - mean, np.ones(200), np.arange(200), 0.95)
    assert ours.interval[1] - mean > 1.3 * 1.972 * ours.error
    assert ours.interval[0] <= mean - 1.9 * ours.error
    five = np.repeat(np.arange(200), 5)
    repeated = judged(mean, np.repeat(skewed - mean, 5), np.ones(1000), five, 0.95)
    assert repeated.interval == pytest.approx(ours.interval), "rows of a user are one"


def test_few_users_with_large_weights_are_few_also_where_they_brought_nothing() -> None:
    influence = np.random.default_rng(6).normal(0, 1, 200)
    weights = np.where(np.arange(200) < 5, 100.0, 1.0)
    alike = judged(0.0, influence, np.ones(200), np.arange(200), 0.95)
    heavy = judged(0.0, influence, weights, np.arange(200), 0.95)
    assert heavy.error == alike.error
    # Student's t of five users' degrees of freedom in place of some hundred: 2.57 for 1.98.
    widths = [one.interval[1] - one.interval[0] for one in (heavy, alike)]
    assert widths[0] / widths[1] == pytest.approx(2.57 / 1.98, rel=0.03)


def test_probabilities_that_were_not_logged_right_are_found() -> None:
    draws = np.random.default_rng(6)
    shown = draws.random(4000) < 0.2  # but logged as 0.4
    logs = Logs(
        np.arange(4000), shown.astype(float), np.where(shown, 0.4, 0.6), np.where(shown, 0.8, 0.2)
    )
    found = evaluate(logs)
    assert not found.diagnostics.mean_fits
    assert "the logged probabilities are not those" in found.words
    right = evaluate(replace(logs, logged=np.where(shown, 0.2, 0.8)))
    assert right.diagnostics.mean_fits
    assert right.diagnostics.unsupported is None


def test_what_has_no_support_is_refused_with_its_row_or_reported() -> None:
    never = [*LOGGING[:2], [1.0, 0.0], LOGGING[3]]
    with pytest.raises(BadInput, match=r"Row 2 \(user u2\): the new policy shows action 1 with"):
        log(logging=never)
    found = evaluate(log(logging=never, most_unsupported=0.2))
    assert found.diagnostics.unsupported == pytest.approx(0.15)
    assert "15.0% of the new policy are without support" in found.words


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"logging": [*LOGGING[:3], [0.8, 0.3]]}, r"Row 3 \(user u3\).*do not add up to 1: 1.1"),
        ({"target": [*TARGET[:1], [0.2, 0.2], *TARGET[2:]]}, "Row 1 .*target.*add up to 1: 0.4"),
        ({"logging": [*LOGGING[:3], [1.8, -0.8]]}, "Row 3 .*logging probability outside 0 to 1"),
        ({"logging": [*LOGGING[:3], [math.nan, 1]]}, "Row 3 .*absent logging probability"),
        ({"logging": [[1, 0], *LOGGING[1:]], "actions": [1, 1, 0, 1], "most_unsupported": 1},
         r"Row 0 \(user u1\) was shown although its logged probability is 0"),
        ({"actions": [0, 1, 0, 2]}, "Row 3 .*an action outside 0 to 1: 2"),
        ({"actions": [0.0, 1.0, 0.0, 1.0]}, "4 whole numbers"),
        ({"rewards": [1.0, math.inf, 1.0, 2.0]}, "Row 1 .*no finite number in rewards: inf"),
        ({"rewards": [1.0, 2.0]}, "rewards has the shape"),
        ({"users": ["u1", None, "u2", "u3"]}, "Row 1 .*names no user"),
        ({"predictions": [*PREDICTIONS[:3], [math.nan, 1]]}, "Row 3 .*in predictions"),
        ({"predictions": [[1.0]] * 4}, "predictions have the shape"),
        ({"target": [[1.0]] * 4}, "2 and 1 actions"),
        ({"target": [0.1, 0.2, 0.3, 0.4]}, "target has the shape"),
    ],
)  # fmt: skip
def test_logs_that_cannot_be_used_are_named(said: dict[str, Any], words: str) -> None:
    with pytest.raises(BadInput, match=words):
        log(**said)


PLAIN: dict[str, Any] = {
    "users": ["a", "b"],
    "rewards": [1, 0],
    "logged": [0.5, 0.5],
    "target": [0.5, 0.5],
}


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"logged": [0.5, 0]}, r"Row 1 \(user b\) was shown although"),
        ({"logged": [0.5, None]}, r"Row 1 \(user b\) has no logged probability"),
        ({"target": [math.nan, 0.5]}, "Row 0 .*no probability of the new policy"),
        ({"target": [0.5, 1.5]}, "Row 1 .*target probability outside 0 to 1: 1.5"),
        ({"rewards": ["x", 1]}, "no number"),
        ({"predicted": [1, 1]}, "need both"),
        ({"users": ["a"], "rewards": [1], "logged": [1], "target": [1]}, "log of 1 rows"),
    ],
)
def test_plain_logs_that_cannot_be_used_are_named(said: dict[str, Any], words: str) -> None:
    with pytest.raises(BadInput, match=words):
        Logs(**{**PLAIN, **said})


def test_questions_that_cannot_be_answered() -> None:
    with pytest.raises(BadInput, match="every weight is 0"):
        evaluate(Logs(**{**PLAIN, "target": [0, 0]}))
    with pytest.raises(BadInput, match="All rows are of one user"):
        evaluate(Logs(**{**PLAIN, "users": ["a", "a"]}))
    for wrong in ({"clip": 0}, {"clip": math.inf}, {"confidence": 1}):
        with pytest.raises(BadInput):
            evaluate(Logs(**PLAIN), **wrong)


def test_a_log_without_a_single_reward_says_that_its_interval_is_none() -> None:
    logs = Logs(np.arange(50), np.zeros(50), np.full(50, 0.5), np.full(50, 0.4))
    found = evaluate(logs)
    assert found.estimates[IPS].interval == (0.0, 0.0)
    assert "logging policy, IPS, SNIPS: all users count alike" in found.words
    assert "count alike" not in evaluate(replace(logs, rewards=np.tile([0.0, 1.0], 25))).words
