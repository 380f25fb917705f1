"""Parts into which a team split a table, to learn from one and to test with the others.

train.csv, valid.csv and test.csv with the same columns are what people did, in three files: whoever
learns anew has no need to hold anything back. What was drawn or predicted beside them
(test_negatives.csv) has another name, and mostly other columns; so has a test whose answers are
kept secret.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from personalize_poc.data.own.reading.ground.units import Content

AND = " + "
"""Stands between the files, or patterns of files, of one table."""
_PART = re.compile(
    r"(?<![^\W_])(train(?:ing)?|valid(?:ation)?|val|dev|test(?:ing)?|hold_?out|eval)(?![^\W_])",
    re.IGNORECASE,
)
_TRAIN = re.compile(r"(?<![^\W_])train(?:ing)?(?![^\W_])", re.IGNORECASE)
_ORDER = ("train", "val", "dev", "test")
_FEWEST = 3
"""Columns that they have in common, at least: a user, an item and something of both."""


def join(rest: dict[str, list[Content]], names: Callable[[Content], list[str]]) -> dict[str, str]:
    """Put files together that are parts of one table by their names and columns.

    Args:
        rest: pattern of names -> the files; written to.
        names: the columns of a file.

    Returns:
        Pattern of the files that were put together -> the one under which they are now.
    """
    alike: dict[str, list[str]] = {}
    for form in rest:
        if _PART.search(form):
            alike.setdefault(_PART.sub("*", form), []).append(form)
    moved = {}
    for forms in alike.values():
        first = next((one for one in forms if _TRAIN.search(one)), None)
        if first is None:
            continue
        columns = _columns(rest[first], names)
        for form in sorted(forms, key=_place):
            if form != first and len(columns) >= _FEWEST and columns == _columns(rest[form], names):
                moved[form] = first
    for form, first in moved.items():
        rest[first] = [*rest[first], *rest.pop(form)]
    return moved


def _columns(contents: Sequence[Content], names: Callable[[Content], list[str]]) -> list[str]:
    """The columns that all files have; none where they differ or where a file has no names."""
    found = [sorted(names(one)) if one.named else [] for one in contents]
    return found[0] if all(one == found[0] for one in found) else []


def _place(form: str) -> int:
    """Where a part stands among others: what is learned from, before what it is tested with."""
    told = _PART.search(form)
    word = told[0].lower() if told else ""
    return next((n for n, one in enumerate(_ORDER) if word.startswith(one)), len(_ORDER))
