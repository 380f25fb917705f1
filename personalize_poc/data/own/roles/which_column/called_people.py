"""Names of people, told by what stands in a column: most begin or end with a common given name.

A list that is kept by hand has no ids. What people call each other stands under "Name", which is
as well what a product has; a given name and a family name tell the two apart.
"""

from __future__ import annotations

import re

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.words.given_names import GIVEN_NAMES
from personalize_poc.data.own.roles.words.names import words

_NAME = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*\.?(?:,? [^\W\d_]+(?:['’.-][^\W\d_]+)*\.?){1,3}")
"""Two to four words of letters, the first perhaps a family name with a comma behind it."""
_LEAST, _LOOKED = 10, 300
"""Fewest names by which this is judged, and most that are looked at, the most frequent first."""
_FORMED, _GIVEN = 0.9, 0.5
"""Share of the values that have the form of a name, and that have a common given name."""


def are_names(column: ColumnProfile) -> bool:
    """Whether values are given and family names of people.

    Args:
        column: of any name.
    """
    if column.shape.kind not in ("phrase", "word"):
        return False
    some = column.frequencies.most_common(_LOOKED)
    given = [" ".join(one.split()) for one, __ in some]
    if len(given) < _LEAST:
        return False
    formed = [one for one in given if _NAME.fullmatch(one)]
    known = sum(_has_given_name(one) for one in formed)
    return len(formed) >= _FORMED * len(given) and known >= _GIVEN * len(given)


def is_called(view: View, column: ColumnProfile) -> bool:
    """Whether a column that is called a name, and not whose, holds names of people.

    Args:
        view: the table.
        column: of it.
    """
    said = view.hint(column.key)
    return said.says("name") and not said.entities and are_names(column)


def _has_given_name(name: str) -> bool:
    """Whether the first word is a given name, or the one behind the family name and a comma."""
    __, comma, behind = name.partition(",")
    parts = words(behind if comma else name)
    return bool(parts) and (parts[0] in GIVEN_NAMES or (not comma and parts[-1] in GIVEN_NAMES))
