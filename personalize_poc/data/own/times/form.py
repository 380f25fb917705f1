"""How a column writes times, as a value."""

from __future__ import annotations

from dataclasses import dataclass

from personalize_poc.data.own.times.sql import UNITS


@dataclass(frozen=True)
class Ambiguity:
    """That day, month and year could stand in another order, for all values.

    Attributes:
        example: a text that means two days.
        forms: the likelier form and the other one.
        readings: the day that the example is in each of them, as "2024-01-02".
    """

    example: str
    forms: tuple[str, str]
    readings: tuple[str, str]

    def turned(self) -> Ambiguity:
        """The same doubt, where the other form is the likelier one."""
        return Ambiguity(self.example, self.forms[::-1], self.readings[::-1])


@dataclass(frozen=True)
class TimeForm:
    """How a column writes times.

    Attributes:
        forms: as mapping.yaml names them, in the order in which they are to be tried; none if this
            is no column of times.
        shares: of the values that are not empty, by each form.
        values: how many values are not empty.
        unread: share of them that no form reads, or that lie outside 1980 to 2100.
        unread_example: one of those; "".
        zoned: share of the values that say their zone.
        zone: that all of these name, as mapping.yaml does; "" if it is UTC, or cannot be told.
        mixed: whether they name several offsets, and `zone` cannot be told.
        at_midnight: share of the times that are a midnight; 1 too if all have the same hour, as
            days of another zone have.
        ambiguity: a second reading of all values, or None.
        low, high: first and last time, Unix seconds; None if there is none.
        confidence: that these are times, 0 to 1.
        settled: how day and month were told apart where only the order of the rows tells: "day
            first", "month first" or "year first"; else "".
        coarse: what the values name if it is no day: "a week", "a month", "a year", "a time of
            day"; else "".
        reason: why, in words.
    """

    forms: tuple[str, ...] = ()
    shares: tuple[float, ...] = ()
    values: int = 0
    unread: float = 1.0
    unread_example: str = ""
    zoned: float = 0.0
    zone: str = ""
    mixed: bool = False
    at_midnight: float = 0.0
    ambiguity: Ambiguity | None = None
    low: int | None = None
    high: int | None = None
    confidence: float = 0.0
    settled: str = ""
    coarse: str = ""
    reason: str = ""

    @property
    def unit(self) -> str:
        """Unit of Unix time ("milliseconds"); "" if it is written otherwise, or in several ways."""
        return self.forms[0] if len(self.forms) == 1 and self.forms[0] in UNITS else ""

    @property
    def all_at_midnight(self) -> bool:
        """Whether the hours are lost: only days are known."""
        return self.at_midnight == 1.0
