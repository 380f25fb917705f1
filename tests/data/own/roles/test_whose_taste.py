"""Whose taste is learned: accounts of families and pupils, versions of a customer."""

from __future__ import annotations

from typing import Any

import pytest

from personalize_poc.data.own import roles
from tests.data.own.roles.world import World, code, title
from tests.support.own_tables import reading


@pytest.mark.parametrize("column", ["registered_at", "room"])
def test_an_account_that_was_opened_is_asked_about_beside_its_pupils(column: str) -> None:
    w = World(901)
    account = [7000 + u // 2 for u in range(w.users)]
    accounts = sorted(set(account))
    known = {
        "registered_at": [f"2022-{n % 12 + 1:02}-{n % 28 + 1:02}" for n in accounts],
        "room": [f"room {n % 30}" for n in accounts],
    }
    tables: dict[str, dict[str, Any]] = {
        "meals.csv": {
            "at": w.times("%Y-%m-%d %H:%M:%S"),
            "zq_no": w.by_user(account.__getitem__),
            "student_no": w.by_user(lambda u: 20001 + u),
            "product_no": w.by_item(lambda i: code("P", i)),
        },
        "students.csv": {
            "student_no": [20001 + u for u in range(w.users)],
            "zq_no": account,
            "grade": [u % 9 for u in range(w.users)],
        },
        "zq.csv": {
            "zq_no": accounts,
            "held_by": [title(n) for n in accounts],
            column: known[column],
        },
        "products.csv": {
            "product_no": [code("P", i) for i in range(w.items)],
            "name": [title(i) for i in range(w.items)],
        },
    }
    found = roles.propose(reading(tables))
    assert found.mapping is not None
    assert found.mapping.sections["interactions"].columns["USER_ID"] == "student_no"
    asked = [one.text for one in found.questions if one.code == "which-user"]
    assert bool(asked) is (column == "registered_at")
    assert all("zq_no" in one for one in asked)


@pytest.mark.parametrize("in_turn", [True, False])
def test_versions_of_a_customer_are_one_customer(in_turn: bool) -> None:
    """A new row when somebody moves is nobody new; rows that hold at the same time are others."""
    w = World(902, users=200)
    moved = [u for u in range(w.users) if u % 5 == 0]
    begun = "2024-03-01" if in_turn else "2024-01-20"
    rows = [(101 + u, u, "2024-01-01", "2024-03-01" if u % 5 == 0 else "") for u in range(w.users)]
    rows += [(5001 + u, u, begun, "") for u in moved]
    keys = [
        5001 + user if user % 5 == 0 and at.month > 2 else 101 + user
        for user, at in zip(w.user, w.at, strict=True)
    ]
    tables: dict[str, dict[str, Any]] = {
        "sales.csv": {
            "at": w.times("%Y-%m-%d %H:%M:%S"),
            "customer_sk": keys,
            "product_no": w.by_item(lambda i: code("P", i)),
            "quantity": w.pick([1, 2, 3], [5, 2, 1]),
        },
        "customers.csv": {
            "customer_sk": [one[0] for one in rows],
            "customer_no": [f"M{700 + one[1]}" for one in rows],
            "segment": ["gold" if one[0] > 5000 else "basic" for one in rows],
            "zqf": [one[2] for one in rows],
            "zqt": [one[3] for one in rows],
            "zqc": [0 if one[3] else 1 for one in rows],
        },
    }
    found = roles.propose(reading(tables))
    assert found.mapping is not None
    sections = found.mapping.sections
    assert sections["interactions"].fields["USER_ID"] == (
        "customer_no" if in_turn else "customer_sk"
    )
    assert sections["users"].columns["USER_ID"] == ("customer_no" if in_turn else "customer_sk")
    assert sections["users"].leave_out == ({"zqc": ("0",)} if in_turn else {})
