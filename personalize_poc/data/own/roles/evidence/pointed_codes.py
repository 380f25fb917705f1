"""Codes that look like numbers with decimals: 120.296, as group and article with a point between.

Their form alone does not tell: weights have three decimals too. A name that says that they are ids
does, where every value is as long as the others and has as many digits behind its point. So it does
where there are no digits but 0 behind it: programs write 5999.000000 for a number that was given
out. With two digits behind the point it may be an amount of money whatever it is called, unless
it is the key of another table: 172.12 in a list of articles, each of which stands there once. Or
each is called a thing, and comes back with a name of its own beside it.

A program that formats all numbers for reading does so with ids: 1,183 beside 187.
"""

from __future__ import annotations

import re
from dataclasses import replace

from personalize_poc.data.own.profiles import ColumnProfile, TableProfile
from personalize_poc.data.own.profiles.shapes import Shape
from personalize_poc.data.own.roles.evidence import pairs
from personalize_poc.data.own.roles.words.names import hint

_PARTS = re.compile(r"\d{2,}\.(\d{3,})")
_KEYS = re.compile(r"\d+\.(\d+)")
_WHOLE = re.compile(r"\d+\.0+")
_GROUPED = re.compile(r"[1-9]\d{0,2}(?:([,. '’\u00a0\u202f])\d{3})*")
"""A whole number of any size with a sign between its thousands."""
_NO_CODE = ("price", "amount", "quantity", "duration", "rating", "version")
_FEWEST, _FOUND = 20, 0.95
"""Fewest different keys by which this is judged, and share of the others that are among them."""


def told_by_names(profile: TableProfile) -> TableProfile:
    """The same facts, in which such columns hold codes, or whole numbers."""
    columns = []
    for one in profile.columns:
        named = one.shape.kind == "decimal" and _is_called_id(one)
        if named and all(map(_WHOLE.fullmatch, one.given)):
            one = replace(one, shape=Shape("integer"))
        elif (named and _is_code(one)) or (_may_be_pointed(one) and _are_named(profile, one)):
            one = replace(one, shape=Shape("code"))
        elif named and _are_grouped(one):
            one = replace(one, shape=Shape("integer"))
        columns.append(one)
    return replace(profile, columns=tuple(columns))


def told_by_keys(profiles: list[TableProfile]) -> list[TableProfile]:
    """The same facts, in which such columns hold codes if another table has them as keys.

    Args:
        profiles: of all tables.
    """
    pointed = [(table, one) for table in profiles for one in table.columns if _may_be_pointed(one)]
    codes: set[int] = set()
    for table, key in pointed:
        same = [one for there, one in pointed if there is not table and _leads_to(one, key)]
        codes.update(map(id, (key, *same) if same else ()))
    return [
        replace(
            table,
            columns=tuple(
                replace(one, shape=Shape("code")) if id(one) in codes else one
                for one in table.columns
            ),
        )
        for table in profiles
    ]


def _may_be_pointed(column: ColumnProfile) -> bool:
    """Whether values have as many digits behind a point as all others, by a name of no amount."""
    said = hint(column.name)
    if column.shape.kind != "decimal" or not (said.says("id") or said.about("item")):
        return False
    if said.says(*_NO_CODE):
        return False
    parts = [_KEYS.fullmatch(value) for value in column.given]
    return bool(parts) and all(parts) and len({len(one[1]) for one in parts if one}) == 1


def _are_named(profile: TableProfile, column: ColumnProfile) -> bool:
    """Whether each value of what is called a thing has a title of its own beside it."""
    return hint(column.name).about("item") and any(
        other.shape.kind == "phrase" and pairs.are_named(column.values, other.values)
        for other in profile.columns
    )


def _leads_to(column: ColumnProfile, key: ColumnProfile) -> bool:
    """Whether values come back, and (nearly) all of them stand in the other column once each."""
    if not key.is_unique or key.distinct < _FEWEST or column.is_unique:
        return False
    known, given = key.frequencies, column.frequencies
    return sum(one in known for one in given) >= _FOUND * len(given)


def _is_called_id(column: ColumnProfile) -> bool:
    said = hint(column.name)
    return said.says("id") and not said.says(*_NO_CODE)


def _are_grouped(column: ColumnProfile) -> bool:
    """Whether all are whole numbers, whose thousands one sign sets apart."""
    found = [_GROUPED.fullmatch(value) for value in column.given]
    return all(found) and len({one[1] for one in found if one and one[1]}) == 1


def _is_code(column: ColumnProfile) -> bool:
    parts = [_PARTS.fullmatch(value) for value in column.given]
    ends = {len(one[1]) for one in parts if one}
    return all(parts) and len(ends) == 1 and len({len(value) for value in column.given}) == 1
