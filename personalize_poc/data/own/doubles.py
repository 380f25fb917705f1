"""One id in several rows of a catalogue: which of them is kept.

The newest by a column of dates that differs between these rows; without one, the last in the file,
as Amazon Personalize takes the record that comes later.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from personalize_poc.data.own import sql, times
from personalize_poc.data.own.canonical.types import Relation
from personalize_poc.data.own.profiles.moments import moment

if TYPE_CHECKING:
    import duckdb

IDS = {"items": "ITEM_ID", "users": "USER_ID"}
_SAMPLE = 2_000
"""Rows of such ids that are looked at for dates."""
_TELLS = 0.5
"""Share of the ids whose rows must have different dates."""


@dataclass(frozen=True)
class Newest:
    """What says which of several rows is the newest.

    Attributes:
        column: the name of the column of dates; "" if there is none.
        dated: SQL of a table of all rows (dated: `row` of the relation, moment: Unix seconds).
    """

    column: str
    dated: str


def newest(connection: duckdb.DuckDBPyConnection, relation: Relation, timezone: str) -> Newest:
    """Look for the column of dates that tells the rows of one id apart.

    Args:
        connection: where the relation is.
        relation: items or users.
        timezone: of times that name none.
    """
    table, key = relation.table, IDS[relation.section]
    columns = [f"trim(t.{one.key})" for one in table.columns]
    rows = connection.execute(
        f"SELECT r.{key}, {', '.join(columns)} FROM {relation.name} r "
        f"JOIN {table.name} t ON t.rowid = r.row "
        f"QUALIFY count(*) OVER (PARTITION BY r.{key}) > 1 ORDER BY r.{key}, r.row LIMIT {_SAMPLE}"
    ).fetchall()
    ids = [row[0] for row in rows]
    best = (_TELLS, 0.0), ""
    for number, column in enumerate(table.columns, start=1):
        told = _tells(ids, [str(row[number] or "") for row in rows])
        if told >= best[0] and told[0] >= _TELLS:
            best = told, column.key
    dates = next((one for one in table.columns if one.key == best[1]), None)
    if dates is None:
        return last(relation)
    form = times.recognise(connection, table.name, dates.key)
    if not form.forms or form.ambiguity:
        return last(relation)
    moment_ = times.seconds(sql.trimmed(dates.key), form.forms, timezone)
    return Newest(dates.name, f"SELECT rowid AS dated, {moment_} AS moment FROM {table.name}")


def last(relation: Relation) -> Newest:
    """Without dates: the last row in the file."""
    return Newest("", f"SELECT row AS dated, NULL::BIGINT AS moment FROM {relation.name}")


def _tells(ids: list[str], values: list[str]) -> tuple[float, float]:
    """Share of ids whose rows have different times, and how late these are; (0, 0) if none are."""
    found = moment(values)
    if found is None or found.weak or not ids:
        return 0.0, 0.0
    by_id: dict[str, set[float]] = {}
    for one, second in zip(ids, found.seconds, strict=True):
        by_id.setdefault(one, set()).update([] if second is None else [second])
    known = [second for second in found.seconds if second is not None]
    return sum(len(some) > 1 for some in by_id.values()) / len(by_id), sum(known) / len(known)


def later(alias: str = "") -> str:
    """SQL of the order of the rows of one id, the one that is kept first."""
    return f"moment DESC NULLS LAST, {alias}row DESC"
