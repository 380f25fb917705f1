"""Rows of which a column says in other words than yes and no that they were undone."""

from __future__ import annotations

import pytest

from tests.data.own.roles.worlds.rows import proposed, rarely, section
from tests.data.own.roles.worlds.world import World


@pytest.mark.parametrize(
    ("name", "kept", "gone"),
    [
        ("item deleted", "Not deleted", "Deleted with write-off"),
        ("Artikel storniert", "nicht storniert", "storniert durch Chef"),
        ("plat annulé", "Non annulé", "Annulé en caisse"),
        ("позиция удалена", "Не удалена", "Удалена без списания"),
        ("producto anulado", "no anulado", "anulado por error"),
    ],
)
def test_lines_that_were_struck_off_a_bill_are_left_out(name: str, kept: str, gone: str) -> None:
    w = World(5811, lines=3)
    found = proposed(w, {}, **{name: rarely(w, kept, {gone: 61})})
    assert section(found).leave_out == {name: (gone,)}
    assert not found.questions


def test_a_thing_that_left_the_catalogue_was_wanted_all_the_same() -> None:
    w = World(5812, lines=3)
    states = w.by_item(lambda i: "Deleted last year" if i % 9 == 7 else "Not deleted")
    found = proposed(w, {}, **{"item deleted": states})
    assert not section(found).leave_out


@pytest.mark.parametrize(
    ("name", "came", "gone"),
    [
        ("Статус", "Посетил", "Не пришел"),
        ("Status", "erschienen", "nicht gekommen"),
        ("statut", "présent", "pas venu"),
        ("status", "kom", "kom inte"),
        ("estado", "vino", "no vino"),
        ("stav", "přišel", "nepřišel"),
    ],
)
def test_a_class_to_which_nobody_came_does_not_count(name: str, came: str, gone: str) -> None:
    w = World(5813, lines=1)
    found = proposed(w, {}, **{name: rarely(w, came, {gone: 13})})
    assert section(found).leave_out == {name: (gone,)}
    assert not found.questions


@pytest.mark.parametrize(
    ("usual", "gone", "others"),
    [
        ("inte utvald", "Återtagen", ("erbjuden plats", "tackat nej")),
        ("ikke utvalgt", "Tilbaketrukket", ("tilbud om plass", "takket nei")),
    ],
)
def test_what_applicants_took_back_needs_no_question(
    usual: str, gone: str, others: tuple[str, str]
) -> None:
    w = World(5814, lines=1)
    states = rarely(w, usual, {gone: 17, others[0]: 13, others[1]: 29})
    found = proposed(w, {}, status=states)
    assert section(found).leave_out == {"status": (gone,)}
    assert not found.questions
