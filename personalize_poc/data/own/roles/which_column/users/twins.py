"""Two columns of people whom one table has: who bought a ticket, and who came with it."""

from __future__ import annotations

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.pairs import share_differing
from personalize_poc.data.own.roles.evidence.scored import Scored
from personalize_poc.data.own.roles.evidence.signs import SURE
from personalize_poc.data.own.roles.evidence.view import View, is_idlike

_BACK = 1.15
"""Rows of each on average, at least."""
_OFTEN = 0.05
"""Share of rows in which two people differ, and agree, so that either may be meant."""
_PEOPLE = 20
"""Different people of each column, at least, of whom no table tells."""


def are(best: Scored, rival: Scored, item: Scored) -> bool:
    """Whether two columns name people of one table, who are now the same and now are not.

    Args:
        best: the column that is taken for the user.
        rival: the column that came second.
        item: the column of what was chosen; whoever goes with it, such as its owner, did not act.
    """
    if not are_of_one_table(best, rival, item):
        return False  # of two tables, whose rows are not the same
    return _are_now_and_then(best.column, rival.column)


def are_now_the_same(one: ColumnProfile, other: ColumnProfile) -> bool:
    """Whether ids of two columns are of one register, by rows in which they are the same.

    No table tells of these people; yet numbers that were given out apart are hardly ever equal.

    Args:
        one: a column of ids of people.
        other: another one of the same rows.
    """
    ids = is_idlike(one) and is_idlike(other) and one.shape.kind == other.shape.kind
    back = min(one.repeats, other.repeats) >= _BACK and min(one.distinct, other.distinct) >= _PEOPLE
    return ids and back and _are_now_and_then(one, other)


def _are_now_and_then(one: ColumnProfile, other: ColumnProfile) -> bool:
    """Whether two columns are the same in some rows, and in some not."""
    return _OFTEN <= share_differing(one.values, other.values) <= 1 - _OFTEN


def tables_of(view: View, column: ColumnProfile) -> set[str]:
    """Labels of the tables, and not of things, in which nearly all values of a column stand."""
    return {
        link.table
        for link in view.links
        if link.key == column.key and link.share > SURE and link.table not in view.things
    }


def are_of_one_table(best: Scored, rival: Scored, item: Scored) -> bool:
    """Whether two columns name people of one table, whether or not they are ever the same.

    Args:
        best: the column that is taken for the user.
        rival: the column that came second.
        item: the column of what was chosen.
    """
    view, other = best.view, rival.column
    if rival.view is not view or item.view is not view or other is item.column:
        return False
    both = tables_of(view, best.column) & tables_of(view, other)
    return bool(
        both
        and (best.named or rival.named or not both.isdisjoint(view.people))
        and other.fill > SURE
        and other.repeats >= _BACK
        and not view.hint(other.key).about("vendor", "staff")
        and view.goes_with(item.column.key, other.key) < SURE
    )
