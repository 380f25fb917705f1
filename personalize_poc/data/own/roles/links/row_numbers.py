"""Numbers of the rows of two tables, which agree by chance, beside a column that leads over.

A program numbers the lines of its orders and the orders themselves in columns of one name. As many
lines as there are orders seem to belong to the order of their own number. But the lines have the
number of their order besides, which comes back from line to line: both cannot be.
"""

from __future__ import annotations

from personalize_poc.data.own.roles.evidence.view import Link, View

_ALL = 0.99
"""Share of the values found of a column that surely leads to another table."""
_BACK = 1.1
"""Rows of a value from which on a column comes back, so that it pairs no single rows."""


def forget(views: list[View]) -> None:
    """Drop links between two numbers of rows where another column leads to the same table.

    Args:
        views: all tables, with their links; written to.
    """
    by_label = {view.label: view for view in views}
    chance = {
        pair
        for view in views
        for link in view.links
        if _are_rows(view, link, by_label[link.table])
        and any(_leads(view, one, link, by_label[link.table]) for one in view.links)
        for pair in (
            (view.label, link.key, link.table, link.there),
            (link.table, link.there, view.label, link.key),
        )
    }
    for view in views:
        view.links = [
            one for one in view.links if (view.label, one.key, one.table, one.there) not in chance
        ]


def _are_rows(view: View, link: Link, there: View) -> bool:
    """Whether both columns hold another whole number in every row."""
    pair = view.column(link.key), there.column(link.there)
    return all(one.is_unique and one.shape.kind == "integer" for one in pair)


def _leads(view: View, other: Link, link: Link, there: View) -> bool:
    """Whether another column of the same name as a key there has all its values, again and again.

    Args:
        view: the table with both columns.
        other: the link of the other column.
        link: that of the numbers of rows.
        there: the table that both lead to.
    """
    return (
        other.table == link.table
        and other.key != link.key
        and other.there != link.there
        and other.share > _ALL
        and not other.form
        and view.column(other.key).repeats >= _BACK
        and there.column(other.there).is_unique
        and view.hint(other.key).tokens == there.hint(other.there).tokens
    )
