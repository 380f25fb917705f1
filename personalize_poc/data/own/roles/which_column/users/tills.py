"""Receipts of several tills or shops: each counts its own, and names who worked it, not who bought.

A number comes again in every shop, or every day, so that it looks like somebody who comes back.
Within one shop it rises with time. Who worked the till is the same in one receipt after another.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from personalize_poc.data.own import sql
from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.candidate import LEAST, Candidate
from personalize_poc.data.own.roles.evidence.scored import Scored
from personalize_poc.data.own.roles.which_column.times.time_forms import Form, whole_form
from personalize_poc.data.own.roles.which_column.users import receipts
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
_SAME, _BY_CHANCE = 0.6, 0.3
"""Share of receipts with the same person as the one before, and how far above chance, at least."""


@dataclass(frozen=True)
class _Counted:
    """What numbers do within a place.

    Attributes:
        rising: whether they are of one moment each and rise with time.
        same: share of numbers with the same person as the one before.
        chance: the share to be expected of people in no order.
    """

    rising: bool
    same: float
    chance: float


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
    if may and not _numbers_orders(best, rival):
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


def _without_users(connection: duckdb.DuckDBPyConnection, best: Candidate, form: Form) -> str:
    """Receipts of nobody, that all tills count together, or each place counts anew."""
    for number in _numbers(best):
        for place in (None, *_places(best, number)):
            for daily in (False, True) if place else (False,):
                if _counts(connection, best, form, number, place, daily).rising:
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
    for number in _numbers(best):
        for place in (None, *_places(best, number)):
            for daily in (False, True) if place else (False,):
                found = _counts(connection, best, form, number, place, daily, worker)
                if found.rising and found.same >= max(_SAME, found.chance + _BY_CHANCE):
                    return f"{_said(best, number, place, daily)} {_said_of(worker)}"
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
    connection: duckdb.DuckDBPyConnection,
    best: Candidate,
    form: Form,
    number: ColumnProfile,
    place: ColumnProfile | None,
    daily: bool,
    worker: ColumnProfile | None = None,
) -> _Counted:
    """What the numbers of receipts do within each place, or each place and day."""
    where = sql.trimmed(place.key) if place else "''"
    who = sql.trimmed(worker.key) if worker else "''"
    day = "floor(t / 86400)" if daily else "0"
    found = connection.execute(
        f"WITH r AS (SELECT {sql.trimmed(number.key)} AS v, {where} AS place, {who} AS w, "
        f"{receipts.moments(best, form)} AS t FROM {best.view.profile.table.name}), "
        f"e AS (SELECT place, {day} AS day, v, count(*) AS n, min(t) AS t, max(t) AS until, "
        "min(w) AS w FROM r WHERE v IS NOT NULL AND t IS NOT NULL GROUP BY ALL), "
        "numbered AS (SELECT *, TRY_CAST(regexp_extract(v, '([0-9]+)[^0-9]*$', 1) AS HUGEINT) "
        "AS number FROM e), "
        "s AS (SELECT *, lag(t) OVER next AS before, lag(w) OVER next AS previous FROM numbered "
        "WHERE number IS NOT NULL WINDOW next AS (PARTITION BY place, day ORDER BY number, v)), "
        "c AS (SELECT count(*) AS n, sum(count(*)) OVER (PARTITION BY place) AS whole FROM e "
        "GROUP BY place, w) "
        f"SELECT count(*) FILTER (n > 1), count(*) FILTER (n > 1 AND until - t <= {_WHILE}), "
        "count(before), count(*) FILTER (t >= before), count(*) FILTER (w = previous), "
        "(SELECT sum(n * n / whole) / sum(n) FROM c) FROM s"
    ).fetchone()
    several, at_once, steps, later, same, chance = found or (0, 0, 0, 0, 0, 0.0)
    short = several >= _FEWEST and at_once >= _ONE * several
    rising = short and later >= _ONE * steps > 0
    return _Counted(rising, same / max(steps, 1), float(chance or 0.0))


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
