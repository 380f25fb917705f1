"""Ids of a catalogue as the interactions write them: 99999 for 099999, 14238.0 for 14238."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from personalize_poc.data.own.roles.evidence.candidate import Candidate
from personalize_poc.data.own.roles.evidence.value_counts import value_counts
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.links import pointed
from personalize_poc.data.own.roles.which_column.nobody import collective

if TYPE_CHECKING:
    import duckdb

_MEND: dict[str, Callable[[str], str]] = {
    "zeros": lambda one: one.lstrip("0"),
    "decimals": collective.without_decimals,
    "case": str.casefold,
}


def of_items(
    connection: duckdb.DuckDBPyConnection,
    views: list[View],
    best: Candidate,
    named: dict[str, str],
) -> dict[str, str]:
    """The same with the ids of the interactions, where a program changed them on the way.

    Args:
        connection: where the tables are.
        views: all tables.
        best: the interactions.
        named: id of an item -> what is said of it.
    """
    link = pointed.link_of(views, best, "ITEM_ID") if named else None
    mend = _MEND.get(link.form) if link else None
    if mend is None:
        return named
    item = best.roles["ITEM_ID"]
    known = {mend(one): said for one, said in named.items()}
    counts = value_counts(connection, item.view, item.column)
    return {one: known[mend(one)] for one in counts if mend(one) in known}
