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
