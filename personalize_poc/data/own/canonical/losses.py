"""How many rows each rule of a mapping leaves out, which is the first, and how many go in all."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from personalize_poc.data.own import sql
from personalize_poc.data.own.canonical import named, relations, sources
from personalize_poc.data.own.canonical.sources import Source
from personalize_poc.data.own.canonical.tally import needed
from personalize_poc.data.own.mapping_file.types import Section
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
        kept = relations.is_none_of(f"{place}.{column.key}", values)
        if carried:
            kept += f" AND {relations.is_of_no_such_order(source, column, values)}"
        found[name] = _loss(reading, source, place, table, column, kept)
    return found


def of_kinds(reading: Reading, section: Section) -> Loss | None:
    """What is left out by `event_types`; None if nothing is, or the kind stands elsewhere."""
    gone = tuple(old for old, new in section.event_types.items() if new is None)
    if not gone or "EVENT_TYPE" not in section.columns:
        return None
    source = sources.find(reading, "interactions", replace(section, once=None))
    column = source.columns["EVENT_TYPE"]
    kept = relations.is_none_of(f"a.{column.key}", gone)
    return _loss(reading, source, "a", source.table, column, kept)


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
    reading: Reading, source: Source, place: str, table: Table, column: Column, kept: str
) -> Loss:
    """Count the rows for which a condition does not hold.

    They are grouped before they are trimmed: a text of few values is trimmed once for each.
    """
    base = relations.meant(_reaching(source, place, column))
    gone = f"NOT ({kept})"
    rows, of, first = _row(
        reading, f"SELECT count(*) FILTER ({gone}), count(*), min(a.rowid) FILTER ({gone}) {base}"
    )
    raw = f"{place}.{column.key}"
    counts = reading.connection.execute(
        f"SELECT coalesce({sql.trimmed('raw')}, '') AS v, sum(n) FROM (SELECT {raw} AS raw, "
        f"count(*) AS n {base} GROUP BY raw) GROUP BY v ORDER BY 2 DESC, 1 LIMIT {_VALUES + 1}"
    ).fetchall()
    value = ""
    if first is not None:
        told = f"coalesce({sql.trimmed(raw)}, '')"
        where = "AND" if " WHERE " in base else "WHERE"
        (value,) = _row(reading, f"SELECT {told} {base} {where} a.rowid = {first}")
    if first is not None and place != "a":
        # The row of the other table, where the value stands that the person looks for.
        condition = f"coalesce({sql.trimmed(column.key)}, '') = {sql.quoted(value)}"
        (first,) = _row(reading, f"SELECT min(rowid) FROM {table.name} WHERE {condition}")
    values = {str(v): int(n) for v, n in counts} if len(counts) <= _VALUES else {}
    return Loss(int(rows), int(of), table, first, value, values)


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
