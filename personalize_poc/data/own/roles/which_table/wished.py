"""Tables of what people would like to have, beside what they have got of the same things.

Who reserves a book gets it later, and the loan tells the same wish once more: that it was read is
the stronger sign. Where there are far more loans than reservations, of the same people and the same
titles, these say nothing that would be missed. Where reservations are many, or are of other things,
a person says what is meant.
"""

from __future__ import annotations

from personalize_poc.data.own.roles.evidence.candidate import Candidate
from personalize_poc.data.own.roles.which_table.choices import led_to
from personalize_poc.data.own.roles.words import wish_words

_GOT = ("loan", "rental", "purchase")
"""What a table holds in which people got what they wished for."""
_FAR = 5
"""Times as many rows, from which on they are by far more."""


def is_less_of(wishes: Candidate, other: Candidate) -> bool:
    """Whether a table tells of a few things that people would like, and another what they got.

    Args:
        wishes: the table that may hold wishes.
        other: the one that may say what people got, maybe of copies of the same things.
    """
    if not (wishes.is_complete and other.is_complete) or other.holds not in _GOT:
        return False
    if not wish_words.is_one(wishes.view.label) or wishes.holds in _GOT:
        return False
    if other.roles["USER_ID"].link or wishes.view is other.view:
        return False  # whose it is may differ from row to row of the table between
    more = other.view.profile.rows >= _FAR * wishes.view.profile.rows
    here, there = led_to(wishes), led_to(other)
    return more and bool(here[0] & there[0] and here[1] & there[1] & other.view.things)


def got_first(ranked: list[Candidate]) -> list[Candidate]:
    """What people got before the few of it that they reserved or put on a list before.

    Args:
        ranked: tables, the likeliest first.
    """
    for one in ranked[1:]:
        if is_less_of(ranked[0], one):
            return [one, *(other for other in ranked if other is not one)]
    return ranked
