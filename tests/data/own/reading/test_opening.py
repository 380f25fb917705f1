"""From files to tables of text."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from personalize_poc.data.own import reading
from personalize_poc.data.own.tables import Reading, Table


def rows(read: Reading, table: Table) -> list[tuple[str | None, ...]]:
    """Everything in a table, in its order."""
    return read.connection.execute(f"SELECT * FROM {table.name} ORDER BY rowid").fetchall()


def test_a_file_becomes_a_table_of_text(tmp_path: Path) -> None:
    file = tmp_path / "orders.csv"
    file.write_text('user,item,price\nu1,007,"1,5"\n\nu2,,3\n')
    with reading.open_source(file) as read:
        (table,) = read.tables
        assert [column.name for column in table.columns] == ["user", "item", "price"]
        assert rows(read, table) == [("u1", "007", "1,5"), ("u2", None, "3")]
        assert [table.place(row) for row in (0, 1)] == [("orders.csv", 2), ("orders.csv", 4)]
        assert read.folder is not None
        assert read.folder.exists()
    assert not read.folder.exists()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "orders-2024-01.csv").write_text(
        "user,item,ts\nu1,i1,2024-01-01\nuser,item,ts\nu3,i3,2024-01-03\n\nu4\nu5,i5,2024-01-05\n"
    )
    with gzip.open(tmp_path / "orders-2024-02.csv.gz", "wt") as file:
        file.write("item\tuser\tts\tshop\ni7\tu7\t2024-02-01\tA\n")
    (tmp_path / "items.jsonl").write_text(
        '{"id":"007","u":{"n":"x"},"tags":["a","b"]}\n\n{bad\n{"id":"008","p":1.5,"u":null}\n'
    )
    (tmp_path / "README.txt").write_text("hello")
    return tmp_path


def test_parts_of_a_folder_are_one_table(folder: Path) -> None:
    with reading.open_source(folder) as read:
        table = read.table("orders-*.csv*")
        assert [column.name for column in table.columns] == ["user", "item", "ts", "shop"]
        assert rows(read, table) == [
            ("u1", "i1", "2024-01-01", None),
            ("u3", "i3", "2024-01-03", None),
            ("u5", "i5", "2024-01-05", None),
            ("u7", "i7", "2024-02-01", "A"),
        ]
        assert [table.place(row) for row in range(4)] == [
            ("orders-2024-01.csv", 2),
            ("orders-2024-01.csv", 4),
            ("orders-2024-01.csv", 7),
            ("orders-2024-02.csv.gz", 2),
        ]
        found = {finding.code: (finding.file, finding.row) for finding in read.findings}
        assert found["repeated-header"] == ("orders-2024-01.csv", 3)
        assert found["wrong-width"] == ("orders-2024-01.csv", 6)
        assert read.left_out == {"README.txt": "a note for people"}


def test_fields_of_objects_are_columns(folder: Path) -> None:
    with reading.open_source(folder) as read:
        table = read.table("items.jsonl")
        assert [column.name for column in table.columns] == ["id", "u.n", "tags", "p"]
        assert rows(read, table) == [
            ("007", "x", '["a","b"]', None),
            ("008", None, None, "1.5"),
        ]
        assert [table.place(row)[1] for row in (0, 1)] == [1, 4]
        assert [(f.file, f.row) for f in read.findings if f.code == "broken-json"] == [
            ("items.jsonl", 3)
        ]
