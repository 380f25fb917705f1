"""Files of branches are one table, and lists of what was shown give a row for each click."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.data.own.reading.conftest import Opener

HEADER = "date,customer,sku,quantity\n"


def _sales(seed: int, customers: int = 90) -> str:
    chance = random.Random(seed)
    rows = (
        f"2024-{1 + n % 12:02d}-{1 + n % 28:02d} {8 + n % 12:02d}:{n % 60:02d},"
        f"C{chance.randrange(customers):04d},A{chance.randrange(60):04d},{1 + n % 3}\n"
        for n in range(600)
    )
    return HEADER + "".join(rows)


def _write(folder: Path, **files: str) -> Path:
    for name, text in files.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    "names",
    [
        ("sales_NANTES_2023", "sales_REZE_2023", "sales_ANGERS_2023"),
        ("プレイ履歴_新宿店", "プレイ履歴_梅田店", "プレイ履歴_博多店"),
        ("kassa-Neustadt", "kassa-Altona", "kassa-Old Town"),
    ],
)
def test_files_of_branches_are_one_table_and_it_is_said(
    opened: Opener, tmp_path: Path, names: tuple[str, ...]
) -> None:
    read = opened(_write(tmp_path, **{name: _sales(n) for n, name in enumerate(names)}))
    table = read.table
    assert table.rows == 1800
    assert {part.file for part in table.parts} == {f"{name}.csv" for name in names}
    said = read.finding("files-are-branches")
    assert all(name in said.message for name in names)
    last = table.place(1799)
    assert last[1] == 601
    text = read.rows()[1799][2]
    assert text
    assert text in (tmp_path / last[0]).read_text(encoding="utf-8").splitlines()[600]


@pytest.mark.parametrize(
    "names",
    [
        ("sales_old", "sales_new"),
        ("sales_original", "sales_corrected"),
        ("sales_orders", "sales_returns"),
        ("sales_open", "sales_closed"),
        ("orders_views", "orders_refunds"),
        ("Geb. Verkaufsrechnungszeilen", "Geb. Verkaufsgutschriftszeilen"),
        ("sales invoices", "sales credit memos"),
    ],
)
def test_versions_and_deeds_are_no_branches(
    opened: Opener, tmp_path: Path, names: tuple[str, ...]
) -> None:
    read = opened(_write(tmp_path, **{name: _sales(n) for n, name in enumerate(names)}))
    assert len(read.reading.tables) == 2


def test_files_with_the_same_rows_are_no_branches(opened: Opener, tmp_path: Path) -> None:
    read = opened(_write(tmp_path, sales_paris=_sales(1), sales_lyon=_sales(1)))
    assert len(read.reading.tables) == 2


def test_files_that_share_nobody_and_nothing_are_no_branches(
    opened: Opener, tmp_path: Path
) -> None:
    other = _sales(2).replace(",C", ",X").replace(",A", ",B")
    read = opened(_write(tmp_path, sales_paris=_sales(1), sales_lyon=other))
    assert len(read.reading.tables) == 2


def _news(rows: int, marked: bool = True) -> str:
    chance = random.Random(3)
    lines = []
    for n in range(rows):
        shown = [f"N{chance.randrange(400):05d}" for _ in range(6)]
        marks = [f"{one}-{int(at == n % 7)}" if marked else one for at, one in enumerate(shown)]
        lines.append(
            f"{n}\tU{n % 50}\t11/{9 + n % 6}/2019 {1 + n % 12}:05:00 AM\t{' '.join(marks)}"
        )
    return "\n".join(lines)


def test_each_click_among_what_was_shown_is_a_row(opened: Opener, tmp_path: Path) -> None:
    path = tmp_path / "behaviors.tsv"
    path.write_text(_news(700), encoding="utf-8")
    read = opened(tmp_path)
    table = read.table
    assert read.names == ["column 1", "column 2", "column 3", "column 4.clicked", "column 4.shown"]
    assert table.rows == 600, "one list of seven has no click"
    for number, __, __, clicked, shown in read.rows():
        assert shown
        assert shown.split("|")[int(number or 0) % 7] == clicked
    assert read.finding("clicks-unfolded").count == 700


def test_ids_without_marks_stay_a_list(opened: Opener, tmp_path: Path) -> None:
    (tmp_path / "behaviors.tsv").write_text(_news(700, marked=False), encoding="utf-8")
    table = opened(tmp_path).table
    assert table.rows == 700
    assert len(table.columns) == 4


def test_codes_that_end_in_a_digit_are_no_clicks(opened: Opener, tmp_path: Path) -> None:
    days = [f"2024-01-{1 + n % 28:02d}" for n in range(700)]
    rows = "".join(f"u{n % 40},A{n % 90:04d}-{n % 2},{day}\n" for n, day in enumerate(days))
    _write(tmp_path, log=f"user,sku,day\n{rows}")
    table = opened(tmp_path).table
    assert table.rows == 700
