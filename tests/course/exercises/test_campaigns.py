"""Checks of the exercises of notebook 4, with right and wrong answers."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from personalize_poc.aws import pricing
from personalize_poc.course.exercises import campaigns

TPS = [0.5, 5.2, 1.0]


@pytest.mark.parametrize(
    ("answer", "said"), [(5, "more"), (7, "One less"), (5.5, "whole number"), ("x", "judged")]
)
def test_a_minimum_that_does_not_cover_the_day(answer: int, said: str) -> None:
    verdict = campaigns.covers(answer, TPS)
    assert verdict.right is False
    assert said in verdict.text


def test_the_smallest_minimum_that_covers_it() -> None:
    assert campaigns.covers(6, TPS).right
    assert campaigns.covers(..., TPS).right is None


INCLUDE = 'INCLUDE ItemID WHERE Items.GENRES IN ("War")'
EXCLUDE = 'EXCLUDE ItemID WHERE Interactions.EVENT_TYPE IN ("watch")'


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (INCLUDE, "left out by EXCLUDE"),
        (EXCLUDE, "second expression"),
        (f"{INCLUDE} {EXCLUDE}", "Join"),
        (f"{INCLUDE} | {EXCLUDE}".replace("War", "war"), "capital letters"),
        (f"{INCLUDE} | {EXCLUDE}".replace("watch", "seen"), "counts as seen"),
    ],
)
def test_expressions_that_do_not_say_it(answer: str, said: str) -> None:
    verdict = campaigns.unseen_of_genre(answer, "GENRES", "War", "watch")
    assert verdict.right is False
    assert said in verdict.text


def test_both_expressions_and_without_genres_one() -> None:
    assert campaigns.unseen_of_genre(f"{INCLUDE} | {EXCLUDE}", "GENRES", "War", "watch").right
    assert campaigns.unseen_of_genre(EXCLUDE, None, None, "watch").right


def right(tps: Sequence[float], least: int) -> float:
    return sum(max(least, each) for each in tps) / len(tps) * 732 * 0.2


def test_a_bill() -> None:
    assert campaigns.bill(right).right
    assert right([0.0] * 24, 1) == pytest.approx(pricing.campaign())


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (lambda tps, least: max(least, *tps) * 732 * 0.2, "busiest hour"),
        (lambda tps, least: least * 732 * 0.2, "above the minimum"),
        (lambda tps, least: sum(tps) / len(tps) * 732 * 0.2, "USD a month, not"),
        (lambda tps: 0, "other arguments"),
    ],
)
def test_wrong_bills(wrong: object, said: str) -> None:
    verdict = campaigns.bill(wrong)
    assert verdict.right is False
    assert said in verdict.text
