"""Tasks of those who work in a warehouse: what a picker fetched from which place of a shelf.

An order says what a customer wanted; a task, which part of it somebody of the house was sent for.
Where rows name the customer as well, these are lines of orders.
"""

from __future__ import annotations

from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.words import warehouse_words
from personalize_poc.data.own.roles.words.names import own_name
from personalize_poc.language import _

_FEWEST, _MOST = 5, 2_000
"""Places, at least, and people who work in one warehouse, at most."""


def are_tasks(view: View) -> bool:
    """Whether somebody did each row at a place of a warehouse, and no customer is named.

    Tasks are called so by the table or a column; who does them and where goods lie has its column.
    """
    worker = any(
        warehouse_words.is_worker(one.name) and 1 < one.distinct <= _MOST for one in view.columns
    )
    places = any(
        warehouse_words.is_bin(one.name) and one.distinct >= _FEWEST and not one.moment
        for one in view.columns
    )
    if not (worker and places):
        return False
    names = (own_name(view.label), *(one.name for one in view.columns))
    return any(map(warehouse_words.are_tasks, names)) and not _names_customers(view)


def told(view: View) -> str:
    """That a table holds tasks in a warehouse, and what to export; "" for others."""
    if not are_tasks(view):
        return ""
    return _(
        "{label} holds tasks of those who work in a warehouse, which they are sent to do and did "
        "not choose, and no column says for which customer. Export the lines of orders, with the "
        "id of the customer, the id of the item and the time."
    ).format(label=view.label)


def _names_customers(view: View) -> bool:
    return any(
        bool(one.filled)
        and view.hint(one.key).about("user", "visitor", "card")
        and not view.hint(one.key).about("staff")
        and not warehouse_words.is_worker(one.name)
        for one in view.columns
    )
