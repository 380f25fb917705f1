"""Votes of a parliament: members are people, and what they vote on are things."""

from __future__ import annotations

from typing import Any

import pytest

from tests.data.own.roles.worlds.orders import day_of
from tests.data.own.roles.worlds.proposals import proposal_and_columns, proposed_tables
from tests.data.own.roles.worlds.world import World, title

_NAMES = ("Anna Berger", "Paul Schmidt", "Maria Huber", "Peter Koch", "Laura Wolf")


def _votes(w: World, member: str, bill: str, **more: Any) -> dict[str, dict[str, Any]]:
    return {
        "votes.csv": {
            member: w.by_user(lambda u: 38_000 + 3 * u),
            bill: w.by_item(lambda i: 2_100_000 + 7 * i),
            "vote": w.each(lambda row: ("yes", "no", "abstain")[row % 3]),
            **more,
        },
        "members.csv": {
            "id": [38_000 + 3 * u for u in range(w.users)],
            "label": [f"{_NAMES[u % 5]} {u}" for u in range(w.users)],
            "party": ["ABC"[u % 3] * 3 for u in range(w.users)],
        },
        "polls.csv": {
            bill: [2_100_000 + 7 * i for i in range(w.items)],
            "title": [f"{title(i)} act" for i in range(w.items)],
            "poll_date": [day_of(i) for i in range(w.items)],
        },
    }


@pytest.mark.parametrize(
    ("member", "bill"),
    [("mandate_id", "poll_id"), ("MEMBER_NO", "BILL_NO"), ("mp_id", "motion_id")],
)
def test_who_votes_is_the_person_and_the_day_is_that_of_the_poll(member: str, bill: str) -> None:
    w = World(5411, users=120, items=60, rows=5000, lines=1)
    made, __, columns = proposal_and_columns(_votes(w, member, bill))
    assert (columns["USER_ID"], columns["ITEM_ID"]) == (member, bill)
    assert columns["TIMESTAMP"] == "poll_date"
    assert not made.questions


def test_a_bill_of_a_shop_is_no_item() -> None:
    w = World(5412)
    bills = {
        "customer_id": w.by_user(lambda u: 38_000 + 3 * u),
        "bill_no": w.by_order(lambda n: 2_100_000 + n),
        "product_id": w.by_item(lambda i: f"P{i:04d}"),
        "bill_date": w.times("%Y-%m-%d"),
    }
    made = proposed_tables({"bills.csv": bills})
    assert made.mapping is not None
    assert made.mapping.sections["interactions"].columns["ITEM_ID"] == "product_id"
