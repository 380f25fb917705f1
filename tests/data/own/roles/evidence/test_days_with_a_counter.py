"""Numbers of orders that begin with the day: 20240102-0001 is no minute past midnight."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from personalize_poc.data.own import roles
from tests.data.own.roles.worlds.proposals import columns_of
from tests.data.own.roles.worlds.world import World, code
from tests.support.own_tables import reading


def _numbers(w: World, form: str) -> list[str]:
    """For each row the number of its order: the day and which order of that day it is."""
    taken: Counter[str] = Counter()
    known: dict[int, str] = {}
    for number, at in zip(w.order, w.at, strict=True):
        day = f"{at:%Y%m%d}"
        if number not in known:
            taken[day] += 1
            known[number] = form.format(day=day, n=taken[day])
    return [known[number] for number in w.order]


def _orders(form: str, number: str, time: str, written: str) -> dict[str, dict[str, Any]]:
    w = World(77, users=120, items=60, rows=2000, lines=3)
    return {
        "orders.csv": {
            number: _numbers(w, form),
            time: [at.strftime(written) for at in w.at],
            "customer_id": w.by_user(lambda u: code("C", u)),
            "product_id": w.by_item(lambda i: code("P", i)),
        }
    }


@pytest.mark.parametrize("form", ["{day}-{n:04}", "{day}{n:06}", "{day}-{n:06}", "{day}{n:04}"])
@pytest.mark.parametrize(
    ("number", "time", "written"),
    [
        ("주문번호", "주문일시", "%Y-%m-%d %H:%M:%S"),
        ("주문번호", "구매시각", "%Y-%m-%d %H:%M:%S"),
        ("注文番号", "注文日", "%Y/%m/%d"),
        ("订单编号", "下单时间", "%Y-%m-%d %H:%M"),
        ("Bestellung", "Datum", "%d.%m.%Y"),
        ("num_pedido", "fecha", "%d/%m/%Y %H:%M"),
        ("order_no", "purchased_at", "%Y-%m-%d %H:%M:%S"),
    ],
)
def test_the_number_of_an_order_is_no_time_beside_one(
    form: str, number: str, time: str, written: str
) -> None:
    proposal = roles.propose(reading(_orders(form, number, time, written)))
    assert columns_of(proposal)["TIMESTAMP"] == time
    assert not proposal.questions


def test_a_moment_under_a_name_of_numbers_stays_one_where_nothing_else_is_a_time() -> None:
    w = World(78, users=120, items=60, rows=2000, lines=1)
    tables = {
        "orders.csv": {
            "no": [f"{at:%Y%m%d-%H%M%S}" for at in w.at],
            "customer_id": w.by_user(lambda u: code("C", u)),
            "product_id": w.by_item(lambda i: code("P", i)),
        }
    }
    assert columns_of(roles.propose(reading(tables)))["TIMESTAMP"] == "no"
