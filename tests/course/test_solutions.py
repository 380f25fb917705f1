"""The exercises of notebook 3: right answers, and what is said of wrong ones."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

from personalize_poc.course.exercises import solutions
from personalize_poc.evaluation.estimates import Estimate
from personalize_poc.evaluation.worked import TestUser
from tests.support.comparisons import ECHO, GAINS, comparison

PERSON = TestUser("u", ["a", "b"], ["a", "d"], ["c", "d"], ["a"], ["a"], ["a"])


@pytest.mark.parametrize(
    ("answer", "says"),
    [(1.0, "with repeats"), (2, "the place of the first hit"), (0.25, "new_truth")],
)
def test_a_wrong_reciprocal_rank_is_told_what_it_is(answer: float, says: str) -> None:
    assert solutions.first_new_hit(0.5, PERSON).right is True
    wrong = solutions.first_new_hit(answer, PERSON)
    assert wrong.right is False
    assert says in wrong.text


def test_what_they_did_last_again() -> None:
    assert solutions.again(lambda shown: list(dict.fromkeys(reversed(shown)))[:25]).right is True
    assert solutions.again(...).right is None


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        (lambda shown: list(shown), "not [a, b, c]"),
        (lambda shown: list(reversed(shown))[:25], "twice"),
        (lambda shown: list(dict.fromkeys(reversed(shown))), "60 items"),
        (lambda shown: None, "returns nothing"),
    ],
)
def test_a_wrong_list_is_shown_beside_the_right_one(
    answer: Callable[[Sequence[str]], list[str]], says: str
) -> None:
    wrong = solutions.again(answer)
    assert wrong.right is False
    assert says in wrong.text


def test_a_claim_is_what_the_interval_carries() -> None:
    known = comparison()
    assert solutions.claim("Not distinguishable", known, GAINS, ECHO).right is True
    assert "0 within" in solutions.claim("ahead", known, GAINS, ECHO).text
    assert "Choose one of" in solutions.claim("better", known, GAINS, ECHO).text
    clear = replace(known, pairs=[replace(known.pairs[0], new=Estimate(0.2, 0.1, 0.3))])
    assert solutions.claim("ahead", clear, GAINS, ECHO).right is True
    assert solutions.claim("behind", clear, ECHO, GAINS).right is True
    assert "one side of 0" in solutions.claim("not distinguishable", clear, GAINS, ECHO).text


def test_means_alone_carry_no_claim() -> None:
    alone = replace(comparison(), pairs=[])
    assert solutions.claim("not known", alone, GAINS, ECHO).right is True
    assert "Means alone" in solutions.claim("ahead", alone, GAINS, ECHO).text
