"""How names and values from a person's files are shown: never as something that acts."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

from personalize_poc.check.facts import MONTH
from personalize_poc.data import words
from personalize_poc.language import _

_BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_ACTING = ("Cc", "Cs", "Co", "Zl", "Zp")
"""Kinds of characters that move a cursor, end a line, or show as nothing."""


def shown(text: object, most: int = 0) -> str:
    r"""A name or value on one line: control characters as \x1b, long ones cut.

    Args:
        text: as it stands in the file.
        most: characters at most, without end for 0.
    """
    told = "".join(
        _escaped(one) if one in _BIDI or unicodedata.category(one) in _ACTING else one
        for one in str(text)
    )
    return f"{told[: most - 1]}…" if most and len(told) > most else told


def lines(text: str) -> str:
    """A text of several lines whose lines are `shown`."""
    return "\n".join(shown(line) for line in text.split("\n"))


def _escaped(one: str) -> str:
    return one.encode("unicode_escape", "backslashreplace").decode("ascii")


def source_name(source: str) -> str:
    """A name for folders that belong to a file, folder, address or query."""
    place = Path(source)
    name = place.resolve().name if place.exists() else source.rstrip("/").rpartition("/")[2]
    return re.sub(r"[^\w.-]+", "_", name).strip("._") or "data"


def told_days(days: float) -> float:
    """The days between two times that `often` tells: a sum goes by the same."""
    if days < 2:
        return 1.0
    return MONTH if days >= 28 else float(round(days))


def often(days: float) -> str:
    """How often something is to be done, in words."""
    if days < 2:
        return _("every day")
    if round(days) == 7:
        return _("every week")
    return _("once a month") if days >= 28 else _("about every {days:.0f} days").format(days=days)


def counted(number: int, one: str) -> str:
    """A number and its noun: 1 row, 2 rows."""
    return words.counted(number, one)
