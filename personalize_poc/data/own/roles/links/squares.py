"""Tables of how far each thing is from each other one: distances, similarities, correlations.

A row for everybody and a column for everybody: nothing in it says what somebody is like.
"""

from __future__ import annotations

from personalize_poc.data.own.roles.evidence.view import View

_FEWEST, _MOST = 10, 2000
"""Rows of such a table; of more, only some were looked at."""
_ABOVE = 3
"""Most rows more than columns of numbers: names and numbers of the columns may stand there."""
_ALIKE = 0.95
"""Share of the pairs with the same number on both sides."""


def is_square(view: View) -> bool:
    """Whether the number in row a and column b is that in row b and column a, nearly everywhere."""
    rows = view.profile.rows
    if not _FEWEST <= rows <= _MOST:
        return False
    columns = [
        [*one.numbers]
        for one in view.columns
        if one.shape.kind in ("decimal", "integer", "boolean") and not one.is_unique
    ]
    above = rows - len(columns)
    if len(columns) < _FEWEST or not 0 <= above <= _ABOVE:
        return False
    pairs = [
        (columns[b][above + a], columns[a][above + b])
        for b in range(len(columns))
        for a in range(b)
    ]
    given = [(here, there) for here, there in pairs if here is not None and there is not None]
    different = len({here for here, __ in given})
    alike = sum(here == there for here, there in given)
    return different > 1 and alike >= _ALIKE * len(pairs)
