"""A number of nines that is the only one of its kind of people: all who come on trial have 999999.

A kind of members has many of them. Where all rows of a kind have one number, and that number was
made up, those who are of this kind have no number of their own.
"""

from __future__ import annotations

import re
from collections import defaultdict

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.view import View

_NINES = re.compile(r"[A-Za-z]{0,4}[-_]?9{4,}")
"""Numbers that are made up: a 9 over and over, behind letters all ids have."""
_KINDS = 12
"""Most kinds of people."""
_ROWS = 10
"""Fewest rows of a sample, by which this is judged."""
_PEOPLE = 20
"""Fewest people of another kind."""


def find(view: View, column: ColumnProfile, nobody: list[str]) -> list[str]:
    """The number of nines that alone has a kind of people; none if there is none.

    Args:
        view: the table of interactions.
        column: of it, with the users.
        nobody: values of which it is known that they stand for nobody.
    """
    made_up = [one for one in column.frequencies if _NINES.fullmatch(one) and one not in nobody]
    if len(made_up) != 1:
        return []
    kinds = [one for one in view.columns if _are_kinds(view, one) and one is not column]
    return made_up if any(_has_its_own(column, one, made_up[0]) for one in kinds) else []


def _are_kinds(view: View, column: ColumnProfile) -> bool:
    """Whether a column says of which kind somebody is, by its name."""
    return 2 <= column.distinct <= _KINDS and view.hint(column.key).about("user")


def _has_its_own(column: ColumnProfile, kinds: ColumnProfile, user: str) -> bool:
    """Whether all rows of a user are of one kind, which no one else is of, and others have many."""
    people: dict[str, set[str]] = defaultdict(set)
    rows = 0
    for one, kind in zip(column.values, kinds.values, strict=True):
        if one and kind:
            people[kind].add(one)
            rows += one == user
    own = [kind for kind, who in people.items() if user in who]
    if rows < _ROWS or len(own) != 1 or people.pop(own[0]) != {user}:
        return False
    return bool(people) and all(len(who) >= _PEOPLE for who in people.values())
