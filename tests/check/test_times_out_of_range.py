"""Numbers that are no times, units and forms of times, and how much of the data is left out."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import pytest

from personalize_poc.check import checking, telling
from personalize_poc.check.study import Study
from personalize_poc.data.findings import Finding, Grade

BEGIN, ROWS = 1_700_000_000, 3_000


def _checked(folder: Path, **columns: list[Any]) -> Study:
    """A check of events of 100 users with 60 items, with columns replaced or added."""
    events: dict[str, list[Any]] = {
        "user_id": [f"u{row * 7 % 100:03d}" for row in range(ROWS)],
        "item_id": [f"i{row * row % 61:03d}" for row in range(ROWS)],
        "ts": [BEGIN + row * 997 for row in range(ROWS)],
        **columns,
    }
    with (folder / "events.csv").open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerows([events, *zip(*events.values(), strict=True)])
    return checking.check(folder)


def _found(study: Study, code: str) -> Finding:
    (one,) = [finding for finding in study.findings if finding.code == code]
    return one


@pytest.mark.parametrize(
    ("wrong", "code", "words"),
    [(0, "time-too-small", "zero, which stands for an unknown time"),
     (266_050_000_000, "time-too-large", "after the year 2100")],
)  # fmt: skip
def test_numbers_outside_of_all_years_are_no_unknown_form(
    tmp_path: Path, wrong: int, code: str, words: str
) -> None:
    times = [BEGIN + row * 997 for row in range(ROWS)]
    times[10] = times[20] = wrong
    with _checked(tmp_path, ts=times) as study:
        said = _found(study, code)
        assert (said.grade, said.count, said.row) == (Grade.WEAKENS, 2, 12)
        assert words in said.message
        assert "form of these times" not in said.fix
        assert "time-unreadable" not in {one.code for one in study.findings}


def test_zeros_and_times_in_another_unit_are_told_apart(tmp_path: Path) -> None:
    times = [BEGIN + row * 997 for row in range(ROWS)]
    times[10] = times[20] = times[30] = 0
    times[40] //= 1000
    with _checked(tmp_path, ts=times) as study:
        found = [one for one in study.findings if one.code == "time-too-small"]
        assert sorted((one.count, one.row) for one in found) == [(1, 42), (3, 12)]
        assert {"zero" in one.message for one in found if one.count == 3} == {True}
        assert {"milliseconds" in one.message for one in found if one.count == 1} == {True}


def test_a_word_beside_such_numbers_cannot_be_read(tmp_path: Path) -> None:
    times: list[Any] = [BEGIN + row * 997 for row in range(ROWS)]
    times[10], times[20] = 0, "soon"
    with _checked(tmp_path, ts=times) as study:
        assert (_found(study, "time-too-small").count, _found(study, "time-unreadable").row) == (
            1,
            22,
        )


@pytest.mark.parametrize(("unit", "factor"), [("milliseconds", 1_000), ("microseconds", 1_000_000)])
def test_the_role_of_a_time_names_its_unit(tmp_path: Path, unit: str, factor: int) -> None:
    with _checked(tmp_path, ts=[(BEGIN + row * 997) * factor for row in range(ROWS)]) as study:
        (why,) = [one.reason for one in study.proposal.guesses if one.field == "TIMESTAMP"]
        assert f"counted in {unit} from 1970 on" in why


@pytest.mark.parametrize(("often", "is_said"), [(5, True), (20, False)])
def test_the_verdict_says_how_many_rows_are_left_out_where_they_are_many(
    tmp_path: Path, often: int, is_said: bool
) -> None:
    states = ["cancelled" if row % often == 0 else "completed" for row in range(ROWS)]
    with _checked(tmp_path, status=states) as study:
        gone = states.count("cancelled")
        assert study.left_out == (gone, ROWS)
        assert (
            f"{gone:,} of {ROWS:,} rows (20 %) are left out" in telling.verdict(study)
        ) is is_said
