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


def test_what_was_just_chosen_takes_nothing_from_the_share_of_its_kind() -> None:
    """A filter drops the five: of a kind that fills the rest of a list there is no less."""
    chosen = ["w1", "w2"]
    items = {"w1": "War", "w2": "War", "w3": "War", "w4": "War", "c1": "Comedy", "c2": "Comedy"}
    catalogue = Catalogue(
        data_set(EVENTS, pd.DataFrame({"ITEM_ID": list(items), "GENRES": list(items.values())}))
    )
    lists = {
        "one": [["w1", "c1", "w2", "c2", "w3", "w4"], ["w3", "w4", "c1", "c2"]],
        "two": [["w1", "w2", "w3", "c1", "c2", "w4"], ["w3", "c1", "c2", "w4"]],
    }
    rest = evening.rest(lists, chosen)
    assert rest == {"one": [["c1", "c2"], ["w3", "w4"]], "two": [["w3", "c1"], ["w3", "c1"]]}
    what, shares = evening.shares(catalogue, rest, "War")
    assert shares == {"one": [0.0, 1.0], "two": [0.5, 0.5]}
    assert catalogue.usual_share("War", chosen) == 0.5
    assert evening.verdict(shares, what, ["one", "two"], 0.5) == (
        "There is more of War now in the lists of: one. "
        "There is about as much of War as before in the lists of: two. "
        "Of what is left of the catalogue it is 50%."
    )


def test_long_lists_are_looked_at_as_far_as_a_person_would() -> None:
    long = [str(n) for n in range(2 * evening.PLACES + 5)]
    assert evening.rest({"one": [long]}, long[:5]) == {"one": [long[5 : 5 + evening.PLACES]]}
    assert evening.rest({"one": [["a"]]}, ["a"]) == {"one": [[]]}, "a catalogue of what was chosen"


def test_a_taste_that_does_not_appear_is_said() -> None:
    fell = {"user 1": [0.36, 0.16], "visitor": [0.36, 0.36], "user 2, no events": [0.3, 0.3]}
    told = evening.verdict(fell, "rot", ["user 1", "visitor"], 0.3)
    assert told.startswith("There is about as much of rot as before in the lists of: visitor.")
    assert (
        "There is less of rot now, against what one would expect, in the lists of: user 1." in told
    )
    assert "The new taste did not appear" in told
    two_places = {"user 1": [0.36, 0.44], "visitor": [0.2, 0.12]}
    assert "did not appear" in evening.verdict(two_places, "rot", list(two_places), 0.3)
    rose = {"user 1": [0.0, 0.32], "visitor": [0.28, 0.96]}
    assert evening.verdict(rose, "rot", list(rose), 0.3) == (
        "There is more of rot now in the lists of: user 1; visitor. "
        "Of what is left of the catalogue it is 30%."
    )


def test_a_kind_of_which_nothing_is_left_cannot_be_shown() -> None:
    told = evening.verdict({"user 1": [0.0, 0.0]}, "douceur", ["user 1"], 0.0)
    assert told.startswith("No item of douceur is left but those just chosen")


def test_without_kinds_it_is_said_whether_the_lists_were_renewed() -> None:
    shares = {"user 1": [0.0, 0.4], "visitor": [0.0, 0.0]}
    assert evening.verdict(shares, None, list(shares)) == (
        "The events brought other items into the lists of: user 1. "
        "Hardly another item came into the lists of: visitor."
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
