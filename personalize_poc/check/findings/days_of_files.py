"""Days without events that are those of a file which could not be read.

Where each file has the days behind those of the one before, whatever lies between two of them is
what a file between their names would tell. Of files in any other order nothing is said.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from datetime import date

from personalize_poc.check.findings.holes import Hole
from personalize_poc.check.findings.scan import Scan, literal
from personalize_poc.data.own import canonical
from personalize_poc.data.own.reading.several import grouping
from personalize_poc.data.own.tables import Part


def of(scan: Scan, holes: list[Hole]) -> dict[date, tuple[str, ...]]:
    """Those of the days of some holes that are days of files which were not read, with these."""
    if not holes or not scan.canonical.reading.left_out or scan.canonical.reading.folder is None:
        return {}
    found: dict[date, tuple[str, ...]] = {}
    for before, files, after in _unread(scan):
        start, end = _edge(scan, before, "max"), _edge(scan, after, "min")
        if start is None or end is None:
            continue
        for hole in holes:
            if start <= hole.last and hole.dates()[-1] < end:
                found |= dict.fromkeys(hole.dates(), files)
    return found


def _unread(scan: Scan) -> Iterator[tuple[Part, tuple[str, ...], Part]]:
    """Files called as the parts of the interactions that were not read, with the part on each side.

    Those that follow each other are told together.
    """
    parts = {one.file: one for one in canonical.parts(scan.canonical, scan.events)}
    forms = {grouping.shape(file) for file in parts}
    lost = {one for one in scan.canonical.reading.left_out if grouping.shape(one) in forms}
    names = sorted({*parts, *lost}, key=grouping.natural)
    runs = [(is_lost, list(run)) for is_lost, run in itertools.groupby(names, lost.__contains__)]
    for (__, before), (is_lost, files), (__, after) in zip(runs, runs[1:], runs[2:], strict=False):
        if is_lost:
            yield parts[before[-1]], tuple(files), parts[after[0]]


def _edge(scan: Scan, part: Part, side: str) -> date | None:
    """The first or the last day of a file with an event, for "min" or "max"."""
    local = f"timezone({literal(scan.timezone)}, to_timestamp({side}(t)))::DATE"
    found: date | None = scan.one(
        f"SELECT {local} FROM check_events WHERE {scan.good_time} "
        f"AND row >= {part.first_row} AND row < {part.first_row + part.rows}"
    )[0]
    return found
