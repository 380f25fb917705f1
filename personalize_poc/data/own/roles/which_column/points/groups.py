"""Groups that hire or order together: the theatre company of a hire book, the choir, the club.

Elsewhere a company made a film, and a club is what is joined. So the word counts only where every
note of delivery, order or invoice has one of them, which comes back with others, and where no other
column is named after a person.
"""

from __future__ import annotations

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.words import group_words

_OTHERS = ("item", "vendor", "staff", "category", "campaign", "order", "session", "event")
_FILLED = 0.5
"""Share of rows from which on another column names people."""


def is_one(view: View, column: ColumnProfile) -> bool:
    """Whether a column names the group that each document of a table is for.

    Args:
        view: the table.
        column: of it.
    """
    if column.key not in (view.owners or ()) or not group_words.says_so(column.name):
        return False
    if view.hint(column.key).about(*_OTHERS):
        return False
    return not any(_names_people(view, one) for one in view.columns if one is not column)


def _names_people(view: View, column: ColumnProfile) -> bool:
    said = view.hint(column.key)
    person = said.about("user", "visitor", "card") or "user" in said.perhaps
    person = person or said.says("email", "phone", "person")
    return column.fill >= _FILLED and person and not said.says("quantity", "type", "flag", "place")
