"""What items have in common: by metadata alone, the rarest first."""

from __future__ import annotations

import pandas as pd

from personalize_poc.inference import series
from personalize_poc.inference.reasons import HEADING, Reasons
from personalize_poc.inference.series import stem
from tests.support.data_sets import data_set

ITEMS = pd.DataFrame(
    {
        "ITEM_ID": ["s1", "s2", "a", "b", "c", *[f"x{n}" for n in range(495)]],
        "GENRES": ["Comedy|War"] * 4 + ["Drama"] + ["Comedy"] * 495,
        "DIRECTOR": ["Ann", "Ben", "Lee", "Lee", None, *["Cy"] * 495],
        "YEAR": [2001, 2002, 2003, 2004, 2005, *[2000] * 495],
    }
)
EVENTS = pd.DataFrame(
    {"USER_ID": ["u"] * 500, "ITEM_ID": ITEMS["ITEM_ID"], "TIMESTAMP": range(500)}
)


def reasons(titles: dict[str, str] | None = None) -> Reasons:
    from dataclasses import replace

    made = data_set(EVENTS, ITEMS)
    return Reasons(replace(made, titles=titles or {}))


def test_titles_of_a_series_have_one_stem() -> None:
    assert {stem("Shrek"), stem("Shrek 2"), stem("Shrek: The End"), stem("Shrek (2001)")} == {
        "shrek"
    }
    assert stem("Part of the Family") != stem("Part")


def test_articles_of_one_town_are_no_series_but_few_parts_are_in_a_small_catalogue_too() -> None:
    news = {
        f"n{i}": f"{('Brest', 'Vannes')[i % 2]}: headline no. {i} of the day" for i in range(90)
    }
    assert not series.by_title(news)
    films = {"f1": "Shrek", "f2": "Shrek 2", "f3": "Shrek: the third", "f4": "Heat", "f5": "Alien"}
    assert series.by_title(films) == dict.fromkeys(("f1", "f2", "f3"), "shrek")
    assert series.by_title(films | news) == series.by_title(films)


def test_articles_with_far_numbers_are_no_series() -> None:
    """Parts are counted from one on; a shop's numbers are not."""
    titles = {"1": "Sunny Trough 26", "2": "Sunny Trough 66", "3": "Rocky", "4": "Rocky 4"}
    titles |= {"5": "Saga II (1999)", "6": "Saga", "7": "Trough 66", "8": "Trough 66"}
    found = series.by_title(titles)
    assert found == {"3": "rocky", "4": "rocky", "5": "saga", "6": "saga", "7": "trough"} | {
        "8": "trough"
    }
    assert "series" not in reasons({"s1": "Sunny Trough 26", "s2": "Sunny Trough 66"}).shared(
        "s2", ["s1"]
    )


def test_the_rarest_comes_first_and_the_event_is_named() -> None:
    known = reasons({"s1": "Shrek", "s2": "Shrek 2", "a": "One", "b": "Two"})
    assert (
        known.shared("b", ["s1", "a"]) == "director Lee; exactly the genres Comedy, War (with One)"
    )
    assert known.shared("s2", ["a", "s1"]).startswith(
        "series shrek; exactly the genres Comedy, War ("
    )
    same = reasons({"s1": "Skirt", "s2": "Skirt"})
    assert same.shared("s2", ["s1"]).startswith("title skirt; ")
    assert known.shared("c", ["a"]) == ""
    assert known.shared("x1", ["a"]) == "", "nearly everything is a comedy"
    assert known.shared("a", ["a"]) == "", "an item is no reason for itself"


def test_a_year_is_something_in_common() -> None:
    from dataclasses import replace

    items = ITEMS.assign(YEAR=[1999, 1999, *range(1000, 1498)])
    known = Reasons(replace(data_set(EVENTS, items), titles={"s2": "Two"}))
    assert "year 1999" in known.shared("s1", ["s2"])


def test_only_rare_things_count_as_a_reason() -> None:
    known = reasons()
    assert known.rare("b", ["a"])
    assert not known.rare("s1", ["a"]), "four of five hundred are about war"
    same_year = Reasons(
        data_set(
            EVENTS,
            ITEMS.assign(YEAR=range(2000, 2500)).assign(
                YEAR=lambda items: items["YEAR"].where(items["ITEM_ID"] != "s2", 2000)
            ),
        )
    )
    assert same_year.rare("s1", ["s2"]), "all genres and the year"
    assert known.share_with_reason(["b", "s1"], ["a"]) == 0.5
    assert known.share_with_reason([], ["a"]) == 0
    assert known.compared({"mine": ["b"], "all": ["s1"]}, ["a"]) == "mine 100%, all 0%"


def test_a_table_has_the_column() -> None:
    table = reasons().table({"itemList": [{"itemId": "b", "score": 0.1}]}, ["a"])
    assert list(table.columns) == ["title", "genres", "year", HEADING]


def test_without_metadata_there_is_nothing_to_share() -> None:
    assert Reasons(data_set(EVENTS)).shared("a", ["b"]) == ""


def test_a_sequel_shares_more_than_the_beginning_of_its_title() -> None:
    known = reasons({"a": "Saga", "b": "Saga 2", "s1": "The Part", "s2": "The Part 2"})
    order = ["s1", "a", "b"]
    assert known.sequel(order=order) == ("a", "b"), "s1 and s2 have nothing rare in common"
    assert known.sequel(without=["b"], order=order) == ("", "")
    assert reasons().sequel(order=order) == ("", "")


def test_articles_of_one_title_are_no_series_and_have_it_in_common_as_often_as_it_comes() -> None:
    often = {f"x{n}": "Flat with parking" for n in range(100)}
    known = reasons({**often, "a": "Flat with a garden", "b": "Flat with a garden"})
    assert known.sequel(order=["a", "b"]) == ("", "")
    assert known.share_with_reason(["x1"], ["x2"]) == 0, "a hundred of them are called so"
    assert "title flat with a garden" in known.shared("a", ["b"])


def test_where_no_value_is_rare_a_shared_kind_counts_and_this_is_said() -> None:
    """A shop that knows five kinds of things would else have nothing in common with anything."""
    kinds = ["Coats", "Skirts", "Shoes", "Bags", "Hats"]
    items = pd.DataFrame(
        {
            "ITEM_ID": ITEMS["ITEM_ID"],
            "KIND": [kinds[n % 5] for n in range(500)],
            "ON_SALE": ["Y" if n % 3 else "N" for n in range(500)],
            "ABOUT": [
                f"<p>{kinds[n % 5]} for all weathers, seasons and occasions of life</p>"
                for n in range(500)
            ],
        }
    )
    known = Reasons(data_set(EVENTS, items))
    told = known.compared({"mine": ["x0", "x1"], "all": ["x2"]}, ["s1"])
    by_kind = "(no value is rare: the share of them of the same kind, on average)"
    assert told == f"mine 50%, all 0% {by_kind}"
    assert known.shared("x0", ["s1"]) == "kind Coats (with s1)"
    # One of many events has any kind: what counts is how many have it.
    events = ["s1", *(f"x{5 * n}" for n in range(1, 8)), "x1", "x2"]
    told = known.compared({"mine": ["x0"], "all": ["x6", "x7"]}, events)
    assert told == f"mine 80%, all 10% {by_kind}"
    assert known.in_common(["x0"], events) == ", on average of the same kind as 80% of tonight"
    assert known.alike([], events) == known.alike(["s1"], ["s1"]) == 0
