"""Times in all the forms in which they come."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from tests.support.exports.truth import Ask, Events, Kinds, Names, Truth, count
from tests.support.exports.world import DAY, START, Draw, Log
from tests.support.exports.writers import csv, serial, stamp

EXPORTS = Kinds()


def _write(folder: Path, draw: Draw, log: Log, **times: Iterable[Any]) -> None:
    csv(folder / "visits.csv", {
        "visitor": [f"v{n:06d}" for n in log.user * 11],
        "page": [f"pg-{n:04d}" for n in log.item],
        **{key.replace("_", " "): values for key, values in times.items()},
        "action": draw.pick(["open", "save", "share"], len(log), [85, 10, 5]),
    })  # fmt: skip


def _events(
    log: Log, time: Names, forms: tuple[str, ...], step: int = 1, keep: Any = None
) -> Events:
    return Events(("visits.csv",), "visitor", "page", time, forms,
                  count(log.user, log.item, log.time, keep, step), event="action")  # fmt: skip


@EXPORTS.add("milliseconds", "Unix milliseconds under the name timestamp")
def milliseconds(folder: Path, draw: Draw) -> Truth:
    log = draw.log(300, 100, 3000)
    _write(folder, draw, log, timestamp=log.time * 1000 + 7)
    return Truth(_events(log, "timestamp", ("milliseconds",)))


@EXPORTS.add("microseconds", "Unix microseconds")
def microseconds(folder: Path, draw: Draw) -> Truth:
    log = draw.log(300, 100, 3000)
    _write(folder, draw, log, ts=log.time * 1_000_000 + 500_001)
    return Truth(_events(log, "ts", ("microseconds",)))


@EXPORTS.add("serial_days", "days since 1899 as a spreadsheet counts them")
def serial_days(folder: Path, draw: Draw) -> Truth:
    log = draw.log(300, 100, 3000)
    _write(folder, draw, log, when=[f"{serial(t):.6f}" for t in log.time])
    return Truth(_events(log, "when", ("excel",), step=DAY))


@EXPORTS.add("date_and_time", "day and time of day in two columns")
def date_and_time(folder: Path, draw: Draw) -> Truth:
    log = draw.log(300, 100, 3000)
    _write(folder, draw, log, day=stamp(log.time, "%Y-%m-%d"), hour=stamp(log.time, "%H:%M:%S"))
    return Truth(_events(log, "day", ("iso",)))


@EXPORTS.add("mixed_forms", "ISO, then days first, then Unix seconds, as programs were replaced")
def mixed_forms(folder: Path, draw: Draw) -> Truth:
    log = draw.log(400, 120, 4500)
    third = len(log) // 3
    _write(folder, draw, log, at=[
        *stamp(log.time[:third], "%Y-%m-%dT%H:%M:%SZ"),
        *stamp(log.time[third : 2 * third], "%d/%m/%Y %H:%M:%S"),
        *(str(t) for t in log.time[2 * third :]),
    ])  # fmt: skip
    return Truth(_events(log, "at", ("iso", "%d/%m/%Y %H:%M:%S", "seconds")),
                 ask=Ask(("time", "form", "mixed"), must=False),
                 findings=(("mixed", "form"),))  # fmt: skip


@EXPORTS.add("ambiguous_dates", "01/02/2024 and no row that says which is the month")
def ambiguous_dates(folder: Path, draw: Draw) -> Truth:
    log = draw.log(300, 100, 3000)
    months, days = draw.rng.integers(1, 13, (2, len(log)))
    _write(
        folder, draw, log, date=[f"{a:02d}/{b:02d}/2024" for a, b in zip(days, months, strict=True)]
    )
    events = Events(("visits.csv",), "visitor", "page", "date", ("%d/%m/%Y", "%m/%d/%Y"),
                    event="action")  # fmt: skip
    return Truth(events, ask=Ask(("date", "month")))


@EXPORTS.add("month_first", "03/25/2024 02:11 PM, as in America")
def month_first(folder: Path, draw: Draw) -> Truth:
    log = draw.log(300, 100, 3000)
    _write(folder, draw, log, Event_Date=stamp(log.time, "%m/%d/%Y %I:%M:%S %p"))
    return Truth(_events(log, "Event Date", ("%m/%d/%Y %I:%M:%S %p",)))


@EXPORTS.add("offsets", "ISO with offsets that change with the summer")
def offsets(folder: Path, draw: Draw) -> Truth:
    log = draw.log(300, 100, 3000, days=300)
    hours = np.where((log.time > START + 83 * DAY) & (log.time < START + 293 * DAY), 2, 1)
    local = stamp(log.time + hours * 3600, "%Y-%m-%dT%H:%M:%S")
    _write(folder, draw, log, zeit=[f"{t}+0{h}:00" for t, h in zip(local, hours, strict=True)])
    events = _events(log, "zeit", ("iso",))
    return Truth(replace(events, said="Europe/Berlin"))


@EXPORTS.add("compact_days", "days as 20240131, without a separator")
def compact_days(folder: Path, draw: Draw) -> Truth:
    log = draw.log(300, 100, 3000)
    _write(folder, draw, log, dt=stamp(log.time, "%Y%m%d"))
    return Truth(_events(log, "dt", ("%Y%m%d",), step=DAY),
                 findings=(("midnight", "dates-only"),))  # fmt: skip


@EXPORTS.add(
    "absurd_times",
    "a few rows in the year 10401, in 1970, and in a week's time that is still to come",
)
def absurd_times(folder: Path, draw: Draw) -> Truth:
    log = draw.log(300, 100, 3000)
    times = log.time.astype(object)
    odd = draw.rng.choice(len(log), 30, replace=False)
    times[odd[:10]], times[odd[10:20]] = 266_066_208_000, 0
    times[odd[20:]] = 4_102_444_800
    _write(folder, draw, log, time=list(times))
    return Truth(Events(("visits.csv",), "visitor", "page", "time", ("seconds",), event="action"),
                 findings=(("time", "future", "year"),))  # fmt: skip
