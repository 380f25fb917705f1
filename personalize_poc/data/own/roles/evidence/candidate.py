"""A table as interactions: the columns of its roles, what came second, and how well it serves."""

from __future__ import annotations

from dataclasses import dataclass, field

from personalize_poc.data.own.roles.evidence.scored import Scored
from personalize_poc.data.own.roles.evidence.view import Link, View

LEAST = {"USER_ID": 1.0, "ITEM_ID": 1.0, "TIMESTAMP": -0.6}
"""Points from which on a column may have the role."""


@dataclass
class Candidate:
    """A table as interactions.

    Attributes:
        view: the table.
        roles: USER_ID, ITEM_ID, TIMESTAMP -> column, as far as there is one.
        rivals: the same -> the column that came second.
        points: of the roles and of the table.
        is_counted: whether TIMESTAMP is a number that counts what each user did.
        again: share of what it tells that the table tells as well which is taken; see `same_told`.
        holds: what its name says it holds ("purchase", "cart"), or "".
        sign: points for how strong a sign its events are, by its name or else its columns.
    """

    view: View
    roles: dict[str, Scored] = field(default_factory=dict)
    rivals: dict[str, Scored] = field(default_factory=dict)
    points: float = 0.0
    holds: str = ""
    sign: float = 0.0
    is_counted: bool = False
    again: float = 0.0

    @property
    def links(self) -> tuple[Link, ...]:
        """Over which some of the roles are reached, each once, behind the one that leads to it."""
        found = [one.link for one in self.roles.values() if one.link]
        ways = [way for link in found for way in (link.before, link) if way]
        return tuple(dict.fromkeys(ways))

    def over(self, link: Link) -> set[str]:
        """The roles that are reached over a link, maybe over another one behind it."""
        ways = {name: one.link for name, one in self.roles.items() if one.link}
        return {name for name, way in ways.items() if link in (way, way.before)}

    def taken(self, view: View) -> set[str]:
        """Keys of the columns of a table that have a role."""
        return {one.column.key for one in self.roles.values() if one.view is view}

    @property
    def is_complete(self) -> bool:
        """Whether it has all three roles."""
        return all(name in self.roles for name in LEAST)


def used(views: list[View], best: Candidate) -> list[View]:
    """The tables in which the roles stand: a rule of rows names a column of one of them."""
    labels = {best.view.label, *(link.table for link in best.links)}
    return [view for view in views if view.label in labels]


def take(result: Candidate, name: str, best: Scored | None, ranked: list[Scored]) -> None:
    """Give a column a role if enough speaks for it, and remember the one that came second.

    Args:
        result: the table; written to.
        name: of the role.
        best: the column; None if there is none.
        ranked: all that may have the role, the likeliest first.
    """
    if best is None or best.points < LEAST[name]:
        return
    result.roles[name] = best
    others = [one for one in ranked if one.column is not best.column]
    result.rivals.pop(name, None)  # of the table in which the role stood before
    if others:
        result.rivals[name] = others[0]
