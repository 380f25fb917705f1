"""Heads of documents whose kinds a column marks in codes: a person is asked which of them count."""

from __future__ import annotations

import pytest

from personalize_poc.data.own import roles
from personalize_poc.data.own.proposal import Proposal
from tests.data.own.roles.worlds.world import World, code
from tests.support.own_tables import reading


def _documents(w: World, name: str) -> Proposal:
    first = w.firsts()
    kinds = w.pick([5, 2, 1], [60, 25, 15])
    lines = {
        "BelegNr": [50_000 + one for one in w.order],
        "ArtikelNr": w.by_item(lambda i: code("A", i)),
        "Menge": w.pick([1, 2, 4]),
    }
    heads = {
        "BelegNr": [50_000 + w.order[row] for row in first],
        "KundenNr": [f"K{w.user[row]:04d}" for row in first],
        "Datum": [w.at[row].strftime("%Y-%m-%d") for row in first],
        name: [kinds[row] for row in first],
    }
    return roles.propose(reading({"positionen.csv": lines, "belege.csv": heads}))


@pytest.mark.parametrize("name", ["BelegKennung", "Beleg_KZ", "DocumentKind"])
def test_it_is_asked_which_marks_count(name: str) -> None:
    assert [one.code for one in _documents(World(841), name).questions] == ["document-codes"]


def test_marks_of_how_it_was_paid_are_not_asked_about() -> None:
    made = _documents(World(842), "ZahlungsKennung")
    assert "document-codes" not in [one.code for one in made.questions]
