"""Logs of doors and gates, in which people are known by cards and choose nothing but the place."""

from __future__ import annotations

from typing import Any

import pytest

from personalize_poc.data.own import roles
from tests.data.own.roles.worlds.proposals import found
from tests.data.own.roles.worlds.world import World, code
from tests.support.own_tables import reading

_HALLS = ["Hall east", "Hall west", "Pool", "Sauna", "Climbing wall", "Squash court", "Gym", "Bar"]


def _passages(w: World, place: str) -> dict[str, dict[str, Any]]:
    return {
        "passages.csv": {
            "nr": w.each(lambda row: 550_000 + row),
            "badge_no": w.by_user(lambda u: 70_000_000 + 7_919 * u),
            "at": w.times("%Y-%m-%d %H:%M"),
            place: w.by_item(lambda i: _HALLS[i]),
            "answer": w.pick(["access granted", "access denied"], [95, 5]),
        }
    }


@pytest.mark.parametrize("place", ["Standort", "turnstile", "출입문"])
def test_the_place_is_what_holders_of_cards_chose_in_a_log_of_entrances(place: str) -> None:
    w = World(1601, users=200, items=len(_HALLS), rows=4000, lines=1)
    proposal = found(_passages(w, place), "badge_no", place)
    assert proposal.mapping is not None
    left = proposal.mapping.sections["interactions"].leave_out
    assert left == {"answer": ("access denied",)}


def test_a_city_beside_a_card_is_no_entrance() -> None:
    w = World(1602, users=200, items=len(_HALLS), rows=4000, lines=1)
    assert roles.propose(reading(_passages(w, "city"))).mapping is None


def test_the_address_of_the_shop_on_a_receipt_is_not_what_was_bought() -> None:
    w = World(1603, users=200, items=len(_HALLS), rows=4000, lines=1)
    tables = _passages(w, "address")
    tables["passages.csv"]["total"] = w.each(lambda row: f"{row * 37 % 9000 / 100:.2f}")
    del tables["passages.csv"]["answer"]
    proposal = roles.propose(reading(tables))
    mapping = proposal.mapping
    assert mapping is None or mapping.sections["interactions"].columns["ITEM_ID"] != "address"


def test_where_everybody_lives_is_no_entrance() -> None:
    """Each card always has the same address."""
    w = World(1604, users=200, items=len(_HALLS), rows=4000, lines=1)
    tables = _passages(w, "address")
    tables["passages.csv"]["address"] = w.by_user(lambda u: code("A", u % len(_HALLS)))
    assert roles.propose(reading(tables)).mapping is None
