"""Postcodes, which many people have, and short words of libraries for who borrows."""

from __future__ import annotations

from typing import Any

import pytest

from personalize_poc.data.own.roles.propose import understand
from tests.data.own.roles.worlds.proposals import asked_of_user, proposed_tables, user_of
from tests.data.own.roles.worlds.world import World, code
from tests.support.own_tables import reading


def _orders(w: World, person: str, postcode: str, **more: Any) -> dict[str, dict[str, Any]]:
    """Orders of people, of whom two or three live at each postcode."""
    return {
        "log.csv": {
            "at": w.times("%Y-%m-%d %H:%M:%S"),
            person: w.by_user(lambda u: 1000 + 3 * u),
            postcode: w.by_user(lambda u: f"{29_000 + u * 7 % 100}"),
            "item_id": w.by_item(lambda i: code("I", i)),
            **more,
        }
    }


@pytest.mark.parametrize("postcode", ["cliente_cp", "고객우편번호", "顧客郵便番号"])
def test_a_postcode_of_a_person_is_nobody(postcode: str) -> None:
    w = World(8301, users=240, rows=2400, lines=1)
    made = proposed_tables(_orders(w, "xid", postcode))
    assert user_of(made) == "xid"
    assert not made.questions


@pytest.mark.parametrize(
    ("postcode", "city"), [("livr_cp", "livr_ville"), ("dest_cap", "dest_citta")]
)
def test_a_postcode_beside_its_city_is_nobody(postcode: str, city: str) -> None:
    w = World(8301, users=240, rows=2400, lines=1)
    cities = {city: w.by_user(lambda u: f"{chr(65 + u * 7 % 100 % 4)}-town")}
    made = proposed_tables(_orders(w, "id_xx", postcode, **cities))
    assert user_of(made) == "id_xx"
    assert postcode not in asked_of_user(made)


@pytest.mark.parametrize(("copy", "borrows"), [("expl_cote", True), ("sucursal", False)])
def test_a_short_word_for_who_borrows_is_read_in_a_library(copy: str, borrows: bool) -> None:
    """Elsewhere it is one for a company."""
    rows = {"id_empr": [*range(90)], copy: [f"R {n}" for n in range(90)]}
    (view,) = understand(reading({"pret.csv" if borrows else "venta.csv": rows}))
    assert view.hint("c0").about("user") == borrows
