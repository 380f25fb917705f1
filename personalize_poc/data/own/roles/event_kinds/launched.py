"""Apps that are the items: a start that names one of many is no start of the program itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from personalize_poc.data.own import sql
from personalize_poc.data.own.roles.evidence.candidate import Candidate
from personalize_poc.data.own.roles.states.acted import Actions
from personalize_poc.data.own.roles.words.meanings import is_start_of_app

if TYPE_CHECKING:
    import duckdb

_NAMED, _MANY = 0.98, 20
"""Share of the rows of a kind that name an item, and how many different ones, at least."""


def find(connection: duckdb.DuckDBPyConnection, best: Candidate, found: Actions) -> None:
    """Take starts of apps for what people chose, where each says which of many it was.

    On a television or a telephone apps are what is recommended; in the log of an app its own start
    is no act towards an item, and names none.

    Args:
        connection: where the table is.
        best: the interactions.
        found: what was found of events and states; written to.
    """
    item = best.roles["ITEM_ID"]
    gone = [one for one, name in found.event_types.items() if name is None and is_start_of_app(one)]
    if not gone or not found.event or item.view is not best.view:
        return
    rows = connection.execute(
        f"SELECT v, count(*), count(i), count(DISTINCT i) FROM (SELECT "
        f"{sql.trimmed(found.event.key)} AS v, {sql.trimmed(item.column.key)} AS i "
        f"FROM {best.view.profile.table.name}) WHERE list_contains(?::VARCHAR[], v) GROUP BY v",
        [gone],
    ).fetchall()
    for kind, count, named, different in rows:
        if named >= _NAMED * count and different >= _MANY:
            del found.event_types[kind]
