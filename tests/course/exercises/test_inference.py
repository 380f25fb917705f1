"""Checks of the exercises of notebook 5, with right and wrong answers."""

from __future__ import annotations

from typing import Any

import pytest

from personalize_poc.course.exercises import inference

GENRES = ["War", "Drama"]


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ({"$GENRE": '"War","Drama"'}, "without the dollar sign"),
        ({"GENRE": ["War", "Drama"]}, "not a list"),
        ({"GENRE": "War,Drama"}, "quotation marks"),
        ({"GENRE": '"War"'}, "Ask for War and Drama"),
        ("War", "dollar sign"),
    ],
)
def test_values_that_the_service_would_not_understand(answer: Any, said: str) -> None:
    verdict = inference.filter_values(answer, GENRES)
    assert verdict.right is False
    assert said in verdict.text


def test_two_values_in_one_text() -> None:
    assert inference.filter_values({"GENRE": '"Drama","War"'}, GENRES).right
    assert inference.filter_values(..., GENRES).right is None


def test_disagreement() -> None:
    one, other = ["a", "b", "c"], ["c", "b", "a"]
    assert inference.disagreement("a", one, other).right
    assert inference.disagreement("c", one, other).right
    assert "2 apart" in inference.disagreement("b", one, other).text
    assert "of the shelf" in inference.disagreement("x", one, other).text


def test_usual_overlap() -> None:
    lists = {"1": ["a", "b"], "2": ["a", "c"], "3": ["d", "e"]}
    assert inference.usual_overlap(0.5 / 3, lists).right
    assert "themselves" in inference.usual_overlap((1 + 3) / 9, lists).text
    assert "between 0 and 1" in inference.usual_overlap(17.0, lists).text
    assert "every pair" in inference.usual_overlap(0.5, lists).text
