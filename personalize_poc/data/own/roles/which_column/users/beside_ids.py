"""What is told of a person beside their id: "cliente.cap" beside "cliente.id" is no person.

That a name speaks of a person is told by the words of the whole object. Of its columns the one
that is called an id stands for the person, and those whose own word is not known here do not.
"""

from __future__ import annotations

from personalize_poc.data.own.roles.evidence.scored import Scored
from personalize_poc.data.own.roles.words import names
from personalize_poc.data.own.roles.words.names import Hint

_PEOPLE = ("user", "visitor")
_KNOWN = ("card", "session", "order")
_NAMED = ("id", "name", "email", "phone")
_BEHIND = 2.0
"""Points by which such a column stands behind the id."""
_LOST = 0.03
"""Share of the rows without an id, up to which they are hardly lost."""


def prefer(found: list[Scored]) -> None:
    """Put the id of a person before other things of the same object.

    Args:
        found: columns that may be the user; points are taken from those that are no ids.
    """
    ids = [one for one in found if _is_id(one.view.hint(one.column.key))]
    for one in found:
        said = one.view.hint(one.column.key)
        if not one.named or one.keyed or said.says(*_NAMED) or said.about(*_KNOWN):
            continue
        same = [other for other in ids if _is_of_same(other, one)]
        best = max((other.points for other in same), default=one.points)
        one.add(min(0.0, best - _BEHIND - one.points) if same else 0.0)


def _is_id(said: Hint) -> bool:
    return said.says("id") and said.about(*_PEOPLE) and not said.says("name", "email", "phone")


def _is_of_same(other: Scored, one: Scored) -> bool:
    """Whether an id is of the object that another column tells something unknown of."""
    here, there = (set(each.view.hint(each.column.key).tokens) for each in (one, other))
    own = names.hint(" ".join(sorted(here - there)))
    if not here & there or not here - there or own.about(*_PEOPLE, *_KNOWN) or own.attributes:
        return False
    return other.column.fill >= one.column.fill - _LOST
