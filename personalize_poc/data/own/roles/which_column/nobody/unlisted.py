"""Ids that a table lacks which has nearly all others: M99999999 and 000000 are of tests."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from personalize_poc.data.own import sql
from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.value_counts import values_that
from personalize_poc.data.own.roles.evidence.view import Link, View

if TYPE_CHECKING:
    import duckdb

_COVERED = 0.9
"""Share of the ids that a table of them has, from which on an id that it lacks is none."""
_FILLED = re.compile(r"[A-Za-z]{0,4}[-_]?(9{4,}|0{4,})")
"""Ids of tests, as people make them up: a 9 or a 0 over and over, behind letters all ids have."""
_NEXT = 1000
"""So many numbers after one of zeros are looked for in the table of all."""
_UNSIGNED = str.maketrans("", "", sql.SIGNS)


def fillers(
    connection: duckdb.DuckDBPyConnection,
    view: View,
    column: ColumnProfile,
    tables: dict[str, str],
    known: list[str],
) -> list[str]:
    """M99999999 and 000000, where a table has nearly all ids and lacks these: they are of tests."""
    if not any(one.key == column.key and one.share > _COVERED for one in view.links):
        return []
    # A test lasts an hour, so that a sample may have none of its rows.
    filled = f"regexp_full_match(v, '{_FILLED.pattern}')"
    zeros = [v for v in values_that(connection, view, column, filled) if v not in known]
    return [
        value
        for value in those(connection, view, column, tables, zeros)
        if not (value.endswith("0") and _begins(connection, view, column, tables, value))
    ]


def _begins(
    connection: duckdb.DuckDBPyConnection,
    view: View,
    column: ColumnProfile,
    tables: dict[str, str],
    value: str,
) -> bool:
    """Whether a number of zeros is the first of others which the table lacks as well.

    Where it has gaps, P0000 may be gone from it as P0031 is; and B00000 is no more nobody than
    B00001, whoever that is.
    """
    letters = value.rstrip("0")
    alike = f"length(v) = {len(value)} AND starts_with(v, {sql.quoted(letters)})"
    counted = f"{alike} AND regexp_full_match(substr(v, {len(letters) + 1}), '[0-9]*[1-9][0-9]*')"
    others = values_that(connection, view, column, counted, most=_NEXT)
    return bool(those(connection, view, column, tables, others))


def those(
    connection: duckdb.DuckDBPyConnection,
    view: View,
    column: ColumnProfile,
    tables: dict[str, str],
    values: list[str],
) -> list[str]:
    """Those of some ids that a table lacks which has nearly all others; none without a table."""
    if not values or _to_all(view, column, tables) is None:
        return []
    there = listed(connection, view, column, tables, values)
    return [value for value in values if value not in there]


def listed(
    connection: duckdb.DuckDBPyConnection,
    view: View,
    column: ColumnProfile,
    tables: dict[str, str],
    values: list[str],
) -> set[str]:
    """Those of some ids that such a table has; another spelling of one that it has is no other."""
    best = _to_all(view, column, tables)
    if best is None or not values:
        return set()
    bare = {value: value.translate(_UNSIGNED).lower() for value in values}
    rows = connection.execute(
        f"SELECT DISTINCT {sql.unsigned(best.there)} AS v FROM {tables[best.table]} "
        f"WHERE list_contains(?::VARCHAR[], v)",
        [list(bare.values())],
    ).fetchall()
    there = {str(value) for (value,) in rows}
    return {value for value in values if bare[value] in there}


def _to_all(view: View, column: ColumnProfile, tables: dict[str, str]) -> Link | None:
    """The surest way to a table that has nearly all ids of a column, as they stand."""
    links = [one for one in view.links if one.key == column.key and one.share > _COVERED]
    links = [one for one in links if one.table in tables and not one.form]
    return max(links, key=lambda one: (one.share, one.values), default=None)
