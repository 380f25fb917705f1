"""What values look like: numbers, addresses, codes, lists, sentences."""

from __future__ import annotations

import html
import json
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import fmean

from personalize_poc.data.own import spelled_yes_no
from personalize_poc.data.own.profiles import figures, placed, slashed, suffixes
from personalize_poc.data.own.profiles.numerals import DIALLED, NUMBER, PLAIN, mostly
from personalize_poc.data.own.times.patterns import IN_CALL

_INTEGER = re.compile(r"^[+-]?\d+$")
_WHOLE = re.compile(r"^[+-]?\d+(?:\.0)?$")  # as programs write whole numbers with gaps
SPOILT = re.compile(r"^\d(?:[.,]\d+)?[eE]\+(?:0?[89]|1\d)$")  # as spreadsheets write long ids
_SHORTENED = 0.5
"""Share of the values from which on a column has lost its digits."""
_LONG = re.compile(rf"^\d{{8,19}}$|{SPOILT.pattern}")
_PAIR = re.compile(r"^\d{5,}\.\d{6,}$")  # two numbers that name a browser, no decimals
_PATTERNS = {
    "email": re.compile(r"^[^@\s]+@[^@\s]+\.[A-Za-z]{2,}$"),
    "uuid": re.compile(r"^\{?[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}\}?$"),
    "hash": re.compile(r"^(?=.*\d)(?=.*[a-fA-F])[0-9a-fA-F]{24,128}$"),
    "url": re.compile(r"^(?:https?://|www\.|/[\w\-%.]+(?:/|$))\S*$", re.I),
    "ip": re.compile(r"^\d{1,3}(?:\.\d{1,3}){3}$"),
    "phone": re.compile(
        r"^(?:\+\d[\d ()/-]{7,17}|(?!0+[ /-]00)\(?0\d{1,4}\)?[ /-]\d{2,4}[ -]?\d{3,5}(?:-\d+)?"
        r"|\(\d{2,4}\) ?\d{3,5}[ -]\d{3,5})$"
    ),
    "object": re.compile(r"^\{.*\}$", re.S),
    "array": re.compile(r"^\[.*\]$", re.S),
}
_DOI = re.compile(r"^(?:doi:)?10\.\d{4,9}/\S+$", re.I)  # of articles, as their register writes them
_PLACED = 20
"""Different values that show whether their parts have places."""
_OWN_SCHEME = re.compile(r"^[a-z][a-z0-9+.-]*://\S+$", re.I)
"""Ids that a system writes as addresses of its own, as gid://shop/Product/120."""
_FILE = re.compile(r"^[^\s,;|]+/[^\s/,;|]+\.[A-Za-z][A-Za-z0-9]{1,4}$")
"""Files in folders, which are names and no lists."""
_GAPS = ("na", "n/a", "nan", "null", "none", "#n/a", "?")
_SEPARATORS = ("|", ";", " > ", ">", ", ", ",", " / ", "/", "、", "·")
_CODE = re.compile(r"^[^\s]*\d[^\s]*$")
_MOST = 0.9
"""Share of values from which on a shape is that of the column."""
_MANY, _FEW = 0.7, 2
"""Share of whole numbers beside so many different words that stand for none of them."""
_AMOUNTS = 20
"""Different amounts from which on a word among them is none."""
_MARKUP = re.compile(r"^.*</?[a-zA-Z][^<>]*>", re.S)
_SENTENCE = re.compile(r"^.*\s.*[.!?。！？…]$", re.S)
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")


@dataclass(frozen=True)
class Shape:
    """What the values of a column look like.

    Attributes:
        kind: "empty", "boolean", "integer", "decimal", "email", "uuid", "hash", "url", "ip",
            "phone", "object", "list", "text" (sentences), "phrase" (a few words), "code" (letters
            and digits without blanks), "word", or "time".
        separator: of a list: a text, "json" or "python"; else None.
        words: in a value, on average.
        zeros: whether whole numbers are written with zeros before them.
        tokens: different members of lists in the sample.
        members: how many a list has, on average.
    """

    kind: str
    separator: str | None = None
    words: float = 1.0
    zeros: bool = False
    tokens: frozenset[str] = frozenset()
    members: float = 1.0


def shape(values: Sequence[str]) -> Shape:
    """Say what values look like; empty ones do not count."""
    given = [value for value in values if value][:1000]
    if not given:
        return Shape("empty")
    different = set(given)
    if len(given) > 1 and spelled_yes_no.told(different):
        return Shape("boolean")
    if mostly(given, DIALLED, _MOST):
        return Shape("phone", words=_words(given))
    if number := _number(given) or _with_gaps(given):
        return number
    paths = all(value.startswith("/") for value in given) and not mostly(given, IN_CALL, _MOST)
    if paths and len(different) > 1:
        return Shape("url", words=_words(given))
    for kind, pattern in _PATTERNS.items():
        if kind != "array" and mostly(given, pattern, _MOST):
            return Shape(kind, words=_words(given))
    if any(mostly(given, one, _MOST) for one in (_OWN_SCHEME, _FILE, _DOI)):
        return Shape("code")
    if any("/" in value for value in given) and (
        slashed.are_numbered(given) or slashed.are_signatures(given)
    ):
        return Shape("code")
    return _list(given) or _codes(given) or _language(given)


def are_spoilt(given: Sequence[str]) -> bool:
    """Whether most values are long numbers that a spreadsheet has shortened: 8,00433E+12."""
    return _share(given, SPOILT) > _SHORTENED


def _number(given: Sequence[str]) -> Shape | None:
    if mostly(given, _INTEGER, 0.99):
        return Shape("integer", zeros=_zeros(given))
    if mostly(given, _WHOLE, 0.99):
        return Shape("integer")
    if _share(given, SPOILT) > 0 and mostly(given, _LONG, 0.99):
        return Shape("integer")
    if mostly(given, _INTEGER, _MANY) and len(_rest(given)) <= _FEW:
        return Shape("integer", zeros=_zeros(given))  # with "FREIGHT" on each fifth line
    if mostly(given, _PAIR, _MOST):
        return Shape("code")
    if figures.are_parts(given) or figures.are_lettered(given):
        return Shape("code")
    if mostly(given, PLAIN, _MOST) or mostly(given, NUMBER, _MOST):
        if not any(NUMBER.match(one) for one in _rest(given)):
            return Shape("integer", zeros=_zeros(given))  # with "guest" or "\\N" among them
        return Shape("decimal")
    return None


def _rest(given: Sequence[str]) -> set[str]:
    """The different values that are no whole numbers."""
    return {value for value in given if not _INTEGER.match(value)}


def _with_gaps(given: Sequence[str]) -> Shape | None:
    """Amounts with NA, as R and pandas write gaps, or one or two words, in any share of the rows.

    Where there are many different amounts, "unknown" is no value beside them, nor is a damaged one
    that stands for all that were: what cannot be read is counted when rows are checked.
    """
    rest = [value for value in given if value.casefold() not in _GAPS]
    words: set[str] = set()
    for value in dict.fromkeys(rest):
        if not NUMBER.match(value):
            words.add(value)
            if len(words) > _FEW:
                return None
    rest = [value for value in rest if value not in words]
    if words and len(set(rest)) < _AMOUNTS:
        return None
    found = _number(rest) if 1 < len(rest) < len(given) else None
    return found if found and found.kind == "decimal" else None


def _stands_inside(every: Sequence[str]) -> bool:
    """Whether the sign stands inside of brackets, as browsers write of themselves."""
    return sum(part.count("(") != part.count(")") for part in every) > 0.05 * len(every)


def members(value: str, separator: str) -> list[str]:
    """The members of a list as it is written in one field."""
    text = value.strip()
    if separator in ("json", "python"):
        inner = re.findall(r"\"((?:[^\"\\]|\\.)*)\"|'((?:[^'\\]|\\.)*)'|([^\s,\[\]{}:]+)", text)
        return [next(part for part in (*found, "") if part) for found in inner if any(found)]
    return [part.strip() for part in text.split(separator) if part.strip()]


def _share(values: Sequence[str], pattern: re.Pattern[str]) -> float:
    return sum(bool(pattern.match(value)) for value in values) / len(values)


def _zeros(values: Sequence[str]) -> bool:
    return sum(len(v) > 1 and v.startswith("0") for v in values) >= max(1, len(values) // 200)


def _words(values: Sequence[str]) -> float:
    return fmean([_count_words(value) for value in values])


def _count_words(value: str) -> float:
    """Words; of scripts without blanks, two letters are about a word."""
    spaced = len(value.split())
    return spaced if value.isascii() else max(spaced, len(_CJK.findall(value)) / 2.5)


def _list(given: Sequence[str]) -> Shape | None:
    if mostly(given, _PATTERNS["array"], _MOST):
        separator = "json" if all(_is_json(value) for value in given[:50]) else "python"
        return _as_list(given, separator)
    given = [html.unescape(one) if "&" in one else one for one in given]  # "&ndash;" ends in ";"
    every_letter = "\n".join(given)
    separators = [one for one in _SEPARATORS if one in every_letter]
    if not separators:
        return None  # as most columns have none
    if _share(given, _MARKUP) > 0.1 or _share(given, _SENTENCE) > 0.3:
        return None
    return next((one for separator in separators if (one := _parted(given, separator))), None)


def _parted(given: Sequence[str], separator: str) -> Shape | None:
    """The list that a separator makes of values; None if it makes none."""
    if sum(separator in value for value in given) < 0.15 * len(given):
        return None
    split = [members(value, separator) for value in given]
    several = sum(len(parts) > 1 for parts in split) / len(given)
    if several < (0.15 if separator in "|;" else 0.25):
        return None
    every = [part for parts in split for part in parts]
    of_code = separator.strip() == "/" and (
        slashed.tell_apart(given, split) or slashed.are_codes(split) or slashed.have_marks(split)
    )
    if _stands_inside(every) or of_code or suffixes.follow(split):
        return None
    counts = Counter(every)
    back = sum(n for n in counts.values() if n > 1) / len(every)
    longest = fmean([_count_words(part) for part in every])
    strict = separator.strip() in (",", "/")
    if back < (0.8 if strict else 0.6) or longest > (2.5 if strict else 4):
        return None
    numbers = len(set(given)) == 1 or all(_digits(parts) for parts in split[:50])
    if strict and separator != "," and numbers:
        return None  # one number written with a sign in it
    if strict and (_have_places(split) or placed.are_names(separator, split)):
        return None  # a court and the number of its decision: no list has places
    return _as_list(given, separator)


def _codes(given: Sequence[str]) -> Shape | None:
    """Codes with blanks between them, as logs of what was shown have them."""
    if sum(" " in value for value in given) < 0.5 * len(given):
        return None
    split = [value.split() for value in given]
    every = [part for parts in split for part in parts]
    coded = sum(bool(_CODE.match(part)) for part in every) >= 0.98 * len(every)
    if coded and _have_places(split):
        return Shape("code", words=_words(given))
    back = len(set(every)) <= 0.7 * len(every)
    return _as_list(given, " ") if coded and back else None


def _have_places(split: Sequence[Sequence[str]]) -> bool:
    """Whether parts have their places, as in "M07 268016"; members of a list stand in any."""
    width = len(split[0])
    if len({tuple(parts) for parts in split}) < _PLACED or any(len(p) != width for p in split):
        return False
    return all(set(one).isdisjoint(other) for one, other in pairwise(zip(*split, strict=True)))


def _digits(parts: Sequence[str]) -> bool:
    return all(part.isdigit() for part in parts)


def _as_list(given: Sequence[str], separator: str) -> Shape:
    split = [members(value, separator) for value in given]
    every = [part for parts in split for part in parts]
    tokens = frozenset(every)
    return Shape("list", separator, _words(given), tokens=tokens, members=len(every) / len(split))


def _is_json(value: str) -> bool:
    try:
        json.loads(value)
    except ValueError:
        return False
    return True


_SENTENCES = 6.5
"""Words from which on values are taken for natural language."""


def _language(given: Sequence[str]) -> Shape:
    words = _words(given)
    if words >= _SENTENCES and len(set(given)) > len(given) * 0.3:
        return Shape("text", words=words)
    if mostly(given, _CODE, 0.8):
        return Shape("code", words=words)
    return Shape("phrase" if words > 1.3 else "word", words=words)
