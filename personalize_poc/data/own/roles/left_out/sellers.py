"""Rows of those who offer a thing, about what is theirs: an offer that is edited, or looked after.

Where the catalogue says whose each thing is, and rows say who acted, kinds of rows in which both
are nearly always the same one are of no customers. It is not words that tell it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from personalize_poc.data.own import sql
from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.candidate import Candidate
from personalize_poc.data.own.roles.evidence.signs import SURE
from personalize_poc.data.own.roles.evidence.view import Link, View
from personalize_poc.data.own.roles.links import pointed
from personalize_poc.data.own.roles.states import flags
from personalize_poc.data.own.roles.states.acted import Actions
from personalize_poc.language import ngettext

if TYPE_CHECKING:
    import duckdb

_OWN, _OTHERS = 0.95, 0.05
"""Share of rows of a kind in which the thing is one's own, and the most of all other kinds."""
_FEWEST, _KINDS = 20, 60
"""Rows of a kind that prove something, and most kinds."""


def find(
    connection: duckdb.DuckDBPyConnection, views: list[View], best: Candidate, found: Actions
) -> None:
    """Leave out kinds of rows in which those who offer a thing deal with what is theirs.

    Args:
        connection: where the tables are.
        views: all tables.
        best: the interactions.
        found: what was found of events and states; written to.
    """
    view, item = best.view, best.roles["ITEM_ID"]
    link = pointed.link_of(views, best, "ITEM_ID") if item.view is view and not item.link else None
    if link is None or link.form or link.share < SURE:
        return
    there = next(one for one in views if one.label == link.table)
    taken = best.taken(view)
    for actor, owner in _same_people(view, there):
        kinds = [
            one
            for one in view.columns
            if 2 <= one.distinct <= _KINDS
            and one.key not in taken
            and one is not actor
            and not (one.moment and not one.moment.weak)
        ]
        for column in kinds:
            counts = own(connection, view, there, (link, actor, owner), column)
            gone = of_owners(counts)
            if gone and sum(gone.values()) <= flags.SOME * view.profile.rows:
                leave_out(column, there, owner, gone, found)


def _same_people(view: View, there: View) -> list[tuple[ColumnProfile, ColumnProfile]]:
    """Columns of the rows, and of the catalogue, that name people of one table."""
    return [
        (view.column(here.key), there.column(own.key))
        for here in _to_people(view)
        for own in _to_people(there)
        if (own.table, own.there) == (here.table, here.there)
        and not there.column(own.key).is_unique
    ]


def _to_people(view: View) -> list[Link]:
    return [
        link
        for link in view.links
        if link.table in view.people
        and link.table != view.label
        and link.share > SURE
        and not link.form
        and not view.hint(link.key).about("item")
    ]


def own(
    connection: duckdb.DuckDBPyConnection,
    view: View,
    there: View,
    keys: tuple[Link, ColumnProfile, ColumnProfile],
    column: ColumnProfile,
) -> dict[str, tuple[int, int]]:
    """Value of a column -> its rows, and those of them about what is one's own.

    Args:
        connection: where the tables are.
        view: the rows.
        there: the catalogue.
        keys: the way there, who acts in a row, and whose a thing is in the catalogue.
        column: of the rows.
    """
    link, actor, owner = keys
    rows = connection.execute(
        f"SELECT r.v, count(*), count(*) FILTER (r.a = t.o) FROM (SELECT {sql.trimmed(column.key)} "
        f"AS v, {sql.trimmed(actor.key)} AS a, {sql.trimmed(link.key)} AS i "
        f"FROM {view.profile.table.name}) r LEFT JOIN (SELECT {sql.trimmed(link.there)} AS i, "
        f"any_value({sql.trimmed(owner.key)}) AS o FROM {there.profile.table.name} GROUP BY 1) t "
        "ON r.i = t.i GROUP BY r.v ORDER BY 2 DESC, 1"
    ).fetchall()
    return {str(value or ""): (int(all_), int(own)) for value, all_, own in rows}


def of_owners(counts: dict[str, tuple[int, int]]) -> dict[str, int]:
    """Values whose rows are nearly all of owners, where others hardly have such; else none."""
    gone = {
        value: rows
        for value, (rows, own) in counts.items()
        if value and rows >= _FEWEST and own >= _OWN * rows
    }
    others = [pair for value, pair in counts.items() if value not in gone]
    some = sum(own for __, own in others) > _OTHERS * sum(rows for rows, __ in others)
    return {} if some or not others else gone


def leave_out(
    column: ColumnProfile, there: View, owner: ColumnProfile, gone: dict[str, int], found: Actions
) -> None:
    """Leave out kinds of events, or rows by another column, and say why."""
    rows = sum(gone.values())
    told = ngettext(
        "{rows:,} row with {listed} is of those whose the item is, by {name} in {table}: "
        "who offers a thing does not wish for it.",
        "{rows:,} rows with {listed} are of those whose the item is, by {name} in {table}: "
        "who offers a thing does not wish for it.",
        rows,
    ).format(rows=rows, listed=", ".join(gone), name=owner.name, table=there.label)
    if column is found.event:
        found.leave_out_kinds(gone, told)
        return
    found.leave_out_values(column.name, gone)
    found.tell(column.name, told)
    found.settle(column)
    found.explain(column)
