"""Days and weeks that are counted from a beginning which no table tells."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from personalize_poc.data.own import roles
from personalize_poc.data.own.proposal import Proposal
from tests.data.own.roles.worlds.rows import section
from tests.data.own.roles.worlds.world import World, code
from tests.support.own_tables import reading

_START = datetime(2023, 12, 30, tzinfo=UTC)


def bought(counted: dict[str, int], item: str = "article_id") -> Proposal:
    """What is made of purchases whose times are counted in days, under these names."""
    w = World(731, lines=1, days=720)
    table: dict[str, Any] = {"household_key": w.by_user(lambda u: str(1 + 3 * u))}
    for name, days in counted.items():
        table[name] = [1 + (w.at[row] - _START).days // days for row in w.rows]
    table[item] = w.by_item(lambda i: code("", 54_000 + 17 * i, 9))
    return roles.propose(reading({"redeemed.csv": table}))


@pytest.mark.parametrize("name", ["DAY", "day_no", "jour", "第几天"])
def test_a_day_that_is_counted_stands_for_the_time_and_is_asked_about(name: str) -> None:
    proposal = bought({name: 1})
    events = section(proposal)
    assert events.columns["ITEM_ID"] == "article_id"
    assert events.columns["TIMESTAMP"] == name
    assert not events.reading
    (asked,) = (one for one in proposal.questions if one.code == "no-time")
    assert name in asked.text
    assert "counts days or weeks" in asked.text


def test_of_weeks_and_days_the_days_tell_more() -> None:
    assert section(bought({"week_no": 7, "day": 1})).columns["TIMESTAMP"] == "day"
    assert section(bought({"week_no": 7})).columns["TIMESTAMP"] == "week_no"


def test_days_of_a_month_make_no_order() -> None:
    w = World(732, lines=1)
    table = {
        "customer_id": w.by_user(lambda u: code("C", u)),
        "article_id": w.by_item(lambda i: code("A", i)),
        "day": w.each(lambda row: w.at[row].day),
    }
    events = section(roles.propose(reading({"sold.csv": table})))
    assert events.columns["TIMESTAMP"] == "row number"


def test_coupons_that_were_redeemed_are_what_was_chosen_where_purchases_are_not_there() -> None:
    w = World(733, lines=1, days=700)
    people = w.by_user(lambda u: str(1 + 3 * u))
    redeemed = {
        "household_key": people,
        "day": w.each(lambda row: 1 + (w.at[row] - _START).days),
        "coupon_upc": w.by_item(lambda i: str(10_000_085_000 + 61 * i)),
        "campaign": w.by_item(lambda i: 1 + i % 12),
    }
    sent = {
        "description": w.by_item(lambda i: f"Type{'ABC'[i % 3]}"),
        "household_key": people,
        "campaign": w.by_item(lambda i: 1 + i % 12),
    }
    events = section(
        roles.propose(reading({"campaign_table.csv": sent, "coupon_redempt.csv": redeemed}))
    )
    assert events.files == ("coupon_redempt.csv",)
    assert [events.columns[one] for one in ("USER_ID", "ITEM_ID", "TIMESTAMP")] == [
        "household_key", "coupon_upc", "day",
    ]  # fmt: skip


def test_a_day_is_nothing_that_is_chosen() -> None:
    w = World(734, lines=1, days=700)
    table = {
        "household_key": w.by_user(lambda u: str(1 + 3 * u)),
        "day": w.each(lambda row: 1 + (w.at[row] - _START).days),
    }
    proposal = roles.propose(reading({"visits.csv": table}))
    assert proposal.mapping is None
    assert all(one.field != "ITEM_ID" for one in proposal.guesses)
