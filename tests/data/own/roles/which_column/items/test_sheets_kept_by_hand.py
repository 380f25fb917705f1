"""Sheets with a person, a day and a thing, whose column is called by a word that nobody listed."""

from __future__ import annotations

from typing import Any

import pytest

from personalize_poc.data.own import roles
from personalize_poc.data.own.proposal import Proposal
from tests.data.own.roles.worlds.proposals import asked, item_of
from tests.data.own.roles.worlds.rows import section
from tests.data.own.roles.worlds.world import World, title
from tests.support.own_tables import reading

_GIVEN = ("Anna", "Marco", "Paolo", "Luisa", "Elena", "Carlo", "Giulia", "Pietro")


def _wines(w: World, **more: Any) -> Proposal:
    """What an own sheet of a wine shop is taken for."""
    return roles.propose(reading({
        "vendite.csv": {
            "Data": w.times("%Y-%m-%d"),
            "Cliente": w.by_user(lambda u: f"Sig. {title(u)}"),
            "Scelta": w.by_item(lambda i: f"Rosso {title(i)} {2015 + i % 8}"),
            "Bottiglie": w.each(lambda row: 1 + row % 7),
            **more,
        }
    }))  # fmt: skip


def test_the_only_words_of_a_row_beside_a_person_are_the_thing() -> None:
    w = World(1301, users=60, items=70, rows=1500, lines=1)
    made = _wines(w)
    assert (item_of(made), asked(made)) == ("Scelta", set())


@pytest.mark.parametrize("other", ["words", "town", "staff"])
def test_other_words_that_might_be_the_thing_are_asked_about(other: str) -> None:
    w = World(1302, users=60, items=70, rows=1500, lines=1)
    if other == "words":
        rest = w.each(lambda row: f"Riserva {title(row * 7 % 40)}")
        made = _wines(w, Etichetta=rest)
    elif other == "town":
        mostly = w.each(lambda row: (w.user[row] if row % 8 else row) % 35)
        made = _wines(w, Scelta=[f"Borgo {title(one)}" for one in mostly])
    else:
        made = _wines(w, Scelta=w.each(lambda row: f"{_GIVEN[row % 8]} Conti {title(row % 40)}"))
    assert made.mapping is None or asked(made)


@pytest.mark.parametrize(("counter", "gone"), [("banco", True), ("Sig. Banco", False)])
def test_who_buys_at_the_counter_is_nobody_among_full_names(counter: str, gone: bool) -> None:
    w = World(1303, users=60, items=70, rows=1500, lines=1)
    names = [f"Sig. {title(u)}" for u in w.user]
    made = _wines(w, Cliente=[counter if row % 9 == 0 else name for row, name in enumerate(names)])
    assert (section(made).leave_out.get("Cliente") == (counter,)) is gone
