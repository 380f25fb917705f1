"""Accounts by which programs act, among people who sign in with an address: "app@sharepoint".

Where everybody has an e-mail address, the one name that is none and that has more rows than anybody
is that of a program, or of all who did not sign in.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.candidate import Candidate
from personalize_poc.data.own.roles.evidence.signs import is_same
from personalize_poc.data.own.roles.evidence.value_counts import value_counts
from personalize_poc.data.own.roles.evidence.view import View

if TYPE_CHECKING:
    import duckdb

_ADDRESS = re.compile(r"[^@\s]+@[^@\s]+\.[^\W\d_]{2,}")
_PEOPLE, _PROGRAMS = 50, 2
"""Fewest people with an address, and most names that are none."""
_MORE = 2
"""Times as many rows as anybody else has."""


def find(
    connection: duckdb.DuckDBPyConnection, best: Candidate
) -> list[tuple[ColumnProfile, tuple[str, ...]]]:
    """The column of the addresses of people with what is none in it; nothing if that is unsure.

    Args:
        connection: where the tables are.
        best: the interactions.
    """
    user = best.roles["USER_ID"]
    view = user.view
    taken = best.taken(view)
    beside = [
        one for one in view.columns if one.key not in taken and _is_of(view, user.column, one)
    ]
    for column in (user.column, *beside):
        values = _none(connection, view, column) if _may_have(column) else ()
        if values:
            return [(column, values)]
    return []


def _is_of(view: View, user: ColumnProfile, column: ColumnProfile) -> bool:
    return view.hint(column.key).about("user") and is_same(view, user, column)


def _may_have(column: ColumnProfile) -> bool:
    """Whether nearly all values of a sample are addresses, and one or two are none."""
    others = sum(not _ADDRESS.fullmatch(one) for one in column.frequencies)
    return 1 <= others <= _PROGRAMS and len(column.frequencies) - others >= _PEOPLE


def _none(
    connection: duckdb.DuckDBPyConnection, view: View, column: ColumnProfile
) -> tuple[str, ...]:
    counts = value_counts(connection, view, column)
    others = {one: rows for one, rows in counts.items() if not _ADDRESS.fullmatch(one)}
    most = max((rows for one, rows in counts.items() if one not in others), default=0)
    sure = len(others) <= _PROGRAMS
    return tuple(one for one, rows in others.items() if sure and rows > _MORE * most)
