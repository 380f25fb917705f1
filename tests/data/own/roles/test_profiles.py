"""Facts of columns."""

from __future__ import annotations

import pytest

from personalize_poc.data.own.profiles import profile
from personalize_poc.data.own.profiles.moments import moment
from personalize_poc.data.own.profiles.numerals import decimal_of, number
from personalize_poc.data.own.profiles.shapes import members, shape
from tests.support.own_tables import reading


@pytest.mark.parametrize(
    ("kind", "values"),
    [
        ("integer", ["1", "20", "-3"]),
        ("integer", [*map(str, range(20)), "guest"]),
        ("decimal", ["1,50", "20,00"]),
        ("decimal", ["1.234,50 €", "20,00 €"]),
        ("decimal", ["12,000원", "9,500원"]),
        ("decimal", ["R$ 1.234,50", "R$ 20,00"]),
        ("boolean", ["Y", "N", "N"]),
        ("email", ["a@example.com", "b@example.com"]),
        ("uuid", ["8d1f6b8a-0f3b-4d7c-9e67-3a0b6c1d2e3f"] * 2),
        ("url", ["https://example.com/a", "/b/c"]),
        ("url", ["/Data(a)/", "/b/c"]),
        ("code", [f"10.3299/{'abc'[n % 3]}.20{n % 20:02}.{n:05}" for n in range(40)] * 9),
        ("code", [f"/Date({1_646_084_248_198 + n})/" for n in range(90)]),
        ("object", ['{"a": 1}', "{}"]),
        ("code", ["AB-12", "AB-13"]),
        ("code", ["03.017", "12.250", "01.003"]),
        ("decimal", ["3.017", "12.250", "1.003"]),
        ("code", ["gid://shop/Product/1", "gid://shop/Product/2", "gid://shop/Product/1"]),
        ("code", [f"ORD/{n // 9:06}/23" for n in range(90)]),
        ("code", [f"MYR{10_000 + n * 7919 % 90_000}" for n in range(90)]),
        ("decimal", [f"MYR{n}900" for n in range(10, 90)]),
        ("decimal", [f"MYR{n * 37}" for n in range(2, 90)]),
        ("code", [*(f"{n}/{size}" for n in range(9) for size in ("S", "M", "XL")), "998"]),
        ("list", ["red/S", "blue/M", "S", "M/red", "S/blue", "M/blue"] * 9),
        ("list", [f"{a}/{b}" for a in ("red", "blue") for b in ("small", "large")] * 9),
        ("word", ["view", "cart", "view"]),
        ("empty", ["", ""]),
    ],
)
def test_shapes(kind: str, values: list[str]) -> None:
    assert shape(values).kind == kind


@pytest.mark.parametrize(
    ("separator", "values"),
    [
        ("|", ["Drama|War", "Drama", "War|Comedy|Drama"]),
        ("json", ['["Drama", "War"]', '["War"]']),
        ("python", ["['Drama', 'War']", "['War']"]),
        (", ", ["Drama, War", "War, Drama, Comedy", "Drama, Comedy"]),
        (" > ", ["Home > Kitchen", "Home > Garden", "Home > Garden"]),
    ],
)
def test_lists_with_their_separator(separator: str, values: list[str]) -> None:
    found = shape(values)
    assert (found.kind, found.separator) == ("list", separator)
    assert members(values[0], separator)[-1] in found.tokens


def test_a_sentence_with_commas_is_no_list() -> None:
    values = [f"Warm, soft and light, made for evening number {n} by the sea" for n in range(50)]
    assert shape(values).kind == "text"


@pytest.mark.parametrize(
    ("form", "value"),
    [
        ("seconds", "1704207845"),
        ("milliseconds", "1704207845000"),
        ("microseconds", "1704207845000000"),
        ("%Y%m%d%H%M%S", "20240102150405"),
        ("iso", "2024-01-02T15:04:05Z"),
        ("iso", "2024-01-02 15:04:05.123+09:00"),
        ("%Y-%m-%d %p %I:%M:%S", "2024-01-02 오후 3:04:05"),
        ("%m/%d/%Y %I:%M:%S %p", "1/22/2024 3:04:05 PM"),
        ("%d-%b-%Y %H:%M:%S", "02-Jan-2024 15:04:05"),
    ],
)
def test_times(form: str, value: str) -> None:
    found = moment([value] * 5)
    assert found is not None
    assert found.form == form
    assert found.seconds[0] is not None
    assert int(found.seconds[0] % 86400) == 15 * 3600 + 4 * 60 + 5


@pytest.mark.parametrize("value", ["12345", "AB-12", "9.99", "+49 30 1234567", "1-2", "hello"])
def test_no_times(value: str) -> None:
    assert moment([value] * 5) is None


def test_numbers_of_two_worlds() -> None:
    assert decimal_of(["1,50", "2,25"]) == ","
    assert decimal_of(["1,234.50", "2.25"]) == "."
    assert number("1.234,50 €", ",") == 1234.5
    assert number("12,000원") == 12000
    assert number("twelve") is None


def test_counts_of_large_tables_are_near_the_truth() -> None:
    rows = 300_000
    made = reading(
        {
            "log.csv": {
                "row": range(rows),
                "user": [f"u{n * 7919 % 30_011}" for n in range(rows)],
                "type": ["view" if n % 3 else "buy" for n in range(rows)],
                "rare": ["x" if n % 100 == 0 else None for n in range(rows)],
            }
        }
    )
    row, user, kind, rare = profile(made.connection, made.tables[0]).columns
    assert row.is_unique
    assert not user.is_unique
    assert user.distinct == pytest.approx(30_011, rel=0.05)
    assert kind.distinct == 2
    assert rare.filled == 3000
    assert rare.is_constant


def test_a_thousand_columns_are_profiled_in_little_memory() -> None:
    names = [f"f{number}" for number in range(1000)]
    read = reading({"wide.csv": {name: ["a", "b", "b", None] for name in names}})
    read.connection.execute("SET memory_limit = '1GB'")
    found = profile(read.connection, read.tables[0])
    assert [one.name for one in found.columns] == names
    assert {(one.filled, one.distinct) for one in found.columns} == {(3, 2)}


def test_long_ids_that_a_spreadsheet_spoilt_are_no_decimals() -> None:
    assert shape(["8801230000000", "8.80124E+12", "8801230070001"]).kind == "integer"
    assert shape(["1.5", "8.80124E+12", "2.5"]).kind == "decimal"


def test_written_times_among_seconds() -> None:
    read = moment(["2024-01-13T10:03:31Z", "13/01/2024 10:03:31", "1705140211"])
    assert read is not None
    assert read.seconds == (1705140211.0,) * 3


def test_numbers_of_customers_are_no_days_of_a_spreadsheet() -> None:
    assert moment([str(20001 + n) for n in range(50)]) is None
    assert moment(["45301", "45302.5", "45310"]) is not None
    assert moment(["1704691881"] * 9 + ["guest"]) is not None


def test_names_in_two_parts_with_blanks_are_no_lists() -> None:
    houses = [f"{('BOS', 'ZEE', 'DUIN')[n % 3]}/{100 + n * 7} {4 + n % 3}p LUX" for n in range(60)]
    assert shape(houses * 4).kind == "phrase"
    kinds = ("Drama", "Comedy", "War", "Crime", "Love", "Horror", "Music")
    pairs = [f"{a}/{b}" for a in kinds for b in kinds if a != b]
    assert shape(pairs * 4).kind == "list"
