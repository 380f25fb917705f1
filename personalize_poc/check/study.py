"""The outcome of a check: everything that report, terminal, notebook and check.json show."""

from __future__ import annotations

from dataclasses import dataclass

from personalize_poc.data.findings import Finding, Grade
from personalize_poc.data.own.canonical import Canonical
from personalize_poc.data.own.proposal import Proposal
from personalize_poc.data.own.tables import Reading


@dataclass(frozen=True)
class Study:
    """What a check found.

    Attributes:
        source: path, address or query, as the person gave it.
        reading: the files as tables.
        proposal: what the columns seem to be; for a folder with a mapping.yaml, that mapping with
            a guess for each column at confidence 1.
        canonical: the data sets; None if there is no mapping.
        findings: of reading, understanding and checking: by grade, then by count.
        seconds: that it took.
    """

    source: str
    reading: Reading
    proposal: Proposal
    canonical: Canonical | None
    findings: tuple[Finding, ...]
    seconds: float

    @property
    def blocks(self) -> bool:
        """Whether something keeps this data from being imported or learned from."""
        return self.canonical is None or any(f.grade is Grade.BLOCKS for f in self.findings)
