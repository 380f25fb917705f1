"""Ids that begin with zeros in some files or rows of a table, and have lost them in the others.

A spreadsheet that saves a file again takes codes for numbers, and so does who types them into one.
Then the same thing has two ids, and the short ones lead to no catalogue.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from personalize_poc.data import words
from personalize_poc.data.findings import Finding, Grade
from personalize_poc.data.own import layouts, sql
from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.tables import Column, Reading, Table
from personalize_poc.data.words import Share
from personalize_poc.language import _

if TYPE_CHECKING:
    import duckdb

_BACK = 0.1
"""Share of the different ids of the files without zeros that stand in the others, at least."""
_LISTED, _FEWEST = 0.9, 5
"""Share of the short ids of single rows that a list has with their zeros, and fewest of them."""


def width(*columns: ColumnProfile) -> int:
    """How many digits ids have that lost their zeros somewhere in these columns; 0 if none did."""
    numbers = [
        text for one in columns for value in one.given if (text := value.strip()).isdecimal()
    ]
    padded = {len(value) for value in numbers if value.startswith("0")}
    longest = max(map(len, numbers), default=0)
    short = any(len(value) < longest for value in numbers)
    return longest if padded == {longest} and short else 0


def give_back(reading: Reading, view: View) -> bool:
    """Give the ids of a table the zeros back that some of its files lost.

    Args:
        reading: the files; written to, in DuckDB as well.
        view: the table that is looked at.

    Returns:
        Whether there were such ids: then all tables have to be looked at anew.
    """
    table = view.profile.table
    left = [one for one in view.columns if one.name not in table.digits]
    of_files = {
        one.column: digits for one in left if (digits := _in_files(reading.connection, table, one))
    }
    of_rows = {
        one.column: digits
        for one in left
        if one.column not in of_files and (digits := _in_rows(reading, view, one))
    }
    found = {**of_files, **of_rows}
    if not found:
        return False
    said = tuple(
        _told(reading.connection, table, column, digits) for column, digits in found.items()
    )
    whole = layouts.with_zeros(reading.connection, table, found)
    reading.tables = tuple(whole if one is table else one for one in reading.tables)
    reading.findings += said
    return True


def _in_rows(reading: Reading, view: View, column: ColumnProfile) -> int:
    """The digits of a column of which a list has the short ids with their zeros only; else 0."""
    digits = width(column)
    if not digits or column.column.stored_as not in ("", "string"):
        return 0
    tables = {one.label: one for one in reading.tables}
    value = sql.trimmed(column.key)
    for link in view.links:
        if link.key != column.key or link.table not in tables or link.form or link.more:
            continue
        found = reading.connection.execute(
            f"WITH ids AS (SELECT DISTINCT {value} AS v FROM {view.profile.table.name}), "
            f"listed AS (SELECT {sql.trimmed(link.there)} AS v FROM {tables[link.table].name}), "
            f"short AS (SELECT v FROM ids WHERE regexp_full_match(v, '[0-9]{{1,{digits - 1}}}')) "
            "SELECT count(*), "
            f"count(*) FILTER (lpad(v, {digits}, '0') IN (SELECT v FROM listed)), "
            "count(*) FILTER (v IN (SELECT v FROM listed)) FROM short"
        ).fetchone()
        short, known, themselves = found or (0, 0, 0)
        if short >= _FEWEST and known >= _LISTED * short and not themselves:
            return digits
    return 0


def _in_files(connection: duckdb.DuckDBPyConnection, table: Table, column: ColumnProfile) -> int:
    """The digits of a column of which some files have all zeros, and the others none; else 0."""
    digits = width(column) if len(table.parts) > 1 else 0
    if not digits or column.column.stored_as not in ("", "string"):
        return 0
    starts = ", ".join(str(part.first_row) for part in table.parts)
    value = sql.trimmed(column.key)
    found = connection.execute(
        f"WITH r AS (SELECT {value} AS v, "
        f"len(list_filter([{starts}], lambda x: x <= rowid)) AS part FROM {table.name}), "
        "p AS (SELECT part, bool_or(v LIKE '0%') AS zeros, "
        f"bool_or(length(v) < {digits}) AS short FROM r GROUP BY part), "
        "ids AS (SELECT DISTINCT ltrim(v, '0') AS v, short FROM r JOIN p USING (part) "
        "WHERE v IS NOT NULL) "
        "SELECT (SELECT count(*) FILTER (zeros AND NOT short) FROM p), "
        "(SELECT count(*) FILTER (zeros AND short) FROM p), "
        "count(*) FILTER (short), "
        "count(*) FILTER (short AND v IN (SELECT v FROM ids WHERE NOT short)) FROM ids"
    ).fetchone()
    whole, mixed, ids, known = found or (0, 0, 0, 0)
    return digits if whole and not mixed and known >= _BACK * ids > 0 else 0


def _told(
    connection: duckdb.DuckDBPyConnection, table: Table, column: Column, digits: int
) -> Finding:
    """What was given back, and where a person can say otherwise."""
    value = sql.trimmed(column.key)
    row = connection.execute(
        f"SELECT count(*), min(rowid), arg_min(v, rowid), (SELECT count(*) FROM {table.name}) "
        f"FROM (SELECT rowid, {value} AS v FROM {table.name}) "
        f"WHERE regexp_full_match(v, '[0-9]{{1,{digits - 1}}}')"
    ).fetchone()
    count, first, short, rows = row or (0, None, "", 0)
    file, line = (table.label, None) if first is None else table.place(first)
    return Finding(
        "zeros-given-back",
        Grade.NOTE,
        _(
            "{column} begins with zeros in some files or rows of {label} and has lost them in "
            "others, as happens when a spreadsheet saves codes: {rows} ({share:.1%}) got {digits} "
            "digits again."
        ).format(
            column=column.name,
            label=table.label,
            digits=digits,
            rows=words.counted(count, "row"),
            share=Share(count / max(1, rows)),
        ),
        file=file,
        row=line,
        column=column.name,
        value=short,
        count=count,
        share=count / max(1, rows),
        matters=_("Without its zeros the same id would count as another one."),
        fix=_("Take `digits` out of mapping.yaml if these are different ids."),
    )
