"""Codes that look like numbers with decimals: 120.296, as group and article with a point between.

Their form alone does not tell: weights have three decimals too. A name that says that they are ids
does, where every value is as long as the others and has as many digits behind its point. So it does
where there are no digits but 0 behind it: programs write 5999.000000 for a number that was given
out.
"""

from __future__ import annotations

import re
from dataclasses import replace

from personalize_poc.data.own.profiles import ColumnProfile, TableProfile
from personalize_poc.data.own.profiles.shapes import Shape
from personalize_poc.data.own.roles.words.names import hint

_PARTS = re.compile(r"\d{2,}\.(\d{3,})")
_WHOLE = re.compile(r"\d+\.0+")
_NO_CODE = ("price", "amount", "quantity", "duration", "rating", "version")


def told_by_names(profile: TableProfile) -> TableProfile:
    """The same facts, in which such columns hold codes, or whole numbers."""
    columns = []
    for one in profile.columns:
        named = one.shape.kind == "decimal" and _is_called_id(one)
        if named and all(map(_WHOLE.fullmatch, one.given)):
            one = replace(one, shape=Shape("integer"))
        elif named and _is_code(one):
            one = replace(one, shape=Shape("code"))
        columns.append(one)
    return replace(profile, columns=tuple(columns))


def _is_called_id(column: ColumnProfile) -> bool:
    said = hint(column.name)
    return said.says("id") and not said.says(*_NO_CODE)


def _is_code(column: ColumnProfile) -> bool:
    parts = [_PARTS.fullmatch(value) for value in column.given]
    ends = {len(one[1]) for one in parts if one}
    return all(parts) and len(ends) == 1 and len({len(value) for value in column.given}) == 1
