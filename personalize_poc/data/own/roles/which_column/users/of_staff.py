"""Who sold something: a column that leads to the table of the staff, and is nothing to choose."""

from __future__ import annotations

from personalize_poc.data.own.roles.evidence.signs import SURE
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.words.names import hint, own_name


def are_in(view: View, key: str) -> bool:
    """Whether a column is of staff by its name, or of sellers and leads to a table of the staff.

    Args:
        view: the table.
        key: of the column.
    """
    said = view.hint(key)
    return said.about("staff") or (said.about("vendor") and are_listed(view, key))


def are_listed(view: View, key: str) -> bool:
    """Whether a column leads to a table that is called the staff."""
    led = [one for one in view.links if one.key == key and one.share > SURE and not one.form]
    return any(hint(own_name(one.table)).about("staff") for one in led)
