"""Texts with a list in each line, which begins with how many numbers follow: "3 17 204 5".

Data sets of research keep so what each person saved, or which words each article has. Whose list it
is stands nowhere: it is the place of the line, which no table tells.
"""

from __future__ import annotations

from collections.abc import Sequence

from personalize_poc.data.own.reading.ground.dialect import Row
from personalize_poc.language import N_

TOLD = N_(
    "each line is a list of numbers behind their count, and nothing but the place of the line says "
    "whose list it is: if the lines are people, write a table with two columns, the number of the "
    "line and each number of its list"
)
_FEWEST, _LONGEST = 10, 3
"""Lines by which this is judged, and numbers of the longest list, at least."""


def are_in(rows: Sequence[Row]) -> bool:
    """Whether each line has as many numbers behind its first one as that one says.

    Args:
        rows: of a text without columns; the last one may be cut off.
    """
    lists = [" ".join(row.cells).split() for row in rows[:-1] or rows]
    if len(lists) < _FEWEST or not all(one and all(map(str.isdecimal, one)) for one in lists):
        return False
    counted = all(int(one[0]) == len(one) - 1 for one in lists)
    return counted and max(map(len, lists)) > _LONGEST
