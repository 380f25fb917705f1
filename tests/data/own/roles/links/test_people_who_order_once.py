"""Whose the lines of orders are, where most people order once: by the heads of these orders."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from personalize_poc.data.own import roles
from tests.data.own.roles.worlds.proposals import codes, fields_of, proposal_and_columns
from tests.data.own.roles.worlds.world import World, title
from tests.support.own_tables import reading

_FORM = "%Y-%m-%d %H:%M:%S"
Tables = dict[str, dict[str, Any]]


def small_shop(w: World, people: int, things: int = 4) -> Tables:
    """Lines, heads with who ordered, what came back, and a catalogue of a few things."""
    firsts, line = w.firsts(), w.each(lambda row: row + 1)
    orders = {number: n + 1 for n, number in enumerate(dict.fromkeys(w.order))}
    back, sold = list(w.rows)[5::20], w.pick([n + 1 for n in range(things)])
    return {
        "order_items.csv": {
            "order_item_id": line,
            "created_at": w.times(_FORM),
            "order_id": [orders[number] for number in w.order],
            "product_id": sold,
            "is_primary_item": w.each(lambda row: int(row in set(firsts))),
            "price_usd": [f"{48 + thing}.99" for thing in sold],
        },
        "orders.csv": {
            "order_id": list(orders.values()),
            "created_at": [w.at[row].strftime(_FORM) for row in firsts],
            "website_session_id": [n * 3 + 20 for n in range(len(firsts))],
            "user_id": [n * 7919 % people * 2 + 20 for n in range(len(firsts))],
        },
        "order_item_refunds.csv": {
            "order_item_refund_id": [n + 1 for n in range(len(back))],
            "created_at": [(w.at[row] + timedelta(days=9)).strftime(_FORM) for row in back],
            "order_item_id": [line[row] for row in back],
            "refund_amount_usd": ["49.99" for _ in back],
        },
        "products.csv": {
            "product_id": [n + 1 for n in range(things)],
            "created_at": [f"2023-12-0{n + 1} 08:00:00" for n in range(things)],
            "product_name": [f"The Original {title(n)}" for n in range(things)],
        },
    }


def test_a_shop_of_four_things_whose_customers_order_once_is_read() -> None:
    w = World(3101, rows=4000, lines=2)
    heads = len(w.firsts())
    __, section, columns = proposal_and_columns(small_shop(w, int(heads * 0.98)))
    assert section.files == ("order_items.csv",)
    assert (columns["USER_ID"], columns["ITEM_ID"]) == ("user_id", "product_id")
    assert columns["TIMESTAMP"] == "created_at"


def test_lines_that_came_back_are_found_by_the_number_that_has_the_same_name() -> None:
    """Refunds count their own rows from 1 on, as lines are counted."""
    w = World(3102, rows=4000, lines=2)
    section = proposal_and_columns(small_shop(w, len(w.firsts()) // 3))[1]
    (on,) = [one.on for one in section.joins if one.file == "order_item_refunds.csv"]
    assert on == {"order_item_id": "order_item_id"}


def test_a_number_that_every_order_has_anew_is_nobody() -> None:
    w = World(3103, rows=4000, lines=2)
    made = roles.propose(reading(small_shop(w, 1_000_003)))
    assert made.mapping is None


def test_who_ordered_up_to_three_things_in_columns_is_found_in_another_table() -> None:
    w = World(3104, items=110, rows=3000, lines=1)
    item = [f"{1_000_000 + i * 7919 % 8_000_000}" for i in range(w.items)]
    number = w.each(lambda row: f"{row * 7_919_313 % 1_000_000_000:09d}")
    sent: dict[str, Any] = {
        "order_id": number,
        "item_id_1": [item[i] for i in w.item],
        "item_id_2": w.each(lambda row: item[row * 31 % w.items] if row % 3 == 0 else ""),
        "item_id_3": w.each(lambda row: item[row * 17 % w.items] if row % 9 == 0 else ""),
    }
    ordered = {
        "order_id": number,
        "client_id": w.each(lambda row: f"{row * 7919 % 2985 * 104_729 % 10**10:010d}"),
        "order_date": w.times("%d.%m.%Y"),
    }
    prices = {"item_id": item, "base_price": [40 + i for i in range(w.items)]}
    tables = {"sent.csv": sent, "orders.csv": ordered, "prices.csv": prices}
    made, __, columns = proposal_and_columns(tables)
    assert (columns["USER_ID"], columns["ITEM_ID"]) == ("client_id", "item_id_1")
    assert "several-items-in-a-row" in codes(made)


def test_a_telephone_of_the_head_is_asked_about_beside_the_number_of_a_line() -> None:
    """What a restaurant calls emp_id is no word for a guest, and each order has one."""
    w = World(3105, users=400, items=150, rows=6000, lines=6)
    firsts = w.firsts()
    lines: dict[str, Any] = {
        "order_id": w.by_order(lambda n: n + 137),
        "dishes_id": w.by_item(lambda i: 609_000 + i * 7),
        "dishes_name": w.by_item(lambda i: title(i)),
        "place_order_time": w.times(_FORM),
        "emp_id": w.by_user(lambda u: 980 + u),
    }
    heads: dict[str, Any] = {
        "order_id": [w.order[row] + 137 for row in firsts],
        "number_consumers": [1 + row % 10 for row in firsts],
        "accounts_payable": [60 + w.order[row] * 7919 % 611 for row in firsts],
        "phone": [f"186888{80_000 + w.user[row] * 2 + row % 3 // 2}" for row in firsts],
    }
    made = roles.propose(reading({"detail.csv": lines, "info.csv": heads}))
    assert fields_of(made)["USER_ID"] in ("phone", "emp_id")
    (asked,) = [one for one in made.questions if one.code == "which-user"]
    assert "phone" in asked.text
    assert "emp_id" in asked.text
    assert "accounts_payable" not in asked.text


def test_periods_of_accounts_are_nobody() -> None:
    w = World(3106, users=40, items=42, rows=2000, lines=6)
    firsts = w.firsts()
    months = [1 + (w.at[row].month - 1) % 12 for row in firsts]
    tables: Tables = {
        "SalesOrderItems.csv": {
            "SALESORDERID": w.by_order(lambda n: n + 500_000_000),
            "PRODUCTID": w.by_item(lambda i: f"MB-{1000 + i}"),
            "QUANTITY": w.pick([1, 2, 3, 4]),
        },
        "SalesOrders.csv": {
            "SALESORDERID": [w.order[row] + 500_000_000 for row in firsts],
            "CREATEDAT": [w.at[row].strftime("%Y%m%d") for row in firsts],
            "FISCALYEARPERIOD": [f"2024{month:03d}" for month in months],
            "PARTNERID": [100_000_000 + w.user[row] for row in firsts],
        },
        "BusinessPartners.csv": {
            "PARTNERID": [100_000_000 + u for u in range(w.users)],
            "EMAILADDRESS": [f"buyer{u}@bikes{u}.com" for u in range(w.users)],
            "COMPANYNAME": [f"{title(u)} Inc {u}" for u in range(w.users)],
        },
        "Products.csv": {
            "PRODUCTID": [f"MB-{1000 + i}" for i in range(w.items)],
            "SUPPLIER_PARTNERID": [100_000_000 + i % w.users for i in range(w.items)],
            "PRICE": [300 + 7 * i for i in range(w.items)],
        },
    }
    made = roles.propose(reading(tables))
    assert fields_of(made)["USER_ID"] == "PARTNERID"
    del tables["SalesOrders.csv"]["PARTNERID"], tables["BusinessPartners.csv"]
    del tables["Products.csv"]["SUPPLIER_PARTNERID"]
    assert roles.propose(reading(tables)).mapping is None
