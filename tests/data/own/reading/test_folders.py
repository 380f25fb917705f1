"""Folders: which files are read, and which of them are one table."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from personalize_poc.data.errors import DataError
from personalize_poc.data.own.mapping_file import Mapping, Section
from personalize_poc.data.own.reading.several import grouping
from tests.data.own.reading.conftest import Opener, write_parquet

TEXT = "user,item,ts\nu1,i1,1\nu2,i2,2\n"


def _write(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return folder


@pytest.mark.parametrize(
    ("name", "shape"),
    [
        ("orders-2024-01.csv", "orders-*.csv"),
        ("orders_20240131T235959.csv", "orders_*.csv"),
        ("2024/01/orders.csv", "*/*/orders.csv"),
        ("part-00000-3f2a9c1d-1111-4222-8333-123456789abc-c000.csv.gz", "part-*-c*.csv"),
        ("events/2024/09/app-3-2024-09-23-00-00-07-ee3c6e85-1daa-8ef4.gz", "events/*/*/app-*"),
        ("orders-decade-beef.csv", "orders-decade-beef.csv"),
        ("Verkäufe Januar.csv", "Verkäufe *.csv"),
        ("주문_1월.csv", "주문_*월.csv"),
        ("予約一覧_2023上期.csv", "予約一覧_*.csv"),
        ("주문_2023년 하반기.csv", "주문_*.csv"),
        ("수주원장_2023하.csv", "수주원장_*.csv"),
        ("2023상품.csv", "*상품.csv"),
        ("売上_上期.csv", "売上_上期.csv"),
        ("koha.sql, table old_issues", "koha.sql, table *issues"),
        ("koha.sql, table issues", "koha.sql, table *issues"),
        ("known_issues.csv", "known_issues.csv"),
        ("views.csv", "views.csv"),
        ("out/k7abq2m4xzg1pl0h8sw5tyue.json", "out/*.json"),
        ("customertransactions2024.csv", "customertransactions*.csv"),
        ("marchandise.csv", "marchandise.csv"),
    ],
)
def test_shape_of_a_name(name: str, shape: str) -> None:
    assert grouping.shape(name) == shape


def test_loans_that_are_over_and_those_that_are_not_are_one_table(
    opened: Opener, tmp_path: Path
) -> None:
    text = "issue_id,borrowernumber,itemnumber,issuedate,returndate\n"
    read = opened(
        _write(
            tmp_path,
            {
                "old_issues.csv": f"{text}1,7,5,2024-01-02,2024-01-09\n",
                "issues.csv": f"{text}2,8,5,2024-02-02,\n",
            },
        )
    )
    assert (read.table.label, read.table.rows) == ("*issues.csv", 2)


def test_parts_with_other_columns_in_another_order(opened: Opener, tmp_path: Path) -> None:
    folder = _write(
        tmp_path,
        {
            "orders-9.csv": "user,item,ts\nu1,i1,1\n",
            "orders-10.csv": "TS,shop,Item,User\n2,A,i2,u2\n3,B,i3,u3\n",
            "orders-11.csv": "user,item\nu4,i4\n",
        },
    )
    read = opened(folder)
    assert read.table.label == "orders-*.csv"
    assert read.names == ["user", "item", "ts", "shop"]
    assert read.rows() == [
        ("u1", "i1", "1", None),
        ("u2", "i2", "2", "A"),
        ("u3", "i3", "3", "B"),
        ("u4", "i4", None, None),
    ]
    assert read.table.place(3) == ("orders-11.csv", 2)
    found = read.finding("parts-differ")
    assert (found.count, found.column) == (2, "ts")


def test_a_file_that_was_split_has_one_header(opened: Opener, tmp_path: Path) -> None:
    folder = _write(
        tmp_path, {"x-00": TEXT, "x-01": "u3,i3,3\nu4,i4,4\n", "x-02": "u5,i5,5\nu6,i6,6\n"}
    )
    read = opened(folder)
    assert read.names == ["user", "item", "ts"]
    assert [row[0] for row in read.rows()] == ["u1", "u2", "u3", "u4", "u5", "u6"]
    assert read.table.place(2) == ("x-01", 1)
    assert read.finding("parts-without-header").count == 2


def test_a_first_part_without_a_header_keeps_its_values(opened: Opener, tmp_path: Path) -> None:
    read = opened(_write(tmp_path, {"x-00": "u3,i3,3\nu4,i4,4\n", "x-01": TEXT}))
    assert read.names == ["user", "item", "ts"]
    assert [row[0] for row in read.rows()] == ["u3", "u4", "u1", "u2"]


def test_other_names_or_other_columns_are_other_tables(opened: Opener, tmp_path: Path) -> None:
    folder = _write(
        tmp_path,
        {"views.csv": TEXT, "purchases.csv": TEXT, "t1.csv": TEXT, "t2.csv": "a,b\nx,1\ny,2\n"},
    )
    labels = {table.label for table in opened(folder).reading.tables}
    assert labels == {"views.csv", "purchases.csv", "t1.csv", "t2.csv"}


def test_a_mapping_puts_files_together(opened: Opener, tmp_path: Path) -> None:
    folder = _write(
        tmp_path, {"north.csv": TEXT, "south.csv": TEXT, "items.csv": "a,b\nx,1\ny,2\n"}
    )
    section = Section(("north.csv", "s*.csv"), {"USER_ID": "user"}, reading={"delimiter": ","})
    read = opened(folder, known=Mapping({"interactions": section}))
    assert [table.label for table in read.reading.tables] == ["north.csv, s*.csv", "items.csv"]
    assert read.reading.table("south.csv").rows == 4


def test_keys_in_names_of_folders_are_columns(opened: Opener, tmp_path: Path) -> None:
    for year, country in ((2023, "KR"), (2024, "DE")):
        path = tmp_path / "events" / f"year={year}" / f"country={country}" / "part-0.parquet"
        write_parquet(path, f"SELECT 'u{year}' AS user_id")
    read = opened(tmp_path / "events")
    assert len(read.reading.tables) == 2, "folders of countries do not count"
    both = opened(tmp_path)
    assert {row[0] for table in both.reading.tables for row in both.rows(table)} == {
        "u2023",
        "u2024",
    }


def test_partitions_by_date_are_one_table(opened: Opener, tmp_path: Path) -> None:
    for day in (1, 2):
        path = tmp_path / f"dt=2024-01-0{day}" / "part-0.parquet"
        write_parquet(path, f"SELECT 'u{day}' AS user_id")
    read = opened(tmp_path)
    assert read.names == ["user_id", "dt"]
    assert read.rows() == [("u1", "2024-01-01"), ("u2", "2024-01-02")]


def test_what_is_no_data_is_left_out_with_the_reason(opened: Opener, tmp_path: Path) -> None:
    folder = _write(
        tmp_path,
        {
            "orders.csv": TEXT,
            "README.txt": "hello",
            "LICENSE": "MIT",
            "mapping.yaml": "interactions: {}",
            ".hidden.csv": TEXT,
            "_SUCCESS": "",
            ".git/config": "x,y\n1,2\n",
            "sql/load.sql": "select 1",
            "empty.csv": "",
            "header.csv": "user,item\n",
            "notes.txt": "just some prose.\nAnd another line of it\nhere\n",
            "config.json": '{"name": 1}',
            "cleaned/check.json": "{}",
            "cleaned/interactions.csv": TEXT,
            "photo.csv": "",
            "Thumbs.db": "x",
            "letter.xls": "",
        },
    )
    (tmp_path / "letter.xls").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000))
    (tmp_path / "photo.csv").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "circle.csv").symlink_to(tmp_path / "circle.csv")
    os.mkfifo(tmp_path / "pipe.csv")
    read = opened(folder)
    assert read.table.label == "orders.csv"
    assert read.reading.left_out == {
        "README.txt": "a note for people",
        "LICENSE": "a note for people",
        "mapping.yaml": "not data: it belongs to this program",
        ".hidden.csv": "hidden",
        "_SUCCESS": "hidden",
        "Thumbs.db": "hidden",
        "letter.xls": "a document of Office or pictures, and no spreadsheet",
        ".git": "hidden",
        "sql/load.sql": "a program, not data",
        "empty.csv": "empty",
        "header.csv": "the file has a header but no rows",
        "notes.txt": "a text without columns",
        "config.json": "one JSON object, not a table",
        "cleaned": "written by a check of this data",
        "photo.csv": "this is a picture (PNG)",
        "loop": "a link to a folder",
        "circle.csv": "it cannot be opened: Too many levels of symbolic links",
        "pipe.csv": "a pipe or a device, not a file",
    }
    assert read.codes == ["unreadable-file"]
    assert read.finding("unreadable-file").file == "photo.csv"


@pytest.mark.parametrize(
    "name",
    [
        "[a].csv",
        "*.csv",
        "a'b\".csv",
        "new\nline.csv",
        "🎉.csv",
        "{x,y}.csv",
        "a?b.csv",
        "-rf.csv",
        "%s;--.csv",
        "s3:x.csv",
        "=1+1.csv",
        "<b>.csv",
    ],
)
def test_hostile_names_are_names(opened: Opener, tmp_path: Path, name: str) -> None:
    (tmp_path / "a.csv").write_text("user,item,ts\nwrong,wrong,1\n")
    read = opened(TEXT, name)
    assert read.rows()[0] == ("u1", "i1", "1")
    assert read.table.label == name


def test_hostile_values_and_columns_are_text(opened: Opener) -> None:
    read = opened('"a\'; DROP TABLE t0;--",=1+1,"x""y"\n<b>,{{1}},\'\n$1,?,%s\n')
    assert read.names == ["a'; DROP TABLE t0;--", "=1+1", 'x"y']
    assert read.rows() == [("<b>", "{{1}}", "'"), ("$1", "?", "%s")]


def test_a_folder_without_tables_says_why(opened: Opener, tmp_path: Path) -> None:
    (tmp_path / "README").write_text("x")
    with pytest.raises(DataError, match=r"holds no tables\. README: a note for people"):
        opened(tmp_path)


def test_names_that_say_nothing_but_a_number_are_not_parts_of_one(
    opened: Opener, tmp_path: Path
) -> None:
    folder = _write(
        tmp_path,
        {
            "data1.csv": "id,user,party,object,date,type\n1,a,60001,12,2024-01-01,x\n",
            "data2.csv": "id,user,text,type,date\n12,a,Cup,kitchen,2024-01-01\n",
            "data3.csv": "id,text,type,date\n60001,Ann,private,2024-01-01\n",
        },
    )
    labels = {table.label for table in opened(folder).reading.tables}
    assert labels == {"data1.csv", "data2.csv", "data3.csv"}


@pytest.mark.parametrize(("wider", "tables"), [(8, 2), (7, 1)])
def test_names_that_only_count_the_columns_do_not_make_two_files_one(
    opened: Opener, tmp_path: Path, wider: int, tables: int
) -> None:
    """Every table begins with F1 and F2, whatever both hold; parts of one have as many."""
    written = {
        f"export{n}.csv": "\n".join(
            [",".join(f"F{c + 1}" for c in range(width))]
            + [",".join(f"{n}{row}{c}" for c in range(width)) for row in range(5)]
        )
        for n, width in ((1, wider), (2, 7))
    }
    assert len(opened(_write(tmp_path, written)).reading.tables) == tables


@pytest.mark.parametrize("between", ["\n", ",,\n", "\r\n\r\n"])
def test_tables_one_below_the_other_are_tables_of_their_own(
    opened: Opener, tmp_path: Path, between: str
) -> None:
    items = "".join(f"S{n},lamp {n},kind {n % 2}\n" for n in range(5))
    prices = "".join(f"S{n},{n}.50\n" for n in range(5))
    read = opened(f"sku,name,kind\n{items}{between}sku,price\n{prices}", "products.csv")
    first, second = sorted(read.reading.tables, key=lambda one: one.label)
    assert [one.name for one in first.columns] == ["sku", "name", "kind"]
    assert [one.name for one in second.columns] == ["sku", "price"]
    assert read.rows(second)[0] == ("S0", "0.50")
    line = 6 + between.count("\n") + 2
    assert (first.place(0)[1], second.place(0)[1]) == (2, line)
    assert "section 2 has sku, price" in read.finding("several-tables").message


@pytest.mark.parametrize(
    "text",
    [
        "Posted lines\nClient: Miller & Sons\nFilter: 01.01.23..31.12.24\n\na;b\n1;2\n4;5\n7;8\n",
        "# audit export\n# made 2024-01-02 08:12 by admin\n# rows: 3\n\na,b\n1,2\n4,5\n7,8\n",
        "Report;;;\nSales by day;;;\nof January;;;\n;;;\na;b;c;d\n1;2;3;4\n5;6;7;8\n9;8;7;6\n",
        "a,b\n1,2\n3,4\n5,6\n\na,b\n7,8\n9,10\n11,12\n",
        'a,b\n1,"x\n\ny,z"\n3,4\n5,6\n',
        "a,b\n1,2\n3,4\n5,6\n\nThe end of the report.\n",
    ],
)
def test_other_blank_lines_part_no_tables(opened: Opener, text: str) -> None:
    assert len(opened(text).reading.tables) == 1


def test_lists_behind_their_count_are_told_to_be_made_a_table(
    opened: Opener, tmp_path: Path
) -> None:
    """Nothing but the place of a line says whose list it is."""
    lists = [[(n * 7 + at * 3) % 40 for at in range(n % 5)] for n in range(30)]
    lines = "".join(f"{len(one)} {' '.join(map(str, one))}\n" for one in lists)
    (tmp_path / "users.dat").write_text(lines, encoding="utf-8")
    for source in (tmp_path, tmp_path / "users.dat"):
        with pytest.raises(DataError, match="the number of the line and each number of its list"):
            opened(source)
