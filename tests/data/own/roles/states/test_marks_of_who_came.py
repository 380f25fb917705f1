"""Attendance as O, X and a third mark: X does not count, and a person says what the third is."""

from __future__ import annotations

from typing import Any

import pytest

from personalize_poc.data.own import roles
from personalize_poc.data.own.proposal import Proposal
from tests.data.own.roles.worlds.rows import section
from tests.data.own.roles.worlds.world import World, title
from tests.support.own_tables import reading


def _kept_by_hand(came: str, marks: str, often: list[int], thing: str = "프로그램명") -> Proposal:
    """A list of who came to which class, with such marks in one column."""
    w = World(8811, users=200, items=30, rows=3000, lines=1)
    table: dict[str, Any] = {
        "이용일": w.times("%Y-%m-%d"),
        "회원번호": w.by_user(lambda u: f"M{u:04d}"),
        thing: w.by_item(lambda i: f"{title(i)} {i}"),
        came: w.pick(list(marks), often),
    }
    return roles.propose(reading({"이용일지.csv": table}))


@pytest.mark.parametrize(("came", "marks"), [("출석", "OX△"), ("出席", "○×△"), ("참석여부", "○×▲")])
def test_x_is_left_out_and_the_third_mark_is_asked_about(came: str, marks: str) -> None:
    made = _kept_by_hand(came, marks, [90, 7, 3])
    assert section(made).leave_out == {came: (marks[1],)}
    (asked,) = made.questions
    assert asked.code == "event-or-state"
    first, second, third = asked.options
    assert repr(marks[1]) in first.text
    assert marks[2] not in first.text
    assert marks[2] in second.text
    assert "all rows count" in third.text


def test_of_a_third_mark_that_hardly_a_row_has_nobody_is_asked() -> None:
    made = _kept_by_hand("출석", "OX△", [920, 70, 10])
    assert section(made).leave_out == {"출석": ("X",)}
    assert not made.questions


def test_marks_of_something_else_leave_nothing_out() -> None:
    assert not section(_kept_by_hand("판정", "OX△", [90, 7, 3])).leave_out
