"""Numbers of receipts and invoices: of documents, of people, or only counts."""

from __future__ import annotations

import random
from datetime import datetime, timedelta
from typing import Any

import pytest

from personalize_poc.data.own import roles
from tests.data.own.roles.worlds.orders import bare_orders
from tests.data.own.roles.worlds.proposals import asked_of, fields_of
from tests.data.own.roles.worlds.world import World, title
from tests.support.own_tables import reading

_TIME = "%Y-%m-%d %H:%M:%S"


def test_the_number_of_a_receipt_is_nobody_without_a_question() -> None:
    w = World(709, lines=5)
    table = bare_orders(w, tgx=w.times("%Y/%m/%d"), jan=w.by_item(lambda i: f"49010{i * 11:08d}"))
    table["title"] = w.by_item(title)
    made = roles.propose(reading({"regi.csv": table}))
    assert not made.mapping or "which-user" in asked_of(made)


def test_the_number_of_an_invoice_that_its_head_dates_is_asked_about() -> None:
    w = World(713, lines=2)
    first, seconds = w.firsts(), w.times("%s")
    lines = {
        "lodava": w.by_order(lambda o: f"in_{o * 7919 % 1_000_003:06d}x"),
        "mudava": w.by_item(lambda i: f"prod_{i:04d}k"),
        "vavane": seconds,
        "nevane": [str(int(one) + 30 * 86_400) for one in seconds],
    }
    head = {
        "lovane": [lines["lodava"][row] for row in first],
        "kivane": [f"cus_{w.user[row]:05d}q" for row in first],
        "tavane": [seconds[row] for row in first],
    }
    shelf = {
        "lonene": [f"prod_{i:04d}k" for i in range(w.items)],
        "kinene": [title(i) for i in range(w.items)],
    }
    made = roles.propose(reading({"v.csv": lines, "n.csv": head, "l.csv": shelf}))
    assert fields_of(made)["ITEM_ID"] == "mudava"
    assert "which-user" in asked_of(made)


def shelf(w: World) -> dict[str, Any]:
    """Articles with their titles."""
    rows = range(w.items)
    return {"lol": [2_000_000 + i * 731 for i in rows], "kil": [title(i) for i in rows]}


def receipts(w: World, **more: Any) -> dict[str, Any]:
    """Lines of receipts: number of the receipt, article, pieces."""
    return {
        "kin": w.by_order(lambda o: 880_000 + o),
        "pen": w.by_item(lambda i: 2_000_000 + i * 731),
        "sun": w.pick(range(1, 8)),
        **more,
    }


@pytest.mark.parametrize(
    ("first", "step", "person"), [(6_000_148_000_000, 977, True), (1, 1, False)]
)
def test_large_numbers_that_come_back_are_of_people_and_small_ones_may_be_counts(
    first: int, step: int, person: bool
) -> None:
    w = World(714, rows=6000)
    days = w.times("%Y-%m-%d")
    once = {(w.item[row], days[row]): row for row in w.rows}.values()  # one row an item and day
    table = {
        "mun": [first + w.user[row] * step for row in once],
        "pen": [2_000_000 + w.item[row] * 731 for row in once],
        "ron": [days[row] for row in once],
    }
    made = roles.propose(reading({"v.csv": table, "n.csv": shelf(w)}))
    assert (made.mapping is not None) is person
    if person:
        assert (fields_of(made)["USER_ID"], fields_of(made)["ITEM_ID"]) == ("mun", "pen")


@pytest.mark.parametrize("start", [0, 4_500_000])
def test_whose_an_order_is_stands_in_the_table_that_has_all_of_them(start: int) -> None:
    w = World(715, lines=3)
    first, days = w.firsts(), w.times("%d.%m.%Y %H:%M")
    lines = {**receipts(w), "kin": w.by_order(lambda o: start + 1 + o)}
    head = {
        "dan": [start + 1 + w.order[row] for row in first],
        "lol": [f"{300_000 + w.user[row] * 7}" for row in first],
        "sul": [days[row] for row in first],
    }
    made = roles.propose(reading({"v.csv": lines, "n.csv": head, "k.csv": shelf(w)}))
    found = fields_of(made)
    assert (found["USER_ID"], found["ITEM_ID"], found["TIMESTAMP"]) == ("lol", "pen", "sul")


def test_a_number_of_which_every_order_has_one_that_comes_back_is_no_count() -> None:
    w = World(716, rows=6000, items=60, lines=3)
    made = roles.propose(
        reading(
            {
                "v.csv": receipts(
                    w, mun=w.by_user(lambda u: 1 + u), ron=w.times("%Y-%m-%d %H:%M:%S")
                ),
                "n.csv": shelf(w),
            }
        )
    )
    assert (fields_of(made)["USER_ID"], fields_of(made)["ITEM_ID"]) == ("mun", "pen")


def _lines_of_a_till(name: str, **more: list[Any]) -> dict[str, Any]:
    """Lines of receipts that name no customer; numbers rise with time."""
    w = World(2404)
    return {
        name: w.by_order(lambda n: 40_100 + n),
        "date": w.times("%Y-%m-%d"),
        "time": w.times("%H:%M:%S"),
        "SKU": w.by_item(lambda i: 164_000 + 7 * i),
        **more,
    }


@pytest.mark.parametrize("name", ["receipt_no", "Transaction", "zqv"])
def test_receipts_without_customers_name_nobody(name: str) -> None:
    """Whoever sells is no supplier: it is said that nobody has a history, and what to export."""
    proposal = roles.propose(reading({"receipts.csv": _lines_of_a_till(name)}))
    assert proposal.mapping is None
    assert f"receipts.csv names nobody: {name} (such as 40100)" in proposal.reason
    assert "suppliers" not in proposal.reason
    assert "USER_ID" not in {one.field for one in proposal.guesses}


@pytest.mark.parametrize("name", ["customer_id", "visit_id"])
def test_who_bought_once_and_visits_are_people_all_the_same(name: str) -> None:
    proposal = roles.propose(reading({"receipts.csv": _lines_of_a_till(name)}))
    assert fields_of(proposal)["USER_ID"] == name


def test_numbers_whose_rows_are_of_several_moments_are_no_receipts() -> None:
    w = World(2404)
    clock = w.each(lambda row: f"1{row % 7}:{row % 60:02}:00")
    lines = _lines_of_a_till("zqv", time=clock)
    proposal = roles.propose(reading({"receipts.csv": lines}))
    assert "names nobody" not in proposal.reason


def test_bids_on_a_lot_of_one_day_are_of_several_who_registered_for_its_sale() -> None:
    """A lot stands in one sale, as an order does; it has a title, and its bids are of many."""
    chance = random.Random(2405)
    day = [datetime(2024, 1, 3, 10) + timedelta(days=14 * sale) for sale in range(24)]
    who = [(sale, person) for sale in range(24) for person in chance.sample(range(200), 40)]
    lots = [(sale, lot) for sale in range(24) for lot in range(60)]
    bids = [
        (40 * sale + chance.randrange(40), 60 * sale + lot, day[sale] + timedelta(minutes=lot))
        for sale, lot in lots
        for _ in range(chance.randrange(1, 8))
    ]
    made = roles.propose(
        reading(
            {
                "bids.csv": {
                    "bid_id": [900_000 + 3 * n for n in range(len(bids))],
                    "placed_at": [at.strftime(_TIME) for _, _, at in bids],
                    "lot_id": [410_000 + lot for _, lot, _ in bids],
                    "reg_id": [70_000 + 2 * reg for reg, _, _ in bids],
                },
                "lots.csv": {
                    "lot_id": [410_000 + n for n in range(len(lots))],
                    "title": [title(n % 150) for n in range(len(lots))],
                    "sale_date": [f"{day[sale]:%Y-%m-%d}" for sale, _ in lots],
                },
                "registrations.csv": {
                    "reg_id": [70_000 + 2 * n for n in range(len(who))],
                    "client_no": [f"P{1000 + 7 * person}" for _, person in who],
                    "paddle": [100 + n % 40 for n in range(len(who))],
                },
            }
        )
    )
    found = fields_of(made)
    assert (found["USER_ID"], found["ITEM_ID"]) == ("client_no", "lot_id")
    assert found["TIMESTAMP"] == "placed_at"
