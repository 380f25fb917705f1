"""Short names that tell each other: "acc_no" and "dev_id", or "u" and "s" of a log.

Alone, "acc" may be a booking of an accountant, and "dev" who made an app. Beside each other one is
what people sign in with and the other what they hold in the hand, of which some have several. One
letter says nothing alone: "u" is a person where each "s" beside it is a visit of one of these.
"""

from __future__ import annotations

from collections.abc import Iterable

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.words.names import Hint, hint

_NUMBERS = frozenset(("id", "no", "nr", "num", "idx", "seq", "sn", "key", "uuid", "code", "cd"))
_ACCOUNTS, _DEVICES = frozenset(("acc", "acct", "accnt", "acnt")), frozenset(("dev", "dvc", "devc"))
_PEOPLE = 20
"""Fewest accounts."""
_PERSON, _VISITS = "u", frozenset(("s", "sid"))
_NOBODY = frozenset(("", "0"))
"""What stands for who has not signed in."""
_BACK, _ONE = 1.3, 1.02
"""Visits for each person, and rows for each visit, on average; and people of a visit at most."""


def told(column: ColumnProfile, said: Hint, columns: Iterable[ColumnProfile]) -> str:
    """What a short name speaks of beside another one.

    Args:
        column: which.
        said: what its name says.
        columns: all of its table.

    Returns:
        "user", "visitor" or "session"; "" for none of them.
    """
    if said.tokens in ((_PERSON,), ("s",)):
        return _told_by_letter(column, said, columns)
    if said.entities or not (_is_short(said, _ACCOUNTS) or _is_short(said, _DEVICES)):
        return ""
    if _is_short(said, _ACCOUNTS):
        found = any(_is_of(column, one) for one in columns if _is_device(hint(one.name)))
        return "user" if found else ""
    short = [one for one in columns if _is_short(hint(one.name), _ACCOUNTS)]
    return "visitor" if any(_is_of(one, column) for one in short) else ""


def _told_by_letter(column: ColumnProfile, said: Hint, columns: Iterable[ColumnProfile]) -> str:
    """What one letter speaks of: a person whose visits stand beside it, or one of these visits."""
    if said.tokens == (_PERSON,):
        visits = [one for one in columns if _VISITS.issuperset(hint(one.name).tokens)]
        return "user" if any(_is_visit_of(one, column) for one in visits) else ""
    people = [one for one in columns if _is_person(hint(one.name))]
    return "session" if any(_is_visit_of(column, one) for one in people) else ""


def _is_person(said: Hint) -> bool:
    """Whether a name is the letter of a person, or speaks of the id of one."""
    return said.tokens == (_PERSON,) or (said.entities == {"user"} and said.says("id"))


def _is_visit_of(visit: ColumnProfile, person: ColumnProfile) -> bool:
    """Whether each visit is one person's, and people come back."""
    if visit is person or not _PEOPLE <= _BACK * person.distinct <= visit.distinct:
        return False
    both = zip(visit.values, person.values, strict=True)
    rows = [(a, b) for a, b in both if a and b not in _NOBODY]
    visits = {a for a, __ in rows}
    return len(rows) > _BACK * len(visits) > 0 and len(set(rows)) < _ONE * len(visits)


def _is_of(account: ColumnProfile, device: ColumnProfile) -> bool:
    """Whether there are enough accounts, and no fewer devices than these."""
    return account is not device and _PEOPLE <= account.distinct <= device.distinct


def _is_short(said: Hint, words: frozenset[str]) -> bool:
    """Whether a name is one of some short words and a word for a number, or both glued."""
    first, rest = (said.tokens[0], said.tokens[1:]) if said.tokens else ("", ())
    if len(rest) == 1:
        return first in words and rest[0] in _NUMBERS
    return not rest and any(
        first.startswith(one) and first.removeprefix(one) in _NUMBERS for one in words
    )


def _is_device(said: Hint) -> bool:
    """Whether a name speaks of what was held in the hand, or of the browser of a visitor."""
    named = said.about("visitor") and said.says("id") and not said.about("user")
    return named or _is_short(said, _DEVICES)
