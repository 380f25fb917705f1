"""Answers as tables of titles."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pandas as pd
import pytest

from personalize_poc.inference import recommendations
from personalize_poc.inference.recommendations import Catalogue
from tests.support.data_sets import data_set

INTERACTIONS = pd.DataFrame(
    [
        ("u1", "1", "click", 10),
        ("u1", "1", "watch", 20),
        ("u1", "2", "click", 30),
        ("u2", "3", "click", 10),
        ("u2", "3", "watch", 40),
        ("u3", "1", "click", 5),
        ("u3", "3", "click", 6),
    ],
    columns=["USER_ID", "ITEM_ID", "EVENT_TYPE", "TIMESTAMP"],
)
ITEMS = pd.DataFrame(
    {
        "ITEM_ID": ["1", "2", "3"],
        "GENRES": ["Comedy|Drama", "Comedy", None],
        "YEAR": [1999, 2005, 2010],
    }
)
TITLES = {"1": "One", "2": "Two", "3": "Three"}
ANSWER = {"itemList": [{"itemId": "2", "score": 0.25}, {"itemId": "1", "score": 0.1}]}


@pytest.fixture
def catalogue() -> recommendations.Catalogue:
    return recommendations.Catalogue(data_set(INTERACTIONS, ITEMS, TITLES))


@pytest.fixture
def bare() -> recommendations.Catalogue:
    """Somebody's own data: no metadata, no titles, no event types."""
    interactions = INTERACTIONS.drop(columns="EVENT_TYPE")
    return recommendations.Catalogue(data_set(interactions))


def test_answer_as_a_table(catalogue: recommendations.Catalogue) -> None:
    table = catalogue.table(ANSWER)
    assert list(table.columns) == ["title", "genres", "year", "score"]
    assert list(table.loc[2]) == ["One", "Comedy, Drama", "1999", "0.1000000"]


def test_a_recipe_without_scores_has_no_score_column(catalogue: recommendations.Catalogue) -> None:
    assert "score" not in catalogue.table({"itemList": [{"itemId": "1"}]})


def test_an_item_that_the_ranking_does_not_know_has_no_score(
    catalogue: recommendations.Catalogue,
) -> None:
    answer = {"personalizedRanking": [{"itemId": "3", "score": 1.0}, {"itemId": "x"}]}
    table = catalogue.ranking(["x", "3"], answer)
    assert list(table["score"]) == ["1.0000000", "–"]
    assert list(table["given at"]) == [2, 1]
    assert list(table["moved"]) == ["↑1", "↓1"]
    assert list(table["title"]) == ["Three", "x"]


def test_without_metadata_an_answer_is_a_list_of_ids(bare: recommendations.Catalogue) -> None:
    assert list(bare.table(ANSWER)["title"]) == ["2", "1"]
    assert bare.all_genres() == []
    assert bare.favourites("u1").empty
    assert list(bare.history("u1")["title"]) == ["2", "1", "1"]


def test_before_and_after_side_by_side(catalogue: recommendations.Catalogue) -> None:
    table = catalogue.compare(["1", "2"], ["3", "1", "2"])
    assert list(table["after"]) == ["Three", "One", "Two"]
    assert list(table["before"]) == ["One", "Two", ""]
    assert list(table["change"]) == ["new", "↓1", "↓1"]


def test_overlap_is_the_share_in_common() -> None:
    assert recommendations.overlap(["1", "2", "3", "4"], ["4", "5", "6", "7"]) == 0.25
    assert recommendations.overlap(ANSWER, ANSWER) == 1.0
    assert recommendations.overlap([], ["1"]) == 0.0
    assert recommendations.overlap([], []) == 1.0


def test_history_is_latest_first(catalogue: recommendations.Catalogue) -> None:
    history = catalogue.history("u1", limit=2)
    assert list(history["title"]) == ["Two", "One"]
    assert list(history["event"]) == ["click", "watch"]


def test_of_two_events_at_the_same_time_the_later_row_is_the_latest() -> None:
    rated = pd.DataFrame(
        [("u", "1", "click", 5), ("u", "1", "watch", 5), ("u", "2", "click", 4)],
        columns=["USER_ID", "ITEM_ID", "EVENT_TYPE", "TIMESTAMP"],
    )
    own = recommendations.Catalogue(data_set(rated))
    assert list(own.history("u")["event"]) == ["watch", "click", "click"]


def test_favourites_are_shares_that_sum_to_one(catalogue: recommendations.Catalogue) -> None:
    favourites = catalogue.favourites("u1")
    assert favourites.index[0] == "Comedy"
    assert favourites.sum() == pytest.approx(1.0)


def test_genres_and_decade_to_filter_by(catalogue: recommendations.Catalogue) -> None:
    assert dict(catalogue.genre_counts()) == {"Comedy": 2, "Drama": 1}
    assert catalogue.example_genre() == "Drama"
    years = [2011, 2012, 2013, 1994, 1995, 1980]
    items = pd.DataFrame({"ITEM_ID": [str(n) for n in years], "YEAR": years})
    dated = recommendations.Catalogue(data_set(INTERACTIONS, items))
    assert dated.example_decade() == 1990


def test_no_genre_and_no_decade_without_metadata(bare: recommendations.Catalogue) -> None:
    assert bare.genre_counts().empty
    assert bare.example_genre() is None
    assert bare.example_decade() is None


def of_own_items(**columns: list[Any]) -> recommendations.Catalogue:
    items = pd.DataFrame({"ITEM_ID": ["1", "2", "3"], **columns})
    return recommendations.Catalogue(data_set(INTERACTIONS, items))


def test_a_comma_belongs_to_a_category() -> None:
    own = of_own_items(CATEGORY=["Home, Garden|Kitchen", "Home, Garden", None])
    assert own.all_genres() == ["Home, Garden", "Kitchen"]
    assert own.genres("1") == ["Home, Garden", "Kitchen"]
    assert own.genres("3") == own.genres("unknown") == []


def test_a_category_with_a_quotation_mark_is_none_to_filter_by() -> None:
    own = of_own_items(CATEGORY=['Screens 15"', 'Screens 15"', "Cables"])
    assert own.all_genres() == ["Cables"]
    assert own.genre_counts()['Screens 15"'] == 2


def test_numbers_are_no_categories_and_texts_no_years() -> None:
    own = of_own_items(CATEGORY=[12, 12, 7], YEAR=["1990s", "2001", None])
    assert (own.genre_column, own.year_column) == (None, None)
    assert own.all_genres() == []
    assert own.example_decade() is None
    assert own.favourites("u1").empty


def test_ask_until_repeats_until_the_answer_satisfies() -> None:
    answers: Iterator[dict[str, Any]] = iter([{"itemList": []}, {"itemList": []}, ANSWER])
    slept: list[float] = []
    found = recommendations.ask_until(
        lambda: next(answers),
        lambda answer: bool(answer["itemList"]),
        sleep=slept.append,
        clock=lambda: sum(slept),
    )
    assert found is ANSWER
    assert slept == [0.5, 0.5]


def test_ask_until_gives_up_at_the_deadline_with_the_last_answer() -> None:
    slept: list[float] = []
    found = recommendations.ask_until(
        lambda: ANSWER, lambda _: False, seconds=2, sleep=slept.append, clock=lambda: sum(slept)
    )
    assert found is ANSWER
    assert sum(slept) == 2


def test_a_table_without_scores(catalogue: recommendations.Catalogue) -> None:
    assert "score" not in catalogue.table(ANSWER, with_scores=False)


def test_what_a_filter_changed(catalogue: recommendations.Catalogue) -> None:
    table = catalogue.filtered(["1", "2", "3"], ["2", "3"], {"1"})
    assert list(table[""]) == ["seen", "", ""]
    assert list(table["change"]) == ["↑1", "↑1", ""]
    assert recommendations.risen(["1", "2", "3"], ["2", "3", "4"]) == 2
    assert recommendations.risen(["1"], ["1", "4"]) == 0


def test_the_latest_items_once_each(catalogue: recommendations.Catalogue) -> None:
    assert catalogue.latest("u1") == ["2", "1"]
    assert catalogue.latest("u1", 1) == ["2"]
    assert catalogue.latest("nobody") == []


def test_the_share_of_a_genre(catalogue: recommendations.Catalogue) -> None:
    assert catalogue.share(["1", "2", "3"], "Drama") == pytest.approx(1 / 3)
    assert catalogue.share(["put later", "1"], "Drama") == 1
    assert catalogue.share([], "Drama") == 0
    assert catalogue.usual_share("Drama") == pytest.approx(1 / 3)
    assert catalogue.usual_share(None) is None


def test_what_is_new_in_a_list_is_a_share_of_that_list() -> None:
    """Of 23 items three are new, though the list before had 25."""
    before = [f"old{n}" for n in range(25)]
    after = [*before[:20], "a", "b", "c"]
    assert recommendations.renewed(before, after) == 3 / 23
    assert recommendations.renewed(before, []) == 0


def test_without_times_history_is_an_order() -> None:
    """No invented days, neither in a table nor in what was done lately."""
    known = replace(data_set(INTERACTIONS), only_ordered=True)
    catalogue = Catalogue(known)
    assert list(catalogue.history("u1").columns) == ["title", "event"]
    assert "when (UTC)" in Catalogue(data_set(INTERACTIONS)).history("u1")
    far = INTERACTIONS.assign(TIMESTAMP=INTERACTIONS["TIMESTAMP"] * 86_400)
    assert set(Catalogue(replace(data_set(far), only_ordered=True)).lately(1)) == {"u1", "u2", "u3"}
    assert set(Catalogue(data_set(far)).lately(1)) == {"u2"}
    assert known.without_times.startswith("This data has an order and no times")
    assert data_set(INTERACTIONS).without_times == ""


def test_a_genre_that_somebody_never_chose_has_no_decimals_of_nothing() -> None:
    items = pd.DataFrame({"ITEM_ID": ["1", "2", "3"], "GENRES": ["War", "War", "Drama"]})
    catalogue = Catalogue(data_set(INTERACTIONS, items))
    assert catalogue.taste("u1", "Drama") == "Drama, 0% of the genres of user u1"
    assert catalogue.taste("u1", "War").startswith("War, 100.0% of")
