"""Dumps of databases: rows in statements, and names of columns in a file beside a text."""

from __future__ import annotations

from pathlib import Path

import pytest

from personalize_poc.data.own import reading
from personalize_poc.data.own.reading.database_files import dumps
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


@pytest.mark.parametrize(
    "made",
    [
        "CREATE TABLE plays (id INTEGER PRIMARY KEY, \"who\" TEXT DEFAULT 'a, (b', at INTEGER, "
        "worth DECIMAL(10,2) CHECK (worth > 0), UNIQUE (id, at));\n",
        "CREATE TABLE IF NOT EXISTS [plays] (\n  id INTEGER, -- the row, (of course)\n"
        "  [who] TEXT, at INTEGER,\n  /* what, else */ worth REAL);\n",
        "CREATE TABLE plays\n(\nid INTEGER\n,who TEXT\n,at INTEGER\n,worth REAL\n)\n;\n",
        "CREATE TABLE IF NOT EXISTS 'plays' (id, who, at, worth);\n",
    ],
)
def test_names_however_a_statement_is_written(tmp_path: Path, made: str) -> None:
    rows = "INSERT INTO plays VALUES(1,'ann',17,2.5);\nINSERT INTO plays VALUES(2,'bob',18,3);\n"
    found = tables(tmp_path, app__sql=f"BEGIN TRANSACTION;\n{made}{rows}COMMIT;\n")
    assert found["app.sql, table plays"][0] == ["id", "who", "at", "worth"]


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


ORACLE = """REM INSERTING into SHOP.ORDERS
SET DEFINE OFF;
Insert into SHOP.ORDERS (NO,AT,SENT,NOTE) values ('1',to_date('2024-01-02 10:11:12',\
'YYYY-MM-DD HH24:MI:SS'),to_timestamp('03-JAN-24 01.02.03.000000000 PM',\
'DD-MON-RR HH12.MI.SS.FF AM'),null);
Insert into SHOP.ORDERS (NO,AT,SENT,NOTE) values ('2',to_date('24/01/31','RR/MM/DD'),null,'a (b)');
Insert into SHOP.ORDERS (NO,AT,SENT,NOTE) values ('3',null,to_timestamp('03-1월 -24',\
'DD-MON -RR'),to_clob('long'));
""".replace("\\\n", "")
CALLS = """INSERT INTO t (a, b, c, d) VALUES
(N'x', CAST(N'2024-01-02T10:11:12.000' AS DateTime), DATE '2024-01-03',
CAST(12.50 AS Decimal(10, 2))),
(N'y', CONVERT(datetime, '2024-01-02 10:11:12', 120), TIMESTAMP '2024-01-03 01:02:03', -7);
"""


def test_times_as_oracle_writes_them(tmp_path: Path) -> None:
    found = tables(tmp_path, shop__sql=ORACLE)
    assert found["shop.sql, table ORDERS"] == (
        ["NO", "AT", "SENT", "NOTE"],
        [
            ("1", "2024-01-02 10:11:12", "2024-01-03 13:02:03", None),
            ("2", "2024-01-31", None, "a (b)"),
            ("3", None, "2024-01-03", "long"),
        ],
    )


def test_values_in_calls(tmp_path: Path) -> None:
    found = tables(tmp_path, shop__sql=CALLS)
    assert found["shop.sql, table t"][1] == [
        ("x", "2024-01-02T10:11:12.000", "2024-01-03", "12.50"),
        ("y", "2024-01-02 10:11:12", "2024-01-03 01:02:03", "-7"),
    ]


def test_names_of_a_statement_for_other_rows_are_not_taken(tmp_path: Path) -> None:
    made = "CREATE TABLE plays (id INTEGER, who TEXT);\n"
    found = tables(tmp_path, app__sql=f"{made}INSERT INTO plays VALUES(1,'ann',17);\n")
    assert found["app.sql, table plays"] == (
        ["column 1", "column 2", "column 3"],
        [("1", "ann", "17")],
    )


SERVER = """USE [Shop]
GO
/****** Object:  Table [dbo].[Order Lines]    Script Date: 03/06/2024 13:48:20 ******/
SET ANSI_NULLS ON
GO
CREATE TABLE [dbo].[Order Lines](
\t[Id] [int] IDENTITY(1,1) NOT NULL,
\t[Artículo] [nvarchar](60) NULL,
\t[At] [datetime] NULL
) ON [PRIMARY]
GO
SET IDENTITY_INSERT [dbo].[Order Lines] ON
INSERT [dbo].[Order Lines] ([Id], [Artículo], [At]) VALUES (1, N'Jabón; (a)\\', \
CAST(N'2022-01-03T09:41:00.000' AS DateTime))
GO
INSERT [dbo].[Order Lines] ([Id], [Artículo], [At]) VALUES (2, N'two
''lines''', CAST(0x00009CF000A4CB80 AS DateTime))
INSERT [dbo].[Order Lines] ([Id], [Artículo], [At]) VALUES (3, NULL, CAST(0x5B950A00 AS Date))
GO
INSERT [dbo].[Worth] ([Id], [Pvp]) VALUES (1, CAST(1.50 AS Decimal(10, 2)))
INSERT INTO [dbo].[Worth] ([Id], [Pvp]) VALUES (2, 7)
, (3, 8)
GO
"""


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-8-sig", "cp1252"])
def test_a_script_of_sql_server(tmp_path: Path, encoding: str) -> None:
    ends = "\r\n" if encoding == "utf-16" else "\n"
    (tmp_path / "script.sql").write_bytes(SERVER.replace("\n", ends).encode(encoding))
    found = tables(tmp_path)
    assert found["script.sql, table Order Lines"] == (
        ["Id", "Artículo", "At"],
        [
            ("1", "Jabón; (a)\\", "2022-01-03T09:41:00.000"),
            ("2", "two\n'lines'", "2009-12-31 10:00:00"),
            ("3", None, "1900-01-01"),
        ],
    )
    assert found["script.sql, table Worth"][1] == [("1", "1.50"), ("2", "7"), ("3", "8")]


def test_what_a_wide_script_makes_names_the_columns_of_a_text(tmp_path: Path) -> None:
    rows = "".join(f"{n}\tu{n % 7}\tthing {n % 5}\n" for n in range(50))
    made = "CREATE TABLE [dbo].[orders](\n[id] [int],\n[who] [nchar](9),\n[what] [ntext]\n)\nGO\n"
    (tmp_path / "orders.txt").write_text(rows)
    (tmp_path / "orders.sql").write_bytes(made.encode("utf-16"))
    assert tables(tmp_path)["orders.txt"][0] == ["id", "who", "what"]


def test_a_sentence_is_no_statement(tmp_path: Path) -> None:
    (tmp_path / "a.sql").write_text("SELECT 1;\n-- and then:\nInsert the card (yours) slowly\n")
    assert not dumps.holds_rows(tmp_path / "a.sql")
