"""Sums by week or month, place and article: each row counts what many people did.

A pharmacy or a shop comes back as people do, and has one row for each article and week. What tells
it from a customer who orders each week: receipts are counted beside the pieces, or all places sell
the same mix of articles in large numbers, where people keep to their own few.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Sequence
from statistics import median

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence import selling_places
from personalize_poc.data.own.roles.evidence.candidate import Candidate
from personalize_poc.data.own.roles.evidence.contents import is_period
from personalize_poc.data.own.roles.evidence.scored import Scored
from personalize_poc.data.own.roles.evidence.view import View, is_idlike
from personalize_poc.data.own.roles.words import establishment_words, seller_places
from personalize_poc.language import _

_ROWS, _PERIODS, _PLACES, _THINGS = 200, 6, 300, 20
"""Rows and periods of a sample that a judgement needs, most places, and fewest articles."""
_AGAIN, _CODE = 1.3, 6
"""Rows of an article on average, and letters of a code whose name is silent, at least."""
_BACK = 50
"""Rows of a place on average, at least."""
_ONCE, _COUNTED = 0.995, 0.95
"""Share of rows that are the only ones of their place, article and period; and of those with no
more receipts than pieces."""
_MIX, _WEEKS, _LARGE = 0.75, 3, 5
"""Different articles of a place, of those that it had by chance if all sold the same; periods of a
place by which that is judged; and pieces of half of the rows, at least."""
_PEOPLE = ("user", "visitor", "card", "session", "device")


def is_nobody(view: View, user: Scored) -> bool:
    """Whether what would be the person is the place of such sums, or a number of them.

    Args:
        view: the table.
        user: of it, what fits a person best.
    """
    return not user.named and bool(_cells(view))


def told(view: View) -> str:
    """That rows are sums of weeks or months, and what to export; "" for others."""
    cells = _cells(view)
    if not cells:
        return ""
    return _(
        "In {label} every row is a sum for one {cells}: it counts what many people did, and no "
        "column says who. {name} (such as {example}) is where it was sold. Export the rows behind "
        "the sums (lines of receipts or orders), with the id of the customer, member or card, the "
        "id of the item and the time. If {name} is a customer who orders for itself, name it as "
        "USER_ID in a mapping.yaml."
    ).format(
        label=view.label,
        cells=" × ".join(one.name for one in cells),
        name=cells[0].name,
        example=cells[0].given[0],
    )


def larger(ranked: Sequence[Candidate]) -> Candidate | None:
    """The table of sums beside which the best table is a smaller one of what staff did; or None.

    Args:
        ranked: the tables as interactions, the best one first.
    """
    best = ranked[0]
    user = best.roles.get("USER_ID")
    said = user.view.hint(user.column.key) if user else None
    if said is None or said.about(*_PEOPLE) or not said.about("staff"):
        return None
    more = [one for one in ranked[1:] if one.view.profile.rows > best.view.profile.rows]
    return next((one for one in more if _cells(one.view)), None)


def _cells(view: View) -> tuple[ColumnProfile, ...]:
    """The place, the article and the period that each row has one of; () where rows are no sums."""
    period = next((one for one in view.columns if _is_period(one)), None)
    if period is None or view.profile.rows < _ROWS:
        return ()
    places = [one for one in view.columns if _is_place(view, one)]
    pieces = [one for one in view.columns if _is_number(one) and _says(view, one, "quantity")]
    if not places or not pieces or any(_is_customer(view, one, pieces[0]) for one in view.columns):
        return ()
    if seller_places.are_supplied(" ".join([view.label, *(one.name for one in view.columns)])):
        return ()
    for place in places:
        for thing in view.columns:
            if thing is place or not _is_thing(view, thing):
                continue
            rows = list(zip(place.values, thing.values, period.values, strict=True))
            sums = len(set(rows)) >= _ONCE * len(rows) and _are_many(view, rows, pieces[0])
            if sums:
                return place, thing, period
    return ()


def _are_many(view: View, rows: Sequence[tuple[str, str, str]], pieces: ColumnProfile) -> bool:
    """Whether rows are of many people: receipts are counted, or all places sell the same a lot."""
    if any(_counts_receipts(view, one, pieces) for one in view.columns):
        return True
    given = [one for one in pieces.numbers if one is not None]
    return bool(given) and median(given) >= _LARGE and _is_one_mix(rows)


def _is_one_mix(rows: Sequence[tuple[str, str, str]]) -> bool:
    """Whether places have as many different articles as if each row were drawn from all."""
    shares = Counter(thing for __, thing, ___ in rows)
    had: dict[str, list[str]] = defaultdict(list)
    for place, thing, __ in rows:
        had[place].append(thing)
    if len({(place, when) for place, __, when in rows}) < _WEEKS * len(had):
        return False
    there = sum(len(set(things)) for things in had.values())
    sizes = Counter(len(things) for things in had.values())
    chance = sum(
        many * sum(1 - (1 - count / len(rows)) ** size for count in shares.values())
        for size, many in sizes.items()
    )
    return there >= _MIX * chance


def _is_period(column: ColumnProfile) -> bool:
    """Whether values are months, days of one weekday, or days that begin or end months."""
    if is_period(column):
        return column.distinct >= _PERIODS
    moment = column.moment
    if moment is None or moment.weak or moment.resolution != "day" or column.distinct < _PERIODS:
        return False
    epoch = dt.date(1970, 1, 1)
    days = {epoch + dt.timedelta(seconds=one) for one in set(moment.seconds) if one is not None}
    first = all(one.day == 1 for one in days)
    last = all((one + dt.timedelta(days=1)).day == 1 for one in days)
    return len(days) >= _PERIODS and (first or last or len({one.weekday() for one in days}) == 1)


def _is_place(view: View, column: ColumnProfile) -> bool:
    """Whether a column has places that sell or serve, few of them with many rows each."""
    few = 1 < column.distinct <= _PLACES and column.repeats >= _BACK and not column.moment
    called = (
        view.hint(column.key).about("vendor")
        or establishment_words.says_so(column.name)
        or selling_places.are_listed(view, column)
    )
    return few and called and is_idlike(column)


def _is_thing(view: View, column: ColumnProfile) -> bool:
    """Whether a column may name what was sold."""
    if column.distinct < _THINGS or column.repeats <= _AGAIN or not is_idlike(column):
        return False
    said = view.hint(column.key)
    coded = column.shape.kind in ("integer", "code") and column.mean_length >= _CODE
    coded = coded and column.key not in view.measures
    return said.about("item") or (coded and not said.says("price", "amount", "quantity"))


def _is_customer(view: View, column: ColumnProfile, pieces: ColumnProfile) -> bool:
    """Whether a column may name people, or what one of them bought at once."""
    if column.distinct <= 1 or column.shape.kind == "decimal":
        return False
    said = view.hint(column.key)
    if column.shape.kind in ("email", "phone") or said.about(*_PEOPLE):
        return True
    amount = said.says("price", "amount", "quantity")
    return said.about("order") and not amount and not _counts_receipts(view, column, pieces)


def _counts_receipts(view: View, column: ColumnProfile, pieces: ColumnProfile) -> bool:
    """Whether numbers that are called receipts are never more than pieces, as no ids are."""
    if column is pieces or not _is_number(column) or not view.hint(column.key).about("order"):
        return False
    if _says(view, column, "price", "amount", "quantity", "id"):
        return False
    pairs = [
        (a, b)
        for a, b in zip(column.numbers, pieces.numbers, strict=True)
        if a is not None and b is not None
    ]
    return bool(pairs) and sum(a <= b for a, b in pairs) >= _COUNTED * len(pairs)


def _is_number(column: ColumnProfile) -> bool:
    return column.shape.kind == "integer" and not column.moment and column.distinct > 1


def _says(view: View, column: ColumnProfile, *attributes: str) -> bool:
    return view.hint(column.key).says(*attributes)
