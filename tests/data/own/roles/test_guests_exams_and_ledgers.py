"""Guests by their addresses, tests of courses, ledgers of stock, ids that a spreadsheet spoilt."""

from __future__ import annotations

from typing import Any

import pytest

from personalize_poc.data.own import roles
from personalize_poc.data.own.roles.words.meanings import is_negative
from personalize_poc.data.own.roles.words.names import hint
from tests.data.own.roles.rows import proposed, rarely, section
from tests.data.own.roles.world import World, chosen, code, mail, title
from tests.support.own_tables import reading


def orders(w: World, *, accounts: int) -> dict[str, list[Any]]:
    """Orders of a shop in which everybody beyond so many accounts is a guest."""
    return {
        "order_id": w.by_order(lambda o: 5000 + o),
        "customer_id": w.by_user(lambda u: 900 + u if u < accounts else 0),
        "E-mail": w.by_user(mail),
        "sku": w.by_item(lambda i: code("A", i)),
        "created_at": w.times("%Y-%m-%d %H:%M:%S"),
    }


@pytest.mark.parametrize(("accounts", "user"), [(60, "E-mail"), (290, "customer_id")])
def test_guests_who_come_back_are_known_by_their_address(accounts: int, user: str) -> None:
    made = roles.propose(reading({"orders.csv": orders(World(4601), accounts=accounts)}))
    assert section(made).columns["USER_ID"] == user
    assert "which-user" not in {one.code for one in made.questions}


def test_people_of_a_table_stay_known_by_their_number() -> None:
    w = World(4602)
    customers = {
        "customer_id": [900 + u for u in range(60)],
        "segment": [chosen(("A", "B", "C"), u) for u in range(60)],
    }
    made = roles.propose(
        reading({"orders.csv": orders(w, accounts=60), "customers.csv": customers})
    )
    assert section(made).columns["USER_ID"] == "customer_id"


@pytest.mark.parametrize(("passed", "counts"), [("passed", True), ("delivered", False)])
def test_who_failed_a_test_took_it(passed: str, counts: bool) -> None:
    w = World(4603, lines=1)
    verbs = rarely(w, "opened", {"failed": 13, passed: 4})
    types = section(proposed(w, {}, verb=verbs)).event_types
    assert (types.get("failed", "failed") is not None) is counts


def test_suppliers_in_a_ledger_are_no_customers() -> None:
    w = World(4604, lines=1)
    parties = rarely(w, "Debitor", {"Kreditor": 8})
    ledger = {
        "Løbenr.": w.each(lambda row: 500_001 + row),
        "Bogføringsdato": w.times("%d-%m-%Y"),
        "Varenr.": w.by_item(lambda i: 131_000 + 7 * i),
        "Beskrivelse": w.by_item(lambda i: title(i, "Dæk Sadel Kæde Pedal Lygte")),
        "Kildetype": parties,
        "Kildenr.": [
            40_000 + 3 * row % 5 if party == "Kreditor" else 10_000 + 11 * w.user[row]
            for row, party in enumerate(parties)
        ],
    }
    found = section(roles.propose(reading({"Vareposter.txt": ledger})))
    assert found.columns["USER_ID"] == "Kildenr."
    assert found.leave_out["Kildetype"] == ("Kreditor",)


@pytest.mark.parametrize("state", ["Salgsreturvaremodtagelse", "Verkaufsgutschrift"])
def test_returns_of_sales_are_known_as_one_word(state: str) -> None:
    assert is_negative(state)


def test_whole_ids_come_before_those_that_a_spreadsheet_spoilt() -> None:
    w = World(4605, lines=1)
    log = {
        "TESSERA": w.by_user(lambda u: f"0400{u:07d}"),
        "ORA": w.times("%Y-%m-%d %H:%M:%S"),
        "EAN": w.by_item(lambda i: f"8,{i * 97 % 99_999:05d}E+12"),
        "ARTICOLO": w.by_item(lambda i: 10_000 + 3 * i),
    }
    assert section(roles.propose(reading({"righe.csv": log}))).columns["ITEM_ID"] == "ARTICOLO"


def test_a_program_for_mail_is_nobody_and_an_address_is_somebody() -> None:
    w = World(4606, lines=1)
    log = {
        "E-Mail-Client": w.each(lambda row: ("Gmail", "Outlook", "Apple Mail")[row % 3]),
        "E-Mail-Adresse": w.by_user(mail),
        "Link-URL": w.by_item(lambda i: f"https://brief.example/artikel/{i}"),
        "Klickzeit": w.times("%d.%m.%Y %H:%M:%S"),
    }
    found = section(roles.propose(reading({"klicks.csv": log}))).columns
    assert found["USER_ID"] == "E-Mail-Adresse"


@pytest.mark.parametrize("name", ["会員ID", "會員編號"])
def test_members_are_no_staff(name: str) -> None:
    assert hint(name).about("user")
    assert not hint(name).about("staff")


@pytest.mark.parametrize("name", ["COD_ART", "Codice art."])
def test_codes_of_articles_are_no_kinds(name: str) -> None:
    assert hint(name).about("item")
    assert not hint(name).says("type")


def test_groups_of_people_that_are_joined_say_who_is_no_customer() -> None:
    w = World(4607, lines=1)
    log = {
        "customer_sk": w.by_user(lambda u: 1000 + 2 * u + int(u % 3 == 0)),
        "title_sk": w.by_item(lambda i: 1 + i),
        "start_ts": w.times("%Y-%m-%d %H:%M:%S"),
    }
    versions = [(u, n) for u in range(w.users) for n in range(2)]
    people = {
        "customer_sk": [1000 + 2 * u + n for u, n in versions],
        "customer_id": [f"CU{60_000 + u}" for u, _ in versions],
        "plan": ["INTERNAL" if u == 6 else chosen(("BASIC", "PREMIUM"), u) for u, _ in versions],
        "valid_from": [("2021-01-01", "2023-06-01")[n] for _, n in versions],
        "valid_to": [("2023-05-31", "2199-12-31")[n] for _, n in versions],
    }
    found = section(roles.propose(reading({"fact.parquet": log, "dim_customer.parquet": people})))
    assert found.leave_out["plan"] == ("INTERNAL",)
