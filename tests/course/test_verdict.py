"""How the checks of exercises answer."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd
import pytest

from personalize_poc.course.exercises import interactions
from personalize_poc.course.verdict import exercise

ROWS = pd.DataFrame({"USER_ID": ["a", "a", "b", "c", "c", "c"]})


def test_a_right_answer_a_wrong_one_and_none_at_all() -> None:
    assert interactions.enough_users(2, ROWS).right is True
    assert interactions.enough_users(..., ROWS).right is None
    wrong = interactions.enough_users(3, ROWS)
    assert wrong.right is False
    assert "at least two" in wrong.text


def test_an_answer_of_another_kind_is_told_in_a_sentence() -> None:
    @exercise("Right.")
    def half(answer: float) -> str | None:
        return None if answer / 2 == 1 else "No."

    assert half(2).right
    found = half("many")
    assert found.right is False
    assert "a text, which cannot be judged" in repr(found)
    assert "a list, which" in half([1]).text


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        ("control", "A function is asked for"),
        (lambda: 1, "other arguments"),
        (lambda user: None, "returns nothing"),
        (lambda user: 1 / 0, "ZeroDivisionError: division by zero"),
    ],
)
def test_a_function_that_fails_is_told_why(answer: Any, says: str) -> None:
    @exercise("Right.")
    def plus_one(answer: Callable[[int], int]) -> str | None:
        return None if answer(1) + 1 == 3 else "No."

    found = plus_one(answer)
    assert found.right is False
    assert says in found.text


def test_a_verdict_shows_its_kind_without_colour_too() -> None:
    for answer, mark, kind in ((2, "✓", "right"), (3, "✗", "wrong"), (..., "…", "open")):
        page = interactions.enough_users(answer, ROWS)._repr_html_()
        assert f'poc-verdict poc-{kind}"' in page
        assert f">{mark} " in page
