"""Rows within several objects, as interfaces answer them page by page."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.data.own.reading.conftest import Opener

_LOANS = [
    {"loanedAt": f"2024-05-{1 + n:02d}T10:00:00Z", "reader": {"id": f"r{n % 5}"}} for n in range(20)
]


@pytest.mark.parametrize(
    "page",
    [
        {"data": {"loans": {"nodes": _LOANS, "pageInfo": {"endCursor": "x"}, "totalCount": 20}}},
        {"d": {"results": _LOANS, "__count": "20"}},
        {"took": 3, "hits": {"total": {"value": 20}, "hits": _LOANS}},
    ],
)
@pytest.mark.parametrize("indent", [None, 1])
def test_rows_are_found_below_several_objects(
    opened: Opener, page: dict[str, Any], indent: int | None
) -> None:
    read = opened(json.dumps(page, indent=indent), "page.json")
    table = read.reading.table("page.json")
    assert table.rows == 20
    assert [one.name for one in table.columns] == ["loanedAt", "reader.id"]


def test_the_lines_of_a_thing_with_an_id_are_not_all_of_a_file(opened: Opener) -> None:
    lines = [{"sku": f"s{n}", "quantity": n} for n in range(4)]
    order = {"id": 7, "placedAt": "2024-03-01 10:00:00", "customer": "c4", "lines": lines}
    table = opened(json.dumps({"order": order}), "order.json").reading.table("order.json")
    assert "order.customer" in [one.name for one in table.columns]
