"""JSON objects with a list of lists, as interfaces answer: each of the latter is a row."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.data.own.reading.conftest import Opener

_NAMES = ["user", "item", "ts"]
_ROWS = [[f"u{n % 9}", f"i{n % 7}", 1_700_000_000 + 60 * n] for n in range(60)]
_TEXTS = [(user, item, str(at)) for user, item, at in _ROWS]
_TYPED = [{"name": name, "type": "text"} for name in _NAMES]
_LABELLED = [{"id": n, "label": f"No. {n}", "name": name} for n, name in enumerate(_NAMES)]

_FORMS: dict[str, dict[str, Any]] = {
    "first row": {"data": [_NAMES, *_ROWS]},
    "header": {"header": _NAMES, "data": _ROWS, "next": None},
    "columns and rows": {"columns": _NAMES, "rows": _ROWS, "rowCount": 60},
    "fields with types": {"status": "ok", "fields": _TYPED, "rows": _ROWS},
    "a query": {"data": {"rows": _ROWS, "cols": _LABELLED}, "row_count": 60},
    "open data": {"meta": {"view": {"id": "x1", "columns": _LABELLED}}, "data": _ROWS},
    "a schema": {"result": {"schema": {"fields": _TYPED}, "values": _ROWS}},
    "other lists": {"warnings": [], "tags": ["a", "b", "c"], "columns": _NAMES, "data": _ROWS},
    "Korean": {"컬럼": _NAMES, "데이터": _ROWS},
    "Spanish": {"columnas": _NAMES, "filas": _ROWS},
    "Japanese": {"項目": _NAMES, "データ": _ROWS},
    "German": {"Spalten": _NAMES, "Zeilen": _ROWS},
}


@pytest.mark.parametrize("indent", [None, 1])
@pytest.mark.parametrize("form", _FORMS)
def test_lists_in_an_object_are_rows_below_the_names_beside_them(
    opened: Opener, form: str, indent: int | None
) -> None:
    read = opened(json.dumps(_FORMS[form], indent=indent, ensure_ascii=False), "answer.json")
    assert read.names == _NAMES
    assert [row[:3] for row in read.rows()] == _TEXTS
    assert not read.codes


def test_lists_in_an_object_without_names_are_rows_as_well(opened: Opener) -> None:
    read = opened(json.dumps({"data": _ROWS, "took": 3}), "answer.json")
    assert read.names == ["column 1", "column 2", "column 3"]
    assert [row[:3] for row in read.rows()] == _TEXTS
    assert read.codes == ["no-header"]


def test_rows_of_a_spreadsheet_lack_the_empty_cells_at_their_end(opened: Opener) -> None:
    names = [*_NAMES, "note"]
    rows = [[*row, "gift"] if n % 5 == 0 else row for n, row in enumerate(_ROWS)]
    whole = {"range": "Sheet1!A1:D61", "majorDimension": "ROWS", "values": [names, *rows]}
    read = opened(json.dumps(whole), "values.json")
    assert read.names == names
    assert [row[:3] for row in read.rows()] == _TEXTS
    assert sum(row[3] == "gift" for row in read.rows()) == 12


def test_two_lists_of_rows_are_two_tables(opened: Opener, tmp_path: Path) -> None:
    titles = [[f"i{n}", f"Film {n}"] for n in range(7)]
    whole = {
        "views": {"columns": _NAMES, "data": _ROWS},
        "films": {"columns": ["item", "title"], "data": titles},
    }
    (tmp_path / "all.json").write_text(json.dumps(whole), encoding="utf-8")
    read = opened(tmp_path)
    found = {tuple(column.name for column in one.columns): one.rows for one in read.reading.tables}
    assert found == {("user", "item", "ts"): 60, ("item", "title"): 7}


def test_objects_beside_lists_of_numbers_are_the_rows(opened: Opener) -> None:
    objects = [dict(zip(_NAMES, row, strict=True)) for row in _ROWS]
    read = opened(json.dumps({"orders": objects, "matrix": [[1, 2]] * 6}), "orders.json")
    assert read.names == _NAMES
    assert read.table.rows == 60


@pytest.mark.parametrize(
    "whole",
    [
        {"type": "LineString", "coordinates": [[13.37 + n / 100, 52.5] for n in range(40)]},
        {"data": [["a", "b"], ["c"]] * 9},
        {"pairs": [["a", 1], ["b", 2]]},
    ],
    ids=["a way", "several lengths", "two"],
)
def test_places_and_settings_are_no_rows(opened: Opener, whole: dict[str, Any]) -> None:
    assert opened(json.dumps(whole), "settings.json").table.rows == 1
