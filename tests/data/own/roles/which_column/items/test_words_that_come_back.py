"""Words that come back are names of things, whatever their column is called."""

from __future__ import annotations

from typing import Any

import pytest

from personalize_poc.data.own import roles
from personalize_poc.data.own.proposal import Proposal
from tests.data.own.roles.worlds.proposals import asked, item_of
from tests.data.own.roles.worlds.world import World, code, title
from tests.support.own_tables import reading


def _sales(w: World, **more: Any) -> Proposal:
    """What lines of sales are taken for that have no number of an article."""
    return roles.propose(reading({
        "sales.csv": {
            **more,
            "Quantity": w.each(lambda row: 1 + row % 7),
            "SoldAt": w.times("%Y-%m-%d %H:%M:%S"),
            "CustomerID": w.by_user(lambda u: 12_000 + 7 * u),
            "Country": w.by_user(lambda u: ("France", "Spain", "Italy")[u % 3]),
        }
    }))  # fmt: skip


@pytest.mark.parametrize("name", ["Description", "coffee_name", "Beschreibung"])
def test_what_comes_back_again_and_again_is_a_thing(name: str) -> None:
    w = World(5401, users=150, items=60, rows=4000, lines=1)
    made = _sales(w, **{name: w.by_item(lambda i: f"SET OF {2 + i} {title(i)}".upper())})
    assert (item_of(made), asked(made)) == (name, set())


def test_free_text_and_names_of_places_and_people_are_no_things() -> None:
    w = World(5402, users=150, items=60, rows=4000, lines=1)
    assert _sales(w, Description=w.each(lambda row: f"call {title(row)} at {row}")).mapping is None
    made = _sales(w, city_name=w.by_item(lambda i: f"{title(i)} {i}"))
    assert made.mapping is None or asked(made)
    given = ("Anna", "Marco", "Paolo", "Luisa", "Elena", "Carlo", "Giulia", "Pietro")
    made = _sales(w, desk_name=w.by_item(lambda i: f"{given[i % 8]} {title(i).split()[0]}"))
    assert made.mapping is None or asked(made)


def test_a_number_of_an_article_comes_before_its_description() -> None:
    w = World(5403, users=150, items=60, rows=4000, lines=1)
    told = w.by_item(lambda i: f"SET OF {2 + i} {title(i)}")
    made = _sales(w, StockCode=w.by_item(lambda i: code("S", i)), Description=told)
    assert item_of(made) == "StockCode"


def test_a_product_that_is_told_in_many_words_is_the_item() -> None:
    w = World(5404, users=150, items=900, rows=4000, lines=1)
    long = w.by_item(lambda i: f"large plant in a pot called {title(i)} d{i} h{i * 3} green leaves")
    made = _sales(w, product=long)
    assert (item_of(made), asked(made)) == ("product", set())


def _reviews(w: World, thing: str) -> Proposal:
    return roles.propose(reading({
        "reviews.csv": {
            "brewery_id": w.by_item(lambda i: 300 + i * i % 61),
            "brewery_name": w.by_item(lambda i: f"{title(i * i % 61)} Brewery"),
            "review_time": w.times("%Y-%m-%d %H:%M:%S"),
            "review_overall": w.each(lambda row: 1 + row % 5),
            "review_profilename": w.by_user(lambda u: f"taster{u}"),
            f"{thing}_style": w.by_item(lambda i: f"Style {title(i % 11)}"),
            f"{thing}_name": w.by_item(lambda i: f"{title(i % 60)} Ale"),
            f"{thing}_abv": w.by_item(lambda i: 4 + (i % 23) / 10),
            f"{thing}_id": w.by_item(lambda i: 57_000 + 3 * i),
        }
    }))  # fmt: skip


@pytest.mark.parametrize("thing", ["beer", "whisky"])
def test_the_id_of_what_several_columns_describe_is_the_item(thing: str) -> None:
    made = _reviews(World(5405, users=300, items=80, rows=4000, lines=1), thing)
    assert (item_of(made), asked(made)) == (f"{thing}_id", set())
