"""More made-up exports of widely used systems; see `systems_world`."""

from __future__ import annotations

from tests.data.own.roles.systems_world import EXPORTS, Tables, export
from tests.data.own.roles.world import World, chosen, code, digest, price, title

__all__ = ["EXPORTS"]
_TIME = "%Y-%m-%d %H:%M:%S"


@export("es_orderGoods.csv", "memNo", "goodsNo", "regDt")
def godomall() -> Tables:
    """Lines, heads, and a log with three rows for each line."""
    w = World(912, users=60, items=70, rows=400, lines=2)
    numbers = w.by_order(lambda n: f"24010200{n:08}")
    steps = [(row, step) for row in w.rows for step in ("p1", "g1", "s1")]
    return {
        "es_orderGoods.csv": {
            "sno": w.each(lambda row: 55001 + row),
            "orderNo": numbers,
            "orderCd": w.each(lambda row: row % 2 + 1),
            "orderStatus": w.each(lambda row: "s1"),
            "goodsNo": w.by_item(lambda i: 1000000300 + i * 3),
            "goodsCd": w.by_item(lambda i: code("GD", i)),
            "goodsNm": w.by_item(title),
            "goodsCnt": w.pick([1, 2], [5, 1]),
            "goodsPrice": w.by_item(lambda i: int(1000 * price(i))),
            "regDt": w.times(_TIME),
        },
        "es_order.csv": {
            "orderNo": [numbers[row] for row in w.firsts()],
            "memNo": [w.user[row] * 5 + 120 for row in w.firsts()],
            "orderStatus": ["s1" for _ in w.firsts()],
            "settleKind": [chosen(["pc", "pb", "pv"], row) for row in w.firsts()],
            "regDt": [w.at[row].strftime(_TIME) for row in w.firsts()],
        },
        "es_logOrder.csv": {
            "sno": list(range(1, len(steps) + 1)),
            "orderNo": [numbers[row] for row, _ in steps],
            "goodsSno": [55001 + row for row, _ in steps],
            "logCode01": [{"p1": "", "g1": "p1", "s1": "g1"}[step] or None for _, step in steps],
            "logCode02": [step for _, step in steps],
            "regDt": [w.at[row].strftime(_TIME) for row, _ in steps],
        },
        "es_member.csv": {
            "memNo": [u * 5 + 120 for u in range(w.users)],
            "memId": [f"user{digest(u)[:6]}" for u in range(w.users)],
            "sexFl": ["mw"[u % 2] for u in range(w.users)],
        },
    }


@export("log_link_visit_action.csv", "idvisitor", "idaction_product_sku", "server_time")
def matomo() -> Tables:
    """Pages with and without a product, whose numbers all stand in one table of names."""
    w = World(913, users=60, items=70, rows=900, lines=1)
    shown = [row % 4 > 0 for row in w.rows]
    sku, group = [300 + 2 * i for i in range(w.items)], [11, 12, 13]

    def page(product: int, other: int) -> list[int]:
        return [product + w.item[row] if shown[row] else other + row % 3 for row in w.rows]

    def only(values: list[int]) -> list[int | None]:
        return [value if has else None for value, has in zip(values, shown, strict=True)]

    return {
        "log_link_visit_action.csv": {
            "idlink_va": w.each(lambda row: 4400001 + row),
            "idvisitor": w.by_user(lambda u: digest(u)[:16]),
            "idvisit": w.each(lambda row: 120000 + row // 2),
            "idaction_url": page(100, 1),
            "idaction_name": page(500, 5),
            "server_time": w.times(_TIME),
            "idaction_product_sku": only(w.by_item(lambda i: sku[i])),
            "idaction_product_name": only(w.by_item(lambda i: sku[i] + 1)),
            "idaction_product_cat": only(w.by_item(lambda i: chosen(group, i))),
            "product_price": only(w.by_item(lambda i: int(price(i)))),
        },
        "log_action.csv": {
            "idaction": [1, 2, 3, 5, 6, 7, *group, *range(100, 170), *range(300, 440),
                         *range(500, 570)],
            "name": [
                *(f"shop.example/{page}" for page in ("", "cart", "delivery")),
                *("Home", "Cart", "Delivery", "Seeds", "Tools", "Pots"),
                *(f"shop.example/p/{i}" for i in range(70)),
                *(text for i in range(70) for text in (code("SKU", i), title(i))),
                *(f"{title(i)} - shop" for i in range(70)),
            ],
            "type": [*[1] * 3, *[4] * 3, *[7] * 3, *[1] * 70, *[5, 6] * 70, *[4] * 70],
        },
    }  # fmt: skip
