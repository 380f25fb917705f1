"""Files whose names differ by a letter or a word that tells parts of one table apart."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.data.own.reading.conftest import Opener

_HEAD = "user,item,ts,kind\n"


def _labels(opened: Opener, folder: Path, *names: str, **heads: str) -> list[str]:
    """Labels of the tables of files, all of whose rows are of the same days."""
    for number, name in enumerate(names):
        head = heads.get(name.split(".")[0], _HEAD)
        rows = (
            ",".join([f"u{number}{n}", f"i{n % 9}", f"2024-01-{n % 28 + 1:02d} 10:00", "x"])
            for n in range(60)
        )
        (folder / name).write_text(head + "\n".join(rows) + "\n")
    return sorted(table.label for table in opened(folder).reading.tables)


@pytest.mark.parametrize(
    ("names", "label"),
    [
        (("log_202404a_00.csv", "log_202404b_00.csv", "log_202405a_00.csv"), "log_*.csv"),
        (("ventas_A.csv", "ventas_B.csv", "ventas_C.csv"), "ventas_*.csv"),
        (("orders-aa.csv", "orders-ab.csv"), "orders-*.csv"),
        (("orders_partA.csv", "orders_partB.csv"), "orders_part*.csv"),
        (("verkaeufe_I.csv", "verkaeufe_II.csv"), "verkaeufe_*.csv"),
        (("log_erster_teil.csv", "log_zweiter_teil.csv"), "log_*_teil.csv"),
        (("ventes_1er_semestre.csv", "ventes_2e_semestre.csv"), "ventes_*_semestre.csv"),
        (("주문_상반기.csv", "주문_하반기.csv"), "주문_*.csv"),
        (("注文_4月前半.csv", "注文_4月後半.csv"), "注文_*月*.csv"),
        (("订单_一季度.csv", "订单_二季度.csv"), "订单_*季度.csv"),
        (("log_lunes.csv", "log_martes.csv"), "log_*.csv"),
    ],
)
def test_files_that_differ_by_a_mark_of_parts_are_one_table(
    opened: Opener, tmp_path: Path, names: tuple[str, ...], label: str
) -> None:
    assert _labels(opened, tmp_path, *names) == [label]


@pytest.mark.parametrize(
    "names",
    [
        ("group_a.csv", "group_c.csv"),
        ("log_b.csv", "log_c.csv"),
        ("log_a.csv", "log_b.csv", "log_x.csv"),
        ("orders.csv", "orders_a.csv"),
        ("maina.csv", "mainb.csv"),
        ("orders_old.csv", "orders_new.csv"),
    ],
)
def test_a_letter_tells_no_parts_without_the_first_and_the_next(
    opened: Opener, tmp_path: Path, names: tuple[str, ...]
) -> None:
    assert _labels(opened, tmp_path, *names) == sorted(names)


def test_files_with_other_columns_are_no_parts_whatever_their_letter(
    opened: Opener, tmp_path: Path
) -> None:
    names = ("log_a.csv", "log_b.csv")
    assert _labels(opened, tmp_path, *names, log_b="user,shop,ts,reason\n") == [*names]


def test_a_pattern_that_means_another_file_too_is_not_taken(opened: Opener, tmp_path: Path) -> None:
    names = ("log_a.csv", "log_b.csv", "log_of_stocks.csv")
    labels = _labels(opened, tmp_path, *names, log_of_stocks="shop,item,ts,left\n")
    assert labels == ["log_a.csv + log_b.csv", "log_of_stocks.csv"]
