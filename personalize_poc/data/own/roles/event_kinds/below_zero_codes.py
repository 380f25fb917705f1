"""Codes of kinds of rows whose amounts are all below zero: what was voided, brought back, refunded.

A till writes V, A, D and T, and nothing says what they mean. Where nearly every row of a code takes
money back, and those of the usual one never do, the rows say it themselves.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from personalize_poc.data.own import sql
from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.candidate import Candidate
from personalize_poc.data.own.roles.evidence.view import Link, View
from personalize_poc.data.own.roles.states import flags
from personalize_poc.data.own.roles.states.acted import Actions
from personalize_poc.language import _

if TYPE_CHECKING:
    import duckdb

_ALL, _NONE = 0.98, 0.02
"""Share of the rows of a code with amounts below zero: of one that takes back, and of others."""
_KINDS, _OF_ROLE = 12, 0.8
"""Most codes of a column that nobody would be asked about; from the other on it is of the item."""
_FEWEST = 20
"""Rows of a code from which on their amounts prove something."""


def find(connection: duckdb.DuckDBPyConnection, best: Candidate, found: Actions) -> None:
    """Leave out rows of such codes, and ask no more about them where all others are above zero.

    Args:
        connection: where the table is.
        best: the interactions.
        found: what was found of events and states; written to.
    """
    asked = [one.column for one in (found.kinds, found.unsaid) if one]
    for column in [*asked, *_further(best, asked)]:
        if column is found.event or column.name in found.leave_out:
            continue
        # A price is below zero on a deposit alone, the amount of a line on what was voided too.
        told = [
            (_below_zero(connection, best.view, column, amounts), amounts)
            for amounts in best.view.columns
            if amounts is not column and _may_be_amounts(best.view, amounts)
        ]
        gone, amounts = max(told, key=lambda one: len(one[0]), default=({}, column))
        rows = sum(gone.values())
        if not gone or rows > flags.SOME * best.view.profile.rows:
            continue
        found.leave_out[column.name] = tuple(gone)
        _tell(column, amounts, rows, found)
        kinds = found.kinds
        found.kinds = None if kinds is not None and kinds.column is column else kinds


def of_head(
    connection: duckdb.DuckDBPyConnection,
    best: Candidate,
    link: Link,
    there: View,
    here: Actions,
    found: Actions,
) -> None:
    """The same of kinds of documents, by the amounts of their lines or the sums in their heads.

    Args:
        connection: where the tables are.
        best: the interactions, which are lines.
        link: from them to the heads.
        there: the heads.
        here: what was found of the lines.
        found: of the heads; written to.
    """
    amounts = [one for one in best.view.columns if _may_be_amounts(best.view, one)]
    if link.before is not None or any(one.name in here.leave_out for one in amounts):
        return  # these rows are left out one by one
    lines, heads = _lines(best, link, there), f"{there.profile.table.name} AS b"
    sums = [one for one in there.columns if _may_be_amounts(there, one)]
    own = {one.name for one in best.view.columns}  # a mapping leaves out by names
    for column in there.columns:
        if column.name in own | found.leave_out.keys() or not _are_kinds(column):
            continue
        told = [(_counted(connection, lines, ("b", column), ("a", one)), one) for one in amounts]
        told += [(_counted(connection, heads, ("b", column), ("b", one)), one) for one in sums]
        gone, amount = max(told, key=lambda one: len(one[0]), default=({}, column))
        rows = best.view.profile.rows if amount in amounts else there.profile.rows
        if gone and sum(gone.values()) <= flags.SOME * rows:
            found.leave_out[column.name] = tuple(gone)
            _tell(column, amount, sum(gone.values()), found)
            return


def _lines(best: Candidate, link: Link, there: View) -> str:
    """What stands after FROM for lines `a` with their heads `b`."""
    here, heads = best.view.profile.table, there.profile.table
    same = " AND ".join(
        f"{sql.trimmed(f'a.{one}')} = {sql.trimmed(f'b.{other}')}"
        for one, other in ((link.key, link.there), *link.more)
    )
    return f"{here.name} AS a JOIN {heads.name} AS b ON {same}"


def _tell(column: ColumnProfile, amounts: ColumnProfile, rows: int, found: Actions) -> None:
    """Say why rows are left out by a column, and ask no more about it."""
    why = _(
        "{name} is below zero in all of these {rows:,} rows, and above it in the others: "
        "something was voided, brought back or paid back."
    ).format(name=amounts.name, rows=rows)
    found.tell(column.name, why)
    found.settle(column)
    found.reasons.setdefault(column.key, why)


def _further(best: Candidate, asked: list[ColumnProfile]) -> list[ColumnProfile]:
    """Other columns of a few codes that are of the rows, not of the item or the user: TA and RE."""
    view = best.view
    taken = [one.column for one in best.roles.values() if one.view is view]
    return [
        column
        for column in view.columns
        if _are_kinds(column)
        and not any(column is one for one in (*taken, *asked))
        and not any(view.goes_with(one.key, column.key) > _OF_ROLE for one in taken)
    ]


def _are_kinds(column: ColumnProfile) -> bool:
    """Whether a column holds a few codes, one in every row."""
    few = 2 <= column.distinct <= _KINDS and column.fill > _ALL
    return few and column.shape.kind in ("word", "code")


def _may_be_amounts(view: View, column: ColumnProfile) -> bool:
    """Whether a column holds amounts or quantities, some of them below zero."""
    said = view.hint(column.key)
    below = any(one is not None and one < 0 for one in column.numbers)
    worth = said.says("price", "amount", "quantity") or column.shape.kind == "decimal"
    return below and worth and not said.says("id") and column.fill > _ALL


def _below_zero(
    connection: duckdb.DuckDBPyConnection, view: View, column: ColumnProfile, amounts: ColumnProfile
) -> dict[str, int]:
    """Codes with nothing but amounts below zero -> rows; none where other codes have such too."""
    table = f"{view.profile.table.name} AS a"
    return _counted(connection, table, ("a", column), ("a", amounts))


def _counted(
    connection: duckdb.DuckDBPyConnection,
    tables: str,
    kind: tuple[str, ColumnProfile],
    amounts: tuple[str, ColumnProfile],
) -> dict[str, int]:
    """The same of a column of one of some tables, and of amounts of one of them.

    The others have amounts above zero: a discount is nothing where nobody had one.
    """
    code, amount = (sql.trimmed(f"{table}.{one.key}") for table, one in (kind, amounts))
    rows = connection.execute(
        f"SELECT {code} AS v, count(*), "
        f"count(*) FILTER ({amount} LIKE '-%' OR {amount} LIKE '−%' OR {amount} LIKE '%-'), "
        f"count(*) FILTER (regexp_matches({amount}, '[1-9]')) "
        f"FROM {tables} WHERE v IS NOT NULL GROUP BY v ORDER BY 2 DESC, 1"
    ).fetchall()
    gone = {str(v): int(n) for v, n, below, __ in rows if below >= _ALL * n and n >= _FEWEST}
    others = [(n, below, some) for v, n, below, some in rows if str(v) not in gone]
    clear = bool(others) and all(below <= _NONE * n for n, below, __ in others)
    worth = 2 * sum(some for __, __, some in others) > sum(n for n, __, __ in others)
    return gone if clear and worth else {}
