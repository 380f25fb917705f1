"""Rows that another row voids: it names them by their own number.

What a learning record store or a journal has taken in is never changed or deleted. A mistake is
taken back by one more entry, whose kind says so and which names the first one where others name a
thing, or nothing. Neither of the two happened.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from personalize_poc.data.own import sql
from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.candidate import Candidate
from personalize_poc.data.own.roles.evidence.view import View, is_idlike
from personalize_poc.data.own.roles.states.acted import Actions
from personalize_poc.data.own.roles.words.meanings import is_negative
from personalize_poc.language import _

if TYPE_CHECKING:
    import duckdb

_FOUND, _CHANCE = 0.8, 0.02
"""Share of the rows that void something which name another row; and of others, that do it by
chance: numbers of things are among those of rows where both count from 1."""
_FEWEST, _MOST = 5, 500
"""Rows that are voided: with fewer it may be chance, and more are no list to be read."""


def find(connection: duckdb.DuckDBPyConnection, best: Candidate, found: Actions) -> None:
    """Leave out the rows that others void, by their numbers.

    Args:
        connection: where the table is.
        best: the interactions.
        found: what was found of events and states; written to.
    """
    event = found.event
    undo = tuple(
        kind for kind, name in found.event_types.items() if name is None and is_negative(kind)
    )
    if event is None or not undo:
        return
    marked = f"coalesce({sql.any_of(sql.trimmed(event.key), undo)}, false)"
    for column, number in _pairs(best.view, event):
        if not _may_name(column, number, event, undo):
            continue
        gone = _voided(connection, best.view, marked, (column, number))
        if number.name not in found.leave_out and _FEWEST <= len(gone) <= _MOST:
            found.leave_out[number.name] = gone
            why = _("{rows:,} rows are named in {name} by rows with {listed}, which void them.")
            listed = ", ".join(undo[:3])
            found.tell(number.name, why.format(rows=len(gone), name=column.name, listed=listed))
            return


def _pairs(view: View, event: ColumnProfile) -> list[tuple[ColumnProfile, ColumnProfile]]:
    """Columns that may name another row, each with one that has a number for every row."""
    some = [one for one in view.columns if one is not event and is_idlike(one)]
    own = [one for one in some if one.is_unique and one.filled == one.rows]
    return [(one, number) for number in own for one in some if one not in own]


def _may_name(
    column: ColumnProfile, number: ColumnProfile, event: ColumnProfile, undo: tuple[str, ...]
) -> bool:
    """Whether what rows of a sample name is as long as numbers of rows are.

    Who takes something out of a basket names an article: that is seen without a join of all rows.
    """
    lengths = [len(one) for one in number.given]
    rows = zip(column.values, event.values, strict=True)
    named = [len(value) for value, kind in rows if value and kind in undo]
    fits = sum(min(lengths, default=0) <= one <= max(lengths, default=0) for one in named)
    return not named or fits >= _FOUND * len(named)


def _voided(
    connection: duckdb.DuckDBPyConnection,
    view: View,
    marked: str,
    pair: tuple[ColumnProfile, ColumnProfile],
) -> tuple[str, ...]:
    """Numbers of the rows that those which void something name; () if most name something else.

    Args:
        connection: where the table is.
        view: the table.
        marked: SQL of whether a row voids something.
        pair: the column that names another row, and the one with the number of each row.
    """
    table = view.profile.table.name
    here, there = (sql.trimmed(one.key) for one in pair)
    rows = connection.execute(
        f"WITH r AS (SELECT {here} AS named, {marked} AS undo FROM {table} "
        f"WHERE {here} IS NOT NULL) "
        "SELECT undo, count(*), count(n), list(DISTINCT n) FILTER (undo AND n IS NOT NULL) "
        f"FROM r LEFT JOIN (SELECT {there} AS n FROM {table}) ON named = n GROUP BY undo"
    ).fetchall()
    told = {bool(undo): (int(count), int(some), numbers) for undo, count, some, numbers in rows}
    count, some, numbers = told.get(True, (0, 0, None))
    others, by_chance, __ = told.get(False, (0, 0, None))
    if not count or some < _FOUND * count or by_chance > _CHANCE * others:
        return ()
    return tuple(sorted(map(str, numbers)))
