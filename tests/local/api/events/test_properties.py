"""The `properties` of streamed events and records."""

from __future__ import annotations

import json
from typing import Any

import pytest

from personalize_poc.local.api.events import properties
from personalize_poc.local.datasets import schema as schemas
from personalize_poc.local.datasets.schema import Schema
from personalize_poc.local.errors import InvalidInputException


@pytest.fixture
def schema() -> Schema:
    fields: list[dict[str, Any]] = [
        {"name": "ITEM_ID", "type": "string"},
        {"name": "GENRES", "type": "string", "categorical": True},
        {"name": "CATEGORY_L1", "type": ["null", "string"], "categorical": True},
        {"name": "NUM_RATINGS", "type": ["null", "int"]},
        {"name": "PRICE", "type": ["null", "float"]},
        {"name": "ADULT", "type": ["null", "boolean"]},
        {"name": "SINCE", "type": ["null", "long"]},
        {"name": "PLOT", "type": ["null", "string"], "textual": True},
    ]
    return schemas.parse(
        json.dumps(
            {
                "type": "record",
                "name": "Items",
                "version": "1.0",
                "fields": fields,
                "namespace": "com.amazonaws.personalize.schema",
            }
        )
    )


def columns(schema: Schema, given: dict[str, Any], ignore_unknown: bool = False) -> dict[str, Any]:
    return properties.columns(given, schema, "properties", ignore_unknown=ignore_unknown)


def test_camel_case_keys_become_columns_with_values_of_their_type(schema: Schema) -> None:
    given = {
        "genres": "A|B",
        "categoryL1": 5,
        "numRatings": "12",
        "PRICE": 3,
        "adult": "true",
    }
    assert columns(schema, given) == {
        "GENRES": "A|B",
        "CATEGORY_L1": "5",
        "NUM_RATINGS": 12,
        "PRICE": 3.0,
        "ADULT": True,
    }
    extremes: dict[str, Any] = {
        "numRatings": -(2**31),
        "since": 2**63 - 1,
        "genres": "a" * 1000,
        "plot": "a" * 1001,
    }
    assert list(columns(schema, extremes).values()) == list(extremes.values())
    assert columns(schema, {"price": None, "numRatings": ""}) == {
        "PRICE": None,
        "NUM_RATINGS": None,
    }


def test_texts_are_kept_as_an_import_keeps_them(schema: Schema) -> None:
    assert columns(schema, {"plot": " a\n<b>b</b>  c"}) == {"PLOT": "a b c"}
    kept = columns(schema, {"plot": "x" * 20_001, "genres": "x" * 1000})
    assert [len(kept["PLOT"]), len(kept["GENRES"])] == [20_000, 1000]
    with pytest.raises(InvalidInputException, match="1001 characters; column GENRES takes 1000"):
        columns(schema, {"genres": "x" * 1001})


@pytest.mark.parametrize(
    "given",
    [
        {"numRatings": 1.5},
        {"numRatings": True},
        {"numRatings": "many"},
        {"numRatings": 2**31},
        {"numRatings": str(-(2**31) - 1)},
        {"since": 2**63},
        {"since": 10**30},
        {"genres": "a" * 1001},
        {"price": float("inf")},
        {"price": {"amount": 3}},
        {"genres": ["A", "B"]},
        {"adult": "yes"},
        {"genre": "A"},
    ],
)
def test_values_that_do_not_fit_and_unknown_keys_are_refused(
    schema: Schema, given: dict[str, Any]
) -> None:
    (key,) = given
    with pytest.raises(InvalidInputException, match=key):
        columns(schema, given)


def test_unknown_keys_can_be_ignored(schema: Schema) -> None:
    assert columns(schema, {"deviceOs": "x"}, ignore_unknown=True) == {}


def test_required_columns_need_a_value(schema: Schema) -> None:
    properties.require({"GENRES": "A"}, schema, "items.1")
    for record in ({}, {"GENRES": None}):
        with pytest.raises(InvalidInputException, match="GENRES"):
            properties.require(record, schema, "items.1")


@pytest.mark.parametrize("text", ["{", "[]", "3", '"text"', "null"])
def test_properties_are_a_json_object(text: str) -> None:
    with pytest.raises(InvalidInputException):
        properties.parse(text, "properties")


def test_absent_properties_are_none() -> None:
    assert properties.parse(None, "properties") == {}


def test_members_of_the_request_may_not_hide_in_properties() -> None:
    with pytest.raises(InvalidInputException, match="USERID"):
        properties.refuse({"USERID": 1}, ("userId",), "properties")
    properties.refuse({"itemId": 1}, ("userId",), "properties")


@pytest.mark.parametrize(
    "text",
    ['{"a": 1e999}', '{"a": NaN}', '{"a": "\\ud800"}', '{"a": 1' + "0" * 5000 + "}", "[" * 9**5],
)
def test_json_that_nothing_behind_can_keep_is_refused(text: str) -> None:
    with pytest.raises(InvalidInputException, match="is not JSON"):
        properties.parse(text, "eventList.1.properties")
    assert properties.parse('{"a": "\\ud83d\\ude00"}', "p") == {"a": "😀"}
