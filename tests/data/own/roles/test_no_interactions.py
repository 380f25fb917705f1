"""Files from which nothing can be learned, and what people are told to export instead."""

from __future__ import annotations

import random
from typing import Any

import pytest

from personalize_poc.data.own import roles
from personalize_poc.data.own.profiles.shapes import shape
from personalize_poc.data.own.proposal import Proposal
from tests.data.own.roles.world import World, code, digest, mail, title
from tests.support.own_tables import reading

_DAYS = [f"2024-{month:02}-28" for month in range(1, 11)]


def test_products_in_columns_have_to_become_rows() -> None:
    choice = random.Random(1)
    people = [(f"{15000 + 17 * n}", day) for day in _DAYS for n in range(300)]
    products = ["savings", "current_account", "deposit", "funds", "mortgage", "pension", "loan"]
    table: dict[str, Any] = {
        "fecha_dato": [day for _, day in people],
        "ncodpers": [who for who, _ in people],
        "renta": [
            "NA" if int(who) % 4 == 0 else f"{int(digest(int(who))[:6], 16) / 100:.2f}"
            for who, _ in people
        ],
        **{f"ind_{one}_ult1": [choice.choice("0001") for _ in people] for one in products},
    }
    proposal = roles.propose(reading({"monthly.csv": table}))
    assert proposal.mapping is None
    assert "7 such as ind_savings_ult1" in proposal.reason
    assert "UNPIVOT" in proposal.reason
    assert {one.field: one.column for one in proposal.guesses}["USER_ID"] == "ncodpers"


@pytest.mark.parametrize(("highest", "told"), [(10, True), (90_000, False)])
def test_marks_of_people_in_columns_have_to_become_rows(highest: int, told: bool) -> None:
    choice = random.Random(2)
    readers = ["Anna", "Ben", "Carol", "Dev", "Ellie", "Femi", "Grace", "Harriet", "Ian", "Joan"]
    table: dict[str, Any] = {
        "Meeting": [f"20{16 + n // 12}-{n % 12 + 1:02d}-03" for n in range(90)],
        "Book": [title(n, "Half Long Last Husband Harvest Daughter") for n in range(90)],
        **{
            one: [choice.randint(1, highest) if choice.random() < 0.4 else "" for _ in range(90)]
            for one in readers
        },
    }
    proposal = roles.propose(reading({"scores.xlsx": table}))
    assert proposal.mapping is None
    assert ("10 columns such as Anna, Ben, Carol hold marks" in proposal.reason) is told


def test_sums_of_a_month_name_nobody() -> None:
    rows = [(month, item) for month in range(1, 13) for item in range(80)]
    table: dict[str, Any] = {
        "month": [f"2023-{month:02}" for month, _ in rows],
        "product_code": [code("P", item) for _, item in rows],
        "product_name": [title(item) for _, item in rows],
        "sold": [int(digest(month * 100 + item)[:3], 16) for month, item in rows],
    }
    proposal = roles.propose(reading({"sales.csv": table}))
    assert proposal.mapping is None
    assert "product_code × month" in proposal.reason
    assert "no column names who bought" in proposal.reason


def test_counts_of_orders_are_no_people_and_what_joins_them_is_asked_for() -> None:
    choice = random.Random(2)
    mails = [
        {"id_send": n + 1, "campaign": f"N{n % 9}", "email": mail(choice.randrange(900))}
        for n in range(6000)
    ]
    tables: dict[str, dict[str, Any]] = {
        "sends.csv": {name: [row[name] for row in mails] for name in mails[0]},
        "customers.csv": {
            "customer_id": [code("C", n) for n in range(900)],
            "name": [f"Ann {title(n % 50)}" for n in range(900)],
            "email": [mail(n) for n in range(900)],
            "numero_ordini": [choice.randrange(12) for _ in range(900)],
            "first_order": [f"{2020 + n % 4}-03-{n % 28 + 1:02}" for n in range(900)],
        },
        "products.csv": {
            "code": [code("P", n) for n in range(200)],
            "description": [title(n) for n in range(200)],
            "price": [f"{n}.90" for n in range(200)],
        },
    }
    tables["sends.csv"]["sent_at"] = [
        f"2024-01-{n % 28 + 1:02} 09:{n % 60:02}" for n in range(6000)
    ]
    proposal = roles.propose(reading(tables))
    assert proposal.mapping is None
    assert "no table says who chose which of them" in proposal.reason


@pytest.mark.parametrize("gap", ["NA", "n/a", "NaN"])
def test_amounts_with_gaps_in_words_are_amounts(gap: str) -> None:
    assert shape(["1.50", gap, "20.25", gap, gap, "3.75"]).kind == "decimal"


def test_numbers_of_articles_that_begin_as_years_do_are_articles() -> None:
    w = World(611, items=90, lines=1)
    table = {
        "customer_id": w.by_user(lambda u: code("C", u)),
        "article": w.by_item(lambda i: str(20011 + i)),
        "at": w.times("%Y-%m-%d %H:%M:%S"),
    }
    proposal = roles.propose(reading({"orders.csv": table}))
    assert proposal.mapping is not None
    assert proposal.mapping.sections["interactions"].columns["ITEM_ID"] == "article"


def test_what_a_sensor_read_is_no_item() -> None:
    w = World(612, users=80, lines=1)
    choice = random.Random(3)
    table = {
        "usuario_id": w.by_user(lambda u: code("U", u)),
        "momento": w.times("%Y-%m-%d %H:%M:%S"),
        "bpm": [round(choice.gauss(118, 16)) for _ in w.rows],
    }
    proposal = roles.propose(reading({"heart.csv": table}))
    assert proposal.mapping is None
    assert "no column that says what was chosen" in proposal.reason


@pytest.mark.parametrize(
    ("flight", "passengers"),
    [("Volo", "Passeggeri"), ("Flugnummer", "Passagiere"), ("편명", "승객수")],
)
def test_flights_are_no_people_and_passengers_no_items(flight: str, passengers: str) -> None:
    w = World(1209, users=300, items=120, rows=4000, lines=1)
    table: dict[str, Any] = {
        "movement": [400_000 + row for row in w.rows],
        flight: w.by_user(lambda u: code("VB", u, 4)),
        "at": w.times("%Y-%m-%d %H:%M:%S"),
        passengers: w.each(lambda row: 30 + int(digest(row)[:4], 16) % 150),
    }
    proposal = roles.propose(reading({"movements": table}))
    assert proposal.mapping is None
    found = {one.field: one.column for one in proposal.guesses}
    assert "USER_ID" not in found
    assert found.get("ITEM_ID") != passengers


def library(user: str, item: str) -> Proposal:
    """What people have and played, without any time."""
    w = World(611, lines=1)
    table = {
        user: w.by_user(lambda u: f"u{u:05d}"),
        item: w.by_item(lambda i: code("G", i)),
        "hours": w.pick([1.0, 2.5, 7.25]),
    }
    return roles.propose(reading({"library.csv": table}))


def test_without_times_the_order_of_rows_is_asked_about() -> None:
    proposal = library("user_id", "game_id")
    assert [one.code for one in proposal.questions] == ["no-time"]
    assert proposal.mapping is not None
    section = proposal.mapping.sections["interactions"]
    assert section.reading == {"numbered": "user_id"}
    assert section.columns["TIMESTAMP"] == "row number"


def test_without_times_it_is_said_how_the_order_of_rows_can_be_told() -> None:
    proposal = library("spalte_a", "spalte_b")
    assert proposal.mapping is None
    assert "no column that says when it happened" in proposal.reason
    assert "`timestamp: count`" in proposal.reason
