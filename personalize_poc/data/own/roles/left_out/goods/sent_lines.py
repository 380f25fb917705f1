"""Lines of orders whose item is a word for sending or paying and a number: SHIPPING9, BILLING2.

Shops write the way of delivery and of payment as lines of the order, under codes of their own.
Every order has them, so that a model would learn them first.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from personalize_poc.data.own import sql
from personalize_poc.data.own.roles.evidence.candidate import Candidate
from personalize_poc.data.own.roles.evidence.view import Link, View
from personalize_poc.data.own.roles.links import pointed
from personalize_poc.data.own.roles.states.acted import Actions
from personalize_poc.data.own.roles.states.counting import kept
from personalize_poc.data.own.roles.words.lists import goods_words
from personalize_poc.data.own.roles.words.meanings import folded, folded_stems
from personalize_poc.language import ngettext

if TYPE_CHECKING:
    import duckdb

_KNOWN = 0.6
"""Share of the items that a catalogue has, from which on those that it lacks are none."""
_CODES = 60
"""Most ways of delivery and payment."""
_ALL = 0.9
"""Share of the rows above which they are not left out: such a shop sells nothing else."""
_NO_LETTERS = re.compile(r"[\W\d_]+")


def find(
    connection: duckdb.DuckDBPyConnection, views: list[View], best: Candidate, found: Actions
) -> None:
    """Leave out items whose codes say so, where the catalogue has the others and none of them.

    Args:
        connection: where the tables are.
        views: all tables.
        best: the interactions.
        found: what was found of events and states; written to.
    """
    item = best.roles["ITEM_ID"]
    if item.view is not best.view or item.column.name in found.leave_out:
        return
    link = pointed.link_of(views, best, "ITEM_ID")
    if link is None or link.form or link.share < _KNOWN:
        return
    if not any(map(is_of_delivery, item.column.frequencies)):
        return
    there = next(view for view in views if view.label == link.table)
    gone = _lacking(connection, best.view, link, there, kept(best.view, found))
    if not gone or len(gone) > _CODES or sum(gone.values()) > _ALL * best.view.profile.rows:
        return
    found.leave_out[item.column.name] = tuple(gone)
    rows = sum(gone.values())
    found.returns[item.column.key] = ngettext(
        "By its code {rows:,} row is of delivery or payment; {label} has none of them.",
        "By their codes these {rows:,} rows are of delivery and payment; {label} has none of them.",
        rows,
    ).format(rows=rows, label=there.label)


def _lacking(
    connection: duckdb.DuckDBPyConnection, view: View, link: Link, there: View, kept: str
) -> dict[str, int]:
    """Such codes that a catalogue lacks -> rows that count else."""
    rows = connection.execute(
        f"SELECT {sql.trimmed(link.key)} AS i, count(*) FROM {view.profile.table.name} "
        f"WHERE i NOT IN (SELECT k FROM (SELECT {sql.trimmed(link.there)} AS k "
        f"FROM {there.profile.table.name}) WHERE k IS NOT NULL) AND {kept} "
        "GROUP BY i ORDER BY 2 DESC, i"
    ).fetchall()
    return {str(code): int(count) for code, count in rows if is_of_delivery(str(code))}


def is_of_delivery(code: str) -> bool:
    """Whether the letters of a code are words for sending or paying, with a number behind them."""
    parts = [part for part in _NO_LETTERS.split(folded(code)) if part]
    return bool(parts) and code[-1:].isdigit() and _words().issuperset(parts)


@cache
def _words() -> frozenset[str]:
    return folded_stems(goods_words.IN_CODES)
