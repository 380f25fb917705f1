"""Rare categories that may be another spelling, or a typing error, of a frequent one.

A person is told of them and decides: cleaning leaves them as they are, as words such as Marina and
Marine differ in one letter, too.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from personalize_poc.check.findings import near_words
from personalize_poc.data.own import umlauts

RARE, SHARE, USUAL = 0.15, 0.02, 0.25
"""Most rows of such a one: of the frequent one, of all, and of the category in the middle (our
own thresholds)."""
FEW = 200
"""Columns with more categories are not compared: names of people and brands are many and alike."""
_WORD, _LETTERS, _SIGNS = 6, 4, 2
"""Letters of a word that may have a typing error, and of texts that signs and accents part: of
those with letters of ASCII, and others."""


def find(values: Sequence[tuple[str, int]], skipped: set[str]) -> dict[str, str]:
    """Categories that may be another one -> that one.

    Args:
        values: categories with their rows, the most frequent first.
        skipped: those of which is known already what they are.
    """
    known = [(value, n) for value, n in values if value not in skipped]
    if not 2 <= len(known) <= FEW:
        return {}
    total = sum(n for __, n in known)
    often = [(value, n) for value, n in known if n > SHARE * total]
    if not often:
        return {}
    middle = often[len(often) // 2][1]
    found = {}
    for value, n in known:
        if n > min(SHARE * total, USUAL * middle):
            continue
        meant = (other for other, more in often if n <= RARE * more and _may_be(value, other))
        if right := next(meant, None):
            found[value] = right
    return found


def _may_be(one: str, other: str) -> bool:
    """Whether a text may be meant for another one."""
    if re.findall(r"\d+", one) != re.findall(r"\d+", other):
        return False  # sizes, years, models
    if near_words.differ(one, other):
        return False
    return bool(_forms(one) & _forms(other)) or slip(one, other) is not None


def _forms(text: str) -> set[str]:
    """A text without accents and signs; with umlauts as one letter, and as two."""
    small = unicodedata.normalize("NFC", text).lower()
    bare = {_letters(small), _letters(umlauts.spelled_out(text))}
    return {one for one in bare if len(one) >= (_LETTERS if one.isascii() else _SIGNS)}


def _letters(text: str) -> str:
    apart = unicodedata.normalize("NFKD", text)
    return unicodedata.normalize("NFC", "".join(one for one in apart if one.isalnum()))


def slip(one: str, other: str) -> tuple[str, str] | None:
    """The word of each of two texts that differs by a letter; None if they differ otherwise.

    It is missing, too many, wrong, or exchanged with the next one.
    """
    here, there = one.lower().split(), other.lower().split()
    if len(here) != len(there):
        return None
    pairs = [pair for pair in zip(here, there, strict=True) if pair[0] != pair[1]]
    if len(pairs) != 1:
        return None
    a, b = pairs[0]
    long = min(len(a), len(b)) >= _WORD - 1 and max(len(a), len(b)) >= _WORD
    if not (long and a.isalpha() and b.isalpha()) or a[0] != b[0]:
        return None
    return (a, b) if _one_apart(a, b) and not _is_ending(a, b) else None


def _one_apart(a: str, b: str) -> bool:
    """Whether two words are one slip apart."""
    if len(a) == len(b):
        wrong = [at for at, (x, y) in enumerate(zip(a, b, strict=True)) if x != y]
        swapped = len(wrong) == 2 and wrong[1] == wrong[0] + 1
        return len(wrong) == 1 or (
            swapped and a[wrong[0]] == b[wrong[1]] and a[wrong[1]] == b[wrong[0]]
        )
    short, long = sorted((a, b), key=len)
    return len(long) == len(short) + 1 and any(
        long[:at] + long[at + 1 :] == short for at in range(len(long))
    )


def _is_ending(a: str, b: str) -> bool:
    """Whether words differ in a vowel at the end alone: soltero and soltera, employé, employée.

    So do chicos and chicas, but for the sign of several.
    """
    short, long = sorted((a, b), key=len)
    if len(short) < len(long):
        return long[:-1] == short and long[-1] in "aeio"
    if a[-1] == b[-1] == "s":
        a, b = a[:-1], b[:-1]
    return a[:-1] == b[:-1] and {a[-1], b[-1]} <= set("aeioyаоея")
