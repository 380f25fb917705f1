"""Numbers of rows agree between tables by chance, and so do a few small numbers."""

from __future__ import annotations

import importlib
from typing import Any

import pytest

from personalize_poc.data.own.proposal import Proposal
from tests.data.own.roles.worlds.proposals import Tables, proposal_and_section, proposed_tables
from tests.data.own.roles.worlds.world import World, code
from tests.support.own_tables import reading

propose = importlib.import_module("personalize_poc.data.own.roles.propose")


def _tables(w: World, number: str) -> Tables:
    """Lines of orders and their heads, both with a number of the row; the order has its own."""
    first = w.firsts()
    orders = {w.order[row]: 70_001 + 3 * n for n, row in enumerate(first)}
    lines = {
        "nRow": w.each(lambda row: row + 1),
        number: [orders[one] for one in w.order],
        "nPosKind": w.pick([1, 2, 3], [90, 8, 2]),
        "ArticleNo": w.by_item(lambda i: code("A", i)),
        "Quantity": w.pick([1, 2, 3]),
    }
    heads = {
        "nRow": list(range(1, len(first) + 1)),
        number: [orders[w.order[row]] for row in first],
        "CustomerNo": [f"C{w.user[row]:04d}" for row in first],
        "OrderDate": [w.at[row].strftime("%Y-%m-%d") for row in first],
    }
    return {"order_lines.csv": lines, "orders.csv": heads}


def test_lines_belong_to_the_order_whose_number_they_have() -> None:
    __, found = proposal_and_section(_tables(World(811), "OrderNo"))
    (join,) = found.joins
    assert (join.file, join.on) == ("orders.csv", {"OrderNo": "OrderNo"})


def test_lines_belong_to_the_order_that_has_all_their_numbers_and_not_to_its_addresses() -> None:
    w = World(814)
    first = w.firsts()
    orders = {w.order[row]: n for n, row in enumerate(first, 1)}
    lines = {
        "id": w.each(lambda row: row + 1),
        "order_id": [orders[one] for one in w.order],
        "product_ref": w.by_item(lambda i: code("P", i)),
        "created_at": w.times("%Y-%m-%d %H:%M:%S"),
    }
    heads = {
        "id": list(range(1, len(first) + 1)),
        "customer_id": [w.user[row] + 1 for row in first],
        "invoice_order_address_id": list(range(1, 2 * len(first), 2)),
        "delivery_order_address_id": list(range(2, 2 * len(first) + 1, 2)),
        "created_at": [w.at[row].strftime("%Y-%m-%d %H:%M:%S") for row in first],
    }
    __, found = proposal_and_section({"order_product.csv": lines, "order.csv": heads})
    assert {join.file: join.on for join in found.joins} == {"order.csv": {"order_id": "id"}}


@pytest.mark.parametrize(
    ("order", "parcel"),
    [("commande_id", "livraison_id"), ("주문번호", "배송번호"), ("注文ID", "出荷ID")],
)
def test_lines_belong_to_their_order_and_not_to_that_with_the_number_of_their_parcel(
    order: str, parcel: str
) -> None:
    w = World(815)
    first = w.firsts()
    orders = {w.order[row]: n for n, row in enumerate(first, 1)}
    parcels = {number: 1 + 7 * number % len(first) for number in orders.values()}
    lines = {
        "id": w.each(lambda row: row + 1),
        parcel: [parcels[orders[one]] for one in w.order],
        order: [orders[one] for one in w.order],
        "produit_id": w.by_item(lambda i: 5_001 + i),
    }
    heads = {
        "id": list(range(1, len(first) + 1)),
        "client_id": [w.user[row] + 1 for row in first],
        "date_creation": [w.at[row].strftime("%Y-%m-%d %H:%M:%S") for row in first],
    }
    head = order.replace("_id", "").replace("번호", "").replace("ID", "") + ".csv"
    __, found = proposal_and_section({"lignes.csv": lines, head: heads})
    assert {join.file: join.on for join in found.joins} == {head: {order: "id"}}


def test_rows_with_one_more_of_their_own_number_in_another_table_belong_to_it() -> None:
    w = World(812, lines=1)
    tables: Tables = {
        "choices.csv": {
            "id": w.each(lambda n: n + 1),
            "item_id": w.by_item(lambda i: code("I", i)),
        },
        "choosers.csv": {
            "id": w.each(lambda n: n + 1),
            "user_id": w.by_user(lambda u: f"u{u:04d}"),
            "at": w.times("%Y-%m-%d %H:%M:%S"),
        },
    }
    views = propose.understand(reading(tables))
    assert any(
        view.column(link.key).name == "id" and link.table == "choosers.csv"
        for view in views
        for link in view.links
    )


def _plays(w: World, sound: dict[str, Any]) -> Tables:
    films = w.by_item(lambda i: 4_001 + 17 * i)
    return {
        "plays.csv": {
            "id": w.each(lambda n: n + 1),
            "reference_id": w.each(lambda n: n + 1),
            "user_id": w.by_user(lambda u: 900_000 + 31 * u),
            "film_id": films,
            "begun": w.times("%Y-%m-%d %H:%M:%S"),
        },
        "plays_sound.csv": {"id": w.each(lambda n: n + 1), "film_id": films, **sound},
    }


def test_what_says_more_of_rows_does_not_stand_for_them() -> None:
    w = World(813, lines=1)
    made = proposed_tables(_plays(w, {"video_resolution": w.pick([72, 108, "4k"])}))
    assert made.mapping is not None
    found = made.mapping.sections["interactions"]
    assert (found.files, found.joins) == (("plays.csv",), ())
    assert not made.questions


@pytest.mark.parametrize("values", [[48, 72, 108], [72, 108, "4k"]])
def test_a_few_numbers_are_no_keys_of_many_rows_since_both_speak_of_things(
    values: list[object],
) -> None:
    w = World(813, lines=1)
    views = propose.understand(reading(_plays(w, {"video_resolution": w.pick(values)})))
    sound = next(view for view in views if view.label == "plays_sound.csv")
    assert not [link for link in sound.links if sound.column(link.key).name == "video_resolution"]


def test_lines_that_name_another_thing_than_their_head_come_first() -> None:
    made: Proposal = proposed_tables(_tables(World(814), "OrderNo"))
    assert made.mapping is not None
    assert made.mapping.sections["interactions"].files == ("order_lines.csv",)
