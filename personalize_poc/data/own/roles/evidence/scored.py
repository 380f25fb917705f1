"""A column with what speaks for and against a role."""

from __future__ import annotations

from dataclasses import dataclass, field

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.view import Link, View


@dataclass
class Scored:
    """A column with what speaks for and against a role.

    Attributes:
        column: which.
        points: the sum of the evidence.
        reasons: in words, the strongest first as they are found.
        link: over which the column is reached, if it stands in another table.
        view: the table that it stands in.
        named: whether its name says the role.
        last: whether it is taken only because nothing else is there.
        told: whether its values, or what they lead to, say the role.
        led: whether nothing tells the role but that its values are keys of a table which does not
            say what it holds.
        keyed: whether its values are keys of a table that speaks for the role.
    """

    column: ColumnProfile
    view: View
    points: float = 0.0
    reasons: list[str] = field(default_factory=list)
    link: Link | None = None
    named: bool = False
    last: bool = False
    told: bool = False
    led: bool = False
    keyed: bool = False

    def add(self, points: float, reason: str = "") -> None:
        """Count a piece of evidence."""
        self.points += points
        if reason and points > 0:
            self.reasons.append(reason)

    def tell(self) -> None:
        """Count what the values say: more than that they lead somewhere."""
        self.told, self.led = True, False
