"""People at work to whom customers come back, also when something else is done for them.

A house that sends whoever is free sends anybody who does what was asked for at that place. Where a
customer has one thing done and on another day something else, and the same one did both far more
often than chance would have it, the customer has asked for them.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.signs import SURE, is_coarser, is_one_for_each
from personalize_poc.data.own.roles.evidence.view import Link, View

_PAIRS, _TIMES = 200, 2.0
"""Fewest pairs of rows, and times as many with the same one as by chance."""
_SHARE, _FIXED = 0.1, 0.8
"""Share of pairs with the same one, and share of those whose customers never had another one."""
_OF_GROUP = 4
"""So many of them on average who have something in common, at least."""
_DAY = 10
"""Letters of a day: what is done at once is done by one of them anyway."""


@dataclass(frozen=True)
class _Row:
    """One thing that was done.

    Attributes:
        whom: it was done for.
        what: was done.
        where: it was done.
        by: who did it.
        visit: values that rows of one visit share.
    """

    whom: str
    what: str
    where: str
    by: str
    visit: tuple[str, ...]


def is_one(
    view: View, link: Link, there: View, *, people: ColumnProfile, things: ColumnProfile
) -> bool:
    """Whether customers come back to those of a column for different things.

    Args:
        view: the table.
        link: from those who serve to the table that lists them.
        there: that table; it may say where each of them works, as the rows may.
        people: the column of customers.
        things: the column of what is done.
    """
    column = view.column(link.key)
    places = [
        one.values
        for one in view.columns
        if is_coarser(view, column, one) or is_one_for_each(column, one)
    ]
    places += _groups(column, link, there)
    three = (people, things, column)
    return all(_come_back(_rows(view, three, place)) for place in (places or [things.values]))


def _groups(column: ColumnProfile, link: Link, there: View) -> list[tuple[str, ...]]:
    """What their table says of several of them alike, for each row: the branch where they work."""
    key = there.column(link.there)
    found = []
    for one in there.columns:
        if one is not key and 1 < one.distinct <= key.distinct / _OF_GROUP:
            known = dict(zip(key.values, one.values, strict=True))
            found.append(tuple(known.get(value, "") for value in column.values))
    return found


def _rows(
    view: View,
    three: tuple[ColumnProfile, ColumnProfile, ColumnProfile],
    place: tuple[str, ...],
) -> list[_Row]:
    people, things, column = three
    told = [one.values for one in view.columns if one.key in (view.documents or ())]
    told += [
        tuple(value[:_DAY] for value in one.values)
        for one in view.columns
        if one.moment and view.goes_with(people.key, one.key) < SURE
    ]
    visits = zip(*told, strict=True) if told else ((),) * len(column.values)
    rows = zip(people.values, things.values, place, column.values, visits, strict=True)
    return [_Row(*one) for one in rows if all(one[:4])]


def _come_back(rows: list[_Row]) -> bool:
    """Whether the same one did different things for somebody, more often than by chance."""
    done: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for row in rows:
        done[row.what, row.where][row.by] += 1
    pairs, same, chance = 0, 0, 0.0
    for one, other in _pairs(rows):
        pairs += 1
        same += one.by == other.by
        chance += _alike(done[one.what, one.where], done[other.what, other.where])
    often = max(_SHARE * pairs, _TIMES * chance) <= same < _FIXED * pairs
    return often and pairs >= _PAIRS


def _pairs(rows: list[_Row]) -> Iterator[tuple[_Row, _Row]]:
    """Rows that follow each other for one customer, of different things in different visits."""
    last: dict[str, _Row] = {}
    for row in rows:
        before = last.get(row.whom)
        last[row.whom] = row
        if before is None or before.what == row.what:
            continue
        if not any(a == b for a, b in zip(before.visit, row.visit, strict=True)):
            yield before, row


def _alike(one: Counter[str], other: Counter[str]) -> float:
    """How likely the same one did both, if anybody did who does such things."""
    both = sum(n * other[by] for by, n in one.items())
    return both / (one.total() * other.total())
