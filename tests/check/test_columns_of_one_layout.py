"""Columns that only some files of a table have: nobody forgot to fill them in."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from personalize_poc.check import checking
from personalize_poc.data.findings import Finding
from personalize_poc.data.own import reading
from personalize_poc.data.own.roles.evidence.scored import Scored
from personalize_poc.data.own.roles.propose import understand
from personalize_poc.data.own.roles.reporting import asking

_OLD, _ROWS = 2000, 3600
_FORM = "%Y-%m-%d %H:%M:%S"


def _line(n: int) -> list[str]:
    at = datetime(2022, 1, 1, 7) + timedelta(hours=3 * n)
    return [f"K{n * 37 % 211:05}", f"A{n * n % 89:04}", at.strftime(_FORM), str(1 + n % 4)]


def _answer(n: int, at: int = 0) -> str:
    return ("visa", "cash", "sepa", "bill")[n * 7 % (4 - at % 2)]


def _layouts(folder: Path, columns: int = 1) -> Path:
    """Sales of an old system, and of a new one that asks more."""
    folder.mkdir()
    old = [_line(n) for n in range(_OLD)]
    new = [[*_line(n), *(_answer(n, k) for k in range(columns))] for n in range(_OLD, _ROWS)]
    asked = [f"asked_{k}" for k in range(columns)]
    for name, head, rows in (
        ("verkauf.csv", ["kunde", "artikel", "datum", "menge"], old),
        ("sales.csv", ["customer_id", "product_id", "created_at", "quantity", *asked], new),
    ):
        (folder / name).write_text("\n".join(map(",".join, [head, *rows])), "utf-8")
    return folder


def _parts(folder: Path, column: str = "channel") -> Path:
    """Four months of one system, to which a column was added in the third."""
    folder.mkdir()
    for month in range(4):
        rows = [_line(n) for n in range(month * 700, month * 700 + 700)]
        head = ["customer_id", "product_id", "created_at", "quantity"]
        if month > 1:
            head += [column]
            rows = [[*row, _answer(n)] for n, row in enumerate(rows)]
        text = "\n".join(map(",".join, [head, *rows]))
        (folder / f"orders_{month + 1}.csv").write_text(text, "utf-8")
    return folder


def _gaps(folder: Path) -> list[Finding]:
    with checking.check(folder) as study:
        return [one for one in study.findings if one.code in ("incomplete", "some-missing")]


def test_a_column_of_the_new_system_exists_only_there(tmp_path: Path) -> None:
    (one,) = _gaps(_layouts(tmp_path / "a"))
    assert "ASKED_0 of interactions exists only in sales.csv; verkauf.csv has no" in one.message
    assert "filled in" not in one.message
    assert one.count == _OLD
    assert one.fix == "Export it for verkauf.csv as well, or leave the column out."


@pytest.mark.parametrize("columns", [2, 5])
def test_columns_of_the_new_system_are_told_together(tmp_path: Path, columns: int) -> None:
    (one,) = _gaps(_layouts(tmp_path / "a", columns))
    assert f"{columns} columns of interactions exist only in sales.csv; verkauf" in one.message
    assert one.message.endswith(f"ASKED_{columns - 1}.")
    assert "Export them for verkauf.csv" in one.fix


def test_a_column_that_was_added_exists_only_in_later_parts(tmp_path: Path) -> None:
    (one,) = _gaps(_parts(tmp_path / "a"))
    assert "exists only in orders_3.csv, orders_4.csv; orders_1.csv, orders_2.csv" in one.message


def test_a_column_that_all_files_have_is_filled_in(tmp_path: Path) -> None:
    folder = _parts(tmp_path / "a")
    for month in (1, 2):
        file = folder / f"orders_{month}.csv"
        head, *rows = file.read_text("utf-8").splitlines()
        file.write_text("\n".join([f"{head},channel", *(f"{row}," for row in rows)]), "utf-8")
    (one,) = _gaps(folder)
    assert "is filled in 50 % of rows" in one.message


@pytest.mark.parametrize("name", ["account_id", "client_no"])
def test_an_answer_says_that_a_column_exists_only_in_some_files(tmp_path: Path, name: str) -> None:
    with reading.open_source(_parts(tmp_path / "a", name)) as read:
        (view,) = understand(read)
        best, other = (
            next(Scored(one, view) for one in view.columns if one.name == called)
            for called in ("customer_id", name)
        )
        asked = asking.which("which-user", "USER_ID", "{listed} {last}", best, other)
    first, second = (one.text for one in asked.options)
    assert "exists only" not in first
    assert second.endswith("exists only in orders_3.csv, orders_4.csv")
