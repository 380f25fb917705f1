"""Apps and sessions that are the items: a start that names one of many is no start of a visit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from personalize_poc.data.own import sql, times
from personalize_poc.data.own.roles.evidence.candidate import Candidate
from personalize_poc.data.own.roles.states.acted import Actions
from personalize_poc.data.own.roles.which_column.times.time_forms import Form
from personalize_poc.data.own.roles.words.meanings import is_of_visit, is_start_of_app

if TYPE_CHECKING:
    import duckdb

_NAMED, _MANY = 0.98, 20
"""Share of the rows of a kind that name an item, and how many different ones, at least."""
_SECONDS, _BESIDE = 2, 0.5
"""Seconds to another kind of event, and the share of rows that have one so near, at most."""


def find(
    connection: duckdb.DuckDBPyConnection, best: Candidate, form: Form, found: Actions
) -> None:
    """Take starts of apps and sessions for what people chose, where each says which of many it was.

    On a television or a telephone apps are what is recommended, and people sit down for a session
    of yoga or a lesson. In the log of an app its own start is no act towards an item, and names
    none; a visit that begins on the page of an item is told at once by a view of that page.

    Args:
        connection: where the table is.
        best: the interactions.
        form: of their times.
        found: what was found of events and states; written to.
    """
    item = best.roles["ITEM_ID"]
    left_out = [one for one, name in found.event_types.items() if name is None]
    apps = [one for one in left_out if is_start_of_app(one)]
    visits = [one for one in left_out if is_of_visit(one)]
    if not (apps or visits) or not found.event or item.view is not best.view:
        return
    rows = connection.execute(
        f"SELECT v, count(*), count(i), count(DISTINCT i) FROM (SELECT "
        f"{sql.trimmed(found.event.key)} AS v, {sql.trimmed(item.column.key)} AS i "
        f"FROM {best.view.profile.table.name}) WHERE list_contains(?::VARCHAR[], v) GROUP BY v",
        [[*apps, *visits]],
    ).fetchall()
    for kind, count, named, different in rows:
        if named < _NAMED * count or different < _MANY:
            continue
        if kind in apps or not _comes_with_another(connection, best, form, found, kind):
            del found.event_types[kind]


def _comes_with_another(
    connection: duckdb.DuckDBPyConnection, best: Candidate, form: Form, found: Actions, kind: str
) -> bool:
    """Whether most rows of a kind have one of another kind beside them, of the same item.

    It is asked of the same person, within seconds; where that cannot be told, it is so.
    """
    if best.is_counted or any(one.view is not best.view for one in best.roles.values()):
        return True
    assert found.event is not None
    user, item, time = (
        sql.trimmed(best.roles[name].column.key) for name in ("USER_ID", "ITEM_ID", "TIMESTAMP")
    )
    others = [one for one in found.counts if not is_of_visit(one)]
    row = connection.execute(
        f"WITH r AS (SELECT hash({user}) AS u, hash({item}) AS i, "
        f"{times.seconds(time, form.forms, 'UTC')} AS s, {sql.trimmed(found.event.key)} AS v "
        f"FROM {best.view.profile.table.name} WHERE {item} IS NOT NULL), "
        "told AS (SELECT v, s - max(s) FILTER (list_contains($2::VARCHAR[], v)) OVER "
        "(w ROWS UNBOUNDED PRECEDING) AS since, min(s) FILTER (list_contains($2::VARCHAR[], v)) "
        "OVER (w ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING) - s AS until FROM r "
        "WINDOW w AS (PARTITION BY u, i ORDER BY s)) "
        f"SELECT avg((coalesce(least(since, until) <= {_SECONDS}, false))::INT) FROM told "
        "WHERE v = $1",
        [kind, others],
    ).fetchone()
    return row is None or row[0] is None or float(row[0]) > _BESIDE
