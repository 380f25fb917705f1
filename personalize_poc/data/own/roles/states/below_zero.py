"""Quantities below zero: rows of what came back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from personalize_poc.data.own import sql
from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.signs import is_silent
from personalize_poc.data.own.roles.evidence.value_counts import value_counts
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.states import hidden
from personalize_poc.data.own.roles.states.acted import Actions
from personalize_poc.data.own.roles.states.leaving import LEFT_OUT
from personalize_poc.data.own.roles.states.states import KINDS
from personalize_poc.data.own.roles.states.unsaid import Unsaid
from personalize_poc.data.words import counted
from personalize_poc.language import _

if TYPE_CHECKING:
    import duckdb

_JUDGED = {"-1", "0", "1"}
"""What people say of a statement in numbers."""


def _is_count(column: ColumnProfile) -> bool:
    """Whether whole numbers are mostly 1, as pieces are, whatever the column is called."""
    ones = column.frequencies["1"] + column.frequencies["1.0"]
    few = column.distinct <= KINDS and column.shape.kind == "integer"
    return few and ones >= 0.5 * max(1, len(column.given))


def _counts_without_name(view: View, column: ColumnProfile) -> bool:
    """Whether numbers of a table without names are pieces: an amount is below zero with them.

    Pieces are of a few numbers, and what they cost together is of many.
    """
    if not is_silent(view, column) or column.distinct > KINDS or not _some_below(column):
        return False
    return any(
        is_silent(view, other)
        and other.shape.kind == "decimal"
        and other.distinct > column.distinct
        and _have_one_sign(column, other)
        for other in view.columns
    )


def _some_below(column: ColumnProfile) -> bool:
    return any(one is not None and one < 0 for one in column.numbers)


def _have_one_sign(column: ColumnProfile, other: ColumnProfile) -> bool:
    """Whether two columns of numbers are below zero in the same rows of a sample."""
    pairs = zip(column.numbers, other.numbers, strict=True)
    return all((a < 0) == (b < 0) for a, b in pairs if a and b)


def returns(
    connection: duckdb.DuckDBPyConnection, view: View, column: ColumnProfile, result: Actions
) -> None:
    """Rows with a quantity below zero are returns."""
    said = view.hint(column.key)
    if _are_judgements(column) and not said.says("quantity"):
        _ask(connection, view, column, result)
        return
    counts = said.says("quantity") or _is_count(column) or _counts_without_name(view, column)
    if column.shape.kind not in ("integer", "decimal") or not counts or hidden.tells(column):
        return
    rows = connection.execute(
        f"SELECT {sql.trimmed(column.key)} AS v, count(*) FROM {view.profile.table.name} "
        f"WHERE v LIKE '-%' OR v LIKE '−%' GROUP BY v ORDER BY 2 DESC, 1 LIMIT {LEFT_OUT + 1}"
    ).fetchall()
    count = sum(int(n) for __, n in rows)
    if rows and len(rows) <= LEFT_OUT and count < 0.5 * column.filled:
        result.leave_out[column.name] = tuple(str(value) for value, __ in rows)
        result.returns[column.key] = _("below zero in {rows}: returns, which are left out").format(
            rows=counted(count, "row")
        )


def _are_judgements(column: ColumnProfile) -> bool:
    """Whether there is nothing but -1, 0 and 1: for, against and neither, whichever is which.

    Pieces that came back are of several numbers where any are, and nobody takes none of a thing as
    often as one.
    """
    return column.distinct == len(_JUDGED) and set(column.frequencies) == _JUDGED


def _ask(
    connection: duckdb.DuckDBPyConnection, view: View, column: ColumnProfile, result: Actions
) -> None:
    """Let a person say what they mean: of some programs -1 is who agreed."""
    if result.kinds is None and not result.event:
        counts = value_counts(connection, view, column)
        result.kinds = Unsaid(column, counts, "event", ("-1",))
