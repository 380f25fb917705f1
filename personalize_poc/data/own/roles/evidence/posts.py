"""The post, the rank or the department of those who work for a firm: it describes them.

On a job board a post is what people choose. Where rows have the numbers of a firm's own people, who
take a course or borrow a tool, it is their own, though it may change and be written by hand. Where
customers stand beside them, they are staff, and a department is one of goods.
"""

from __future__ import annotations

from collections.abc import Iterable

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.words.names import hint
from personalize_poc.data.own.roles.words.post_words import names_employee, names_post

_PEOPLE = 20
"""Fewest of those who work there, and of the customers beside them."""
_WORDED = ("word", "phrase", "code", "text", "integer")


def describes(column: ColumnProfile, columns: Iterable[ColumnProfile]) -> bool:
    """Whether a column has a post or the like of the people of another column.

    Args:
        column: which.
        columns: all of its table.
    """
    if column.shape.kind not in _WORDED or not names_post(column.name):
        return False
    others = [one for one in columns if one is not column and one.distinct >= _PEOPLE]
    working = [one for one in others if names_employee(one.name)]
    if not any(column.distinct < one.distinct and one.repeats > 1 for one in working):
        return False
    return not any(_are_customers(one) for one in others if one not in working)


def _are_customers(column: ColumnProfile) -> bool:
    """Whether a column is called the id of people who are no staff."""
    said = hint(column.name)
    return said.about("user", "card") and said.says("id") and column.repeats > 1
