"""How often letters beyond a to z stand in languages, to tell the encodings of Latin script apart.

The figures are rounded shares of such letters in running text; only their order of size matters: ő
and ű never come alone in Hungarian, where á and é are ten times as frequent, and a French û without
à and è is rare.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from functools import cache

_SHARES = (
    "ä 300 ö 170 ü 370 ß 160",  # German
    "é 600 à 150 è 110 ê 45 ç 35 ô 20 î 15 û 15 ù 15 â 15 œ 8 ï 4 ë 3",  # French
    "ó 280 í 250 á 180 é 150 ñ 90 ú 50 ü 3 º 3 ª 3",  # Spanish
    "ã 260 ç 200 é 120 á 110 í 100 ó 70 ê 70 õ 60 à 30 â 30 ú 30 ô 15 º 5 ª 5",  # Portuguese
    "à 330 è 320 ù 120 ò 130 ì 70 é 30",  # Italian
    "ë 400 é 350 ï 150 ö 40 ü 30 è 30",  # Dutch
    "ä 390 ö 300 å 280 é 30",  # Swedish
    "ø 340 æ 330 å 300 é 20",  # Danish, Norwegian
    "ł 170 ą 130 ę 130 ó 130 ż 120 ś 110 ć 60 ń 35 ź 10",  # Polish
    "í 200 á 170 ě 100 é 90 ř 90 č 80 ž 80 š 70 ý 70 ů 40 ú 10 ň 5 ť 3 ď 3 ó 3",  # Czech
    "á 200 í 110 é 90 č 90 ú 80 ž 80 š 70 ý 90 ť 60 ľ 40 ň 20 ô 20 ó 10 ä 10 ď 10",  # Slovak
    "é 300 á 290 ö 95 ó 95 ő 85 í 55 ü 45 ú 25 ű 15",  # Hungarian
    "ă 330 î 220 ș 95 ş 95 ț 95 ţ 95 â 80",  # Romanian
    "č 300 š 280 ć 180 ž 160 đ 60",  # Croatian, Slovene
    "ı 370 ü 140 ş 130 ğ 90 ç 80 ö 60 â 5 î 3 û 2",  # Turkish
)
_FLOOR = 0.0005
"""Share of a letter that a language does not have: names of other countries are everywhere."""
_WORD = re.compile(r"[^\W\d_]+")


@cache
def _languages() -> tuple[dict[str, float], ...]:
    found = []
    for shares in _SHARES:
        parts = shares.split()
        counts = dict(zip(parts[::2], map(int, parts[1::2]), strict=True))
        found.append({letter: n / sum(counts.values()) for letter, n in counts.items()})
    return tuple(found)


def likelihood(text: str) -> float:
    """How well the letters of a text fit one language: sum of logarithms of shares, at most 0.

    Each word counts once: a status that stands in every row says as little as one.
    """
    words = {word for word in _WORD.findall(text.casefold()) if not word.isascii()}
    letters = Counter(letter for word in words for letter in word if letter > "\x7f")
    return max(
        sum(n * math.log(max(shares.get(one, 0.0), _FLOOR)) for one, n in letters.items())
        for shares in _languages()
    )
