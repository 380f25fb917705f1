"""Orders, tills and shops that tests of several subjects look at."""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from typing import Any

from personalize_poc.data.own import roles
from personalize_poc.data.own.proposal import Proposal
from tests.data.own.roles.worlds.world import World, chosen, code, mail, title
from tests.support.own_tables import reading

Tables = dict[str, dict[str, Any]]
_FORM = "%Y-%m-%d %H:%M:%S"


def titled(key: str, ids: list[str]) -> dict[str, Any]:
    return {
        key: ids,
        "title": [f"{title(n)} {n}" for n in range(len(ids))],
        "price": [10 + n for n in range(len(ids))],
    }


def holdings(daily: bool = False) -> Tables:
    """What people ordered, and what they had at every month's end, or each day that they had it."""
    w = World(822, users=150, items=60, rows=900, days=180, lines=1)
    ends = [w.at[0].replace(month=m, day=calendar.monthrange(2024, m)[1]) for m in range(1, 7)]
    rows = []
    for row in w.rows:
        days = [w.at[row] + timedelta(days=n) for n in range(5)] if daily else ends
        rows += [(at, w.user[row], w.item[row]) for at in days if at >= w.at[row]]
    kept = sorted({(f"{at:%d/%m/%Y}", user, item) for at, user, item in rows})
    return {
        "aaa.csv": {
            "day": [day for day, _, _ in kept],
            "client_id": [code("C", user) for _, user, _ in kept],
            "thing": [code("T", item) for _, _, item in kept],
            "parts": [f"{n * 37 % 9000}.{n % 89 + 10}" for n in range(len(kept))],
        },
        "bbb.csv": {
            "no": w.each(lambda row: 7700001 + row),
            "client_id": w.by_user(lambda u: code("C", u)),
            "thing": w.by_item(lambda i: code("T", i)),
            "day": w.times("%d/%m/%Y"),
        },
        "things.csv": things(w),
    }


def things(w: World) -> dict[str, list[Any]]:
    return {
        "thing": [code("T", i) for i in range(w.items)],
        "title": [title(i) for i in range(w.items)],
        "kind": [chosen(["a", "b", "c"], i) for i in range(w.items)],
    }


def heads(w: World, make: Any) -> list[Any]:
    """A value for each order, by its number."""
    return [make(w.order[row]) for row in w.firsts()]


def shop(w: World, heads: dict[str, list[Any]], **others: dict[str, Any]) -> dict[str, Any]:
    """Lines with user, item and time, the heads of their orders, and tables beside them."""
    firsts = w.firsts()
    lines = {
        "line_id": [n + 1 for n in w.rows],
        "order_id": w.by_order(lambda n: n + 50_000),
        "customer_id": w.by_user(lambda u: u + 900),
        "product_id": w.by_item(lambda i: i + 300),
        "created_at": w.times(_FORM),
        "quantity": w.pick([1, 2, 3], [6, 2, 1]),
    }
    orders = {"order_id": [w.order[row] + 50_000 for row in firsts], **heads}
    return {"lines.csv": lines, "orders.csv": orders, **others}


def shop_with_products(w: World, **more: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Lines, heads and products of a shop; more: further tables, or other columns of these."""
    firsts = w.firsts()
    tables: dict[str, dict[str, Any]] = {
        "order_items.csv": {
            "order_id": w.by_order(lambda n: f"o{n}"),
            "product_id": w.by_item(lambda i: code("P", i)),
            "price": w.pick(["9.90", "19.90", "4.50"], [3, 1, 2]),
        },
        "orders.csv": {
            "order_id": [f"o{w.order[row]}" for row in firsts],
            "customer_id": [f"u{w.user[row]:05d}" for row in firsts],
            "bought_at": [w.at[row].strftime("%Y-%m-%d %H:%M:%S") for row in firsts],
        },
        "products.csv": {
            "product_id": [code("P", i) for i in range(w.items)],
            "name": [title(i) for i in range(w.items)],
            "weight": [i * 37 % 900 for i in range(w.items)],
        },
    }
    for name, columns in more.items():
        tables[f"{name}.csv"] = {**tables.get(f"{name}.csv", {}), **columns}
    return tables


def numbered_shop(w: World) -> tuple[dict[str, Any], dict[str, Any], dict[str, Any]]:
    """Lines, heads and customers of a shop whose tables number their rows from 1 on."""
    firsts = w.firsts()
    lines: dict[str, Any] = {
        "item_id": [row + 1 for row in w.rows],
        "order_id": w.by_order(lambda n: n + 1),
        "created_at": w.times(_FORM),
        "product_id": w.by_item(lambda i: i + 1),
        "qty_ordered": w.pick([1, 2, 3], [6, 2, 1]),
    }
    heads: dict[str, Any] = {
        "entity_id": [w.order[row] + 1 for row in firsts],
        "status": ["complete" for _ in firsts],
        "customer_id": [w.user[row] + 1 for row in firsts],
        "created_at": [w.at[row].strftime(_FORM) for row in firsts],
    }
    people: dict[str, Any] = {
        "entity_id": [u + 1 for u in range(w.users)],
        "email": [mail(u) for u in range(w.users)],
        "group_id": [1 + u % 3 for u in range(w.users)],
    }
    return lines, heads, people


def numbered_lines(w: World) -> dict[str, dict[str, Any]]:
    """Lines, heads and people of a shop that numbers everything from 1 on."""
    firsts = w.firsts()
    return {
        "order_detail.csv": {
            "id_order_detail": w.each(lambda row: row + 1),
            "id_order": w.by_order(lambda n: n + 301),
            "product_id": w.by_item(lambda i: i + 12),
            "product_name": w.by_item(title),
            "product_quantity": w.pick([1, 2, 3], [9, 3, 1]),
        },
        "orders.csv": {
            "id_order": [w.order[row] + 301 for row in firsts],
            "id_customer": [w.user[row] + 5 for row in firsts],
            "current_state": [6 if w.order[row] % 9 == 0 else 5 for row in firsts],
            "date_add": [w.at[row].strftime("%Y-%m-%d %H:%M:%S") for row in firsts],
        },
    }


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


def till(w: World, kinds: list[str], below: set[str], **more: list[Any]) -> Proposal:
    """Lines of a till, whose amounts are below zero by their kinds."""
    table = {
        "TALAO": w.by_order(lambda n: 31_250_000 + n),
        "DATA": w.times("%Y%m%d"),
        "HORA": w.times("%H%M%S"),
        "CARTAO": w.by_user(lambda u: f"{2650007300000 + u * 7}"),
        "ARTIGO": w.by_item(lambda i: 617_000 + i),
        "QTD": w.pick(["1,000", "2,000"], [4, 1]),
        "TIPO_LINHA": kinds,
        "VALOR": w.each(lambda r: f"{'-' if kinds[r] in below else ''}{1 + w.item[r] % 9},95"),
        **more,
    }
    return roles.propose(reading({"vendas.csv": table}))


def proposed_sales(w: World, **people: list[Any]) -> Proposal:
    return roles.propose(
        reading({
            "sales.csv": {
                "receipt": w.each(lambda row: 900_000 + row),
                **people,
                "product_id": w.by_item(lambda i: code("P", i)),
                "amount": w.pick([3, 5, 8, 13]),
                "time": w.times("%Y-%m-%d %H:%M:%S"),
            }
        })
    )  # fmt: skip


def bare_orders(w: World, **more: Any) -> dict[str, Any]:
    """Lines of orders: number of the order, of a line, article, pieces, price, their product."""
    pieces, prices = w.pick(range(2, 9)), [5 + n % 70 + 0.25 for n in w.item]
    return {
        "vbl": w.by_order(lambda o: f"4500{o:06d}"),
        "mtn": w.by_item(lambda i: f"{70_000 + i:09d}"),
        "kwm": pieces,
        "npr": prices,
        "nwr": [f"{a * b:.2f}" for a, b in zip(pieces, prices, strict=True)],
        **more,
    }


def day_of(number: int) -> str:
    return str(date(2025, 1, 1) + timedelta(days=number))


DIGITS = str.maketrans("abcdef", "123456")
