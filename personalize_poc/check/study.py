"""The outcome of a check: everything that report, terminal, notebook and check.json show."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from personalize_poc.data.errors import DataError
from personalize_poc.data.findings import Finding, Grade
from personalize_poc.data.own.tables import Closing

if TYPE_CHECKING:
    from personalize_poc.check.advice import Advice
    from personalize_poc.check.facts import Facts
    from personalize_poc.data.own.canonical import Canonical
    from personalize_poc.data.own.proposal import Proposal
    from personalize_poc.data.own.tables import Reading


@dataclass(frozen=True)
class Study(Closing):
    """What a check found. Use it in a `with` statement, or close it: its tables are on disk.

    Attributes:
        source: path, address or query, as the person gave it.
        reading: the files as tables.
        proposal: what the columns seem to be; for a folder with a mapping.yaml, that mapping with
            a guess for each column at confidence 1.
        canonical: the data sets; None if there is no mapping.
        findings: of reading, understanding and checking: by grade, then by count.
        seconds: that it took.
        facts: what the data is, in figures; None if there is no mapping.
        advice: what to do with it; None if there is no mapping.
        stated: whether the mapping is that of a mapping.yaml, not a guess.
    """

    source: str
    reading: Reading
    proposal: Proposal
    canonical: Canonical | None
    findings: tuple[Finding, ...]
    seconds: float
    facts: Facts | None = None
    advice: Advice | None = None
    stated: bool = False

    @property
    def blocks(self) -> bool:
        """Whether something keeps this data from being imported or learned from."""
        return self.canonical is None or any(f.grade is Grade.BLOCKS for f in self.findings)

    @property
    def unchosen(self) -> int:
        """Rows that say what was shown, and that nothing of it was chosen: no interactions."""
        return sum(one.count for one in self.findings if one.code == "nothing-chosen")

    @property
    def left_out(self) -> tuple[int, int]:
        """Rows of the interactions' files that the mapping leaves out, and how many there are.

        Rows that repeat another one, of which each counts once, are none of them.
        """
        if self.canonical is None or self.facts is None:
            return 0, 0
        from personalize_poc.data.own.canonical import losses

        section = self.canonical.mapping.sections["interactions"]
        try:
            rows = losses.meant(self.reading, section)
        except DataError:  # a mapping that was made for other files
            return 0, 0
        once = sum(one.count for one in self.findings if one.code == "rows-counted-once")
        taken = self.facts.rows.get("interactions", 0)
        return max(0, rows - taken - once), rows

    def of_grade(self, grade: Grade) -> tuple[Finding, ...]:
        """The findings of one grade."""
        return tuple(one for one in self.findings if one.grade is grade)

    def close(self) -> None:
        """Delete the tables."""
        self.reading.close()
