"""Where rows of a table stand in the files."""

from __future__ import annotations

import pytest

from personalize_poc.data.own.tables import Column, Part, Table


def test_lines_without_rows_are_passed_over() -> None:
    part = Part("a.csv", "csv", 0, 5, first_line=3, skipped=(4, 5, 8))
    assert [part.line(row) for row in range(5)] == [3, 6, 7, 9, 10]


def test_place_finds_the_part() -> None:
    parts = (Part("a.csv", "csv", 0, 2), Part("b.parquet", "parquet", 2, 2, first_line=0))
    table = Table("t0", "*.csv", (Column("a", "c0"),), parts, 4)
    assert [table.place(row) for row in range(4)] == [
        ("a.csv", 2),
        ("a.csv", 3),
        ("b.parquet", 1),
        ("b.parquet", 2),
    ]
    with pytest.raises(IndexError):
        table.place(4)
