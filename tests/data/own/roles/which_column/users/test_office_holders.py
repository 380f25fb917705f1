"""Registers of what members of a parliament do: the office names the person."""

from __future__ import annotations

from typing import Any

import pytest

from tests.data.own.roles.worlds.proposals import proposal_and_columns
from tests.data.own.roles.worlds.world import World, digest

_NAMES = ("Anna Berger", "Paul Schmidt, Jr.", "Maria Huber", "Peter Koch, Sr.", "Laura Wolf")


def _trades(w: World, office: str, **more: Any) -> dict[str, Any]:
    """Trades, each with the filing in which it stands: one of a person, with several trades."""
    return {
        "trades.csv": {
            "date": w.times("%Y-%m-%d"),
            "ticker": w.by_item(lambda i: "ABCDEFGH"[i % 8] + "KLMNO"[i % 5] + "RSTUVW"[i % 6]),
            office: w.by_user(
                lambda u: f"{_NAMES[u % 5].replace(' ', f' {chr(65 + u % 26)} ', 1)}"
            ),
            "filing_link": w.by_order(lambda n: f"https://example.org/filing/{digest(n)[:12]}/"),
            **more,
        }
    }


@pytest.mark.parametrize(
    ("office", "more"), [("senator", ()), ("diputado", ()), ("representative", ("district",))]
)
def test_who_holds_an_office_is_the_person_and_a_filing_no_item(
    office: str, more: tuple[str, ...]
) -> None:
    w = World(5514, users=60, items=90, rows=4000, lines=3)
    columns = {name: w.by_user(lambda u: f"D{u % 7}") for name in more}
    made, __, roles = proposal_and_columns(_trades(w, office, **columns))
    assert (roles["USER_ID"], roles["ITEM_ID"]) == (office, "ticker")
    assert not {"which-item", "which-user", "user-or-item"} & {one.code for one in made.questions}


def test_a_donor_gives_to_a_senator() -> None:
    w = World(5515, users=300, items=60, rows=4000, lines=1)
    gifts = {
        "donor_id": w.by_user(lambda u: f"D{u:05d}"),
        "senator": w.by_item(lambda i: f"{_NAMES[i % 5][:4]} {chr(65 + i % 26)}. Wolf"),
        "date": w.times("%Y-%m-%d"),
    }
    *__, columns = proposal_and_columns({"gifts.csv": gifts})
    assert columns["USER_ID"] == "donor_id"
