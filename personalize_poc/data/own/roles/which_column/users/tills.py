"""Receipts of several tills or shops: each counts its own, and names who worked it, not who bought.

A number comes again in every shop, or every day, so that it looks like somebody who comes back.
Within one shop it rises with time. Who worked the till is the same in one receipt after another.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.candidate import LEAST, Candidate
from personalize_poc.data.own.roles.evidence.scored import Scored
from personalize_poc.data.own.roles.evidence.signs import SURE
from personalize_poc.data.own.roles.which_column.times.time_forms import Form, whole_form
from personalize_poc.data.own.roles.which_column.users import of_staff, receipt_numbers, receipts
from personalize_poc.data.own.roles.which_column.users.receipt_numbers import Counted
from personalize_poc.language import _

if TYPE_CHECKING:
    import duckdb

_FEWEST = 20
"""Numbers with several rows by which it is judged."""
_ONE = 0.97
"""Share of the numbers whose rows are of one moment, and of those later than the one before."""
_WHILE = 900
"""Seconds in which the lines of a receipt are rung up, at most."""
_PLACES = 100
"""Different shops or tills, at most."""
_WORKERS = 300
"""Different people who work tills, at most."""
_SERVED = 5
"""Receipts of a day and worker from which on those who work there are not those who buy."""
_SAME, _BY_CHANCE = 0.6, 0.3
"""Share of receipts with the same person as the one before, and how far above chance, at least."""


def told(connection: duckdb.DuckDBPyConnection, ranked: list[Candidate]) -> str:
    """That the best table has receipts and no people, and what to export; "" for others.

    Args:
        connection: to the tables.
        ranked: the tables as interactions, the best one first.
    """
    best = ranked[0]
    if not receipts.may_lack_people(ranked):
        return ""
    user, rival = best.roles.get("USER_ID"), best.rivals.get("USER_ID")
    may = rival is not None and rival.points >= LEAST["USER_ID"]
    if may and not (_numbers_orders(best, rival) or _names_same(user, rival)):
        return ""
    form = whole_form(connection, best.roles["TIMESTAMP"].view, best.roles["TIMESTAMP"].column)
    if form.resolution == "day" and form.time_of_day is None:
        return ""
    if user is None or _numbers_orders(best, user):
        return _without_users(connection, best, form)
    return _with_workers(connection, best, form, user)


def _numbers_orders(best: Candidate, user: Scored | None) -> bool:
    """Whether what fits a person is the number of an order by its name, or there is none."""
    if user is None:
        return True
    told_of = user.named or user.told or user.keyed or user.link is not None
    return not told_of and receipts.is_called(best.view, user.column)


def _names_same(user: Scored | None, rival: Scored | None) -> bool:
    """Whether two columns name the same people: the number and the name of a cashier."""
    if user is None or rival is None or user.view is not rival.view or user.link or rival.link:
        return False
    return user.view.goes_with(user.column.key, rival.column.key) >= SURE


def _without_users(connection: duckdb.DuckDBPyConnection, best: Candidate, form: Form) -> str:
    """Receipts of nobody, that all tills count together, or each place counts anew."""
    for number in _numbers(best):
        places = _places(best, number)
        rows = receipt_numbers.read(connection, best, form, number, places)
        for place, daily, counted in _counts(rows, places):
            if _rises(counted):
                return _said(best, number, place, daily)
    return ""


def _with_workers(
    connection: duckdb.DuckDBPyConnection, best: Candidate, form: Form, user: Scored
) -> str:
    """Receipts of people who worked the tills, where they fit a person best."""
    worker = user.column
    own = user.view is best.view and user.link is None
    if not own or not 1 < worker.distinct <= _WORKERS:
        return ""
    staff = of_staff.are_in(best.view, worker.key) or of_staff.are_listed(best.view, worker.key)
    for number in _numbers(best):
        places = _places(best, number)
        rows = receipt_numbers.read(connection, best, form, number, places, worker)
        many = _SERVED * rows.shifts() if staff else None
        for place, daily, counted in _counts(rows, places):
            if not _rises(counted):
                continue
            if counted.same >= max(_SAME, counted.chance + _BY_CHANCE):
                return f"{_said(best, number, place, daily)} {_said_of(worker)}"
            if many is not None and counted.receipts >= many:
                return f"{_said(best, number, place, daily)} {_said_of_staff(worker)}"
    return ""


def _numbers(best: Candidate) -> list[ColumnProfile]:
    """Columns that number receipts by their names; one of few values numbers something else."""
    view, user = best.view, best.roles.get("USER_ID")
    found = [one for one in view.columns if receipts.may_be_of_receipts(best, one)]
    if user is not None and user.view is view and _numbers_orders(best, user):
        found.insert(0, user.column)
    return [one for one in found if receipts.is_called(view, one) and one.distinct >= _FEWEST]


def _places(best: Candidate, number: ColumnProfile) -> list[ColumnProfile]:
    """Columns of a few values in every row, such as shops; those that are called so come first."""
    view, taken = best.view, best.taken(best.view)
    few = [
        one
        for one in view.columns
        if 1 < one.distinct <= _PLACES
        and one.filled == one.rows
        and one.moment is None
        and one is not number
        and one.key not in taken | set(view.measures)
    ]
    return sorted(few, key=lambda one: not view.hint(one.key).about("vendor"))


def _counts(
    rows: receipt_numbers.Rows, places: list[ColumnProfile]
) -> Iterator[tuple[ColumnProfile | None, bool, Counted]]:
    """What numbers do where all tills count together, and where each place counts anew.

    Yields:
        The place, whether each of its days counts anew, and what was counted.
    """
    yield None, False, rows.within(None, seconds=_WHILE)
    for place in places:
        for daily in (False, True):
            yield place, daily, rows.within(place.key, daily=daily, seconds=_WHILE)


def _rises(counted: Counted) -> bool:
    """Whether numbers are of one moment each and rise with time."""
    short = counted.several >= _FEWEST and counted.at_once >= _ONE * counted.several
    return short and counted.later >= _ONE * counted.steps > 0


def _said(best: Candidate, number: ColumnProfile, place: ColumnProfile | None, daily: bool) -> str:
    """That a column numbers the receipts of each place, and what to export."""
    if place is None:
        return receipts.said(best, number)
    counted = [place.name, *([best.roles["TIMESTAMP"].column.name] if daily else [])]
    return _(
        "{label} names nobody: {name} (such as {example}) is the number of a receipt or an order, "
        "counted anew for each {places}, and none comes back later, so that nobody has a history "
        "to learn from. Export the id of the customer, member or card with each of them. Without "
        "such an id, what is bought together can still be learned: make one column of {columns}, "
        "name it as USER_ID in mapping.yaml, and train similar items alone."
    ).format(
        label=best.view.label,
        name=number.name,
        example=number.given[0],
        places=_(" and ").join(counted),
        columns=_(" and ").join([*counted, number.name]),
    )


def _said_of(worker: ColumnProfile) -> str:
    return _(
        "{name} (such as {example}) is who worked the till: it is the same in one receipt after "
        "another."
    ).format(name=worker.name, example=worker.given[0])


def _said_of_staff(worker: ColumnProfile) -> str:
    return _(
        "{name} (such as {example}) is who worked the till, by its name or by a list of those who "
        "work there; nobody buys so often a day."
    ).format(name=worker.name, example=worker.given[0])
