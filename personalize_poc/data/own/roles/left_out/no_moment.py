"""Rows whose time is what a program writes where nothing happened: 0, 0000-00-00, 1900-01-01."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from personalize_poc.data.own import sql
from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.candidate import Candidate
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.states.acted import Actions
from personalize_poc.data.own.times.shapes import parse
from personalize_poc.data.own.times.words import is_never
from personalize_poc.language import ngettext

if TYPE_CHECKING:
    import duckdb

_FILLERS = re.compile(
    r"(?:0001-01-01|1601-01-01|1753-01-01|1899-12-3[01]|1900-01-0[01]|1970-01-01|9999-12-31)"
    r"(?:[T ](?:00:00(?::00)?|09:00(?::00)?|23:59(?::59)?)(?:[.,]\d+)?Z?)?"
)
"""Days with which calendars of programs begin or end; 1970 begins at nine in Seoul and Tokyo."""
_LOOKED = 3
"""Most frequent values that are looked at."""
_OFTEN = 0.01
"""Share of the rows from which on a value is no slip, which is said as a time that is wrong."""
_YEAR = 365.25 * 86_400


def find(connection: duckdb.DuckDBPyConnection, best: Candidate, found: Actions) -> None:
    """Leave out rows that have no time but a value that stands for none.

    Args:
        connection: where the table is.
        best: the interactions.
        found: what was found of events and states; written to.
    """
    time = best.roles["TIMESTAMP"]
    column = time.column
    if time.view is not best.view or column.moment is None:
        return
    usual = [one for one in column.moment.seconds if one is not None]
    # A value that many rows have stands in the sample; all times are too many to be counted.
    least = _OFTEN * len(column.given)
    often = [value for value, rows in column.frequencies.most_common(_LOOKED) if rows >= least]
    gone = tuple(value for value in often if is_never(value) or _is_filler(value, usual))
    rows = _rows_of(connection, best.view, column, gone) if gone else 0
    if not rows or rows == column.filled:
        return
    found.leave_out_values(column.name, gone)
    found.returns[column.key] = ngettext(
        "{rows:,} row has {listed} for a time: it never happened.",
        "{rows:,} rows have {listed} for a time: it never happened.",
        rows,
    ).format(rows=rows, listed=", ".join(gone))


def _rows_of(
    connection: duckdb.DuckDBPyConnection, view: View, column: ColumnProfile, gone: tuple[str, ...]
) -> int:
    row = connection.execute(
        f"SELECT count(*) FROM {view.profile.table.name} "
        f"WHERE list_contains(?::VARCHAR[], {sql.trimmed(column.key)})",
        [list(gone)],
    ).fetchone()
    return int(row[0]) if row else 0


def _is_filler(value: str, usual: list[float]) -> bool:
    """Whether it is a day on which calendars begin or end, years apart from the other times."""
    reading = parse(value) if _FILLERS.fullmatch(value) else None
    if reading is None or reading.seconds[0] is None:
        return _FILLERS.fullmatch(value) is not None
    own = reading.seconds[0]
    return not any(1.0 < abs(own - one) < _YEAR for one in usual)
