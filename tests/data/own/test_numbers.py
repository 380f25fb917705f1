"""Numbers as people write them: read as they are meant, or not at all."""

from __future__ import annotations

from collections.abc import Iterator

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from personalize_poc.data.own import numbers


@pytest.fixture(scope="module")
def connection() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as made:
        yield made


def read(connection: duckdb.DuckDBPyConnection, text: str | None, decimal: str) -> float | None:
    statement = numbers.number("c", decimal)
    row = connection.execute(f"SELECT {statement} FROM (SELECT ? AS c)", [text]).fetchone()
    assert row is not None
    return None if row[0] is None else float(row[0])


@pytest.mark.parametrize(
    ("text", "point", "comma"),
    [
        ("12", 12, 12),
        ("-3", -3, -3),
        ("+3", 3, 3),
        ("1e3", 1000, 1000),
        ("1.5", 1.5, 1.5),
        ("12.5", 12.5, 12.5),
        ("0.75", 0.75, 0.75),
        (".5", 0.5, 0.5),
        ("1,5", None, 1.5),
        ("1,500", 1500, 1.5),
        ("1.500", 1.5, 1500),
        ("1,234.56", 1234.56, None),
        ("1.234,56", None, 1234.56),
        ("1 234,5", None, 1234.5),
        ("1\u00a0234,5", None, 1234.5),
        ("1'234.50", 1234.5, None),
        ("1,23,456.00", 123456, None),
        ("1,234,567", 1234567, None),
        ("1.234.567", None, 1234567),
        ("12,000원", 12000, 12),
        ("₩12,000", 12000, 12),
        ("€ 1.234,56", None, 1234.56),
        ("1.234,56 €", None, 1234.56),
        ("EUR 12", 12, 12),
        ("$-3.50", -3.5, -3.5),
        ("-$3.50", -3.5, -3.5),
        ("(3.00)", -3, -3),
        ("3.00-", -3, -3),
        ("−3", -3, -3),
        ("12%", 12, 12),
        ("12 %", 12, 12),
        ("１２３", 123, 123),
        ("￥1,200", 1200, 1.2),
        ("  7 ", 7, 7),
        ('"7"', 7, 7),
        ("12,-", 12, 12),
        ("R$ 1.299,90", None, 1299.9),
        ("199 kr", 199, 199),
        ("", None, None),
        (None, None, None),
        ("A12", None, None),
        ("12A", None, None),
        ("12-34", None, None),
        ("1.2.3", None, None),
        ("1,2,3", None, None),
        ("nan", None, None),
        ("inf", None, None),
        ("1e999", None, None),
        ("1_000", None, None),
        ("-", None, None),
        (".", None, None),
        ("free", None, None),
        ("2024-01-02", None, None),
    ],
)
def test_a_number_is_read_as_it_is_meant(
    connection: duckdb.DuckDBPyConnection,
    text: str | None,
    point: float | None,
    comma: float | None,
) -> None:
    assert read(connection, text, ".") == point
    assert read(connection, text, ",") == comma


@settings(max_examples=80, deadline=None)
@given(value=st.integers(-(10**12), 10**12), cents=st.integers(0, 99))
def test_what_is_written_with_thousands_is_read_again(value: int, cents: int) -> None:
    text = f"{value:,}.{cents:02d}"
    expected = float(text.replace(",", ""))
    with duckdb.connect() as connection:
        assert read(connection, text, ".") == expected
        german = text.translate(str.maketrans(",.", ".,"))
        assert read(connection, f"{german} €", ",") == expected


@pytest.mark.parametrize(
    ("texts", "decimal", "share", "ambiguous"),
    [
        (["12.5", "3"], ".", 1, False),
        (["12,5", "3"], ",", 1, False),
        (["1.234,56", "12,00"], ",", 1, False),
        (["1,234.56", "12,000"], ".", 1, False),
        (["12,000원", "1,500원"], ".", 1, True),
        (["1.234", "2.500"], ".", 1, True),
        (["1.234", "0.500"], ".", 1, False),
        (["1,234", "0,5"], ",", 1, False),
        (["1,234", "1,234,567"], ".", 1, False),
        (["1", "2", None, ""], ".", 1, False),
        (["1", "x"], ".", 0.5, False),
        ([None], ".", 0, False),
    ],
)
def test_the_sign_before_decimals_is_recognised(
    connection: duckdb.DuckDBPyConnection,
    texts: list[str | None],
    decimal: str,
    share: float,
    ambiguous: bool,
) -> None:
    connection.execute("CREATE OR REPLACE TABLE t0 (c0 VARCHAR)")
    connection.execute("INSERT INTO t0 SELECT unnest(?)", [texts])
    found = numbers.recognise_decimal(connection, "t0", "c0")
    assert (found.decimal, found.share, found.ambiguous) == (decimal, share, ambiguous)
    assert bool(found.example) == ambiguous
