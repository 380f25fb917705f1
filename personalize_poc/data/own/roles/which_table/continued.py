"""Tables that tell the same of other days, in another layout: a month from the new shop system."""

from __future__ import annotations

import re
from dataclasses import replace

from personalize_poc.data.own.profiles.moments import are_of_other_days
from personalize_poc.data.own.roles.evidence.candidate import Candidate
from personalize_poc.data.own.tables import DEED

_IDS = ("USER_ID", "ITEM_ID")
_ALL = (*_IDS, "TIMESTAMP")
_BACK = 0.1
"""Share of the ids of the shorter table that stand in the other one, at least."""
_MOSTLY = 0.5
"""The same, where a column is known as that of the people, or things, by its ids alone."""
_WORD, _KIND = re.compile(r"[^\W\d_]+"), re.compile(r"\.[a-z]{2,5}\b(?:, sheet )?")
"""Words of the name of a file, and what says of which kind it is."""


def are_parts(one: Candidate, other: Candidate) -> bool:
    """Whether two tables are of the same people and things, of one kind, and of other days.

    Both name people, things and times themselves, but not all under the same names: files with the
    same columns that were not put together are asked about, unless they are called the same but
    for numbers, as a form of each year is. Orders of one year and views of the next one are of
    different kinds.
    """
    return _may_be_parts(one, other) and all(_come_back(one, other, name) for name in _IDS)


def turned(one: Candidate, other: Candidate) -> Candidate | None:
    """Another table with its people and things the other way round, if so it is a part of the one.

    Where names are codes, the table of one system may be understood and that of the other one not.
    What the names of the one say then holds for both: it has to name the things, or the people.

    Args:
        one: a table whose names say what is chosen, or who chooses.
        other: a table of which nothing says it.
    """
    if not _is_told(one) or _is_told(other) or not _may_be_parts(one, other):
        return None
    user, item = (other.roles[name] for name in _IDS)
    back = replace(other, roles={**other.roles, "USER_ID": item, "ITEM_ID": user}, rivals={})
    if any(_come_back(one, other, name) for name in _IDS):
        return None
    return back if all(_come_back(one, back, name, _MOSTLY) for name in _IDS) else None


def _is_told(candidate: Candidate) -> bool:
    """Whether a name says who chooses, or what is chosen."""
    return any(name in candidate.roles and candidate.roles[name].named for name in _IDS)


def _may_be_parts(one: Candidate, other: Candidate) -> bool:
    """Whether two tables are of one kind and of other days, whosever they are."""
    complete = one.is_complete and other.is_complete
    if not complete or any(two.roles[name].link for two in (one, other) for name in _ALL):
        return False
    if any(column.name == DEED for two in (one, other) for column in two.view.columns):
        return False  # a mapping cannot say both: files of several deeds, and of another layout
    alike = are_called_alike(one, other)
    of_one_kind = bool(one.holds) and one.holds == other.holds
    same = all(one.roles[name].column.name == other.roles[name].column.name for name in _ALL)
    if same and not alike and not (of_one_kind and not _have_the_same_columns(one, other)):
        return False
    if one.holds and other.holds and not of_one_kind:
        return False
    # Views, by the columns of a table whose name is silent, unless the names say that both are.
    if min(one.sign, other.sign) < 0 and not of_one_kind:
        return False
    return _of_other_days(one, other)


def _have_the_same_columns(one: Candidate, other: Candidate) -> bool:
    here, there = ({column.name for column in two.view.columns} for two in (one, other))
    return here == there


def are_called_alike(one: Candidate, other: Candidate) -> bool:
    """Whether names of files have the same words, whatever their numbers and kinds of files are."""
    here, there = (
        {
            word
            for part in two.view.profile.table.parts
            for word in _WORD.findall(_KIND.sub(" ", part.file.casefold()))
        }
        for two in (one, other)
    )
    return bool(here) and here == there


def _of_other_days(one: Candidate, other: Candidate) -> bool:
    """Whether they hardly have a day in common."""
    here, there = (two.roles["TIMESTAMP"].column.moment for two in (one, other))
    return bool(here and there and are_of_other_days(here, there))


def _come_back(one: Candidate, other: Candidate, name: str, share: float = _BACK) -> bool:
    """Whether the ids of both are those of the same people, or things; zeros may be lost."""
    here, there = (
        {value.strip().lstrip("0") for value in two.roles[name].column.given}
        for two in (one, other)
    )
    return len(here & there) >= share * min(len(here), len(there))
