"""Extended JSON of MongoDB is read as the plain values that it stands for."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.data.own.reading.conftest import Opener


@pytest.mark.parametrize(
    ("value", "plain"),
    [
        ({"$oid": "5ca4bbc7a2dd94ee5816238c"}, "5ca4bbc7a2dd94ee5816238c"),
        ({"$numberInt": "-5"}, "-5"),
        ({"$numberLong": "9007199254740993"}, "9007199254740993"),
        ({"$numberDouble": "1.5"}, "1.5"),
        ({"$numberDouble": "Infinity"}, "Infinity"),
        ({"$numberDecimal": "12.30"}, "12.30"),
        ({"$date": "2024-05-01T10:00:00Z"}, "2024-05-01T10:00:00Z"),
        ({"$date": 1714557600000}, "1714557600000"),
        ({"$date": {"$numberLong": "-1714557600000"}}, "-1714557600000"),
        ({"$uuid": "c8edabc3-f738-4ca3-b68d-ab92a91478a3"}, "c8edabc3-f738-4ca3-b68d-ab92a91478a3"),
        ({"$binary": {"base64": "o0w498Or7ci=", "subType": "03"}}, "o0w498Or7ci="),
        ({"$timestamp": {"t": 1714557600, "i": 1}}, "1714557600"),
        ({"$undefined": True}, None),
        ('wrote {"$oid": "a text"}', 'wrote {"$oid": "a text"}'),
        ({"$ref": "users", "$id": {"$oid": "7"}}, None),
    ],
)  # fmt: skip
def test_a_value_with_its_type_is_the_value(opened: Opener, value: Any, plain: str | None) -> None:
    rows = [{"who": f"u{n}", "what": {"of": value}} for n in range(3)]
    for text in ("\n".join(map(json.dumps, rows)), json.dumps(rows, indent=2)):
        read = opened(text, "events.json")
        assert not any("$oid" in name or "$number" in name for name in read.names)
        if plain is not None:
            assert read.names == ["who", "what.of"]
            assert [row[1] for row in read.rows()] == [plain] * 3


def test_the_ids_of_a_list_are_plain_too(opened: Opener) -> None:
    row = {"_id": {"$oid": "a1"}, "liked": [{"$oid": "b1"}, {"$oid": "b2"}]}
    read = opened("\n".join([json.dumps(row)] * 3), "likes.json")
    assert read.names == ["_id", "liked"]
    assert json.loads(read.rows()[0][1] or "") == ["b1", "b2"]
