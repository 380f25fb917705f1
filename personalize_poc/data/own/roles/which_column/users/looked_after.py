"""Whose contract or account it is, beside whoever looks after it: an adviser, a teacher, a clerk.

A bank writes the number of a depot to each order, and that of the adviser: recommendations are
meant for who holds the depot, whether or not a table has advisers. Where those who serve are alone
in the rows, as advisers are who take courses, nothing is said of them here.
"""

from __future__ import annotations

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.scored import Scored
from personalize_poc.data.own.roles.evidence.signs import NO_ID, is_lasting, is_title
from personalize_poc.data.own.roles.evidence.view import View, is_idlike
from personalize_poc.data.own.roles.words import contract_words, who_serves
from personalize_poc.data.own.roles.words.names import Hint
from personalize_poc.data.own.roles.words.telling_nothing import is_agent
from personalize_poc.language import _

_LEAST, _BACK = 20, 1.05
"""Fewest contracts, and rows of each on average."""
_MORE = 3
"""So many people for each of those who serve them, at least."""
_NAMED, _SERVES = 3.0, 5.0
"""Points for a number of contracts, and against those who serve who holds them."""


def prefer_holders(found: list[Scored]) -> None:
    """Let contracts stand for people beside those who serve, and take points from the latter.

    Args:
        found: columns that may be the user.
    """
    clear = any(_is_clear(one) for one in found)
    for one in found:
        if not clear and not one.named and (why := _why(one.view, one.column)):
            one.named = True
            one.add(_NAMED, why.format(name=one.column.name))
    people = [one for one in found if one.named and not _serves(one.view, one.column)]
    for one in found:
        many = any(other.column.distinct >= _MORE * one.column.distinct for other in people)
        if many and _serves(one.view, one.column):
            one.named = False
            one.add(-_SERVES)


def leave_out_advisers(found: list[Scored]) -> None:
    """Take points from those who look after contracts, as what was chosen.

    Args:
        found: columns that may be the item.
    """
    for one in found:
        view = one.view
        if who_serves.advises(view.hint(one.column.key)) and any(
            _is_contract_of(view, other, one.column) for other in view.columns
        ):
            one.add(-_NAMED)


def _is_clear(one: Scored) -> bool:
    """Whether a column is of customers by its name, who are more than those who serve."""
    said = one.view.hint(one.column.key)
    named = one.named and said.about("user", "card", "visitor")
    return bool(named) and one.column.distinct >= _LEAST and not _serves(one.view, one.column)


def _serves(view: View, column: ColumnProfile) -> bool:
    said = view.hint(column.key)
    if _is_called_contract(said) or is_agent(column):
        return False  # the account of an agent; what a browser says of itself
    return said.about("staff") or who_serves.is_called_so(said) or who_serves.advises(said)


def _is_called_contract(said: Hint) -> bool:
    """Whether a name is that of a contract or an account, and not of who manages it."""
    return contract_words.is_called_so(said) and not said.about("staff")


def _why(view: View, column: ColumnProfile) -> str:
    """Why a column is of people beside those who serve; "" if it is not."""
    if any(_is_contract_of(view, column, other) for other in view.columns):
        return _("“{name}” is a number of an account or contract, beside who looks after it")
    if any(_are_taught_by(view, column, other) for other in view.columns):
        return _("“{name}” is of the staff, beside the fewer who teach or serve them")
    return ""


def _are_taught_by(view: View, column: ColumnProfile, other: ColumnProfile) -> bool:
    """Whether a column is of employees, and another one of those who teach or treat them."""
    said = view.hint(column.key)
    if not (said.about("staff") and said.says("id")) or said.says(*NO_ID):
        return False
    taught = other is not column and who_serves.is_called_so(view.hint(other.key))
    return taught and not who_serves.is_called_so(said) and _are_many(view, column, other)


def _is_contract_of(view: View, column: ColumnProfile, other: ColumnProfile) -> bool:
    """Whether a column numbers contracts, and another one names who looks after them."""
    said = view.hint(column.key)
    if not _is_called_contract(said) or said.says(*NO_ID, "name", "type", "status"):
        return False
    if other is column or not _serves(view, other) or not is_idlike(column):
        return False
    if not _are_many(view, column, other):
        return False
    return not any(is_title(view, column, one) for one in view.told_by(column.key))


def _are_many(view: View, column: ColumnProfile, other: ColumnProfile) -> bool:
    """Whether values are far more than those who serve, and come back on other days.

    A contract whose lines are all of one day is a document, and nobody.
    """
    many = column.distinct >= max(_LEAST, _MORE * other.distinct) and column.repeats >= _BACK
    return many and is_lasting(view, column)
