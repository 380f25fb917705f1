"""Stretches of days without events that chance does not explain."""

from __future__ import annotations

import itertools
import math
from dataclasses import dataclass
from datetime import date, timedelta

from personalize_poc.check.findings.scan import Scan

LEAST = 3
"""Days of a stretch, at least."""
_CHANCE, _ACTIVE, _SPAN = 0.001, 10, 7
"""Places in which a stretch comes up by chance, events of a day in the middle, and days with
events: at most, and at least (thresholds of our own)."""


@dataclass(frozen=True)
class Hole:
    """A stretch of days without events.

    Attributes:
        days: of it.
        last: the day before it.
        before, after: events on each side.
        total: days from the first event to the last.
        empty: share of the other days that have no event.
    """

    days: int
    last: date
    before: int
    after: int
    total: int
    empty: float

    def is_odd(self, lacking: int) -> bool:
        """Whether so many of its days are empty by chance in fewer than 0.001 places.

        With a share p of other days without events, a run of r such days comes up by chance in
        about days · p^r places; fewer of the r days do as often as the binomial distribution says.
        """
        p, all_days = self.empty, self.days
        chance = sum(
            math.comb(all_days, k) * p**k * (1 - p) ** (all_days - k)
            for k in range(lacking, all_days + 1)
        )
        return lacking >= LEAST and self.total * chance < _CHANCE

    def dates(self) -> list[date]:
        """Its days."""
        return [self.last + timedelta(days=number + 1) for number in range(self.days)]

    def runs_without(self, some: set[date]) -> list[tuple[int, date]]:
        """What is left of it without some days, if it is odd still: days, and the day before."""
        left = [day for day in self.dates() if day not in some]
        if not self.is_odd(len(left)):
            return []
        runs = []
        for is_some, group in itertools.groupby(self.dates(), some.__contains__):
            days = list(group)
            if not is_some:
                runs.append((len(days), days[0] - timedelta(days=1)))
        return runs


def find(scan: Scan) -> list[Hole]:
    """All that are odd, if an active day has ten events or more in the middle; worked out once."""
    if "holes" not in scan.kept:
        scan.kept["holes"] = _find(scan)
    found: list[Hole] = scan.kept["holes"]
    return found


def _find(scan: Scan) -> list[Hole]:
    days = scan.all("SELECT local::DATE, sum(n)::BIGINT FROM check_quarters GROUP BY 1 ORDER BY 1")
    if len(days) < _SPAN or sorted(n for __, n in days)[len(days) // 2] < _ACTIVE:
        return []
    dates: list[date] = [day for day, __ in days]
    gaps = [(b - a).days - 1 for a, b in itertools.pairwise(dates)]
    total, empty = (dates[-1] - dates[0]).days + 1, sum(gaps)
    before = list(itertools.accumulate(n for __, n in days))
    found = []
    for index, run in enumerate(gaps):
        others = max((empty - run) / max(1, total - run), 1 / total)
        hole = Hole(run, dates[index], before[index], before[-1] - before[index], total, others)
        if hole.is_odd(run):
            found.append(hole)
    return found
