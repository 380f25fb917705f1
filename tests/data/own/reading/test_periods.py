"""Files of the same columns that follow each other in time are one table, and others are not."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from personalize_poc.data.own.reading import open_source
from personalize_poc.data.own.reading.several.grouping import shape

HEADER = "order,at,buyer,sku\n"


def lines(month: int, first: int) -> str:
    rows = [
        f"{first + n},2024-{month + n // 28:02d}-{1 + n % 28:02d} 10:00:00,b{n % 9},s{n % 7}\n"
        for n in range(84)
    ]
    return HEADER + "".join(rows)


def test_halves_of_a_year_are_one_table(tmp_path: Path) -> None:
    (tmp_path / "sold_spring.csv").write_text(lines(1, 0))
    (tmp_path / "sold_autumn.csv").write_text(lines(7, 100))
    (tmp_path / "shops.csv").write_text("shop,town,at,size\n1,Ulm,2024-01-01,3\n")
    with open_source(tmp_path) as reading:
        table, other = reading.tables
        assert other.label == "shops.csv"
        assert table.rows == 168
        assert table.label == "sold_*.csv"
        found = reading.connection.execute(
            f"SELECT rowid FROM {table.name} WHERE {table.column('order').key} = '103'"
        ).fetchall()
        file, line = table.place(found[0][0])
        assert (file, line) == ("sold_autumn.csv", 5)


def test_a_later_export_may_have_a_few_more_columns(tmp_path: Path) -> None:
    wide = "order,at,buyer,sku,shop,price,number"
    rows = lines(1, 0).splitlines()[1:], lines(7, 100).splitlines()[1:]
    (tmp_path / "sold_to_june.csv").write_text(
        "\n".join([wide, *(f"{row},a,2,1" for row in rows[0])])
    )
    (tmp_path / "sold_later.csv").write_text(
        "\n".join([f"{wide},coupon", *(f"{row},a,2,1,SALE" for row in rows[1])])
    )
    with open_source(tmp_path) as reading:
        (table,) = reading.tables
        assert [column.name for column in table.columns] == [*wide.split(","), "coupon"]
        coupons = reading.connection.execute(
            f"SELECT {table.column('coupon').key}, count(*) FROM {table.name} GROUP BY 1 ORDER BY 1"
        ).fetchall()
        assert coupons == [("SALE", 84), (None, 84)]


@pytest.mark.parametrize(("month", "tables"), [(7, 1), (1, 2)])
def test_a_period_in_an_archive_with_columns_in_another_order_belongs_to_the_others(
    tmp_path: Path, month: int, tables: int
) -> None:
    """It does by its times: rows of the same months under such a name may be anything."""
    rows = [line.split(",")[::-1] for line in lines(month, 500).splitlines()]
    (tmp_path / "sold_1.csv").write_text(lines(1, 0))
    (tmp_path / "sold_2.csv").write_text(lines(4, 100))
    with zipfile.ZipFile(tmp_path / "sold_3.zip", "w") as archive:
        archive.writestr("export.csv", "\n".join(map(",".join, rows)))
    with open_source(tmp_path) as reading:
        assert len(reading.tables) == tables
        table = max(reading.tables, key=lambda one: one.rows)
        assert table.rows == (252 if tables == 1 else 168)
        key = table.column("order").key
        found = reading.connection.execute(
            f"SELECT count(*) FROM {table.name} WHERE {key} NOT SIMILAR TO '[0-9]+'"
        ).fetchall()
        assert found == [(0,)]


def test_exports_that_overlap_by_days_are_one_table(tmp_path: Path) -> None:
    first, second = lines(1, 0), lines(4, 100)
    twice = "".join(first.splitlines(keepends=True)[-10:])
    (tmp_path / "sold_spring.csv").write_text(first)
    (tmp_path / "sold_autumn.csv").write_text(HEADER + twice + second.removeprefix(HEADER))
    with open_source(tmp_path) as reading:
        assert [(one.label, one.rows) for one in reading.tables] == [("sold_*.csv", 178)]


@pytest.mark.parametrize(("shift", "tables"), [(0, 1), (1, 2)])
def test_an_export_that_a_spreadsheet_saved_again_overlaps_all_the_same(
    tmp_path: Path, shift: int, tables: int
) -> None:
    """Its times have no seconds, its prices a comma, and codes lost their zeros."""
    months = [f"2024-{1 + n // 28:02d}-{1 + n % 28:02d}" for n in range(168)]
    first = [f"{n},{months[n]} 10:00:07,b{n % 9},00{n % 7},{n}.50\n" for n in range(90)]
    second = [
        f"{n};{months[n][8:]}/{months[n][5:7]}/2024 10:00;b{n % 9};{(n + shift) % 7};{n},5\n"
        for n in range(80, 168)
    ]
    (tmp_path / "sold_spring.csv").write_text("order,at,buyer,sku,price\n" + "".join(first))
    (tmp_path / "sold (checked).csv").write_text("order;at;buyer;sku;price\n" + "".join(second))
    with open_source(tmp_path) as reading:
        assert len(reading.tables) == tables
        assert sum(one.rows for one in reading.tables) == 178


def test_times_that_overlap_without_the_same_rows_stay_apart(tmp_path: Path) -> None:
    first, second = lines(1, 0), lines(3, 100)
    (tmp_path / "sold.csv").write_text(first)
    (tmp_path / "sent_back.csv").write_text(second)
    with open_source(tmp_path) as reading:
        assert len(reading.tables) == 2


def test_files_of_the_same_time_stay_apart(tmp_path: Path) -> None:
    (tmp_path / "sold.csv").write_text(lines(1, 0))
    (tmp_path / "sent_back.csv").write_text(lines(1, 100))
    with open_source(tmp_path) as reading:
        assert len(reading.tables) == 2


@pytest.mark.parametrize(
    ("one", "other"),
    [("gen 23", "ago 24"), ("2024 lip", "2024 paź"), ("sty_2024", "lut_2024"), ("mei 24", "okt 24"),
     ("Jan", "Aug"), ("leden", "únor"), ("févr. 24", "juil. 24")],
)  # fmt: skip
def test_months_are_periods_in_any_language(one: str, other: str) -> None:
    assert shape(f"sales.xlsx, sheet {one}") == shape(f"sales.xlsx, sheet {other}")


@pytest.mark.parametrize("name", ["train set.csv", "out.csv", "marca.csv", "mag.csv"])
def test_words_that_are_months_elsewhere_stay(name: str) -> None:
    assert shape(name) == name


_LEDGER = "folder,page,number,date,book,reader,returned,note,reader number,"


def _ledger(year: int, days: int, last: str, every: int = 1) -> str:
    """Loans, of which some lines have no date; the last column is called by whoever wrote it."""
    rows = [
        f"v{year},{n // 9},{n},{f'{1 + n % days:02d}/03/{year}' if n % every == 0 else ''},"
        f"b{n % 31},r{n % 17},,,{n % 17},{n % 31}\n"
        for n in range(90)
    ]
    return f"{_LEDGER}{last}\n" + "".join(rows)


def _write_ledgers(folder: Path, *years: int) -> None:
    names = (
        "record- vol 1_1",
        "record-Vol_1_1902",
        "record-SL Ledger 1934",
        "record-SL Ledger 1940",
    )
    for name, year in zip(names, years, strict=True):
        last, days = ("book id", 2) if "1934" in name else ("id", 3 if "1940" in name else 28)
        text = _ledger(year, days, last, 2 if "1934" in name else 1)
        (folder / f"{name}.csv").write_text(text)


def test_periods_that_only_together_have_a_pattern_are_one_table(tmp_path: Path) -> None:
    _write_ledgers(tmp_path, 1903, 1902, 1934, 1940)
    (tmp_path / "books.csv").write_text("id,title\n1,Emma\n2,Dune\n3,It\n")
    with open_source(tmp_path) as reading:
        labels = {table.label: table.rows for table in reading.tables}
    assert labels == {"record-*.csv": 360, "books.csv": 3}


def test_periods_of_one_time_stay_apart_though_they_have_a_pattern_together(tmp_path: Path) -> None:
    _write_ledgers(tmp_path, 1902, 1902, 1934, 1940)
    with open_source(tmp_path) as reading:
        assert len(reading.tables) == 3


def _log(first: int, shuffled: bool) -> str:
    """Listings looked at, written line by line, with milliseconds since 1970."""
    rows = [
        f'{{"viewer": "v{n % 9}", "listing": "h{n * 5 % 31}", "at": {1_712_000_000_000 + 999 * n}, '
        f'"deed": "view", "town": "Brno"}}\n'
        for n in range(first, first + 90)
    ]
    return "".join([rows[n * 37 % 90] for n in range(90)] if shuffled else rows)


@pytest.mark.parametrize(("shuffled", "tables"), [(False, 1), (True, 2)])
def test_logs_whose_times_are_counted_follow_each_other_if_they_stand_in_order(
    tmp_path: Path, shuffled: bool, tables: int
) -> None:
    """Numbers in any order may be codes."""
    (tmp_path / "seen_first.jsonl").write_text(_log(0, shuffled))
    (tmp_path / "seen_later.jsonl").write_text(_log(90, shuffled))
    with open_source(tmp_path) as reading:
        assert len(reading.tables) == tables


def test_logs_whose_times_are_counted_stay_apart_where_they_are_of_the_same_time(
    tmp_path: Path,
) -> None:
    (tmp_path / "seen_at_home.jsonl").write_text(_log(0, shuffled=False))
    (tmp_path / "seen_outside.jsonl").write_text(_log(30, shuffled=False).replace("view", "call"))
    with open_source(tmp_path) as reading:
        assert len(reading.tables) == 2
