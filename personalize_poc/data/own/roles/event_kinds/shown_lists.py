"""Kinds of events that tell what was shown: long lists of items, of which other kinds choose.

A list of results holds what somebody was shown, and a click one of these. Whatever the kinds are
called, their lists tell them apart: an order may be long too, but what was looked at before is not
mostly in it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from personalize_poc.data.own import sql
from personalize_poc.data.own.roles.evidence.candidate import Candidate
from personalize_poc.data.own.roles.states.acted import Actions

if TYPE_CHECKING:
    import duckdb

_LONG, _SHORT = 4.0, 2.0
"""Items of a list on average, from which on it may have been shown, and up to which it was not."""
_LISTS = 50
_CHOSEN, _LEFT = 0.5, 0.5
"""Share of what other kinds name that was in such lists before, and most of the lists that is."""
_MORE = 0.3
"""By so much that share is higher than that of any items, where people saw many of them."""
_ROWS = 300_000
"""Rows of some users, all of theirs, in which lists are counted."""


class _Lists(NamedTuple):
    """What is counted of the lists of a kind.

    Attributes:
        lists: how many there are.
        items: of all of them.
        chosen: of these, what kinds with short lists name as well.
        told: of these, what kinds with long lists name as well.
        by_chance: of these, what would be in long lists of the same user if they held any items.
    """

    lists: int
    items: int
    chosen: int
    told: int
    by_chance: float


def find(
    connection: duckdb.DuckDBPyConnection,
    best: Candidate,
    found: Actions,
    unfolded: frozenset[str],
) -> None:
    """Leave out kinds whose lists were shown, where others name one or two items of them.

    Args:
        connection: where the table is.
        best: the interactions.
        found: what was found of events; written to.
        unfolded: names of the files in which lists were taken apart, a row for each item.
    """
    parts = {part.file for part in best.view.profile.table.parts}
    here = all(one.view is best.view for one in best.roles.values())
    if not found.event or not here or not unfolded & {*parts, best.view.label}:
        return
    kept = [one for one in found.counts if found.event_types.get(one, one) is not None]
    counts = {kind: one for kind, one in _lists(connection, best, found).items() if kind in kept}
    long = [kind for kind, one in counts.items() if one.items >= _LONG * one.lists]
    others = [one for kind, one in counts.items() if kind not in long]
    if not others or any(one.items > _SHORT * one.lists for one in others):
        return
    named = sum(one.items for one in others)
    told = sum(one.told for one in others) / named
    if told < max(_CHOSEN, _MORE + sum(one.by_chance for one in others) / named):
        return
    for kind in long:
        if counts[kind].lists >= _LISTS and counts[kind].chosen <= _LEFT * counts[kind].items:
            found.leave_out_kinds([kind])
            found.shown = (*found.shown, kind)


def _lists(
    connection: duckdb.DuckDBPyConnection, best: Candidate, found: Actions
) -> dict[str, _Lists]:
    """The kinds of events with their lists."""
    assert found.event is not None
    user, item, at = (
        sql.trimmed(best.roles[name].column.key) for name in ("USER_ID", "ITEM_ID", "TIMESTAMP")
    )
    modulus = max(1, best.view.profile.rows // _ROWS)
    rows = connection.execute(
        f"WITH r AS (SELECT DISTINCT hash({user}) AS u, hash({item}) AS i, hash({at}) AS t, "
        f"{sql.trimmed(found.event.key)} AS v FROM {best.view.profile.table.name} "
        f"WHERE hash({user}) % {modulus} = 0 AND {item} IS NOT NULL), "
        "k AS (SELECT v, count(*) / count(DISTINCT (u, t)) AS items FROM r GROUP BY v), "
        f"n AS (SELECT u, count(DISTINCT i) / (SELECT count(DISTINCT i) FROM r) AS many "
        f"FROM r JOIN k USING (v) WHERE items >= {_LONG} GROUP BY u), "
        f"p AS (SELECT u, i, bool_or(items >= {_LONG}) AS long, bool_or(items < {_LONG}) AS short "
        "FROM r JOIN k USING (v) GROUP BY u, i) "
        "SELECT v, count(DISTINCT (u, t)), count(*), count(*) FILTER (short), "
        "count(*) FILTER (long), coalesce(sum(many), 0) FROM r JOIN p USING (u, i) "
        "LEFT JOIN n USING (u) GROUP BY v ORDER BY 3 DESC, 1"
    ).fetchall()
    return {str(v): _Lists(*some) for v, *some in rows if v is not None}
