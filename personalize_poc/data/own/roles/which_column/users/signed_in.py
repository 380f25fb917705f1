"""Who has signed in, beside the browser or the device of a visitor: which of both is the person.

One person has a browser at home and an app on the way: the id of those who sign in has all that
they did. Where nearly all rows name it, it is the person; where few do, the visitor is; between
them somebody has to know which of the two is meant. Where everybody who signs in has one id of
visitors, a tool has joined their devices already: it names the same people, and guests as well.
"""

from __future__ import annotations

from personalize_poc.data.own.roles.evidence.cookies import is_cookie
from personalize_poc.data.own.roles.evidence.pairs import go_one_to_one
from personalize_poc.data.own.roles.evidence.scored import Scored
from personalize_poc.data.own.roles.which_column.users import persons
from personalize_poc.data.own.roles.words.names import hint, stems_of
from personalize_poc.language import _

_MOST_ROWS = 0.8
"""Share of rows with a user from which on little is won by an id that all rows have."""
_FEW_ROWS = 0.5
"""The same up to which most would be lost with those who did not sign in."""
_DEVICES = 10.0
"""Browsers and devices of a person, on average, at most; more are those of a firm's people."""
_BEFORE = 1.5
"""Points by which an account comes before a visitor, or a visitor before an account."""
_LOST = 0.05
"""Share of the rows without an account from which on they are worth keeping."""
_ONE_DEVICE = frozenset(
    stems_of("cookie cookies anonymous anon pseudo fingerprint 쿠키 クッキー 익명 匿名")
)
"""Words of ids that a browser keeps, beside those of devices."""
_PEOPLE, _BACK = 20, 2.0
"""Fewest accounts that tell whether a tool joins devices, and rows of each on average: whoever was
seen once has one device."""


def prefer_accounts(found: list[Scored]) -> None:
    """Put who has signed in before the browser beside it, where most rows name an account.

    Args:
        found: columns that may be the user; points are added to accounts.
    """
    for one in found:
        visitors = [other for other in found if names_most(one, other)]
        best = max((other.points for other in visitors), default=None)
        if best is not None and one.points < best + _BEFORE:
            why = _("most rows name it, and one person may have several {name}")
            one.add(best + _BEFORE - one.points, why.format(name=visitors[0].column.name))


def prefer_joined(found: list[Scored]) -> None:
    """Put the id that a tool gave to everybody before that of those who have signed in.

    A platform of customer data or of statistics gives one profile to all devices of a person: each
    account has one of these, and rows without an account have one as well.

    Args:
        found: columns that may be the user; points are added to ids of everybody.
    """
    for one in found:
        accounts = [other for other in found if joins_devices(one, other)]
        best = max(accounts, key=lambda other: other.points, default=None)
        if best is not None and one.points < best.points + _BEFORE:
            why = _("each {name} has one of it, and rows without {name} have one as well")
            one.add(best.points + _BEFORE - one.points, why.format(name=best.column.name))


def joins_devices(visitor: Scored, account: Scored) -> bool:
    """Whether a column of visitors names each of those who sign in by one value, and others too.

    Args:
        visitor: a column of visitors, signed in or not.
        account: a column of those who sign in.
    """
    if account.keyed or account.column.fill > visitor.column.fill - _LOST:
        return False  # what a table tells of accounts would be lost
    if _is_of_one_device(visitor) or not _are_both(account, visitor):
        return False
    both = zip(account.column.values, visitor.column.values, strict=True)
    rows = [(a, b) for a, b in both if a and b]
    pairs = set(rows)
    several = len(pairs) >= _PEOPLE and len(rows) >= _BACK * len(pairs)
    return several and go_one_to_one(pairs)


def _is_of_one_device(visitor: Scored) -> bool:
    """Whether an id stays on one device by what it is: who comes with another one gets another."""
    tokens = visitor.view.hint(visitor.column.key).tokens
    return (
        is_cookie(visitor.column)
        or not _ONE_DEVICE.isdisjoint(tokens)
        or any(hint(token).about("device") for token in tokens)
    )


def names_most(account: Scored, visitor: Scored) -> bool:
    """Whether an account is named in most rows, and the other column is of visitors only.

    Args:
        account: a column of those who sign in.
        visitor: another one.
    """
    filled = account.column.fill >= _MOST_ROWS
    return filled and _are_both(account, visitor) and _devices(account, visitor) <= _DEVICES


def is_named_rarely(visitor: Scored, account: Scored) -> bool:
    """Whether so few rows name an account that the visitor beside it is who comes back.

    Args:
        visitor: the column that is taken for the user.
        account: the next one.
    """
    return account.column.fill <= _FEW_ROWS and _are_both(account, visitor)


def is_either(visitor: Scored, account: Scored) -> bool:
    """Whether so many rows name an account that it may be meant, and so many do not that all may.

    Args:
        visitor: the column that is taken for the user.
        account: the next one.
    """
    some = _FEW_ROWS < account.column.fill < _MOST_ROWS
    return some and _are_both(account, visitor) and not joins_devices(visitor, account)


def told(one: Scored, other: Scored) -> str:
    """What one of two columns is where they are a visitor and an account; "" if they are not."""
    if _are_both(one, other):
        return _("a person who has signed in, who may have several {name}").format(
            name=other.column.name
        )
    if _are_both(other, one):
        return _(
            "a browser or a device, of whoever has signed in or not: one person may have several"
        )
    return ""


def _are_both(account: Scored, visitor: Scored) -> bool:
    """Whether one column is of accounts, and another of visitors, signed in or not.

    Visitors of a house are people themselves: the buyers of tickets are among them.
    """
    if account.view is not visitor.view or account.column is visitor.column or not account.named:
        return False
    if not account.view.hint(account.column.key).about("user"):
        return False  # another number of a tool, by which it is known
    if not persons.is_visitor(visitor) or persons.is_visitor(account) or visitor.keyed:
        return False
    return set(account.column.given).isdisjoint(visitor.column.given)


def _devices(account: Scored, visitor: Scored) -> float:
    """Visitors of an account, on average."""
    both = zip(account.column.values, visitor.column.values, strict=True)
    pairs = {(a, b) for a, b in both if a and b}
    return len(pairs) / max(1, len({a for a, __ in pairs}))
