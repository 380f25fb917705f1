"""Codes with slashes in them, which are no lists: numbers in parts, signatures, sizes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

_SLASHED = re.compile(r"^[^\s/,;|]+(?:/[^\s/,;|]+)+$")
_CODE = re.compile(r"^[^\s]*\d[^\s]*$")
_MOST = 0.9
"""Share of values from which on a form is that of the column."""
_FEW = 2
"""So many different words stand beside codes again and again."""
_MOST_SLASHED = 0.5
"""Share of the values that are numbered so, beside a word or two that stand again and again."""
_NEW, _DIFFERENT = 0.9, 10
"""Share of the different values that a part of theirs tells apart, and fewest of them."""
_LONGEST = 60
"""Letters of a signature, at most."""
_PLACES = 3
"""Parts of a signature, at least."""
_MARKS, _SHORT = 6, 3
"""Different marks behind codes at most, and their letters."""
_DIGIT = re.compile(r"[0-9]")


def are_numbered(given: Sequence[str]) -> bool:
    """Whether values are numbers of documents in parts, as OF/2024/01248: letters, then digits.

    In a list nothing tells that the first member is a word and another one a number. So it is with
    the sizes of an article, 101/S and 101/XL, beside other codes. One or two words among them, as
    "SHOPPER" on every third line of a till, are no lists either.
    """
    split = [value.split("/") for value in given if _SLASHED.match(value)]
    rest = {value for value in given if not _SLASHED.match(value)}
    if len(rest) > _FEW or len(split) < _MOST_SLASHED * len(given):
        sizes = all(len(parts) == 2 and _is_size_of(*parts) for parts in split)
        return bool(split) and sizes and all(map(_CODE.match, rest))
    if len({len(parts) for parts in split}) > 1:
        return False
    digits = [all(part.isdigit() for part in place) for place in zip(*split, strict=True)]
    return any(digits) and not all(digits)


def are_signatures(given: Sequence[str]) -> bool:
    """Whether parts have places of their own, as SE/GLA/12219/C I/15: archive, series, volume.

    Each is where it always is, and one has digits. Members of lists stand anywhere in them.
    """
    if any(len(value) > _LONGEST or "<" in value for value in given):
        return False  # HTML has slashes in the same places
    split = [[part.strip() for part in value.split("/")] for value in given]
    parts = Counter(map(len, split)).most_common(1)[0][0]
    if parts < _PLACES or sum(len(one) == parts for one in split) < _NEW * len(split):
        return False
    places = list(zip(*(one for one in split if len(one) == parts), strict=True))
    if not any(_DIGIT.search(value) for place in places for value in place[:_DIFFERENT]):
        return False
    different = [set(place) for place in places]
    once = len(set.union(*different)) >= _NEW * sum(map(len, different))
    return once and sum(map(len, different)) >= 2 * _DIFFERENT


def tell_apart(given: Sequence[str], split: Sequence[Sequence[str]]) -> bool:
    """Whether values are names in as many parts each, of which one has digits and is new in each.

    "BOS/803 8p LUX" is a house in a wood. The members of lists come back in other values. A word or
    two without the sign, as "Freight" at the end of each order, are no lists of one either.
    """
    whole = {parts[0] for parts in split if len(parts) == 1}
    several = [parts for parts in split if len(parts) > 1] if len(whole) <= _FEW else split
    if len({len(parts) for parts in several}) > 1:
        return False
    least = _NEW * (len(set(given)) - (len(whole) if several is not split else 0))
    return any(
        len(set(place)) >= max(_DIFFERENT, least) and all(map(_DIGIT.search, place))
        for place in zip(*several, strict=True)
    )


def are_codes(split: Sequence[Sequence[str]]) -> bool:
    """Whether values are codes with a slash, as "SO 22767/2": all parts have digits, most letters.

    Members of lists that are read by people are words, or numbers alone.
    """
    digits = sum(all(map(_DIGIT.search, parts)) for parts in split)
    letters = sum(any(map(str.isalpha, "".join(parts))) for parts in split)
    return digits >= _MOST * len(split) and 2 * letters >= len(split)


def have_marks(split: Sequence[Sequence[str]]) -> bool:
    """Whether a mark of a few letters stands behind codes: "GX-1017 /B", beside codes without one.

    Makers tell so of which kind or edition a part is. A mark never stands alone or first, and what
    stands before it has digits; members of lists stand in any order, and come without others too.
    """
    several = [parts for parts in split if len(parts) > 1]
    first = {parts[0] for parts in several}
    marks = {part for parts in several for part in parts[1:]}
    alone = {part for parts in split for part in parts[:1]}
    return (
        all(len(parts) == 2 for parts in several)
        and len(first) >= _DIFFERENT
        and len(marks) <= _MARKS
        and all(len(one) <= _SHORT and one.isalpha() for one in marks)
        and not marks & alone
        and sum(map(bool, map(_DIGIT.search, first))) >= _NEW * len(first)
    )


def _is_size_of(article: str, size: str) -> bool:
    return article.isdigit() and not size.isdigit()
