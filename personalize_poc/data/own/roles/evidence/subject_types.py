"""Columns that say of which table a number is: `subject_type` beside `subject_id`."""

from __future__ import annotations

import re

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence import alike_names
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.words.names import hint, own_name

KINDS = 30
"""Most tables that a column names."""
_TYPES = frozenset(("type", "kind", "class", "klass", "model", "table", "entity"))
_CLASS = re.compile(r"[\\./:]+")
"""What stands between the parts of the name of a class, of which the last one matters."""


def beside(view: View, number: ColumnProfile) -> ColumnProfile | None:
    """The column that is called the type of what another one has the number of.

    Args:
        view: their table.
        number: the column with the numbers.
    """
    for column in view.columns:
        few = 2 <= column.distinct <= KINDS and column.shape.kind in ("word", "phrase", "code")
        if few and is_of(view, number, column):
            return column
    return None


def is_of(view: View, number: ColumnProfile, column: ColumnProfile) -> bool:
    """Whether one column is called the type of what another one has the number of."""
    of_what = set(view.hint(number.key).tokens) - alike_names.GENERIC
    said = set(view.hint(column.key).tokens)
    return bool(of_what and said & _TYPES) and said - _TYPES == of_what


def names(kind: str, label: str) -> bool:
    """Whether a value names a table, by itself or as the last part of a class: Recipe, recipes."""
    said = hint(_CLASS.split(kind.strip())[-1])
    return alike_names.shares_word(said, hint(own_name(label)))
