"""When a row was entered, by the word for when a person was: "F. Alta" of a booking."""

from __future__ import annotations

from personalize_poc.data.own.roles.evidence.scored import Scored
from personalize_poc.data.own.roles.evidence.signs import SURE
from personalize_poc.data.own.roles.which_column.times.distances import always_before
from personalize_poc.data.own.roles.words.time_words import ENTERED
from personalize_poc.language import _

_TAKEN = 1.5
"""Points that were taken from a time since people are entered on a list as well as rows."""


def tell(found: list[Scored]) -> None:
    """Give back to such a time what was taken, where all others of its rows follow.

    A journey is booked before it begins and ends. When somebody became a customer is before it too,
    and is no time of a row since it is the same in all of theirs.

    Args:
        found: columns of times of one table, of which the user is known; points are added.
    """
    for one in found:
        others = [two for two in found if two is not one and two.column.fill > SURE]
        if others and _is_entered(one) and all(always_before(one, two) for two in others):
            one.add(_TAKEN, _("a row is entered before what it is about takes place"))


def _is_entered(one: Scored) -> bool:
    """Whether its name has a word for being entered, and says nothing of whom or of what."""
    said = one.view.hint(one.column.key)
    words = bool(ENTERED.intersection(said.tokens))
    return words and said.says("registered") and not said.entities and one.column.fill > SURE
