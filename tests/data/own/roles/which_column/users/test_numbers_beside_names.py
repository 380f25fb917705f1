"""Numbers of members and cards beside what people are called, in books that are kept by hand."""

from __future__ import annotations

from typing import Any

import pytest

from personalize_poc.data.own import roles
from personalize_poc.data.own.proposal import Proposal
from tests.data.own.roles.worlds.proposals import asked_of_user, user_of
from tests.data.own.roles.worlds.world import World, code, title
from tests.support.own_tables import reading

_GIVEN = ("Niccolò", "Luca", "Carla", "Piero", "Davide", "Federica", "Giulia", "Marco")
_FAMILY = ("Rossi", "Bianchi", "Esposito", "Ferrari", "De Luca", "Russo", "Conti", "Galli")


def _name(person: int) -> str:
    return f"{_FAMILY[person % 8]} {_GIVEN[person // 8 % 8]}"


def book(w: World, number: list[Any], called: list[str], names: tuple[str, str]) -> Proposal:
    """What was sold to members; one row in twelve was written in capitals."""
    written = [one.upper() if row % 12 == 5 else one for row, one in enumerate(called)]
    sold: dict[str, Any] = {
        "Data": w.times("%d/%m/%Y"),
        names[0]: number,
        names[1]: written,
        "Cod.": w.by_item(lambda i: code("V", i)),
        "Vino": w.by_item(title),
    }
    return roles.propose(reading({"vendite.csv": sold}))


@pytest.mark.parametrize(
    "names",
    [
        ("N. tessera", "Cliente"), ("Card no.", "Customer"), ("Kartennummer", "Kunde"),
        ("Nº socio", "Socio"), ("N° carte", "Client"), ("카드번호", "고객"), ("会員番号", "会員"),
    ],
)  # fmt: skip
def test_a_number_is_the_person_where_a_name_differs_in_capitals_only(
    names: tuple[str, str],
) -> None:
    """A remark or a number stands behind some names, so that not all have the form of one."""
    w = World(5401, users=160, items=50, rows=1500, lines=1)
    called = [f"{_name(u)}{(' (ufficio)', '')[u % 2]} {u // 64 + 1}" for u in w.user]
    found = book(w, [1001 + 3 * u for u in w.user], called, names)
    assert user_of(found) == names[0]
    assert not asked_of_user(found)


@pytest.mark.parametrize("names", [("Tessera", "Socio"), ("Lidnr", "Lid"), ("회원번호", "회원명")])
def test_members_who_are_called_alike_are_told_apart_by_their_numbers(
    names: tuple[str, str],
) -> None:
    w = World(5402, users=100, items=50, rows=1500, lines=1)
    found = book(w, [101 + u for u in w.user], [_name(u) for u in w.user], names)
    assert user_of(found) == names[0]
    assert not asked_of_user(found)


@pytest.mark.parametrize(("number", "name"), [("DNI", "Comprador"), ("CPF", "Comprador")])
def test_buyers_who_are_called_alike_are_told_apart_by_the_number_of_the_state(
    number: str, name: str
) -> None:
    w = World(5404, users=160, items=50, rows=1500, lines=1)
    ids = [str(21_000_000 + 104_729 * u) for u in w.user]
    if number == "CPF":
        ids = [f"{100 + u:03d}.{u * 7 % 900:03d}.555-{u % 90:02d}" for u in w.user]
    sold: dict[str, Any] = {
        "Fecha": w.times("%d/%m/%Y %H:%M"),
        number: ids,
        name: [_name(u) for u in w.user],
        "SKU": w.by_item(lambda i: code("V", i)),
    }
    found = roles.propose(reading({"ventas.csv": sold}))
    assert user_of(found) == number
    assert not asked_of_user(found)


def test_cards_of_firms_do_not_come_before_what_the_firms_are_called() -> None:
    w = World(5403, users=60, items=50, rows=1500, lines=1)
    cards = w.each(lambda row: 101 + 3 * w.user[row] + row % 3)
    called = [f"{title(u, 'Alfa Delta Nord Porto Verde')} Srl" for u in w.user]
    found = book(w, cards, called, ("N. tessera", "Cliente"))
    assert user_of(found) == "Cliente" or asked_of_user(found)


def test_a_card_that_a_family_shares_does_not_come_before_the_names_in_it() -> None:
    w = World(5404, users=60, items=50, rows=1500, lines=1)
    found = book(
        w, [101 + u // 2 for u in w.user], [_name(u) for u in w.user], ("Tessera", "Socio")
    )
    assert user_of(found) == "Socio" or asked_of_user(found)


def test_a_number_that_some_customers_lack_does_not_come_before_their_names() -> None:
    w = World(5405, users=160, items=50, rows=1500, lines=1)
    numbers: list[Any] = [None if u % 12 == 5 else 1001 + 3 * u for u in w.user]
    called = [f"{_name(u)} {u // 64 + 1}" for u in w.user]
    assert user_of(book(w, numbers, called, ("Kd-Nr.", "Kunde"))) == "Kunde"


_PUPILS = ("Otávio", "Caio", "Davi", "Enzo", "Heloísa", "Lívia", "Beatriz", "Ana", "Giulia")


def _sold(w: World, called: list[str], names: tuple[str, str]) -> Proposal:
    """What was sold to people of some numbers and names."""
    sold: dict[str, Any] = {
        "at": w.times("%d/%m/%Y %H:%M"),
        names[0]: [20_251_001 + 3 * u for u in w.user],
        names[1]: called,
        "item_id": w.by_item(lambda i: code("V", i)),
    }
    return roles.propose(reading({"sold.csv": sold}))


@pytest.mark.parametrize(
    "names",
    [("matricula", "aluno"), ("beställar_id", "beställare"), ("Nummer", "Kunde"), ("번호", "회원")],
)
def test_a_number_is_the_person_though_few_of_the_given_names_are_known(
    names: tuple[str, str],
) -> None:
    """No list has all names that are given; several times as many numbers as names tell enough."""
    w = World(5407, users=400, items=50, rows=3000, lines=1)
    called = [f"{_PUPILS[u % 9]} {_FAMILY[u // 9 % 4]}" for u in w.user]
    found = _sold(w, called, names)
    assert user_of(found) == names[0]
    assert not asked_of_user(found)


def test_firms_of_which_each_has_several_numbers_are_no_people_called_alike() -> None:
    w = World(5408, users=400, items=50, rows=3000, lines=1)
    called = [f"{_FAMILY[u % 8]} {('Dental', 'Klinik', 'Praxis')[u // 8 % 3]}" for u in w.user]
    found = _sold(w, called, ("number", "customer"))
    assert user_of(found) != "number" or asked_of_user(found)
