"""Sums by day, shop and article, also beside who of the staff wrote them in or answers for a shop.

The clerk comes back and so do the articles, so that he looks like a customer. But each day, shop
and article has one row whoever stands in it, though many would agree by chance if each row were
what somebody chose.
"""

from __future__ import annotations

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence import selling_places
from personalize_poc.data.own.roles.evidence.contents import is_hour, is_period
from personalize_poc.data.own.roles.evidence.scored import Scored
from personalize_poc.data.own.roles.evidence.signs import SURE, is_key, is_same
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.which_table import cells
from personalize_poc.data.own.roles.which_table.unusable import totals
from personalize_poc.data.own.roles.words import house_roles
from personalize_poc.language import _

_FEW, _OFTEN = 50, 50
"""Most users of a program who may be staff, and rows of each of them on average, at least."""
_MOST = 300
"""Most people of the staff."""
_HOUR = 3600
_FILLED = 0.5
"""Share of rows that have what is summed, at least."""


def is_nobody(view: View, user: Scored) -> bool:
    """Whether what would be the person is who wrote sums in.

    Args:
        view: the table.
        user: of it, what fits a person best.
    """
    return _may_write(view, user.column) and bool(_summed(view, user.column))


def told(view: View) -> str:
    """That rows are sums with who wrote them in, and what to export; "" for others."""
    if any(_is_customer(view, one) for one in view.columns):
        return ""
    for column in view.columns:
        if not _may_write(view, column):
            continue
        if names := _summed(view, column) or _summed(view, column, by_writer=True):
            return _(
                "In {label} every row is a sum for one {cells}. {name} (such as {example}) says "
                "which of the staff wrote it in or answers for it, and no column names a customer. "
                "Export the single sales instead (lines of receipts or orders), with the id of "
                "the customer, member or card, the id of the item and the time."
            ).format(
                label=view.label,
                cells=" × ".join(names),
                name=column.name,
                example=column.given[0],
            )
    return _told_by_shop(view)


def _told_by_shop(view: View) -> str:
    """That rows are sums of shops, of which nothing says who wrote them in; "" for others."""
    shops = [one for one in view.columns if _is_shop(view, one)]
    told = [one for one in view.columns if _tells(view, one)]
    if not shops or not any(_is_amount(view, one) for one in view.columns):
        return ""
    names = _cells(view, _needed(view, told, shops[0]))
    if not names:
        return ""
    return _(
        "In {label} every row is a sum for one {cells}, and no column names who bought: "
        "{name} (such as {example}) is where it was sold. Export the single sales instead (lines "
        "of receipts or orders), with the id of the customer, member or card, the id of the item "
        "and the time."
    ).format(
        label=view.label, cells=" × ".join(names), name=shops[0].name, example=shops[0].given[0]
    )


def _needed(view: View, told: list[ColumnProfile], shop: ColumnProfile) -> list[ColumnProfile]:
    """The columns without which rows are no sums: not the name of a shop beside its code."""
    for one in reversed(told):
        rest = [other for other in told if other is not one]
        if one is not shop and _cells(view, rest):
            return _needed(view, rest, shop)
    return told


def _is_shop(view: View, column: ColumnProfile) -> bool:
    """Whether a column has places that sell, by its name or the table that has their keys."""
    named = view.hint(column.key).about("vendor") or selling_places.are_listed(view, column)
    return named and column.distinct > 1 and _tells(view, column)


def _may_write(view: View, column: ColumnProfile) -> bool:
    """Whether a column may be of staff who write rows in, by its name and how few they are."""
    if not column.filled or column.distinct > _MOST or column.moment:
        return False
    said = view.hint(column.key)
    if house_roles.are_writers(column.name):
        return True
    few = column.distinct <= _FEW and column.repeats >= _OFTEN
    return few and (said.about("staff") or house_roles.may_be_writers(column.name))


def _is_customer(view: View, column: ColumnProfile) -> bool:
    """Whether a column names customers, by a word that is none for staff."""
    called = view.hint(column.key).about("user", "visitor", "card")
    return called and column.distinct > 1 and column.fill > 0 and not _may_write(view, column)


def _summed(view: View, writer: ColumnProfile, by_writer: bool = False) -> tuple[str, ...]:
    """Names of what each row is a sum for, the day last; () where rows are no sums.

    Args:
        view: the table.
        writer: who wrote the rows in.
        by_writer: whether the place is known by its manager alone. This shows no more than that
            nobody else is there: who orders for himself has one row a day and thing as well.
    """
    if not any(_is_amount(view, one) for one in view.columns if one is not writer):
        return ()
    told = [
        one
        for one in view.columns
        if one is not writer and _tells(view, one) and not _is_name_of(view, writer, one)
    ]
    return _cells(view, told + [writer] * by_writer)


def _cells(view: View, told: list[ColumnProfile]) -> tuple[str, ...]:
    """Names of columns and of a day that each row has one of; () if one has several rows.

    Args:
        view: the table.
        told: columns that may name the thing and the place; one has to be a thing.
    """
    if not any(_is_thing(view, one) for one in told):
        return ()
    for day in (one for one in view.columns if _is_day(one)):
        rest = [one for one in told if max(view.both_ways(day.key, one.key)) <= SURE]
        rows = [
            ("\t".join(cell), when)
            for *cell, when in zip(*(one.values for one in (*rest, day)), strict=True)
            if when and all(cell)
        ]
        if rest and cells.is_one_each(rows):
            return (*_names(view, rest), day.name)
    return ()


def _names(view: View, told: list[ColumnProfile]) -> list[str]:
    """Names of columns, without those that say the same again: a name beside its code."""
    return [
        one.name
        for at, one in enumerate(told)
        if not any(is_same(view, other, one) for other in told[:at])
    ]


def _is_name_of(view: View, writer: ColumnProfile, other: ColumnProfile) -> bool:
    """Whether another column is what these people are called; a shop may have one manager."""
    return not view.hint(other.key).about("vendor", "item") and is_same(view, writer, other)


def _is_thing(view: View, column: ColumnProfile) -> bool:
    return view.hint(column.key).about("item", "category") or is_key(view, column)


def _is_day(column: ColumnProfile) -> bool:
    """Whether values are full hours, days, weeks or months."""
    if is_period(column):
        return column.distinct > 1
    moment = column.moment
    if moment is None or moment.weak or column.distinct <= 1:
        return False
    return all(one % _HOUR == 0 for one in moment.seconds if one is not None)


def _tells(view: View, column: ColumnProfile) -> bool:
    """Whether a column may name the thing or the place that a row is a sum for."""
    if column.is_constant or column.fill <= _FILLED or column.moment or is_period(column):
        return False
    if column.shape.kind in ("word", "phrase", "code", "boolean") or is_hour(column):
        return True
    if totals.is_count(view, column):
        return False  # how many receipts there were names nothing
    said = view.hint(column.key)
    named = said.says("id") or said.about("item", "vendor", "category") or column.shape.zeros
    amount = said.says("price", "amount", "quantity")
    return column.shape.kind == "integer" and named and not amount


def _is_amount(view: View, column: ColumnProfile) -> bool:
    """Whether numbers say how much was sold, or for how much."""
    number = column.shape.kind in ("integer", "decimal") and not column.moment
    said = view.hint(column.key)
    return number and column.distinct > 1 and said.says("price", "amount", "quantity")
