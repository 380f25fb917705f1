"""What a line of an order names by its code, its title and its price, beside whoever ordered it.

Words for goods are without number: workbooks, spare parts, seedlings. The line itself tells what
was ordered, as each code has one title, called as it is, and one price. Academies and teachers who
order have codes too, and tables of their own with what they are called; but no price.
"""

from __future__ import annotations

from itertools import takewhile

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.signs import SURE, is_title
from personalize_poc.data.own.roles.evidence.view import View, is_idlike
from personalize_poc.data.own.roles.which_column.points import services
from personalize_poc.data.own.roles.words.names import Hint, hint

_LEAST, _BACK, _FILL = 20, 2.0, 0.9
"""Fewest things, rows of each, and share of rows that have one."""
_PRICES, _FREE = 5, 0.5
"""Fewest prices, and how sure it is at most that whoever ordered goes with one, or with a thing."""
_LETTERS = 2
"""Letters that two names begin with in scripts without blanks, at least, where they are alike."""


def is_one(view: View, column: ColumnProfile) -> bool:
    """Whether a column has codes of what was ordered, by the title and the price of each.

    Args:
        view: the table.
        column: of it.
    """
    said = view.hint(column.key)
    if not said.says("id") or said.entities or services.serves(view, column):
        return False
    if column.distinct < _LEAST or column.repeats < _BACK or column.fill < _FILL:
        return False
    told = view.told_by(column.key)
    titled = any(_is_title(view, column, one) for one in told)
    return titled and any(
        _is_price(view, column, one) and _is_ordered_by_others(view, column, one) for one in told
    )


def _is_title(view: View, column: ColumnProfile, other: ColumnProfile) -> bool:
    """Whether each code has a title which is called as the code is."""
    alike = _are_alike(view.hint(column.key), view.hint(other.key))
    return alike and is_title(view, column, other) and view.goes_with(column.key, other.key) > SURE


def _are_alike(here: Hint, there: Hint) -> bool:
    """Whether two names have a word in common that says of what they are: "book_no", "book_name".

    In scripts without blanks both begin with it: "교재코드" and "교재명".
    """
    if any(not hint(one).attributes for one in set(here.tokens) & set(there.tokens)):
        return True
    letters = zip("".join(here.tokens), "".join(there.tokens), strict=False)
    begin = "".join(one for one, __ in takewhile(lambda both: both[0] == both[1], letters))
    return not begin.isascii() and len(begin) >= _LETTERS and not hint(begin).attributes


def _is_price(view: View, column: ColumnProfile, other: ColumnProfile) -> bool:
    """Whether each code has one price, and there are several."""
    amounts = view.hint(other.key).says("price") and any(other.numbers)
    return amounts and other.distinct >= _PRICES and view.goes_with(column.key, other.key) > SURE


def _is_ordered_by_others(view: View, column: ColumnProfile, price: ColumnProfile) -> bool:
    """Whether others have a table of their own, and order now this and now that."""
    return any(
        link.key != column.key
        and link.share > SURE
        and not link.form
        and is_idlike(view.column(link.key))
        and view.column(link.key).distinct >= _LEAST
        and view.goes_with(link.key, price.key) < _FREE
        and max(view.both_ways(link.key, column.key)) < _FREE
        for link in view.links
    )
