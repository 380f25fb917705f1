"""What is wrong with a person's data, or worth knowing, before anything is imported.

`examine` reads the data once into small tables (`counting`), and asks the functions in `FINDERS`. A
module has those of one subject; each says in its docstring from where on it reports, and whose
threshold that is: of the service's quotas, of AWS's analysis, or our own.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from personalize_poc.check import phases
from personalize_poc.check.facts import Facts
from personalize_poc.check.findings import (
    amounts,
    cases,
    catalogue,
    counting,
    days,
    drift,
    duplicates,
    events,
    gaps,
    idle_columns,
    ids,
    letters,
    matching,
    metadata,
    nobody,
    numbers,
    people,
    popularity,
    same,
    same_day,
    spelling,
    stated,
    stated_signs,
    summary,
    telephones,
    time_units,
    times,
    weak_values,
    zones,
)
from personalize_poc.check.findings.counting import Begin, silent
from personalize_poc.check.findings.scan import Scan
from personalize_poc.data.findings import Finding, Grade
from personalize_poc.data.own.canonical import Canonical

Finder = Callable[[Scan], Iterator[Finding]]
Step = Callable[[int, int], None]
"""Is told which step begins, from 1 on, and how many there are."""

FINDERS: tuple[Finder, ...] = (
    *stated.FINDERS,
    *stated_signs.FINDERS,
    *ids.FINDERS,
    *cases.FINDERS,
    *telephones.FINDERS,
    *nobody.FINDERS,
    *times.FINDERS,
    *time_units.FINDERS,
    *days.FINDERS,
    *zones.FINDERS,
    *amounts.FINDERS,
    *duplicates.FINDERS,
    *same_day.FINDERS,
    *events.FINDERS,
    *people.FINDERS,
    *popularity.FINDERS,
    *matching.FINDERS,
    *catalogue.FINDERS,
    *gaps.FINDERS,
    *metadata.FINDERS,
    *spelling.FINDERS,
    *idle_columns.FINDERS,
    *same.FINDERS,
    *numbers.FINDERS,
    *weak_values.FINDERS,
    *letters.FINDERS,
    *drift.FINDERS,
)


_OF_DAYS = (
    *days.FINDERS,
    *zones.FINDERS,
    *(times.midnight, times.future, catalogue.cold, catalogue.created_late),
)
"""What says something of days, which nobody knows where rows are only counted."""


@dataclass(frozen=True)
class Examination:
    """What was found, and the facts: from the same scans.

    Attributes:
        findings: by grade, then by count.
        facts: what reports draw.
    """

    findings: list[Finding]
    facts: Facts


def no_steps(number: int, count: int) -> None:
    """A `Step` that tells nobody."""


def finders(scan: Scan) -> list[Finder]:
    """What is asked of data sets: nothing of days where rows are only counted."""
    return [one for one in FINDERS if not (scan.is_counted and one in _OF_DAYS)]


def examine(
    canonical: Canonical,
    *,
    now: float | None = None,
    begin: Begin = silent,
    stated: bool = False,
    step: Step = no_steps,
) -> Examination:
    """Check data sets, and count what reports draw.

    Args:
        canonical: what a mapping makes of files.
        now: Unix seconds; times after it lie in the future. The clock, if it is left out.
        begin: is told which of `phases` begins.
        stated: whether the mapping is what a person says, and not a guess.
        step: is told which of how many faults is looked for.
    """
    scan = Scan(canonical, time.time() if now is None else now, stated=stated)
    with counting.tables(scan, begin):
        begin(phases.FAULTS)
        asked = finders(scan)
        found: list[Finding] = []
        for number, finder in enumerate(asked, 1):
            step(number, len(asked))
            found += finder(scan)
        begin(phases.FIGURES)
        return Examination(ordered(found), summary.facts(scan))


def find(canonical: Canonical, *, now: float | None = None) -> list[Finding]:
    """The findings alone, by grade, then by count."""
    return examine(canonical, now=now).findings


def facts(canonical: Canonical, *, now: float | None = None) -> Facts:
    """The facts alone."""
    return examine(canonical, now=now).facts


def ordered(found: list[Finding]) -> list[Finding]:
    """Findings by grade, then by count, then by code."""
    grades = list(Grade)
    return sorted(found, key=lambda one: (grades.index(one.grade), -one.count, one.code))
