"""Tables of figures: a row an item and day says how many came, and names nobody."""

from __future__ import annotations

from statistics import correlation

from personalize_poc.data.own.roles.evidence import alike_names
from personalize_poc.data.own.roles.evidence.scored import Scored
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.which_table import cells

_ROWS = 200
"""Rows of a sample that a judgement needs."""
_TOGETHER = 0.8
"""Correlation from which on two numbers of a row rise together: ids are given out by chance."""
_LINKED = 0.8
_LARGE, _BACK = 10_000, 2.0
"""Numbers from which on, and rows of each from which on, they are ids."""
_DAYS = 20
"""Rows from which on one of each day is no chance."""


def figures(roles: dict[str, Scored], views: dict[str, View]) -> tuple[str, ...]:
    """Roles that a table does not have, since their column is a figure of the other one's day.

    Where every item has one row a day, a whole number beside it counts its visitors, and a number
    beside every contract and day is what was used. Ids would come together by chance.

    Args:
        roles: USER_ID, ITEM_ID, TIMESTAMP -> column.
        views: all tables by their labels.
    """
    time = roles.get("TIMESTAMP")
    if time is None:
        return _of_cells(roles, None, views)  # months are no times, and tell cells apart as well
    if time.link is None:
        found = _of_days(roles, time) or _of_cells(roles, time, views)
        if found:
            return found
    pair = [roles.get(name) for name in ("USER_ID", "ITEM_ID")]
    if any(one is None or one.link or one.view is not time.view for one in pair):
        return ()
    return tuple(
        name
        for name, other in (("USER_ID", "ITEM_ID"), ("ITEM_ID", "USER_ID"))
        if _may_count(roles[name], views) and _comes_once(roles[other], time)
    )


def _of_days(roles: dict[str, Scored], time: Scored) -> tuple[str, ...]:
    """Users and items that are whole numbers and not called ids, where each day has one row.

    So tools that count visitors export: a day, its visitors, its pages, its visits.
    """
    moment = time.column.moment
    daily = moment is not None and moment.resolution == "day" and time.column.is_unique
    if not daily or time.column.filled < _DAYS:
        return ()
    return tuple(
        name
        for name in ("USER_ID", "ITEM_ID")
        if (one := roles.get(name))
        and one.view is time.view
        and one.column.shape.kind == "integer"
        and not one.keyed
        and not one.view.hint(one.column.key).says("id")
    )


def _of_cells(
    roles: dict[str, Scored], time: Scored | None, views: dict[str, View]
) -> tuple[str, ...]:
    """Users and items that are counts of a cell, where each day, app and country has one row."""
    return tuple(
        name
        for name in ("USER_ID", "ITEM_ID")
        if (one := roles.get(name))
        and one.link is None
        and (time is None or one.view is time.view)
        and _may_count(one, views)
        and cells.of(one.view, one.column)
    )


def _may_count(one: Scored, views: dict[str, View]) -> bool:
    """Whether values are whole numbers that nothing calls ids: no name, no table of such a name.

    A table may say so by its own name, where its key is called ID and no more.

    Small numbers are keys of every table whose rows are counted; large ones that come back to the
    last digit are given out, and were not counted. Of an order there is one count, but no other
    orders on other days have it.
    """
    column, said = one.column, one.view.hint(one.column.key)
    if column.shape.kind != "integer" or column.shape.zeros or said.says("id"):
        return False
    for link in one.view.links:
        key = views[link.table].hint(link.there)
        same = bool(said.entities & key.entities or set(said.tokens) & set(key.tokens))
        called = same or alike_names.means(one.view, link, views[link.table])
        if link.key == column.key and link.share > _LINKED and called:
            return False
    given = [number for number in column.numbers if number is not None]
    if given and min(given) >= _LARGE and column.repeats >= _BACK:
        return False
    if column.key in (one.view.owners or ()):
        return False
    return bool(given) and (min(given) <= 1 or not one.named or _rises_with_others(one))


def _rises_with_others(one: Scored) -> bool:
    """Whether other whole numbers of a row rise with these, as the views of a page with visitors.

    A customer may have a number in two tables, of which each says the other; counts do not.
    """
    for other in one.view.columns:
        if other is one.column or other.shape.kind != "integer" or other.moment:
            continue
        pairs = [
            (a, b)
            for a, b in zip(one.column.numbers, other.numbers, strict=True)
            if a is not None and b is not None
        ]
        here, there = one.column.key, other.key
        alike = max(one.view.both_ways(here, there))
        enough = len(pairs) >= _ROWS and alike < _LINKED
        if enough and min(len(set(each)) for each in zip(*pairs, strict=True)) > 1:
            firsts, seconds = zip(*pairs, strict=True)
            if correlation(firsts, seconds) > _TOGETHER:
                return True
    return False


def _comes_once(one: Scored, time: Scored) -> bool:
    """Whether a value never comes twice at a time, though it would by chance."""
    moment = time.column.moment
    if moment is None:
        return False
    rows = [
        (value, second)
        for value, second in zip(one.column.values, moment.seconds, strict=True)
        if value and second is not None
    ]
    return cells.is_one_each(rows)
