"""Columns that name the same one to one but for how values are written: capitals, lost digits.

People write their address of mail as they like, and a form keeps it so. A spreadsheet shortens long
numbers: of those of books a ninth became 9,78445E+12, so that several books have one of these.
"""

from __future__ import annotations

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.profiles.shapes import SPOILT

_LEAST, _ONE = 20, 0.97
"""Fewest values by which it is judged, and the share of the pairs that are values of each."""


def are_one(here: ColumnProfile, there: ColumnProfile) -> bool:
    """Whether two columns go one to one as soon as they are written alike.

    Args:
        here: a column.
        there: another one of the same table.
    """
    pairs = {(a, b) for a, b in zip(here.values, there.values, strict=True) if a and b}
    if "email" in (here.shape.kind, there.shape.kind):
        return _go_together({(a.casefold(), b.casefold()) for a, b in pairs})
    whole = {pair for pair in pairs if not any(map(SPOILT.match, pair))}
    return len(whole) < len(pairs) and _go_together(whole)


def _go_together(pairs: set[tuple[str, str]]) -> bool:
    least = min((len(set(each)) for each in zip(*pairs, strict=True)), default=0)
    return least >= _LEAST and _ONE * len(pairs) <= least
