"""Kinds of rows in codes that nothing explains, such as 1, 2 and 3: only a person knows them."""

from __future__ import annotations

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.states.acted import Actions
from personalize_poc.data.own.roles.states.unsaid import MOST

_SHORT = 3
"""Letters or digits up to which a value is a code."""
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
    said, values = view.hint(column.key), column.frequencies
    named = said.says("type") and not said.entities - {"order", "event"}
    codes = all(len(value) <= _SHORT and (value.isdigit() or len(value) < 3) for value in values)
    of_one = any(view.goes_with(key, column.key) > _OF_ONE for key in pair)
    explained = any(
        link.key == column.key and link.share > _LOOKUP and link.values <= _ROWS
        for link in view.links
    )
    return named and codes and not of_one and not explained
