"""Dumps of databases: rows in statements, and names of columns in a file beside a text."""

from __future__ import annotations

from pathlib import Path

import pytest

from personalize_poc.data.own import reading
from personalize_poc.data.own.reading import dumps
from tests.data.own.reading.conftest import Read

MYSQL = """-- MySQL dump
CREATE TABLE `orders` (
  `id` int NOT NULL,
  `who` varchar(20),
  `what` varchar(40) DEFAULT NULL,
  PRIMARY KEY (`id`)
) ENGINE=InnoDB;
INSERT INTO `orders` VALUES (1,'ann','It\\'s a (nice) thing; blue'),(2,'bob',NULL),
(3,'cy','two\\nlines');
INSERT INTO `orders` VALUES (4,'dee','plain');
"""
POSTGRES = """SET client_encoding = 'UTF8';
COPY public.plays (listener, song, ms) FROM stdin;
l1\ts1\t100
l2\ts2\t\\N
\\.

COPY public.songs (id, title) FROM stdin;
s1\tA tab\\there
s2\tB
\\.
"""


def tables(folder: Path, **files: str) -> dict[str, tuple[list[str], list[tuple[str | None, ...]]]]:
    for name, text in files.items():
        (folder / name.replace("__", ".")).write_text(text)
    with reading.open_source(folder) as found:
        read = Read(found)
        return {one.label: ([c.name for c in one.columns], read.rows(one)) for one in found.tables}


def test_rows_in_insert(tmp_path: Path) -> None:
    found = tables(tmp_path, shop__sql=MYSQL)
    assert found["shop.sql, table orders"] == (
        ["id", "who", "what"],
        [
            ("1", "ann", "It's a (nice) thing; blue"),
            ("2", "bob", None),
            ("3", "cy", "two\nlines"),
            ("4", "dee", "plain"),
        ],
    )


def test_rows_in_copy(tmp_path: Path) -> None:
    found = tables(tmp_path, dump__sql=POSTGRES)
    assert found["dump.sql, table plays"] == (
        ["listener", "song", "ms"],
        [("l1", "s1", "100"), ("l2", "s2", None)],
    )
    assert found["dump.sql, table songs"][1] == [("s1", "A tab\there"), ("s2", "B")]


def test_names_in_the_statement_beside_a_text(tmp_path: Path) -> None:
    rows = "".join(f"{n}\tu{n % 7}\tthing {n % 5}\n" for n in range(50))
    found = tables(tmp_path, orders__txt=rows, orders__sql=MYSQL.split("INSERT")[0])
    assert found["orders.txt"][0] == ["id", "who", "what"]


def test_names_for_another_number_of_columns_are_not_taken(tmp_path: Path) -> None:
    rows = "".join(f"{n}\tu{n % 7}\n" for n in range(50))
    found = tables(tmp_path, orders__txt=rows, orders__sql=MYSQL.split("INSERT")[0])
    assert found["orders.txt"][0] == ["column 1", "column 2"]


@pytest.mark.parametrize("text", ["SELECT * FROM orders;\n", MYSQL.split("INSERT")[0]])
def test_statements_without_rows_are_no_data(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.sql").write_text(text)
    assert not dumps.holds_rows(tmp_path / "a.sql")
