"""Codes without a name come before bare numbers that are spread as lengths of time and amounts are.

A log without a header has a key of who listened, a code of an episode such as "ep223418", and how
many seconds of it were heard. These come back as well, and there are more of them. Where two
columns of keys in letters and digits have nothing to do with each other, they are who and what. So
are a key and titles as addresses of pages have them.
"""

from __future__ import annotations

from itertools import combinations

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence import slugs
from personalize_poc.data.own.roles.evidence.scored import Scored
from personalize_poc.data.own.roles.evidence.signs import SURE, is_lasting, is_silent
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.which_column.items import of_groups

_LEAST, _BACK = 20, 3.0
"""Fewest different keys, and rows of each on average, at least."""
_LOW = 0.05
"""Share of the highest number that the lowest one of a measure is at most; ids have one length."""
_BEHIND = 0.3
"""Points by which the numbers come behind the codes."""
_NOBODY = 1.5
"""The same where titles beside the codes leave nothing but the person for these."""
_KEYS = ("uuid", "hash", "code")


def prefer(found: list[Scored]) -> None:
    """Put numbers that are spread as measures behind two columns of keys.

    Args:
        found: the columns that may be the item; points are taken from one of them.
    """
    best = max(found, key=lambda one: one.points, default=None)
    if best is None or best.told or not _is_measure(best):
        return
    ranked = sorted(found, key=lambda one: one.points, reverse=True)
    keys = [one for one in ranked if _is_key(one.view, one.column)]
    pairs = (pair for pair in combinations(keys, 2) if _are_apart(*pair))
    if pair := next(pairs, None):
        best.add(min(0.0, min(one.points for one in pair) - _BEHIND - best.points))


def prefer_people(found: list[Scored]) -> None:
    """Put numbers that are spread as measures behind the one key of people beside titles of pages.

    Args:
        found: the columns that may be the user; points are taken from one of them.
    """
    titles = [one for one in found if slugs.are_in(one.view, one.column)]
    rest = [one for one in found if one not in titles]
    keys = [one for one in rest if _is_key(one.view, one.column)]
    for one in rest if titles and len(keys) == 1 else ():
        if not one.told and _is_measure(one):
            one.add(min(0.0, keys[0].points - _NOBODY - one.points))


def _is_measure(one: Scored) -> bool:
    """Whether bare numbers from few to many belong to nothing, and none is liked by many."""
    view, column = one.view, one.column
    given = [number for number in column.numbers if number is not None]
    if not of_groups.is_bare_number(one) or of_groups.is_any_popular(column) or not given:
        return False
    others = [*view.told_by(column.key), *view.telling(column.key)]
    tied = any(max(view.both_ways(column.key, other.key)) > SURE for other in others)
    return min(given) <= _LOW * max(given) and not tied


def _is_key(view: View, column: ColumnProfile) -> bool:
    """Whether values without a name are keys in letters and digits that come back after days."""
    return (
        is_silent(view, column)
        and (column.shape.kind in _KEYS or slugs.are_in(view, column))
        and column.distinct >= _LEAST
        and column.repeats >= _BACK
        and column.key not in (view.documents or ())
        and is_lasting(view, column)
    )


def _are_apart(one: Scored, other: Scored) -> bool:
    """Whether neither of two columns belongs to the other."""
    return max(one.view.both_ways(one.column.key, other.column.key)) <= SURE
