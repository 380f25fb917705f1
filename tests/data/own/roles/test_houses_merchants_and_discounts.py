"""Houses that book for themselves, merchants that were paid, discounts, and times to come."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from personalize_poc.data.own import roles
from personalize_poc.data.own.proposal import Proposal
from personalize_poc.data.own.roles.words import kept_for_tests, units
from personalize_poc.data.own.roles.words.meanings import is_negative
from tests.data.own.roles.rows import proposed, rarely, section
from tests.data.own.roles.world import World, code, title
from tests.support.own_tables import reading

_FORM = "%Y-%m-%d %H:%M:%S"


def wholesale(w: World, house: str, **more: list[Any]) -> Proposal:
    """Lines of documents without names of columns; in some the house moves goods of its own."""
    back = w.each(lambda row: "-" if row % 37 == 5 else "")
    pieces = w.pick(["1,000", "2,000", "50,000"], [5, 2, 1])
    who = w.by_user(lambda u: f"K{10_000 + u * 17}")
    table = {
        "column 1": w.by_order(lambda n: f"FV/2024/{n:05d}"),
        "column 2": w.times("%Y-%m-%d"),
        "column 3": w.each(lambda row: house if w.order[row] % 31 == 0 else who[row]),
        "column 4": w.by_item(lambda i: f"G-{20_000 + i * 31}"),
        "column 5": w.by_item(lambda i: f"{title(i)} {i}"),
        "column 6": w.each(lambda row: back[row] + pieces[row]),
        "column 7": w.each(lambda row: f"{back[row]}{3 + w.item[row]},{w.user[row] % 100:02d}"),
        **more,
    }
    return roles.propose(reading({"lines.csv": table}))


def test_pieces_below_zero_came_back_though_no_column_has_a_name() -> None:
    gone = section(wholesale(World(4501), "K99")).leave_out
    assert set(gone["column 6"]) == {"-1,000", "-2,000", "-50,000"}


def test_numbers_without_names_that_are_below_zero_by_themselves_are_no_pieces() -> None:
    w = World(4502)
    gone = section(wholesale(w, "K99", **{"column 8": w.pick(["-1", "3", "12"])})).leave_out
    assert "column 8" not in gone


@pytest.mark.parametrize("house", ["WEWN", "INTERN", "внутренний", "社内"])
def test_what_a_house_moved_for_itself_is_of_nobody(house: str) -> None:
    assert section(wholesale(World(4503), house)).leave_out["column 3"] == (house,)


@pytest.mark.parametrize("name", ["Anna", "Maison Durand"])
def test_a_name_among_codes_is_somebody(name: str) -> None:
    assert "column 3" not in section(wholesale(World(4504), name)).leave_out


def theatre(counter: str, *, soon: bool = False) -> Proposal:
    """Tickets in orders, whose numbers of customers a program wrote as 10002.0.

    counter: what customer 99998 is called, at the counter.
    soon: whether the time of a performance lies before all who saw it wrote about it.
    """
    w = World(4505, users=300, items=60)
    numbers = [10_000 + n * 3 for n in range(w.users)]
    orders = range(max(w.order) + 1)
    who = dict(zip(w.order, w.user, strict=True))
    at = dict(zip(w.order, w.at, strict=True))
    first, last = min(w.at), max(w.at)
    day = timedelta(days=1)
    begun = [
        (first - day * (1 + i) if soon else last + day * (i - 3)).strftime(_FORM)
        for i in range(w.items)
    ]
    tables: dict[str, dict[str, list[Any]]] = {
        "lines.csv": {"line": list(w.rows), "ordernr": w.order,
                      "show_id": w.by_item(lambda i: 7000 + i)},
        "orders.csv": {
            "ordernr": [o for o in orders if o in who],
            "klantnr": [f"{99_998 if o % 9 == 0 else numbers[who[o]]}.0"
                        for o in orders if o in who],
            "besteld_op": [at[o].strftime(_FORM) for o in orders if o in who],
        },
        "klanten.csv": {
            "klantnr": [*numbers, 99_998],
            "plaats": [*(f"{title(n)} {n}" for n in range(w.users)), counter],
        },
        "shows.csv": {"show_id": [7000 + i for i in range(w.items)],
                      "titel": [title(i) for i in range(w.items)], "aanvang": begun},
    }  # fmt: skip
    return roles.propose(reading(tables))


def test_the_counter_is_nobody_though_its_number_is_written_with_decimals() -> None:
    assert section(theatre("KASSAVERKOOP ANONIEM")).leave_out == {"klantnr": ("99998.0",)}
    assert section(theatre("Utrecht")).leave_out == {}


def test_a_time_after_the_orders_of_a_show_is_no_time_of_creation() -> None:
    for soon in (False, True):
        mapping = theatre("Utrecht", soon=soon).mapping
        assert mapping
        assert ("CREATION_TIMESTAMP" in mapping.sections["items"].columns) is soon


def card(name: str, called: str, **more: list[Any]) -> Proposal:
    """What was paid by card: most rows have a merchant, and a withdrawal has none."""
    w = World(4506, users=300, items=80, rows=6000, lines=1)
    paid = w.each(lambda row: row % 6 > 0)
    places = w.by_item(lambda i: f"{81_000 + i * 7:07d}")
    names = w.by_item(lambda i: f"{title(i)} {i}")
    table = {
        "IdMovimento": w.each(lambda row: 5_000_000 + row),
        "Data": w.times(_FORM),
        "NumCliente": w.by_user(lambda u: 310_000 + u * 7),
        "NumConta": w.each(lambda row: f"PT50{310_000 + w.user[row] * 7}{row % 2}"),
        "TipoMovimento": w.each(lambda row: "COMPRA" if paid[row] else "LEVANTAMENTO"),
        name: w.each(lambda row: places[row] if paid[row] else ""),
        called: w.each(lambda row: names[row] if paid[row] else ""),
        "Montante": w.each(lambda row: f"{3 + row % 877},{row % 100:02d}"),
        **more,
    }
    return roles.propose(reading({"movements.csv": table}))


@pytest.mark.parametrize(
    ("name", "called"),
    [("CodComerciante", "NomeComerciante"), ("merchant_id", "merchant_name"),
     ("Händlernr", "Händlername"), ("가맹점번호", "가맹점명")],
)  # fmt: skip
def test_who_was_paid_by_card_is_what_was_chosen(name: str, called: str) -> None:
    made = card(name, called)
    assert section(made).columns["ITEM_ID"] == name
    assert not made.questions


def test_merchants_are_sure_where_a_table_lists_them() -> None:
    w = World(4516, users=300, items=80, rows=6000, lines=1)
    kinds = w.pick(["COMPRA_TPV", "COMPRA_ECOM", "NOMINA", "RECIBO"], [5, 2, 2, 2])
    paid = [kind.startswith("COMPRA") for kind in kinds]
    places = w.by_item(lambda i: f"COM{835_000 + i * 71:07d}")
    moved = {
        "id_movimiento": w.each(lambda row: 5_000_000 + row),
        "id_cliente": w.by_user(lambda u: 310_000 + u * 7),
        "fecha_operacion": w.times(_FORM),
        "tipo_movimiento": kinds,
        "id_comercio": w.each(lambda row: places[row] if paid[row] else ""),
        "descripcion": w.each(lambda row: f"{title(w.item[row])} {row % 900}"),
        "importe": w.each(lambda row: f"{3 + row % 877}.{row % 100:02d}"),
    }
    shops = {
        "id_comercio": [f"COM{835_000 + i * 71:07d}" for i in range(90)],
        "nombre": [f"{title(i)} {i}" for i in range(90)],
    }
    made = roles.propose(reading({"movimientos.csv": moved, "comercios.csv": shops}))
    assert section(made).columns["ITEM_ID"] == "id_comercio"
    assert not made.questions


def test_what_was_bought_is_the_item_where_a_row_says_it() -> None:
    w = World(4506, users=300, items=80, rows=6000, lines=1)
    bought = w.each(lambda row: f"A-{row * 7919 % 400:04d}")
    made = card("merchant_id", "merchant_name", product_id=bought)
    assert section(made).columns["ITEM_ID"] == "product_id"
    assert not made.questions


@pytest.mark.parametrize("name", ["REMISE", "Rabatt", "discount", "할인", "値引"])
def test_a_discount_is_no_purchase_of_its_article(name: str) -> None:
    w = World(4507)
    found = proposed(w, {}, type_ligne=rarely(w, "VENTE", {name: 19, "RETOUR": 43}))
    assert section(found).event_types == {name: None, "RETOUR": None}
    assert "event-words-unknown" not in {one.code for one in found.findings}


def test_what_is_handed_over_is_called_like_a_discount() -> None:
    w = World(4508)
    found = proposed(w, {}, event=rarely(w, "view", {"remise": 5}))
    assert section(found).event_types.get("remise", "") is not None


@pytest.mark.parametrize(
    ("name", "values"),
    [("VRKME", ("X", "Y")), ("Unité", ("barquette", "lot")), ("col7", ("ST", "LE", "KAR"))],
)
def test_units_of_what_was_sold_are_no_states(name: str, values: tuple[str, ...]) -> None:
    w = World(4509)
    assert not proposed(w, {}, **{name: rarely(w, values[0], {values[-1]: 14})}).questions
    assert units.are_in(name, values)


@pytest.mark.parametrize("values", [("ST", "XZ"), ("ST",), ("open", "closed"), ("G", "L", "M")])
def test_words_that_are_no_units(values: tuple[str, ...]) -> None:
    assert not units.are_in("col7", values)


@pytest.mark.parametrize(
    "state", ["不成立", "謝絶", "not taken up", "nicht zustande gekommen", "sans suite", "불성립"]
)
def test_a_contract_that_never_came_about_is_left_out(state: str) -> None:
    assert is_negative(state)
    w = World(4510)
    made = proposed(w, {}, status=rarely(w, "有効", {state: 23, "満期": 7}))
    assert section(made).leave_out == {"status": (state,)}
    assert "standing-unknown" not in {one.code for one in made.findings}


@pytest.mark.parametrize(("name", "kept"), [("테스트 숙소(삭제금지)", False), ("숙소", True)])
def test_what_is_kept_for_tests_is_left_out_by_the_id_that_bookings_write(
    name: str, kept: bool
) -> None:
    w = World(4511)
    hotels = {
        "hotel_id": [f"{n * 97 + 1:06d}" for n in range(w.items)],
        "name": [name if n == 3 else title(n) for n in range(w.items)],
    }
    stays = {
        "user_id": w.by_user(lambda u: code("u", u)),
        "hotel_id": w.by_item(lambda i: i * 97 + 1),
        "booked_at": w.times(_FORM),
    }
    made = roles.propose(reading({"stays.csv": stays, "hotels.csv": hotels}))
    assert section(made).leave_out == ({} if kept else {"hotel_id": ("292",)})


@pytest.mark.parametrize("title_", ["Discontinued - do not order", "Test Kitchen", "Best test"])
def test_titles_of_what_is_for_sale(title_: str) -> None:
    assert not kept_for_tests.is_one(title_)


def test_kinds_without_an_item_are_left_out_beside_returns_of_the_same_column() -> None:
    w = World(4512)
    kinds = rarely(w, "VENDITA", {"BONUS PUNTI": 13, "RESO": 29})
    items = w.by_item(lambda i: code("I", i))
    bought = w.each(lambda row: "" if kinds[row] == "BONUS PUNTI" else items[row])
    made = proposed(w, {}, item_id=bought, causale=kinds)
    assert set(section(made).leave_out["causale"]) == {"RESO", "BONUS PUNTI"}
    assert "standing-unknown" not in {one.code for one in made.findings}


@pytest.mark.parametrize(("number", "nobody"), [("99999.0", True), ("10007.0", False)])
def test_nines_with_decimals_are_the_number_of_all_whom_nobody_knows(
    number: str, nobody: bool
) -> None:
    w = World(4513, users=300, lines=1)
    who = w.by_user(lambda u: f"{10_000 + u * 7}.0")
    made = proposed(w, {}, user_id=w.each(lambda row: number if row % 7 == 0 else who[row]))
    assert section(made).leave_out == ({"user_id": (number,)} if nobody else {})
