"""Names that have a sign in them which lists have: "Berger, Anna", "Bündnis 90/Die Grünen".

What is a member of a list stands in any place of it, and beside one member here and another there.
"""

from __future__ import annotations

from collections.abc import Sequence

_DIFFERENT = 20
"""Different values with several parts that show whether parts have their places."""
_MOST_PARTS = 3
"""Parts of a name at most: family name, given name, title."""
_ELSEWHERE = 0.05
"""Share of names whose first part stands behind a sign elsewhere: some people are called Thomas."""


def are_names(separator: str, split: Sequence[Sequence[str]]) -> bool:
    """Whether parts are those of names, and no members of lists.

    Args:
        separator: the sign, with blanks around it.
        split: values at their signs.
    """
    several = {tuple(parts) for parts in split if len(parts) > 1}
    if not _come_elsewhere(several, split):
        return True
    if separator.strip() != "," or len(several) < _DIFFERENT:
        return False
    behind = {part for parts in several for part in parts[1:]}
    both = sum(parts[0] in behind for parts in split)
    short = all(len(parts) <= _MOST_PARTS for parts in several)
    return short and both <= _ELSEWHERE * len(split)


def _come_elsewhere(several: set[tuple[str, ...]], split: Sequence[Sequence[str]]) -> bool:
    """Whether a part of some value stands in another one as well, alone or beside others."""
    known: set[str] = set()
    for parts in {*several, *(tuple(one) for one in split if len(one) == 1)}:
        if not known.isdisjoint(parts):
            return True
        known.update(parts)
    return False
