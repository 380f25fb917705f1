"""Heads of documents that say which lines do not count, where nothing else of them is needed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from personalize_poc.data.own.mapping_file import Join
from personalize_poc.data.own.proposal import Guess
from personalize_poc.data.own.roles import further
from personalize_poc.data.own.roles.acted import Actions
from personalize_poc.data.own.roles.joined import states_of
from personalize_poc.data.own.roles.signs import SURE
from personalize_poc.data.own.roles.tables import Candidate, used
from personalize_poc.data.own.roles.view import Link, View

if TYPE_CHECKING:
    import duckdb


def states(
    connection: duckdb.DuckDBPyConnection,
    views: list[View],
    best: Candidate,
    leave_out: dict[str, tuple[str, ...]],
    here: Actions,
) -> tuple[list[Join], list[Guess]]:
    """Join the table of orders that says which were cancelled, where lines have all roles.

    Args:
        connection: where the tables are.
        views: all tables.
        best: the interactions.
        leave_out: name of a column -> values whose rows are left out; written to.
        here: what was found of the interactions; gets why rows are left out.
    """
    by_label = {view.label: view for view in views}
    for link in (*further.by_name(best.view, by_label), *best.view.compounds):
        there = by_label[link.table]
        if not _is_head(best, link, there):
            continue
        found = states_of(connection, views, there, {link.there})
        own = {column.name for view in used(views, best) for column in view.columns}
        told = [
            column
            for column in there.columns
            if column.name in found.leave_out
            and column.name not in own
            and column.key not in found.returns
        ]
        if told:
            here.told.update(found.told)
            here.unpaid.update(found.unpaid)
            leave_out.update({one.name: found.leave_out[one.name] for one in told})
            on = best.view.on(link, there)
            guesses = [
                Guess("interactions", "", there.label, one.name, "unused", 0.9,
                      found.reasons.get(one.key, ""))
                for one in told
            ]  # fmt: skip
            return [Join(there.label, on, {})], guesses
    return [], []


def _is_head(best: Candidate, link: Link, there: View) -> bool:
    """Whether a column surely names the document that a row is a line of."""
    roles = {one.column.key for one in best.roles.values() if one.view is best.view}
    column, known = best.view.column(link.key), best.view.documents or ()
    called = best.view.hint(link.key).about("order")
    document = link.key in known or (called and not (known and column.is_unique))  # of a line
    return (
        document
        and link.key not in roles
        and link.share > SURE
        and not link.form
        and there.kind not in ("user", "item", "lookup")
        and there.is_named_by(link)
        and all(link.table != one.table for one in best.links)
    )
