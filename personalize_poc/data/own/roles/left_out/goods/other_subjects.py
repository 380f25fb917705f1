"""Rows that are about things of other tables: a number means a recipe, a person or a collection.

Frameworks for web sites keep in one table what was done with anything: one column has the number,
`subject_id`, and one beside it names the table that the number is of, `subject_type`. Each table
counts from 1 on, so that the number of a person is found among those of recipes as well.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from personalize_poc.data.own.roles.evidence import subject_types
from personalize_poc.data.own.roles.evidence.candidate import Candidate
from personalize_poc.data.own.roles.evidence.value_counts import value_counts
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.links import pointed
from personalize_poc.data.own.roles.states.acted import Actions
from personalize_poc.language import _, ngettext

if TYPE_CHECKING:
    import duckdb


def find(
    connection: duckdb.DuckDBPyConnection, views: list[View], best: Candidate, found: Actions
) -> None:
    """Leave out rows whose number is of another table than that of the items.

    Args:
        connection: where the tables are.
        views: all tables.
        best: the interactions.
        found: what was found of events and states; written to.
    """
    item = best.roles["ITEM_ID"]
    column = subject_types.beside(best.view, item.column) if item.view is best.view else None
    if column is None or column.name in found.leave_out:
        return
    link = pointed.link_of(views, best, "ITEM_ID")
    if link is None:
        return
    others = [one.label for one in views if one.label not in (link.table, best.view.label)]
    counts = value_counts(connection, best.view, column, most=subject_types.KINDS + 1)
    meant = [one for one in counts if subject_types.names(one, link.table)]
    known = [one for one in counts if any(subject_types.names(one, label) for label in others)]
    gone = tuple(one for one in counts if one not in meant)
    if len(meant) != 1 or len(counts) > subject_types.KINDS or not set(known) - set(meant):
        return
    found.leave_out_values(column.name, gone)
    found.settle(column)
    found.reasons[column.key] = _("which rows count: those about what {table} lists").format(
        table=link.table
    )
    rows = sum(counts[one] for one in gone)
    told = ngettext(
        "{rows:,} row with {listed} is about something else than {table} lists.",
        "{rows:,} rows with {listed} are about something else than {table} lists.",
        rows,
    )
    found.tell(column.name, told.format(rows=rows, listed=", ".join(gone), table=link.table))
