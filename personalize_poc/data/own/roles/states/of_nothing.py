"""Quantities of zero: lines of orders of which nothing was bought, or all was given back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from personalize_poc.data.own import sql
from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.states.acted import Actions
from personalize_poc.data.words import counted
from personalize_poc.language import _

if TYPE_CHECKING:
    import duckdb

_NUMBERS = ("integer", "decimal")
_MOST = 0.2
"""Share of rows up to which a line of none is an exception among those of some."""
_NONE, _PARTS = r"[-+]?0+([.,]0+)?", r".*[.,]\d*[1-9]"
"""Spellings of zero, and of numbers that are not whole: of those little may be written as none."""
_ONE = ("1", "1.0", "1,0", "1.00", "1,00", "1.000", "1,000")


def leave_out(
    connection: duckdb.DuckDBPyConnection, view: View, column: ColumnProfile, result: Actions
) -> None:
    """Leave out lines of zero pieces, where the only quantity of a line is mostly one.

    A stock is not mostly one; what was ordered and not sent has two quantities; and of what people
    do besides buying there is no number.

    Args:
        connection: where the table is.
        view: the table.
        column: it may be a quantity.
        result: what was found so far; written to.
    """
    if result.event or not _is_quantity(view, column) or not _is_mostly_one(column):
        return
    if any(one is not column and _is_quantity(view, one) for one in view.columns):
        return
    value = sql.trimmed(column.key)
    rows = connection.execute(
        f"SELECT {value} AS v, count(*), regexp_full_match(v, ?) FROM {view.profile.table.name} "
        "WHERE regexp_full_match(v, ?) OR regexp_full_match(v, ?) GROUP BY v ORDER BY 2 DESC, 1",
        [_NONE, _NONE, _PARTS],
    ).fetchall()
    count = sum(int(n) for __, n, __ in rows)
    if not rows or not all(none for *__, none in rows) or count > _MOST * column.filled:
        return
    result.leave_out_values(column.name, (str(one) for one, *__ in rows))
    told = _("zero in {rows}: nothing was bought, or all of it was given back")
    said = (result.returns.get(column.key, ""), told.format(rows=counted(count, "row")))
    result.returns[column.key] = "; ".join(filter(None, said))


def _is_quantity(view: View, column: ColumnProfile) -> bool:
    return column.shape.kind in _NUMBERS and view.hint(column.key).says("quantity")


def _is_mostly_one(column: ColumnProfile) -> bool:
    """Whether no other number is as frequent as one, as with pieces that somebody bought."""
    most = next((value for value, __ in column.frequencies.most_common(1)), "")
    return most in _ONE
