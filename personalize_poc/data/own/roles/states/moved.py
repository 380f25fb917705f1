"""Appointments that were moved to another day: the row of that day says whether somebody came.

Only beside states by which nobody came: a parcel that is brought on another day was ordered all
the same.
"""

from __future__ import annotations

from collections.abc import Iterable

from personalize_poc.data.own.roles.words.meanings import beside, stems


def to_another_day(states: Iterable[str]) -> tuple[str, ...]:
    """States by which an appointment was moved, where another says that nobody came; else none.

    Args:
        states: of a column.
    """
    return beside(states, stems("RESCHEDULED"), stems("NO_SHOWS"))
