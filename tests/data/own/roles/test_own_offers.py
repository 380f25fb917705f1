"""Those who publish an offer are no customers of it."""

from __future__ import annotations

import pytest

from personalize_poc.data.own import roles
from tests.data.own.roles.rows import section
from tests.data.own.roles.world import World, code
from tests.support.own_tables import reading


def person(number: int) -> str:
    return f"u{100_000 + number}"


@pytest.mark.parametrize("place", ["rows", "catalogue"])
@pytest.mark.parametrize(("share", "is_left_out"), [(1, True), (12, False)])
def test_what_is_done_with_ones_own_offer_is_no_interest(
    place: str, share: int, is_left_out: bool
) -> None:
    w = World(4501, lines=1)
    # One row in six publishes; every so many of them are by whose the advertisement is.
    published = w.each(lambda row: row % 6 == 0)
    own = [one and row % share == 0 for row, one in enumerate(published)]
    sellers = [person(item % 40) for item in w.item]
    log = {
        "ts": w.times("%Y-%m-%d %H:%M:%S"),
        "evento": ["pubblicazione" if one else "visita" for one in published],
        "utente": [
            seller if mine else person(100 + user)
            for seller, mine, user in zip(sellers, own, w.user, strict=True)
        ],
        "annuncio": w.by_item(lambda i: code("A", i)),
    }
    tables = {"eventi.csv": log}
    if place == "rows":
        log["inserzionista"] = sellers
    else:
        items = sorted(set(w.item))
        tables["annunci.csv"] = {
            "annuncio": [code("A", one) for one in items],
            "titolo": [f"Bici {one} usata" for one in items],
            "inserzionista": [person(one % 40) for one in items],
        }
    made = section(roles.propose(reading(tables)))
    assert made.columns["EVENT_TYPE"] == "evento"
    assert made.event_types == ({"pubblicazione": None} if is_left_out else {})
