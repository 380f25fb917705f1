"""An account and a device that programs call "acc_no" and "dev_id": each word tells the other.

Alone, "acc" may be a booking of an accountant, and "dev" who made an app. Beside each other one is
what people sign in with and the other what they hold in the hand, of which some have several.
"""

from __future__ import annotations

from collections.abc import Iterable

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.words.names import Hint, hint

_NUMBERS = frozenset(("id", "no", "nr", "num", "idx", "seq", "sn", "key", "uuid", "code", "cd"))
_ACCOUNTS, _DEVICES = frozenset(("acc", "acct", "accnt", "acnt")), frozenset(("dev", "dvc", "devc"))
_PEOPLE = 20
"""Fewest accounts."""


def told(column: ColumnProfile, said: Hint, columns: Iterable[ColumnProfile]) -> str:
    """What a short name speaks of beside another one: "user", "visitor", or "" for neither.

    Args:
        column: which.
        said: what its name says.
        columns: all of its table.
    """
    if said.entities or not (_is_short(said, _ACCOUNTS) or _is_short(said, _DEVICES)):
        return ""
    if _is_short(said, _ACCOUNTS):
        found = any(_is_of(column, one) for one in columns if _is_device(hint(one.name)))
        return "user" if found else ""
    short = [one for one in columns if _is_short(hint(one.name), _ACCOUNTS)]
    return "visitor" if any(_is_of(one, column) for one in short) else ""


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
