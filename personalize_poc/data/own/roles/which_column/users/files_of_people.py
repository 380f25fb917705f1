"""Files of which each is one person's: no row says who acted, the name of its file does.

Learning platforms, studies and devices keep a log for each person: u1.csv, u3.csv, u17.csv. Parts
of one table are numbered as well; but they follow each other in time, or a column says who.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from personalize_poc.data.findings import Finding, Grade
from personalize_poc.data.own import file_names
from personalize_poc.data.own.profiles.moments import moment
from personalize_poc.data.own.roles.evidence import dependences, narrowed
from personalize_poc.data.own.roles.evidence.candidate import Candidate
from personalize_poc.data.own.roles.evidence.scored import Scored
from personalize_poc.data.own.roles.words.names import hint
from personalize_poc.data.own.tables import Part, Table
from personalize_poc.language import _

if TYPE_CHECKING:
    import duckdb

    from personalize_poc.data.own.tables import Reading

_FEWEST = 3
"""Files from which on their names may be people."""
_PERSON = re.compile(r"(?:(?P<stem>[^\W\d_]*)[-_ ]?\d+|[0-9a-fA-F]{16,}|[0-9a-fA-F-]{36})")
_PARTS = frozenset("tvfb")
"""Letters that count tables, versions, files and batches, rather than people."""
_LOOKED_AT, _TIMES = 60, 200
"""Files, and rows of each, whose times are looked at."""
_WITHIN = 0.3
"""Share of the times of a file, on average, that lie between those of another one."""
_SAME = 0.02
"""Share of the rows that may stand in several files: versions of one file have them all."""
_POINTS = 3.0


def tell(reading: Reading, ranked: list[Candidate]) -> list[Candidate]:
    """The tables as interactions, the best first; those of one file a person say who acted.

    Such a table gets a column more, in DuckDB and in `reading`; a mapping that says so gets the
    same.

    Args:
        reading: the files; written to.
        ranked: tables as interactions, the best one first.
    """
    found = [_told(reading, one) if _are_people(reading.connection, one) else one for one in ranked]
    return sorted(found, key=lambda one: (one.is_complete, one.points), reverse=True)


def _told(reading: Reading, one: Candidate) -> Candidate:
    """The candidate with the name of the file as its user."""
    view, old = one.view, one.view.profile.table
    made = file_names.add(reading.connection, old)
    reading.tables = tuple(made if table is old else table for table in reading.tables)
    view.profile = narrowed.look(reading.connection, made)
    dependences.look(reading.connection, view)
    roles = {
        name: replace(role, column=view.column(role.column.key)) if role.view is view else role
        for name, role in one.roles.items()
    }
    why = [_("no column says who acted, and each file is one person's")]
    roles["USER_ID"] = Scored(view.profile.columns[-1], view, _POINTS, why, named=True, told=True)
    return replace(one, roles=roles, points=one.points + 0.3 * _POINTS)


def _are_people(connection: duckdb.DuckDBPyConnection, one: Candidate) -> bool:
    """Whether the files of a table are of one person each: by their names, times and rows."""
    item, time = one.roles.get("ITEM_ID"), one.roles.get("TIMESTAMP")
    if "USER_ID" in one.roles or item is None or time is None:
        return False
    if not item.named or item.view is not one.view or time.view is not one.view:
        return False
    table = one.view.profile.table
    parts = [part for part in table.parts if part.rows]
    return (
        _may_name_people([part.file for part in parts])
        and _are_of_one_time(connection, table, parts, time.column.key)
        and _have_own_rows(connection, table, parts)
    )


def _may_name_people(files: Sequence[str]) -> bool:
    """Whether files are called by a number alone, or behind a letter or a word for a person."""
    names = [file_names.of(file) for file in files]
    told = [_PERSON.fullmatch(name) for name in names]
    if len(set(names)) < max(_FEWEST, len(names)) or not all(told):
        return False
    stems = {(one["stem"] or "").casefold() for one in told if one}
    stem = min(stems)
    if len(stems) > 1:
        return False
    return stem not in _PARTS if len(stem) < 2 else hint(stem).about("user")


def _are_of_one_time(
    connection: duckdb.DuckDBPyConnection, table: Table, parts: Sequence[Part], key: str
) -> bool:
    """Whether files do not follow each other: parts of a table are of one month after the other."""
    some = parts[:: max(1, len(parts) // _LOOKED_AT)]
    times = [one for part in some if (one := _times(connection, table, part, key))]
    if len(times) < _FEWEST:
        return False
    ends = [(min(one), max(one)) for one in times]
    shares = [
        max(
            sum(low < time < high for time in here) / len(here)
            for other, (low, high) in enumerate(ends)
            if other != at
        )
        for at, here in enumerate(times)
    ]
    return sum(shares) > _WITHIN * len(shares)


def _times(
    connection: duckdb.DuckDBPyConnection, table: Table, part: Part, key: str
) -> list[float]:
    """The times of some rows of a file, in seconds."""
    step = max(1, part.rows // _TIMES)
    rows = connection.execute(
        f"SELECT {key} FROM {table.name} WHERE rowid >= {part.first_row} "
        f"AND rowid < {part.first_row + part.rows} AND (rowid - {part.first_row}) % {step} = 0"
    ).fetchall()
    read = moment([str(value or "") for (value,) in rows])
    return [one for one in read.seconds if one is not None] if read else []


def _have_own_rows(
    connection: duckdb.DuckDBPyConnection, table: Table, parts: Sequence[Part]
) -> bool:
    """Whether hardly a row stands in several files, as it would in versions of one file."""
    begins = ", ".join(f"({part.first_row})" for part in parts)
    keys = ", ".join(column.key for column in table.columns)
    again = connection.execute(
        f"SELECT coalesce(sum(n), 0) FROM (SELECT count(*) AS n FROM "
        f"(SELECT *, rowid AS was FROM {table.name}) AS t "
        f"ASOF JOIN (VALUES {begins}) AS p(first) ON t.was >= p.first "
        f"GROUP BY {keys} HAVING count(DISTINCT p.first) > 1)"
    ).fetchall()[0][0]
    return int(again) <= _SAME * table.rows


def note(best: Candidate) -> list[Finding]:
    """That people were told by the names of files, if they were."""
    user = best.roles["USER_ID"]
    if user.column.name != file_names.NAME:
        return []
    parts = [part for part in user.view.profile.table.parts if part.rows]
    return [
        Finding(
            "files-are-people",
            Grade.NOTE,
            _(
                "No column of {label} says who acted: each of its {count:,} files is taken for one "
                "person, who is called by its name ({example})."
            ).format(label=user.view.label, count=len(parts), example=file_names.of(parts[0].file)),
            dataset="interactions",
            file=user.view.label,
            column=user.column.name,
            count=len(parts),
            matters=_("If the files are parts of one table instead, these are no people."),
            fix=_("If so, export the column that says who acted, and name it under USER_ID."),
        )
    ]
