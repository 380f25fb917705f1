"""What a column of items or users is taken for."""

from __future__ import annotations

from dataclasses import dataclass

from personalize_poc.data.own.profiles import ColumnProfile

CALLED = 0.05
"""Share of different values from which on words that are called a title are one: posts repeat."""


@dataclass
class Described:
    """What a column is taken for.

    Attributes:
        column: which.
        kind: "categorical", "number", "text", "list", "time", "title", "id" or "unused".
        reason: in words.
        confidence: 0 to 1.
        field: its name in Personalize; "" if it is unused or a title.
    """

    column: ColumnProfile
    kind: str
    reason: str
    confidence: float = 0.85
    field: str = ""
