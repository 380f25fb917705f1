"""In a database every table counts its rows in an "id"; names tell which of them is meant."""

from __future__ import annotations

from typing import Any

import pytest

from personalize_poc.data.own.proposal import Proposal
from personalize_poc.data.own.roles.propose import understand
from personalize_poc.data.own.roles.which_column import tables
from tests.data.own.roles.worlds.proposals import proposal_and_columns
from tests.data.own.roles.worlds.world import World, title
from tests.support.own_tables import reading

_FORM = "%Y-%m-%d %H:%M:%S"


def _club(w: World, visit: str = "activity_id") -> dict[str, dict[str, Any]]:
    """Entries for trips, and a log of all that was done about members, entries among it."""
    count = len(w.rows)
    return {
        "club_activity.csv": {
            "id": [n + 1 for n in range(2 * count)],
            "kind": [n % 4 for n in range(2 * count)],
            "activity_date_time": [w.at[n % count].strftime(_FORM) for n in range(2 * count)],
        },
        "club_activity_member.csv": {
            "id": [n + 1 for n in range(2 * count)],
            visit: [n + 1 for n in range(2 * count)],
            "member_id": [4 + w.user[n % count] for n in range(2 * count)],
        },
        "club_member.csv": {
            "id": [4 + u for u in range(w.users)],
            "display_name": [f"Jo {chr(65 + u % 26)}un{u}" for u in range(w.users)],
            "birth_date": [f"{1950 + u % 50}-02-11" for u in range(w.users)],
        },
        "club_entry.csv": {
            "id": [101 + n for n in range(count)],
            "member_id": w.by_user(lambda u: 4 + u),
            "trip_id": w.by_item(lambda i: 11 + i),
            "entered": w.times(_FORM),
            "cart_id": [None] * count,
        },
        "club_trip.csv": {
            "id": [11 + i for i in range(w.items)],
            "title": [title(i) for i in range(w.items)],
            "max_members": [10 + i % 5 for i in range(w.items)],
        },
    }


def _links(made: dict[str, dict[str, Any]], table: str, column: str) -> set[str]:
    """The tables that a column leads to."""
    (view,) = [one for one in understand(reading(made)) if one.label == table]
    key = next(one.key for one in view.columns if one.name == column)
    return {link.table for link in view.links if link.key == key and not link.form}


def test_an_id_that_is_called_after_a_table_leads_to_that_alone() -> None:
    made = _club(World(661, lines=1))
    assert _links(made, "club_activity_member.csv", "activity_id") == {"club_activity.csv"}
    assert _links(made, "club_entry.csv", "member_id") >= {"club_member.csv"}
    assert "club_activity_member.csv" not in _links(made, "club_entry.csv", "member_id")


def test_an_id_that_no_table_is_called_after_may_lead_to_any() -> None:
    made = _club(World(661, lines=1), visit="ref_id")
    found = _links(made, "club_activity_member.csv", "ref_id")
    assert found >= {"club_activity.csv", "club_entry.csv"}


def test_what_was_entered_for_is_chosen_and_not_what_numbers_agree_with_by_chance() -> None:
    found = proposal_and_columns(_club(World(662, lines=1)))
    proposal: Proposal = found[0]
    assert found[1].files == ("club_entry.csv",)
    assert (found[2]["USER_ID"], found[2]["ITEM_ID"]) == ("member_id", "trip_id")
    assert found[2]["TIMESTAMP"] == "entered"
    assert not proposal.questions


def test_numbers_of_rows_do_not_lead_to_what_other_rows_of_these_numbers_chose() -> None:
    w = World(663, lines=1)
    count = len(w.rows)
    __, section, columns = proposal_and_columns({
        "calls.csv": {
            "id": [n + 1 for n in range(2 * count)],
            "member_id": [4001 + w.user[n % count] for n in range(2 * count)],
            "called_at": [w.at[n % count].strftime(_FORM) for n in range(2 * count)],
        },
        "entries.csv": {
            "id": [n + 1 for n in range(2 * count)],
            "member_id": [4001 + w.user[n * 7 % count] for n in range(2 * count)],
            "trip_id": [900_011 + w.item[n % count] for n in range(2 * count)],
        },
        "trips.csv": {
            "id": [900_011 + i for i in range(w.items)],
            "title": [title(i) for i in range(w.items)],
        },
    })  # fmt: skip
    assert not (section.files == ("calls.csv",) and columns.get("ITEM_ID") == "trip_id")


@pytest.mark.parametrize(("filled", "is_weak"), [(False, False), (True, True)])
def test_an_empty_number_of_a_cart_makes_no_cart_of_entries(filled: bool, is_weak: bool) -> None:
    w = World(664, lines=1)
    log = {
        "member_id": w.by_user(lambda u: 4001 + u),
        "trip_id": w.by_item(lambda i: 11 + i),
        "entered": w.times(_FORM),
        "cart_id": w.each(lambda row: 70_000 + row if filled else None),
    }
    (found,) = tables.candidates(understand(reading({"entries.csv": log})))
    assert (found.sign < 0) is is_weak
