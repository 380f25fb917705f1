"""Orders that are closed: in Magento and Adobe Commerce all of their money was given back.

Their states are spelled so nowhere else. In other words "closed" beside "complete" may as well say
that nothing is left to do, so that a person has to know.
Source: https://github.com/magento/magento2, Sales/Model/Order: STATE_CLOSED.
"""

from __future__ import annotations

from collections.abc import Iterable

from personalize_poc.data.own.roles.words.meanings import folded

_CLOSED = "closed"
_MAGENTO = frozenset(
    ("new", "pending", "pending_payment", "processing", "complete", "closed", "canceled", "holded",
     "payment_review", "fraud", "pending_paypal", "paypal_reversed", "paypal_canceled_reversal")
)  # fmt: skip
_SURE = frozenset(("complete", "canceled", _CLOSED))
"""States that are there, all of them, if they are those of Magento."""
_DONE = frozenset(("complete", "completed", "delivered", "fulfilled", "shipped"))


def refunded(states: Iterable[str]) -> tuple[str, ...]:
    """The state of orders whose money was given back, if states are those of Magento; else none."""
    given = tuple(states)
    if not (_SURE <= set(given) <= _MAGENTO):
        return ()
    return (_CLOSED,)


def doubtful(states: Iterable[str]) -> tuple[str, ...]:
    """States "closed" beside one that says that all is done: of some the money was given back."""
    given = tuple(states)
    if _DONE.isdisjoint(map(folded, given)):
        return ()
    return tuple(one for one in given if folded(one) == _CLOSED)
