"""Cards, tickets and versions of a customer, and the person who has them."""

from __future__ import annotations

from typing import Any

import pytest

from personalize_poc.data.own import roles
from personalize_poc.data.own.proposal import Proposal
from tests.data.own.roles.worlds.members import scans_of_cards
from tests.data.own.roles.worlds.orders import proposed_sales
from tests.data.own.roles.worlds.proposals import asked_of_user, unasked_mapping, user_of
from tests.data.own.roles.worlds.rows import section
from tests.data.own.roles.worlds.world import World, chosen, code, digest, title
from tests.support.own_tables import reading


def test_who_holds_a_card_is_the_person_where_a_table_has_one_a_row() -> None:
    made = unasked_mapping(scans_of_cards()).sections
    assert made["interactions"].columns["USER_ID"] == "RelatieNr"
    assert (made["users"].files, made["users"].columns["USER_ID"]) == (
        ("relaties.csv",), "RelatieNr",
    )  # fmt: skip


def test_a_card_is_the_person_where_nothing_is_known_of_its_holder() -> None:
    tables = scans_of_cards()
    del tables["relaties.csv"], tables["scans.csv"]["RelatieNr"]
    assert unasked_mapping(tables).sections["interactions"].columns["USER_ID"] == "Kaartnummer"


@pytest.mark.parametrize("holder", ["Firmanr", "Gezinsnr", "Bedrijfsnummer"])
def test_of_a_firm_or_a_family_several_people_have_cards(holder: str) -> None:
    proposal = roles.propose(reading(scans_of_cards(holder)))
    assert [one.code for one in proposal.questions] == ["which-user"]


def bank(w: World, *, cards: int, owner: str = "id_cliente") -> dict[str, dict[str, list[Any]]]:
    """Payments by card; a table says who has which of so many cards each."""

    def token(person: int, which: int) -> str:
        return f"tok_{digest(cards * person + which)[:9]}"

    people = range(w.users)
    return {
        "transacoes.csv": {
            "id_transacao": w.each(lambda row: 770_000_001 + row),
            "id_cartao": w.each(lambda row: token(w.user[row], row % cards)),
            "id_estabelecimento": w.by_item(lambda i: f"{283_195 + 977 * i:012d}"),
            "data_hora": w.times("%d/%m/%Y %H:%M:%S"),
        },
        "cartoes.csv": {
            "id_cartao": [token(p, n) for p in people for n in range(cards)],
            owner: [f"C{100_000 + 17 * p}" for p in people for _ in range(cards)],
        },
        "clientes.csv": {
            owner: [f"C{100_000 + 17 * p}" for p in people],
            "segmento": [
                "Conta Teste" if p == 3 else chosen(("Pessoa Física", "Private"), p) for p in people
            ],
        },
        "estabelecimentos.csv": {
            "id_estabelecimento": [f"{283_195 + 977 * i:012d}" for i in range(w.items)],
            "nome_fantasia": [title(i, "Bar Posto Mercado Farmácia") for i in range(w.items)],
        },
    }  # fmt: skip


def test_who_has_a_card_is_the_person_and_test_accounts_are_nobody() -> None:
    found = section(roles.propose(reading(bank(World(4405, users=400, rows=6000), cards=2))))
    assert found.joins[0].columns == {"USER_ID": "id_cliente"}
    assert found.leave_out["segmento"] == ("Conta Teste",)


@pytest.mark.parametrize(("cards", "owner"), [(4, "id_cliente"), (2, "id_empresa")])
def test_cards_of_firms_stay(cards: int, owner: str) -> None:
    w = World(4406, users=400, rows=6000)
    found = section(roles.propose(reading(bank(w, cards=cards, owner=owner))))
    assert found.columns["USER_ID"] == "id_cartao"


@pytest.mark.parametrize(
    ("holder", "card"),
    [("Kundennummer", "Kartentoken"), ("customer_no", "card_no"), ("会員番号", "カード番号")],
)
def test_a_card_that_a_customer_has_in_turn_is_not_the_person(holder: str, card: str) -> None:
    w = World(1401, lines=1)
    cards = w.each(lambda r: 66_100_000_117 + 8 * w.user[r] + (w.user[r] % 2) * (w.at[r].month > 3))
    found = proposed_sales(w, **{holder: w.by_user(lambda u: 71_000_113 + 17 * u), card: cards})
    assert user_of(found) == holder
    assert not found.questions


def test_of_many_cards_of_a_customer_a_person_is_asked() -> None:
    w = World(1402, lines=1)
    cards = w.each(lambda r: 66_100_000_117 + 8 * w.user[r] + w.order[r] % 5)
    found = proposed_sales(w, customer_no=w.by_user(lambda u: 71_000_113 + 17 * u), card_no=cards)
    assert [one.code for one in found.questions] == ["which-user"]


def test_a_holder_in_a_short_table_stands_beside_the_last_column_of_a_long_one() -> None:
    """The two are of different tables: what one is called is asked of its own."""
    w = World(5106, users=200, rows=4000, lines=1)
    paid: dict[str, Any] = {
        "movement_id": [f"m{row:06d}" for row in w.rows],
        "merchant_id": w.by_item(lambda i: f"M{i:04d}"),
        "paid_at": w.times("%Y-%m-%d %H:%M:%S"),
        "amount": [5 + n * 37 % 90 for n in w.rows],
        "currency": ["EUR" for _ in w.rows],
        "card_id": [f"c{u * 2 + row % 2:05d}" for row, u in enumerate(w.user)],
    }
    cards = {
        "card_id": [f"c{n:05d}" for n in range(2 * w.users)],
        "customer_id": [f"K{n // 2:05d}" for n in range(2 * w.users)],
    }
    customers = {
        "customer_id": [f"K{n:05d}" for n in range(w.users)],
        "segment": [("private", "student")[n % 2] for n in range(w.users)],
    }
    tables = {"movements.csv": paid, "cards.csv": cards, "customers.csv": customers}
    made = roles.propose(reading(tables))
    assert section(made).fields["USER_ID"] == "customer_id"


def _wholesale(w: World, names: list[str]) -> Proposal:
    """Lines of firms, each with some cards, and the tables of both."""
    cards = [(u, k) for u in range(w.users) for k in range(1 + u % 4)]
    number = {one: 2_801_000_000_017 + 7 * n for n, one in enumerate(cards)}
    lines = {
        "VBELN": w.by_order(lambda n: 4_900_000_000 + n),
        "FKDAT": w.times("%d.%m.%Y"),
        "KUNAG": w.by_user(lambda u: f"{u + 200_000:010d}"),
        "KDKARTE": w.each(lambda r: number[w.user[r], w.order[r] % (1 + w.user[r] % 4)]),
        "MATNR": w.by_item(lambda i: f"{i + 6_000_000:018d}"),
        "ARKTX": w.by_item(title),
        "FKIMG": w.pick(["1,000", "2,000", "3,000"], [4, 2, 1]),
    }
    holders = {
        "KDKARTE": [number[one] for one in cards],
        "KUNNR": [f"{u + 200_000:010d}" for u, _ in cards],
        "INHABER": [names[n % len(names)] for n in range(len(cards))],
    }
    firms = {
        "KUNNR": [f"{u + 200_000:010d}" for u in range(w.users)],
        "NAME1": [f"Malerbetrieb {title(u)} GmbH" for u in range(w.users)],
        "BRSCH": ["MALE", "SANI"] * (w.users // 2),
    }
    goods = {
        "MATNR": [f"{i + 6_000_000:018d}" for i in range(w.items)],
        "MAKTX": [title(i) for i in range(w.items)],
        "MATKL": [f"{i % 9:03d}" for i in range(w.items)],
    }
    tables: dict[str, dict[str, Any]] = {
        "bons.csv": lines,
        "karten.csv": holders,
        "kna1.csv": firms,
        "mara.csv": goods,
    }
    return roles.propose(reading(tables))


def test_a_person_decides_between_a_firm_and_those_who_hold_its_cards() -> None:
    names = [f"{first} {last}" for first in ("Uwe", "Eva", "Ali", "Ida", "Max", "Ute")
             for last in ("Roth", "Fuchs", "Simon", "Lang", "Kurz")]  # fmt: skip
    (asked,) = _wholesale(World(4203), names).questions
    assert asked.code == "which-user"
    assert {one.text.split()[0] for one in asked.options} == {"KUNAG", "KDKARTE"}


@pytest.mark.parametrize("in_turn", [True, False])
def test_versions_of_a_customer_are_one_customer(in_turn: bool) -> None:
    """A new row when somebody moves is nobody new; rows that hold at the same time are others."""
    w = World(902, users=200)
    moved = [u for u in range(w.users) if u % 5 == 0]
    begun = "2024-03-01" if in_turn else "2024-01-20"
    rows = [(101 + u, u, "2024-01-01", "2024-03-01" if u % 5 == 0 else "") for u in range(w.users)]
    rows += [(5001 + u, u, begun, "") for u in moved]
    keys = [
        5001 + user if user % 5 == 0 and at.month > 2 else 101 + user
        for user, at in zip(w.user, w.at, strict=True)
    ]
    tables: dict[str, dict[str, Any]] = {
        "sales.csv": {
            "at": w.times("%Y-%m-%d %H:%M:%S"),
            "customer_sk": keys,
            "product_no": w.by_item(lambda i: code("P", i)),
            "quantity": w.pick([1, 2, 3], [5, 2, 1]),
        },
        "customers.csv": {
            "customer_sk": [one[0] for one in rows],
            "customer_no": [f"M{700 + one[1]}" for one in rows],
            "segment": ["gold" if one[0] > 5000 else "basic" for one in rows],
            "zqf": [one[2] for one in rows],
            "zqt": [one[3] for one in rows],
            "zqc": [0 if one[3] else 1 for one in rows],
        },
    }
    found = roles.propose(reading(tables))
    assert found.mapping is not None
    sections = found.mapping.sections
    assert sections["interactions"].fields["USER_ID"] == (
        "customer_no" if in_turn else "customer_sk"
    )
    assert sections["users"].columns["USER_ID"] == ("customer_no" if in_turn else "customer_sk")
    assert sections["users"].leave_out == ({"zqc": ("0",)} if in_turn else {})


def _garage(plate: str, driver: str, fleets: int) -> Proposal:
    """Works of a garage on cars, of which so many customers of 60 have ten; a table has all cars.

    plate: what a car is called by. driver: the column that says who drives a car of a fleet; of
    other cars nothing is noted.
    """
    w = World(4417, users=60, rows=5000, lines=1)
    cars = [10 if u < fleets else 1 for u in range(w.users)]
    owned = [(u, n) for u in range(w.users) for n in range(cars[u])]
    plates = {car: f"{at * 37 % 100:02d}-KT-{at:03d}" for at, car in enumerate(owned)}
    noted = [f"{'ABCDEFGHIJ'[n]}. {title(u * 10 + n)}" if u < fleets else "" for u, n in owned]
    return roles.propose(
        reading({
            "jobs.csv": {
                "job_no": w.each(lambda row: 31_000 + row),
                "customer_no": w.by_user(lambda u: 5000 + u),
                plate: w.each(lambda row: plates[w.user[row], row % cars[w.user[row]]]),
                "done_on": w.times("%Y-%m-%d %H:%M:%S"),
                "part_no": w.by_item(lambda i: code("P", i)),
            },
            "cars.csv": {
                plate: [plates[car] for car in owned],
                "customer_no": [5000 + u for u, __ in owned],
                "brand": [chosen(("Fiat", "Opel", "Skoda"), u) for u, __ in owned],
                "model": [title(3 * u + n % 3) for u, n in owned],
                driver: noted,
            },
            "customers.csv": {
                "customer_no": [5000 + u for u in range(w.users)],
                "town": [f"T{u % 5}" for u in range(w.users)],
            },
        })
    )  # fmt: skip


@pytest.mark.parametrize(
    ("plate", "driver"),
    [
        ("kenteken", "berijder"),
        ("Kennzeichen", "Fahrer"),
        ("immatriculation", "conducteur"),
        ("targa", "conducente"),
        ("госномер", "водитель"),
    ],
)
def test_of_cars_of_fleets_whose_drivers_are_noted_a_person_is_asked(
    plate: str, driver: str
) -> None:
    assert asked_of_user(_garage(plate, driver, fleets=12)) == ["customer_no", plate]


@pytest.mark.parametrize(("driver", "fleets"), [("opmerking", 12), ("berijder", 2)])
def test_cars_of_customers_are_not_asked_about_where_nobody_else_drives_them(
    driver: str, fleets: int
) -> None:
    found = _garage("kenteken", driver, fleets)
    assert section(found).columns["USER_ID"] == "customer_no"
    assert not asked_of_user(found)


def _cards_of_namesakes(house: str) -> Proposal:
    """Receipts of a drugstore; two customers each have one family name and first letter."""
    w = World(4411, users=240, rows=4000, lines=3)
    cards = w.by_user(lambda u: f"26500{u * 37 + 1_000_000}")
    families = ["Лосева", "Рогов", "Щукина", "Бобров", "Сомова", "Орлов", "Галкин", "Зуева"]
    names = w.by_user(lambda u: f"{families[u // 2 % 8]} {'АБВГДЕЖИКЛМНОПР'[u // 16]}.М.")
    shop = w.by_order(lambda o: o % 7 == 0)
    return proposed_sales(
        w,
        Карта=["265009990017" if own else c for c, own in zip(cards, shop, strict=True)],
        Держатель_карты=[house if own else n for n, own in zip(names, shop, strict=True)],
    )


@pytest.mark.parametrize(
    ("house", "is_nobody"),
    [("Карта магазина", True), ("Tessera negozio", True), ("Ракова К.М.", False)],
)
def test_cards_tell_namesakes_apart_and_that_of_the_shop_is_nobody(
    house: str, is_nobody: bool
) -> None:
    found = _cards_of_namesakes(house)
    assert user_of(found) == "Карта"
    assert bool(section(found).leave_out.get("Карта")) is is_nobody
