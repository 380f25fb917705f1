"""Bookings that were called off before: "Afmeldt" beside "Mødt", "abgemeldet" beside "anwesend".

Alone such words may say that somebody left a club, or took a parcel off the list.
"""

from __future__ import annotations

from collections.abc import Iterable

from personalize_poc.data.own.roles.words.meanings import beside, stems


def found(states: Iterable[str]) -> tuple[str, ...]:
    """States by which a booking was called off, where another says that somebody came; or none.

    Args:
        states: of a column.
    """
    return beside(states, stems("SIGNED_OFF"), stems("ATTENDED"))
