"""States and codes in the words of other tables, money on cards, lengths and figures of rows."""

from __future__ import annotations

from typing import Any

import pytest

from personalize_poc.data.own import roles
from personalize_poc.data.own.proposal import Proposal
from tests.data.own.roles.rows import proposed, rarely, section
from tests.data.own.roles.test_standing import codes, told
from tests.data.own.roles.world import World, code
from tests.support.own_tables import reading


@pytest.mark.parametrize("word", ["Anulată", "Otkazano", "Анулирана", "Atšaukta", "Tühistatud"])
def test_an_order_that_was_cancelled_does_not_count(word: str) -> None:
    w = World(4301, lines=1)
    states = {"order_status.csv": {"order_status_id": ["1", "5", "7"],
                                   "name": ["Pending", "Completed", word]}}  # fmt: skip
    made = proposed(w, states, order_status_id=rarely(w, "5", {"7": 11, "1": 17}))
    assert "7" in section(made).leave_out["order_status_id"]


@pytest.mark.parametrize(
    ("name", "states"),
    [("estatus_cotizacion", "COTIZADA EMITIDA VENCIDA RECHAZADA"),
     ("Quote Status", "Quoted Bound Expired Declined")],
)  # fmt: skip
def test_a_price_that_was_asked_for_counts_whatever_came_of_it(name: str, states: str) -> None:
    w = World(4302, lines=1)
    usual, won, late, no = states.split()
    made = proposed(w, {}, **{name: rarely(w, usual, {won: 3, late: 4, no: 25})})
    assert section(made).leave_out == {name: (no,)}
    assert late in told(made, "standing-unknown").message


def test_a_request_that_nobody_answered_is_left_out_where_no_price_was_asked_for() -> None:
    w = World(4311, lines=1)
    made = proposed(w, {}, estatus=rarely(w, "APROBADA", {"VENCIDA": 4, "RECHAZADA": 25}))
    assert set(section(made).leave_out["estatus"]) == {"RECHAZADA", "VENCIDA"}


def test_codes_get_the_words_of_the_column_that_tells_them_apart() -> None:
    w = World(4303, lines=1)
    words = {"V1": "view", "W1": "add_to_wishlist", "C1": "contact", "SR": "Search", "LS": "List"}
    groups = ["EVT_CD"] * 3 + ["REF_PAGE_CD"] * 2
    table = {"codes.csv": {"GRP_CD": groups, "CD": [*words], "CD_NM": [*words.values()]}}
    kinds, pages = rarely(w, "V1", {"W1": 5, "C1": 7}), rarely(w, "SR", {"LS": 2})
    made = section(proposed(w, table, EVT_CD=kinds, REF_PAGE_CD=pages))
    assert made.event_types == {one: words[one] for one in ("V1", "W1", "C1")}


@pytest.mark.parametrize(
    ("words", "gone"),
    [("Finalizată Expediată În_procesare Anulată", "Anulată"),
     ("Entregado Pago_aceptado Preparación_en_curso Cancelado", "Cancelado"),
     ("Livré Paiement_accepté En_cours_de_préparation Annulé", "Annulé")],
)  # fmt: skip
def test_the_usual_states_of_a_shop_leave_nothing_open(words: str, gone: str) -> None:
    w = World(4312, lines=1)
    usual, *others = (one.replace("_", " ") for one in words.split())
    seldom = {one: 11 + n for n, one in enumerate(others)}
    made = proposed(w, {}, order_status=rarely(w, usual, seldom))
    assert section(made).leave_out == {"order_status": (gone,)}
    assert "standing-unknown" not in codes(made)


def groups(name: str, first: str) -> Proposal:
    """An order has a group of its customer, 1 or 2, and its state, of which a table has words."""
    w = World(4304, lines=1)
    people = [f"u{u:05d}" for u in range(w.users)]
    tables = {
        "order_status.csv": {"order_status_id": ["1", "2"], name: [first, "Delivered"]},
        "customers.csv": {
            "user_id": people,
            "email": [f"p{u}@mail{u % 9}.example" for u in range(w.users)],
            "customer_group_id": ["2" if u % 12 == 0 else "1" for u in range(w.users)],
        },
    }
    return proposed(w, tables, order_status_id=rarely(w, "2", {"1": 9}))


def test_groups_of_customers_are_not_explained_by_states_of_orders() -> None:
    for one in groups("name", "Cancelled").findings:
        assert one.column != "customer_group_id" or "Cancelled" not in one.message


def canteen(title: str, prices: tuple[float, float | None]) -> Proposal:
    w = World(4305, lines=1)
    named = [title if i == 5 else f"Small warm dish number {i}" for i in range(w.items)]
    log = {
        "Pasnr.": w.by_user(lambda u: str(40000 + u * 37)),
        "Art.nr.": w.by_item(lambda i: str(100 + i * 3)),
        "Omschrijving": w.by_item(lambda i: named[i]),
        "Datum": w.times("%d-%m-%Y %H:%M"),
    }
    goods = {
        "Art.nr.": [str(100 + i * 3) for i in range(w.items)],
        "Omschrijving": named,
        "Prijs": [prices[1] if i == 5 else prices[0] + i % 7 for i in range(w.items)],
    }
    return roles.propose(reading({"log.csv": log, "goods.csv": goods}))


def test_money_put_on_a_card_is_left_out_where_all_else_has_a_price() -> None:
    made = canteen("Saldo opwaarderen", (2.5, None))
    assert section(made).columns["USER_ID"] == "Pasnr."
    assert section(made).leave_out == {"Art.nr.": ("115",)}
    assert not made.questions


def test_it_is_said_and_counts_where_it_has_a_price_as_all_else() -> None:
    made = canteen("Saldo opwaarderen", (2.5, 10.0))
    assert section(made).leave_out == {}
    assert "no-goods" in codes(made)


def seats(w: World) -> dict[str, list[Any]]:
    return {
        "trans_no_of_seats": w.each(lambda row: f"{'-' if row % 19 == 0 else ''}{2 + row % 3}"),
        "trans_status": rarely(w, "V", {"R": 19}),
        "cashier_user_no": w.each(lambda row: str(30 + row * 7 % 20)),
    }


def test_seats_below_zero_say_what_a_code_of_a_state_means() -> None:
    w = World(4306, lines=1)
    made = proposed(w, {}, **seats(w))
    assert section(made).leave_out["trans_status"] == ("R",)
    assert not made.questions


@pytest.mark.parametrize("name", ["user_no", "device_id"])
def test_who_works_the_till_does_not_tell_guests_apart(name: str) -> None:
    w = World(4307, lines=1)
    log: dict[str, Any] = {
        "card_no": w.each(lambda row: None if row % 3 == 0 else f"6{w.user[row]:07d}"),
        "item_id": w.by_item(lambda i: code("I", i)),
        "at": w.times("%Y-%m-%d %H:%M:%S"),
        name: w.each(lambda row: str(30 + row * 7 % 20)),
    }
    assert "guests-unnamed" not in codes(roles.propose(reading({"log.csv": log})))


def readings(month: str) -> Proposal:
    """Meters that are read once a month, by a few people."""
    homes, months = 200, 12
    rows = [(home, at) for at in range(months) for home in range(homes)]
    names = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
    log = {
        "CONSUMER_NO": [code("E", home) for home, __ in rows],
        "METER_NO": [code("M", home) for home, __ in rows],
        "BILL_MONTH": [month.format(names[at].upper(), at + 1) for __, at in rows],
        "READING_DATE": [f"{1 + home % 27:02d}-{at + 1:02d}-2023" for home, at in rows],
        "CURR_READING": [1000 + home * 17 + at * (9 + home % 5) for home, at in rows],
    }
    return roles.propose(reading({"readings.csv": log}))


@pytest.mark.parametrize("month", ["{0}-23", "{0} 2023", "2023-{1:02d}"])
def test_meters_that_are_read_each_month_are_chosen_by_nobody(month: str) -> None:
    assert readings(month).mapping is None


def test_how_long_an_appointment_is_says_not_how_long_somebody_watched() -> None:
    w = World(4308, lines=1)
    planned = proposed(w, {}, duration_min=w.each(lambda row: 15 + row % 4 * 15))
    watched = proposed(w, {}, duration_min=w.each(lambda row: 3 + row % 97))
    assert "EVENT_VALUE" not in section(planned).columns
    assert section(watched).columns["EVENT_VALUE"] == "duration_min"


def test_points_that_were_paid_with_are_no_quantity() -> None:
    w = World(4309, lines=1)
    points, pieces = w.each(lambda row: row % 5 * 100), w.each(lambda row: 1 + row % 3)
    made = section(proposed(w, {}, ポイント利用額=points, 個数=pieces))
    assert made.columns["EVENT_VALUE"] == "個数"


def test_it_is_not_said_that_rows_count_which_are_left_out() -> None:
    w = World(4310, lines=1)
    reasons = w.each(lambda row: ("00", "50", "52")[row % 3] if row % 20 == 0 else None)
    made = proposed(w, {}, ABGRU=reasons)
    assert set(section(made).leave_out["ABGRU"]) == {"00", "50", "52"}
    assert "rows-taken-back" not in codes(made)


@pytest.mark.parametrize(
    ("menge", "net", "decimal"),
    [
        (["1.200", "10,000", "5"], ["156,98", "11.844,62"], ","),
        (["1.200", "10,000", "5"], ["156.98", "11,844.62"], "."),
        (["1.200", "2.500", "5"], ["156,98", "74,30"], ","),
        (["1.2", "2.5", "5"], ["156,98", "74,30"], "."),
    ],
)
def test_three_digits_behind_a_sign_are_told_by_the_other_numbers(
    menge: list[str], net: list[str], decimal: str
) -> None:
    w = World(4310, lines=1)
    made = section(proposed(w, {}, Menge=w.pick(menge), Nettowert=w.pick(net)))
    assert (made.columns["EVENT_VALUE"], made.decimal) == ("Menge", decimal)
