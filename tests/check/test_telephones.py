"""People who are known by telephone numbers that somebody has written in several ways."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from personalize_poc.check import cleaning, findings
from personalize_poc.data.findings import Finding, Grade
from tests.support.canonical_tables import World

T = 1_700_031_600
NOW = T + 10**7
COLUMNS = ["USER_ID", "ITEM_ID", "TIMESTAMP", "EVENT_TYPE"]
PEOPLE = 30
Row = tuple[str, ...]


def _number(person: int) -> str:
    return f"{5302 + person * 37}{1000 + person * 211}"


def _dashed(person: int) -> str:
    return f"010-{_number(person)[:4]}-{_number(person)[4:]}"


def _world(called: str, others: dict[int, str], users: list[Row] | None = None) -> World:
    """A hundred orders with dashes in the numbers; of some people, one more in another spelling."""
    usual = [
        (_dashed(n % PEOPLE), f"i{n % 9}", str(T + 100 * n + n * n % 37), "buy") for n in range(300)
    ]
    odd = [
        (spelled, "i3", str(T + 50_000 + 7 * one), "buy")
        for one, spelled in enumerate(others.values())
    ]
    made = World().add("interactions", COLUMNS, [*usual, *odd], called={"USER_ID": called})
    if users is not None:
        made.add("users", ["USER_ID", "GENDER"], users, called={"USER_ID": called})
    return made


def _found(made: World) -> Finding | None:
    some = findings.find(made.canonical(), now=NOW)
    return next((one for one in some if one.code == "id-telephone"), None)


def _people(made: World, folder: Path) -> set[str]:
    cleaning.clean(made.canonical(), folder, now=NOW)
    with (folder / "interactions.csv").open(encoding="utf-8", newline="") as file:
        return {row["USER_ID"] for row in csv.DictReader(file)}


SPELLED = {
    0: f"010{_number(0)}",
    1: f"+82 10-{_number(1)[:4]}-{_number(1)[4:]}",
    2: f"010 {_number(2)[:4]} {_number(2)[4:]}",
    3: f"010.{_number(3)[:4]}.{_number(3)[4:]}",
    4: f"(010) {_number(4)[:4]}-{_number(4)[4:]}",
    5: f"10{_number(5)}",
}


@pytest.mark.parametrize("called", ["연락처", "phone", "Telefonnummer", "電話番号", "手机号"])
def test_who_is_written_in_two_ways_is_told_and_becomes_one(called: str, tmp_path: Path) -> None:
    one = _found(_world(called, SPELLED))
    assert one is not None
    assert (one.grade, one.count, one.row) == (Grade.WEAKENS, 6, 302)
    assert "6 users" in one.message
    assert f"010{_number(0)} for {_dashed(0)}" in one.message
    clean = _people(_world(called, SPELLED), tmp_path / "clean")
    assert clean == {_dashed(person) for person in range(PEOPLE)}


def test_numbers_are_written_as_the_list_of_people_has_them(tmp_path: Path) -> None:
    listed: list[Row] = [(f"010{_number(person)}", "fm"[person % 2]) for person in range(PEOPLE)]
    clean = _people(_world("phone", {}, listed), tmp_path / "clean")
    assert clean == {number for number, *__ in listed}


@pytest.mark.parametrize("called", ["member_no", "card"])
def test_ids_that_no_name_calls_telephones_stay_as_they_are(called: str, tmp_path: Path) -> None:
    assert _found(_world(called, SPELLED)) is None
    assert SPELLED[0] in _people(_world(called, SPELLED), tmp_path / "clean")


def test_telephones_in_one_spelling_are_no_finding() -> None:
    assert _found(_world("phone", {})) is None


def test_numbers_of_two_countries_stay_apart(tmp_path: Path) -> None:
    two = {0: f"+82 10{_number(0)}", 1: f"+49 10{_number(0)}"}
    clean = _people(_world("phone", two), tmp_path / "clean")
    assert set(two.values()) <= clean
