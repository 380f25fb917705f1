"""Types of orders that say how somebody ordered or paid: "Free Order", "Phone order", ネット注文.

"Order" is a word for what happened, and all rows of such a table are orders. A type that holds
something else that people do, such as a rental or a return, tells kinds of events apart.
"""

from __future__ import annotations

from collections.abc import Iterable

from personalize_poc.data.own.roles.words import circumstances, undoing
from personalize_poc.data.own.roles.words.meanings import (
    folded,
    is_event,
    is_negative,
    is_state,
    stems,
)
from personalize_poc.data.own.roles.words.names import Hint, hint

_TYPES = ("区分", "種別", "区別", "方法", "方式", "구분", "방법", "방식")
"""How words for a kind or a way end in scripts without blanks between words."""


def are_in(said: Hint, values: Iterable[str]) -> bool:
    """Whether a type of orders has no values but ways of ordering, and words of no event.

    One of them has to speak of an order, or be a known way: 매수 and 매도 are what was traded.

    Args:
        said: what the name of the column speaks of.
        values: of the column.
    """
    typed = said.says("type") or any(one.endswith(_TYPES) for one in said.tokens)
    if not (said.about("order") and typed) or said.about("event"):
        return False
    given = tuple(values)
    told = any(hint(value).about("order") or circumstances.is_one(value) for value in given)
    return told and all(_is_way(value) for value in given)


def _is_way(value: str) -> bool:
    if is_negative(value) or undoing.undoes(value):
        return False
    if not is_event(value):
        return True
    tokens = folded(value).split("_")
    if len(tokens) == 1:  # in scripts without blanks the word for an order stands at the end
        return folded(value) not in stems("EVENTS") and hint(value).about("order")
    return not any(is_event(one) and not (is_state(one) or hint(one).about("order"))
                   for one in tokens)  # fmt: skip
