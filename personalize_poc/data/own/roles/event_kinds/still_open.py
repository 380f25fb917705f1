"""What is still open of states in unknown words, once rows are off that another column calls off.

A booking list has OK, ST and OP, and a day on which it was cancelled in all rows of ST. Nobody need
say what ST means; what is left may be so little that nobody is asked.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile
from typing import TYPE_CHECKING

from personalize_poc.data.own import sql
from personalize_poc.data.own.mapping_file.types import ANY
from personalize_poc.data.own.roles.evidence.candidate import Candidate
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.states import unsaid
from personalize_poc.data.own.roles.states.acted import Actions

if TYPE_CHECKING:
    import duckdb

_PARTS, _LETTERS = 3, 2
"""Fewest columns of a number with a part that is none of it, and most letters of such a part."""


def forget_parts(best: Candidate, views: Sequence[View], found: Actions) -> None:
    """Ask nothing of a letter that is part of the number of a document: series, number and letter.

    Lines and heads both begin with all parts. A state stands with the heads alone, or behind other
    columns.

    Args:
        best: the interactions.
        views: all tables.
        found: what was found of events and states; written to.
    """
    asked = found.unsaid
    if asked is None or asked.kind != "circumstance":
        return
    if any(len(value) > _LETTERS for value in asked.counts):
        return
    for link in best.links:
        there = next(view for view in views if view.label == link.table)
        pairs = zip(best.view.columns, there.columns, strict=False)
        parts = [a for a, __ in takewhile(lambda pair: pair[0].name == pair[1].name, pairs)]
        keys = {link.key, *(key for key, __ in link.more)}
        whole = bool(link.more) and link.before is None and keys <= {one.key for one in parts}
        if whole and len(parts) >= _PARTS and asked.column in parts:
            found.unsaid = None
            found.unexplained.append(asked.column)
            return


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
