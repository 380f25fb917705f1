"""What comes before the name of a page in its address, and which pages list others.

The first is a language; the others are the home page and those of sections, below which all pages
of things lie.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

LANGUAGE = "[a-z]{2}(?:[-_][a-zA-Z]{2})?"
"""A language as first part of a path: de, en-GB, pt_br. The same for Python and for DuckDB."""
_LANGUAGE = re.compile(LANGUAGE)
_INDEX = re.compile(r"index\.\w+")


_BELOW, _MOSTLY = 5, 0.6
"""Pages below a section at least, and share of all pages that must lie below one."""


def parts(path: str) -> list[str]:
    """The parts of a path behind those of a language and a country: /de/at/shop/ is ["shop"]."""
    found = [part for part in path.split("/") if part]
    while found and _LANGUAGE.fullmatch(found[0]):
        found = found[1:]
    return found


def is_home(path: str) -> bool:
    """Whether a path is that of a home page, in whatever language."""
    found = parts(path)
    return not found or (len(found) == 1 and _INDEX.fullmatch(found[0]) is not None)


def sections(paths: Iterable[str]) -> frozenset[str]:
    """Paths of sections, such as /politics/: single parts, below which most of all pages lie.

    Args:
        paths: of the pages of a site; each different one counts once.
    """
    split = {path: parts(path) for path in paths}
    below = Counter(found[0] for found in split.values() if len(found) > 1)
    named = {part for part, pages in below.items() if pages >= _BELOW}
    inside = sum(below[part] for part in named)
    if inside < _MOSTLY * len(split):
        return frozenset()
    return frozenset(path for path, found in split.items() if len(found) == 1 and found[0] in named)
