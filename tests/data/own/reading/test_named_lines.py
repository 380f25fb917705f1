"""Orders whose lines name a product in words, without a code, and say how many."""

from __future__ import annotations

import json

import pytest

from tests.data.own.reading.conftest import Opener

_THINGS = ("MILK", "BREAD", "HONEY", "RICE", "PLUM", "TEA")


def _orders(product: str, quantity: str, *, within: str = "sold") -> str:
    """Twenty orders with three lines each."""
    return "".join(
        json.dumps(
            {
                "no": n,
                "client": f"Bistro {n % 7}",
                "date": f"2024-03-{1 + n:02} 10:00:00",
                within: [
                    {product: _THINGS[(n + m) % 6], quantity: 1 + (n * m) % 5} for m in range(3)
                ],
            }
        )
        + "\n"
        for n in range(20)
    )


@pytest.mark.parametrize(
    ("product", "quantity"),
    [
        ("producto", "cantidad"),
        ("Artikel", "Menge"),
        ("product_name", "qty"),
        ("상품명", "수량"),
        ("товар", "количество"),
    ],
)
def test_a_product_in_words_and_how_many_make_a_line(
    opened: Opener, product: str, quantity: str
) -> None:
    read = opened(_orders(product, quantity), "invoices.jsonl")
    assert read.table.rows == 60
    assert f"sold.{product}" in read.names


@pytest.mark.parametrize(
    ("product", "quantity", "within"),
    [("stage", "minutes", "sold"), ("product", "page", "sold"), ("product", "qty", "variants")],
)
def test_what_is_called_otherwise_or_tells_of_one_thing_is_no_line(
    opened: Opener, product: str, quantity: str, within: str
) -> None:
    read = opened(_orders(product, quantity, within=within), "invoices.jsonl")
    assert read.table.rows == 20
