"""Numbers as people write them: read as they are meant, or not at all."""

from __future__ import annotations

from collections.abc import Iterator

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from personalize_poc.data.own import numbers
from personalize_poc.data.own.profiles import numerals, shapes


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
        ("A$3.50", 3.5, 3.5),
        ("Rp 52.500", 52.5, 52500),
        ("70.000 ₫", 70, 70000),
        ("1 050 Ft", 1050, 1050),
        ("3,50 lei", None, 3.5),
        ("S/ 3.50", 3.5, 3.5),
        ("350円(税込)", 350, 350),
        ("税込350円", 350, 350),
        ("12,000원~", 12000, 12),
        ("35,- €", 35, 35),
        ("35:-", 35, 35),
        ("ab 3,50 €", None, 3.5),
        ("3.50 €/Stk", 3.5, 3.5),
        ("12/Stk", None, None),
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
        (["12,000원", "1,500원"], ".", 1, False),
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


@pytest.mark.parametrize(
    ("texts", "decimal"),
    [
        (["$3.150", "$28.350", "$101.250"], ","),
        (["12,900원", "3,500원", "101,250원"], "."),
        (["3.150 kg", "28.350 kg"], "."),
        (["$3.150", "$28.35"], "."),
    ],
)
def test_money_has_no_three_decimals(
    connection: duckdb.DuckDBPyConnection, texts: list[str], decimal: str
) -> None:
    connection.execute("CREATE OR REPLACE TABLE prices (c VARCHAR)")
    connection.executemany("INSERT INTO prices VALUES (?)", [[one] for one in texts])
    found = numbers.recognise_decimal(connection, "prices", "c")
    assert (found.decimal, found.ambiguous) == (decimal, False)


@pytest.mark.parametrize(
    ("texts", "first"),
    [
        (["12,900원", "3,500원"], 12900),
        (["R$ 1.299,90", "R$ 9,90"], 1299.9),
        (["€ 9,99", "€ 12,50"], 9.99),
        (["¥1,200", "¥980"], 1200),
        (["￥1,200", "￥980"], 1200),
        (["$3.150", "$28.350"], 3150),
        (["税込350円", "税込1,350円"], 350),
        (["ab 3,50 €", "ab 12,50 €"], 3.5),
        (["3,50 lei", "12,50 lei"], 3.5),
    ],
)
def test_prices_in_texts_are_numbers_and_no_categories(texts: list[str], first: float) -> None:
    assert shapes.shape(texts * 20).kind == "decimal"
    assert numerals.numbers(texts)[0] == first
