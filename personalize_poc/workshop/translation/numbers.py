"""Whether two texts tell the same numbers; words for numbers are free to become digits."""

from __future__ import annotations

import re
from collections import Counter
from decimal import Decimal
from itertools import pairwise

_DIGITS = r"\d+(?:,\d{3})*(?:\.\d+)?"
_ENGLISH = re.compile(rf"({_DIGITS})(?:[\s-]+(thousand|million|billion)\b)?")
_KOREAN = re.compile(rf"({_DIGITS})(천만|백만|십만|만|억|천|백)?")
_POWERS = {"thousand": 10**3, "million": 10**6, "billion": 10**9}
_UNITS = {
    "백": 10**2, "천": 10**3, "만": 10**4, "십만": 10**5, "백만": 10**6, "천만": 10**7, "억": 10**8
}  # fmt: skip
_WORDS = {
    "no": 0, "none": 0, "nothing": 0, "zero": 0, "share": 0,
    "a": 1, "an": 1, "one": 1, "once": 1, "first": 1, "single": 1, "two": 2, "twice": 2, "both": 2,
    "second": 2, "pair": 2, "three": 3, "third": 3, "four": 4, "fourth": 4, "five": 5, "fifth": 5,
    "six": 6, "sixth": 6, "seven": 7, "week": 7, "eight": 8, "nine": 9, "ten": 10, "tenth": 10,
    "eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
    "half": 50, "quarter": 25, "sixty": 60, "hundred": 100, "day": 24, "thousand": 1000,
    "thousands": 1000, "million": 10**6, "millions": 10**6,
}  # fmt: skip
_MULTIPLY = ("hundred", "thousand", "million")


def differences(english: str, translated: str) -> list[str]:
    """Numbers that the translation lacks or adds; a sentence each.

    An added number is let pass if the English text says it in words: two becomes 2, and two million
    200만.
    """
    left = Counter(_scaled(*found) for found in _ENGLISH.findall(english))
    said = _in_words(english)
    added = []
    for digits, unit in _KOREAN.findall(translated):
        plain = _value(digits)
        readings = [plain, plain * _UNITS[unit]] if unit else [plain]
        known = next((value for value in readings if left[value] > 0), None)
        if known is not None:
            left[known] -= 1
        elif not said.intersection(readings):
            added.append(digits)
    missing = [f"{value:f}" for value, times in left.items() for _ in range(times)]
    found = [f"number missing: {number}" for number in missing]
    return found + [f"number too much: {number}" for number in added]


def _value(digits: str) -> Decimal:
    return Decimal(digits.replace(",", ""))


def _scaled(digits: str, power: str) -> Decimal:
    return _value(digits) * _POWERS.get(power, 1)


def _in_words(text: str) -> set[Decimal]:
    """Numbers that a text says in words, alone and as the products of neighbours: two million."""
    words = re.findall(r"[a-z]+", text.lower())
    found = {Decimal(_WORDS[word]) for word in words if word in _WORDS}
    for before, power in pairwise(words):
        if power in _MULTIPLY and before in _WORDS:
            found.add(Decimal(_WORDS[before] * _WORDS[power]))
    return found
