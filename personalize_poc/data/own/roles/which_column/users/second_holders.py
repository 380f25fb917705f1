"""Two holders of one account: "customer_1" and "customer_2" of a joint one, in the same row.

Both are people with a taste of their own, and the row does not say which of them acted. A column of
the same name with another number is that of somebody else, where it stays the same with the first
one and is empty for whoever holds an account alone.
"""

from __future__ import annotations

import re

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.pairs import share_differing
from personalize_poc.data.own.roles.evidence.scored import Scored
from personalize_poc.data.own.roles.evidence.signs import SURE, is_same
from personalize_poc.data.own.roles.evidence.view import View, is_idlike

_NUMBER = re.compile(r"\d+")
_FEWEST = 20
"""Fewest people who are the second ones."""
_LEAST, _MOST = 0.05, 0.95
"""Share of the rows with a second one: where nearly all have one, it is part of every row."""
_LETTERS = 1.0
"""Letters by which ids of one form differ on average at most."""


def beside(best: Scored) -> list[Scored]:
    """Columns of further holders of what the chosen person holds.

    Where the account itself was chosen, the column of its first holder stands before them.

    Args:
        best: the column that is taken for the user.
    """
    view = best.view
    for first in (best.column, *view.columns):
        if first is not best.column and not is_same(view, best.column, first):
            continue
        found = [one for one in view.columns if _is_second(view, first, one)]
        if found:
            listed = found if first is best.column else [first, *found]
            return [Scored(one, view) for one in listed]
    return []


def _is_second(view: View, first: ColumnProfile, other: ColumnProfile) -> bool:
    said = view.hint(other.key)
    if not _differ_in_number(first.name, other.name) or not is_idlike(other):
        return False
    if not said.about("user") or said.says("email", "phone"):
        return False  # somebody has two addresses, and two telephones
    alike = abs(first.mean_length - other.mean_length) <= _LETTERS
    filled = _LEAST <= other.fill / first.fill <= _MOST
    return (
        alike
        and filled
        and first.shape.kind == other.shape.kind
        and other.distinct >= _FEWEST
        and view.goes_with(first.key, other.key) > SURE
        and share_differing(first.values, other.values) > SURE
    )


def _differ_in_number(name: str, other: str) -> bool:
    """Whether two names are the same but for a number in both."""
    numbers = _NUMBER.findall(name), _NUMBER.findall(other)
    same = _NUMBER.sub("#", name) == _NUMBER.sub("#", other)
    return same and bool(numbers[0]) and numbers[0] != numbers[1]
