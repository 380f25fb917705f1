"""Logs of sites that write what was done by its name, and addresses for all other requests."""

from __future__ import annotations

from typing import Any

from personalize_poc.data.own import roles
from personalize_poc.data.own.mapping_file.types import Section
from tests.data.own.roles.rows import section
from tests.data.own.roles.world import World, code
from tests.support.own_tables import reading

_KINDS = ["play_video", "problem_check", "course.enrollment.activated"]


def _log(*, named: bool = False, **more: list[Any]) -> Section:
    """What is made of a log in which every eighth row is the page of a course that was shown.

    Args:
        named: whether it is known who looked at these pages.
        more: further columns.
    """
    w = World(4201, rows=2400, lines=1)
    pages = [row % 8 == 0 for row in w.rows]
    kinds = [_KINDS[row % 3] if row % 50 else "course.enrollment.deactivated" for row in w.rows]
    log = {
        "event_type": [
            f"/courses/{code('C', i)}/about" if page else kind
            for page, i, kind in zip(pages, w.item, kinds, strict=True)
        ],
        "user_id": [
            "" if page and not named else 40_000 + u for page, u in zip(pages, w.user, strict=True)
        ],
        "course_id": w.by_item(lambda i: code("C", i)),
        "time": w.times("%Y-%m-%dT%H:%M:%S+00:00"),
        **more,
    }
    return section(roles.propose(reading({"tracking.jsonl": log})))


def test_kinds_are_those_of_rows_that_name_somebody_and_something() -> None:
    made = _log()
    assert made.columns["EVENT_TYPE"] == "event_type"
    assert made.event_types == {"course.enrollment.deactivated": None}


def test_addresses_that_somebody_asked_for_are_too_many_kinds() -> None:
    assert "EVENT_TYPE" not in _log(named=True).columns


def test_a_number_that_is_always_the_same_is_no_value_of_an_event() -> None:
    tabs = [7 if row % 3 == 0 else "" for row in range(2400)]
    assert "EVENT_VALUE" not in _log(tab_count=tabs).columns
    seconds = [row % 600 if row % 3 == 0 else "" for row in range(2400)]
    made = _log(tab_count=tabs, watched_seconds=seconds)
    assert made.columns["EVENT_VALUE"] == "watched_seconds"
