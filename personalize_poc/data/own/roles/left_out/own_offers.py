"""Rows of those who offer a thing about what is theirs, where no table tells who they are.

Whose a thing is stands beside who acted, in the rows or in the catalogue: "utente" and
"inserzionista" are the same one where an advertisement was published.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from personalize_poc.data.own import sql
from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.candidate import Candidate
from personalize_poc.data.own.roles.evidence.signs import SURE
from personalize_poc.data.own.roles.evidence.view import Link, View
from personalize_poc.data.own.roles.left_out import sellers
from personalize_poc.data.own.roles.links import pointed
from personalize_poc.data.own.roles.states import flags
from personalize_poc.data.own.roles.states.acted import Actions

if TYPE_CHECKING:
    import duckdb


def find(
    connection: duckdb.DuckDBPyConnection, views: list[View], best: Candidate, found: Actions
) -> None:
    """Leave out kinds of events in which who acts is who offers the thing.

    Args:
        connection: where the tables are.
        views: all tables.
        best: the interactions.
        found: what was found of events and states; written to.
    """
    user, item, column = best.roles["USER_ID"], best.roles["ITEM_ID"], found.event
    view = best.view
    if column is None or user.view is not view or item.view is not view:
        return
    link = pointed.link_of(views, best, "ITEM_ID")
    if link is not None and (link.form or link.share < SURE):
        link = None
    for place in (view, *(_table(views, link) if link else ())):
        for owner in _owners(place, user.column):
            if link and place is not view:
                keys = link, user.column, owner
                counts = sellers.own(connection, view, place, keys, column)
            else:
                counts = _beside(connection, view, user.column, owner, column)
            gone = sellers.of_owners(counts)
            if gone and sum(gone.values()) <= flags.SOME * view.profile.rows:
                sellers.leave_out(column, place, owner, gone, found)
                return


def _table(views: list[View], link: Link) -> list[View]:
    return [one for one in views if one.label == link.table]


def _owners(view: View, user: ColumnProfile) -> list[ColumnProfile]:
    """Columns of a table that say who offers a thing, in ids like those of who acts."""
    return [
        one
        for one in view.columns
        if one is not user
        and view.hint(one.key).about("vendor", "staff")
        and one.shape.kind == user.shape.kind
        and one.distinct > 1
        and not one.is_unique
    ]


def _beside(
    connection: duckdb.DuckDBPyConnection,
    view: View,
    user: ColumnProfile,
    owner: ColumnProfile,
    column: ColumnProfile,
) -> dict[str, tuple[int, int]]:
    """Kind of event -> its rows, and those of them in which both are one."""
    kind, who, whose = (sql.trimmed(one.key) for one in (column, user, owner))
    rows = connection.execute(
        f"SELECT {kind} AS v, count(*), count(*) FILTER ({who} = {whose}) "
        f"FROM {view.profile.table.name} GROUP BY v ORDER BY 2 DESC, 1"
    ).fetchall()
    return {str(value or ""): (int(all_), int(own)) for value, all_, own in rows}
