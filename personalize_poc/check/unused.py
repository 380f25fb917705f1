"""What was noticed in tables that nothing is taken from: it does less harm than in the others."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import replace
from pathlib import PurePath
from typing import TYPE_CHECKING

from personalize_poc.data.findings import Finding, Grade
from personalize_poc.data.own.reading.several import grouping

if TYPE_CHECKING:
    from personalize_poc.data.own.mapping_file import Mapping
    from personalize_poc.data.own.tables import Reading, Table

_MILDER = {Grade.BLOCKS: Grade.WEAKENS, Grade.WEAKENS: Grade.NOTE}
_MAY_HELP = frozenset(("list-of-objects", "pages-unknown"))
"""Findings whose remedy may make a table one of interactions."""


def milder(reading: Reading, used: Mapping | None) -> list[Finding]:
    """The findings of reading; those of tables that a mapping leaves out are a grade milder.

    A workbook with an order list has pivots and charts beside it: that these have no header harms
    nobody, and a broken file blocks nothing that is learned from others. The same holds of a file
    that could not be read at all, unless its name says that it is a part of what is used. Without a
    mapping, what is wrong with a file may be why none was found.

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
    parts = {
        _family(file)
        for table in reading.tables
        if _is_named(table, named)
        for file in (table.label, *(part.file for part in table.parts))
    }
    return [
        _milder(one) if one.file in files or _is_beside(one, named, parts) else one
        for one in reading.findings
    ]


def _is_beside(finding: Finding, named: Sequence[str], parts: Set[str]) -> bool:
    """Whether a file could not be read, and nothing says that it is a part of what is used."""
    file = finding.file or ""
    if finding.code != "unreadable-file" or any(grouping.matches(file, one) for one in named):
        return False
    return _family(file) not in parts


def _family(file: str) -> str:
    """What names of parts have in common, whatever kinds of files they are."""
    path = PurePath(file)
    return grouping.shape(str(path.with_name(path.name.split(".")[0] or path.name))).casefold()


def _is_named(table: Table, named: Sequence[str]) -> bool:
    return any(
        table.label == name or any(grouping.matches(part.file, name) for part in table.parts)
        for name in named
    )


def _milder(finding: Finding) -> Finding:
    if finding.code in _MAY_HELP:
        return finding
    return replace(finding, grade=_MILDER.get(finding.grade, finding.grade))
