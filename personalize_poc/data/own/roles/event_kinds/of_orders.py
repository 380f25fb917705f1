"""Columns that say something of an order and not of its lines: how it was paid for, sent, found."""

from __future__ import annotations

from collections import defaultdict

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.links import documents
from personalize_poc.data.own.roles.words.meanings import folded, is_event, is_negative, stems

_ONE = 0.97
"""Share of orders of several lines, from which on all lines of an order are said to agree."""
_USUAL = 0.95
"""The probability that two rows agree anyway, from which on nothing is learnt from orders."""
_FILLED = 0.95
_FEWEST = 10
_MOSTLY = 0.7
"""Share of values that are words of events, from which on a column of that name holds events."""


def is_circumstance(view: View, column: ColumnProfile, counts: dict[str, int]) -> bool:
    """Whether a column that has words of events in it only says of what kind an order was.

    "Shopify Payments" and "PayPal" are ways to pay: every order has one of them, on all its lines
    or on its first. An order that was returned is another matter, and so is a column of which
    every value is the name of an event.

    Args:
        view: the table.
        column: which.
        counts: value -> rows.
    """
    if any(is_negative(value) for value in counts):
        return False
    known = [value for value in counts if is_event(value)]
    named = view.hint(column.key).about("event") and len(known) > _MOSTLY * len(counts)
    if named or all(folded(value) in stems("EVENTS") for value in counts):
        return False
    return column.chance < _USUAL and any(
        _agrees(order, column) for order in documents.of(view) if order is not column
    )


def is_on_one_line(view: View, column: ColumnProfile) -> bool:
    """Whether a column has a value on one line of each order of several, and on no other."""
    if column.fill > _FILLED:
        return False
    for order in documents.of(view):
        given: dict[str, list[bool]] = defaultdict(list)
        for number, value in zip(order.values, column.values, strict=True):
            if number:
                given[number].append(bool(value))
        several = [lines for lines in given.values() if len(lines) > 1]
        once = sum(sum(lines) == 1 for lines in several)
        if len(several) >= _FEWEST and once > _ONE * len(several):
            return True
    return False


def _agrees(order: ColumnProfile, column: ColumnProfile) -> bool:
    """Whether an order has one value at most; it may stand on one line of several.

    Where all orders have the same one, it is what makes a row one of an order: a purchase among
    views, which have no order.
    """
    lines: dict[str, list[str]] = defaultdict(list)
    for number, value in zip(order.values, column.values, strict=True):
        if number:
            lines[number].append(value)
    several = [values for values in lines.values() if len(values) > 1 and any(values)]
    alike = [kinds.pop() for values in several if len(kinds := set(values) - {""}) == 1]
    differ = len(set(alike)) > 1 or order.fill >= column.fill
    return len(several) >= _FEWEST and len(alike) > _ONE * len(several) and differ
