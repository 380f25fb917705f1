"""One file of exposures or outcomes: its rows in a table of DuckDB, and those that cannot count."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from personalize_poc.data.findings import Finding, Grade
from personalize_poc.data.own.reading.text import text_notes
from personalize_poc.errors import BadInput
from personalize_poc.experiment.logged import columns
from personalize_poc.language import N_, _, ngettext

if TYPE_CHECKING:
    import duckdb

    from personalize_poc.data.own.tables import Reading, Table

_READ: Mapping[str, Callable[[int], str]] = {
    "user": lambda n: ngettext(
        "{count:,} row names no user; it is left out.",
        "{count:,} rows name no user; these rows are left out.",
        n,
    ),
    "time": lambda n: ngettext(
        "{count:,} value cannot be read as a time; its row is left out.",
        "{count:,} values cannot be read as a time; these rows are left out.",
        n,
    ),
    "value": lambda n: ngettext(
        "{count:,} value cannot be read as a number; its row is left out.",
        "{count:,} values cannot be read as a number; these rows are left out.",
        n,
    ),
}
_WRITTEN = {
    "user": N_("Find out why the log has them: nobody can be in a variant without an id."),
    "time": N_("Write times as 2024-01-31 15:04:05 or as Unix seconds."),
    "value": N_("Write numbers as 1234.5: with a decimal point, and nothing else."),
}


@dataclass(frozen=True)
class Source:
    """A file that was read: its rows stand in a table of DuckDB, `row` is their number.

    Attributes:
        name: of the table in DuckDB.
        table: knows the line of each row.
        columns: role -> name of the column in the file, of the roles that the file has.
        findings: what was noticed.
    """

    name: str
    table: Table
    columns: Mapping[str, str]
    findings: tuple[Finding, ...] = field(default=())

    def finding(
        self,
        code: str,
        grade: Grade,
        message: str,
        row: int | None = None,
        *,
        role: str | None = None,
        count: int = 0,
        value: str | None = None,
        fix: str = "",
    ) -> Finding:
        """A finding about this file; `row` is that of the first case."""
        file, line = self.table.place(row) if row is not None else (self.table.label, None)
        column = self.columns.get(role) if role else None
        return Finding(
            code,
            grade,
            message,
            file=file,
            row=line,
            column=column,
            value=value,
            count=count,
            fix=fix,
        )


@dataclass(frozen=True)
class Asked:
    """What a person says of a file.

    Attributes:
        roles: `columns.EXPOSURES` or `columns.OUTCOMES`.
        needed: roles without which nothing can be done.
        stated: role -> column; goes before the names that are known.
        extra: names of further columns, which become s0, s1, …
    """

    roles: Mapping[str, tuple[str, ...]]
    needed: tuple[str, ...]
    stated: Mapping[str, str] = field(default_factory=dict)
    extra: tuple[str, ...] = ()


def loaded(found: Reading, name: str, path: str | Path, asked: Asked) -> Source:
    """Make a table of what was read, with a column a role, and row, s0, s1 and so on.

    Rows that name no user, or whose time or value cannot be read, are left out. The tables of the
    reading are dropped.

    Args:
        found: a reading in memory.
        name: of the table that it will be.
        path: what was read.
        asked: which columns.

    Raises:
        BadInput: a column is not there.
    """
    connection = found.connection
    source, select = _understood(found, name, path, asked)
    connection.execute(
        f"CREATE TEMP TABLE {name} AS SELECT *, {fault(source)} AS fault FROM ({select})"
    )
    for table in found.tables:
        connection.execute(f"DROP TABLE {table.name}")
    return replace(source, findings=(*source.findings, *unread(connection, source, name)))


def viewed(found: Reading, name: str, path: str | Path, asked: Asked) -> Source:
    """Make a view of what was read: the largest file is not copied.

    Its rows are all there, also those that `fault` names.

    Raises:
        BadInput: a column is not there.
    """
    source, select = _understood(found, name, path, asked)
    found.connection.execute(f"CREATE TEMP VIEW {name} AS {select}")
    return source


def fault(source: Source) -> str:
    """SQL of the role for which a row cannot count; NULL where it can."""
    said = ["WHEN user IS NULL THEN 'user'"]
    if "time" in source.columns:
        said.append("WHEN time IS NULL THEN 'time'")
    if "value" in source.columns:
        said.append("WHEN value IS NULL AND value_text IS NOT NULL THEN 'value'")
    return f"CASE {' '.join(said)} END"


def unread(connection: duckdb.DuckDBPyConnection, source: Source, table: str) -> list[Finding]:
    """Name the rows of a table that have a `fault`, and delete them.

    Args:
        connection: has the table, and the relation of the source.
        source: whose rows they are.
        table: has the columns row and fault.
    """
    rows = connection.execute(
        f"SELECT fault, count(*), min(row) FROM {table} WHERE fault IS NOT NULL GROUP BY 1"
    ).fetchall()
    known = {role: (count, row) for role, count, row in rows}
    found = [_unread(connection, source, role, *known[role]) for role in _READ if role in known]
    if known:
        connection.execute(f"DELETE FROM {table} WHERE fault IS NOT NULL")
    return found


def told(
    connection: duckdb.DuckDBPyConnection,
    source: Source,
    code: str,
    rows: str,
    message: Callable[[int], str],
    fix: str,
    grade: Grade = Grade.WEAKENS,
) -> list[Finding]:
    """A finding about rows, if there are any; the first is named with its user."""
    count, row = connection.execute(f"SELECT count(*), min(row) FROM ({rows})").fetchone() or (0, 0)
    if not count:
        return []
    first = connection.execute(f"SELECT user FROM {source.name} WHERE row = {row}").fetchone()
    user = first[0] if first else None
    said = message(count).format(count=count)
    return [source.finding(code, grade, said, row, role="user", count=count, value=user, fix=fix)]


def _understood(found: Reading, name: str, path: str | Path, asked: Asked) -> tuple[Source, str]:
    """What the columns are, and SQL of the rows from the table of the reading."""
    table = _chosen(found, path, asked)
    roles = columns.of_roles(table, asked.roles, asked.stated, str(path))
    missing = [role for role in asked.needed if role not in roles]
    if missing:
        raise BadInput(
            f"{path} has no column for {' and '.join(missing)}; its columns are "
            f"{', '.join(column.name for column in table.columns)}.",
            _("Say which it is: --columns {name}.{role}=COLUMN").format(name=name, role=missing[0]),
        )
    extras = [columns.named(table, wanted, str(path)) for wanted in asked.extra]
    select, findings = columns.select(found, table, roles, extras)
    names = {role: column.name for role, column in roles.items()}
    return Source(name, table, names, (*findings, *_of_reading(found, name))), select


def _of_reading(found: Reading, name: str) -> list[Finding]:
    """What was noticed while reading; there is no mapping here that could name an encoding."""
    advice = _("Look at the value shown: if its letters are wrong, say --encoding {name}=NAME")
    return [
        replace(one, fix=advice.format(name=name)) if one.code == text_notes.GUESSED else one
        for one in found.findings
    ]


def _chosen(found: Reading, path: str | Path, asked: Asked) -> Table:
    """The table of a file; of a folder or a workbook the one that has the columns.

    Raises:
        BadInput: none has them, or several have.
    """
    if len(found.tables) == 1:
        return found.tables[0]
    fit = [table for table in found.tables if _has(table, path, asked)]
    if len(fit) != 1:
        which = f"{len(fit)} of them have" if fit else "none of them has"
        names = ", ".join(table.label for table in found.tables[:5])
        raise BadInput(
            f"{path} holds {len(found.tables)} tables ({names}); {which} columns for "
            f"{' and '.join(asked.needed)}.",
            _("Name one file; save a sheet as a file of its own."),
        )
    return fit[0]


def _has(table: Table, path: str | Path, asked: Asked) -> bool:
    try:
        roles = columns.of_roles(table, asked.roles, asked.stated, str(path))
    except BadInput:
        return False
    return all(role in roles for role in asked.needed)


def _unread(
    connection: duckdb.DuckDBPyConnection, source: Source, role: str, count: int, row: int
) -> Finding:
    said = _READ[role](count).format(count=count)
    value = None
    if role != "user":
        text = f"SELECT {role}_text FROM {source.name} WHERE row = {row}"
        value = (connection.execute(text).fetchone() or (None,))[0]
    return source.finding(
        f"{role}-unreadable",
        Grade.WEAKENS,
        said,
        row,
        role=role,
        count=count,
        value=value,
        fix=_(_WRITTEN[role]),
    )
