"""People by their given and family names together, which stood in two columns; see `name_parts`."""

from __future__ import annotations

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.view import View

_OTHERS = ("vendor", "staff", "campaign", "item", "event")


def is_one(view: View, column: ColumnProfile) -> bool:
    """Whether a column was made of two names of people, where no other column tells who it was.

    Args:
        view: the table.
        column: of it.
    """
    names = {one.name for one in view.columns}
    parts = column.name.split(" ")
    made = any({" ".join(parts[:at]), " ".join(parts[at:])} <= names for at in range(1, len(parts)))
    if not made or not view.hint(column.key).says("name") or view.hint(column.key).about(*_OTHERS):
        return False
    others = (view.hint(one.key) for one in view.columns if one.name not in column.name)
    return not any(one.about("user", "visitor", "card") for one in others)
