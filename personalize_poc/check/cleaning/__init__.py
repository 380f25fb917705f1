"""Cleaned files of a person's data, with a list of everything that was changed or left out.

Nothing is guessed: a row is left out or a value changed only by a rule that `findings` reports as
well, or that the mapping states, and `changes.csv` has each of them. The source is never touched.
Cleaning what was cleaned changes nothing.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from personalize_poc.check.cleaning import changes, fixes, leaving, untaken, writing
from personalize_poc.check.findings import counting, zones
from personalize_poc.check.findings.scan import Scan
from personalize_poc.data.findings import Finding
from personalize_poc.data.own.canonical import Canonical


@dataclass(frozen=True)
class Cleaned:
    """What cleaning wrote.

    Attributes:
        folder: where.
        read: data set -> rows of its files: those of `kept` and of `left_out` together.
        kept: data set -> rows that were written.
        left_out: data set -> reason -> rows.
        changed: data set -> reason -> values.
        columns: data set -> column that is left out -> why.
        everywhere: data set -> column -> what was done alike in all rows; not in `changed`.
        changes: the list of all of them; None if there are none.
    """

    folder: Path
    read: dict[str, int]
    kept: dict[str, int]
    left_out: dict[str, dict[str, int]]
    changed: dict[str, dict[str, int]]
    columns: dict[str, dict[str, str]]
    everywhere: dict[str, dict[str, str]]
    changes: Path | None

    @property
    def changed_nothing(self) -> bool:
        """Whether all rows were written as they were."""
        return self.changes is None


def clean(
    canonical: Canonical,
    folder: Path | str,
    *,
    undo: bool = False,
    now: float | None = None,
    found: Sequence[Finding] | None = None,
) -> Cleaned:
    """Write cleaned files, `changes.csv` and the mapping.yaml that reads them.

    The folder appears complete or not at all.

    Args:
        canonical: the data sets.
        folder: must not exist, or be empty.
        undo: leave out purchases as well that a later return undoes.
        now: Unix seconds; later times are left out. The clock, if it is left out.
        found: all that a check of the same data sets found, which is not looked for again.

    Raises:
        BadInput: the folder has something in it, or cannot be written.
    """
    folder = Path(folder)
    scan = Scan(canonical, now or time.time())
    if found is not None:
        zones.remember(scan, found)
    with writing.appearing(folder) as made, counting.tables(scan):
        try:
            fixes.prepare(scan)
            untaken.prepare(scan)
            leaving.prepare(scan, undo)
            changes.prepare(scan)
            read = {one.section: untaken.rows(scan, one) for one in canonical.relations}
            kept = {one.section: writing.table(scan, one, made) for one in canonical.relations}
            listed = writing.changes(scan, made)
            writing.mapping(canonical, made)
            left_out, changed = (_counts(scan, what) for what in (changes.LEFT, changes.CHANGED))
            columns, everywhere = (
                _everywhere(scan, what) for what in (changes.LEFT, changes.CHANGED)
            )
        finally:
            _drop(scan)
    place = folder / listed if listed else None
    return Cleaned(folder, read, kept, left_out, changed, columns, everywhere, place)


def _counts(scan: Scan, what: str) -> dict[str, dict[str, int]]:
    found: dict[str, dict[str, int]] = {}
    for section, reason, count in scan.all(
        "SELECT section, reason, count(*) FROM clean_changes WHERE what = ? AND place <> 'all' "
        "GROUP BY ALL ORDER BY section, count(*) DESC, reason",
        [what],
    ):
        found.setdefault(section, {})[reason] = count
    return found


def _everywhere(scan: Scan, what: str) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for section, name, reason in scan.all(
        "SELECT DISTINCT section, name, reason FROM clean_changes WHERE place = 'all' "
        "AND what = ? ORDER BY ALL",
        [what],
    ):
        found.setdefault(section, {})[name] = reason
    return found


def _drop(scan: Scan) -> None:
    tables = scan.all(
        "SELECT table_name FROM duckdb_tables() WHERE temporary AND table_name LIKE 'clean\\_%' "
        "ESCAPE '\\'"
    )
    for (name,) in tables:
        scan.canonical.connection.execute(f"DROP TABLE temp.{name}")
