"""Tables that one object of JSON holds column by column."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from personalize_poc.data.errors import DataError
from tests.data.own.reading.conftest import Opener

_NAMES = ["user", "item", "at"]
_ROWS = [[f"u{n % 9}", f"i{n % 7}", f"2024-03-{1 + n % 28:02}"] for n in range(60)]
_COLUMNS = dict(zip(_NAMES, map(list, zip(*_ROWS, strict=True)), strict=True))
_OBJECTS = [dict(zip(_NAMES, row, strict=True)) for row in _ROWS]
_NUMBERED = {name: {str(n): one for n, one in enumerate(c)} for name, c in _COLUMNS.items()}


@pytest.mark.parametrize("indent", [None, 1])
@pytest.mark.parametrize(
    "whole",
    [
        _COLUMNS,
        _NUMBERED,
        {"columns": _NAMES, "index": list(range(60)), "data": _ROWS},
        {"columns": _NAMES, "data": _ROWS},
        {"orders": _COLUMNS},
    ],
    ids=["lists", "numbered", "split", "split without numbers", "within an object"],
)
def test_a_table_that_is_written_column_by_column_is_read(
    opened: Opener, tmp_path: Path, whole: dict[str, Any], indent: int | None
) -> None:
    (tmp_path / "orders.json").write_text(json.dumps(whole, indent=indent), encoding="utf-8")
    read = opened(tmp_path)
    assert read.names == _NAMES
    assert [list(row[:3]) for row in read.rows()] == _ROWS


def test_objects_below_numbers_are_rows(opened: Opener, tmp_path: Path) -> None:
    whole = {str(n): one for n, one in enumerate(_OBJECTS)}
    (tmp_path / "orders.json").write_text(json.dumps(whole), encoding="utf-8")
    read = opened(tmp_path)
    assert {*_NAMES} <= {*read.names}
    assert read.table.rows == 60


@pytest.mark.parametrize(
    "whole",
    [
        {"include": ["a", "b"], "exclude": ["c", "d"]},
        {"colours": ["a"] * 9, "sizes": ["b"] * 8},
        {"columns": _NAMES, "data": [["u1"], ["u2", "i2"]] * 9},
        {"test": {"host": "a", "port": 1}, "live": {"host": "b", "port": 2}},
        {"left": [[1], [2]] * 9, "right": [[3], [4]] * 9},
    ],
)
def test_settings_and_lists_of_other_lengths_are_no_table(
    opened: Opener, tmp_path: Path, whole: dict[str, Any]
) -> None:
    (tmp_path / "settings.json").write_text(json.dumps(whole), encoding="utf-8")
    with pytest.raises(DataError, match="one JSON object, not a table"):
        opened(tmp_path)
