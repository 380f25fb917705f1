"""Services beside what is sold, which a kind in the catalogue tells by a short code."""

from __future__ import annotations

import pytest

from tests.data.own.roles.worlds.proposals import proposal_and_section
from tests.data.own.roles.worlds.world import World, title


@pytest.mark.parametrize(("kind", "gone"), [("SRV", True), ("SVC", True), ("SET", False)])
def test_services_that_stand_on_every_order_are_left_out(kind: str, gone: bool) -> None:
    w = World(6701, items=120, rows=2400)
    goods = [f"TR{i * 7:04}" for i in range(w.items)]
    lines = [(row, goods[w.item[row]]) for row in w.rows]
    lines += [(row, ("INSUR", "JOIN")[row % 2]) for row in w.firsts()]
    lines.sort()
    orders = sorted({w.order[row] for row in w.rows})
    first = {w.order[row]: row for row in reversed(w.rows)}
    __, section = proposal_and_section(
        {
            "lines.csv": {
                "order_id": [800_000 + w.order[row] for row, __ in lines],
                "product_code": [one for __, one in lines],
                "amount": [f"{20 + row % 91}.50" for row, __ in lines],
            },
            "orders.csv": {
                "order_id": [800_000 + n for n in orders],
                "customer_id": [f"c{w.user[first[n]]:05}" for n in orders],
                "ordered_at": [w.at[first[n]].strftime("%Y-%m-%d %H:%M:%S") for n in orders],
            },
            "products.csv": {
                "product_code": [*goods, "INSUR", "JOIN"],
                "title": [*(title(i) for i in range(w.items)), "Cover 1", "Joining 2"],
                "type": [*("PKG" for _ in goods), kind, kind],
            },
        }
    )
    assert (set(section.leave_out.get("product_code", ())) == {"INSUR", "JOIN"}) is gone
