"""What is still open of states in unknown words, once rows are off that another column calls off.

A booking list has OK, ST and OP, and a day on which it was cancelled in all rows of ST. Nobody need
say what ST means; what is left may be so little that nobody is asked.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from personalize_poc.data.own import sql
from personalize_poc.data.own.mapping_file.types import ANY
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.states import unsaid
from personalize_poc.data.own.roles.states.acted import Actions

if TYPE_CHECKING:
    import duckdb


def narrow(connection: duckdb.DuckDBPyConnection, view: View, found: Actions) -> None:
    """Ask of the values of rows alone that count else.

    Args:
        connection: where the table is.
        view: the table.
        found: what was found of events and states; written to.
    """
    asked = found.unsaid
    if asked is None or asked.kind != "state":
        return
    out = [
        _is_out(column.key, found.leave_out[column.name])
        for column in view.columns
        if column.name in found.leave_out and column is not asked.column
    ]
    if not out:
        return
    counts = " AND ".join(f"coalesce(NOT {one}, true)" for one in out)
    rows = connection.execute(
        f"SELECT {sql.trimmed(asked.column.key)} AS v, count(*) AS n "
        f"FROM {view.profile.table.name} WHERE v IS NOT NULL AND {counts} "
        "GROUP BY v ORDER BY n DESC, v"
    ).fetchall()
    left = {str(value): int(n) for value, n in rows if str(value) in asked.counts}
    if len(left) < 2:
        found.unsaid = None
    elif len(left) < len(asked.counts):
        doubtful = tuple(one for one in asked.doubtful if one in left) or unsaid.doubtful(left)
        found.unsaid = replace(asked, counts=left, doubtful=doubtful)


def _is_out(key: str, values: tuple[str, ...]) -> str:
    """SQL: whether a column has one of the values, or any at all."""
    text = sql.trimmed(key)
    return f"({text} IS NOT NULL)" if ANY in values else sql.any_of(text, values)
