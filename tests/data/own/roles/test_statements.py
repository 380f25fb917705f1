"""Statements of a learning record store (xAPI), and entries that void earlier ones."""

from __future__ import annotations

from typing import Any

import pytest

from personalize_poc.data.own import roles
from personalize_poc.data.own.proposal import Proposal
from tests.data.own.roles.rows import proposed, section
from tests.data.own.roles.world import World, title
from tests.support.own_tables import reading

_VOIDED = {300: 20, 500: 30, 700: 40, 900: 50, 1100: 60, 1300: 70}
"""Rows that void something -> the rows that they void."""


def _statements(w: World) -> Proposal:
    site = "https://learn.example.org"
    ids = w.each(lambda row: f"{row * 2654435761 % 2**32:08x}-061b-4adb-a447-b85abef2bf6a")
    void = "http://adlnet.gov/expapi/verbs/voided"
    done = "http://adlnet.gov/expapi/verbs/completed"
    things = w.by_item(lambda i: f"{site}/xapi/activities/{4000 + i}")
    log: dict[str, list[Any]] = {
        "id": ids,
        "actor.objectType": w.each(lambda row: "Agent"),
        "actor.name": w.by_user(lambda u: f"Ana Lima {u}"),
        "actor.account.homePage": w.each(lambda row: site),
        "actor.account.name": w.by_user(lambda u: f"{95_000 + u:06d}"),
        "verb.id": w.each(lambda row: void if row in _VOIDED else done),
        "verb.display.en-US": w.each(lambda row: "voided" if row in _VOIDED else "completed"),
        "object.id": w.each(lambda r: ids[_VOIDED[r]] if r in _VOIDED else things[r]),
        "object.definition.name.en-US": w.by_item(title),
        "timestamp": w.times("%Y-%m-%dT%H:%M:%S.000Z"),
        "stored": w.times("%Y-%m-%dT%H:%M:%S.900Z"),
        "version": w.each(lambda row: "1.0.3"),
    }
    return roles.propose(reading({"statements.json": log}))


def test_statements_are_known_and_what_was_voided_stays_out() -> None:
    w = World(4601, lines=1)
    made = _statements(w)
    found = section(made)
    assert [found.columns[one] for one in ("USER_ID", "ITEM_ID", "TIMESTAMP")] == [
        "actor.account.name", "object.id", "timestamp",
    ]  # fmt: skip
    assert not made.questions
    assert len(found.leave_out["id"]) == len(_VOIDED)
    assert found.event_types["voided"] is None


@pytest.mark.parametrize("refers", [True, False])
def test_a_number_of_a_thing_is_not_that_of_a_row(refers: bool) -> None:
    """A reference that only rows which void have is one; ids of things that count from 1 are not.

    Args:
        refers: whether rows that void name the row, or rows name a shelf by a low number.
    """
    w = World(4602, lines=1)
    made = proposed(
        w,
        {},
        row_no=w.each(lambda row: 1 + row),
        kind=w.each(lambda row: "cancel" if row in _VOIDED else "purchase"),
        place_no=w.each(
            lambda row: _VOIDED.get(row, "") if refers else 1 + row % 41,
        ),
    )
    gone = section(made).leave_out.get("row_no", ())
    assert gone == (tuple(sorted(map(str, _VOIDED.values()))) if refers else ())
