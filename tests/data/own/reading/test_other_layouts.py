"""Files of another layout, and ids without their zeros, read as a mapping says."""

from __future__ import annotations

from pathlib import Path

import pytest

from personalize_poc.data.errors import MappingError
from personalize_poc.data.own import canonical, mapping_file
from personalize_poc.data.own.reading import open_source

MAPPING = """
interactions:
  files: [may_*.csv, june.csv]
  columns: {{USER_ID: customer, ITEM_ID: sku, TIMESTAMP: at}}
  {more}
"""
RENAMED = "renamed: {june.csv: {client: customer, article: sku, when: at, sku: stock}}"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "may_1.csv").write_text("customer,sku,at,stock\n007,A1,2024-05-01,5\n")
    (tmp_path / "may_2.csv").write_text("customer,sku,at,stock\n012,A2,2024-05-09,4\n")
    (tmp_path / "june.csv").write_text(
        "when;client;article;sku;stock\n2024-06-02;7;A2;S9;red\n2024-06-03;12;A1;S8;blue\n"
    )
    return tmp_path


def read(folder: Path, more: str) -> list[dict[str, str | None]]:
    known = mapping_file.parse(MAPPING.format(more=more))
    with open_source(folder, known=known) as found:
        (table,) = found.tables
        keys = ", ".join(column.key for column in table.columns)
        rows = found.connection.execute(f"SELECT {keys} FROM {table.name}").fetchall()
        names = [column.name for column in table.columns]
        assert [table.place(row)[0] for row in range(len(rows))][-2:] == ["june.csv"] * 2
        return [dict(zip(names, row, strict=True)) for row in rows]


def test_rows_of_another_layout_stand_under_the_names_of_the_other_files(folder: Path) -> None:
    rows = read(folder, RENAMED)
    assert [row["customer"] for row in rows] == ["007", "012", "7", "12"]
    assert [row["sku"] for row in rows] == ["A1", "A2", "A2", "A1"]
    assert rows[2]["at"] == "2024-06-02"
    assert rows[2]["stock"] == "S9"  # its own "stock" is something else, and is kept
    assert rows[2]["stock (june.csv)"] == "red"
    assert rows[0]["stock (june.csv)"] is None


def test_a_column_that_is_called_alike_needs_no_word(folder: Path) -> None:
    rows = read(folder, "renamed: {june.csv: {client: customer, article: sku, when: at}}")
    assert [row["stock"] for row in rows] == ["5", "4", "red", "blue"]


def test_one_name_for_files_of_both_layouts_finds_their_table(folder: Path) -> None:
    (folder / "may_2.csv").unlink()
    files = "files: [may_*.csv, june.csv]"
    more = f"{RENAMED}\n  timestamp: iso"
    known = mapping_file.parse(
        MAPPING.replace(files, 'file: "may_1.csv + june.csv"').format(more=more)
    )
    with open_source(folder, known=known) as found:
        made = canonical.build(found, known)
        assert made.connection.execute("SELECT count(*) FROM interactions").fetchall() == [(3,)]


def test_ids_get_the_zeros_back_that_they_lost(folder: Path) -> None:
    rows = read(folder, RENAMED + "\n  digits: {customer: 3}")
    assert [row["customer"] for row in rows] == ["007", "012", "007", "012"]


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ("renamed: {june.csv: {clent: customer}}", "renamed names 'clent', .* of june.csv"),
        ("renamed: {june.csv: {client: costumer}}", "renamed names 'costumer', .* It has customer"),
        ("digits: {costumer: 3}", "digits names 'costumer', which is no column"),
    ],
)
def test_a_column_that_is_not_there_is_named(folder: Path, more: str, words: str) -> None:
    with pytest.raises(MappingError, match=words):
        read(folder, more)


def test_a_file_that_a_pattern_means_by_chance_is_no_part(folder: Path) -> None:
    (folder / "may_note.csv").write_text("id,name\n1,Spring\n2,Summer\n")
    known = mapping_file.parse(MAPPING.format(more=RENAMED))
    with open_source(folder, known=known) as found:
        assert [(table.label, table.rows) for table in found.tables] == [
            ("may_*.csv, june.csv", 4),
            ("may_note.csv", 2),
        ]
