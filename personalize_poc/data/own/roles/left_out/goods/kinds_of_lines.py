"""Lines of orders of which a column says that they are no goods: "Versand" beside "Artikel".

A system that keeps orders writes of each line of which kind it is. Sending, vouchers and discounts
stand beside what was bought, on every other order, so that a model would learn them first.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from personalize_poc.data.own import sql
from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.candidate import Candidate
from personalize_poc.data.own.roles.evidence.value_counts import value_counts
from personalize_poc.data.own.roles.left_out.goods.given_away import rides_along
from personalize_poc.data.own.roles.left_out.goods.sent_lines import is_of_delivery
from personalize_poc.data.own.roles.states import flags
from personalize_poc.data.own.roles.states.acted import Actions
from personalize_poc.data.own.roles.words.lists import goods_words
from personalize_poc.data.own.roles.words.meanings import folded, folded_stems
from personalize_poc.language import ngettext

if TYPE_CHECKING:
    import duckdb

_KINDS = 15
"""Most kinds of lines."""
_MOSTLY = 0.5
"""Share of the rows that are of goods, at least."""


def find(connection: duckdb.DuckDBPyConnection, best: Candidate, found: Actions) -> None:
    """Leave out kinds of lines that are no goods, beside one that is called goods.

    Args:
        connection: where the table is.
        best: the interactions.
        found: what was found of events and states; written to.
    """
    view, item = best.view, best.roles["ITEM_ID"]
    taken = best.taken(view)
    for column in view.columns if item.view is view and not item.link else ():
        worded = column.shape.kind in ("word", "phrase", "code")
        if not worded or not 2 <= column.distinct <= _KINDS or column.key in taken:
            continue
        if column is found.event or not any(map(_is_of_goods, column.frequencies)):
            continue
        gone = _gone(connection, best, column)
        known = found.leave_out.get(column.name, ())
        gone = {one: rows for one, rows in gone.items() if one not in known}
        if gone:
            found.leave_out_values(column.name, gone)
            rows = sum(gone.values())
            said = ngettext(
                "{rows:,} line of an order is {listed} by {name}, and no goods.",
                "{rows:,} lines of orders are {listed} by {name}, and no goods.",
                rows,
            )
            listed = ", ".join(list(gone)[:4])
            said = said.format(rows=rows, listed=listed, name=column.name)
            found.tell(column.name, said)
            found.settle(column)


def _gone(
    connection: duckdb.DuckDBPyConnection, best: Candidate, column: ColumnProfile
) -> dict[str, int]:
    """Kinds that are no goods -> rows; none if these stand in orders alone.

    Nor if goods are few, unless every kind is known: each small order may have a line of sending
    and one of paying.
    """
    counts = value_counts(connection, best.view, column)
    goods = sum(rows for value, rows in counts.items() if _is_of_goods(value))
    gone = {value: rows for value, rows in counts.items() if _is_beside(value)}
    rows = sum(gone.values())
    whole = all(_is_of_goods(value) or value in gone for value in counts)
    lines = best.view.profile.rows
    if not whole and (goods <= _MOSTLY * lines or rows > flags.SOME * lines):
        return {}
    marked = sql.any_of(sql.trimmed(column.key), tuple(gone)) if gone else "false"
    return gone if gone and rides_along(connection, best.view, marked) else {}


def _is_of_goods(value: str) -> bool:
    return folded(value) in _listed("LINES_OF_GOODS")


def _is_beside(value: str) -> bool:
    """Whether a kind of lines is of sending, of paying or of what lowers a price."""
    name = folded(value)
    lists = [_listed(one) for one in ("LINES_BESIDE", "SENT", "CHARGES", "DEPOSITS")]
    parts = name.split("_")  # a discount coupon is both
    known = any(name in one or all(part in one for part in parts) for one in lists)
    return known or is_of_delivery(f"{value}1")


@cache
def _listed(name: str) -> frozenset[str]:
    return folded_stems(getattr(goods_words, name))
