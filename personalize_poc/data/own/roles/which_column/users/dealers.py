"""Dealers to whom a maker sells, beside the hospitals, schools and sites that their goods reach.

A dealer buys for many of them, and each of them has several dealers: nothing lies in the other.
Either may be whom goods are recommended to, and nothing but the names tells these from others of
whom an order has one each: the shops of a seller have customers, whom no word says to be reached
by a dealer. So it is with a teacher who works at several schools, or a doctor at several clinics,
where orders name both, and nobody else as the customer.
"""

from __future__ import annotations

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence import sure_links
from personalize_poc.data.own.roles.evidence.candidate import Candidate
from personalize_poc.data.own.roles.evidence.scored import Scored
from personalize_poc.data.own.roles.evidence.view import View, is_idlike
from personalize_poc.data.own.roles.which_column.users import firms
from personalize_poc.data.own.roles.words import (
    dealer_words,
    establishment_words,
    who_serves,
)
from personalize_poc.data.own.roles.words.names import hint, own_name

_LEAST, _GAPS = 20, 0.1
"""Fewest of either, and share of rows that may name none."""
_NESTED = 0.9
"""Share of rows of somebody with one of the other, from which on the one lies in the other."""
_OTHERS = ("staff", "category", "campaign", "session", "order")


def beside(candidate: Candidate, views: dict[str, View]) -> list[Scored]:
    """The dealers beside whom their goods reach, or the reverse; none if nothing is ordered.

    Args:
        candidate: the interactions.
        views: all tables by their labels.
    """
    best, item = candidate.roles["USER_ID"], candidate.roles["ITEM_ID"]
    view = best.view
    known = _tables(view, best.column, views)
    if not known or not firms.is_ordered(candidate):
        return []
    rest = [one for one in view.columns if one not in (best.column, item.column)]
    return [
        Scored(one, view)
        for one in rest
        if (tables := _tables(view, one, views) - known)
        and _may_be(view, one)
        and _are_dealt(_names(best.column, known), _names(one, tables))
        and _are_apart(view, best.column, one)
        and not _goes_with(item, view, one)
    ][:1]


def _tables(view: View, column: ColumnProfile, views: dict[str, View]) -> set[str]:
    """The tables whose keys the values of a column surely are, one row for each."""
    return {one.table for one in sure_links.of_column(view, column, views)}


def _names(column: ColumnProfile, tables: set[str]) -> tuple[str, ...]:
    return (column.name, *(own_name(one) for one in sorted(tables)))


def _may_be(view: View, column: ColumnProfile) -> bool:
    """Whether values name somebody in codes; a name beside a code is the same once more."""
    said = view.hint(column.key)
    named = said.says("name") or column.shape.kind in ("phrase", "text")
    thing = said.about("item") and not dealer_words.is_reached((column.name,))
    return is_idlike(column) and not (named or thing or said.about(*_OTHERS))


def _are_dealt(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether the names of one speak of dealers, and those of the other of whom they sell to.

    Or the one speaks of those who teach or treat people, and the other of where they do.
    """
    return any(
        (dealer_words.is_dealer(first) and dealer_words.is_reached(second))
        or (_serve(first) and any(map(establishment_words.says_so, second)))
        for first, second in ((one, other), (other, one))
    )


def _serve(names: tuple[str, ...]) -> bool:
    """Whether a name speaks of a profession in which people serve others."""
    return any(who_serves.is_called_so(hint(one)) for one in names)


def _are_apart(view: View, one: ColumnProfile, other: ColumnProfile) -> bool:
    """Whether there are some of both in nearly all rows, and neither lies in the other."""
    if min(one.distinct, other.distinct) < _LEAST or min(one.fill, other.fill) < 1 - _GAPS:
        return False
    return max(view.both_ways(one.key, other.key)) <= _NESTED


def _goes_with(item: Scored, view: View, column: ColumnProfile) -> bool:
    """Whether every item has one of them: the distributor of a film has it, and does not buy."""
    return item.view is view and view.goes_with(item.column.key, column.key) > _NESTED
