"""Titles as addresses of pages have them: "goulash-in-30-minutes", which name a thing.

People have names of one or two words, and a group of things has few: each value is of at least
three words, and no column has finer ids of what the words are of.
"""

from __future__ import annotations

import re

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.profiles.numerals import mostly
from personalize_poc.data.own.roles.evidence.signs import is_coarser
from personalize_poc.data.own.roles.evidence.view import View, is_idlike

_SLUG = re.compile(r"^(?=(?:.*[^\W\d_]{3}){2})[^\W_A-Z]+(?:-[^\W_A-Z]+){2,}$")
"""Three words or more in small letters, of which two have three letters in a row."""
_LEAST, _MOSTLY = 30, 0.7
"""Different ones, at least, and the share of the values that look so: some titles are short."""


def are_in(view: View, column: ColumnProfile) -> bool:
    """Whether a column holds such titles of what is named nowhere else in the rows.

    Args:
        view: the table.
        column: of it.
    """
    words = column.shape.kind in ("word", "code", "phrase") and column.distinct >= _LEAST
    if not words or view.hint(column.key).entities - {"item"}:
        return False
    if not mostly(column.given[:500], _SLUG, _MOSTLY):
        return False
    return not any(is_idlike(one) and is_coarser(view, one, column) for one in view.columns)
