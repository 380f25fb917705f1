"""Columns of prices in which a word stands where the price was lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from personalize_poc.check import checking
from personalize_poc.data.findings import Finding

_ROWS, _ITEMS = 4_000, 60


def _events(folder: Path, price: str, lost: dict[int, str]) -> None:
    lines = [f"customer_id,product_id,event_time,action,{price}"]
    for n in range(_ROWS):
        at = f"2024-{1 + n * 12 // _ROWS:02}-{1 + n // 24 % 28:02} {n % 24:02}:{n * 7 % 60:02}:00"
        paid = lost.get(n % 3, f"{1500 + n * 37 % 97 * 100}")
        lines.append(
            f"U{n * 7919 % 200:04},P{n * n * 31 % _ITEMS:04},{at},{'vvp'[n % 3]}iew,{paid}"
        )
    (folder / "log.csv").write_text("\n".join(lines), encoding="utf-8")


def _items(folder: Path, column: str, prices: list[str]) -> None:
    rows = [f"P{n:04},{'abcdef'[n % 6] * 3},{price}" for n, price in enumerate(prices)]
    text = "\n".join([f"product_id,category,{column}", *rows])
    (folder / "products.csv").write_text(text, encoding="utf-8")


def _unread(folder: Path) -> tuple[list[Finding], dict[str, str]]:
    with checking.check(folder) as study:
        kinds = {one.column: one.kind for one in study.proposal.guesses}
        return [one for one in study.findings if one.code == "value-unreadable"], kinds


@pytest.mark.parametrize(
    ("column", "words"),
    [
        ("가격", ["N/A?"]),
        ("Preis", ["k.A.", "auf Anfrage", "fehlt", "?"]),
        ("unit_price", ["call", "tbd", "sold out"]),
    ],
)
def test_words_in_a_column_of_prices_are_named_and_can_be_cleaned(
    tmp_path: Path, column: str, words: list[str]
) -> None:
    _events(tmp_path, "channel", dict.fromkeys(range(3), "web"))
    prices = [f"{12_000 + n * 900}" for n in range(_ITEMS)]
    for n in range(0, _ITEMS, 3):
        prices[n] = words[n % len(words)]
    _items(tmp_path, column, prices)
    (found,), kinds = _unread(tmp_path)
    assert kinds[column] == "number"
    assert (found.count, found.file, found.row, found.value) == (20, "products.csv", 2, words[0])
    assert found.cleaning


def test_the_price_of_an_event_is_read_beside_words(tmp_path: Path) -> None:
    _events(tmp_path, "amount", {0: "N/A?"})
    (found,), kinds = _unread(tmp_path)
    assert kinds["amount"] == "number"
    assert found.count == sum(n % 3 == 0 for n in range(_ROWS))


@pytest.mark.parametrize(
    "prices",
    [
        [f"A{n % 20}" if n % 2 else f"{n % 20}B" for n in range(_ITEMS)],
        [f"{n % 20}" if n % 3 else f"{n % 20}-{n % 20 + 5}" for n in range(_ITEMS)],
        [f"{n}" if n % 3 == 0 else ("high", "low")[n % 2] for n in range(_ITEMS)],
    ],
)
def test_codes_ranges_and_words_with_a_few_numbers_are_no_damaged_numbers(
    tmp_path: Path, prices: list[str]
) -> None:
    _events(tmp_path, "channel", dict.fromkeys(range(3), "web"))
    _items(tmp_path, "price", prices)
    found, kinds = _unread(tmp_path)
    assert not found
    assert kinds["price"] != "number"
