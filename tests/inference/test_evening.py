"""Lists followed from event to event."""

from __future__ import annotations

import pandas as pd

from personalize_poc.inference import evening
from personalize_poc.inference.recommendations import Catalogue
from tests.support.data_sets import data_set

ITEMS = pd.DataFrame({"ITEM_ID": ["a", "b"], "GENRES": ["War", "Comedy"]})
EVENTS = pd.DataFrame(
    {"USER_ID": ["1", "1", "2"], "ITEM_ID": ["a", "b", "b"], "TIMESTAMP": [1, 2, 3]}
)
CATALOGUE = Catalogue(data_set(EVENTS, ITEMS, {"a": "Aleph"}))


def test_everybody_is_asked_before_and_after_each_event() -> None:
    sent: list[str] = []

    def ask(user: str) -> list[str]:
        return [user, *sent] if user == "1" else [user]

    found = evening.follow(
        ask, sent.append, {"one": "1", "other": "2"}, ["a", "b"], waits_for={"1"}, seconds=0.1
    )
    assert found == {"one": [["1"], ["1", "a"], ["1", "a", "b"]], "other": [["2"]] * 3}


def test_somebody_whose_answer_does_not_change_is_waited_for_no_longer_than_told() -> None:
    asked: list[str] = []

    def ask(user: str) -> list[str]:
        asked.append(user)
        return ["x"]

    found = evening.follow(ask, lambda item: None, {"one": "1"}, ["a"], waits_for="1", seconds=0.6)
    assert found["one"] == [["x"], ["x"]]
    assert len(asked) == 3


def test_a_genre_is_followed_or_else_what_is_new() -> None:
    lists = {"one": [["a"], ["a", "b"], []]}
    assert evening.shares(CATALOGUE, lists, "War") == ("War", {"one": [1.0, 0.5, 0.0]})
    assert evening.shares(CATALOGUE, lists, None) == (
        "items that were not in the first list",
        {"one": [0.0, 0.5, 0.0]},
    )


def test_shares_in_words() -> None:
    assert evening.told(0.04, 0.36) == "rose from 4% to 36%"
    assert evening.told(0.36, 0.04) == "fell from 36% to 4%"
    assert evening.told(0.2, 0.2) == "did not move from 20%"


def test_places_before_and_after() -> None:
    table = evening.places(CATALOGUE, {"seen": "a", "next": "b"}, ["a", "b"], ["b"])
    assert list(table["title"]) == ["Aleph", "b"]
    assert list(table["place before"]) == ["1", "2"]
    assert list(table["place after"]) == ["not in the list", "1"]


def test_crowds_are_compared_by_what_they_touched_lately() -> None:
    groups = {"both": ["1", "2"], "one": ["1"], "none": []}
    table = evening.crowds(CATALOGUE, groups, "War").set_index("who")
    assert list(table["users"]) == [2, 1, 0]
    assert list(table["items each in 28 days"]) == [1.5, 2.0, 0.0]
    assert list(table["of them War"]) == [0.5, 1.0, 0.0]


def test_what_is_long_ago_is_not_lately() -> None:
    events = pd.DataFrame(
        {"USER_ID": ["1", "1"], "ITEM_ID": ["a", "b"], "TIMESTAMP": [0, 30 * 86_400]}
    )
    assert Catalogue(data_set(events, ITEMS)).lately(28) == {"1": {"b"}}
