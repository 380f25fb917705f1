"""Tables of some rows, of which nothing can be told, and ids in the first row of each group."""

from __future__ import annotations

import pytest

from personalize_poc.data.own import roles
from tests.support.own_tables import reading


@pytest.mark.parametrize(
    "names",
    [
        ("customer_id", "product_id", "event_time"),
        ("회원번호", "상품코드", "일시"),
        ("Kundennr", "Artikel", "Datum"),
    ],
)
@pytest.mark.parametrize("rows", [1, 2, 5])
def test_some_rows_are_said_to_be_too_few(names: tuple[str, ...], rows: int) -> None:
    values = ("U0220", "P00004", "2024-01-02 00:16:13")
    made = roles.propose(
        reading({"log.csv": dict(zip(names, [[v] * rows for v in values], strict=True))})
    )
    assert made.mapping is None
    assert "too few to tell what the columns hold" in made.reason
    assert f"By their names {', '.join(names)} are what is needed" in made.reason
    assert "no column" not in made.reason


def test_of_a_table_of_many_rows_is_said_what_it_lacks() -> None:
    table = {"customer_id": [f"U{n % 40}" for n in range(500)]}
    made = roles.propose(reading({"log.csv": table}))
    assert "too few" not in made.reason


@pytest.mark.parametrize("member", ["Kundennr", "회원번호", "member_id"])
def test_an_id_that_is_blank_below_its_first_row_is_no_one_time_customer(member: str) -> None:
    table = {
        member: [f"U{n // 20:03}" if n % 20 == 0 else "" for n in range(2000)],
        "product_id": [f"P{n * n % 61:03}" for n in range(2000)],
        "Datum": [f"{1 + n % 28:02}.0{1 + n % 9}.2024 10:{n % 60:02}" for n in range(2000)],
    }
    made = roles.propose(reading({"log.csv": table}))
    assert made.mapping is None
    assert f"{member} is empty in 1,900 of 2,000 rows" in made.reason
    assert "fill it down" in made.reason
    assert "nobody has a history" not in made.reason
