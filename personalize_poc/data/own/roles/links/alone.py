"""Whether rows name one thing at most: no other column is called one, or leads to a table."""

from __future__ import annotations

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.view import View, is_idlike

_MOSTLY = 0.8
"""Share of values found from which on they are keys of a table, with gaps."""


def names_nothing_else(view: View, column: ColumnProfile, views: dict[str, View]) -> bool:
    """Whether no other column of a table is called a thing, or is a key of a table of things.

    The number of the row itself is none, nor what the same table has beside the key: its titles.
    A place among others, as who runs a race has one at its end, counts them and names nothing.
    """
    own = {link.table for link in view.links if link.key == column.key and link.share > _MOSTLY}
    return not any(
        (_is_called_thing(view, one) and is_idlike(one) and not _is_known_by(view, one, own))
        or any(
            link.key == one.key
            and link.share > _MOSTLY
            and views[link.table].kind == "item"
            and link.table not in own
            for link in view.links
        )
        for one in view.columns
        if one is not column and not one.is_unique
    )


def _is_called_thing(view: View, column: ColumnProfile) -> bool:
    """Whether a name speaks of a thing, and not only of its place: a "position" may be either."""
    said = view.hint(column.key)
    counts = said.says("sequence") and not said.says("id", "name", "type")
    return said.about("item") and not (counts and column.shape.kind == "integer")


def _is_known_by(view: View, column: ColumnProfile, tables: set[str]) -> bool:
    """Whether values are in one of these tables."""
    return any(
        link.key == column.key and link.share > _MOSTLY and link.table in tables
        for link in view.links
    )
