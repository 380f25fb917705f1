"""Attributes with their types, as DynamoDB writes them, are read as the plain values."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.data.own.reading.conftest import Opener


@pytest.mark.parametrize(
    ("value", "plain"),
    [
        ({"S": "a7"}, "a7"),
        ({"S": 'says {"N": "1"}'}, 'says {"N": "1"}'),
        ({"N": "12.50"}, "12.50"),
        ({"BOOL": True}, "true"),
        ({"NULL": True}, None),
        ({"SS": ["x", "y"]}, '["x","y"]'),
        ({"L": [{"S": "x"}, {"N": "2"}]}, '["x","2"]'),
        ({"L": []}, "[]"),
    ],
)
@pytest.mark.parametrize("wrapped", [False, True])
def test_an_attribute_is_its_value(
    opened: Opener, value: Any, plain: str | None, wrapped: bool
) -> None:
    rows: list[dict[str, Any]] = [
        {"who": {"S": f"u{n}"}, "of": value, "in": {"S": "z"}} for n in range(3)
    ]
    if wrapped:
        rows = [{"Item": row} for row in rows]
    read = opened("\n".join(map(json.dumps, rows)), "table.json")
    at = read.names.index("of") if plain else -1
    assert read.names[0] == "who"
    assert {"Item.who.S", "of.S", "of.L"}.isdisjoint(read.names)
    assert [row[0] for row in read.rows()] == ["u0", "u1", "u2"]
    if plain:
        found = {row[at] for row in read.rows()}
        assert {str(one).replace(", ", ",") for one in found} == {plain}


def test_the_parts_of_a_map_are_columns(opened: Opener) -> None:
    row = {"Item": {"id": {"S": "1"}, "at": {"M": {"town": {"S": "Ulm"}, "no": {"N": "3"}}}}}
    assert opened("\n".join([json.dumps(row)] * 3), "t.json").names == ["id", "at.town", "at.no"]


def test_sizes_that_some_lines_have_are_no_types(opened: Opener) -> None:
    rows = [{"stock": {"S": "4"}, "shop": f"A{n}"} for n in range(3)]
    assert opened("\n".join(map(json.dumps, rows)), "t.json").names == ["stock.S", "shop"]
