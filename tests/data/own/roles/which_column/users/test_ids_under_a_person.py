"""Ids that are written under that of a person, such as the accounts of a customer."""

from __future__ import annotations

import pytest

from tests.data.own.roles.worlds.proposals import proposal_and_columns
from tests.data.own.roles.worlds.world import World, code, title


def _tables(form: str) -> dict[str, dict[str, list[object]]]:
    w = World(6601, lines=1)

    def contract(row: int) -> str:
        user = w.user[row]
        return form.format(own=f"{user * 53:06}", other=900_000 + user * 2 + row % 2, n=row % 2)

    return {
        "trades.csv": {
            "trade_no": list(w.each(lambda row: 5_000_000 + row)),
            "client_no": list(w.by_user(lambda u: f"{u * 53:06}")),
            "account_no": list(w.each(contract)),
            "product_no": list(w.by_item(lambda i: code("P", i))),
            "traded_at": list(w.times("%Y-%m-%d %H:%M:%S")),
        },
        "clients.csv": {
            "client_no": [f"{u * 53:06}" for u in range(w.users)],
            "region": [("north", "south")[u % 2] for u in range(w.users)],
        },
        "products.csv": {
            "product_no": [code("P", i) for i in range(w.items)],
            "title": [title(i) for i in range(w.items)],
        },
    }


@pytest.mark.parametrize(("form", "asked"), [("{own}-10{n}", False), ("{other}", True)])
def test_an_account_under_a_customer_is_theirs_and_other_numbers_are_asked_about(
    form: str, asked: bool
) -> None:
    made, __, columns = proposal_and_columns(_tables(form))
    assert columns["USER_ID"] == "client_no"
    assert ("which-user" in [one.code for one in made.questions]) is asked
