"""Files of databases: each of their tables is a table."""

from __future__ import annotations

import sqlite3
import zipfile
from contextlib import closing
from pathlib import Path

import duckdb
import pytest

from personalize_poc.check import checking
from personalize_poc.data.errors import BadFile
from personalize_poc.data.own import reading
from tests.data.own.reading.conftest import Read

FILLED = (
    "CREATE TABLE orders (id INTEGER, member VARCHAR, moment VARCHAR, fee DOUBLE)",
    "INSERT INTO orders VALUES (1, 'M01', '2024-05-01 10:00:00', 2.5), (2, NULL, '', 3.0)",
    'CREATE TABLE "odd ""name" (a INTEGER)',
    'INSERT INTO "odd ""name" VALUES (7)',
    "CREATE TABLE unused (a INTEGER)",
    "CREATE VIEW again AS SELECT * FROM orders",
)


def made(path: Path, statements: tuple[str, ...]) -> Path:
    connect = duckdb.connect if path.suffix == ".duckdb" else sqlite3.connect
    with closing(connect(str(path))) as database:
        for one in statements:
            database.execute(one)
        database.commit()
    return path


@pytest.mark.parametrize("name", ["app.db", "app.duckdb"])
def test_each_table_is_one_and_views_are_none(tmp_path: Path, name: str) -> None:
    path = made(tmp_path / name, FILLED)
    before = path.read_bytes()
    with reading.open_source(path) as found:
        tables = {table.label: table for table in found.tables}
        assert set(tables) == {f"{name}, table orders", f'{name}, table odd "name'}
        orders = tables[f"{name}, table orders"]
        assert [column.name for column in orders.columns] == ["id", "member", "moment", "fee"]
        assert orders.rows == 2
        assert {part.format for part in orders.parts} == {"database"}
        assert list(found.left_out) == [f"{name}, table unused"]
    assert path.read_bytes() == before


def test_a_database_in_an_archive(tmp_path: Path) -> None:
    made(tmp_path / "app.db", FILLED)
    with zipfile.ZipFile(tmp_path / "copy.zip", "w") as archive:
        archive.write(tmp_path / "app.db", "app.db")
    with reading.open_source(tmp_path / "copy.zip") as found:
        assert "copy.zip, app.db, table orders" in {table.label for table in found.tables}


def test_bytes_are_keys_if_they_are_short(tmp_path: Path) -> None:
    path = tmp_path / "app.db"
    with closing(sqlite3.connect(path)) as database:
        database.execute("CREATE TABLE covers (id BLOB, picture BLOB, name TEXT)")
        rows = [(bytes([one] * 16), bytes(5000), f"cover {one}") for one in range(3)]
        database.executemany("INSERT INTO covers VALUES (?, ?, ?)", rows)
        database.commit()
    with reading.open_source(path) as found:
        assert Read(found).rows()[1] == ("01" * 16, None, "cover 1")


@pytest.mark.parametrize("name", ["empty.db", "empty.duckdb"])
def test_a_database_without_tables_is_one_sentence(tmp_path: Path, name: str) -> None:
    path = made(tmp_path / name, ("CREATE TABLE a (b INTEGER)", "DROP TABLE a"))
    with pytest.raises(BadFile, match=r"cannot be opened, or it holds no table"):
        reading.open_source(path)


def test_tables_without_rows_are_named(tmp_path: Path) -> None:
    path = made(tmp_path / "app.db", ("CREATE TABLE orders (a INTEGER)",))
    with pytest.raises(Exception, match="orders") as caught:
        reading.open_source(path)
    assert "\n" not in str(caught.value)


def test_the_copy_of_an_apps_database_is_understood(tmp_path: Path) -> None:
    path = tmp_path / "app.sqlite"
    with closing(sqlite3.connect(path)) as database:
        database.execute("CREATE TABLE member (member_id INTEGER PRIMARY KEY, city TEXT)")
        database.execute("CREATE TABLE book (book_id INTEGER PRIMARY KEY, title TEXT, genre TEXT)")
        database.execute(
            "CREATE TABLE loan (loan_id INTEGER PRIMARY KEY, member_id INTEGER, book_id INTEGER, "
            "loaned_at TEXT)"
        )
        people = [(1000 + one, ("Oslo", "Bergen")[one % 2]) for one in range(40)]
        database.executemany("INSERT INTO member VALUES (?, ?)", people)
        books = [(5000 + one, f"Title {one}", ("crime", "poems")[one % 2]) for one in range(60)]
        database.executemany("INSERT INTO book VALUES (?, ?, ?)", books)
        loans = [
            (
                n,
                1000 + n * 7 % 40,
                5000 + n * n % 60,
                f"2024-0{1 + n % 6}-{1 + n % 27:02} 1{n % 9}:00",
            )
            for n in range(1200)
        ]
        database.executemany("INSERT INTO loan VALUES (?, ?, ?, ?)", loans)
        database.commit()
    with checking.check(path) as study:
        mapping = study.proposal.mapping
        assert study.proposal.questions == ()
    assert mapping is not None
    section = mapping.sections["interactions"]
    assert section.files == ("app.sqlite, table loan",)
    wanted = {"USER_ID": "member_id", "ITEM_ID": "book_id", "TIMESTAMP": "loaned_at"}
    assert wanted.items() <= section.columns.items()
    assert mapping.sections["items"].files == ("app.sqlite, table book",)
