"""Short numbers that are codes though no name says so: 1, 2, 3 and, after a gap, 9.

Who gives out codes begins with 1 and keeps 9, or 99, for the rest: cancelled, unknown, other. What
is counted or bought in threes has no such gap, and a 9 is rarer there than a 4. Beside a name that
is short for a state ("ST", "STKZ") they are states; elsewhere they may be.
"""

from __future__ import annotations

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.words.names import words

_FEWEST, _MOST = 3, 8
"""Different codes."""
_LAST = ((8, 9), (9,), (90,), (98, 99), (99,))
"""What stands for the rest."""
_GAP = 2
"""Numbers that are left out before it, at least."""
_OFTEN, _FILLED = 0.01, 0.9
"""Share of rows with the last code, and with any."""
_SHORT = frozenset(("st", "sta", "stkz", "stcd", "stcode"))
"""How "status" is shortened."""


def are_codes(view: View, column: ColumnProfile) -> bool:
    """Whether whole numbers are codes of which the last stands for the rest.

    Args:
        view: the table.
        column: of it; what its name speaks of is no code.
    """
    said = view.hint(column.key)
    few = _FEWEST <= column.distinct <= _MOST and column.fill >= _FILLED
    if column.shape.kind != "integer" or not few or said.entities or said.attributes:
        return False
    values = sorted(int(one) for one in column.frequencies if one.isdigit())
    rows = [column.frequencies.get(str(one), 0) for one in values[-1:]]
    return (
        len(values) == len(column.frequencies)
        and values[0] in (0, 1)
        and any(_ends_with(values, last) for last in _LAST)
        and rows[0] >= _OFTEN * len(column.given)
    )


def are_states(view: View, column: ColumnProfile) -> bool:
    """Whether they are codes of states, as the name is short for one."""
    return bool(_SHORT.intersection(words(column.name))) and are_codes(view, column)


def _ends_with(values: list[int], last: tuple[int, ...]) -> bool:
    """Whether numbers go on without a gap, and end with these after one."""
    first = values[: -len(last)]
    return (
        tuple(values[-len(last) :]) == last
        and len(first) > 1
        and first == list(range(first[0], first[0] + len(first)))
        and last[0] - first[-1] > _GAP
    )
