"""Receipts without customers: what fits a person best is the number of what was bought at once.

All rows of a receipt, an order or a trip are of one moment, and its number never comes back: nobody
has a history. A visit lasts, and who bought once is called a customer; both may stand for people.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.candidate import LEAST, Candidate
from personalize_poc.data.own.roles.evidence.signs import SURE
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.which_column.times.time_forms import whole_form
from personalize_poc.data.own.roles.which_column.users import receipt_numbers
from personalize_poc.data.own.roles.which_table import bought_in
from personalize_poc.language import _

if TYPE_CHECKING:
    import duckdb

_FEWEST = 20
"""Numbers with several rows by which it is judged."""
_ONE = 0.97
"""Share of them whose rows all have one time, and of all that are later than the number before."""
_PEOPLE = ("user", "visitor", "card", "session", "device")
_OR_VOUCHERS = frozenset(("cupom", "cupons"))
"""Words for a receipt, and for what takes something off its sum, which few receipts have."""


def told(connection: duckdb.DuckDBPyConnection, ranked: list[Candidate]) -> str:
    """That the best table has receipts and no people, and what to export; "" for others.

    Args:
        connection: to the tables.
        ranked: the tables as interactions, the best one first.
    """
    best = ranked[0]
    if not may_lack_people(ranked):
        return ""
    for column in _numbers(best):
        if _are_moments(connection, best, column):
            return said(best, column)
    return ""


def may_lack_people(ranked: list[Candidate]) -> bool:
    """Whether the best table says what was chosen and when, and no other one has people as well."""
    best = ranked[0]
    time = best.roles.get("TIMESTAMP")
    known = "ITEM_ID" in best.roles and time is not None and not time.link
    if not known or best.is_counted or any(one.is_complete for one in ranked[1:]):
        return False
    # those are orders to suppliers, which is said of them
    return not any(map(bought_in.told, (one.view for one in ranked)))


def said(best: Candidate, column: ColumnProfile) -> str:
    """That a column numbers receipts, and what to export."""
    return _(
        "{label} names nobody: {name} (such as {example}) is the number of a receipt or an "
        "order, whose rows are all of one moment, and none comes back later, so that "
        "nobody has a history to learn from. Export the id of the customer, member or card "
        "with each of them. Without such an id, what is bought together can still be "
        "learned: name {name} as USER_ID in mapping.yaml, and train similar items alone."
    ).format(label=best.view.label, name=column.name, example=column.given[0])


def _numbers(best: Candidate) -> list[ColumnProfile]:
    """Columns that may number receipts: what fits a person best, or else orders and documents."""
    user, rival = best.roles.get("USER_ID"), best.rivals.get("USER_ID")
    if user is None:
        return [one for one in best.view.columns if may_be_of_receipts(best, one)]
    beside = rival is not None and rival.points >= LEAST["USER_ID"]
    known = user.named or user.told or user.keyed or user.link is not None
    return [] if beside or known or _is_of_people(user.view, user.column) else [user.column]


def may_be_of_receipts(best: Candidate, column: ColumnProfile) -> bool:
    """Whether a column may number orders or documents, by its name or what goes with it."""
    view = best.view
    may = is_called(view, column) or column.key in (view.documents or ())
    timed = column.moment is not None and not column.moment.weak
    taken = column.key in best.taken(view)
    return may and not timed and not taken and not _is_of_people(view, column)


def is_called(view: View, column: ColumnProfile) -> bool:
    """Whether a column is called an order or a receipt, and not the address to which it goes."""
    said = view.hint(column.key)
    if said.about("order"):
        return not said.says("place")
    many = column.shape.kind == "integer" and column.fill > SURE and column.distinct >= _FEWEST
    return many and not _OR_VOUCHERS.isdisjoint(said.tokens)


def _is_of_people(view: View, column: ColumnProfile) -> bool:
    return view.hint(column.key).about(*_PEOPLE)


def _are_moments(
    connection: duckdb.DuckDBPyConnection, best: Candidate, column: ColumnProfile
) -> bool:
    """Whether each number is of one moment; where its name is silent, numbers rise with time."""
    time = best.roles["TIMESTAMP"]
    form = whole_form(connection, time.view, time.column)
    called = is_called(best.view, column)
    if form.resolution == "day" and not called:
        return False
    counted = receipt_numbers.read(connection, best, form, column).within(None)
    if counted.several < _FEWEST or counted.at_once < _ONE * counted.several:
        return False
    rises = counted.later >= _ONE * counted.steps > 0
    return rises or (called and form.resolution != "day")
