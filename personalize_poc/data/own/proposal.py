"""What a person's columns seem to be: guesses with reasons, and questions where it is close."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from personalize_poc.data.findings import Finding

if TYPE_CHECKING:
    from personalize_poc.data.own.mapping_file import Mapping

CONFIDENT = 0.8
"""From this confidence on, a guess is used without asking."""


@dataclass(frozen=True)
class Guess:
    """That a column plays a role.

    Attributes:
        section: "interactions", "items" or "users".
        field: the field of Personalize ("USER_ID", "GENRES"), or "title" for what people call an
            item, and "time_of_day" for the hour that belongs to the day of TIMESTAMP; "" for a
            column that is used for nothing.
        table: label of the table.
        column: name of the column in the file.
        kind: "id", "time", "event type", "number", "categorical", "text", "list", "title",
            "impressions", "recommendation", or "unused".
        confidence: 0 to 1.
        reason: in words, for a person who does not know Personalize.
        runner_up: the column that came second, where it was close; else None.
        runner_up_confidence: of that column.
    """

    section: str
    field: str
    table: str
    column: str
    kind: str
    confidence: float
    reason: str
    runner_up: str | None = None
    runner_up_confidence: float = 0.0


@dataclass(frozen=True)
class Option:
    """One possible answer to a question: what it says, and the lines of mapping.yaml it means."""

    text: str
    yaml: str


@dataclass(frozen=True)
class Question:
    """A decision that only the person can take.

    Attributes:
        code: a stable name, such as "ambiguous-date".
        text: the question, with an example from the data.
        options: possible answers, the likeliest first; the mapping holds the first one.
    """

    code: str
    text: str
    options: tuple[Option, ...]


@dataclass(frozen=True)
class Proposal:
    """How files could be mapped to Personalize.

    Attributes:
        mapping: the likeliest mapping; None if no table looks like interactions (`reason` says
            why, in words).
        guesses: one a column of the tables in use, used or not.
        questions: at most three, the most important first. Without one, the mapping can be used.
        findings: what was noticed about columns: mixed time formats, ids written as numbers.
        reason: why there is no mapping; "" if there is one.
        everybody_once: whether that is because every user stands in one row.
    """

    mapping: Mapping | None
    guesses: tuple[Guess, ...] = ()
    questions: tuple[Question, ...] = ()
    findings: tuple[Finding, ...] = ()
    reason: str = ""
    everybody_once: bool = False

    @property
    def is_confident(self) -> bool:
        """Whether the mapping can be used without asking."""
        return self.mapping is not None and not self.questions
