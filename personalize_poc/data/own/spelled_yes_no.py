"""Yes and no as people write them in one column: sì, SI, S and no; Y, yes, N; 예, O, 아니오."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from personalize_poc.data.own.yes_no import PAIRS

_MOST = 8
"""Most different spellings; a column with more values says something else."""
_EAST = "\u3000"
"""From this sign on are scripts in which O and X are put for yes and no as well."""
_ANYWHERE = (("y", "n"), ("yes", "no"), ("1", "0"), ("true", "false"))
"""What programs write beside the words of any language."""
_MARKS = (("o", "○"), ("x", "×"))

Sides = tuple[frozenset[str], frozenset[str]]


def told(values: Iterable[str]) -> Sides | None:
    """The values that say yes, and those that say no; None if they say anything else.

    One of a pair alone is enough; two spellings of the same word differ in case and accents, or one
    is the first letter of the other. Letters alone are codes unless they are a known pair.

    Args:
        values: all that a column holds, each once.
    """
    given = frozenset(values)
    return _told(given) if 0 < len(given) <= _MOST else None


def says_both(values: Iterable[str]) -> bool:
    """Whether some of the values say yes, some say no, and none says anything else."""
    sides = told(values)
    return sides is not None and all(sides)


@lru_cache(maxsize=4096)
def _told(given: frozenset[str]) -> Sides | None:
    plain = {value: _plain(value) for value in given}
    said = frozenset(plain.values())
    sides = next((pair for pair in _PLAIN if said <= {*pair}), None)
    yes, no = ({sides[0]}, {sides[1]}) if sides else _of_languages(said)
    if said & yes & no or not said <= yes | no:
        return None
    found = tuple(frozenset(v for v, one in plain.items() if one in side) for side in (yes, no))
    if sides is None and not all(found):
        return None
    return found[0], found[1]


def _of_languages(said: frozenset[str]) -> tuple[set[str], set[str]]:
    """What says yes, and no, in the languages of which a whole word is among what is said."""
    pairs = [one for one in _PLAIN if any(_is_word(word) and word in said for word in one)]
    yes, no = ({pair[side] for pair in pairs} for side in (0, 1))
    for side, words in enumerate((yes, no)):
        words.update(word[0] for word in tuple(words))
        words.update(pair[side] for pair in _ANYWHERE if pairs)
        if any(pair[0] >= _EAST for pair in pairs):
            words.update(_MARKS[side])
    return yes, no


def _is_word(text: str) -> bool:
    return text.isalpha() and (len(text) > 1 or text >= _EAST)


def _plain(text: str) -> str:
    """Small letters without accents; letters of Korea stay whole."""
    if text.isascii():
        return text.lower()
    bare = unicodedata.normalize(
        "NFD", unicodedata.normalize("NFKC", text).casefold().replace("ı", "i")
    )
    kept = "".join(letter for letter in bare if not 0x300 <= ord(letter) <= 0x36F)
    return unicodedata.normalize("NFC", kept)


_PLAIN = tuple((_plain(yes), _plain(no)) for yes, no in PAIRS)
