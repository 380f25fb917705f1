"""Places that have no number and are told by their latitude and longitude."""

from __future__ import annotations

from typing import Any

import pytest

from personalize_poc.data.own import roles
from personalize_poc.data.own.proposal import Proposal
from tests.data.own.roles.worlds.rows import section
from tests.data.own.roles.worlds.world import World, digest, title
from tests.support.own_tables import reading


def place(number: int, rows: int = 1000) -> tuple[float, float]:
    """Where a place is, one of so many to the north."""
    north, east = (int(digest(number % rows + n)[:8], 16) / 7e9 for n in (0, 5000))
    return round(-15.5 - north, 12), round(-47.5 - east - number * 1e-4, 12)


def rated(north: str, east: str, rows: int = 1000, more: int = 0) -> Proposal:
    """What people thought of places of a table, told by coordinates under these names."""
    w = World(761, items=40, lines=1)
    at = [place(i + more * (u % 5), rows) for i, u in zip(w.item, w.user, strict=True)]
    table: dict[str, Any] = {
        "user_id": w.by_user(lambda u: str(7 + u)),
        north: [a for a, _ in at],
        east: [b for _, b in at],
        "rating": w.pick([3, 4, 5, 6, 7, 8]),
    }
    known = {
        "name": [title(i % 25) for i in range(w.items)],
        "lat": [place(i, rows)[0] for i in range(w.items)],
        "lon": [place(i, rows)[1] for i in range(w.items)],
    }
    return roles.propose(reading({"ratings.csv": table, "producers.csv": known}))


@pytest.mark.parametrize(
    ("north", "east"), [("latitude_producer", "longitude_producer"), ("위도", "경도")]
)
def test_a_place_that_another_table_has_is_what_was_rated(north: str, east: str) -> None:
    proposal = rated(north, east)
    assert section(proposal).columns["ITEM_ID"] == north
    assert {one.code for one in proposal.questions} == {"no-time"}


def test_where_it_takes_both_coordinates_it_is_said_how_they_become_one_column() -> None:
    proposal = rated("lat", "lng", rows=20)
    assert proposal.mapping is None
    assert "lat || ' ' || lng AS place" in proposal.reason


def test_where_somebody_happened_to_be_is_no_place_of_a_table() -> None:
    proposal = rated("lat", "lng", more=40)
    assert proposal.mapping is None
    assert "AS place" not in proposal.reason


def test_where_somebody_lives_was_not_chosen() -> None:
    assert rated("user_lat", "user_lon").mapping is None
