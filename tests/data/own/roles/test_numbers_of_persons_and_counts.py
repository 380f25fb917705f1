"""Who is named by the number of a document alone, what counts people, and what happened to rows."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from personalize_poc.data.own import roles
from personalize_poc.data.own.profiles.shapes import shape
from personalize_poc.data.own.proposal import Proposal
from personalize_poc.data.own.roles.left_out.goods.no_goods import is_none
from personalize_poc.data.own.roles.states import failed, mislaid
from personalize_poc.data.own.roles.words.meanings import is_negative
from personalize_poc.data.own.roles.words.names import hint
from tests.data.own.roles.rows import proposed, rarely, section
from tests.data.own.roles.world import World, code, title
from tests.support.own_tables import reading

_DAY = "%d/%m/%Y %H:%M"


def _argentine(user: int) -> str:
    return f"CUIT 30-{50_000_000 + user * 7919}-4" if user % 9 == 0 else f"DNI {20_000_017 + user}"


def _brazilian(user: int) -> str:
    digits = f"{10_000_000_019 + user * 7_777_777:011}"
    return f"{digits[:3]}.{digits[3:6]}.{digits[6:9]}-{digits[9:]}"


def _colombian(user: int) -> str:
    kind = ("CC", "CC", "CC", "CE", "NIT")[user % 5]
    return f"{kind} {1_030_000_000 + user * 7919}"


def _chilean(user: int) -> str:
    digits = f"{10_000_000 + user * 7919}"
    return f"{digits[:2]}.{digits[2:5]}.{digits[5:]}-{'0123456789K'[user % 11]}"


@pytest.mark.parametrize(
    ("name", "bought", "thing", "number"),
    [
        ("Tipo y número de documento", "Comprador", "# de publicación", _argentine),
        ("CPF", "Nome", "Código do produto", _brazilian),
        ("Documento", "Nombre", "Referencia", _colombian),
        ("Rut", "Nombre", "SKU", _chilean),
    ],
)
def test_who_bought_is_named_by_a_number_of_a_state(
    name: str, bought: str, thing: str, number: Callable[[int], str]
) -> None:
    w = World(3501, users=400, items=120, lines=1)
    table = {
        "N": [f"{2_000_010_000_000_000 + row * 37}" for row in range(len(w.at))],
        "Fecha": w.times(_DAY),
        thing: w.by_item(lambda i: code("M", i)),
        bought: w.by_user(lambda u: f"Ana {('Ruiz', 'Gil', 'Paz', 'Sosa')[u % 4]}"),
        name: w.by_user(number),
    }
    made = roles.propose(reading({"ventas.csv": table}))
    assert section(made).columns["USER_ID"] == name
    assert section(made).columns["ITEM_ID"] == thing


def test_whoever_sells_has_such_a_number_too() -> None:
    w = World(3502, users=400, items=120, lines=1)
    table = {
        "customer_id": w.by_user(lambda u: f"c{u:05d}"),
        "item_id": w.by_item(lambda i: code("I", i)),
        "at": w.times(_DAY),
        "CPF vendedor": w.each(lambda row: _brazilian(row % 40)),
    }
    made = roles.propose(reading({"ventas.csv": table}))
    assert section(made).columns["USER_ID"] == "customer_id"


def test_numbers_of_receipts_with_letters_before_them_are_no_persons() -> None:
    w = World(3503, users=300, items=120, lines=3)
    table = {
        "Documento": w.each(lambda row: f"RC-{100_000 + row // 3}"),
        "cliente": w.by_user(lambda u: f"{40_000 + u}"),
        "articulo": w.by_item(lambda i: code("I", i)),
        "fecha": w.times(_DAY),
    }
    made = roles.propose(reading({"ventas.csv": table}))
    assert section(made).columns["USER_ID"] == "cliente"


@pytest.mark.parametrize(
    "name", ["Customer Internal ID", "Interne Kundennummer", "ID interno del cliente"]
)
def test_an_internal_number_is_of_whom_it_names(name: str) -> None:
    said = hint(name)
    assert said.about("user")
    assert said.says("id")
    assert not said.says("flag")


def test_things_under_their_group_are_no_lists_beside_a_word_for_freight() -> None:
    goods = [f"Toner : HP-CF{n % 90}X/{n}" for n in range(300)]
    given = [
        one for n in range(1200) for one in (goods[n * 7 % 300], "Freight")[: 1 + (n % 4 == 0)]
    ]
    assert shape(given).kind == "phrase"
    genres = ["Drama/Comedy", "Drama/War", "Comedy/War", "War", "Drama", "Comedy"]
    assert shape([genres[n % 6] for n in range(1200)]).kind == "list"


def test_estimates_are_no_purchases() -> None:
    w = World(3504, users=400, items=120, lines=1)
    kinds = rarely(w, "Invoice", {"Estimate": 6, "Credit Memo": 25, "Cash Sale": 9})
    made = proposed(w, {}, Type=kinds)
    assert set(section(made).leave_out["Type"]) == {"Estimate", "Credit Memo"}


def _counted(names: tuple[str, str, str], numbers: tuple[str, ...], seed: int) -> Proposal:
    choice = random.Random(seed)
    things, places, day = names
    rows = [
        (f"2025-{1 + d // 28:02}-{1 + d % 28:02}", f"com.studio.app{a}", place)
        for d in range(84)
        for a in range(5)
        for place in ("US", "DE", "KR", "FR", "JP", "BR", "IN")
    ]
    table: dict[str, list[Any]] = {
        day: [row[0] for row in rows],
        things: [row[1] for row in rows],
        places: [row[2] for row in rows],
    }
    sizes = [choice.randrange(1, 60) for _ in rows]
    for number in numbers:
        table[number] = [max(0, int(choice.gauss(size, 6))) for size in sizes]
    return roles.propose(reading({"stats.csv": table}))


@pytest.mark.parametrize(
    ("names", "numbers"),
    [
        (
            ("Package Name", "Country", "Date"),
            ("Daily Device Installs", "Daily User Installs", "Daily User Uninstalls"),
        ),
        (("Titel", "Land", "Datum"), ("Neue Nutzer", "Aktive Nutzer", "Kündigungen")),
        (("앱", "국가", "일자"), ("신규회원", "방문자", "탈퇴회원")),
    ],
)
def test_numbers_of_people_of_each_day_and_country_name_nobody(
    names: tuple[str, str, str], numbers: tuple[str, ...]
) -> None:
    made = _counted(names, numbers, 3505)
    assert made.mapping is None
    assert not made.questions
    assert f"{names[0]} × {names[1]} × {names[2]}" in made.reason


def test_sums_of_a_week_shop_and_listed_article_name_nobody() -> None:
    choice = random.Random(3508)
    weeks = [date(2023, 7, 3) + timedelta(weeks=n) for n in range(26)]
    rows = [(w, s, a) for w in weeks for s in range(8) for a in range(30) if choice.random() < 0.9]
    sizes = [choice.randrange(1, 60) for _ in rows]
    table = {
        "Semana": [f"{w.year}-S{w.isocalendar().week}" for w, _, _ in rows],
        "Início da semana": [f"{w:%d-%m-%Y}" for w, _, _ in rows],
        "Loja": [f"L{s:02}" for _, s, _ in rows],
        "SKU": [561_000 + a * 37 for _, _, a in rows],
        "Quantidade": [size * 2 + choice.randrange(9) for size in sizes],
        "Clientes": sizes,
    }
    goods = {
        "SKU": [561_000 + a * 37 for a in range(30)],
        "Designação": [title(a) for a in range(30)],
    }
    made = roles.propose(reading({"vendas.csv": table, "produtos.csv": goods}))
    assert made.mapping is None
    assert "Loja × SKU × Início da semana" in made.reason


@pytest.mark.parametrize(
    ("name", "is_count"),
    [
        ("N.º clientes", True),
        ("Nº de clientes", True),
        ("Numero clienti", True),
        ("Liczba klientów", True),
        ("müşteri sayısı", True),
        ("고객 수", True),
        ("顧客数", True),
        ("N.º cliente", False),
        ("Numero cliente", False),
        ("고객번호", False),
        ("customer_nb", False),
    ],
)
def test_a_number_of_several_people_is_a_count_and_that_of_one_an_id(
    name: str, is_count: bool
) -> None:
    w = World(3509, users=300, items=120, lines=1)
    table = {
        "fecha": w.times(_DAY),
        "SKU": w.by_item(lambda i: code("I", i)),
        name: w.by_user(lambda u: 3 + u),
    }
    made = roles.propose(reading({"ventas.csv": table}))
    assert (made.mapping is None) is is_count


def test_numbers_of_people_who_are_named_beside_them_are_ids() -> None:
    w = World(3506, users=60, items=40, lines=1)
    table = {
        "Datum": w.times("%Y-%m-%d"),
        "Kunde": w.by_user(lambda u: str(u + 1)),
        "Kundenname": w.by_user(lambda u: f"Hof {title(u)}"),
        "Artikel": w.by_item(title),
        "Menge": w.each(lambda row: str(1 + row % 7)),
    }
    made = roles.propose(reading({"verkauf.csv": table}))
    assert section(made).columns["USER_ID"] in ("Kunde", "Kundenname")


@pytest.mark.parametrize(
    ("usual", "wrong", "is_gone"),
    [
        ("OK", "VEND FAIL", True),
        ("OK", "KO", True),
        ("正常", "失敗", True),
        ("PASS", "FAIL", False),
    ],
)
def test_what_a_machine_failed_to_do_is_left_out(usual: str, wrong: str, is_gone: bool) -> None:
    w = World(3507, users=400, items=120, lines=1)
    made = proposed(w, {}, Result=rarely(w, usual, {"REFUND": 71, wrong: 29}))
    assert (wrong in section(made).leave_out.get("Result", ())) is is_gone


def test_many_wrong_answers_are_no_accidents() -> None:
    assert failed.accidents({"OK": 90, "KO": 10}) == ("KO",)
    assert not failed.accidents({"OK": 60, "KO": 40})


@pytest.mark.parametrize(
    ("usual", "lost", "called_off"),
    [
        ("retourné", "perdu", "annulé"),
        ("zurückgegeben", "verloren", "storniert"),
        ("devuelto", "perdido", "cancelado"),
    ],
)
def test_what_was_lost_while_it_was_lent_was_wanted(usual: str, lost: str, called_off: str) -> None:
    w = World(3508, users=400, items=120, lines=1)
    made = proposed(w, {}, statut=rarely(w, usual, {lost: 101, called_off: 19}))
    assert section(made).leave_out.get("statut") == (called_off,)


def test_deals_that_were_lost_are_none() -> None:
    assert not mislaid.lost(["won", "lost", "proposal"])
    assert mislaid.lost(["delivered", "lost"]) == ("lost",)


def test_a_state_in_sentences_is_told_by_the_first() -> None:
    assert is_negative("Devolución finalizada. Te devolvimos el costo")
    assert is_negative("Cancelled: the payment did not arrive in time")
    assert not is_negative("Delivered. Returns are possible for another 14 days")


@pytest.mark.parametrize("name", ["운반비", "운임", "Flete", "運賃", "运输费", "Carriage"])
def test_carriage_is_nothing_to_recommend(name: str) -> None:
    assert is_none(name)


@pytest.mark.parametrize("quantity", ["Q.tà", "Q.ty", "Qtà"])
def test_a_discount_in_per_cent_is_not_how_much_was_bought(quantity: str) -> None:
    w = World(3510, users=300, items=120, lines=2)
    pieces = w.pick(["6", "12", "18", "24"], [5, 3, 2, 1])
    table = {
        "Data Doc.": w.times("%d/%m/%Y"),
        "Cod. Cliente": w.by_user(lambda u: f"{4000 + u * 7:06}"),
        "Cod. Articolo": w.by_item(lambda i: code("DI", i)),
        quantity: w.each(lambda row: "-6" if row % 97 == 5 else pieces[row]),
        "Prezzo": w.by_item(lambda i: f"{3 + i % 40},{i % 10}0"),
        "Sc. %": w.pick(["0", "5", "10", "15"], [6, 1, 2, 1]),
    }
    made = section(roles.propose(reading({"venduto.csv": table})))
    assert made.columns["EVENT_VALUE"] == quantity
    assert made.leave_out == {quantity: ("-6",)}


def test_how_much_of_a_lesson_was_seen_is_its_worth_beside_a_price() -> None:
    w = World(3511, users=300, items=120, lines=2)
    table = {
        "fecha": w.times(_DAY),
        "alumno_id": w.by_user(lambda u: f"{4000 + u * 7:06}"),
        "curso_id": w.by_item(lambda i: code("C", i)),
        "precio": w.by_item(lambda i: f"{30 + i % 40},00"),
        "% visto": w.each(lambda row: row * 37 % 101),
    }
    made = section(roles.propose(reading({"lecciones.csv": table})))
    assert made.columns["EVENT_VALUE"] == "% visto"
