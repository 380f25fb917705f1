"""Guests, whom no id tells apart: left out, and said."""

from __future__ import annotations

from typing import Any

import pytest

from personalize_poc.data.own import roles
from tests.data.own.roles.worlds.proposals import codes, proposed_with_items
from tests.data.own.roles.worlds.rows import section
from tests.data.own.roles.worlds.world import World, code
from tests.support.own_tables import reading


@pytest.mark.parametrize("guest", ["0", "-1", "guest", "(not set)"])
def test_guests_are_no_person_and_another_column_tells_them_apart(guest: str) -> None:
    w = World(916, lines=1)
    log = {
        "customer_id": w.each(lambda row: guest if row % 5 == 0 else str(1000 + w.user[row])),
        "visitor_cookie": w.by_user(lambda u: f"ck{u:08x}"),
        "item_id": w.by_item(lambda i: code("I", i)),
        "at": w.times("%Y-%m-%d %H:%M:%S"),
    }
    made = roles.propose(reading({"log.csv": log}))
    assert section(made).columns["USER_ID"] == "customer_id"
    assert section(made).leave_out["customer_id"] == (guest,)
    (said,) = [one for one in made.findings if one.column == "customer_id"]
    rows = sum(row % 5 == 0 for row in w.rows)
    people = len({w.user[row] for row in w.rows if row % 5 == 0})
    assert f"{rows} rows (20.0%)" in said.message
    assert f"visitor_cookie tells {people} people apart" in said.message


def test_rows_without_a_user_whom_a_cookie_names_are_said() -> None:
    w = World(917, lines=1)
    log = {
        "customer_id": w.each(lambda row: "" if row % 5 == 0 else str(1000 + w.user[row])),
        "visitor_cookie": w.by_user(lambda u: f"ck{u:08x}"),
        "item_id": w.by_item(lambda i: code("I", i)),
        "at": w.times("%Y-%m-%d %H:%M:%S"),
    }
    made = roles.propose(reading({"log.csv": log}))
    assert section(made).columns["USER_ID"] == "customer_id"
    (said,) = [one for one in made.findings if one.code == "guests-unnamed"]
    people = len({w.user[row] for row in w.rows if row % 5 == 0})
    assert f"visitor_cookie tells {people} people apart" in said.message


def test_orders_of_guests_are_said_to_be_orders_and_no_lines() -> None:
    w = World(918)
    firsts = w.firsts()
    lines = {
        "order_id": w.by_order(lambda n: 70_000 + n),
        "product_id": w.by_item(lambda i: code("I", i)),
        "quantity": w.each(lambda row: 1 + row % 3),
    }
    heads = {
        "id": [70_000 + w.order[row] for row in firsts],
        "customer_id": ["" if w.user[row] % 5 == 0 else 1000 + w.user[row] for row in firsts],
        "email": [f"u{w.user[row]}@example.org" for row in firsts],
        "order_date": [w.at[row].strftime("%Y-%m-%d %H:%M:%S") for row in firsts],
    }
    people = {
        "id": [1000 + u for u in range(w.users)],
        "birth_year": [1950 + u % 50 for u in range(w.users)],
    }
    tables: dict[str, dict[str, Any]] = {
        "order_line.csv": lines,
        "order.csv": heads,
        "customer.csv": people,
    }
    made = roles.propose(reading(tables))
    (said,) = [one for one in made.findings if one.code == "guests-unnamed"]
    orders = sum(w.user[row] % 5 == 0 for row in firsts)
    assert f"{orders:,} rows of order.csv have no customer_id" in said.message


@pytest.mark.parametrize(
    ("name", "kinds"),
    [("주문자구분", ("회원", "비회원")), ("client_type", ("registered", "guest"))],
)
def test_guests_without_an_id_are_not_said_to_count(name: str, kinds: tuple[str, str]) -> None:
    def said(nameless: bool) -> str:
        w = World(3407)
        guest = w.by_order(lambda n: n % 15 == 0)
        orders = {
            "회원아이디": [
                None if g and nameless else f"u{u:05d}" for u, g in zip(w.user, guest, strict=True)
            ],
            "상품코드": w.by_item(lambda i: code("I", i)),
            "주문번호": w.by_order(lambda n: f"{n:08d}"),
            "주문일시": w.times("%Y-%m-%d %H:%M:%S"),
            name: [kinds[one] for one in guest],
        }
        made = roles.propose(reading({"orders.csv": orders}))
        return " ".join(one.message for one in made.findings if one.code == "standing-unknown")

    assert kinds[1] not in said(nameless=True)
    assert kinds[1] in said(nameless=False)


def test_users_that_are_nobody_are_left_out() -> None:
    w = World(412)
    ids = w.by_user(lambda u: f"u{u:05d}")
    made = proposed_with_items(w, user_id=w.each(lambda r: "\\N" if r % 9 == 0 else ids[r]))
    assert made.mapping is not None
    assert made.mapping.sections["interactions"].leave_out == {"user_id": ("\\N",)}


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
