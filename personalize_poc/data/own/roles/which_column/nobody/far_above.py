"""A number of nines far above all that were given, with many times the rows of anybody: 99999999.

A library lends by it what it takes for itself, and a till whatever it sells to people without a
card. Few rows of it may be no more than a busy reader has, so that where it stands counts as well.
"""

from __future__ import annotations

import re
from statistics import median
from typing import TYPE_CHECKING

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.value_counts import value_counts
from personalize_poc.data.own.roles.evidence.view import View

if TYPE_CHECKING:
    import duckdb

_NINES = re.compile("9{5,}")
_ROWS, _TIMES = 50, 20
"""Fewest rows of such a number, and times as many as somebody in the middle has."""
_PEOPLE, _APART = 50, 10
"""Fewest people beside it, and how far it is above the highest of their numbers, for each."""


def find(
    connection: duckdb.DuckDBPyConnection, view: View, column: ColumnProfile, nobody: list[str]
) -> list[str]:
    """The number of nines that nobody was given; none if it may be somebody's.

    Args:
        connection: where the table is.
        view: the table of interactions.
        column: of it, with the users.
        nobody: values of which it is known that they stand for nobody.
    """
    nines = [v for v in column.frequencies if _NINES.fullmatch(v) and v not in nobody]
    if len(nines) != 1 or column.shape.kind not in ("integer", "code"):
        return []
    counts = value_counts(connection, view, column)
    rows = {v: n for v, n in counts.items() if v.isdecimal() and v not in (*nobody, *nines)}
    if len(rows) < _PEOPLE:
        return []
    often = counts.get(nines[0], 0) >= max(_ROWS, _TIMES * median(rows.values()))
    apart = int(nines[0]) - max(map(int, rows)) > _APART * len(rows)
    return nines if often and apart else []
