"""A question about kinds of rows that other rules have answered: one kind is left that counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from personalize_poc.data.own import sql
from personalize_poc.data.own.roles.evidence.candidate import Candidate
from personalize_poc.data.own.roles.states.acted import Actions
from personalize_poc.data.own.roles.states.counting import kept
from personalize_poc.language import _

if TYPE_CHECKING:
    import duckdb


def find(connection: duckdb.DuckDBPyConnection, best: Candidate, found: Actions) -> None:
    """Ask nothing of a column of which all rows that count have the same value.

    The credits of an accounting system have a code of their own, and quantities below zero by
    which they are left out already.

    Args:
        connection: where the tables are.
        best: the interactions.
        found: what was found of events and states; written to.
    """
    column = found.unsaid.column if found.unsaid else None
    if column is None or not found.leave_out or column.name in found.leave_out:
        return
    rows = connection.execute(
        f"SELECT DISTINCT {sql.trimmed(column.key)} AS v FROM {best.view.profile.table.name} "
        f"WHERE {kept(best.view, found)} LIMIT 2"
    ).fetchall()
    if len(rows) != 1:
        return
    found.settle(column)
    found.reasons[column.key] = _("all rows that count have {value} there").format(value=rows[0][0])
    if found.event is column:
        found.event, found.counts, found.event_types, found.strange = None, {}, {}, ()
