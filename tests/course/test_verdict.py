"""How the checks of exercises answer."""

from __future__ import annotations

import pandas as pd

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
    assert "cannot be judged (str)" in repr(found)


def test_a_verdict_shows_its_kind_without_colour_too() -> None:
    for answer, mark, kind in ((2, "✓", "right"), (3, "✗", "wrong"), (..., "…", "open")):
        page = interactions.enough_users(answer, ROWS)._repr_html_()
        assert f'poc-verdict poc-{kind}"' in page
        assert f">{mark} " in page
