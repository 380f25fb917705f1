"""Words for people and things of one trade, which describe in another: they count alone only."""

from __future__ import annotations

from typing import Any

import pytest

from tests.data.own.roles.worlds.proposals import found
from tests.data.own.roles.worlds.world import World

SORTS = [f"{color} {kind}" for color in ("Rote", "Gelbe", "Frühe", "Späte", "Kleine", "Große")
         for kind in ("Nantaise", "Hilde", "Lerche", "Perle")]  # fmt: skip


def _sown(w: World, person: str, thing: str, **more: list[Any]) -> dict[str, dict[str, Any]]:
    """What was sown on which day: numbers of people, and names of things in words."""
    return {
        "aussaat.csv": {
            person: w.by_user(lambda u: 4000 + u * 3),
            thing: w.by_item(lambda i: SORTS[i % len(SORTS)]),
            "Datum": w.times("%d.%m.%Y"),
            "qzx": w.each(lambda row: 500 + row * 13 % 151),
            "wvk": w.each(lambda row: f"{SORTS[row * 5 % 19]} {row % 2}"),
            **more,
        }
    }


@pytest.mark.parametrize(
    ("person", "thing"),
    [
        ("Landwirt", "Sorte"), ("농가번호", "품종명"), ("rolnik", "odmiana"), ("grower", "trip"),
        ("Sporcu No", "Faaliyet"), ("parishioner", "committee"), ("Antragsteller", "Maßnahme"),
    ],
)  # fmt: skip
def test_alone_they_are_who_acted_and_what_was_chosen(person: str, thing: str) -> None:
    w = World(6601, users=90, items=24, rows=2000, lines=1)
    made = found(_sown(w, person, thing), person, thing)
    assert not {"which-user", "which-item"} & {one.code for one in made.questions}


def test_beside_an_article_a_variety_only_describes() -> None:
    w = World(6602, users=90, items=160, rows=3000, lines=1)
    table = _sown(w, "Kundennr", "Sorte", Artikelnr=w.by_item(lambda i: f"A{7000 + i}"))
    made = found(table, "Kundennr", "Artikelnr")
    assert "which-item" not in {one.code for one in made.questions}


def test_beside_a_customer_an_athlete_is_nobody_to_recommend_to() -> None:
    w = World(6603, users=90, items=160, rows=3000, lines=1)
    table = _sown(w, "customer_id", "product_id", athlete=w.each(lambda row: 10 + row * 7 % 23))
    made = found(table, "customer_id", "product_id")
    assert "which-user" not in {one.code for one in made.questions}


def test_beside_names_behind_stars_the_number_of_a_file_is_who_it_was() -> None:
    w = World(6604, users=90, items=24, rows=2000, lines=1)
    masked = w.by_user(lambda u: f"{chr(65 + u % 20)}*** {chr(65 + u % 7)}****")
    table = _sown(w, "Dosya No", "odmiana", **{"Hasta Adı": masked})
    made = found(table, "Dosya No", "odmiana")
    assert "which-user" not in {one.code for one in made.questions}
