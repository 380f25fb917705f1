"""What was noticed in tables that nothing is taken from: worth knowing, and no harm to the rest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from personalize_poc.data.findings import Finding, Grade
from personalize_poc.data.own.reading.several import grouping

if TYPE_CHECKING:
    from personalize_poc.data.own.mapping_file import Mapping
    from personalize_poc.data.own.tables import Reading, Table

_MAY_HELP = frozenset(("list-of-objects", "pages-unknown"))
"""Findings whose remedy may make a table one of interactions."""


def milder(reading: Reading, used: Mapping | None) -> list[Finding]:
    """The findings of reading; those of tables that a mapping leaves out are notes at most.

    A workbook with an order list has pivots and charts beside it: that these have no header harms
    nobody. Without a mapping, what is wrong with a file may be why none was found.

    Args:
        reading: the files.
        used: the mapping; None if there is none.
    """
    if used is None:
        return list(reading.findings)
    sections = used.sections.values()
    named = [file for one in sections for file in (*one.files, *(j.file for j in one.joins))]
    rest = [one for one in reading.tables if not _is_named(one, named)]
    files = {file for one in rest for file in (one.label, *(part.file for part in one.parts))}
    return [_milder(one) if one.file in files else one for one in reading.findings]


def _is_named(table: Table, named: Sequence[str]) -> bool:
    return any(
        table.label == name or any(grouping.matches(part.file, name) for part in table.parts)
        for name in named
    )


def _milder(finding: Finding) -> Finding:
    known = finding.grade is not Grade.WEAKENS or finding.code in _MAY_HELP
    return finding if known else replace(finding, grade=Grade.NOTE)
