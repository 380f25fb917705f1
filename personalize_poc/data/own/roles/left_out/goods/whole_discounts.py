"""Lines of orders with a discount of 100 per cent, beside others that are paid: gifts.

A promotion adds what nobody chose, at its price, and takes the price off again. Who redeems a code
for the whole of an order chose what is in it: such lines stand alone.
"""

from __future__ import annotations

from functools import cache
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
from personalize_poc.data.own.roles.words.lists import given_words
from personalize_poc.data.own.roles.words.meanings import folded_stems
from personalize_poc.language import _

if TYPE_CHECKING:
    import duckdb

_WHOLE = 100.0
_KINDS, _FEWEST = 101, 20
"""Most different discounts, as there are whole per cents, and fewest lines of gifts."""


def find(connection: duckdb.DuckDBPyConnection, best: Candidate, found: Actions) -> None:
    """Leave out lines whose whole price is taken off, where orders have others beside them.

    Args:
        connection: where the table is.
        best: the interactions.
        found: what was found of events and states; written to.
    """
    view, taken = best.view, best.taken(best.view)
    for column in view.columns:
        if column.key in taken or column.name in found.leave_out or not _is_discount(view, column):
            continue
        gone = _whole(value_counts(connection, view, column))
        rows = sum(gone.values())
        if not _FEWEST <= rows <= flags.SOME * view.profile.rows:
            continue
        marked = sql.any_of(sql.trimmed(column.key), tuple(gone))
        if rides_along(connection, view, marked, counts=kept(view, found)):
            found.leave_out[column.name] = tuple(gone)
            found.told[column.name] = _(
                "{rows:,} lines have a discount of 100 % beside others that are paid: gifts of a "
                "promotion, which nobody chose."
            ).format(rows=rows)
            found.settle(column)
            found.explain(column)


def _is_discount(view: View, column: ColumnProfile) -> bool:
    """Whether a column of numbers is called a discount."""
    counted = column.shape.kind in ("integer", "decimal") and not column.moment
    named = not _discounts().isdisjoint(view.hint(column.key).tokens)
    return counted and named and 2 <= column.distinct <= _KINDS


@cache
def _discounts() -> frozenset[str]:
    return folded_stems(given_words.DISCOUNTS)


def _whole(counts: dict[str, int]) -> dict[str, int]:
    """Spellings of 100 -> rows, if no number is above it; an amount of money would be."""
    numbers = {value: _number(value) for value in counts}
    if any(one is None or not 0 <= one <= _WHOLE for one in numbers.values()):
        return {}
    return {value: rows for value, rows in counts.items() if numbers[value] == _WHOLE}


def _number(value: str) -> float | None:
    try:
        return float(value.strip().rstrip("%").strip().replace(",", "."))
    except ValueError:
        return None
