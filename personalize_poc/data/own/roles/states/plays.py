"""Flags of what was watched to its end, beside how long it was: what was begun counts too."""

from __future__ import annotations

from itertools import permutations
from statistics import median

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.view import View

FLAGS = frozenset(("watched", "played"))
"""Flags that say of a film that it was seen, and beside a length that it was seen to its end."""
_LEAST, _MOST = 30.0, 86_400.0
"""Seconds that something was played for, in the middle; and those within which a play ends."""
_ENDS = 0.9
"""Share of the rows with both times in which the second one is the end of a play."""
_FEWEST = 20
"""Fewest rows of a sample that lack the flag."""


def were_begun(view: View, column: ColumnProfile, lacking: tuple[str, ...]) -> bool:
    """Whether rows without such a flag were played for a while as well.

    Args:
        view: the table.
        column: of it, a flag.
        lacking: its values that say no.
    """
    marks = [one in lacking for one in column.values]
    return any(
        _is_while([n for n, mark in zip(given, marks, strict=True) if mark and n is not None])
        for given in (*_written(view), *_between(view))
    )


def _is_while(seconds: list[float]) -> bool:
    return len(seconds) >= _FEWEST and median(seconds) >= _LEAST


def _written(view: View) -> list[tuple[float | None, ...]]:
    """Lengths that stand in a column."""
    return [one.numbers for one in view.columns if view.hint(one.key).says("duration")]


def _between(view: View) -> list[list[float | None]]:
    """Lengths between two times of a row, of which the second is hours later at most."""
    times = [one.moment.seconds for one in view.columns if one.moment]
    found = []
    for first, last in permutations(times, 2):
        given = [
            None if a is None or b is None else b - a for a, b in zip(first, last, strict=True)
        ]
        known = [n for n in given if n is not None]
        if known and sum(0 < n < _MOST for n in known) >= _ENDS * len(known):
            found.append(given)
    return found
