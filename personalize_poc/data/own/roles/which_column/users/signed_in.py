"""Who has signed in, beside the browser or the device of a visitor: which of both is the person.

One person has a browser at home and an app on the way: the id of those who sign in has all that
they did. Where nearly all rows name it, it is the person; where few do, the visitor is; between
them somebody has to know which of the two is meant.
"""

from __future__ import annotations

from personalize_poc.data.own.roles.evidence.scored import Scored
from personalize_poc.data.own.roles.which_column.users import persons
from personalize_poc.language import _

_MOST_ROWS = 0.8
"""Share of rows with a user from which on little is won by an id that all rows have."""
_FEW_ROWS = 0.5
"""The same up to which most would be lost with those who did not sign in."""
_DEVICES = 10.0
"""Browsers and devices of a person, on average, at most; more are those of a firm's people."""
_BEFORE = 1.5
"""Points by which an account comes before a visitor."""


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
    return some and _are_both(account, visitor)


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
