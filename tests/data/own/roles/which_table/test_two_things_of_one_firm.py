"""Two tables in which the same people choose things of two kinds: a person says which is meant."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from personalize_poc.data.own import roles
from personalize_poc.data.own.proposal import Proposal
from tests.data.own.roles.worlds.proposals import asked
from tests.data.own.roles.worlds.world import World, code, title
from tests.support.own_tables import reading

_FORM = "%Y-%m-%d %H:%M:%S"


def items_by_file(made: Proposal) -> dict[str, str]:
    """The item of each table that a person may choose."""
    (question,) = made.questions
    assert question.code == "which-file"
    told = [yaml.safe_load(one.yaml)["interactions"] for one in question.options]
    assert not any("join" in one for one in told)
    return {one["file"]: one["columns"]["ITEM_ID"] for one in told}


def test_numbers_of_bookings_do_not_lead_to_sales_that_are_counted_too() -> None:
    booked, sold = World(7301, rows=2600, lines=1, items=30), World(7302, rows=2400, lines=1)
    tables: dict[str, dict[str, Any]] = {
        "class_bookings.csv": {
            "booking_id": booked.each(lambda r: r + 1),
            "member_id": booked.by_user(lambda u: code("M", u)),
            "class_id": booked.by_item(lambda i: 101 + i),
            "booked_at": booked.times(_FORM),
        },
        "shop_sales.csv": {
            "sale_id": sold.each(lambda r: r + 1),
            "member_id": sold.by_user(lambda u: code("M", u)),
            "sku": sold.by_item(lambda i: code("S", i)),
            "sold_at": sold.times(_FORM),
        },
        "classes.csv": {
            "class_id": [101 + i for i in range(30)],
            "class_name": [title(i) for i in range(30)],
            "level": [("easy", "hard")[i % 2] for i in range(30)],
        },
        "products.csv": {
            "sku": [code("S", i) for i in range(sold.items)],
            "product": [title(i + 400) for i in range(sold.items)],
        },
        "members.csv": {
            "member_id": [code("M", u) for u in range(300)],
            "plan": [("Gold", "Basic")[u % 2] for u in range(300)],
        },
    }
    assert items_by_file(roles.propose(reading(tables))) == {
        "class_bookings.csv": "class_id",
        "shop_sales.csv": "sku",
    }


def firm(contracts: int, kind: str = "VertragsartNr", name: str = "Vertragsart") -> Proposal:
    """A firm that sells goods, and closes contracts with the same customers."""
    orders, closed = World(7303, rows=3000, lines=1), World(7304, rows=contracts, lines=1, items=24)
    tables: dict[str, dict[str, Any]] = {
        "auftragspositionen.csv": {
            "AuftragNr": orders.each(lambda r: 770_001 + r // 2),
            "KundenNr": [30_001 + orders.user[r - r % 2] for r in orders.rows],
            "ArtikelNr": orders.by_item(lambda i: f"A{i:04d}"),
            "Auftragsdatum": orders.times("%d.%m.%Y"),
            "Menge": orders.each(lambda r: 1 + r % 9),
        },
        "vertraege.csv": {
            "VertragNr": closed.each(lambda r: 440_001 + r),
            "KundenNr": closed.by_user(lambda u: 30_001 + u),
            kind: closed.by_item(lambda i: f"V{i:02d}"),
            "Abschlussdatum": closed.times("%d.%m.%Y"),
        },
        "artikel.csv": {
            "ArtikelNr": [f"A{i:04d}" for i in range(orders.items)],
            "Bezeichnung": [title(i) for i in range(orders.items)],
        },
        "stamm.csv": {
            kind: [f"V{i:02d}" for i in range(24)],
            name: [title(i + 500) for i in range(24)],
            "Monatspreis": [9 + i * 7 % 40 for i in range(24)],
        },
        "kunden.csv": {
            "KundenNr": [30_001 + u for u in range(300)],
            "Firma": [f"{title(u)} {u} GmbH" for u in range(300)],
        },
    }
    return roles.propose(reading(tables))


def test_goods_and_contracts_of_the_same_customers_are_two_things_to_recommend() -> None:
    assert items_by_file(firm(1500)) == {
        "auftragspositionen.csv": "ArtikelNr",
        "vertraege.csv": "VertragsartNr",
    }
    assert not asked(firm(500))  # there are too few of them


@pytest.mark.parametrize(("kind", "name"), [("FilialNr", "Filiale"), ("LieferantNr", "Lieferant")])
def test_where_somebody_was_served_is_no_second_thing_to_recommend(kind: str, name: str) -> None:
    assert not asked(firm(1500, kind, name))


@pytest.mark.parametrize(
    ("who", "what", "plan", "teacher"),
    [
        ("aluno_id", "aula_id", "plano_id", "professor_id"),
        ("mitglied_nr", "kurs_nr", "tarif_nr", "trainer_nr"),
        ("회원번호", "수업번호", "요금제번호", "강사번호"),
    ],
)
def test_a_plan_is_no_teacher_though_both_are_counted(
    who: str, what: str, plan: str, teacher: str
) -> None:
    """Members book lessons, and pay by the month for one of five plans, which has no table."""
    booked, paid = World(7305, rows=4000, lines=1, items=60), World(7306, rows=2200, lines=1)
    tables: dict[str, dict[str, Any]] = {
        "bookings.csv": {
            who: booked.by_user(lambda u: 5001 + 4 * u),
            what: booked.by_item(lambda i: 14 + 3 * i),
            "at": booked.times(_FORM),
        },
        "payments.csv": {
            who: paid.by_user(lambda u: 5001 + 4 * u),
            plan: paid.pick((1, 2, 3, 4, 5)),
            "amount": paid.pick((99.9, 129.9)),
            "at": paid.times(_FORM),
        },
        "members.csv": {
            who: [5001 + 4 * u for u in range(300)],
            "birthday": [f"19{60 + u % 40}-0{1 + u % 9}-1{u % 7}" for u in range(300)],
            plan: [1 + u % 5 for u in range(300)],
        },
        "lessons.csv": {
            what: [14 + 3 * i for i in range(60)],
            "name": [title(i) for i in range(60)],
            teacher: [1 + i % 15 for i in range(60)],
        },
        "teachers.csv": {
            teacher: [1 + n for n in range(15)],
            "name": [f"Prof. {'ABCDEFGHIJKLMNO'[n]}" for n in range(15)],
            "licence": [33_235 + 977 * n for n in range(15)],
        },
    }
    made = roles.propose(reading(tables))
    assert made.mapping is not None
    assert made.mapping.sections["interactions"].columns["ITEM_ID"] == what
    assert not asked(made)
