"""One JSON object whose keys are ids: readers and their books, books and their titles.

`{"52": ["4671", "890"], "61": ["890"]}` has a row for each member of a list, with the key beside
it, and so have lists of objects with the same fields; `{"4671": "Emma", "890": "Persuasion"}` has
a row a key. What else is written as one object, such as settings, has keys that are words, and
values of many kinds.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import chain
from typing import Any

from personalize_poc.data.findings import Finding
from personalize_poc.data.own import file_names
from personalize_poc.data.own.reading.ground.units import Content, Unit, part
from personalize_poc.data.own.reading.ground.workspace import Workspace
from personalize_poc.data.own.reading.json_files import jsonlines, named_lists, object_notes

_FEWEST = 20
"""Keys, at least: a document has fewer fields, and a backup fewer tables."""
_BACK = 1.5
"""Lists in which a member stands on average, from which on these are of things."""
_IDS = 0.95
"""Share of the keys that hold a digit, of plain values."""
_TO = re.compile(r"(.*[A-Za-z])(?:[_ -]to[_ -]|[_ -]?2[_ -]?|To(?=[A-Z]))([A-Za-z].*)")
"""How files are called that lead from one thing to another: user_to_books, item2title."""
_NAMES = ("key", "value")


def understand(
    work: Workspace,
    unit: Unit,
    whole: dict[str, Any],
    encoding: str,
    findings: tuple[Finding, ...] = (),
) -> list[Content]:
    """The table of a file of one object whose keys are ids; none of any other file.

    Args:
        work: of this reading.
        unit: the file.
        whole: the object that is all of it; {} for a file of anything else.
        encoding: of the file.
        findings: made so far.

    Raises:
        BadFile: it cannot be read.
    """
    if len(whole) < _FEWEST:
        return []
    names = _names(unit.file)
    of_lists = all(isinstance(one, list) for one in whole.values())
    rows = _rows(whole, *names) if of_lists else _plain(whole, *names)
    target = jsonlines.written(work, rows)
    if not target.stat().st_size:
        return []
    said = object_notes.keyed(unit.file, names[0], len(whole), of_lists)
    one = part(unit, target, "", 1)
    return [jsonlines.understand(work, one, target, encoding, (*findings, said))]


def _rows(whole: dict[str, Any], key: str, value: str) -> Iterator[dict[str, Any]]:
    """A row for each member of lists, whose members are alike, or come back in other lists."""
    members = list(chain.from_iterable(whole.values()))
    if not members:
        return
    of_objects = named_lists.are_alike(members)
    if not (of_objects or (all(map(_is_plain, members)) and _come_back(whole))):
        return
    # Objects may have a field of that name themselves.
    free = key if not any(key in one for one in members if of_objects) else f"{key} of list"
    for name, given in whole.items():
        for one in given:
            yield {free: name, **one} if of_objects else {key: name, value: one}


def _plain(whole: dict[str, Any], key: str, value: str) -> Iterator[dict[str, Any]]:
    """A row for each key, if keys are ids, and values all texts or all numbers."""
    ids = sum(any(map(str.isdigit, one)) for one in whole)
    kinds = {isinstance(one, str) for one in whole.values()}
    if all(map(_is_plain, whole.values())) and len(kinds) == 1 and ids >= _IDS * len(whole):
        yield from ({key: name, value: one} for name, one in whole.items())


def _come_back(whole: dict[str, list[Any]]) -> bool:
    """Whether members stand in the lists of several keys."""
    count = Counter(member for one in whole.values() for member in set(one))
    return sum(count.values()) >= _BACK * len(count)


def _is_plain(value: Any) -> bool:
    return isinstance(value, (str, int, float)) and not isinstance(value, bool)


def _names(file: str) -> tuple[str, str]:
    """What the columns are called: as the file says, if its name says both."""
    found = _TO.fullmatch(file_names.of(file))
    return (found[1], found[2][0].lower() + found[2][1:]) if found else _NAMES
