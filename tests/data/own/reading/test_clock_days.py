"""Times of day that stand with the day that a program counts from."""

from __future__ import annotations

from pathlib import Path

import pytest

from personalize_poc.check import checking
from tests.data.own.reading.conftest import Opener


def _visits(clock: str, day: str = "0{n}/03/2024", rows: int = 200) -> str:
    lines = [
        f"P{n % 9};K{n % 7};{day.format(n=1 + n % 8)};{clock.format(hour=f'{7 + n % 5:02d}')}"
        for n in range(rows)
    ]
    return "\n".join(["Pessoa;Aula;Dia;Entrada", *lines])


@pytest.mark.parametrize(
    ("clock", "read"),
    [
        ("30/12/1899 {hour}:15:09", "07:15:09"),
        ("12/30/1899 {hour}:15:09 AM", "07:15:09 AM"),
        ("1899-12-30 {hour}:15:09.000", "07:15:09"),
        ("1970-01-01T{hour}:15:09.000Z", "07:15:09"),
        ("2000-01-01 {hour}:15:09 UTC", "07:15:09"),
        ("0000-00-00 {hour}:15", "07:15"),
    ],
)
def test_the_day_that_stands_for_none_is_left_away(opened: Opener, clock: str, read: str) -> None:
    found = opened(_visits(clock))
    assert found.rows()[0][3] == read
    assert found.finding("day-stands-for-none").column == "Entrada"


@pytest.mark.parametrize(
    ("clock", "day"),
    [
        ("30/12/2024 {hour}:15:09", "0{n}/03/2024"),  # a day like any other
        ("30/12/1899 {hour}:15:09", "Sala {n}"),  # no other day
    ],
)
def test_a_day_that_may_be_meant_stays(opened: Opener, clock: str, day: str) -> None:
    found = opened(_visits(clock, day))
    assert found.rows()[0][3] == clock.format(hour="07")
    assert "day-stands-for-none" not in found.codes


def test_the_day_and_the_hour_together_are_when_it_happened(tmp_path: Path) -> None:
    (tmp_path / "visitas.csv").write_text(_visits("30/12/1899 {hour}:15:09", rows=1500))
    with checking.check(tmp_path) as study:
        assert study.proposal.mapping is not None
        section = study.proposal.mapping.sections["interactions"]
        assert section.columns["TIMESTAMP"] == "Dia"
        assert section.time_of_day == "Entrada"
        assert "time-unreadable" not in {one.code for one in study.findings}
