"""Texts whose columns begin at the same place in each line."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

import pytest

from tests.data.own.reading.conftest import Opener

NAMES = ["customer_id", "product_id", "event_time", "name", "price"]
KOREAN = ["회원번호", "상품코드", "일시", "상품명", "금액"]
GOODS = ["가벼운 신발", "Shoe", "니트", ""]


def _shown(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(one) in "WF" else 1 for one in text)


def _bytes(text: str) -> int:
    return len(text.encode())


def _rows() -> list[tuple[str, ...]]:
    return [
        (
            f"U{n % 40}",
            f"P{n % 7:04}",
            f"2024-03-{1 + n % 28:02} 10:20:{n % 60:02}",
            GOODS[n % 4],
            f"{n * 7 % 1000},50",
        )
        for n in range(80)
    ]


def _text(names: list[str], wide: Callable[[str], int], gap: str = "  ") -> str:
    def field(at: int, cell: str) -> str:
        blanks = " " * (20 - wide(cell))
        return blanks + cell if at == 4 else cell + blanks

    return "".join(
        gap.join(field(at, cell) for at, cell in enumerate(row)).rstrip() + "\n"
        for row in [names, *_rows()]
    )


@pytest.mark.parametrize("names", [NAMES, KOREAN])
@pytest.mark.parametrize(
    ("wide", "encoding"),
    [(len, "utf-8"), (_shown, "utf-8"), (_bytes, "utf-8"), (_shown, "cp949"), (len, "cp949")],
)
def test_columns_of_a_fixed_width_are_read(
    opened: Opener, names: list[str], wide: Callable[[str], int], encoding: str
) -> None:
    read = opened(_text(names, wide).encode(encoding), "log.txt")
    assert read.names == names
    assert read.rows() == [tuple(cell or None for cell in row) for row in _rows()]
    assert read.lines()[:2] == [2, 3]
    assert not {*read.codes} - {"encoding-guessed"}
    assert read.table.parts[0].reading["delimiter"] == "fixed"


def test_a_line_of_dashes_below_the_names_is_no_row(opened: Opener) -> None:
    lines = _text(NAMES, len).splitlines(keepends=True)
    ruler = "  ".join(["-" * 20] * 5) + "\n"
    read = opened("".join([lines[0], ruler, *lines[1:]]), "log.txt")
    assert read.names == NAMES
    assert read.table.rows == 80


@pytest.mark.parametrize("end", ["", "Z", "+09:00"])
def test_the_colon_of_times_parts_no_fields(opened: Opener, end: str) -> None:
    text = "".join(f"U{n % 9} 2024-01-02 10:{n:02}:07{end} P{n % 5}\n" for n in range(60))
    read = opened(f"user day time item\n{text}", "log.txt")
    assert read.names == ["user", "day", "time", "item"]
    assert read.rows()[3] == ("U3", "2024-01-02", f"10:03:07{end}", "P3")


def test_words_with_a_time_in_each_line_are_no_columns(opened: Opener) -> None:
    said = ("saw", "then bought two of", "put by")
    read = opened("".join(f"u{n} {said[n % 3]} P{n % 5} at 10:{n:02}:07\n" for n in range(60)))
    assert len(read.names) == 1


def test_a_colon_that_parts_fields_does_so(opened: Opener) -> None:
    read = opened("".join(f"{n % 9}:{n * 37 % 991}:5:{978300000 + n}\n" for n in range(60)))
    assert len(read.names) == 4


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("user  |  item  |  n\n" + "u1    |  i1    |  1\nu2    |  i2    |  2\n" * 9, 3),
        ("user,   item,   n\n" + "u1,     i1,     1\nu2,     i2,     2\n" * 9, 3),
    ],
)
def test_blanks_beside_a_delimiter_part_nothing(opened: Opener, text: str, names: int) -> None:
    read = opened(text)
    assert len(read.names) == names
    assert read.table.parts[0].reading["delimiter"] in (",", "|")
