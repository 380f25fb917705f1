"""Files of the branches of one company as one table: the same columns, and a place in the name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fnmatch import fnmatchcase

from personalize_poc.data.findings import Finding
from personalize_poc.data.own.mapping_file import Mapping
from personalize_poc.data.own.profiles.moments import moment
from personalize_poc.data.own.reading.ground import file_notes, spread
from personalize_poc.data.own.reading.ground.workspace import Workspace
from personalize_poc.data.own.reading.several import deed_words, periods
from personalize_poc.data.own.tables import Table

_COLUMNS = 4
"""Fewest columns whose names say that files hold the same."""
_SAMPLE = 1000
"""Rows of a file, spread over it, that are looked at."""
_FILLED = 0.9
_SAME = 0.02
"""Share of rows that another file may have as well."""
_SHARED = 0.2
"""Share of the values of a column with ids that come back, which another file has as well."""
_AGAIN, _FEWEST = 1.5, 10
"""Rows of such an id in a sample, and how many different ones there are, at least."""
_WORD = re.compile(r"[^\W\d_]{2,}(?:[ _-]?[^\W\d_]{2,}){0,2}")
_VERSIONS = re.compile(
    r"old|new|bak|copy|copie|kopie|copia|kopia|test|train|demo|sample|draft|final|raw|clean|fixed|alt|"
    r"neu|quotes?|offers?|devis|offert|open|closed|pending|failed|resi?|zwroty?|iade|items?|lines?|"
    r"heads?|이전|신규|백업|복사|견적|旧|新|見積|报价|备份",
    re.I,
)
"""Words of names of files that tell more apart than places."""
_STEMS = re.compile(
    r"backup|archiv|original|correct|korrigiert|estimat|angebot|preventiv|presupuest|orcament|storn|"
    r"retour|devoluc|complet|delet|reject",
    re.I,
)
"""How such words begin."""


def together(
    work: Workspace, tables: Sequence[Table], known: Mapping | None
) -> tuple[list[Table], list[Finding]]:
    """The same tables; those that are the same of several branches are one.

    Args:
        work: of this reading.
        tables: as files and their names gave them.
        known: a mapping, whose files stay as it names them.
    """
    files = [part.file for table in tables for part in table.parts]
    alike: dict[tuple[str, ...], list[Table]] = {}
    for table in tables:
        if len(table.columns) >= _COLUMNS:
            alike.setdefault(tuple(sorted(one.name for one in table.columns)), []).append(table)
    rest, findings = list(tables), []
    for group in alike.values():
        parts = [part.file for table in group for part in table.parts]
        label = _label(parts, files)
        if len(group) < 2 or not label or periods.is_named(parts, known):
            continue
        if not _are_branches(work, group):
            continue
        made = group[0]
        for table in group[1:]:
            made = periods.joined(work, made, table, label)
        rest = [one for one in rest if all(one is not table for table in group)]
        rest.append(made)
        findings.append(file_notes.branches_together(parts))
    return rest, findings


def _label(parts: Sequence[str], files: Sequence[str]) -> str:
    """A pattern that means these files and no other; "" if words tell more apart than places."""
    start = periods.alike(parts)
    end = periods.alike([file[len(start) :][::-1] for file in parts])[::-1]
    # A word is not broken where two of them begin or end alike.
    start = start[: max(map(start.rfind, "_- ./(")) + 1]
    cut = [at for sign in "_- .)" if (at := end.find(sign)) >= 0]
    end = end[min(cut) :] if cut else ""
    words = [file[len(start) : len(file) - len(end)] for file in parts]
    label = f"{start}*{end}"
    meant = [file for file in files if fnmatchcase(file, label)]
    if sorted(meant) != sorted(parts) or "[" in label or not start.strip("_- ./("):
        return ""
    places = all(_WORD.fullmatch(word) and not _tells(word) for word in words)
    return label if places else ""


def _tells(word: str) -> bool:
    """Whether a word says what was done, or which version of the same a file holds."""
    return bool(_VERSIONS.fullmatch(word) or _STEMS.match(word) or deed_words.says(word))


def _are_branches(work: Workspace, group: Sequence[Table]) -> bool:
    """Whether tables have times, no rows in common, and people or things that they share."""
    seen = [_values(work, table) for table in group]
    if not all(any(map(_are_times, values.values())) for values in seen):
        return False
    return all(
        _are_apart(one, other) and _share(one, other)
        for at, one in enumerate(seen)
        for other in seen[at + 1 :]
    )


def _values(work: Workspace, table: Table) -> dict[str, list[str]]:
    """Name of a column -> its values in some rows."""
    found = spread.values(work, table, _SAMPLE)
    return {column.name: [one.strip() for one in some] for column, some in found.items()}


def _are_times(values: Sequence[str]) -> bool:
    read = moment(values)
    if read is None or read.weak:
        return False
    return sum(one is not None for one in read.seconds) >= _FILLED * len(values)


def _are_apart(one: dict[str, list[str]], other: dict[str, list[str]]) -> bool:
    """Whether hardly a row stands in both: two versions of one file have the same rows."""
    names = list(one)
    here, there = (set(zip(*(some[name] for name in names), strict=True)) for some in (one, other))
    return len(here & there) <= _SAME * min(len(here), len(there))


def _share(one: dict[str, list[str]], other: dict[str, list[str]]) -> bool:
    """Whether ids of something that comes back are the same in both: customers or goods."""
    for name, values in one.items():
        here, there = ({value for value in some if value} for some in (values, other[name]))
        least = min(len(here), len(there))
        back = least >= _FEWEST and sum(map(bool, values)) >= _AGAIN * len(here)
        if back and not _are_times(values) and len(here & there) >= _SHARED * least:
            return True
    return False
