"""People of whom a table has versions: a key and days for each, and one number for all of them.

A warehouse writes a new row when somebody moves, and sales name the row (a "slowly changing
dimension"). Who is taken by the key would be another person from that day on.
"""

from __future__ import annotations

import math
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from personalize_poc.data.own import sql
from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.profiles.moments import moment
from personalize_poc.data.own.roles.evidence.scored import Scored
from personalize_poc.data.own.roles.evidence.signs import NO_ID, SURE
from personalize_poc.data.own.roles.evidence.view import Versions, View, is_idlike
from personalize_poc.language import _

if TYPE_CHECKING:
    import duckdb

_Rows = list[dict[str, str]]
_LEAST = 10
"""People with several versions, so that something can be said of them."""
_LOOKED = 1000
_FOLLOW = 0.98
"""Share of people of whom one version ends before the next begins."""
_FLAGS = 4
_DAY = 86_400.0


def person(user: Scored, views: dict[str, View]) -> Scored | None:
    """The number that all versions of a person have in common; None if there are none.

    Args:
        user: the column that is taken for the user.
        views: all tables by their labels.
    """
    for link in user.view.links:
        there = views[link.table]
        right = link.key == user.column.key and link.share > SURE and not link.form
        if not right or there.versions is None or link.there == there.versions.number:
            continue
        if there.column(link.there).is_unique:
            own = there.column(there.versions.number)
            why = _("{name} is new with each version of a person; {other} stays the same").format(
                name=user.column.name, other=own.name
            )
            way = replace(link, before=user.link)
            return Scored(own, there, user.points, [why], link=way, named=True)
    return None


def rows_of(
    connection: duckdb.DuckDBPyConnection, events: View, user: Scored, values: dict[str, int]
) -> tuple[Scored, dict[str, int]]:
    """The column of events that leads to versions, and its values for some people, with their rows.

    Args:
        connection: where the tables are.
        events: the interactions.
        user: the column of the people, or any other, which is returned as it is.
        values: of that column.
    """
    link = user.link
    if user.view.versions is None or link is None or link.before is not None:
        return user, values
    here = sql.trimmed(link.key)
    rows = connection.execute(
        f"SELECT {here} AS v, count(*) FROM {events.profile.table.name} WHERE v IN "
        f"(SELECT {sql.trimmed(link.there)} FROM {user.view.profile.table.name} "
        f"WHERE {sql.any_of(sql.trimmed(user.column.key), tuple(values))}) GROUP BY v ORDER BY 1",
    ).fetchall()
    return Scored(events.column(link.key), events), {str(v): int(count) for v, count in rows}


def find(connection: duckdb.DuckDBPyConnection, view: View) -> None:
    """Write to a table of people by which number their versions belong together, if it has any."""
    times = [one for one in view.columns if one.moment and not one.moment.weak]
    if view.kind != "user" or len(times) < 2 or not any(one.is_unique for one in view.columns):
        return
    for column in filter(lambda one: _may_be(view, one), view.columns):
        people = _several(connection, view, column)
        people = _in_turn(people, times) if len(people) >= _LEAST else []
        if people:
            flag, gone = _latest(connection, view, column, people)
            view.versions = Versions(column.key, flag, gone)
            return


def _may_be(view: View, column: ColumnProfile) -> bool:
    said = view.hint(column.key)
    return (
        is_idlike(column)
        and column.distinct < column.filled
        and column.fill > SURE
        and (said.about("user", "card") or column.shape.kind == "email")
        and not said.says(*NO_ID, "name", "type", "status")
    )


def _several(
    connection: duckdb.DuckDBPyConnection, view: View, column: ColumnProfile
) -> list[_Rows]:
    """Rows of people who have several, person by person."""
    texts = ", ".join(f"coalesce({sql.trimmed(one.key)}, '')" for one in view.columns)
    own, table = sql.trimmed(column.key), view.profile.table.name
    rows = connection.execute(
        f"SELECT {own}, {texts} FROM {table} WHERE {own} IN (SELECT {own} FROM {table} "
        f"GROUP BY 1 HAVING count(*) > 1 ORDER BY hash({own}), 1 LIMIT {_LOOKED}) ORDER BY 1"
    ).fetchall()
    people: dict[str, _Rows] = {}
    for value, *others in rows:
        row = dict(zip((one.key for one in view.columns), others, strict=True))
        people.setdefault(value, []).append(row)
    return list(people.values())


def _in_turn(people: list[_Rows], times: list[ColumnProfile]) -> list[_Rows]:
    """The rows of each person in their order, if two columns say from when to when each holds."""
    read = {}
    for one in times:
        found = moment([row[one.key] for rows in people for row in rows])
        if found:
            seconds = iter(found.seconds)
            read[one.key] = [[next(seconds) for _row in rows] for rows in people]
    for begun, starts in read.items():
        for ended, ends in read.items():
            pairs = list(zip(starts, ends, strict=True)) if begun != ended else []
            right = [
                [rows[at] for at in _ordered(pair[0])]
                for rows, pair in zip(people, pairs, strict=False)
                if _follow(*pair)
            ]
            if pairs and len(right) >= _FOLLOW * len(people):
                return right
    return []


def _ordered(starts: list[float | None]) -> list[int]:
    return sorted(range(len(starts)), key=lambda at: starts[at] or 0.0)


def _follow(starts: list[float | None], ends: list[float | None]) -> bool:
    """Whether each row of a person ends when the next begins, or up to a day before."""
    spans = sorted(
        (start, math.inf if end is None else end)
        for start, end in zip(starts, ends, strict=True)
        if start is not None
    )
    return len(spans) == len(starts) and all(
        start < end <= begun <= end + _DAY for (start, end), (begun, __) in pairwise(spans)
    )


def _latest(
    connection: duckdb.DuckDBPyConnection, view: View, column: ColumnProfile, people: list[_Rows]
) -> tuple[str, tuple[str, ...]]:
    """A column that is the same for the last row of everybody, and its values for earlier ones."""
    own, table = sql.trimmed(column.key), view.profile.table.name
    for flag in sorted(view.columns, key=lambda one: one.moment is not None):
        if not 2 <= flag.distinct <= _FLAGS or flag.fill < SURE:
            continue
        now = flag.frequencies.most_common(1)[0][0]
        if any(now in {row[flag.key] for row in rows[:-1]} for rows in people):
            continue
        counted = connection.execute(
            f"SELECT count(*), count(DISTINCT {own}), (SELECT count(DISTINCT {own}) FROM {table}) "
            f"FROM {table} WHERE {sql.trimmed(flag.key)} = ?",
            [now],
        ).fetchone()
        others = connection.execute(
            f"SELECT DISTINCT {sql.trimmed(flag.key)} AS v FROM {table} "
            "WHERE v IS NOT NULL AND v <> ? ORDER BY 1",
            [now],
        ).fetchall()
        if counted and len(set(counted)) == 1:
            return flag.key, tuple(str(value) for (value,) in others)
    return "", ()
