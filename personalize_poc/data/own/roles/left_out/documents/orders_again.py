"""Orders that stand in two parts of a table, which are written in two ways.

Exports overlap by days, and a spreadsheet saved one of them again: then no row of it is equal to
one of the other, letter for letter. An order comes again with all its lines.
"""

from __future__ import annotations

from personalize_poc.data.own import sql, written
from personalize_poc.data.own.mapping_file.types import Section
from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.candidate import Candidate
from personalize_poc.data.own.roles.evidence.view import is_idlike
from personalize_poc.data.own.tables import Reading

_ALIKE = 0.95
"""Share of the orders of two parts that have the same lines in both."""
_FEWEST = 5
"""Orders in two parts by which it is judged."""


def find(reading: Reading, best: Candidate, section: Section) -> ColumnProfile | None:
    """The number of orders that stand in two parts with the same lines; None for other tables.

    Args:
        reading: the files.
        best: the interactions.
        section: theirs; its times are written in two ways or more.
    """
    view, time = best.view, best.roles["TIMESTAMP"]
    in_ways = len(section.timestamp) > 1 and section.time_of_day is None
    if len(view.profile.table.parts) < 2 or not in_ways or time.view is not view:
        return None
    for column in sorted(view.columns, key=lambda one: -one.distinct):
        if view.hint(column.key).about("order") and is_idlike(column) and column.fill > 0.9:
            twice, alike = _in_parts(reading, best, column, section)
            if twice >= _FEWEST and alike >= _ALIKE * twice:
                return column
    return None


def _in_parts(
    reading: Reading, best: Candidate, column: ColumnProfile, section: Section
) -> tuple[int, int]:
    """Orders that stand in two parts or more, and those of them with the same lines in all."""
    table = best.view.profile.table
    time = best.roles["TIMESTAMP"].column.key
    line = ", ".join(
        written.minute(one.key, section.timestamp) if one.key == time else written.plain(one.key)
        for one in table.columns
    )
    starts = ", ".join(str(part.first_row) for part in table.parts)
    row = reading.connection.execute(
        f"WITH r AS (SELECT {sql.trimmed(column.key)} AS id, hash({line}) AS h, "
        f"len(list_filter([{starts}], lambda x: x <= rowid)) AS part FROM {table.name}), "
        "parted AS (SELECT id FROM r WHERE id IS NOT NULL GROUP BY id "
        "HAVING min(part) < max(part)), "
        "e AS (SELECT id, part, list_sort(list(h)) AS lines FROM r WHERE id IN (FROM parted) "
        "GROUP BY id, part), "
        "o AS (SELECT id, count(DISTINCT lines) AS ways FROM e GROUP BY id) "
        "SELECT count(*), count(*) FILTER (ways = 1) FROM o"
    ).fetchone()
    twice, alike = row or (0, 0)
    return int(twice), int(alike)
