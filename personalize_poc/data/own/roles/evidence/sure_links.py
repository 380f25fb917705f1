"""Columns that surely hold the keys of another table, which has one row for each of them."""

from __future__ import annotations

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.signs import SURE
from personalize_poc.data.own.roles.evidence.view import Link, View


def to_keys(view: View, views: dict[str, View]) -> list[Link]:
    """Links of all columns of a table to such keys, as they stand, in their order.

    Args:
        view: the table.
        views: all tables by their labels.
    """
    return [
        link
        for link in view.links
        if link.share > SURE and not link.form and views[link.table].column(link.there).is_unique
    ]


def of_column(view: View, column: ColumnProfile, views: dict[str, View]) -> list[Link]:
    """The same of one column."""
    return [link for link in to_keys(view, views) if link.key == column.key]
