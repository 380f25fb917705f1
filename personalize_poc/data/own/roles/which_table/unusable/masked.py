"""People who are hidden behind the same signs in every row: ***, XXXXXXXX, ●●●.

No export of the same columns helps. Whoever makes it can write a hash in place of each number.
"""

from __future__ import annotations

import re

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.language import _

_HIDDEN = re.compile(r"[\s\-_.@/()+]*(?:[*＊xX×●•○◯■#∗]+[\s\-_.@/()+]*)+(?:com|net|org)?")
_LEAST = 3
"""Signs at least: an X alone is a mark."""
_FILLED = 0.3
"""Share of the rows with a value, at least: most may have no customer at all."""
_PEOPLE = ("user", "visitor", "card")


def columns(view: View) -> list[ColumnProfile]:
    """The columns that would say whose rows are, and hide it in every row."""
    return [one for one in view.columns if _is_hidden(one) and _is_of_people(view, one)]


def told(view: View) -> str:
    """That people are hidden, and what to export; "" for tables in which they are not."""
    found = columns(view)
    if not found:
        return ""
    return _(
        "In {label} the people are hidden behind the same signs for everybody ({names}, such as "
        "{example}), and no other column tells one person from another. Export it again with the "
        "id of the customer or member, or with a hash of it: the same person has to have the same "
        "value in all rows."
    ).format(
        label=view.label,
        names=", ".join(one.name for one in found),
        example=found[0].given[0],
    )


def _is_hidden(column: ColumnProfile) -> bool:
    values = list(column.frequencies)
    return (
        column.fill >= _FILLED
        and bool(values)
        and all(len(one) >= _LEAST and _HIDDEN.fullmatch(one) for one in values)
    )


def _is_of_people(view: View, column: ColumnProfile) -> bool:
    said = view.hint(column.key)
    return said.about(*_PEOPLE) or said.says("email", "phone", "person")
