"""Theatre companies, choirs and clubs that hire and order, in books that are kept by hand."""

from __future__ import annotations

from typing import Any

import pytest

from personalize_poc.data.own.proposal import Proposal
from tests.data.own.roles.worlds.proposals import columns_of, proposed_tables
from tests.data.own.roles.worlds.world import World, title

_FIRST = ("Teatro", "Gruppo", "Coro", "Circolo", "Amici")
_PLACES = ("Udine", "Trieste", "Gorizia", "Cividale", "Grado", "Palma")


def _group(number: int) -> str:
    return f"{_FIRST[number % 5]} di {_PLACES[number // 5 % 6]} {number // 30 or ''}".strip()


def _hired(names: tuple[str, str, str], **more: Any) -> Proposal:
    """A book of what groups hired: a note for all that goes out at once, the group, the thing."""
    note, group, thing = names
    w = World(7411, users=40, items=60, rows=1600, days=900)
    days = [w.at[row].date() for row in w.firsts()]
    first = {w.order[row]: days[n] for n, row in enumerate(w.firsts())}
    book = {
        note: w.by_order(lambda n: f"2021/{n + 1}"),
        "data uscita": [str(first[n]) for n in w.order],
        group: w.by_user(_group),
        thing: w.by_item(lambda i: f"E-{i:03d}"),
        **{name: make(w) for name, make in more.items()},
    }
    goods = {thing: [f"E-{i:03d}" for i in range(60)], "nome": [title(i) for i in range(60)]}
    return proposed_tables({"libro.csv": book, "inventario.csv": goods})


@pytest.mark.parametrize(
    "names",
    [
        ("N. bolla", "Compagnia", "Cod. costume"),
        ("no. of note", "Theatre company", "costume"),
        ("Zettel", "Verein", "Kostüm"),
        ("bon n°", "Troupe", "costume"),
        ("n.º de nota", "Asociación", "traje"),
        ("nr", "Toneelvereniging", "kostuum"),
        ("nr", "Zespół", "kostium"),
        ("전표", "극단명", "의상"),
        ("伝票", "劇団", "衣装"),
        ("单号", "剧团", "服装"),
    ],
)
def test_a_group_that_comes_back_is_who_hires_and_no_note_its_rival(
    names: tuple[str, str, str],
) -> None:
    made = _hired(names)
    columns = columns_of(made)
    assert (columns["USER_ID"], columns["ITEM_ID"]) == names[1:]
    assert not made.questions


def test_a_group_of_unknown_words_is_asked_about_and_its_notes_are_no_answer() -> None:
    made = _hired(("Nzqv", "Wrblk", "Cod. costume"))
    (asked,) = [one for one in made.questions if one.code == "which-user"]
    assert "USER_ID: Wrblk" in asked.options[0].yaml
    assert not any("Nzqv" in one.yaml for one in asked.options)


def test_a_customer_comes_before_the_company_that_made_what_was_hired() -> None:
    made = _hired(
        ("note", "customer", "film"), company=lambda w: w.by_item(lambda i: f"Studio {i % 25}")
    )
    assert columns_of(made)["USER_ID"] == "customer"


def _lent(registers: dict[str, list[Any]], **of_user: list[Any]) -> Proposal:
    """A book of what was lent to 40 groups, beside a list of the groups and one of the things."""
    w = World(7412, users=40, items=60, rows=1600, days=900)
    book = {
        "Ausgabe": w.times("%d.%m.%Y"),
        **{name: w.by_user(values.__getitem__) for name, values in of_user.items()},
        "Signatur": w.by_item(lambda i: f"S-{i:03d}"),
        "Werk": w.by_item(title),
    }
    works = {"Signatur": [f"S-{i:03d}" for i in range(60)], "Werk": [title(i) for i in range(60)]}
    return proposed_tables({"buch.csv": book, "liste.csv": registers, "inventar.csv": works})


@pytest.mark.parametrize("members", ["Mitglieder", "members", "soci", "회원수"])
def test_how_many_members_a_choir_has_is_no_member(members: str) -> None:
    """The list of choirs has that beside the number that the book names each by."""
    book = {"Chor-Nr.": [f"{n:03d}" for n in range(40)], "Chor": [_group(n) for n in range(40)]}
    sizes = [str(18 + 5 * (n // 2) * 7 % 131) for n in range(40)]
    made = _lent({**book, "Kreis": ["Nord", "Süd"] * 20, members: sizes}, **book)
    assert columns_of(made)["USER_ID"] in book


@pytest.mark.parametrize("listed", [True, False])
def test_an_account_that_a_list_has_the_name_of_comes_before_the_name(listed: bool) -> None:
    """Two of those who hire are called alike, and have an account each."""
    numbers = [f"{7 + 3 * n:04d}" for n in range(40)]
    names = [_group(n % 38) for n in range(40)]
    others = names if listed else [title(n + 500) for n in range(40)]
    made = _lent({"A/c": numbers, "Name": others}, **{"A/c": numbers, "Hirer": names})
    user = next(one for one in made.guesses if one.field == "USER_ID")
    assert user.column == ("A/c" if listed else "Hirer")
