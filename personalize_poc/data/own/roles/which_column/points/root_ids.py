"""The id of what a nested document is of: {"id": …, "boxes": [{"sku": …}]} in subscribers.json.

Fields of the lists inside have a path, and "id" beside them belongs to the outermost record. What
that is says the file: one record for each subscriber makes it the subscriber's.
"""

from __future__ import annotations

from personalize_poc.data.own.roles.evidence.scored import Scored
from personalize_poc.data.own.roles.words.names import hint, own_name
from personalize_poc.language import _

_IDS = frozenset((("id",), ("uid",), ("uuid",), ("key",), ("nr",), ("no",), ("code",), ("kod",)))
"""Names that say that it is an id, and not of what."""
_OTHERS = ("item", "order", "event", "session", "category", "vendor", "staff", "campaign")
"""What a file may be of besides people: orders of customers are orders."""
_POINTS = 3.0


def tell_person(scored: Scored) -> None:
    """Say that a column is the id of persons, if each document is one by the name of its file.

    Args:
        scored: the column as the user; written to.
    """
    view, column = scored.view, scored.column
    if view.hint(column.key).tokens not in _IDS:
        return
    nested = any("." in one.name for one in view.columns if one is not column)
    said = hint(own_name(view.label))
    if nested and said.about("user") and not said.about(*_OTHERS):
        scored.named = True
        scored.add(_POINTS, _("each record of {label} is of one person").format(label=view.label))
