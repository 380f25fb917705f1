"""Two tables that tell the same choices, each with gaps of its own: from two systems, say.

Both together would count everything twice, and which of them is right only a person knows.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from personalize_poc.data.own import sql, times
from personalize_poc.data.own.roles.evidence import written_times
from personalize_poc.data.own.roles.evidence.candidate import LEAST, Candidate
from personalize_poc.data.own.roles.which_table import retold

if TYPE_CHECKING:
    import duckdb

_ROWS = 1.5
"""Times as many rows as the other table, up to which two may tell the same."""
_SAME, _GAPS = 0.8, 0.005
"""Share of what each table tells that the other one tells as well; and share that it lacks, from
which on neither is part of the other."""
_DAY = 86_400


def marked(connection: duckdb.DuckDBPyConnection, best: Candidate, other: Candidate) -> Candidate:
    """Another table, with how much of what it tells is the same, by people, things and days.

    Args:
        connection: where the tables are.
        best: the interactions.
        other: a table that may tell them as well.
    """
    rows = sorted(one.view.profile.rows for one in (best, other))
    if rows[1] > _ROWS * rows[0] or not (best.is_complete and other.is_complete):
        return other
    if any(one.roles["TIMESTAMP"].link or one.is_counted for one in (best, other)):
        return other
    if best.view is other.view or not retold.are_of_same(best, other):
        return other
    here, there = _told(connection, best), _told(connection, other)
    shares = [_share_in(connection, *pair) for pair in ((here, there), (there, here))]
    if min(shares) < _SAME or max(shares) > 1 - _GAPS:
        return other
    return replace(other, again=min(shares))


def _share_in(connection: duckdb.DuckDBPyConnection, one: str, other: str) -> float:
    """Share of what one table tells that another one tells as well, up to a day apart."""
    found = connection.execute(
        f"WITH a AS ({one}), b AS ({other}) SELECT (SELECT count(*) FROM a "
        "SEMI JOIN b ON a.u = b.u AND a.i = b.i AND abs(a.d - b.d) <= 1), (SELECT count(*) FROM a)"
    ).fetchone()
    assert found is not None
    return float(found[0] / max(1, found[1]))


def _told(connection: duckdb.DuckDBPyConnection, one: Candidate) -> str:
    """SQL of the different people, things and days of a table."""
    user, item, time = (one.roles[name].column for name in LEAST)
    form = written_times.form_of(connection, one.view, time)
    second = times.seconds(sql.trimmed(time.key), form.forms or ("iso",), "UTC")
    return (
        f"SELECT DISTINCT {sql.trimmed(user.key)} AS u, {sql.trimmed(item.key)} AS i, "
        f"{second} // {_DAY} AS d FROM {one.view.profile.table.name} "
        f"WHERE u IS NOT NULL AND i IS NOT NULL AND d IS NOT NULL"
    )
