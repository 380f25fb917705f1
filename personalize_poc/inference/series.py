"""Parts of a series, by their titles: `Shrek 2` and `Shrek: The …`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

_SEQUEL = re.compile(r"\s+(?:part\s+)?(?:\d{1,2}|ii|iii|iv|v|vi|vii|viii)$")
_YEAR = re.compile(r"\s*\(\d{4}\)\s*$")
_LEAST_STEM = 3
_MISSING = 2
"""The last part of a series has at most so many times the number of the parts that there are."""

_LARGEST, _SHARE, _FEW = 30, 0.1, 3
"""Most parts of a series, and most of a catalogue; so few may be one in a small catalogue too.

More items than these that begin alike are of one place, maker or shelf: "Brest: …" in a newspaper.
"""


def by_title(titles: Mapping[str, str]) -> dict[str, str]:
    """What the title of each item has in common with another one, by which they may be a series.

    Parts are counted from one on, and few of them are missing: articles of a shop that are called
    "Sunny Trough 26" and "Sunny Trough 66" are none.
    """
    parts: dict[str, set[str]] = {}
    stems = {item: stem(title) for item, title in titles.items()}
    for item, text in stems.items():
        parts.setdefault(text, set()).add(titles[item])
    often = Counter(stems.values())
    most = min(_LARGEST, max(_FEW, _SHARE * len(titles)))
    known = {
        text
        for text, named in parts.items()
        if len(text) >= _LEAST_STEM
        and often[text] > 1
        and (len(named) == 1 or len(named) <= most)
        and (len(named) == 1 or max(map(_part, named)) <= _MISSING * len(named))
    }
    return {item: text for item, text in stems.items() if text in known}


def _part(title: str) -> int:
    """The number at the end of a title; 1 without one, and for a Roman one, which is small."""
    found = _SEQUEL.search(_YEAR.sub("", title.lower()).split(":")[0].strip())
    number = found and found[0].split()[-1]
    return int(number) if number and number.isdecimal() else 1


def stem(title: str) -> str:
    """What the titles of a series have in common: `Shrek 2` and `Shrek: The …` -> `shrek`."""
    return _SEQUEL.sub("", _YEAR.sub("", title.lower()).split(":")[0].strip())
