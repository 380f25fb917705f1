"""Shares in texts: what is not all is not said to be 100 %, and what is there not to be 0 %."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from personalize_poc.check import checking
from personalize_poc.data.words import Share


@pytest.mark.parametrize(
    ("share", "whole", "tenths"),
    [
        (0, "0%", "0.0%"),
        (3e-6, "less than 1%", "less than 0.1%"),
        (0.004, "less than 1%", "0.4%"),
        (0.006, "1%", "0.6%"),
        (0.44, "44%", "44.0%"),
        (0.994, "99%", "99.4%"),
        (0.9962, "more than 99%", "99.6%"),
        (1 - 3e-6, "more than 99%", "more than 99.9%"),
        (1, "100%", "100.0%"),
    ],
)
def test_only_all_is_100_and_only_none_is_0(share: float, whole: str, tenths: str) -> None:
    assert f"{Share(share):.0%}" == whole
    assert f"{Share(share):.1%}" == tenths


def test_a_share_is_a_number_everywhere_else() -> None:
    assert json.dumps(Share(0.25)) == "0.25"
    assert f"{Share(0.5):.2f}" == "0.50"


def test_of_many_rows_some_that_are_left_out_are_not_0(tmp_path: Path) -> None:
    rows = [
        f"C{n * 37 % 401:04},P{n * n % 97:03},{1_700_000_000 + 613 * n},"
        f"{'cancelled' if n % 4_000 == 7 else 'paid'}"
        for n in range(12_000)
    ]
    text = "\n".join(["customer_id,product_id,ordered_at,status", *rows])
    (tmp_path / "orders.csv").write_text(text, "utf-8")
    with checking.check(tmp_path) as study:
        told = [one.message for one in study.findings if "cancelled" in one.message]
    assert told
    assert "3 rows (less than 0.1%)" in told[0]
