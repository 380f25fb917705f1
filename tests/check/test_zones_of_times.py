"""Times that name an offset, beside others that do not: which zone days, hours and they are of."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from personalize_poc.check import checking, cleaning, next_steps
from personalize_poc.check.study import Study
from personalize_poc.data.findings import Finding, Grade

START = datetime(2024, 1, 1, tzinfo=UTC)
ROWS = 4000


def _moment(n: int) -> datetime:
    """In Seoul from 8:00 to 19:59 on 80 days."""
    return START + timedelta(days=n // 50, hours=-1 + n % 50 * 12 // 50, seconds=n * 37 % 3600)


def _local(n: int, hours: int = 9, form: str = "%Y-%m-%dT%H:%M:%S") -> str:
    return (_moment(n) + timedelta(hours=hours)).strftime(form)


def _study(folder: Path, times: list[str], mapping: str = "") -> Study:
    rows = [f"u{n * 7 % 199},s{n * n % 97},{time}" for n, time in enumerate(times)]
    folder.mkdir(exist_ok=True)
    (folder / "e.csv").write_text("\n".join(["user_id,song_id,played_at", *rows]), "utf-8")
    if mapping:
        (folder / "mapping.yaml").write_text(
            "interactions:\n  file: e.csv\n  columns: {USER_ID: user_id, ITEM_ID: song_id, "
            f"TIMESTAMP: played_at}}\n  timestamp: iso\n  timezone: {mapping}\n",
            "utf-8",
        )
    return checking.check(folder)


def _found(study: Study) -> dict[str, Finding]:
    return {one.code: one for one in study.findings}


def _zone(study: Study) -> str:
    assert study.proposal.mapping is not None
    return study.proposal.mapping.sections["interactions"].timezone


@pytest.mark.parametrize("every", [2, 21, 997])
def test_times_without_a_zone_are_of_the_zone_that_all_others_name(
    tmp_path: Path, every: int
) -> None:
    times = [_local(n) + ("" if n % every == 1 else "+09:00") for n in range(ROWS)]
    with _study(tmp_path, times) as study:
        one = _found(study)["some-times-without-zone"]
        assert (one.grade, one.count) == (Grade.WEAKENS, len(range(1, ROWS, every)))
        assert (one.row, one.value) == (3, times[1])
        assert _zone(study) == "UTC+09:00"
        assert study.canonical is not None
        events = study.canonical.interactions.name
        found = study.reading.connection.execute(
            f"SELECT TIMESTAMP FROM {events} WHERE row = 1"
        ).fetchone()
        assert found == (int(_moment(1).timestamp()),)


def test_times_without_a_zone_beside_those_of_utc_are_counted(tmp_path: Path) -> None:
    times = [_local(n, 0) + ("" if n % 21 == 0 else "Z") for n in range(ROWS)]
    with _study(tmp_path, times) as study:
        one = _found(study)["some-times-without-zone"]
        assert (one.count, _zone(study)) == (len(range(0, ROWS, 21)), "UTC")


def test_times_without_a_zone_that_have_the_hours_of_others_as_utc_are_utc(tmp_path: Path) -> None:
    times = [_local(n, 0) if n % 2 else _local(n) + "+09:00" for n in range(ROWS)]
    with _study(tmp_path, times) as study:
        one = _found(study)["some-times-without-zone"]
        assert (one.count, _zone(study)) == (ROWS // 2, "UTC")
        assert "UTC" in one.message


def test_what_mapping_yaml_says_of_the_zone_is_not_doubted(tmp_path: Path) -> None:
    times = [_local(n) + ("" if n % 21 == 0 else "+09:00") for n in range(ROWS)]
    with _study(tmp_path, times, "+09:00") as study:
        assert "some-times-without-zone" not in _found(study)
        assert _zone(study) == "UTC+09:00"


@pytest.mark.parametrize(
    ("form", "zone"),
    [
        ("%Y-%m-%dT%H:%M:%S+09:00", "UTC+09:00"),
        ("%Y-%m-%d %H:%M:%S+0900", "UTC+09:00"),
        ("%d/%b/%Y:%H:%M:%S +0900", "UTC+09:00"),
        ("%Y-%m-%dT%H:%M:%S.123+09:00", "UTC+09:00"),
        ("%Y-%m-%dT%H:%M:%SZ", "UTC"),
        ("%Y-%m-%d %H:%M:%S", "UTC"),
    ],
)
def test_the_offset_that_all_times_name_is_the_zone_of_days(
    tmp_path: Path, form: str, zone: str
) -> None:
    with _study(tmp_path, [_local(n, form=form) for n in range(ROWS)]) as study:
        assert _zone(study) == zone
        assert "some-times-without-zone" not in _found(study)


def test_midnight_is_that_of_the_offset_that_all_times_name(tmp_path: Path) -> None:
    times = [
        _local(n, form="%Y-%m-%dT00:00:00" if n % 3 else "%Y-%m-%dT%H:%M:%S") + "+09:00"
        for n in range(ROWS)
    ]
    with _study(tmp_path, times) as study:
        one = _found(study)["some-times-at-midnight"]
        assert one.count == sum("T00:00:00" in time for time in times)


def test_a_day_is_told_in_the_zone_that_times_name(tmp_path: Path) -> None:
    times = [_local(n) + "+09:00" for n in range(ROWS)]
    times[5] = "2095-01-01T00:00:05+09:00"
    with _study(tmp_path, times) as study:
        assert "up to 2095-01-01" in _found(study)["time-in-future"].message


def test_offsets_of_summer_and_winter_are_a_zone(tmp_path: Path) -> None:
    moments = [START + timedelta(hours=n * 2) for n in range(ROWS)]
    summer = [datetime(2024, 3, 31, 1, tzinfo=UTC), datetime(2024, 10, 27, 1, tzinfo=UTC)]
    times = []
    for one in moments:
        hours = 2 if summer[0] <= one < summer[1] else 1
        local = one + timedelta(hours=hours)
        times.append(local.strftime(f"%Y-%m-%dT%H:%M:%S+0{hours}:00"))
    with _study(tmp_path, times) as study:
        assert _zone(study) == "Europe/Berlin"


def test_several_offsets_that_are_no_zone_leave_utc(tmp_path: Path) -> None:
    times = [_local(n) + ("+09:00" if n % 2 else "-05:00") for n in range(ROWS)]
    with _study(tmp_path, times) as study:
        assert _zone(study) == "UTC"
        (guess,) = [one for one in study.proposal.guesses if one.field == "TIMESTAMP"]
        assert "several zones" in guess.reason


def test_cleaning_says_which_zone_was_assumed_and_how_to_do_it_again(tmp_path: Path) -> None:
    with _study(
        tmp_path / "shop", [_local(n, form="%Y-%m-%d %H:%M:%S") for n in range(ROWS)]
    ) as one:
        assert one.canonical is not None
        copy = tmp_path / "copy"
        done = cleaning.clean(one.canonical, copy)
        (said,) = [
            step for step in next_steps.steps(one, tmp_path / "out", copy) if "timezone" in step
        ]
    assert done.changes is not None
    assert "times without a zone as UTC" in done.changes.read_text("utf-8")
    assert "taken as UTC" in said
    shop = tmp_path / "shop"
    assert f"cp {tmp_path / 'out' / 'mapping.yaml'} {shop / 'mapping.yaml'}" in said
    assert f"personalize-poc check {shop} --clean {copy}-again" in said


def test_cleaning_says_nothing_of_a_zone_that_all_times_name(tmp_path: Path) -> None:
    with _study(tmp_path / "shop", [_local(n) + "+09:00" for n in range(ROWS)]) as one:
        assert one.canonical is not None
        done = cleaning.clean(one.canonical, tmp_path / "copy")
        assert all("zone" not in step for step in next_steps.steps(one, None, tmp_path / "copy"))
    assert done.changes is not None
    assert "zone" not in done.changes.read_text("utf-8")
    with checking.check(tmp_path / "copy") as again:
        assert _zone(again) == "UTC+09:00"


@pytest.mark.parametrize(
    ("written", "zone"),
    [("+09:00", "UTC+09:00"), ("+10:00", "UTC+10:00"), ("-03:30", "UTC-03:30"),
     ("UTC+09:00", "UTC+09:00"), ("GMT+0530", "UTC+05:30"), ("+00:00", "Etc/UTC")],
)  # fmt: skip
def test_mapping_yaml_takes_an_offset_for_a_zone(tmp_path: Path, written: str, zone: str) -> None:
    with _study(tmp_path, [_local(n) for n in range(ROWS)], written) as study:
        assert _zone(study) == zone


class _Asked:
    """A connection that keeps what it is asked."""

    def __init__(self, connection: Any) -> None:
        self.connection, self.told = connection, [""]

    def execute(self, sql: str, *values: Any) -> Any:
        self.told.append(sql)
        return self.connection.execute(sql, *values)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.connection, name)


@pytest.mark.parametrize("every", [ROWS, 21])
def test_cleaning_after_a_check_looks_for_no_zones_again(tmp_path: Path, every: int) -> None:
    times = [_local(n) + ("+09:00" if n % every == 1 else "") for n in range(ROWS)]
    made, looked = [], []
    for name in ("anew", "known"):
        with _study(tmp_path / name, times) as one:
            assert one.canonical is not None
            asked: Any = _Asked(one.canonical.connection)
            found = one.findings if name == "known" else None
            done = cleaning.clean(
                replace(one.canonical, connection=asked), tmp_path / f"{name}-copy", found=found
            )
            assert done.changes
            made.append(done.changes.read_text("utf-8"))
            looked.append(sum("SELECT raw_TIMESTAMP, row" in sql for sql in asked.told))
    assert made[0] == made[1]
    assert looked == [1, 0]
