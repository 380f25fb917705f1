"""Lines of orders that were not delivered with the others: "servido: false" beside "true".

Whoever packs an order marks what is not there. Such a line came to nobody. Where no line of an
order was delivered, it may be on its way, so that nothing is left out by the flag.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from personalize_poc.data.own import sql
from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.candidate import Candidate
from personalize_poc.data.own.roles.evidence.value_counts import value_counts
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.left_out.goods.given_away import rides_along
from personalize_poc.data.own.roles.states import flags
from personalize_poc.data.own.roles.states.acted import Actions
from personalize_poc.data.own.roles.states.counting import kept
from personalize_poc.data.own.roles.words.meanings import folded, stems
from personalize_poc.language import ngettext

if TYPE_CHECKING:
    import duckdb

_BESIDE = 0.8
"""Share of the lines that were not delivered of which the order has others that were."""


def find(connection: duckdb.DuckDBPyConnection, best: Candidate, found: Actions) -> None:
    """Leave out lines of orders that a flag says were not delivered.

    Args:
        connection: where the table is.
        best: the interactions.
        found: what was found of events and states; written to.
    """
    view, taken = best.view, best.taken(best.view)
    for column in view.columns:
        if column.key in taken or column.name in found.leave_out or not _says_delivered(column):
            continue
        counts = value_counts(connection, view, column)
        if not flags.is_flag(view, column, counts):
            continue
        gone = flags.no_values(counts)
        rows = sum(counts[one] for one in gone)
        few = 0 < rows <= flags.SOME * view.profile.rows
        if few and _are_beside(connection, view, column, gone, kept(view, found)):
            found.leave_out[column.name] = gone
            said = ngettext(
                "{rows:,} line was not delivered, though others of the same order were.",
                "{rows:,} lines were not delivered, though others of the same orders were.",
                rows,
            )
            found.told[column.name] = said.format(rows=rows)
            found.settle(column)
            found.explain(column)


def _says_delivered(column: ColumnProfile) -> bool:
    """Whether all that the name of a column says is that something was delivered."""
    fillers, known = stems("FLAG_FILLERS"), stems("DELIVERED_FLAGS")
    said = [word for word in flags.leaf_words(column.name) if word not in fillers]
    return bool(said) and (folded("_".join(said)) in known or known.issuperset(said))


def _are_beside(
    connection: duckdb.DuckDBPyConnection,
    view: View,
    column: ColumnProfile,
    gone: tuple[str, ...],
    counts: str,
) -> bool:
    """Whether most such lines stand in orders of which other lines were delivered.

    counts: SQL of whether a row counts by the other columns: a cancelled order has none delivered.
    """
    marked = sql.any_of(sql.trimmed(column.key), gone)
    # A line of which the flag says nothing is not surely delivered.
    other = f"NOT coalesce({marked}, true)"
    return rides_along(connection, view, marked, other=other, counts=counts, least=_BESIDE)
