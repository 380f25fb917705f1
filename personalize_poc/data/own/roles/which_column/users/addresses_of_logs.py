"""The address of who asked, in the log of a web server in which nobody is signed in.

An address is no person: a family or an office has one, and a telephone has many. Without a name it
is the nearest that a log has, and whether it will do is asked.
"""

from __future__ import annotations

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.scored import Scored
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.words.telling_nothing import is_agent
from personalize_poc.data.own.tables import WEB_LOG
from personalize_poc.language import _

_HOST, _USER = "host", "user"
"""Columns of a log: the address, and the name of who is signed in."""
_FEWEST, _SIGNED_IN = 5, 0.02
"""Different addresses, and the share of requests with a name from which on that is the person."""


def is_one(view: View, column: ColumnProfile) -> bool:
    """Whether a column holds addresses that stand for people, as nobody is signed in."""
    if column.name != _HOST or column.distinct < _FEWEST or not is_log(view):
        return False
    return all(one.fill <= _SIGNED_IN for one in view.columns if one.name == _USER)


def is_log(view: View) -> bool:
    """Whether a table is the log of a web server."""
    return all(part.format == WEB_LOG for part in view.profile.table.parts)


def prefer(found: list[Scored]) -> None:
    """Take the address rather than what else a log has of every request, such as its size.

    Args:
        found: columns that may be the user; one that is called a person, or is a key, comes first.
    """
    address = next((one for one in found if is_one(one.view, one.column)), None)
    if address is None:
        return
    others = [one for one in found if one is not address]
    nobody = [
        one
        for one in others
        if is_agent(one.column) or not (one.named or one.told or one.keyed or one.link)
    ]
    for one in nobody:
        one.add(-3.0)
    if len(nobody) < len(others):
        address.add(-3.0)
    else:
        address.add(0.5, _("nobody is signed in: an address is the nearest to a person in a log"))
