"""What comes before the name of a page in its address: a language; and which page is the home."""

from __future__ import annotations

import re

LANGUAGE = "[a-z]{2}(?:[-_][a-zA-Z]{2})?"
"""A language as first part of a path: de, en-GB, pt_br. The same for Python and for DuckDB."""
_LANGUAGE = re.compile(LANGUAGE)
_INDEX = re.compile(r"index\.\w+")


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
