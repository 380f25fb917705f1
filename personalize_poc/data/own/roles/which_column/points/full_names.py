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
    if (
        not _parts(view, column)
        or not view.hint(column.key).says("name")
        or view.hint(column.key).about(*_OTHERS)
    ):
        return False
    others = (view.hint(one.key) for one in view.columns if one.name not in column.name)
    return not any(one.about("user", "visitor", "card") for one in others)


def is_part(view: View, column: ColumnProfile, part: ColumnProfile) -> bool:
    """Whether a column is one of the two names of which the whole names in another were made."""
    return part.name in _parts(view, column)


def _parts(view: View, column: ColumnProfile) -> set[str]:
    """The names of the two columns of which one was made; none if it was not."""
    names = {one.name for one in view.columns}
    words = column.name.split(" ")
    pairs = [{" ".join(words[:at]), " ".join(words[at:])} for at in range(1, len(words))]
    return next((pair for pair in pairs if pair <= names), set())
