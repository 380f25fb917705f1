"""What the people of an account are called is nothing that is chosen."""

from __future__ import annotations

from typing import Any

import pytest

from personalize_poc.data.own.proposal import Proposal
from personalize_poc.data.own.roles.propose import understand
from personalize_poc.data.own.roles.which_column.points import called_people
from tests.data.own.roles.worlds.proposals import item_of, proposed_tables
from tests.data.own.roles.worlds.world import World, chosen, code
from tests.support.own_tables import reading

_NAMES = ("Ana Gil", "Bo Lund", "Cleo Marsh", "Dag Holm", "Eva Roth", "Finn Berg", "Gus Hale")


def _called(n: int) -> str:
    return f"{chosen(_NAMES, n)} {chosen(('Aas', 'Bock', 'Crane', 'Dietz', 'Ek', 'Foss'), n + 50)}"


def _borrowed(name: str, account: str, what: str) -> Proposal:
    """Who asked for which tool, for whom, with the names of both beside their accounts."""
    w = World(2601, lines=1)
    other = w.each(lambda row: w.user[row] if row % 3 else row * 7 % w.users)
    log: dict[str, Any] = {
        "n": w.each(lambda row: f"REQ{row + 31_000:07}"),
        "asked_for": w.by_user(_called),
        "asked_for.user_name": w.by_user(lambda u: code("u", u)),
        name: [_called(u) for u in other],
        account: [code("u", u) for u in other],
        what: w.by_item(lambda i: code("", i % 90)),
        "at": w.times("%Y-%m-%d %H:%M:%S"),
    }
    people = {
        "user_name": [code("u", u) for u in range(w.users)],
        "department": [f"Dept {u % 20}" for u in range(w.users)],
        "birth_year": [1950 + u % 50 for u in range(w.users)],
    }
    return proposed_tables({"log.csv": log, "people.csv": people})


def test_names_of_the_accounts_of_a_service_desk_are_no_items() -> None:
    assert item_of(_borrowed("opened_by", "opened_by.user_name", "what")) == "what"


@pytest.mark.parametrize("what", ["cat_item", "catalog_item"])
def test_an_item_of_a_catalogue_is_no_category(what: str) -> None:
    assert item_of(_borrowed("opened_by", "opened_by.user_name", what)) == what


@pytest.mark.parametrize(("part", "is_so"), [("user_name", True), ("note", False)])
def test_a_name_is_known_by_the_account_below_it(part: str, is_so: bool) -> None:
    w = World(2602, lines=1)
    log = {
        "user_id": w.by_user(lambda u: code("u", u)),
        "opened": w.by_item(_called),
        f"opened.{part}": w.by_item(lambda i: code("N", i)),
        "at": w.times("%Y-%m-%d %H:%M:%S"),
    }
    (view,) = understand(reading({"log.csv": log}))
    name = next(one for one in view.columns if one.name == "opened")
    assert called_people.has_account(view, name) is is_so
