"""Answers of SQL queries."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import duckdb
import pytest

from personalize_poc.data.errors import BadFile, DataError
from personalize_poc.data.own import reading
from tests.data.own.reading.conftest import Read


@pytest.fixture
def sqlite(tmp_path: Path) -> Path:
    path = tmp_path / "shop ?#.db"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE orders (a INTEGER, b TEXT, c REAL, d BLOB)")
    rows = [(1, 'x, "y"\nz', 2.0, b"k"), (2, None, 0.1, None), (3, "", 1e300, None)]
    connection.executemany("INSERT INTO orders VALUES (?, ?, ?, ?)", rows)
    connection.commit()
    connection.close()
    return path


@pytest.fixture
def duck(tmp_path: Path) -> Path:
    path = tmp_path / "shop.duckdb"
    with duckdb.connect(str(path)) as connection:
        connection.execute("CREATE TABLE orders AS SELECT '0' || i AS id, i FROM range(3) r(i)")
    return path


@pytest.fixture
def asked() -> Iterator[Any]:
    readings = []

    def ask(**options: Any) -> Read:
        readings.append(reading.open_source(options.pop("source", None), **options))
        return Read(readings[-1])

    yield ask
    for one in readings:
        one.close()


def test_sqlite(asked: Any, sqlite: Path) -> None:
    read = asked(sql="SELECT a, a AS A, b, c, d FROM orders ORDER BY a", database=sqlite)
    assert read.names == ["a", "A", "b", "c", "d"]
    assert read.rows() == [
        ("1", "1", 'x, "y"\nz', "2", "k"),
        ("2", "2", None, "0.1", None),
        ("3", "3", None, "1e+300", None),
    ]
    assert read.table.label == "query"
    assert read.table.place(1) == ("query", 2)
    assert read.reading.source.startswith("SELECT a")


def test_duckdb(asked: Any, duck: Path) -> None:
    read = asked(sql="SELECT id, i * 1.5 AS i FROM orders -- all\n;", database=duck)
    assert read.rows() == [("00", "0.0"), ("01", "1.5"), ("02", "3.0")]
    assert read.table.parts[0].format == "query"


def test_a_query_over_files(asked: Any, tmp_path: Path) -> None:
    (tmp_path / "o.csv").write_text("u,i\na,1\nb,2\n")
    read = asked(sql="SELECT u FROM 'o.csv' WHERE i > 1", source=tmp_path)
    assert read.rows() == [("b",)]


@pytest.mark.parametrize(
    "sql",
    [
        "DROP TABLE orders",
        "SELECT 1; SELECT 2",
        "INSERT INTO orders VALUES (1)",
        "",
        "SELECT nothing FROM orders",
        "SELECT * FROM orders WHERE false",
    ],
)
@pytest.mark.parametrize("kind", ["sqlite", "duck"])
def test_what_is_no_query_is_one_sentence(
    asked: Any, request: pytest.FixtureRequest, kind: str, sql: str
) -> None:
    database = request.getfixturevalue(kind)
    before = database.read_bytes()
    with pytest.raises(DataError) as caught:
        asked(sql=sql, database=database)
    assert "\n" not in str(caught.value)
    assert database.read_bytes() == before


def test_a_database_that_is_none(asked: Any, tmp_path: Path) -> None:
    (tmp_path / "x.db").write_text("hello")
    with pytest.raises(BadFile, match="no database of DuckDB or SQLite"):
        asked(sql="SELECT 1", database=tmp_path / "x.db")
    with pytest.raises(BadFile, match="No such file"):
        asked(sql="SELECT 1", database=tmp_path / "y.db")


def test_nothing_to_read(asked: Any) -> None:
    with pytest.raises(DataError, match="Nothing is named"):
        asked()


@pytest.mark.parametrize("kind", ["duckdb", "sqlite"])
def test_a_table_that_is_not_there_is_refused_with_those_that_are(
    tmp_path: Path, kind: str
) -> None:
    path = tmp_path / f"shop.{kind}"
    connect = duckdb.connect if kind == "duckdb" else sqlite3.connect
    with closing(connect(str(path))) as made:
        made.execute("CREATE TABLE orders (customer VARCHAR)")
    with pytest.raises(DataError, match=r"refuses the query: .*orderz.* holds orders"):
        reading.open_source(None, sql="SELECT customer FROM orderz", database=path)
