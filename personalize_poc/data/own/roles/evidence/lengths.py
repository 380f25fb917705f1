"""Lengths and amounts of which most say the whole: played to the end, or sold at the full price.

How long a track was played is as long as it is for whoever heard all of it, and any number below
that for the others. A price is lower where there was a discount. Ids know no such upper end.
How long something lasted is also written in hours, minutes and seconds, beside remarks.
"""

from __future__ import annotations

import re
from collections import defaultdict

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.view import View, is_idlike

_MANY = 200
"""Different numbers, at least: grades have an upper end as well."""
_THINGS, _ROWS, _VALUES = 20, 4, 3
"""Fewest things by which it is judged, and rows and different numbers of each in the sample."""
_MOST = 0.85
"""Share of the things whose highest number is the usual one."""

_CLOCK = re.compile(r"\d{1,3}:[0-5]\d:[0-5]\d(?:\.\d+)?")
_WRITTEN = 0.5
"""Share of the values that are lengths of time, from which on a column holds them."""


def are_written(column: ColumnProfile) -> bool:
    """Whether most values are hours, minutes and seconds, beside remarks that there is none."""
    given = column.given[:500]
    return sum(bool(_CLOCK.fullmatch(one)) for one in given) > _WRITTEN * len(given) > 0


def is_part_of_whole(view: View, column: ColumnProfile) -> bool:
    """Whether whole numbers are the same for most rows of a thing, and lower for all others.

    Args:
        view: the table.
        column: of it. A name that says that it holds ids is believed.
    """
    said = view.hint(column.key)
    numbers = column.shape.kind == "integer" and not column.shape.zeros
    if not numbers or column.distinct < _MANY or said.entities or said.says("id"):
        return False
    if any(link.key == column.key and link.share > 0.8 for link in view.links):
        return False
    things = [
        one
        for one in view.columns
        if one is not column and is_idlike(one) and one.distinct >= _THINGS and one.repeats >= 2
    ]
    return any(_has_upper_end(one.values, column.numbers) for one in things)


def _has_upper_end(things: tuple[str, ...], numbers: tuple[float | None, ...]) -> bool:
    """Whether the highest number of nearly every thing is the one that most of its rows have."""
    given: dict[str, list[float]] = defaultdict(list)
    for thing, number in zip(things, numbers, strict=True):
        if thing and number is not None:
            given[thing].append(number)
    known = [one for one in given.values() if len(one) >= _ROWS and len(set(one)) >= _VALUES]
    return len(known) >= _THINGS and sum(map(_is_usual, known)) > _MOST * len(known)


def _is_usual(given: list[float]) -> bool:
    """Whether the highest of some numbers comes several times, and more often than any other."""
    often = given.count(max(given))
    return often > 1 and all(given.count(one) <= often for one in set(given))
