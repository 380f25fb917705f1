"""Which of the encodings of Latin script a text is in, where several read it as plausibly.

Letters that follow each other in few and short words tell little. How often each stands in a
language tells more, and so does how rare an encoding is.
"""

from __future__ import annotations

from collections.abc import Mapping

from personalize_poc.data.own.reading.text import letters

_LATIN = frozenset({"cp1252", "cp1254", "cp1250", "iso8859_2", "cp850", "mac_roman"})
_PAGES = frozenset({"cp1252", "cp1254", "cp1250", "iso8859_2"})
"""Pages of one layout: what is a letter in one of them hardly ever is none in the others."""
_RARE = {"cp1254": 0.5, "cp1250": 1.0, "iso8859_2": 1.5, "cp850": 3.0, "mac_roman": 3.0}
"""How much rarer files in an encoding are than in Windows-1252, as a logarithm: of one letter, "ô"
of a Dôme is likelier than the frequent "Ù" that it is on a Macintosh of long ago."""
_CLEARLY, _FAR_CLEARLY = 1.0, 5.0
"""How much likelier letters must be, as a logarithm, for an encoding to be taken for them: where
both are as plausible, and where it is a little less so."""
_LESS = 0.15
"""How much less plausible letters may be then: signs between words count, such as "§"."""


def of_language(best: str, scores: Mapping[str, float], texts: Mapping[str, str]) -> str:
    """The best encoding, or one that is nearly as plausible and whose letters are of a language.

    "Genève" and "Moûtiers" are French; each letter of "Genčve" and "Moűtiers" is of some language.

    Args:
        best: the most plausible one.
        scores: how plausible each is.
        texts: what each reads.
    """
    if best not in _PAGES:
        return best
    near = [one for one in scores if one in _PAGES and scores[best] - scores[one] < _LESS]
    fits = {one: _fits(one, texts[one]) for one in near}
    likeliest = max(near, key=lambda one: (fits[one], scores[one]))
    return likeliest if fits[likeliest] > fits[best] + _FAR_CLEARLY else best


def without_unlikely(texts: Mapping[str, str]) -> list[str]:
    """The encodings of Latin script without unlikely ones, and all others.

    If all are of Latin script, it is the likeliest alone.

    Args:
        texts: what each reads; they are as plausible as each other.
    """
    fits = {one: _fits(one, text) for one, text in texts.items() if one in _LATIN}
    if len(fits) == len(texts):
        return [max(fits, key=lambda one: fits[one])]
    least = max(fits.values(), default=0.0) - _CLEARLY
    return [one for one in texts if fits.get(one, least) >= least]


def _fits(encoding: str, text: str) -> float:
    """How likely a text is in an encoding, as a logarithm."""
    return letters.likelihood(text) - _RARE.get(encoding, 0.0)
