"""Umlauts that are written as two letters: Buecher is Bücher, and Strasse is Straße."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

TWO = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "ø": "oe", "æ": "ae", "å": "aa"})
"""Small letters -> how they are written where a keyboard or a program lacks them."""
_APART = re.compile(r"(?<!\d)[\s_-]+|[\s_-]+(?!\d)")
"""Signs between words; those between digits tell numbers apart."""


def spelled_out(text: str) -> str:
    """A text in small letters, its umlauts as two letters each."""
    return _small(text).translate(TWO)


def twins(texts: Iterable[str]) -> dict[str, str]:
    """Texts that are an earlier one but for umlauts as two letters -> that one.

    Args:
        texts: the most frequent first. What differs in case or signs alone is no twin.
    """
    listed = list(texts)
    if all(_small(one).translate(TWO) == _small(one) for one in listed if not one.isascii()):
        return {}
    first: dict[str, str] = {}
    found = {}
    for text in listed:
        known = first.setdefault(_APART.sub("", spelled_out(text)), text)
        if _APART.sub("", _small(text)) != _APART.sub("", _small(known)):
            found[text] = known
    return found


def _small(text: str) -> str:
    return unicodedata.normalize("NFC", text).lower()
