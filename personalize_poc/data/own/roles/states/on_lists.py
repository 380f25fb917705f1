"""Bookings that wait for somebody else to step back: on the list, and perhaps never in the course.

Who was put on a waiting list took no part, and got no place; a course that was full has more of
them than others, and nothing tells whether they came. Where people answer invitations, or somebody
puts himself on a list for what is sold out, that is what they want, and no state says otherwise.
"""

from __future__ import annotations

from collections.abc import Mapping

from personalize_poc.data.own.roles.words.meanings import (
    folded,
    is_event,
    is_negative,
    is_state,
    stems,
)

_MOST = 0.3
"""Share of the rows up to which they wait; of more it is what the table is about."""


def waiting(states: Mapping[str, int]) -> tuple[str, ...]:
    """States of bookings on a waiting list, beside others that came to something; else none.

    Args:
        states: state -> rows.
    """
    found = tuple(one for one in states if folded(one) in stems("WAITING_LISTS"))
    others = [n for one, n in states.items() if one not in found and not is_negative(one)]
    known = any(is_state(one) or is_event(one) for one in states if one not in found)
    few = sum(states[one] for one in found) <= _MOST * sum(states.values())
    return found if known and few and sum(others) > 0 else ()
