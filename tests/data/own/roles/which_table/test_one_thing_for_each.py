"""Rows about the one thing that everybody has: a meter, a line; nobody chooses it."""

from __future__ import annotations

from typing import Any

import pytest

from personalize_poc.data.own import roles
from personalize_poc.data.own.proposal import Proposal
from tests.support.own_tables import reading

_PEOPLE, _MONTHS = 300, 12


def _readings(customer: str, thing: str, things: int) -> Proposal:
    """Each month a reading of everybody; the thing is theirs, or another one each time."""
    rows = [(person, month) for month in range(_MONTHS) for person in range(_PEOPLE)]
    table: dict[str, list[Any]] = {
        customer: [f"{40_000 + 37 * person:07d}" for person, __ in rows],
        thing: [
            f"{54_210_000_000 + 613 * (person if things == 1 else (person * 7 + month) % _PEOPLE)}"
            for person, month in rows
        ],
        "reading_date": [f"2024-{1 + month:02}-28" for __, month in rows],
        "reading": [f"{900 + 17 * person + 31 * month},5" for person, month in rows],
    }
    return roles.propose(reading({"readings.csv": table}))


@pytest.mark.parametrize(
    ("customer", "thing"),
    [
        ("customer_no", "article_no"),
        ("Kundennummer", "Artikelnummer"),
        ("cliente_id", "articulo_id"),
    ],
)
def test_what_everybody_has_one_of_is_nothing_to_choose(customer: str, thing: str) -> None:
    made = _readings(customer, thing, 1)
    assert made.mapping is None
    assert f"every {customer} has one {thing} in all rows" in made.reason


def test_things_that_change_hands_may_be_chosen() -> None:
    made = _readings("customer_no", "article_no", 2)
    assert made.mapping is not None
    assert made.mapping.sections["interactions"].columns["ITEM_ID"] == "article_no"
