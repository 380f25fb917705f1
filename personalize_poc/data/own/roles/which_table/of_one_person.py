"""Tables of what one person did: the number of who acted is the same in every row.

An account of a service is exported by whoever has it. Of the other columns none is a person then,
however often its values come back.
"""

from __future__ import annotations

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.scored import Scored
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.which_table.unusable import masked
from personalize_poc.language import _

_LEAST, _FILLED = 100, 0.99
"""Fewest rows, and least share of them with the number."""
_STANDS_FOR = ("user", "visitor", "card", "session", "order", "device", "staff")
"""What a column may be called that stands for people where they have no number."""


def is_nobody(view: View, user: Scored | None) -> bool:
    """Whether nothing speaks for a column as the person, beside one who is the same in every row.

    Args:
        view: the table.
        user: what fits a person best; may be None.
    """
    if user is None or user.view is not view or user.named or user.told or user.keyed:
        return False
    stands = view.hint(user.column.key).about(*_STANDS_FOR)
    return not stands and _person(view) is not None


def told(view: View) -> str:
    """That all rows are of one person, and what to export; "" for other tables."""
    if (one := _person(view)) is None:
        return ""
    return _(
        "In {label} {name} is {value} in every row: all of it is what one person did, and there is "
        "nobody else to learn from. Put the exports of several people into one folder; each row "
        "needs to say whose it is."
    ).format(label=view.label, name=one.name, value=one.given[0])


def _person(view: View) -> ColumnProfile | None:
    """The column with the number of a person that is the same everywhere."""
    hidden = masked.columns(view)
    for one in view.columns:
        said = view.hint(one.key)
        if one in hidden:
            continue
        called = said.entities == {"user"} and said.says("id") and not one.moment
        if called and one.is_constant and one.fill > _FILLED and view.profile.rows >= _LEAST:
            return one
    return None
