"""Which table and columns a section of a mapping means."""

from __future__ import annotations

import fnmatch
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace

from personalize_poc.data.errors import BadFile, MappingError
from personalize_poc.data.own import sql
from personalize_poc.data.own.canonical import repeats
from personalize_poc.data.own.mapping_file.reader import nearest
from personalize_poc.data.own.mapping_file.types import ANY, Section
from personalize_poc.data.own.tables import Column, Reading, Table

_EVENT = ("USER_ID", "ITEM_ID", "TIMESTAMP", "EVENT_TYPE")
"""What rows have in common that tell one event."""
_SHOWN = 30
"""So many names of columns are listed in a message."""


@dataclass(frozen=True)
class Joined:
    """A further table, of which each row of a section has at most one row.

    Attributes:
        table: where its rows are.
        on: pairs of columns, here and there, that hold the same values.
        start: what the table of the columns here is called in SQL: "a" is that of the section.
        columns: field -> column of that table.
        left_out: column of it -> values whose rows are not taken.
        alias: what it is called in SQL.
        further: columns of it that are needed besides: where later joins begin, titles.
        only: columns of it with the value of the rows that are meant.
    """

    table: Table
    on: tuple[tuple[Column, Column], ...]
    columns: dict[str, Column]
    left_out: tuple[tuple[Column, tuple[str, ...]], ...]
    alias: str
    start: str = "a"
    further: tuple[Column, ...] = ()
    only: tuple[tuple[Column, str], ...] = ()


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
    table, ranges = _table(reading, kind, section.files)
    joins = _joins(reading, kind, section, table)
    title, title_in, joins = _title(table, joins, section)
    here = _left_out(table, section)
    everywhere = [*here, *(one for join in joins for one in join.left_out)]
    known = {_normal(one.name) for one, _ in everywhere}
    for name in section.leave_out:
        if _normal(name) not in known:
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
        return repeats.find(reading.connection, table, source.ranges, [], table.columns)
    counting = [
        *(one for name, one in source.columns.items() if name in _EVENT),
        *(one for one, __ in source.left_out),
        *source.carried.values(),
        *([source.time_of_day] if source.time_of_day in table.columns else []),
        *(here for join in source.joins if join.start == "a" for here, __ in join.on),
    ]
    own = column(table, once)
    return repeats.find(reading.connection, table, source.ranges, [own], counting)


def _joins(reading: Reading, kind: str, section: Section, table: Table) -> tuple[Joined, ...]:
    """The tables of the joins.

    What a join begins at is looked for in the table of the section, then in those before it.
    """
    found: list[Joined] = []
    for number, join in enumerate(section.joins):
        other = _table(reading, kind, (join.file,))[0]
        before = [one for one in found if _has(one.table, join.on)]
        at = None if _has(table, join.on) or not before else before[0]
        start = at.table if at else table
        on = tuple((column(start, here), column(other, there)) for here, there in join.on.items())
        if at:
            further = (*at.further, *(here for here, __ in on))
            found[found.index(at)] = replace(at, further=further)
        joined = Joined(
            table=other,
            on=on,
            columns={field: column(other, name) for field, name in join.columns.items()},
            left_out=_left_out(other, section),
            alias=f"b{number}",
            start=at.alias if at else "a",
            only=tuple((column(other, name), value) for name, value in join.only.items()),
        )
        found.append(joined)
    return tuple(found)


def _title(
    table: Table, joins: tuple[Joined, ...], section: Section
) -> tuple[Column | None, str, tuple[Joined, ...]]:
    """The column with titles, what its table is called in SQL, and the joins, which bring it."""
    if section.title is None:
        return None, "a", joins
    for number, one in enumerate(joins):
        if not _has(table, [section.title]) and _has(one.table, [section.title]):
            found = column(one.table, section.title)
            bringing = replace(one, further=(*one.further, found))
            return found, one.alias, (*joins[:number], bringing, *joins[number + 1 :])
    return column(table, section.title), "a", joins


def _has(table: Table, names: Iterable[str]) -> bool:
    """Whether a table has columns of all these names."""
    known = {_normal(one.name) for one in table.columns}
    return known.issuperset(map(_normal, names))


def meant(join: Joined) -> str:
    """The rows of the other table that are meant, as ` WHERE …`; "" for all."""
    if not join.only:
        return ""
    same = (f"{sql.trimmed(one.key)} = {sql.quoted(value)}" for one, value in join.only)
    return f" WHERE {' AND '.join(same)}"


def _time_of_day(table: Table, joins: tuple[Joined, ...], section: Section) -> Column | None:
    if section.time_of_day is None:
        return None
    timed = next((one.table for one in joins if "TIMESTAMP" in one.columns), table)
    return column(timed, section.time_of_day)


def _left_out(table: Table, section: Section) -> tuple[tuple[Column, tuple[str, ...]], ...]:
    """Columns of a table whose values leave rows out; blanks at the ends of values do not count."""
    names = {_normal(one.name) for one in table.columns}
    return tuple(
        (column(table, name), tuple(value.strip(sql.BLANKS) for value in values))
        for name, values in section.leave_out.items()
        if _normal(name) in names
    )


def column(table: Table, name: str) -> Column:
    """The column of this name; blanks at its ends and how accents are coded do not matter.

    Raises:
        BadFile: there is none.
    """
    for same in (str, _normal):
        for one in table.columns:
            if same(one.name) == same(name):
                return one
    names = [one.name for one in table.columns]
    listed = ", ".join(names[:_SHOWN]) + (", …" if len(names) > _SHOWN else "")
    raise BadFile(
        f"there is no such column; the file has {listed}.{nearest(name, names)}".removesuffix("."),
        table.parts[0].file if table.parts else table.label,
        column=name,
    )


def _table(
    reading: Reading, kind: str, files: tuple[str, ...]
) -> tuple[Table, tuple[tuple[int, int], ...]]:
    """The table that holds these files, and the rows of it that they are."""
    meant = [_matching(reading, name) for name in files]
    tables = {table.name: table for found in meant for table, _ in found}
    if len(tables) > 1:
        labels = ", ".join(table.label for table in tables.values())
        raise MappingError(
            f"{kind}: {labels} have different columns, so they are no one table. Name files with "
            "the same columns, or one of them."
        )
    (table,) = tables.values()
    parts = {part for found in meant for _, parts in found for part in parts}
    if len(parts) == len(table.parts):
        return table, ()
    chosen = [table.parts[index] for index in sorted(parts)]
    return table, tuple((one.first_row, one.first_row + one.rows - 1) for one in chosen)


def _matching(reading: Reading, name: str) -> list[tuple[Table, set[int]]]:
    """Tables with parts of this name or pattern, and which parts."""
    wanted = _normal(name.replace("\\", "/").removeprefix("./"))
    found = []
    for table in reading.tables:
        if _normal(table.label) == wanted:
            return [(table, set(range(len(table.parts))))]
        files = [_normal(part.file) for part in table.parts]
        exact = {index for index, file in enumerate(files) if file == wanted}
        loose = {
            index
            for index, file in enumerate(files)
            if fnmatch.fnmatchcase(file, wanted) or file.startswith(f"{wanted}, ")
        }
        if parts := exact or loose:
            found.append((table, parts))
    if not found:
        raise BadFile(f"the file is missing{_there(reading, name)}", name)
    return found


def _there(reading: Reading, name: str) -> str:
    """Which files there are instead, and why one of this name is no table."""
    if name in reading.left_out:
        return f" from what could be read: {reading.left_out[name]}"
    names = [part.file for table in reading.tables for part in table.parts]
    if not names:
        return ""
    return f"; there is {_few(names)}.{nearest(name, names)}".removesuffix(".")


def _few(names: Iterable[str], most: int = 10) -> str:
    names = list(names)
    return ", ".join(names[:most]) + (f" and {len(names) - most} more" if names[most:] else "")


def _normal(name: str) -> str:
    return unicodedata.normalize("NFC", name).strip()
