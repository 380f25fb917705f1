"""Kinds of events by which one thing was given to everybody at once: nobody chose it.

Who runs a game or a service gives something to all accounts, in one go: a present for having
waited, a new tariff for whoever had the old one. Whatever the kind is called, its rows tell: each
person has the same thing once, and all have it within minutes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from personalize_poc.data.own import sql, times
from personalize_poc.data.own.roles.evidence.candidate import Candidate
from personalize_poc.data.own.roles.states.acted import Actions
from personalize_poc.data.own.roles.which_column.times.time_forms import Form
from personalize_poc.language import _

if TYPE_CHECKING:
    import duckdb

_PEOPLE, _SHARE = 50, 0.1
"""Fewest people who were given something at once, and their share of all."""
_ONCE, _ALL = 0.98, 0.95
"""Share of rows that are of another person each, and of the rows of a kind that are such."""
_MINUTES = 900
"""Seconds within which nearly all of them have it."""


def find(
    connection: duckdb.DuckDBPyConnection, best: Candidate, form: Form, found: Actions
) -> None:
    """Leave out kinds in unknown words by which something was given to many at once.

    Args:
        connection: where the table is.
        best: the interactions.
        form: of their times.
        found: what was found of events and states; written to.
    """
    here = all(one.view is best.view for one in best.roles.values())
    open_ones = [one for one in found.strange if found.event_types.get(one, one) is not None]
    if not here or best.is_counted or not found.event or not open_ones:
        return
    at_once = _at_once(connection, best, form, open_ones, found)
    gone = [one for one in open_ones if at_once.get(one, 0) >= _ALL * found.counts[one]]
    if not gone or len(gone) == len(found.counts):
        return
    said = _("With {kinds} many people have the same thing within minutes: nobody chose it.")
    found.leave_out_kinds(gone, said.format(kinds=", ".join(gone)))


def _at_once(
    connection: duckdb.DuckDBPyConnection,
    best: Candidate,
    form: Form,
    kinds: list[str],
    found: Actions,
) -> dict[str, int]:
    """Kind -> its rows of things that many people have within minutes, each of them once."""
    assert found.event is not None
    user, item, time = (
        sql.trimmed(best.roles[name].column.key) for name in ("USER_ID", "ITEM_ID", "TIMESTAMP")
    )
    rows = connection.execute(
        f"WITH r AS (SELECT {sql.trimmed(found.event.key)} AS v, hash({user}) AS u, {item} AS i, "
        f"{times.seconds(time, form.forms, 'UTC')} AS moment FROM {best.view.profile.table.name} "
        f"WHERE list_contains(?::VARCHAR[], v) AND {user} IS NOT NULL AND {item} IS NOT NULL), "
        "g AS (SELECT v, count(*) AS n, count(DISTINCT u) AS people, "
        "quantile_cont(moment, 0.99) - quantile_cont(moment, 0.01) AS lasts FROM r GROUP BY v, i) "
        f"SELECT v, sum(n) FROM g WHERE people >= {_ONCE} * n AND lasts <= {_MINUTES} "
        f"AND people >= greatest({_PEOPLE}, {_SHARE} * (SELECT count(DISTINCT {user}) "
        f"FROM {best.view.profile.table.name})) GROUP BY v",
        [kinds],
    ).fetchall()
    return {str(kind): int(count) for kind, count in rows}
