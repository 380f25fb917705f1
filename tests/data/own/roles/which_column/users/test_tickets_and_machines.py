"""Who holds a ticket or a card is the person, and a machine is none."""

from __future__ import annotations

from typing import Any

import pytest

from personalize_poc.data.own import roles
from tests.data.own.roles.worlds.proposals import found
from tests.data.own.roles.worlds.rows import section
from tests.data.own.roles.worlds.world import World, code, title
from tests.support.own_tables import reading

_FORM = "%Y-%m-%d %H:%M:%S"


def test_a_card_is_the_person_and_a_machine_with_its_address_is_none() -> None:
    w = World(1301, users=400, items=60, rows=6000, lines=1)
    cards = w.by_user(lambda u: code("CK", 60_000 + u * 37))
    tables: dict[str, dict[str, Any]] = {
        "sales.csv": {
            "No": w.each(lambda row: 7000 + row),
            "When": w.times(_FORM),
            "Thing": w.each(lambda row: f"VM-{row * 7919 % 25:03}"),
            "Product code": w.by_item(lambda i: code("Z", i)),
            "Číslo karty": [None if row % 3 == 0 else one for row, one in enumerate(cards)],
        },
        "things.csv": {
            "Thing": [f"VM-{n:03}" for n in range(25)],
            "Kind": ["drinks" if n % 2 else "snacks" for n in range(25)],
            "City": [f"Brno {n % 8}" for n in range(25)],
        },
    }
    assert not found(tables, "Číslo karty", "Product code").questions


@pytest.mark.parametrize("whole", [True, False])
def test_machines_are_nobody_where_no_card_has_a_name_either(whole: bool) -> None:
    w = World(1302, users=400, items=60, rows=6000, lines=1)
    cards = w.by_user(lambda u: code("CK", 60_000 + u * 37))
    tables: dict[str, dict[str, Any]] = {
        "sales.csv": {
            "No": w.each(lambda row: 7000 + row),
            "When": w.times(_FORM),
            "Thing": w.each(lambda row: f"VM-{row * 7919 % 25:03}"),
            "Product code": w.by_item(lambda i: code("Z", i)),
            "Token": [one if whole or row % 5 else None for row, one in enumerate(cards)],
        },
        "things.csv": {
            "Thing": [f"VM-{n:03}" for n in range(25)],
            "City": [f"Brno {n % 8}" for n in range(25)],
        },
    }
    found(tables, "Token", "Product code")


def test_visitors_of_a_fair_are_people_by_their_tickets() -> None:
    w = World(3303)
    visits = {
        "ticket": w.by_user(lambda u: code("T", u, 6)),
        "aussteller_id": w.by_item(lambda i: 1000 + i),
        "zeitstempel": w.times("%Y-%m-%d %H:%M:%S"),
    }
    tables: dict[str, Any] = {
        "Profilaufrufe.csv": visits,
        "Besucher.csv": {
            "ticket": [code("T", u, 6) for u in range(w.users)],
            "position": [f"p{u % 4}" for u in range(w.users)],
        },
        "Aussteller.csv": {
            "id": [1000 + i for i in range(w.items)],
            "firma": [f"{title(i)} GmbH" for i in range(w.items)],
            "beschreibung": [title(i) for i in range(w.items)],
        },
    }
    made = roles.propose(reading(tables))
    assert section(made).columns["USER_ID"] == "ticket"
    assert section(made).columns["ITEM_ID"] == "aussteller_id"
    assert not made.questions


def test_who_holds_a_ticket_is_a_person_and_no_item_beside_a_catalogue() -> None:
    w = World(812, items=100, lines=1)
    other = [u if n % 3 else (u * 7 + n) % w.users for n, u in enumerate(w.user)]
    tables: dict[str, dict[str, Any]] = {
        "sold.csv": {
            "no": w.each(lambda row: 5500000 + row),
            "sold_at": w.times(_FORM),
            "id_x_buyer": w.by_user(lambda u: code("C", u)),
            "id_x_named": [code("C", u) for u in other],
            "id_y": w.by_item(lambda i: code("SP", i)),
        },
        "xs.csv": {
            "id_x": [code("C", u) for u in range(w.users)],
            "zone": [41121 + u % 5 for u in range(w.users)],
            "made": [f"2019-0{1 + u % 9}-11" for u in range(w.users)],
        },
        "ys.csv": {
            "id_y": [code("SP", i) for i in range(w.items)],
            "name": [title(i) for i in range(w.items)],
            "hall": ["ABC"[i % 3] for i in range(w.items)],
        },
    }
    proposal = found(tables, "id_x_buyer", "id_y")
    [asked] = proposal.questions
    assert asked.code == "which-user"
    assert any("id_x_named" in option.yaml for option in asked.options)
