"""One JSON object with several named lists: the tables of a database, as apps write their backup.

`{"games": [{…}, …], "players": [{…}, …], "plays": [{…}, …], "userInfo": {…}}` has a table a list;
so has a database of documents whose objects stand below their own keys (`{"users": {"-Kx": {…}}}`),
and what an interface wraps into one more object. A single list is read as the rows of the file.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from personalize_poc.data.errors import NoTable
from personalize_poc.data.findings import Finding
from personalize_poc.data.own.reading.ground.units import Content, Unit, part
from personalize_poc.data.own.reading.ground.workspace import Workspace
from personalize_poc.data.own.reading.json_files import jsonlines
from personalize_poc.language import _

_DEEP = 2
"""Objects around the lists, one in the other."""
_LONG = 10
"""Objects of the longest list, at least: a document has a few lines and parts itself."""
_KEYED, _SHARED = 5, 0.5
"""Fewest objects below keys of their own, and the share of all their fields that one has on
average: the parts of one thing have other fields each."""
_KEY = "key"
"""What the keys of objects are called as a column."""


def understand(
    work: Workspace,
    unit: Unit,
    whole: dict[str, Any],
    encoding: str,
    left_out: dict[str, str],
    findings: tuple[Finding, ...] = (),
) -> list[Content]:
    """The tables of a file of one object with several lists; none of any other file.

    Args:
        work: of this reading.
        unit: the file.
        whole: the object that is all of it; {} for a file of anything else.
        encoding: of the file.
        left_out: gets what else stands in the object, with the reason.
        findings: made so far.

    Raises:
        BadFile: a list cannot be read.
    """
    lists = dict(_lists(whole, _DEEP)) if whole else {}
    if len(lists) < 2 or max(map(len, lists.values())) < _LONG:
        return []
    found: list[Content] = []
    for name, rows in lists.items():
        target = work.new_path(".json")
        with target.open("w", encoding="utf-8") as file:
            json.dump(rows, file, ensure_ascii=False)
        one = part(unit, target, name, len(lists))
        try:
            said = () if found else findings
            found.append(jsonlines.understand(work, one, target, encoding, said))
        except NoTable as error:
            left_out[one.file] = error.told
    for name in _others(whole, lists):
        left_out[f"{unit.file}, {name}"] = _("one JSON object, not a table")
    return found


def _lists(value: dict[str, Any], depth: int, within: str = "") -> Iterator[tuple[str, list[Any]]]:
    """The lists of objects in an object, with their names."""
    for key, inner in value.items():
        if isinstance(inner, list) and inner and all(isinstance(one, dict) for one in inner):
            yield f"{within}{key}", inner
        elif isinstance(inner, dict) and are_rows(inner):
            yield f"{within}{key}", keyed(inner)
        elif isinstance(inner, dict) and depth > 1:
            yield from _lists(inner, depth - 1, f"{within}{key}.")


def are_rows(value: dict[str, Any]) -> bool:
    """Whether an object holds objects with mostly the same fields below keys of their own."""
    return len(value) >= _KEYED and are_alike(list(value.values()))


def are_alike(rows: Sequence[Any]) -> bool:
    """Whether values are objects with mostly the same fields."""
    if not all(isinstance(one, dict) and one for one in rows):
        return False
    fields = {key for one in rows for key in one}
    return sum(map(len, rows)) >= _SHARED * len(fields) * len(rows)


def keyed(value: dict[str, Any]) -> list[dict[str, Any]]:
    """Objects with their key as a field, unless they have it as one themselves."""
    own = any(all(one.get(field) == key for key, one in value.items()) for field in _fields(value))
    return [one if own else {_KEY: key, **one} for key, one in value.items()]


def _fields(value: dict[str, Any]) -> list[str]:
    return list(next(iter(value.values())))


def _others(whole: dict[str, Any], lists: dict[str, list[Any]]) -> list[str]:
    """Objects beside the lists, in which no list stands."""
    used = {name.split(".")[0] for name in lists}
    return [key for key, one in whole.items() if isinstance(one, dict) and key not in used]
