"""What is chosen has a title of its own, though several things share it: evenings of one tour."""

from __future__ import annotations

from typing import Any

import pytest

from tests.data.own.roles.worlds.proposals import item_of, own_columns, proposed_tables
from tests.data.own.roles.worlds.world import World, chosen, code, title


def _seen(name: str) -> dict[str, dict[str, Any]]:
    """Clicks on evenings, whose table says of which hall each is; halls have names."""
    w = World(2713, items=200, lines=1)
    return {
        "clicks.csv": {
            "user_id": w.by_user(lambda u: code("U", u)),
            "evening_id": w.by_item(lambda i: 7001 + i),
            "time": w.times("%Y-%m-%d %H:%M:%S"),
        },
        "evenings.csv": {
            "id": [7001 + i for i in range(w.items)],
            name: [title(chosen(range(25), i)) for i in range(w.items)],
            "genre": [chosen(["folk", "jazz", "rock"], i) for i in range(w.items)],
            "hall_id": [301 + i % 24 for i in range(w.items)],
        },
        "halls.csv": {
            "id": [301 + n for n in range(24)],
            "name": [f"Hall {title(n)}" for n in range(24)],
            "price": [10.5 + n for n in range(24)],
        },
    }


@pytest.mark.parametrize("name", ["title", "titel"])
def test_an_evening_is_chosen_and_not_its_hall(name: str) -> None:
    assert item_of(proposed_tables(_seen(name))) == "evening_id"


def test_words_that_are_called_no_title_are_none() -> None:
    assert own_columns(proposed_tables(_seen("remark"))).get("ITEM_ID") != "evening_id"
