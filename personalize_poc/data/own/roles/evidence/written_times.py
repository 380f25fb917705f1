"""How a column writes its times: found out once for each column of a table, as rows are read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.times import TimeForm, recognise

if TYPE_CHECKING:
    import duckdb


def form_of(connection: duckdb.DuckDBPyConnection, view: View, column: ColumnProfile) -> TimeForm:
    """The forms of the times of a column, from all of its rows or many.

    Args:
        connection: where the table is.
        view: the table.
        column: of it.
    """
    if column.key not in view.written:
        view.written[column.key] = recognise(connection, view.profile.table.name, column.key)
    return view.written[column.key]
