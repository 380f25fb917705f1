"""One file of exposures or outcomes: which column is what, and its rows in a table of DuckDB."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from personalize_poc.data.findings import Finding, Grade
from personalize_poc.data.own import numbers, reading, sql, times
from personalize_poc.errors import BadInput

if TYPE_CHECKING:
    import duckdb

    from personalize_poc.data.own.tables import Column, Reading, Table

_USER = ("user", "user_id", "userid", "visitor_id", "customer_id", "user_pseudo_id")
_TIME = ("time", "timestamp", "ts", "date", "event_time", "created_at")
EXPOSURES: Mapping[str, tuple[str, ...]] = {
    "user": _USER,
    "variant": ("variant", "arm", "group", "variation", "treatment", "bucket"),
    "time": ("exposed_at", "exposure_time", "first_exposure", *_TIME),
    "experiment": ("experiment", "experiment_id", "experiment_name", "test"),
}
"""Roles of columns, and the names under which they are found (in any case)."""
OUTCOMES: Mapping[str, tuple[str, ...]] = {
    "user": _USER,
    "metric": ("metric", "event", "event_type", "event_name"),
    "time": ("outcome_time", *_TIME),
    "value": ("value", "event_value", "amount", "outcome"),
    "event_id": ("event_id", "id"),
}
_READ = {"time": "a time", "value": "a number"}


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


def read(
    connection: duckdb.DuckDBPyConnection,
    folder: Path,
    name: str,
    path: str | Path,
    roles: Mapping[str, tuple[str, ...]],
    *,
    needed: tuple[str, ...],
    stated: Mapping[str, str] | None = None,
    extra: tuple[str, ...] = (),
) -> Source:
    """Read a file into the table `name`: a column a role, `row`, and `s0`, `s1`, … for `extra`.

    Args:
        connection: where the table is made.
        folder: a temporary one for what lies between.
        name: of the table.
        path: a file, or a folder of parts: CSV, Parquet, JSON lines or Excel.
        roles: `EXPOSURES` or `OUTCOMES`.
        needed: roles without which nothing can be done.
        stated: role -> column, as the person says; goes before the names that are known.
        extra: names of further columns.

    Raises:
        BadInput: the file cannot be read, or a column is not there.
    """
    with reading.open_source(path) as found:
        table = found.tables[0]
        columns = _columns(table, roles, stated or {}, str(path))
        missing = [role for role in needed if role not in columns]
        if missing:
            raise BadInput(
                f"{path} has no column for {' and '.join(missing)}; its columns are "
                f"{', '.join(column.name for column in table.columns)}.",
                f"Say which it is: --columns {name}.{missing[0]}=COLUMN",
            )
        extras = [_named(table, wanted, str(path)) for wanted in extra]
        place = folder / f"{name}.parquet"
        findings = _copied(found, table, columns, extras, place)
    connection.execute(f"CREATE TABLE {name} AS FROM read_parquet({sql.quoted(str(place))})")
    place.unlink()
    names = {role: column.name for role, column in columns.items()}
    source = Source(name, table, names, findings + tuple(found.findings))
    return Source(name, table, names, source.findings + tuple(_unread(connection, source)))


def _columns(
    table: Table, roles: Mapping[str, tuple[str, ...]], stated: Mapping[str, str], path: str
) -> dict[str, Column]:
    unknown = sorted(set(stated) - set(roles))
    if unknown:
        raise BadInput(f"There is no role {unknown[0]}.", f"Roles are {', '.join(roles)}.")
    by_name = {column.name.strip().lower(): column for column in reversed(table.columns)}
    found = {role: _named(table, wanted, path) for role, wanted in stated.items()}
    for role, names in roles.items():
        free = [one for one in names if one in by_name and by_name[one] not in found.values()]
        if role not in found and free:
            found[role] = by_name[free[0]]
    return found


def _named(table: Table, wanted: str, path: str) -> Column:
    try:
        return table.column(wanted)
    except KeyError:
        names = ", ".join(column.name for column in table.columns)
        raise BadInput(f"{path} has no column {wanted}; its columns are {names}.") from None


def _copied(
    found: Reading, table: Table, columns: Mapping[str, Column], extras: list[Column], place: Path
) -> tuple[Finding, ...]:
    """Write the roles to a Parquet file, times as Unix seconds and values as numbers."""
    parts, findings = ["rowid AS row"], []
    texts = _trimmed(found, table, [*columns.values(), *extras])
    for role, column in columns.items():
        text = texts[column.key]
        if role == "time":
            form = times.recognise(found.connection, table.name, column.key)
            if not form.forms:
                raise BadInput(
                    f"{table.label}, column {column.name}: these are no times. {form.reason}",
                    "Name another column for the time with --columns.",
                )
            if form.ambiguity:
                findings.append(_two_days(table, column, form.ambiguity))
            parts.append(f"{times.seconds(text, form.forms, 'UTC')} AS time")
        elif role == "value":
            parts.append(f"{numbers.plain(text)} AS value")
        else:
            parts.append(f"{text} AS {role}")
        if role in _READ:  # the text is kept where it could not be read, to be shown
            parts.append(f"(CASE WHEN {role} IS NULL THEN {text} END) AS {role}_text")
    parts += [f"{texts[column.key]} AS s{at}" for at, column in enumerate(extras)]
    found.connection.execute(
        f"COPY (SELECT {', '.join(parts)} FROM {table.name}) "
        f"TO {sql.quoted(str(place))} (FORMAT parquet)"
    )
    return tuple(findings)


def _trimmed(found: Reading, table: Table, columns: list[Column]) -> dict[str, str]:
    """Key -> SQL of its text without blanks at the ends; taking them off is slow, and rare."""
    keys = [column.key for column in columns]
    asked = ", ".join(sql.any_blanks(key) for key in keys)
    has = found.connection.execute(f"SELECT {asked} FROM {table.name}").fetchone() or ()
    return {key: sql.trimmed(key) if one else key for key, one in zip(keys, has, strict=True)}


def _two_days(table: Table, column: Column, doubt: times.Ambiguity) -> Finding:
    return Finding(
        "times-ambiguous",
        Grade.WEAKENS,
        f"{doubt.example!r} is {doubt.readings[0]} or {doubt.readings[1]}; taken for the first.",
        file=table.label,
        column=column.name,
        fix="Write times as 2024-01-31 15:04:05 or as Unix seconds.",
    )


def _unread(connection: duckdb.DuckDBPyConnection, source: Source) -> list[Finding]:
    """Times and values that cannot be read, and rows without a user; none of them count."""
    found = []
    for role in ("user", *_READ):
        if role not in source.columns:
            continue
        where = f"{role} IS NULL" + (f" AND {role}_text IS NOT NULL" if role in _READ else "")
        if role == "time":
            where = "time IS NULL"
        text = f"{role}_text" if role in _READ else "NULL"
        count, row, value = connection.execute(
            f"SELECT count(*), min(row), arg_min({text}, row) FROM {source.name} WHERE {where}"
        ).fetchone() or (0, None, None)
        if not count:
            continue
        what = f"cannot be read as {_READ[role]}" if role in _READ else "name no user"
        told = f"{count:,} rows {what}" if role == "user" else f"{count:,} values {what}"
        found.append(
            source.finding(
                f"{role}-unreadable",
                Grade.WEAKENS,
                f"{told}; these rows are left out.",
                row,
                role=role,
                count=count,
                value=value,
            )
        )
        connection.execute(f"DELETE FROM {source.name} WHERE {where}")
    return found
