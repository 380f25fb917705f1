"""Lines of an order side by side in one row: id1, price1, id2, price2."""

from __future__ import annotations

from typing import Any

from personalize_poc.data.own import roles
from personalize_poc.data.own.proposal import Proposal
from tests.data.own.roles.worlds.rows import section
from tests.data.own.roles.worlds.world import World, digest
from tests.support.own_tables import reading


def _handed_out(price: str) -> Proposal:
    """Three coupons of each order, of which most stand in one of the columns mainly."""
    w = World(519, users=500, items=400, lines=1)
    table: dict[str, Any] = {
        "userID": w.by_user(lambda u: f"{digest(u)[:32]}"),
        "orderTime": w.times("%Y-%m-%d %H:%M:%S"),
    }
    for place in (1, 2, 3):
        things = [(7 * one + 131 * place) % 400 + 160 * place for one in w.item]
        table[f"couponID{place}"] = [digest(one)[:32] for one in things]
        table[f"{price}{place}"] = [
            f"{(one + row * row) % 37}.50" for row, one in enumerate(things)
        ]
    return roles.propose(reading({"orders.csv": table}))


def test_the_first_of_several_things_with_prices_is_the_item() -> None:
    proposal = _handed_out("price")
    columns = section(proposal).columns
    assert (columns["USER_ID"], columns["ITEM_ID"]) == ("userID", "couponID1")
    [told] = [one for one in proposal.findings if one.code == "several-items-in-a-row"]
    assert "couponID2, couponID3 are things of one row" in told.message


def test_a_price_in_each_line_says_that_its_id_is_of_a_thing() -> None:
    """The name alone says that it is a way to be addressed."""
    for price in ("price", "zone"):
        why = [one.reason for one in _handed_out(price).guesses if one.field == "ITEM_ID"]
        assert any("has a price of its own" in one for one in why) is (price == "price")


def test_prices_of_further_things_say_nothing_of_the_first_one() -> None:
    why = {one.column: one.reason for one in _handed_out("price").guesses}
    for name in ("price2", "price3"):
        assert why[name] == "it is of another thing of the row than couponID1"
    assert "another thing" not in why["price1"]
