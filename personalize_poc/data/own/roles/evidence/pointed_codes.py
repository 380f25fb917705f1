"""Codes that look like numbers with decimals: 120.296, as group and article with a point between.

Their form alone does not tell: weights have three decimals too. A name that says that they are ids
does, where every value is as long as the others and has as many digits behind its point.
"""

from __future__ import annotations

import re
from dataclasses import replace

from personalize_poc.data.own.profiles import ColumnProfile, TableProfile
from personalize_poc.data.own.profiles.shapes import Shape
from personalize_poc.data.own.roles.words.names import hint

_PARTS = re.compile(r"\d{2,}\.(\d{3,})")
_NO_CODE = ("price", "amount", "quantity", "duration", "rating", "version")


def told_by_names(profile: TableProfile) -> TableProfile:
    """The same facts, in which such columns hold codes."""
    columns = tuple(
        replace(one, shape=Shape("code")) if _is_code(one) else one for one in profile.columns
    )
    return replace(profile, columns=columns)


def _is_code(column: ColumnProfile) -> bool:
    if column.shape.kind != "decimal":
        return False
    said = hint(column.name)
    if not said.says("id") or said.says(*_NO_CODE):
        return False
    parts = [_PARTS.fullmatch(value) for value in column.given]
    ends = {len(one[1]) for one in parts if one}
    return all(parts) and len(ends) == 1 and len({len(value) for value in column.given}) == 1
