"""Further tables of a section: which they are, and what of them is meant."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from personalize_poc.data.own import sql
from personalize_poc.data.own.canonical import several
from personalize_poc.data.own.canonical.named import column, has, left_out, table_of
from personalize_poc.data.own.mapping_file.types import Join, Section
from personalize_poc.data.own.tables import Column, Reading, Table


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
        several: whether its columns hold lists: all values of a key.
    """

    table: Table
    on: tuple[tuple[Column, Column], ...]
    columns: dict[str, Column]
    left_out: tuple[tuple[Column, tuple[str, ...]], ...]
    alias: str
    start: str = "a"
    further: tuple[Column, ...] = ()
    only: tuple[tuple[Column, str], ...] = ()
    several: bool = False


def find(reading: Reading, kind: str, section: Section, table: Table) -> tuple[Joined, ...]:
    """The tables of the joins.

    What a join begins at is looked for in the table of the section, then in those before it.
    """
    found: list[Joined] = []
    listed: list[tuple[Join, Table]] = []
    pairs = [(one, table_of(reading, kind, (one.file,))[0]) for one in section.joins]
    for number, (join, other) in enumerate(pairs):
        alias = f"b{number}"
        if (join, other) in listed:
            continue
        if join.several:
            later = [one for one in pairs[number + 1 :] if _begins(one[0], table, other)]
            listed += later
            found.append(_several(reading, (kind, alias, section), table, (join, other), later))
            continue
        before = [one for one in found if has(one.table, join.on) and not one.several]
        at = None if has(table, join.on) or not before else before[0]
        start = at.table if at else table
        on = tuple((column(start, here), column(other, there)) for here, there in join.on.items())
        if at:
            further = (*at.further, *(here for here, __ in on))
            found[found.index(at)] = replace(at, further=further)
        joined = Joined(
            table=other,
            on=on,
            columns={field: column(other, name) for field, name in join.columns.items()},
            left_out=left_out(other, section),
            alias=alias,
            start=at.alias if at else "a",
            only=_only(join, other),
        )
        found.append(joined)
    return tuple(found)


def _begins(join: Join, table: Table, other: Table) -> bool:
    """Whether a join begins in another table, and not in that of the section."""
    return has(other, join.on) and not has(table, join.on)


def _only(join: Join, table: Table) -> tuple[tuple[Column, str], ...]:
    return tuple((column(table, name), value) for name, value in join.only.items())


def _several(
    reading: Reading,
    of: tuple[str, str, Section],
    table: Table,
    one: tuple[Join, Table],
    later: list[tuple[Join, Table]],
) -> Joined:
    """The join of a table with several rows a key, and of those that its rows lead to.

    Args:
        reading: holds the tables.
        of: the section: its kind, what the join is called in SQL, and itself.
        table: of the section.
        one: the join, and its table.
        later: joins that begin in that table, with theirs.
    """
    (kind, alias, section), (join, other) = of, one
    values = _values(join, other, "j")
    further = ""
    for number, (after, there) in enumerate(later):
        name = f"d{number}"
        same = " AND ".join(
            f"{sql.trimmed(f'j.{column(other, mine).key}')} = "
            f"{sql.trimmed(f'{name}.{column(there, its).key}')}"
            for mine, its in after.on.items()
        )
        rows = f"FROM {there.name}{_where(_only(after, there))}"
        further += f" LEFT JOIN ({rows}) AS {name} ON {same}"
        values |= _values(after, there, name)
    made = several.table(
        reading.connection,
        f"several_{kind}_{alias}",
        other,
        f"(SELECT rowid AS place, * FROM {other.name}{_where(_only(join, other))}) AS j{further}",
        [column(other, there) for there in join.on.values()],
        list(values.values()),
        section.separator,
    )
    on = tuple(zip((column(table, here) for here in join.on), made.columns, strict=False))
    columns = dict(zip(values, made.columns[len(on) :], strict=True))
    return Joined(made, on, columns, (), alias, several=True)


def _values(join: Join, table: Table, name: str) -> dict[str, tuple[Column, str]]:
    """Field -> column of a table and the SQL of its values."""
    found = {field: column(table, its) for field, its in join.columns.items()}
    return {field: (one, sql.trimmed(f"{name}.{one.key}")) for field, one in found.items()}


def meant(join: Joined) -> str:
    """The rows of the other table that are meant, as ` WHERE …`; "" for all."""
    return _where(join.only)


def _where(only: Sequence[tuple[Column, str]]) -> str:
    if not only:
        return ""
    same = (f"{sql.trimmed(one.key)} = {sql.quoted(value)}" for one, value in only)
    return f" WHERE {' AND '.join(same)}"
