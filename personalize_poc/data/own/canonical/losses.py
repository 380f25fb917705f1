"""How many rows each rule of a mapping leaves out, which is the first, and how many go in all."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from personalize_poc.data.own import sql
from personalize_poc.data.own.canonical import choosing, named, relations, sources
from personalize_poc.data.own.canonical.sources import Source
from personalize_poc.data.own.canonical.tally import needed
from personalize_poc.data.own.mapping_file.types import ANY, Section
from personalize_poc.data.own.tables import Column, Reading, Table

_VALUES = 60
"""Values of a column whose rows are told one by one; of ids there are more."""


@dataclass(frozen=True)
class Loss:
    """What one rule leaves out of the interactions.

    Attributes:
        rows: that it leaves out, whatever other rules do.
        of: rows that there are.
        table: that has the column.
        first: place (`rowid`) of the first row in that table; None if there is none.
        value: of the column in it.
        values: value -> rows, the most frequent first; {} of a column with more than 60.
    """

    rows: int
    of: int
    table: Table
    first: int | None
    value: str
    values: dict[str, int] = field(default_factory=dict)

    @property
    def share(self) -> float:
        """Of all rows."""
        return self.rows / max(1, self.of)


def by_column(reading: Reading, section: Section) -> dict[str, Loss]:
    """Each column of `leave_out` of the interactions, with what is left out by it."""
    source = sources.find(reading, "interactions", replace(section, once=None))
    found = {}
    for name in section.leave_out:
        place, table, column, values = _place(source, name)
        carried = place == "a" and column.key in source.carried
        kept = choosing.is_none_of(f"{place}.{column.key}", values)
        if carried:
            kept += f" AND {choosing.is_of_no_such_order(source, column, values)}"
        plain = None if carried else values
        found[name] = _loss(reading, source, (place, table, column), kept, plain)
    return found


def of_kinds(reading: Reading, section: Section) -> Loss | None:
    """What is left out by `event_types`; None if nothing is, or the kind stands elsewhere."""
    gone = tuple(old for old, new in section.event_types.items() if new is None)
    if not gone or "EVENT_TYPE" not in section.columns:
        return None
    source = sources.find(reading, "interactions", replace(section, once=None))
    column = source.columns["EVENT_TYPE"]
    kept = choosing.is_none_of(f"a.{column.key}", gone)
    return _loss(reading, source, ("a", source.table, column), kept, gone)


def meant(reading: Reading, section: Section) -> int:
    """Rows of the files that a section names, whether they are taken or not."""
    table, ranges = named.table_of(reading, "interactions", section.files)
    return sum(last - first + 1 for first, last in ranges) if ranges else table.rows


def _place(source: Source, name: str) -> tuple[str, Table, Column, tuple[str, ...]]:
    """A column of `leave_out`: what its table is called in SQL, itself, and its values."""
    places = [("a", source.table, source.left_out)]
    places += [(one.alias, one.table, one.left_out) for one in source.joins]
    return next(
        (place, table, column, values)
        for place, table, left_out in places
        for column, values in left_out
        if named.normal(column.name) == named.normal(name)
    )


def _loss(
    reading: Reading,
    source: Source,
    at: tuple[str, Table, Column],
    kept: str,
    values: tuple[str, ...] | None,
) -> Loss:
    """Count the rows for which a condition does not hold.

    They are grouped before they are trimmed: a text of few values is trimmed once for each, and
    its rows need no further look. The others are counted one by one.

    Args:
        reading: the files.
        source: of the rows.
        at: what the table is called in SQL, itself, and the column.
        kept: SQL of the rows that stay.
        values: of the rows that go; None where a value does not say it alone.
    """
    place, table, column = at
    base = relations.of_files(_reaching(source, place, column))
    raw = f"{place}.{column.key}"
    counts = _by_value(reading, raw, base)
    few, value = len(counts) <= _VALUES, ""
    if few and values is not None:
        gone = [one for one in counts if (one[0] != "" if ANY in values else one[0] in values)]
        rows, of = sum(one[1] for one in gone), sum(one[1] for one in counts)
        first = min((one[2] for one in gone), default=None)
    else:
        left = f"NOT ({kept})"
        rows, of, first = _row(
            reading,
            f"SELECT count(*) FILTER ({left}), count(*), min(a.rowid) FILTER ({left}) {base}",
        )
    if first is not None:
        value, first = _told(reading, raw, base, first, None if place == "a" else (table, column))
    listed = {str(v): int(n) for v, n, __ in counts} if few else {}
    return Loss(int(rows), int(of), table, first, value, listed)


def _by_value(reading: Reading, raw: str, base: str) -> list[tuple[str, int, int]]:
    """Value, rows and first row, the most frequent first; one more than are told one by one."""
    return reading.connection.execute(
        f"SELECT coalesce({sql.trimmed('raw')}, '') AS v, sum(n), min(place) FROM (SELECT {raw} AS "
        f"raw, count(*) AS n, min(a.rowid) AS place {base} GROUP BY raw) GROUP BY v "
        f"ORDER BY 2 DESC, 1 LIMIT {_VALUES + 1}"
    ).fetchall()


def _told(
    reading: Reading, raw: str, base: str, first: int, other: tuple[Table, Column] | None
) -> tuple[str, int | None]:
    """What stands in the first row, and the row of the table where a person looks for it."""
    where = "AND" if " WHERE " in base else "WHERE"
    told = f"SELECT coalesce({sql.trimmed(raw)}, '') {base} {where} a.rowid = {first}"
    (value,) = _row(reading, told)
    if other is None:
        return value, first
    table, column = other
    condition = f"coalesce({sql.trimmed(column.key)}, '') = {sql.quoted(value)}"
    (there,) = _row(reading, f"SELECT min(rowid) FROM {table.name} WHERE {condition}")
    return value, there


def _reaching(source: Source, place: str, column: Column) -> Source:
    """The source with the joins alone that lead to a column."""
    joins = tuple(
        replace(one, left_out=(), further=(*one.further, *([column] * (one.alias == place))))
        for one in source.joins
    )
    return needed(replace(source, joins=joins), place)


def _row(reading: Reading, statement: str) -> tuple[Any, ...]:
    row = reading.connection.execute(statement).fetchone()
    assert row is not None
    return row
