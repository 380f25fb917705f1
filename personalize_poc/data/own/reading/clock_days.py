"""Times of day that a program wrote with a day that stands for none: "30/12/1899 09:29:15".

Databases keep a time of day as a moment of the day that they count from. Where another column has
the days of the rows, only the hour says something, and both together are when it happened.
"""

from __future__ import annotations

import re

from personalize_poc.data.findings import Finding
from personalize_poc.data.own import sql
from personalize_poc.data.own.profiles.moments import moment
from personalize_poc.data.own.reading.ground import spread, time_notes
from personalize_poc.data.own.reading.ground.workspace import Workspace
from personalize_poc.data.own.tables import Table

_SAMPLE, _FEWEST = 500, 3
"""Rows that are looked at, and fewest different times and days."""
_FIRST = (
    r"0?1[-/.]0?1[-/.](?:1900|1970|2000|0001)|(?:1900|1970|2000|0001)[-/.]0?1[-/.]0?1"
    r"|3[01][-/.]12[-/.]1899|12[-/.]3[01][-/.]1899|1899[-/.]12[-/.]3[01]"
    r"|00[-/.]00[-/.]0000|0000[-/.]00[-/.]00"
)
"""Days that programs count from: of Access and Excel, of Unix, of SQL Server, of Java and Rails."""
_CLOCK = (
    rf"^\s*(?:{_FIRST})[ T]+(\d{{1,2}}:\d\d(?::\d\d)?)(?:[.,]0+)?(?: ?(?:Z|UTC))?"
    r"( ?[AaPp]\.?[Mm]\.?)?\s*$"
)
_MATCH = re.compile(_CLOCK).match


def strip(work: Workspace, table: Table) -> list[Finding]:
    """Leave the day away where it is none and another column has the day of the row.

    Args:
        work: of this reading.
        table: whose columns are looked at; their values are written to.
    """
    if not table.rows:
        return []
    values = spread.values(work, table, _SAMPLE)
    clocks = [column for column, given in values.items() if _are_clocks(given)]
    days = any(_are_days(given) for column, given in values.items() if column not in clocks)
    said = []
    for column in clocks if days else ():
        text = sql.quoted(_CLOCK)
        row = work.run(
            f"SELECT {column.key} FROM {table.name} WHERE trim({column.key}) <> '' "
            f"AND NOT regexp_matches({column.key}, {text}) LIMIT 1"
        )
        if row:
            continue
        example = next(filter(None, values[column]))
        work.run(
            f"UPDATE {table.name} SET {column.key} = regexp_extract({column.key}, {text}, 1) "
            f"|| regexp_extract({column.key}, {text}, 2) WHERE trim({column.key}) <> ''"
        )
        said.append(time_notes.no_day(table.label, column.name, example))
    return said


def _are_clocks(given: list[str]) -> bool:
    some = {value for value in given if value.strip()}
    return len(some) >= _FEWEST and all(map(_MATCH, some))


def _are_days(given: list[str]) -> bool:
    """Whether values are different days, or times of them."""
    some = [value.strip() for value in given if value.strip()]
    read = moment(some) if some else None
    return read is not None and not read.weak and len({value[:10] for value in some}) >= _FEWEST
