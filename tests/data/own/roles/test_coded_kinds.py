"""Kinds of rows in codes: asked about once, unless another table explains them."""

from __future__ import annotations

import random
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from personalize_poc.data.own import reading, roles
from personalize_poc.data.own.proposal import Proposal

START = datetime(2025, 1, 1, 9)


def pharmacy(folder: Path, codes: str, explained: str = "") -> Proposal:
    """Movements of 90 customers and 60 articles, with a kind in codes; the first is the usual."""
    choice = random.Random(3)
    kinds = codes.split()
    of_rows = choice.choices(kinds, [9, 4, 1], k=4000)
    rows = [
        f"{n},{(START + timedelta(minutes=n * 37)):%d/%m/%Y %H:%M},6{choice.randrange(90):04d},"
        f"7{choice.randrange(60):05d},{kind},{10 + n % 70},95"
        for n, kind in enumerate(of_rows)
    ]
    folder.mkdir()
    head = "id_mov,fecha_mov,id_cliente,cn,tipo_mov,importe,iva"
    (folder / "movimientos.csv").write_text("\n".join([head, *rows]) + "\n")
    if explained:
        (folder / "tipos.csv").write_text(explained)
    with reading.open_source(folder) as read:
        return roles.propose(read)


@pytest.mark.parametrize("codes", ["1 2 7", "A D R"])
def test_codes_that_nothing_explains_are_asked_about(tmp_path: Path, codes: str) -> None:
    found = pharmacy(tmp_path / "pharmacy", codes)
    (asked,) = found.questions
    assert "tipo_mov" in asked.text
    assert all(f"{code} (" in asked.text for code in codes.split())
    assert any("EVENT_TYPE: tipo_mov" in option.yaml for option in asked.options)


def test_codes_that_a_table_explains_are_not(tmp_path: Path) -> None:
    told = "tipo_mov,nombre\n1,venta\n2,venta\n7,devolución\n"
    assert pharmacy(tmp_path / "pharmacy", "1 2 7", told).questions == ()


def test_nobody_is_asked_where_a_quantity_says_what_came_back(tmp_path: Path) -> None:
    folder = tmp_path / "till"
    pharmacy(folder, "1 2 7")
    path = folder / "movimientos.csv"
    head, *rows = path.read_text().splitlines()
    made = [f"{row},{-1 if row.split(',')[4] == '7' else 1}" for row in rows]
    path.write_text("\n".join([f"{head},cantidad", *made]) + "\n")
    with reading.open_source(folder) as read:
        assert roles.propose(read).questions == ()
