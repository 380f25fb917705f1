"""Two columns of the same ids, with a row for either side of each pair."""

from __future__ import annotations

import random
from itertools import combinations
from typing import Any

from personalize_poc.data.own import roles
from personalize_poc.data.own.proposal import Proposal
from tests.data.own.roles.worlds.rows import section
from tests.data.own.roles.worlds.world import digest
from tests.support.own_tables import reading

_CHANCE = random.Random(751)
_PAIRS = [
    pair
    for evening in range(8)
    for met in combinations(range(1 + 12 * evening, 13 + 12 * evening), 2)
    for pair in (met, met[::-1])
]
"""Who met whom on eight evenings, from either side."""


def met(answers: dict[str, list[Any]], **ids: list[Any]) -> Proposal:
    """What is made of a table with a row for either side of each pair."""
    table: dict[str, list[Any]] = {
        **(ids or {"iid": [a for a, _ in _PAIRS], "pid": [b for _, b in _PAIRS]}),
        "age": [20 + int(digest(a)[:2], 16) % 30 for a, _ in _PAIRS],
        "goes_out": [1 + int(digest(a + 900)[:2], 16) % 7 for a, _ in _PAIRS],
        "evening": [1 + a // 13 for a, _ in _PAIRS],
        **answers,
    }
    return roles.propose(reading({"dates.csv": table}))


def test_who_judged_is_the_person_and_who_was_judged_the_item() -> None:
    proposal = met({"dec": [_CHANCE.randint(0, 1) for _ in _PAIRS]})
    columns = section(proposal).columns
    assert [columns[one] for one in ("USER_ID", "ITEM_ID")] == ["iid", "pid"]
    assert {one.code for one in proposal.questions} == {"no-time"}


def test_the_person_is_the_one_of_whom_more_is_told_wherever_the_column_stands() -> None:
    proposal = met(
        {"dec": [_CHANCE.randint(0, 1) for _ in _PAIRS]},
        partner_badge=[b for _, b in _PAIRS],
        badge=[a for a, _ in _PAIRS],
    )
    columns = section(proposal).columns
    assert [columns[one] for one in ("USER_ID", "ITEM_ID")] == ["badge", "partner_badge"]


def test_what_is_the_same_from_both_sides_is_no_judgement() -> None:
    """Distances between places: everything but the names is told by the pair alone."""
    near = [min(a, b) * 31 + max(a, b) for a, b in _PAIRS]
    badges = {"badge": [a for a, _ in _PAIRS], "partner_badge": [b for _, b in _PAIRS]}
    assert met({"km": near, "zone": [1 + one % 5 for one in near]}, **badges).mapping is None
