"""Sales that a till has put aside and not taken yet: the tills of Lightspeed call them SAVED.

"Saved" beside other states may as well be what somebody likes.
Source: https://x-series-api.lightspeedhq.com, the states of a sale.
"""

from __future__ import annotations

from collections.abc import Iterable

from personalize_poc.data.own.roles.words.meanings import folded

_PARKED = frozenset(("saved", "parked"))
_TILL = frozenset(
    ("layby", "layby_closed", "onaccount", "onaccount_closed", "voided", "awaiting_dispatch",
     "awaiting_pickup", "dispatched", "dispatched_closed", "pickedup", "pickedup_closed")
)  # fmt: skip
_DONE = "closed"


def put_aside(states: Iterable[str]) -> tuple[str, ...]:
    """States of sales that were put aside, if all states are those of such a till; else none."""
    given = tuple(states)
    known = {folded(one) for one in given}
    if _DONE not in known or not known & _TILL or not known <= _PARKED | _TILL | {_DONE}:
        return ()
    return tuple(one for one in given if folded(one) in _PARKED)
