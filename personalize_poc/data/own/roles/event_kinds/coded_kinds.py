"""Kinds of rows in codes that nothing explains, such as 1, 2 and 3: only a person knows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.value_counts import value_counts
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.states.acted import Actions
from personalize_poc.data.own.roles.states.unsaid import MOST, Unsaid, doubtful
from personalize_poc.data.own.roles.words import circumstances

if TYPE_CHECKING:
    import duckdb

_SHORT = 3
"""Letters or digits up to which a value is a code."""
_FEWEST = 3
"""Kinds of documents, of which two may as well be ways of ordering."""
_FILLED, _SOME = 0.9, 0.02
"""Share of documents with a code, and of those with another one than most have."""
_OF_ONE = 0.8
"""From here on a code is one of the user or the item, and says nothing of single rows."""
_LOOKUP, _ROWS = 0.8, 60
"""Share of codes that another table has, and most rows of a table that explains them."""


def are_in(
    view: View, column: ColumnProfile, result: Actions, pair: tuple[str, str] | None
) -> bool:
    """Whether a column holds codes of kinds of rows that a person has to be asked about.

    Args:
        view: the table of interactions.
        column: one that nothing else was found of.
        result: what was found of events and states.
        pair: keys of the columns of user and item, if both stand in this table.
    """
    if pair is None or result.kinds or not 2 <= column.distinct <= MOST:
        return False
    if result.leave_out or result.returns:
        return False  # another column says what was taken back
    of_one = any(view.goes_with(key, column.key) > _OF_ONE for key in pair)
    return not of_one and _are_codes(view, column)


def of_documents(
    connection: duckdb.DuckDBPyConnection, there: View, found: Actions
) -> Unsaid | None:
    """Codes of the kinds of documents, which may be invoices, orders and deliveries of one thing.

    What was bought of suppliers stands in the same table, and the goods of an invoice stand on its
    delivery note once more: only a person knows which codes are sales.

    Args:
        connection: where the tables are.
        there: the heads of documents.
        found: what was found of their states.
    """
    for column in there.columns:
        known = column.key in found.reasons or column.key in found.returns
        known = known or column.key in found.settled or column is found.event
        letters = all(len(one) == 1 and one.isalpha() for one in column.frequencies)  # of channels
        if known or letters or column.fill < _FILLED or not _FEWEST <= column.distinct <= MOST:
            continue
        if circumstances.is_name(column.name) or not _are_codes(there, column):
            continue
        counts = value_counts(connection, there, column)
        if sum(counts.values()) - max(counts.values()) >= _SOME * sum(counts.values()):
            return Unsaid(column, counts, "event", doubtful(counts))
    return None


def _are_codes(view: View, column: ColumnProfile) -> bool:
    """Whether a column of kinds has numbers or letters in it that no other table explains."""
    said, values = view.hint(column.key), column.frequencies
    named = said.says("type") and not said.entities - {"order", "event"}
    codes = all(len(value) <= _SHORT and (value.isdigit() or len(value) < 3) for value in values)
    explained = any(
        link.key == column.key and link.share > _LOOKUP and link.values <= _ROWS
        for link in view.links
    )
    return named and codes and not explained
