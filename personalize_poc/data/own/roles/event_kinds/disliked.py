"""Kinds of events by which people say of much of what they see that they do not want it.

Personalize takes every event for a sign of interest, so that these are left out. Where that is
most of what was written down, such as the swipes to the left of a dating app, a person may know
better: then it is asked.
"""

from __future__ import annotations

from personalize_poc.data.own.roles.states.acted import Actions
from personalize_poc.data.own.roles.words import undoing

_MUCH = 0.3
"""Share of the rows from which on what words of dislike leave out is asked about."""


def much(found: Actions) -> tuple[str, ...]:
    """The kinds of dislike that are left out, if they have many of all rows; else none.

    Args:
        found: what was found of events and states.
    """
    left_out = [kind for kind, name in found.event_types.items() if name is None]
    disliked = tuple(kind for kind in left_out if undoing.dislikes(kind, found.counts))
    rows = sum(found.counts.get(kind, 0) for kind in disliked)
    return disliked if rows > _MUCH * sum(found.counts.values()) else ()
