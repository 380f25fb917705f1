"""Which table and columns a section of a mapping means."""

from __future__ import annotations

from dataclasses import dataclass, replace

from personalize_poc.data.own import written
from personalize_poc.data.own.canonical import joining, repeats
from personalize_poc.data.own.canonical.joining import Joined
from personalize_poc.data.own.canonical.named import column, has, left_out, normal, table_of
from personalize_poc.data.own.mapping_file.types import ANY, Section
from personalize_poc.data.own.tables import Column, Reading, Table

_EVENT = ("USER_ID", "ITEM_ID", "TIMESTAMP", "EVENT_TYPE")
"""What rows have in common that tell one event."""


@dataclass(frozen=True)
class Source:
    """A section of a mapping with the table and columns that it means.

    Attributes:
        kind: "interactions", "items" or "users".
        section: of the mapping.
        table: where its rows are.
        ranges: first and last `rowid` of the rows that are meant; empty for all.
        columns: field -> column of the table.
        joins: further tables.
        left_out: column -> values whose rows are not taken.
        carried: key of a column of `left_out` -> column whose rows share its value.
        title: column with titles, or None.
        title_in: what its table is called in SQL.
        time_of_day: column with the time of day, of the table in which TIMESTAMP is; or None.
        repeated: a table with the `rowid` of the rows that repeat an earlier one; or None.
    """

    kind: str
    section: Section
    table: Table
    ranges: tuple[tuple[int, int], ...]
    columns: dict[str, Column]
    joins: tuple[Joined, ...]
    left_out: tuple[tuple[Column, tuple[str, ...]], ...]
    carried: dict[str, Column]
    title: Column | None
    title_in: str
    time_of_day: Column | None = None
    repeated: str | None = None

    @property
    def timed(self) -> Joined | None:
        """The join in which TIMESTAMP is, or None."""
        return next((one for one in self.joins if "TIMESTAMP" in one.columns), None)


def find(reading: Reading, kind: str, section: Section) -> Source:
    """Find the table and columns of a section.

    Raises:
        MappingError: its files are no one table.
        BadFile: a file or column is not there.
    """
    table, ranges = table_of(reading, kind, section.files)
    joins = joining.find(reading, kind, section, table)
    title, title_in, joins = _title(kind, table, joins, section)
    here = left_out(table, section)
    everywhere = [*here, *(one for join in joins for one in join.left_out)]
    known = {normal(one.name) for one, _ in everywhere}
    for name in section.leave_out:
        if normal(name) not in known:
            column(table, name)  # says that there is none
    source = Source(
        kind=kind,
        section=section,
        table=table,
        ranges=ranges,
        columns={field: column(table, name) for field, name in section.columns.items()},
        joins=joins,
        left_out=here,
        carried={column(table, name).key: column(table, by) for name, by in section.carry.items()},
        title=title,
        title_in=title_in,
        time_of_day=_time_of_day(table, joins, section),
    )
    return replace(source, repeated=_repeated(reading, source)) if section.once else source


def _repeated(reading: Reading, source: Source) -> str:
    """The table of the rows that repeat an earlier one, as `once` has it."""
    table, once = source.table, source.section.once
    if once == ANY or once is None:
        everything = [one.key for one in table.columns]
        # Of two guests who are equal nobody knows whether they are one.
        told = [source.columns[one] for one in ("USER_ID", "TIMESTAMP") if one in source.columns]
        return repeats.find(reading.connection, table, source.ranges, [], everything, told)
    clock = source.time_of_day if source.time_of_day in table.columns else None
    also = [
        *(one for one, __ in source.left_out),
        *source.carried.values(),
        *([clock] if clock else []),
        *(here for join in source.joins if join.start == "a" for here, __ in join.on),
    ]
    counting = [_compared(source, name) for name in source.columns if name in _EVENT]
    counting += [one.key for one in also]
    return repeats.find(reading.connection, table, source.ranges, [column(table, once)], counting)


def _compared(source: Source, name: str) -> str:
    """SQL of what rows with one id agree in: a time that is written in two ways is read first."""
    key, forms = source.columns[name].key, source.section.timestamp
    in_ways = name == "TIMESTAMP" and len(forms) > 1 and source.time_of_day is None
    return written.minute(key, forms) if in_ways else key


def _title(
    kind: str, table: Table, joins: tuple[Joined, ...], section: Section
) -> tuple[Column | None, str, tuple[Joined, ...]]:
    """The column with titles, what its table is called in SQL, and the joins, which bring it."""
    if section.title is None:
        return None, "a", joins
    if kind == "interactions":  # of single items only: see `frames.titles`
        column(table, section.title)  # says if there is none
        return None, "a", joins
    for number, one in enumerate(joins):
        if not has(table, [section.title]) and has(one.table, [section.title]):
            found = column(one.table, section.title)
            bringing = replace(one, further=(*one.further, found))
            return found, one.alias, (*joins[:number], bringing, *joins[number + 1 :])
    return column(table, section.title), "a", joins


def _time_of_day(table: Table, joins: tuple[Joined, ...], section: Section) -> Column | None:
    if section.time_of_day is None:
        return None
    timed = next((one.table for one in joins if "TIMESTAMP" in one.columns), table)
    return column(timed, section.time_of_day)
