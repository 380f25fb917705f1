"""Small made-up exports of shop systems of Korea; see `systems_world`."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from tests.data.own.roles.worlds.systems_world import EXPORTS, Tables, export
from tests.data.own.roles.worlds.world import World, code, title

__all__ = ["EXPORTS"]
_TIME = "%Y-%m-%d %H:%M:%S"
_MADE = 1_640_000_000


def _made(item: int) -> int:
    """The second at which a shop put an item into its list: Youngcart takes it for the id."""
    return _MADE + 86_411 * item


@export("g5_shop_cart.csv", "mb_id", "it_id", "ct_time")
def youngcart() -> Tables:
    """Lines of carts and orders, orders, goods numbered by seconds, members, and reviews."""
    w = World(951, users=90, items=60, rows=1500, lines=2)
    firsts, reviews = w.firsts(), range(0, 1500, 9)
    states = ["완료", "배송", "쇼핑", "취소"]
    times = [datetime.fromtimestamp(_made(i), UTC).strftime(_TIME) for i in range(60)]
    return {
        "g5_shop_cart.csv": {
            "ct_id": w.each(lambda row: row + 1),
            "od_id": w.each(lambda row: f"{w.at[firsts[w.order[row]]]:%Y%m%d%H%M%S}{w.order[row]}"),
            "mb_id": w.by_user(lambda u: f"{code('', u, 3)}river"),
            "it_id": w.by_item(_made),
            "it_name": w.by_item(title),
            "ct_status": w.by_order(lambda n: states[{3: 1, 7: 2, 9: 3}.get(n % 11, 0)]),
            "ct_price": w.by_item(lambda i: 5000 + 500 * (i % 17)),
            "ct_qty": w.pick([1, 2], [5, 1]),
            "ct_time": w.each(lambda row: w.at[row].strftime(_TIME)),
            "ct_select_time": w.each(lambda row: (w.at[row] + timedelta(0, 99)).strftime(_TIME)),
        },
        "g5_shop_order.csv": {
            "od_id": [f"{w.at[row]:%Y%m%d%H%M%S}{w.order[row]}" for row in firsts],
            "mb_id": [f"{code('', w.user[row], 3)}river" for row in firsts],
            "od_cart_count": [2 for _ in firsts],
            "od_status": [states[n % 2] for n in range(len(firsts))],
            "od_time": [w.at[row].strftime(_TIME) for row in firsts],
            "od_receipt_time": [(w.at[row] + timedelta(1)).strftime(_TIME) for row in firsts],
        },
        "g5_shop_item.csv": {
            "it_id": [_made(i) for i in range(60)],
            "ca_id": [10 * (1 + i % 6) for i in range(60)],
            "it_name": [title(i) for i in range(60)],
            "it_price": [5000 + 500 * (i % 17) for i in range(60)],
            "it_time": times,
        },
        "g5_member.csv": {
            "mb_no": list(range(1, 91)),
            "mb_id": [f"{code('', u, 3)}river" for u in range(90)],
            "mb_level": [2 for _ in range(90)],
            "mb_datetime": [f"2020-{1 + u % 12:02}-11 1{u % 9}:00:00" for u in range(90)],
        },
        "g5_shop_item_use.csv": {
            "is_id": [n + 1 for n in range(len(reviews))],
            "it_id": [_made(w.item[row]) for row in reviews],
            "mb_id": [f"{code('', w.user[row], 3)}river" for row in reviews],
            "is_score": [3 + row % 3 for row in reviews],
            "is_time": [(w.at[row] + timedelta(9)).strftime(_TIME) for row in reviews],
        },
    }
