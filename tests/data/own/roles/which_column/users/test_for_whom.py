"""Orders that a clerk types for others, and columns that are no people for all that come back."""

from __future__ import annotations

from typing import Any

import pytest

from tests.data.own.roles.worlds.proposals import proposal_and_columns
from tests.data.own.roles.worlds.world import World, title


def _orders(w: World, **more: Any) -> dict[str, Any]:
    return {
        "orders.csv": {
            "date": w.times("%Y-%m-%d"),
            "product": w.by_item(lambda i: f"{title(i)} {title(i + 11)}"),
            "quantity": w.each(lambda r: 1 + r % 4),
            **more,
        }
    }


@pytest.mark.parametrize("name", ["requested for", "für wen", "dla kogo", "pour qui"])
def test_who_it_is_ordered_for_is_the_person_and_two_clerks_are_not(name: str) -> None:
    w = World(2611, users=60, items=90, rows=3000, lines=2)
    clerks = {"user": w.each(lambda r: f"clerk{r % 2}@example.org")}
    made, __, columns = proposal_and_columns(_orders(w, **clerks, **{name: w.by_user(title)}))
    assert columns["USER_ID"] == name
    assert "which-user" not in {one.code for one in made.questions}


def test_an_account_of_each_person_is_more_than_for_whom() -> None:
    w = World(2612, users=60, items=90, rows=3000, lines=2)
    accounts = {"user": w.by_user(lambda u: f"member{u}@example.org")}
    *__, columns = proposal_and_columns(
        _orders(w, **accounts, **{"requested for": w.each(lambda r: f"{title(r % 40)} K.")})
    )
    assert columns["USER_ID"] == "user"


@pytest.mark.parametrize(("name", "asks"), [("portion", True), ("kdnr", False)])
def test_letters_and_digits_that_come_back_are_no_person_for_sure(name: str, *, asks: bool) -> None:
    w = World(2613, users=60, items=90, rows=3000, lines=2)
    made, __, columns = proposal_and_columns(_orders(w, **{name: w.by_user(lambda u: f"{u}.g")}))
    assert columns["USER_ID"] == name
    assert ("which-user" in {one.code for one in made.questions}) is asks
