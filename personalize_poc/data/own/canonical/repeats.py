"""Rows that repeat an earlier one: which they are, found once for all that asks for a section."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import TYPE_CHECKING

from personalize_poc.data.own import sql
from personalize_poc.data.own.tables import Column, Table

if TYPE_CHECKING:
    import duckdb

_AT_ONCE = 10_000_000
"""Rows whose ids are counted at once; of more, ids are taken in turns, by their hash."""


def find(
    connection: duckdb.DuckDBPyConnection,
    table: Table,
    ranges: Sequence[tuple[int, int]],
    own: Sequence[Column],
    counting: Sequence[str],
    needed: Sequence[Column] = (),
) -> str:
    """Make a table of the rows that say again what an earlier one said.

    It is made once for the same question. Ids that stand twice are looked for by their hash
    alone; only their rows are compared.

    Args:
        connection: holds the table.
        table: of which rows are compared.
        ranges: first and last `rowid` of the rows that are meant; empty for all.
        own: columns of the id that a row has of its own; without any, rows are compared in all of
            the others. A row without an id repeats none.
        counting: keys of columns, or SQL, in which the rows must agree besides.
        needed: columns without which a row tells of nothing in particular, and repeats none.

    Returns:
        The name of a table with the column `place`, their `rowid`.
    """
    ids = [one.key for one in own]
    same = sorted({*ids, *counting})
    filled = [*ids, *(one.key for one in needed)]
    asked = repr((table.name, ranges, ids, same, filled))
    name = f"repeats_{hashlib.sha256(asked.encode()).hexdigest()[:16]}"
    if connection.execute(sql.KIND_OF_NAMED, [name]).fetchone():
        return name
    connection.execute(f"CREATE TABLE {name} (place BIGINT)")
    meant = [f"({' OR '.join(f'rowid BETWEEN {a} AND {b}' for a, b in ranges)})"] if ranges else []
    given = [f"{sql.trimmed(key)} IS NOT NULL" for key in filled]
    turns = -(-table.rows // _AT_ONCE)
    of_row = f"hash({', '.join(ids or same)})"
    for turn in range(turns):
        mine = [*meant, *([f"{of_row} % {turns} = {turn}"] if turns > 1 else [])]
        connection.execute(
            f"INSERT INTO {name} SELECT rowid FROM {table.name} "
            f"WHERE {' AND '.join([*mine, *given, ''])}{of_row} IN "
            f"(SELECT {of_row} FROM {table.name}{_where(mine)} GROUP BY ALL HAVING count(*) > 1) "
            f"QUALIFY row_number() OVER (PARTITION BY {', '.join(same)} ORDER BY rowid) > 1"
        )
    return name


def _where(conditions: Sequence[str]) -> str:
    return f" WHERE {' AND '.join(conditions)}" if conditions else ""
