"""JSON whose rows are lists: in one line, printed, or a list in each line."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from typing import Any

import pytest

from personalize_poc.data.errors import DataError
from personalize_poc.data.own.reading.ground import names
from personalize_poc.data.own.reading.json_files import lists_of_rows
from tests.data.own.reading.conftest import Opener

_NAMES = ["user", "item", "ts"]
_ROWS = [[f"u{n % 9}", f"i{n % 7}", 1_700_000_000 + 60 * n] for n in range(60)]
_TEXTS = [(user, item, str(at)) for user, item, at in _ROWS]


def _in_lines(rows: list[Any]) -> str:
    return "\n".join(map(json.dumps, rows)) + "\n"


_FORMS: dict[str, Callable[[list[Any]], str]] = {
    "one line": json.dumps,
    "printed": lambda rows: json.dumps(rows, indent=1),
    "a line each": lambda rows: "[\n" + ",\n".join(map(json.dumps, rows)) + "\n]",
    "lines of JSON": _in_lines,
}


@pytest.mark.parametrize("form", _FORMS)
def test_lists_are_rows_and_the_first_one_names_their_columns(opened: Opener, form: str) -> None:
    read = opened(_FORMS[form]([_NAMES, *_ROWS]), "log.json")
    assert read.names == _NAMES
    assert [row[:3] for row in read.rows()] == _TEXTS
    assert read.lines() == list(range(2, 62))


@pytest.mark.parametrize("form", _FORMS)
def test_lists_without_names_are_rows_as_well(opened: Opener, form: str) -> None:
    read = opened(_FORMS[form](_ROWS), "log.json")
    assert read.names == ["column 1", "column 2", "column 3"]
    assert [row[:3] for row in read.rows()] == _TEXTS
    assert read.codes == ["no-header"]


def test_a_line_of_many_lists_is_read_at_once(opened: Opener) -> None:
    """8,000 rows in one line took more than a minute, as names of 24,000 columns."""
    rows = [[f"user{n % 700}", f"item{n % 90}", 1_700_000_000 + 60 * n] for n in range(12_000)]
    begun = time.perf_counter()
    read = opened(json.dumps([_NAMES, *rows]), "log.json")
    assert read.table.rows == 12_000
    assert time.perf_counter() - begun < 5


@pytest.mark.parametrize(
    "value",
    [
        [n % 90 for n in range(24_000)],
        [["u1", "i1"], ["u2", "i2", 3]] * 40,
        ["one", "two"],
        [[[1.5, 2.5], [3.5, 4.5]]] * 40,
    ],
    ids=["numbers", "several lengths", "settings", "coordinates"],
)
def test_other_lists_are_refused_in_a_sentence(opened: Opener, value: list[Any]) -> None:
    with pytest.raises(DataError, match="neither objects nor rows of one length"):
        opened(json.dumps(value), "log.json")


def test_a_line_of_another_length_is_told(opened: Opener) -> None:
    rows: list[Any] = [_NAMES, *(_ROWS * 5)]
    rows[250] = ["u1", "i1"]
    read = opened(_in_lines(rows), "log.jsonl")
    assert read.table.rows == 299
    assert read.finding("broken-json").row == 251


@pytest.mark.parametrize("head", ["[2024-03-01 10:00:00] GET", "[x];u1", '[{"user": 1}, {"us'])
def test_lines_of_logs_and_lists_of_objects_are_none_of_these(head: str) -> None:
    assert not lists_of_rows.looks_like(head)


def test_a_csv_whose_first_cell_is_a_list_is_no_list_of_rows(opened: Opener) -> None:
    text = "".join(f"[{n}]; u{n % 9};2024-03-{n % 28 + 1:02}\n" for n in range(40))
    assert opened(text).table.rows == 40


def test_a_header_of_thousands_of_cells_is_named_at_once() -> None:
    begun = time.perf_counter()
    found, twice, empty = names.distinct(["a", "b", "", "a"] * 10_000)
    assert time.perf_counter() - begun < 1
    assert found[:8] == ["a", "b", "column 3", "a (2)", "a (3)", "b (2)", "column 7", "a (4)"]
    assert len(set(found)) == 40_000
    assert (twice, len(empty)) == (["a", "b"], 10_000)
