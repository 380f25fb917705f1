"""Quotes that open and never close in a text that quotes nothing, and quotes that are letters."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from tests.data.own.reading.conftest import Opener

ROWS = 300


def _table(sign: str, broken: Sequence[int], column: int = 0) -> str:
    lines = [["회원번호", "상품코드", "일시", "행동"]]
    lines += [
        [f"U{n % 30:03}", f"P{n % 7}", f"2024-03-{1 + n % 28:02} 10:20:{n % 60:02}", "조회"]
        for n in range(ROWS)
    ]
    for line in broken:
        lines[line - 1][column] = f'"{lines[line - 1][column]}'
    return "".join(sign.join(cells) + "\n" for cells in lines)


@pytest.mark.parametrize(("sign", "column"), [(",", 0), (";", 1), ("\t", 2), ("|", 3)])
@pytest.mark.parametrize(
    "broken", [[2], [3], [150], [ROWS + 1], [40, 41], [20, 140, 280], range(2, 300, 3)]
)
def test_a_quote_that_opens_an_id_and_never_closes_costs_its_row(
    opened: Opener, sign: str, column: int, broken: Sequence[int]
) -> None:
    read = opened(_table(sign, broken, column))
    found = read.finding("broken-quotes")
    assert (found.row, found.count) == (broken[0], len(broken))
    assert read.table.rows == ROWS - len(broken)
    assert not any('"' in (cell or "") for row in read.rows() for cell in row)
    assert sorted({*range(2, ROWS + 2)} - {*read.lines()}) == list(broken)
    assert read.table.parts[0].reading["quote"] == '"'


def test_a_lone_quote_before_the_names_costs_no_names(opened: Opener) -> None:
    read = opened('"' + _table(",", []))
    assert read.names == ['"회원번호', "상품코드", "일시", "행동"]
    assert read.table.rows == ROWS


def test_one_far_below_costs_its_row_only(opened: Opener) -> None:
    lines = _table(",", []).splitlines(keepends=True)
    text = lines[0] + "".join(lines[1:] * 100)
    at = len(text) - len(lines[-1]) * 50
    at = text.index("\n", at) + 1
    read = opened(text[:at] + '"' + text[at:])
    assert read.table.rows == 100 * ROWS - 1
    assert read.finding("broken-quotes").count == 1


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ('user\tfilm\tn\n' + 'u1\t"Rome\t1\nu2\tThe Last Day\t2\nu3\tBig Fish 2\t3\n' * 9, '"Rome'),
        ('user\tfilm\tn\n' + 'u1\t"Up" in 3D\t1\nu2\t"Heat\t2\nu3\tJaws\t3\n' * 9, '"Heat'),
        ('user,size,n\n' + 'u1,12" vinyl,1\nu2,7",2\nu3,LP,3\n' * 9, '7"'),
        ('user,note,n\n' + 'u1,"good, it\nfits",1\nu2,fine,2\nu3,ok,3\n' * 9, "good, it\nfits"),
        ('user,note,n\n' + 'u1,"good\nfits",1\nu2,fine,2\nu3,ok,3\n' * 9, "good\nfits"),
    ],
)  # fmt: skip
def test_quotes_that_are_letters_or_close_below_stay(opened: Opener, text: str, value: str) -> None:
    read = opened(text)
    assert read.table.rows == 27
    assert value in {row[1] for row in read.rows()}
    assert read.codes == []
