"""A book in which the telephones of people are written with dashes and without."""

from __future__ import annotations

from typing import Any

import pytest

from personalize_poc.data.own.telephones import numbers
from tests.data.own.roles.worlds.proposals import Tables, proposal_and_columns
from tests.data.own.roles.worlds.world import World, chosen, title

_FAMILY = "김이박최정강조윤장임"
_GIVEN = ("미경", "영희", "선영", "은주", "현우", "지훈", "수진", "동현", "철수", "민지", "상철")
_PEOPLE = 110


def _name(person: int, alike: int) -> str:
    """The name of a person; so many of the last ones are called as the first ones are."""
    person = person - (_PEOPLE - alike) if person >= _PEOPLE - alike else person
    return f"{_FAMILY[person % 10]}{_GIVEN[person // 10]}"


def _number(person: int) -> str:
    return f"010-{1000 + person * 37}-{2000 + person * 61}"


def _tables(alike: int, *, listed: bool) -> Tables:
    w = World(1911, users=_PEOPLE, items=40, rows=1800, lines=1)
    spelled = [_number(user) for user in w.user]
    book: dict[str, list[Any]] = {
        "날짜": w.times("%Y-%m-%d"),
        "주문자": w.by_user(lambda u: _name(u, alike)),
        "연락처": [one.replace("-", "") if n % 16 == 3 else one for n, one in enumerate(spelled)],
        "품목": w.by_item(lambda i: title(i, "감자 양파 사과 현미 두부")),
        "수량": w.pick([1, 2, 3]),
    }
    people: dict[str, list[Any]] = {
        "번호": list(range(1, _PEOPLE + 1)),
        "이름": [_name(u, alike) for u in range(_PEOPLE)],
        "연락처": [_number(u) for u in range(_PEOPLE)],
        "가입일": [f"2022-0{chosen('123456', u)}-01" for u in range(_PEOPLE)],
    }
    return {"book.csv": book, **({"people.csv": people} if listed else {})}


@pytest.mark.parametrize("listed", [False, True])
def test_a_telephone_in_two_spellings_makes_nobody_a_house_of_several(listed: bool) -> None:
    made, __, columns = proposal_and_columns(_tables(0, listed=listed))
    assert columns["USER_ID"] in ("주문자", "연락처")
    assert not made.questions


def test_two_of_one_name_in_a_list_are_told_apart_by_their_telephones() -> None:
    made, __, columns = proposal_and_columns(_tables(2, listed=True))
    assert columns["USER_ID"] == "연락처"
    assert not made.questions


def test_product_numbers_that_differ_in_dashes_alone_stay_two_things() -> None:
    w = World(1912, users=90, items=40, rows=1500, lines=1)
    table = {
        "phone": w.by_user(_number),
        "product_no": w.by_item(lambda i: ("010-{}" if i % 2 else "010{}").format(2000 + i // 2)),
        "product_name": w.by_item(lambda i: title(i, "lamp chair desk shelf stool bench")),
        "ordered_at": w.times("%Y-%m-%d %H:%M:%S"),
    }
    made, __, columns = proposal_and_columns({"orders.csv": table})
    assert (columns["USER_ID"], columns["ITEM_ID"]) == ("phone", "product_no")
    assert not made.questions


@pytest.mark.parametrize(
    "spellings",
    [
        ("010-5302-0701", "01053020701", "+82 10-5302-0701", "+82 (0)10.5302.0701", "821053020701"),
        ("020 7946 0000", "+44 20 7946 0000", "0044 20 79460000", "(020) 7946-0000"),
        ("8 (912) 345-67-89", "+7 912 345 67 89", "79123456789"),
        ("(212) 555-1234", "+1 212 555 1234", "1-212-555-1234"),
    ],
)
def test_spellings_of_a_number_are_one(spellings: tuple[str, ...]) -> None:
    assert len(set(numbers(spellings).values())) == 1


def test_other_numbers_and_what_is_none_are_not_one() -> None:
    other = ("010-5302-0701", "010-5302-0702", "02-5302-0701", "x", "", "12-3", "+82 10-1111-2222")
    assert len(set(numbers(other).values())) == len(other)
