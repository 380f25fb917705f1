"""Names of people, told by what stands in a column: most begin or end with a common given name.

A list that is kept by hand has no ids. What people call each other stands under "Name", which is
as well what a product has; a given name and a family name tell the two apart. Names of Korea, Japan
and China begin with one of a few family names, and are short. A family name with the first letters
of the others is that of a person as well.
"""

from __future__ import annotations

import re

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.signs import SURE
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.words.given_names import (
    FAMILY_NAMES_JA,
    FAMILY_NAMES_KO,
    FAMILY_NAMES_ZH,
    GIVEN_NAMES,
)
from personalize_poc.data.own.roles.words.names import words
from personalize_poc.data.own.roles.words.people_words import is_of_recipient

_NAME = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*\.?(?:,? [^\W\d_]+(?:['’.-][^\W\d_]+)*\.?){1,3}")
"""Two to four words of letters, the first perhaps a family name with a comma behind it."""
_SECOND = re.compile(r" \d{1,2}$")
"""What a list that is kept by hand tells two by who are called alike: "Petra Kühn 2"."""
_INITIALS = re.compile(
    r"[^\W\d_]{2,}(?:['’-][^\W\d_]+)*,? (?:[^\W\d_]\. ?){1,3}"
    r"|(?:[^\W\d_]\. ?){1,3}[^\W\d_]{2,}(?:['’-][^\W\d_]+)*"
)
"""A family name beside the first letters of the others: "Лосев А.П.", "A. P. Losev"."""
_HANGUL = re.compile(r"[가-힣] ?[가-힣]{1,2}")
_HAN = re.compile(r"[\u3400-\u9fff々]{1,4}[ \u3000]?[\u3040-\u30ff\u3400-\u9fff々]{1,3}")
"""Family and given name in Korea; in Japan and China, with a blank between them or without."""
_CHINESE = 4
"""Signs of the longest Chinese name."""
_LEAST, _LOOKED = 10, 300
"""Fewest names by which this is judged, and most that are looked at, the most frequent first."""
_FORMED, _GIVEN, _SOME_GIVEN = 0.9, 0.5, 0.25
"""Share of the values that have the form of a name, and that have a common given name; and of
these, where the column is named after people: no list has all given names."""


def are_names(column: ColumnProfile, least: float = _GIVEN) -> bool:
    """Whether values are given and family names of people, or family names and initials.

    Args:
        column: of any name.
        least: share of the values that have to have a common given name.
    """
    if column.shape.kind not in ("phrase", "word"):
        return False
    some = column.frequencies.most_common(_LOOKED)
    given = [_SECOND.sub("", " ".join(one.split())) for one, __ in some]
    if len(given) < _LEAST:
        return False
    if sum(map(_is_eastern, given)) >= _FORMED * len(given):
        return True
    if sum(bool(_INITIALS.fullmatch(one)) for one in given) >= _FORMED * len(given):
        return True
    formed = [one for one in given if _NAME.fullmatch(one)]
    known = sum(_has_given_name(one) for one in formed)
    return len(formed) >= _FORMED * len(given) and known >= least * len(given)


def are_names_of_persons(column: ColumnProfile) -> bool:
    """Whether values are names of people, and not of firms, in a column that is named after either.

    Args:
        column: whose name says that it is of customers, pupils or the like.
    """
    return are_names(column, _SOME_GIVEN)


def is_called(view: View, column: ColumnProfile) -> bool:
    """Whether a column that is called a name, and not whose, holds names of people.

    Args:
        view: the table.
        column: of it.
    """
    said = view.hint(column.key)
    whose = bool(said.entities) or is_of_recipient(column.name)
    return said.says("name") and not whose and are_names(column)


def has_account(view: View, column: ColumnProfile) -> bool:
    """Whether a column is what people of another one are called, which is named as a part of it.

    A service desk exports "opened_by" for reading, and "opened_by.user_name" for the account.

    Args:
        view: the table.
        column: of it.
    """
    return any(
        one.name.startswith(f"{column.name}.")
        and view.hint(one.key).about("user")
        and one.distinct >= column.distinct
        and view.goes_with(one.key, column.key) > SURE
        for one in view.columns
    )


def _is_eastern(name: str) -> bool:
    """Whether a name is a common family name of Korea, Japan or China and a given one behind it."""
    if _HANGUL.fullmatch(name):
        return name[0] in FAMILY_NAMES_KO
    if not _HAN.fullmatch(name):
        return False
    whole = name.replace(" ", "").replace("\u3000", "")
    japanese = any(whole.startswith(one) and len(whole) > len(one) for one in FAMILY_NAMES_JA)
    return japanese or (len(whole) <= _CHINESE and whole[0] in FAMILY_NAMES_ZH)


def _has_given_name(name: str) -> bool:
    """Whether the first word is a given name, or the one behind the family name and a comma."""
    __, comma, behind = name.partition(",")
    parts = words(behind if comma else name)
    return bool(parts) and (parts[0] in GIVEN_NAMES or (not comma and parts[-1] in GIVEN_NAMES))
