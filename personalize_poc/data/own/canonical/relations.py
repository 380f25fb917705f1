"""SQL of a relation: a view where that is fast, a table where columns come from another one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from personalize_poc.data.findings import Finding
from personalize_poc.data.own import sql
from personalize_poc.data.own.canonical import choosing, decisions, fields, joining
from personalize_poc.data.own.canonical.choosing import Rule
from personalize_poc.data.own.canonical.fields import TIMES, Planned
from personalize_poc.data.own.canonical.joining import Joined
from personalize_poc.data.own.canonical.sources import Source
from personalize_poc.data.own.canonical.types import LARGE_ROWS, Relation
from personalize_poc.data.own.tables import Column
from personalize_poc.data.own.times.sql import UNITS

if TYPE_CHECKING:
    import duckdb

_QUICK = frozenset({"iso", *UNITS})
"""Forms of times that are read faster than a column of numbers is written."""
_CORE = ("USER_ID", "ITEM_ID", "TIMESTAMP")
_FIELDS, _VALUES = 30, 10_000_000
"""Fields from which on a view takes long to plan, and values up to which a table is made of it."""
IDS = {"items": "ITEM_ID", "users": "USER_ID"}


def make(connection: duckdb.DuckDBPyConnection, source: Source) -> tuple[Relation, list[Finding]]:
    """Make the relation of a section, and say what was decided on the way."""
    plan = fields.plan(connection, source)
    _drop(connection, source.kind)
    if not source.joins:
        plan = _keep_times(connection, source, plan)
        kind = "TABLE" if _is_wide(source, plan) else "VIEW"
        connection.execute(f"CREATE {kind} {source.kind} AS {_select(source, plan)}")
        return _relation(source, plan, whole=not choosing.where(source)), []
    findings = [f for one in source.joins for f in decisions.of_join(connection, source, one)]
    connection.execute(f"CREATE TABLE {source.kind} AS {_select(source, plan)}")
    return _relation(source, plan), findings


def distinct(
    connection: duckdb.DuckDBPyConnection, source: Source, events: Relation
) -> tuple[Relation, list[Finding]]:
    """Make items (or users) of the table of interactions: one row each, with its latest values."""
    plan = fields.plan(connection, source)
    _drop(connection, source.kind)
    key = sql.name(IDS[source.kind])
    names = [name for name in map(sql.name, _names(source, plan)) if name != key]
    time = f"LEFT JOIN (SELECT row AS event, TIMESTAMP AS moment FROM {events.name}) ON row = event"
    order = "CAST(coalesce(moment, 0) AS HUGEINT) * 2147483648 + row"  # years of four digits fit
    latest = [f"arg_max({one}, {order}) FILTER ({one} IS NOT NULL) AS {one}" for one in names]
    differs = " OR ".join(f"min({one}) <> max({one})" for one in names) or "false"
    connection.execute(
        f"CREATE TABLE {source.kind} AS SELECT arg_max(row, {order}) AS row, {key}, "
        f"{', '.join([*latest, f'coalesce({differs}, false) AS several'])} "
        f"FROM ({_select(source, plan)}) {time} WHERE {key} IS NOT NULL GROUP BY {key} ORDER BY row"
    )
    number, several = decisions.numbers(
        connection, f"SELECT count(*), count(*) FILTER (several) FROM {source.kind}"
    )
    connection.execute(f"ALTER TABLE {source.kind} DROP COLUMN several")
    return _relation(source, plan), [decisions.taken_from_interactions(source, number, several)]


def _is_wide(source: Source, plan: list[Planned]) -> bool:
    """Whether it takes longer to plan all fields of a view in each statement than to keep them."""
    return len(plan) > _FIELDS and len(plan) * source.table.rows <= _VALUES


def _drop(connection: duckdb.DuckDBPyConnection, name: str) -> None:
    """Drop what an earlier mapping made of the same reading."""
    kinds = connection.execute(sql.KIND_OF_NAMED, [name]).fetchall()
    for (kind,) in kinds:
        connection.execute(f"DROP {'VIEW' if kind == 'VIEW' else 'TABLE'} {name}")


def _keep_times(
    connection: duckdb.DuckDBPyConnection, source: Source, plan: list[Planned]
) -> list[Planned]:
    """Compute times once where they are dear, unless the table is so large that it costs more."""
    quick = _QUICK.issuperset(source.section.timestamp) and source.time_of_day is None
    if quick or source.table.rows > LARGE_ROWS:
        return plan
    kept = []
    for one in plan:
        if one.field.name in TIMES:
            table, key = source.table.name, f"{source.kind}_{one.field.name}"
            connection.execute(f"ALTER TABLE {table} DROP COLUMN IF EXISTS {key}")
            connection.execute(f"ALTER TABLE {table} ADD COLUMN {key} BIGINT")
            connection.execute(f"UPDATE {table} AS a SET {key} = {one.value}")
            kept.append(Planned(one.field, f"a.{key}", one.raw))
        else:
            kept.append(one)
    return kept


def _title(source: Source, plan: list[Planned]) -> tuple[str, str] | None:
    """Name and SQL of the column with titles; a field that is called TITLE needs its name."""
    if source.title is None:
        return None
    taken = {one.field.name.upper() for one in plan}
    name = next(
        name for name in ("title", "item_title", "shown_title") if name.upper() not in taken
    )
    return name, sql.trimmed(f"{source.title_in}.{source.title.key}")


def _names(source: Source, plan: list[Planned]) -> list[str]:
    """Columns of the relation but for `row`."""
    title = _title(source, plan)
    return [
        *(one.field.name for one in plan),
        *(f"raw_{one.field.name}" for one in plan if one.raw),
        *([title[0]] if title else []),
    ]


def _select(source: Source, plan: list[Planned]) -> str:
    """All rows of the section that are taken, with all columns of the relation."""
    title = _title(source, plan)
    values = [
        *(one.value for one in plan),
        *(one.raw for one in plan if one.raw),
        *([title[1]] if title else []),
    ]
    columns = [
        f"{value} AS {sql.name(name)}"
        for value, name in zip(values, _names(source, plan), strict=True)
    ]
    return f"SELECT a.rowid AS row, {', '.join(columns)} {taken(source)}"


def taken(source: Source) -> str:
    """FROM and WHERE of the rows of a section that are taken, with all that is joined."""
    where = choosing.where(source)
    return _joined(source) + (f" WHERE {where}" if where else "")


def of_files(source: Source) -> str:
    """The same of all rows of its files, whether they are taken or not."""
    where = choosing.meant(source)
    return _joined(source) + (f" WHERE {where}" if where else "")


def _joined(source: Source) -> str:
    """FROM of all rows, with all that is joined."""
    statement = f"FROM {source.table.name} AS a"
    for join in source.joins:
        same = " AND ".join(
            f"{sql.trimmed(f'{join.start}.{here.key}')} = {join.alias}.k{index}"
            for index, (here, _) in enumerate(join.on)
        )
        statement += f" LEFT JOIN ({_partners(source, join)}) AS {join.alias} ON {same}"
    return statement


def untaken(connection: duckdb.DuckDBPyConnection, source: Source) -> str:
    """SQL of the rows that a section means and does not take; "" if it takes all of them.

    Its columns are `row`, `name`, `value`, `why` (see `choosing.Rule`) of the first rule by which a
    row is left out, and USER_ID, ITEM_ID and TIMESTAMP, as far as the section has them.
    """
    rules = choosing.rules(source)
    if not rules:
        return ""
    core = replace(
        source,
        columns=_core(source.columns),
        joins=tuple(replace(one, columns=_core(one.columns)) for one in source.joins),
    )
    planned = fields.plan(connection, core)
    told = (
        ("name", lambda rule: sql.quoted(rule.name)),
        ("value", lambda rule: rule.value),
        ("why", lambda rule: sql.quoted(rule.why)),
    )
    columns = [
        *(f"{_first(rules, of)} AS {name}" for name, of in told),
        *(f"{one.value} AS {one.field.name}" for one in planned if one.field.column),
    ]
    of_files = choosing.meant(source) or "true"
    all_hold = " AND ".join(f"({one.taken})" for one in rules)
    return (
        f"SELECT a.rowid AS row, {', '.join(columns)} {_joined(core)} "
        f"WHERE {of_files} AND ({all_hold}) IS NOT TRUE"
    )


def _core(columns: dict[str, Column]) -> dict[str, Column]:
    return {name: one for name, one in columns.items() if name in _CORE}


def _first(rules: Sequence[Rule], of: Callable[[Rule], str]) -> str:
    """SQL: what is told of the first rule by which a row is left out."""
    cases = " ".join(f"WHEN ({rule.taken}) IS NOT TRUE THEN {of(rule)}" for rule in rules)
    return f"CASE {cases} END"


def _partners(source: Source, join: Joined) -> str:
    """The other table of a join with one row a key: the first one."""
    keys = [f"{sql.trimmed(there.key)} AS k{index}" for index, (_, there) in enumerate(join.on)]
    columns = {column.key for column in join.columns.values()}
    columns |= {column.key for column, _ in join.left_out}
    columns |= {column.key for column in join.further}
    if source.time_of_day and "TIMESTAMP" in join.columns:
        columns.add(source.time_of_day.key)
    values = [f"arg_min({key}, rowid) AS {key}" for key in sorted(columns)]
    rows = f"{join.table.name}{joining.meant(join)}"
    return f"SELECT {', '.join([*keys, *values])} FROM {rows} GROUP BY ALL"


def _relation(source: Source, plan: list[Planned], *, whole: bool = False) -> Relation:
    title = _title(source, plan)
    return Relation(
        section=source.kind,
        name=source.kind,
        fields=tuple(one.field for one in plan),
        table=source.table,
        title=title[0] if title else None,
        whole=whole,
    )
