"""Files that have types or a structure: Parquet, JSON, spreadsheets."""

from __future__ import annotations

import datetime as dt
import json
import math
import struct
from pathlib import Path
from typing import Any

import duckdb
import pytest
from openpyxl import Workbook

from personalize_poc.data.errors import BadFile, NoTable
from personalize_poc.data.own.reading import open_source
from tests.data.own.reading.conftest import Opener, write_parquet


@pytest.fixture
def parquet(tmp_path: Path) -> Path:
    return write_parquet(
        tmp_path / "orders.parquet",
        "SELECT '007' AS id, 1::INT AS a, 2.0::DOUBLE AS n, 0.1::FLOAT AS f, [1, 2] AS l, "
        "{'a b': 1, 'y': {'z': 'q'}} AS s, TIMESTAMP '2024-01-02 03:04:05' AS ts, "
        "TIMESTAMPTZ '2024-01-02 03:04:05+02' AS tz, DATE '2024-01-02' AS d, true AS t, "
        "MAP {'k': 1} AS m, 'ab'::BLOB AS b, 1.10::DECIMAL(9,2) AS p, '' AS e "
        "UNION ALL SELECT '008', NULL, 'nan'::DOUBLE, NULL, NULL, NULL, NULL, NULL, NULL, NULL, "
        "NULL, NULL, NULL, NULL",
    )


def test_types_of_parquet_become_text(opened: Opener, parquet: Path) -> None:
    read = opened(parquet)
    assert dict(zip(read.names, read.rows()[0], strict=True)) == {
        "id": "007",
        "a": "1",
        "n": "2",
        "f": "0.1",
        "l": "[1,2]",
        "s.a b": "1",
        "s.y.z": "q",
        "ts": "2024-01-02 03:04:05",
        "tz": "2024-01-02 01:04:05+00:00",
        "d": "2024-01-02",
        "t": "true",
        "m.k": "1",
        "b": "ab",
        "p": "1.10",
        "e": None,
    }
    assert read.rows()[1] == ("008", *[None] * 14)
    kinds = {column.name: column.stored_as for column in read.table.columns}
    assert kinds["id"] == ""
    assert kinds["a"] == "int32"
    assert kinds["tz"] == "timestamp[us, UTC]"
    assert kinds["l"] == "list<int32>"
    assert read.table.place(1) == ("orders.parquet", 2)


def test_ids_that_became_doubles_are_whole_again(opened: Opener, tmp_path: Path) -> None:
    """Pandas makes them so where some are missing."""
    sql = "SELECT * FROM (VALUES (12345678901.0::DOUBLE), (NULL), (1.5)) v(id)"
    read = opened(write_parquet(tmp_path / "x.parquet", sql))
    assert read.rows() == [("12345678901",), ("1.5",)]
    assert read.finding("empty-rows").row == 2


def test_bounds_that_a_file_tells_say_nothing_of_its_missing_numbers(
    opened: Opener, tmp_path: Path
) -> None:
    """Pandas leaves NaN out of them, and DuckDB takes them for those of every value."""
    sql = "SELECT i % 3 + 0.0::DOUBLE AS sum, i AS id FROM range(300) t(i)"
    path = tmp_path / "sums.parquet"
    with duckdb.connect() as connection:
        connection.execute(f"COPY ({sql}) TO '{path}' (FORMAT parquet, COMPRESSION uncompressed)")
    one, none = (struct.pack("<d", value) for value in (1.0, math.nan))
    held = path.read_bytes()
    assert one in held
    path.write_bytes(held.replace(one, none))
    assert {row[0] for row in opened(path).rows()} == {"0", "2", None}


JSON_ROWS = [
    {"id": "007", "user": {"id": "u1", "a/b": {"~": 1}}, "tags": ["a", "b"], "n": 1.5},
    {"id": "008", "user": {"id": None}, "ok": True, "big": 12345678901234567890},
]
JSON_NAMES = ["id", "user.id", "user.a/b.~", "tags", "n", "ok", "big"]
JSON_TEXT = [
    ("007", "u1", "1", '["a","b"]', "1.5", None, None),
    ("008", None, None, None, None, "true", "12345678901234567890"),
]


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(map(json.dumps, JSON_ROWS)),
        json.dumps(JSON_ROWS),
        json.dumps(JSON_ROWS, indent=2),
        json.dumps({"count": 2, "orders": JSON_ROWS}),
        json.dumps({"count": 2, "orders": JSON_ROWS}, indent=2),
        "\n".join(json.dumps(row, indent=1) for row in JSON_ROWS),
        "\ufeff" + "\n".join(map(json.dumps, JSON_ROWS)),
    ],
)
def test_json_of_every_form(opened: Opener, text: str) -> None:
    read = opened(text, "orders.json")
    assert read.names == JSON_NAMES
    assert read.rows() == JSON_TEXT


def test_json_in_utf16(opened: Opener) -> None:
    read = opened("\n".join(map(json.dumps, JSON_ROWS)).encode("utf-16"), "orders.jsonl")
    assert read.rows() == JSON_TEXT


def test_broken_lines_of_json_are_named(opened: Opener) -> None:
    read = opened('{"a":1}\n\n{"a":\n5\n{"a":2,"A":3}\n', "orders.jsonl")
    assert read.names == ["a", "A"]
    assert read.rows() == [("1", None), ("2", "3")]
    assert read.lines() == [1, 5]
    found = read.finding("broken-json")
    assert (found.row, found.count, found.value) == (3, 2, '{"a":')


def test_an_object_used_as_a_map_stays_json(opened: Opener) -> None:
    ratings = {f"i{number}": number for number in range(300)}
    read = opened(
        json.dumps({"user": "u1", "ratings": ratings}) + "\n" + '{"user":"u2"}', "a.jsonl"
    )
    assert read.names == ["user", "ratings"]
    text = read.rows()[0][1]
    assert text is not None
    assert json.loads(text) == ratings


def test_lists_of_one_object_are_fields(opened: Opener) -> None:
    read = opened(
        '{"u":1,"items":[{"id":"007","p":{"q":2}}]}\n{"u":2,"items":[]}\n{"u":3,"items":null}\n',
        "orders.jsonl",
    )
    assert read.names == ["u", "items.id", "items.p.q"]
    assert read.rows() == [("1", "007", "2"), ("2", None, None), ("3", None, None)]
    assert read.codes == []


def test_lists_of_several_objects_are_named(opened: Opener) -> None:
    read = opened('{"u":1,"items":[{"id":7},{"id":8}]}\n{"u":2,"items":[{"id":9}]}\n', "o.jsonl")
    assert read.rows() == [("1", '[{"id":7},{"id":8}]'), ("2", '[{"id":9}]')]
    found = read.finding("list-of-objects")
    assert (found.column, found.count) == ("items", 1)
    assert "one row for each" in found.matters


@pytest.mark.parametrize("size", [10, 4_500])
def test_a_document_of_one_line_may_be_longer_than_lines_of_a_text_are(
    opened: Opener, size: int
) -> None:
    rows = [{"u": number, "what": "x" * size} for number in range(1_000)]
    read = opened(json.dumps({"statements": rows, "more": ""}), "statements.json")
    assert read.names == ["u", "what"]
    assert len(read.rows()) == 1_000


def test_a_document_that_is_too_large_says_what_to_do(opened: Opener) -> None:
    rows = [{"u": number, "what": "x" * 66_000} for number in range(1_000)]
    with pytest.raises(BadFile, match=r"more than 64 MB: .* a line of its own"):
        opened(json.dumps({"statements": rows}), "statements.json")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ('[{"a":1},{"a":', "ends in the middle"),
        ('[{"a":1},{"a" 2}]', "is broken at byte"),
        ("[]", "no rows"),
        ('{"a":\n"b', "begins like JSON"),
    ],
)
def test_broken_json_is_one_sentence(opened: Opener, text: str, sentence: str) -> None:
    with pytest.raises(BadFile, match=sentence) as caught:
        opened(text, "orders.json")
    assert "/" not in str(caught.value)


def _workbook(path: Path, **sheets: list[list[Any]]) -> Path:
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
        sheet.sheet_state = "hidden" if name == "Hidden" else "visible"
    book.save(path)
    return path


def test_sheets_are_tables(opened: Opener, tmp_path: Path) -> None:
    time = dt.datetime(2024, 1, 2, 3, 4, 5)
    path = _workbook(
        tmp_path / "shop.xlsx",
        Orders=[
            ["Orders", "2024"],
            [],
            ["id", "when", "qty", "price", "ok", "code", None],
            [1, time, 2.0, 0.1 + 0.2, True, "007"],
            [],
            [2, dt.date(2024, 1, 3), None, 123456789012345, False, "a\nb"],
            ["Total", None, 2],
        ],
        Items=[["id", "name"], ["007", "x"], ["008", "=1+1"]],
        Empty=[],
        Notes=[["Questions to"], ["the office"], ["on Mondays"]],
        Hidden=[["k", "v"], ["a", 1], ["b", 2]],
    )
    read = opened(path)
    orders = read.reading.table("shop.xlsx, sheet Orders")
    assert [column.name for column in orders.columns] == [
        "id",
        "when",
        "qty",
        "price",
        "ok",
        "code",
    ]
    assert read.rows(orders) == [
        ("1", "2024-01-02 03:04:05", "2", "0.3", "true", "007"),
        ("2", "2024-01-03", None, "123456789012345", "false", "a\nb"),
    ]
    assert [orders.place(row) for row in (0, 1)] == [
        ("shop.xlsx, sheet Orders", 4),
        ("shop.xlsx, sheet Orders", 6),
    ]
    assert orders.parts[0].format == "excel"
    assert read.reading.table("shop.xlsx, sheet Items").rows == 2
    assert read.reading.left_out == {
        "shop.xlsx, sheet Empty": "the sheet is empty",
        "shop.xlsx, sheet Notes": "notes in one column, not a table",
    }
    assert read.codes == ["footer-skipped", "hidden-sheet", "preamble-skipped"]
    assert read.finding("footer-skipped").row == 7


def test_sheets_of_months_are_one_table(opened: Opener, tmp_path: Path) -> None:
    rows = [["user", "item"], ["u1", "i1"]]
    read = opened(_workbook(tmp_path / "shop.xlsx", January=rows, February=rows, Users=rows))
    assert [table.label for table in read.reading.tables] == [
        "shop.xlsx, sheet *",
        "shop.xlsx, sheet Users",
    ]


@pytest.mark.parametrize(
    "names",
    [
        "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
        "ene feb mar abr may jun jul ago set oct nov dic",
        "gen feb mar apr mag giu lug ago set ott nov dic",
        "styczeń luty marzec kwiecień maj czerwiec lipiec",
    ],
)
def test_months_whose_names_are_other_words_too_are_parts(
    opened: Opener, tmp_path: Path, names: str
) -> None:
    rows = [["user", "item"], ["u1", "i1"]]
    sheets = dict.fromkeys([*names.split(), "Users"], rows)
    read = opened(_workbook(tmp_path / "shop.xlsx", **sheets))
    assert {table.label: table.rows for table in read.reading.tables} == {
        "shop.xlsx, sheet *": len(names.split()),
        "shop.xlsx, sheet Users": 1,
    }


def test_a_sheet_without_rows_is_no_table(opened: Opener, tmp_path: Path) -> None:
    with pytest.raises(BadFile, match="header but no rows"):
        opened(_workbook(tmp_path / "shop.xlsx", Orders=[["user", "item"]]))


def test_a_damaged_spreadsheet_is_one_sentence(opened: Opener, tmp_path: Path) -> None:
    path = _workbook(tmp_path / "shop.xlsx", Orders=[["a", "b"], ["c", 1]])
    raw = path.read_bytes()
    with pytest.raises(BadFile, match="no sheet holds a table"):
        opened(raw.replace(b"sheet1.xml", b"sheet9.xml"), "shop.xlsx")


def test_empty_parquet_is_no_table(opened: Opener, tmp_path: Path) -> None:
    path = write_parquet(tmp_path / "e.parquet", "SELECT 1 AS a WHERE false")
    with pytest.raises(NoTable, match="no rows"):
        opened(path)


def test_lists_of_structures_in_parquet_are_rows(opened: Opener, tmp_path: Path) -> None:
    sql = (
        "SELECT TIMESTAMP '2024-01-02 03:04:05' AS at, 1::INT AS who, "
        "[{'sku': 'a', 'n': 1}, {'sku': 'b', 'n': 2}] AS lines "
        "UNION ALL SELECT TIMESTAMP '2024-01-03 03:04:05', 2, [{'sku': 'a', 'n': 1}]"
    )
    read = opened(write_parquet(tmp_path / "orders.parquet", sql))
    at = [read.names.index(name) for name in ("at", "who", "lines.sku")]
    assert [tuple(row[n] for n in at) for row in read.rows()] == [
        ("2024-01-02 03:04:05", "1", "a"),
        ("2024-01-02 03:04:05", "1", "b"),
        ("2024-01-03 03:04:05", "2", "a"),
    ]
    assert read.finding("list-unfolded").count == 1
    assert {one.name: one.stored_as for one in read.table.columns}["who"] == "int32"


def test_json_in_texts_of_parquet_becomes_columns(opened: Opener, tmp_path: Path) -> None:
    sql = """SELECT 'e' || i AS event, '{"product_id": "p' || i || '"}' AS properties
             FROM range(3) t(i)"""
    read = opened(write_parquet(tmp_path / "events.parquet", sql))
    at = read.names.index("properties.product_id")
    assert [row[at] for row in read.rows()] == ["p0", "p1", "p2"]


def test_what_was_clicked_of_what_was_shown_is_a_row_each(tmp_path: Path) -> None:
    rows = "(1, [7, 8, 9], [8]), (2, [7, 8, 9], [7, 9]), (3, [7, 8], [])"
    duckdb.sql(
        f"COPY (SELECT * FROM (VALUES {rows}) AS t(who, ids_inview, ids_clicked)) "
        f"TO '{tmp_path / 'seen.parquet'}' (FORMAT parquet)"
    )
    with open_source(tmp_path) as reading:
        (table,) = reading.tables
        keys = ", ".join(column.key for column in table.columns)
        found = reading.connection.execute(f"SELECT {keys} FROM {table.name}").fetchall()
        assert found == [
            ("1", "[7,8,9]", "8"),
            ("2", "[7,8,9]", "7"),
            ("2", "[7,8,9]", "9"),
            ("3", "[7,8]", None),
        ]
        assert [one.code for one in reading.findings] == ["list-unfolded"]
