"""Kinds of events that never name an item, such as searches and page views: they are left out.

So are records of people and things in one table with what happened: none of them has its time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from personalize_poc.data.own import sql
from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence import value_counts
from personalize_poc.data.own.roles.evidence.candidate import Candidate
from personalize_poc.data.own.roles.evidence.signs import NO_ID
from personalize_poc.data.own.roles.states.acted import Actions
from personalize_poc.data.own.roles.states.counting import kept_with_kind
from personalize_poc.data.own.roles.words import beside_worth, kind_names, share_words, worth
from personalize_poc.data.own.roles.words.meanings import is_event, is_state
from personalize_poc.data.own.sql import NOTHING
from personalize_poc.language import _, ngettext

if TYPE_CHECKING:
    import duckdb

MOST_TOGETHER = 10
"""Kinds of events and optional columns of interactions that the service takes together."""
_FULL = 0.98
"""Share of rows with an item from which on nothing is looked for."""
_KINDS = 20
"""Most kinds that are looked at in a column that is not the one of events."""
_TWO = 2
_FEW, _HALF = 0.25, 0.5
"""Share of the rows of a kind that hardly name an item, and of all below which a file is of no use
(`usable.MOST`)."""
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
    if item.view is not best.view or min(item.column.fill, _time_fill(best)) > _FULL:
        return
    if found.event:
        counts = _counts(connection, best, found.event, item.column)
        gone = [one for one, told in counts.items() if one and not told[1]]
        if gone and len(gone) < len(counts):
            found.leave_out_kinds(gone)
            found.itemless = tuple(kind for kind in gone if not counts[kind][3])
        _hardly(found, counts)
    _others(connection, best, found, item.column)


def _hardly(found: Actions, counts: dict[str, tuple[int, int, int, int]]) -> None:
    """Leave out kinds that name an item now and then, where most rows would be of no use else.

    A page of a shop names the dish by which somebody came to it, in a few of its rows; whoever
    keeps these few has a file of which a run takes nothing.
    """
    kept = [one for one in counts if one and found.event_types.get(one, one) is not None]
    if not _are_of_no_use(kept, counts):
        return
    few = [one for one in kept if counts[one][1] <= _FEW * counts[one][0]]
    rest = [one for one in kept if one not in few]
    if few and rest and not _are_of_no_use(rest, counts):
        why = _("Hardly a row of {kinds} names an item.").format(kinds=", ".join(few))
        found.leave_out_kinds(few, why)


def _are_of_no_use(kinds: list[str], counts: dict[str, tuple[int, int, int, int]]) -> bool:
    """Whether more than half of the rows of some kinds name no item, or say not when."""
    rows, named = (sum(counts[one][at] for one in kinds) for at in (0, 1))
    return named < _HALF * rows


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
        codes = column.shape.kind == "integer" and not _measures(best, column)
        if column.shape.kind not in ("word", "phrase", "code", "boolean") and not codes:
            continue
        counts = _counts(connection, best, column, item, found)
        if codes and any(0 < named < _FULL * rows for rows, named, __, __ in counts.values()):
            continue  # numbers are of a kind only where they tell all rows apart
        gone = [one for one, (__, named, lacking, __) in counts.items() if one and lacking > named]
        gone = [one for one in gone if not counts[one][1] and one not in known]
        rows = sum(counts[one][2] for one in gone)
        lacking = sum(one for __, __, one, __ in counts.values())
        if rows > max(_LEFT * best.view.profile.rows, 0.8 * lacking) and len(gone) < len(counts):
            rows = sum(counts[one][0] for one in gone)
            found.leave_out_values(column.name, gone)
            found.reasons[column.key] = _("kinds of rows of which some never name an item")
            if found.unsaid and found.unsaid.column is column and len(counts) - len(gone) < _TWO:
                found.unsaid = None  # all that is left is of one kind
            if any(counts[one][3] for one in gone):
                found.returns[column.key] = ngettext(
                    "This row has no item and no time.",
                    "None of these {rows:,} rows has an item and a time.",
                    rows,
                ).format(rows=rows)
            else:
                _tell(column, gone, rows, found, alone=not known)
            if not known and best.view.hint(column.key).says("type"):
                _doubt(column, {one: n for one, (n, *__) in counts.items() if one}, found)
            return


def _measures(best: Candidate, column: ColumnProfile) -> bool:
    """Whether numbers are rates, lines or lengths of time, which may only go with kinds of rows."""
    said = best.view.hint(column.key)
    # Kinds of lines are numbered too, and each may be rarer than the one before.
    kinds = kind_names.is_one(column.name)
    if not kinds and said.says(*NO_ID, "line", "percent", "year", "clock"):
        return True
    if beside_worth.is_one(column.name) or beside_worth.is_no_scale(column.name):
        return True
    counted = value_counts.are_counted(column) and not kinds
    return counted or not share_words.PRICED.isdisjoint(said.tokens)


def _tell(
    column: ColumnProfile, gone: list[str], rows: int, found: Actions, *, alone: bool
) -> None:
    """Say why rows of some kinds are left out; alone: whether no others of the column are."""
    if alone:
        said = ngettext(
            "This row names no item.",
            "None of these {rows:,} rows names an item.",
            rows,
        ).format(rows=rows)
        found.returns[column.key] = said
        return
    listed = ", ".join(gone[:4])
    said = ngettext(
        "The row with {listed} names no item.",
        "None of the {rows:,} rows with {listed} names an item.",
        rows,
    )
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


def _time_fill(best: Candidate) -> float:
    """In how many rows the time of the table itself is; 1 where it is counted, or elsewhere."""
    time = best.roles["TIMESTAMP"]
    own = time.view is best.view and not best.is_counted
    return time.column.fill if own else 1.0


def _counts(
    connection: duckdb.DuckDBPyConnection,
    best: Candidate,
    column: ColumnProfile,
    item: ColumnProfile,
    found: Actions | None = None,
) -> dict[str, tuple[int, int, int, int]]:
    """Value -> its rows, those of use, those of none that `found` does not leave out, and untimed.

    Those of use name an item and say when; those untimed name one, and do not.
    """
    counting = kept_with_kind(best.view, found) if found else "true"
    named = sql.trimmed(item.key)
    timed = "true"
    if _time_fill(best) <= _FULL:
        timed = f"{sql.trimmed(best.roles['TIMESTAMP'].column.key)} IS NOT NULL"
    rows = connection.execute(
        f"SELECT {sql.trimmed(column.key)} AS v, count(*), count({named}) FILTER ({timed}), "
        f"count(*) FILTER ({counting} AND NOT ({named} IS NOT NULL AND {timed})), "
        f"count({named}) FILTER (NOT {timed}) "
        f"FROM {best.view.profile.table.name} GROUP BY v ORDER BY 2 DESC, 1"
    ).fetchall()
    return {str(value or ""): (int(a), int(b), int(c), int(d)) for value, a, b, c, d in rows}


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
