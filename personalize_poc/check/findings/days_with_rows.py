"""Days without events that have rows in the files all the same, which are left out or not read.

Asked of few days alone, as it reads all rows that the mapping leaves out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from personalize_poc.check.findings.holes import Hole
from personalize_poc.check.findings.scan import Scan, literal
from personalize_poc.data.own import canonical
from personalize_poc.data.own.tables import Part
from personalize_poc.data.own.times import shapes

_TEXTS = 20_000
"""Times in an unknown form that are looked at."""
_CELLS = re.compile(r'[,;|\t]|": *')
"""What stands between two cells of a row, or between the name of a value and itself."""
_WORDS = 6
"""Words of a text that begin with a day, at most."""


@dataclass(frozen=True)
class Rows:
    """Rows of some days.

    Attributes:
        count: how many.
        file, line: where the first of them stands.
    """

    count: int
    file: str
    line: int

    def __add__(self, other: Rows) -> Rows:
        return Rows(self.count + other.count, self.file, self.line)


def of(scan: Scan, holes: list[Hole]) -> dict[date, Rows]:
    """Those of the days of some holes that have rows, with these.

    Where no text tells of which day rows are, rows between the last one before a hole and the first
    one after it are of each of its days.
    """
    if not holes:
        return {}
    asked = {day for hole in holes for day in hole.dates()}
    found: dict[date, Rows] = {}
    for day, rows in (*_untaken(scan, asked), *_unread(scan, asked), *_unclear(scan, asked)):
        found[day] = found[day] + rows if day in found else rows
    for hole in holes:
        told = any(day in found for day in hole.dates())
        if not told and (between := _between(scan, hole)):
            none = Rows(0, between.file, between.line)
            found |= {**dict.fromkeys(hole.dates(), none), hole.dates()[0]: between}
    return found


def _untaken(scan: Scan, asked: set[date]) -> Iterator[tuple[date, Rows]]:
    """Rows that the mapping leaves out."""
    if scan.canonical.reading.folder is None:  # a table of a program, of which none is left out
        return
    if not (select := canonical.untaken(scan.canonical, scan.events)):
        return
    local = f"timezone({literal(scan.timezone)}, to_timestamp(TIMESTAMP))::DATE"
    rows = scan.all(
        f"SELECT {local} AS day, count(*), min(row) FROM ({select}) WHERE TIMESTAMP IS NOT NULL "
        "GROUP BY day ORDER BY day"
    )
    for day, count, row in rows:
        if day in asked:
            yield day, Rows(count, *scan.events.table.place(row))


def _unread(scan: Scan, asked: set[date]) -> Iterator[tuple[date, Rows]]:
    """Rows of another width, and others that were not read, by the first day that stands in one."""
    for part in _parts(scan):
        for one in part.unread:
            days = (_day(scan, cell, asked) for cell in _CELLS.split(one.text))
            if day := next(filter(None, days), None):
                yield day, Rows(1, part.file, one.line)


def _unclear(scan: Scan, asked: set[date]) -> Iterator[tuple[date, Rows]]:
    """Rows whose time has another form than those that are read."""
    rows = scan.all(
        f"SELECT raw_TIMESTAMP::VARCHAR AS text, count(*), min(row) FROM {scan.events.name} "
        "WHERE row IN (SELECT row FROM check_events WHERE t IS NULL) AND raw_TIMESTAMP IS NOT NULL "
        f"GROUP BY text ORDER BY min(row) LIMIT {_TEXTS}"
    )
    for text, count, row in rows:
        if day := _day(scan, text, asked):
            yield day, Rows(count, *scan.events.table.place(row))


def _day(scan: Scan, text: str, asked: set[date]) -> date | None:
    """The day that a text begins with, if it is asked for.

    Where the order of day and month is open, that of the mapping is meant, and else either.
    """
    known = scan.canonical.mapping.sections["interactions"].timestamp
    words = text.strip(" \"'").split()[:_WORDS]
    for length in range(len(words), 0, -1):
        if not (read := shapes.parse(" ".join(words[:length]))):
            continue
        ways = dict(zip(read.forms, read.seconds, strict=True))
        meant = {form: seconds for form, seconds in ways.items() if form in known}
        if words[0].isdigit() and length == 1:
            ways = {}  # a number of anything
        days = (_date(seconds) for seconds in (meant or ways).values() if seconds is not None)
        return next((day for day in days if day in asked), None)
    return None


def _date(seconds: float) -> date:
    return date(1970, 1, 1) + timedelta(seconds=seconds)


def _between(scan: Scan, hole: Hole) -> Rows | None:
    """Rows without a time between the events on both sides of a hole, in files sorted by time."""
    sides = scan.one(
        "SELECT arg_max(row, t) FILTER (t <= q), arg_min(row, t) FILTER (t > q) FROM check_events, "
        "(SELECT max(q) * 900 + 899 AS q FROM check_quarters "
        f"WHERE local::DATE <= '{hole.last}') WHERE {scan.good_time}"
    )
    low, high = sorted(sides)
    events, rows, row = scan.one(
        f"SELECT count(*) FILTER ({scan.good_time}), count(*), min(row) FROM check_events "
        f"WHERE row > {low} AND row < {high}"
    )
    if events:
        return None
    if rows:
        return Rows(rows, *scan.events.table.place(row))
    (file, start), (other, end) = (scan.events.table.place(row) for row in (low, high))
    part = next((one for one in _parts(scan) if one.file == file == other), None)
    lines = [one.line for one in part.unread if start < one.line < end] if part else []
    return Rows(len(lines), file, lines[0]) if lines else None


def _parts(scan: Scan) -> tuple[Part, ...]:
    if scan.canonical.reading.folder is None:
        return ()
    return canonical.parts(scan.canonical, scan.events)
