"""E-mail addresses that name guests as well, who have no number as a customer.

A shop has the address of everybody who orders, and a number for those who made an account: 0, or
nothing, stands in the orders of the others. They come back like all others, by the same address.
"""

from __future__ import annotations

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.pairs import go_one_to_one
from personalize_poc.data.own.roles.evidence.scored import Scored
from personalize_poc.data.own.roles.evidence.view import View, is_idlike
from personalize_poc.data.own.roles.which_column.nobody.absent import is_nobody
from personalize_poc.data.words import Share
from personalize_poc.language import _

_GUESTS, _MOST = 0.1, 0.9
"""Share of the rows of guests, from which on they are worth more than a number that never changes;
and up to which those with a number are enough to tell that addresses go with numbers."""
_FILLED = 0.98
_LEAST = 20
"""Fewest pairs of a number and an address."""
_PEOPLE, _AGAIN = 10, 1.1
"""Fewest addresses of guests, and orders of each: addresses that are new each time name orders."""
_BEFORE = 1.0
"""Points by which the address then comes before the number."""


def prefer(found: list[Scored]) -> None:
    """Put addresses of everybody before numbers that guests do not have.

    Where another table has the people by their numbers, what it knows of them is worth more.

    Args:
        found: columns that may be the user; points are added to those of addresses.
    """
    numbers = [one for one in found if _is_number(one)]
    for mail in found:
        if mail.column.shape.kind != "email" or not mail.named or mail.column.fill < _FILLED:
            continue
        for number in numbers:
            guests = _guests(number, mail)
            if guests and number.points + _BEFORE > mail.points:
                why = _("it names guests as well, who have no {name} in {share:.0%} of the rows")
                why = why.format(name=number.column.name, share=Share(guests))
                mail.add(number.points + _BEFORE - mail.points, why)


def _is_number(one: Scored) -> bool:
    said = one.view.hint(one.column.key)
    number = said.says("id") and said.about("user") and not said.says("email", "phone", "name")
    return number and one.named and not one.keyed and one.column.shape.kind != "email"


def _guests(number: Scored, mail: Scored) -> float:
    """Share of the rows of guests who come back by their addresses; 0 where it is not so."""
    rows = list(zip(number.column.values, mail.column.values, strict=True))
    guests = [b for a, b in rows if b and (not a or is_nobody(a))]
    signed = {(a, b.casefold()) for a, b in rows if a and b and not is_nobody(a)}
    share = len(guests) / max(1, len(rows))
    one_to_one = len(signed) >= _LEAST and go_one_to_one(signed)
    people = len({one.casefold() for one in guests})
    back = people >= _PEOPLE and _orders(number, mail) >= _AGAIN * people
    return share if _GUESTS <= share <= _MOST and one_to_one and back else 0.0


def _orders(number: Scored, mail: Scored) -> int:
    """Orders of guests, each with one address; rows where nothing says which order they are of."""
    view = mail.view
    numbered = [one for one in view.columns if _numbers_orders(view, one)]
    orders = [one.values for one in numbered]
    rows = zip(number.column.values, mail.column.values, *orders, strict=True)
    guests = [(b.casefold(), *rest) for a, b, *rest in rows if b and (not a or is_nobody(a))]
    return len(set(guests)) if orders else len(guests)


def _numbers_orders(view: View, column: ColumnProfile) -> bool:
    said = view.hint(column.key)
    called = said.about("order") and not said.about("user", "item") and not column.moment
    return column.key in (view.documents or ()) or (called and is_idlike(column))
