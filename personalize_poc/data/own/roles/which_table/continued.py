"""Tables that tell the same of other days, in another layout: a month from the new shop system."""

from __future__ import annotations

import re

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.candidate import Candidate

_IDS = ("USER_ID", "ITEM_ID")
_ALL = (*_IDS, "TIMESTAMP")
_FEWEST_DAYS = 5
_SHARED_DAYS = 0.1
"""Share of the days of the shorter table on which the other one has rows as well, at most."""
_BACK = 0.1
"""Share of the ids of the shorter table that stand in the other one, at least."""
_DAY = 86_400.0
_WORD, _KIND = re.compile(r"[^\W\d_]+"), re.compile(r"\.[a-z]{2,5}\b(?:, sheet )?")
"""Words of the name of a file, and what says of which kind it is."""


def are_parts(one: Candidate, other: Candidate) -> bool:
    """Whether two tables are of the same people and things, of one kind, and of other days.

    Both name people, things and times themselves, but not all under the same names: files with the
    same columns that were not put together are asked about, unless they are called the same but
    for numbers, as a form of each year is. Orders of one year and views of the next one are of
    different kinds.
    """
    complete = one.is_complete and other.is_complete
    if not complete or any(two.roles[name].link for two in (one, other) for name in _ALL):
        return False
    same = all(one.roles[name].column.name == other.roles[name].column.name for name in _ALL)
    if same and not _are_called_alike(one.view.label, other.view.label):
        return False
    if one.holds and other.holds and one.holds != other.holds:
        return False
    if min(one.sign, other.sign) < 0:  # views, by the columns of a table whose name is silent
        return False
    return _of_other_days(one, other) and all(_come_back(one, other, name) for name in _IDS)


def _are_called_alike(one: str, other: str) -> bool:
    """Whether names of files have the same words, whatever their numbers and kinds of files are."""
    here, there = (set(_WORD.findall(_KIND.sub(" ", label.casefold()))) for label in (one, other))
    return bool(here) and here == there


def _of_other_days(one: Candidate, other: Candidate) -> bool:
    """Whether they hardly have a day in common."""
    here, there = (_days(two.roles["TIMESTAMP"].column) for two in (one, other))
    fewer = min(len(here), len(there))
    return fewer >= _FEWEST_DAYS and len(here & there) <= _SHARED_DAYS * fewer


def _days(column: ColumnProfile) -> set[int]:
    seconds = column.moment.seconds if column.moment else ()
    return {int(one // _DAY) for one in seconds if one is not None}


def _come_back(one: Candidate, other: Candidate, name: str) -> bool:
    """Whether the ids of both are those of the same people, or things; zeros may be lost."""
    here, there = (
        {value.strip().lstrip("0") for value in two.roles[name].column.given}
        for two in (one, other)
    )
    return len(here & there) >= _BACK * min(len(here), len(there))
