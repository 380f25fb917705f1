"""Fields of JSON that hold an id and what people call it, as [7, "Blue shop"]."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.data.own.reading.conftest import Opener


def _lines(field: str, *values: Any) -> str:
    return "".join(json.dumps({"n": n, field: one}) + "\n" for n, one in enumerate(values))


def test_an_id_and_its_name_are_two_columns(opened: Opener) -> None:
    people: list[Any] = [[7, "Ana Gil"], False, [9, "Pau Mas"], [7, "Ana Gil"], None, []]
    read = opened(_lines("partner_id", *people), "orders.jsonl")
    assert read.names == ["n", "partner_id", "partner_id.name"]
    none = (None, None)
    wanted = [("7", "Ana Gil"), none, ("9", "Pau Mas"), ("7", "Ana Gil"), none, none]
    assert [row[1:] for row in read.rows()] == wanted
    assert read.finding("ids-with-names").column == "partner_id"


def test_they_may_stand_in_the_lines_of_an_order(opened: Opener) -> None:
    lines = [{"product_id": [3, "Soap"], "qty": 1}, {"product_id": [4, "Rice"], "qty": 2}]
    order = {"at": "2024-01-02 10:00:00", "lines": lines}
    read = opened(json.dumps(order) + "\n" + json.dumps(order) + "\n", "orders.jsonl")
    assert read.names == ["at", "lines.product_id", "lines.product_id.name", "lines.qty"]
    assert [row[1:3] for row in read.rows()][:2] == [("3", "Soap"), ("4", "Rice")]


@pytest.mark.parametrize(
    "values",
    [
        ([3, "pieces"], [4, "pieces"], [5, "pieces"]),
        ([3, "red"], [3, "blue"], [4, "red"]),
        ([3, "red", 1], [4, "blue", 2]),
        (["a", 3], ["b", 4]),
        ([3, "red"], "blue"),
        ([3, "red"], True),
    ],
    ids=["unit", "several names", "three", "turned", "text", "true"],
)
def test_other_lists_stay_as_they_are(opened: Opener, values: tuple[Any, ...]) -> None:
    read = opened(_lines("tag", *values), "orders.jsonl")
    assert read.names == ["n", "tag"]
    assert read.codes == []
