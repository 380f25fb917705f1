"""Kinds of events that never name an item, such as searches and page views: they are left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from personalize_poc.data.own import sql
from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.candidate import Candidate
from personalize_poc.data.own.roles.evidence.signs import NO_ID
from personalize_poc.data.own.roles.states.acted import Actions
from personalize_poc.data.own.roles.words import worth
from personalize_poc.data.own.roles.words.meanings import is_event, is_state
from personalize_poc.data.own.sql import NOTHING
from personalize_poc.language import _

if TYPE_CHECKING:
    import duckdb

MOST_TOGETHER = 10
"""Kinds of events and optional columns of interactions that the service takes together."""
_FULL = 0.98
"""Share of rows with an item from which on nothing is looked for."""
_KINDS = 20
"""Most kinds that are looked at in a column that is not the one of events."""
_LEFT = 0.02
"""Share of rows without an item, beside those of such kinds, that another column may explain."""


def find(connection: duckdb.DuckDBPyConnection, best: Candidate, found: Actions) -> None:
    """Leave out kinds of which no row has an item, where most rows of others have one.

    Args:
        connection: where the table is.
        best: the interactions.
        found: what was found of events and states; written to.
    """
    item = best.roles["ITEM_ID"]
    if item.view is not best.view or item.column.fill > _FULL:
        return
    if found.event:
        counts = _counts(connection, best, found.event, item.column)
        gone = [one for one, (__, named, __) in counts.items() if one and not named]
        if gone and len(gone) < len(counts):
            found.leave_out_kinds(gone)
            found.itemless = tuple(gone)
    _others(connection, best, found, item.column)


def _others(
    connection: duckdb.DuckDBPyConnection, best: Candidate, found: Actions, item: ColumnProfile
) -> None:
    """Look for another column whose kinds tell rows without an item apart: pages from tracks."""
    taken = best.taken(best.view)
    # Words say of which kind a row is; a number, such as a rate of tax, may only go with that.
    for column in sorted(best.view.columns, key=lambda one: one.shape.kind == "integer"):
        few = 2 <= column.distinct <= _KINDS and column.fill > _FULL and not column.moment
        if not few or column.key in taken or column is found.event:
            continue
        known = found.leave_out.get(column.name, ())
        codes = column.shape.kind == "integer" and not best.view.hint(column.key).says(*NO_ID)
        if column.shape.kind not in ("word", "phrase", "code", "boolean") and not codes:
            continue
        counts = _counts(connection, best, column, item, found)
        if codes and any(0 < named < _FULL * rows for rows, named, __ in counts.values()):
            continue  # numbers are of a kind only where they tell all rows apart
        gone = [one for one, (__, named, open_ones) in counts.items() if one and open_ones > named]
        gone = [one for one in gone if not counts[one][1] and one not in known]
        rows = sum(counts[one][2] for one in gone)
        lacking = sum(max(0, open_ones - named) for __, named, open_ones in counts.values())
        if rows > max(_LEFT * best.view.profile.rows, 0.8 * lacking) and len(gone) < len(counts):
            found.leave_out_values(column.name, gone)
            found.reasons[column.key] = _("kinds of rows of which some never name an item")
            _tell(column, gone, rows, found, alone=not known)
            if not known and best.view.hint(column.key).says("type"):
                _doubt(column, {one: n for one, (n, *__) in counts.items() if one}, found)
            return


def _tell(
    column: ColumnProfile, gone: list[str], rows: int, found: Actions, *, alone: bool
) -> None:
    """Say why rows of some kinds are left out; alone: whether no others of the column are."""
    if alone:
        said = _("None of these {rows:,} rows names an item.").format(rows=rows)
        found.returns[column.key] = said
        return
    listed = ", ".join(gone[:4])
    said = _("None of the {rows:,} rows with {listed} names an item.")
    found.tell(column.name, said.format(rows=rows, listed=listed))
    doubted = found.doubted.get(column.name, {})
    found.doubted[column.name] = {one: n for one, n in doubted.items() if one not in gone}


def _doubt(column: ColumnProfile, counts: dict[str, int], found: Actions) -> None:
    """Note kinds in unknown words that do name items: trailers stand beside films, and count.

    Most of the other rows are what the table is made of, whatever that is called.
    """
    kept = [one for one in counts if one not in found.leave_out[column.name]]
    usual = max(kept, key=counts.__getitem__, default="")
    others = {
        one: counts[one]
        for one in kept
        if one != usual and not (is_event(one) or is_state(one) or one in NOTHING)
    }
    if others:
        found.doubted[column.name] = others


def _counts(
    connection: duckdb.DuckDBPyConnection,
    best: Candidate,
    column: ColumnProfile,
    item: ColumnProfile,
    found: Actions | None = None,
) -> dict[str, tuple[int, int, int]]:
    """Value -> its rows, those that name an item, and those that `found` does not leave out."""
    gone = found.itemless if found and found.event else ()
    kind = sql.trimmed(found.event.key) if found and found.event else "''"
    rows = connection.execute(
        f"SELECT {sql.trimmed(column.key)} AS v, count(*), count({sql.trimmed(item.key)}), "
        f"count(*) FILTER (NOT list_contains(?::VARCHAR[], coalesce({kind}, ''))) "
        f"FROM {best.view.profile.table.name} GROUP BY v ORDER BY 2 DESC, 1",
        [list(gone)],
    ).fetchall()
    return {
        str(value or ""): (int(all_), int(named), int(left)) for value, all_, named, left in rows
    }


def fewer_kinds(found: Actions) -> None:
    """Leave out the rarest kinds of events, where there are more than the service takes.

    What was viewed or paid for stays, however rare: use cases of the service ask for it.
    """
    if not found.event:
        return
    names: dict[str, int] = {}
    for kind, rows in found.counts.items():
        name = found.event_types.get(kind, kind)
        if name is not None:
            names[name] = names.get(name, 0) + rows
    kept = sorted(names, key=lambda name: (not worth.is_asked_for(name), -names[name]))
    kept = kept[: MOST_TOGETHER - 1]
    rare = [
        kind
        for kind in found.counts
        if (name := found.event_types.get(kind, kind)) is not None and name not in kept
    ]
    found.event_types.update(dict.fromkeys(rare))
    found.rarest = tuple(rare)
    found.strange = tuple(one for one in found.strange if one not in rare)


def room(found: Actions) -> int:
    """Optional columns beside the kinds of events that the service takes."""
    names = {found.event_types.get(kind, kind) for kind in found.counts} - {None}
    return MOST_TOGETHER - len(names) - 1 if found.event else MOST_TOGETHER - 1
