"""Files that each hold one document, as an interface answers: `orders/17.json` is order 17.

Each is one JSON object with an id of its own, and has what was ordered, argued or voted in lists.
Alone such a file is no table; together they are one, with a row a document.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from personalize_poc.data.findings import Finding, Grade
from personalize_poc.data.own.reading.ground.units import Unit
from personalize_poc.data.own.reading.ground.workspace import Workspace
from personalize_poc.data.own.reading.json_files import jsonlines
from personalize_poc.data.own.reading.several import grouping
from personalize_poc.language import _

_FEWEST = 10
"""Files, at least: of fewer it is not known which fields they share."""
_SHARED = 0.8
"""Share of all fields that a document has on average."""
_ID = re.compile(r"_?id|uid|uuid|guid|.*(?:[a-z]I[Dd]|_id|_uuid)")
"""What the id of a document is called."""
_Ids = dict[str, set[Any]]


def together(work: Workspace, units: Sequence[Unit]) -> tuple[list[Unit], list[Finding]]:
    """The same files; those that each hold one document are one, with a document a line.

    Args:
        work: of this reading.
        units: files of one folder.
    """
    alike: dict[str, list[Unit]] = defaultdict(list)
    for unit in units:
        if unit.size and unit.file.endswith(".json"):
            alike[grouping.shape(unit.file)].append(unit)
    found, said = list(units), []
    for label, parts in alike.items():
        if len(parts) < _FEWEST:
            continue
        path = work.new_path(".jsonl")
        if _written(parts, path):
            size = sum(one.size for one in parts)
            one = Unit(path, label, size, temporary=True)
            taken = {id(part) for part in parts}
            at = found.index(parts[0])
            found = [part for part in found if id(part) not in taken]
            found.insert(at, one)
            said.append(_told(label, len(parts)))
    return found, said


def _written(parts: Sequence[Unit], path: Path) -> bool:
    """Write documents as lines; False if these files hold anything else."""
    ids: _Ids | None = None
    fields: set[str] = set()
    count = 0
    with path.open("w", encoding="utf-8") as file:
        for part in parts:
            one = jsonlines.one_object(part.path)
            ids = _with(ids, dict(_ids(one)))
            if not ids:
                return False
            fields |= one.keys()
            count += len(one)
            file.write(json.dumps(one, ensure_ascii=False) + "\n")
    return count >= _SHARED * len(fields) * len(parts)


def _with(ids: _Ids | None, own: dict[str, Any]) -> _Ids:
    """The fields that all documents have, each another value, and these values."""
    if ids is None:
        return {name: {value} for name, value in own.items()}
    left = {name: known for name, known in ids.items() if name in own and own[name] not in known}
    for name, known in left.items():
        known.add(own[name])
    return left


def _ids(value: dict[str, Any], within: str = "") -> Iterator[tuple[str, Any]]:
    """Ids of a document, which may stand in one more object."""
    for key, one in value.items():
        if _ID.fullmatch(key) and isinstance(one, (str, int)) and not isinstance(one, bool):
            yield f"{within}{key}", one
        elif isinstance(one, dict) and not within:
            yield from _ids(one, f"{key}.")


def _told(label: str, count: int) -> Finding:
    """Several files are one table."""
    return Finding(
        "documents-together",
        Grade.NOTE,
        _("{count:,} files hold one document each: they are read as one table.").format(
            count=count
        ),
        file=label,
        count=count,
    )
