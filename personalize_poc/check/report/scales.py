"""Axes of diagrams: where a value stands on them, and which values are named."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

_STEPS_OF_DAYS = (1, 2, 7, 14, 28)
_STEPS_OF_MONTHS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200)


@dataclass(frozen=True)
class Scale:
    """An axis.

    Attributes:
        low, high: values at its ends; differing.
        ticks: (value, what stands there), within its ends, ascending.
        label: what it measures, with the unit.
        log: whether it is logarithmic; both ends are positive then.
    """

    low: float
    high: float
    ticks: tuple[tuple[float, str], ...]
    label: str
    log: bool = False

    def share(self, value: float) -> float:
        """Where a value stands: 0 at the low end, 1 at the high one."""
        low, high = (math.log(self.low), math.log(self.high)) if self.log else (self.low, self.high)
        return ((math.log(value) if self.log else value) - low) / (high - low)


def numbers(high: float, label: str, *, most: int = 5) -> Scale:
    """From 0 to a number, with at most so many steps of 1, 2 or 5 times a power of ten."""
    high = max(high, 1.0)
    step = _step(high / most)
    return Scale(0, high, tuple((at * step, f"{at * step:,.0f}") for at in _to(high / step)), label)


def per_cent(label: str) -> Scale:
    """From 0 to 100."""
    return Scale(0, 100, tuple((at, str(at)) for at in (0, 25, 50, 75, 100)), label)


def logarithmic(low: float, high: float, label: str) -> Scale:
    """From one positive number to another, with the powers of ten between them.

    Where there is none between them, with the two numbers.
    """
    ends = tuple(dict.fromkeys((low, high)))
    low, high = low / 1.15, high * 1.15
    powers = range(math.ceil(math.log10(low) - 1e-9), math.floor(math.log10(high) + 1e-9) + 1)
    if not powers:
        return Scale(low, high, tuple((at, f"{at:,.4g}") for at in ends), label, True)
    every = -(-len(powers) // 6)
    return Scale(low, high, tuple((10.0**n, f"{10**n:,}") for n in powers[::every]), label, True)


def durations(low: float, high: float, label: str, named: Sequence[tuple[float, str]]) -> Scale:
    """Seconds in logarithms, with those of the named stretches of time that are near."""
    low, high = low / 4, high * 4
    return Scale(low, high, tuple(one for one in named if low <= one[0] <= high), label, True)


def days(first: date, last: date, label: str, *, room: float = 0) -> Scale:
    """Days by their ordinal numbers; at both ends room for so many more."""
    low, high = first.toordinal() - room, last.toordinal() + max(room, 0.5)
    return Scale(low, high, _dates(first, last), label)


def named(names: Sequence[str], label: str, *, every: int = 1) -> Scale:
    """Places 0, 1, … with their names, or every n-th of these."""
    ticks = tuple((at, names[at]) for at in range(0, len(names), every))
    return Scale(-0.5, len(names) - 0.5, ticks, label)


def _step(least: float) -> float:
    """The smallest of 1, 2 and 5 times a power of ten that is not smaller; whole."""
    power = 10.0 ** math.floor(math.log10(least))
    return max(1.0, next(n * power for n in (1, 2, 5, 10) if n * power >= least * 0.999))


def _to(steps: float) -> range:
    return range(math.floor(steps + 1e-9) + 1)


def _dates(first: date, last: date) -> tuple[tuple[float, str], ...]:
    """At most six days, firsts of months or of years, as long as they have to be written."""
    length = (last - first).days
    for step in _STEPS_OF_DAYS:
        if length / step <= 4:
            at = range(first.toordinal(), last.toordinal() + 1, step)
            return tuple((n, date.fromordinal(n).isoformat()) for n in at)
    begin, end = first.year * 12 + first.month - 1, last.year * 12 + last.month - 1
    step = next((n for n in _STEPS_OF_MONTHS if (end - begin) / n <= 5), _STEPS_OF_MONTHS[-1])
    months = range(-(-begin // step) * step, end + 1, step)
    found = [date(n // 12, n % 12 + 1, 1) for n in months if n >= 12]
    digits = 4 if step % 12 == 0 else 7
    return tuple((one.toordinal(), one.isoformat()[:digits]) for one in found if one >= first)
