"""Keys of a table of which a column has a part, beside another key that it has whole.

Orders have a number of their own and that of the address they go to, both counted. The number of an
order, on its lines, is all of the first and, as it happens, half of the second.
"""

from __future__ import annotations

from personalize_poc.data.own.roles.evidence.alike_names import GENERIC
from personalize_poc.data.own.roles.evidence.view import Link, View

_WHOLE, _PART = 0.99, 0.8
"""Share of the values found of the key that is meant, and the most of one that is not."""


def forget(views: list[View]) -> None:
    """Drop links that find a part of a column's numbers where another key of the table has all.

    Args:
        views: all tables, with their links; written to.
    """
    by_label = {view.label: view for view in views}
    for view in views:
        whole = {
            (one.key, one.table)
            for one in view.links
            if one.share >= _WHOLE and not (one.form or one.more)
        }
        view.links = [
            one
            for one in view.links
            if (one.key, one.table) not in whole or not _is_part(view, one, by_label[one.table])
        ]


def _is_part(view: View, link: Link, there: View) -> bool:
    """Whether whole numbers are found in part, and no name says that they are meant."""
    if link.share > _PART or link.more or view.column(link.key).shape.kind != "integer":
        return False
    here, key = (set(one.tokens) - GENERIC for one in (view.hint(link.key), there.hint(link.there)))
    return here != key
