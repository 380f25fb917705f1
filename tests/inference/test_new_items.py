"""Items that come later, and requests during a change."""

from __future__ import annotations

import json
from typing import Any

import pandas as pd
import pytest
from botocore.exceptions import ClientError

from personalize_poc.inference import new_items
from personalize_poc.inference.meanwhile import AROUND, ask_during
from tests.support.data_sets import data_set

EVENTS = pd.DataFrame({"USER_ID": ["u"], "ITEM_ID": ["a"], "TIMESTAMP": [77]})
ITEMS = pd.DataFrame(
    {
        "ITEM_ID": ["a", "b", "c"],
        "GENRES": ["War|Drama", "War", "War"],
        "DIRECTOR": [None, "Ann", "Ann"],
        "YEAR": [1990, 2000, 2010],
        "CREATION_TIMESTAMP": [1, 2, 3],
    }
)


def answer(*items: str) -> dict[str, Any]:
    return {"itemList": [{"itemId": item} for item in items]}


def test_metadata_like_that_of_an_item_as_put_items_takes_it() -> None:
    found = json.loads(new_items.like(data_set(EVENTS, ITEMS), "a"))
    assert found == {"genres": "War|Drama", "year": 1990, "creationTimestamp": 77}


def test_as_little_as_the_schema_allows() -> None:
    found = json.loads(new_items.bare(data_set(EVENTS, ITEMS)))
    unknown = {"genres": "unknown", "director": "unknown"}
    assert found == {**unknown, "year": 2000, "creationTimestamp": 77}


def test_reach_counts_first_places_and_takes_the_middle_rank() -> None:
    answers = {"1": answer("a", "b"), "2": answer("b", "a"), "3": answer("b")}
    assert new_items.reach(answers, "a", top=1) == (1, 2)
    assert new_items.reach(answers, "x") == (0, new_items.NOT_FOUND)
    assert new_items.reach({}, "x") == (0, new_items.NOT_FOUND)


def test_a_table_of_groups_and_weights() -> None:
    answers = {("fans", "0.3"): {"1": answer("a", "b"), "2": answer("b")}}
    row = new_items.table(answers, ["a"], top=1).iloc[0].to_dict()
    assert row["users"] == "fans"
    assert row["a: in top 1 of"] == "1 of 2"
    assert row["a: middle rank"] == "over 500"
    assert new_items.met(answers["fans", "0.3"], "b", top=2) == [("2", 1), ("1", 2)]
    assert new_items.met(answers["fans", "0.3"], "b", top=1) == [("2", 1)]


def during(answers: list[Any], steps: int) -> Any:
    """What came of these answers, the last one for ever; the change is done after some looks."""
    now, looks = [0.0], [0]

    def ask() -> Any:
        now[0] += 0.5
        given = answers.pop(0) if len(answers) > 1 else answers[0]
        if isinstance(given, Exception):
            raise given
        return given

    def sleep(seconds: float) -> None:
        now[0] += seconds

    def done() -> bool:
        looks[0] += 1
        return looks[0] > steps

    return ask_during(ask, lambda: None, done, pause=1.0, clock=lambda: now[0], sleep=sleep)


def test_requests_during_a_change_are_counted() -> None:
    before = [answer("a") for _ in range(AROUND)]
    refused = ClientError({}, "GetRecommendations")
    found = during([*before, answer("a"), refused, answer("b")], steps=3)
    assert (found.answered, found.refused, found.slowest) == (2 * AROUND + 2, 1, 0.5)
    assert found.changed_at == 3.5
    assert found.seconds == 4.5
    assert found.fields()["requests refused"] == "1"


def test_a_change_that_changes_nothing_is_told() -> None:
    found = during([answer("a")], steps=0)
    assert found.fields()["first answer of another model"] == "none differed"


@pytest.mark.parametrize(
    ("days", "created", "cut_off"),
    [
        (400, False, "30"),  # few are as young
        (20, False, "10"),  # everything is of these weeks: the fifty items that came last
        (20, True, "30"),  # in the catalogue for long
    ],
)
def test_of_data_of_a_few_weeks_less_is_new(days: int, created: bool, cut_off: str) -> None:
    """Items come one after the other, spread over the days, and all at the end again."""
    items = [f"i{number}" for number in range(100)]
    first = [int(number * days / 100 * 86_400) for number in range(100)]
    events = pd.DataFrame(
        {"USER_ID": "u", "ITEM_ID": [*items, *items], "TIMESTAMP": [*first, *[days * 86_400] * 100]}
    )
    table = pd.DataFrame({"ITEM_ID": items, "PRICE": 1.0})
    if created:
        table["CREATION_TIMESTAMP"] = -100 * 86_400
    assert new_items.age_cut_off(data_set(events, table)) == cut_off
