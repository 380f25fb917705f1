"""Who entered a row, beside whose it is: mostly the same, and else one of a few of the staff."""

from __future__ import annotations

from personalize_poc.data.own.profiles import ColumnProfile

_SAME = 0.5
"""Share of the rows from which on most people enter their rows themselves."""
_CLERKS, _ROWS = 10, 10
"""Most who enter rows of others, and how many rows each of them has entered at least."""


def is_by(person: ColumnProfile, other: ColumnProfile) -> bool:
    """Whether a column says who entered the rows of the people that another one names.

    Args:
        person: the column of people.
        other: of the same rows.
    """
    pairs = [(a, b) for a, b in zip(person.values, other.values, strict=True) if a and b]
    strange = [b for a, b in pairs if a != b]
    if not strange or len(strange) > (1 - _SAME) * len(pairs):
        return False
    clerks = set(strange)
    few = len(clerks) <= _CLERKS and len(strange) >= _ROWS * len(clerks)
    return few and clerks.isdisjoint(a for a, __ in pairs)
