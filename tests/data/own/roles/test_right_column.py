"""Which of several columns is right: cards beside machines, shops beside times, parts of wholes."""

from __future__ import annotations

from typing import Any

import pytest

from personalize_poc.data.own import canonical, roles
from personalize_poc.data.own.proposal import Proposal
from personalize_poc.data.own.roles.words.names import hint
from tests.data.own.roles.test_who_is_who import found
from tests.data.own.roles.world import World, code, price, title
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


def test_a_time_of_day_without_its_zeros_belongs_to_the_day_and_shops_are_chosen() -> None:
    w = World(1303, users=400, items=300, rows=6000, lines=1)
    tables: dict[str, dict[str, Any]] = {
        "movimientos.csv": {
            "ID_MOVIMIENTO": w.each(lambda row: 202400000 + row),
            "ID_CLIENTE": w.by_user(lambda u: 10_000_000 + u * 7919),
            "TARJETA": w.by_user(lambda u: f"4912********{u % 200:04}"),
            "FECHA": w.times("%Y%m%d"),
            "HORA_OPERACION": [str(int(at.strftime("%H%M%S"))) for at in w.at],
            "ID_COMERCIO": w.by_item(lambda i: 110_000_000 + i * 7919),
            "NOMBRE_COMERCIO": w.by_item(lambda i: f"Bar {title(i % 90)}"),
            "IMPORTE": w.by_item(price),
        },
        "comercios.csv": {
            "ID_COMERCIO": [110_000_000 + i * 7919 for i in range(w.items)],
            "NOMBRE_COMERCIO": [f"Bar {title(i % 90)}" for i in range(w.items)],
            "SECTOR": [f"Sector {i % 7}" for i in range(w.items)],
            "CIUDAD": [f"Ciudad {i % 9}" for i in range(w.items)],
            "FECHA_ALTA": [f"2021{1 + i % 12:02}{1 + i % 28:02}" for i in range(w.items)],
        },
        "clientes.csv": {
            "ID_CLIENTE": [10_000_000 + u * 7919 for u in range(w.users)],
            "SEXO": ["HM"[u % 2] for u in range(w.users)],
        },
    }
    proposal = found(tables, "ID_CLIENTE", "ID_COMERCIO")
    assert not proposal.questions
    assert proposal.mapping
    assert proposal.mapping.sections["interactions"].time_of_day == "HORA_OPERACION"
    built = canonical.build(reading(tables), proposal.mapping)
    row = built.connection.execute(
        "SELECT min(TIMESTAMP), max(TIMESTAMP) FROM interactions"
    ).fetchone()
    assert row == (int(min(w.at).timestamp()), int(max(w.at).timestamp()))


def test_an_operation_is_no_work_of_art() -> None:
    assert not hint("HORA_OPERACION").about("item")


def _listening(w: World, shared: int) -> dict[str, dict[str, Any]]:
    """Who heard which part of which whole; so many parts have one title."""
    return {
        "plays.csv": {
            "play": w.each(lambda row: 90_000 + row),
            "listener": w.by_user(lambda u: code("L", u)),
            "part_id": w.by_item(lambda i: code("d", i)),
            "whole_id": w.by_item(lambda i: code("e", i % 20)),
            "at": w.times(_FORM),
        },
        "parts.csv": {
            "part_id": [code("d", i) for i in range(w.items)],
            "whole_id": [code("e", i % 20) for i in range(w.items)],
            "part_title": [f"{title(i // shared)} {i // shared}" for i in range(w.items)],
            "part_day": [f"2023-{1 + i % 12:02}-{1 + i % 28:02}" for i in range(w.items)],
        },
        "wholes.csv": {
            "whole_id": [code("e", n) for n in range(20)],
            "whole_title": [f"{title(n)} {n}" for n in range(20)],
            "description": [f"All that is said about {title(n)} in a year" for n in range(20)],
        },
    }


@pytest.mark.parametrize("shared", [1, 3])
def test_what_was_heard_is_taken_before_what_it_is_a_part_of_and_it_is_said(shared: int) -> None:
    w = World(1304, users=400, items=180, rows=6000, lines=1)
    proposal = found(_listening(w, shared), "listener", "part_id")
    assert not proposal.questions
    [told] = [one for one in proposal.findings if one.code == "item-in-whole"]
    assert "whole_id" in told.message


def test_parts_that_are_hardly_met_twice_are_not_taken_in_silence() -> None:
    w = World(1305, users=400, items=2500, rows=6000, lines=1)
    tables = _listening(w, 1)
    assert "item-in-whole" not in {one.code for one in _proposed(tables).findings}


@pytest.mark.parametrize("name", ["ライセンス", "licence", "ファイル形式"])
def test_the_form_in_which_something_is_had_is_no_state(name: str) -> None:
    w = World(1306, users=300, items=120, rows=4000, lines=1)
    tables: dict[str, dict[str, Any]] = {
        "log.csv": {
            "user_id": w.by_user(lambda u: code("U", u)),
            "item_id": w.by_item(lambda i: code("P", i)),
            "time": w.times(_FORM),
            name: w.pick(["Plain", "Wider"], [19, 1]),
        }
    }
    assert "event-or-state" not in {one.code for one in _proposed(tables).questions}
    tables["log.csv"]["mode"] = tables["log.csv"].pop(name)
    assert "event-or-state" in {one.code for one in _proposed(tables).questions}


def test_a_campaign_is_no_kind_of_event_and_rows_of_a_sandbox_do_not_count() -> None:
    w = World(1307, users=300, items=120, rows=4000, lines=1)
    tables: dict[str, dict[str, Any]] = {
        "transactions.csv": {
            "user_id": w.by_user(lambda u: code("U", u)),
            "product_id": w.by_item(lambda i: code("P", i)),
            "purchased_at": w.times(_FORM),
            "price": w.by_item(price),
            "is_sandbox": w.pick(["false", "true"], [60, 1]),
            "shown_in": w.pick(["default", "spring_sale"], [1, 2]),
        }
    }
    proposal = _proposed(tables)
    assert proposal.mapping
    section = proposal.mapping.sections["interactions"]
    assert "EVENT_TYPE" not in section.columns
    assert section.leave_out == {"is_sandbox": ("true",)}


def _proposed(tables: dict[str, dict[str, Any]]) -> Proposal:
    return roles.propose(reading(tables))
