"""Lists that people make of things, beside what they chose of them: a lightbox, a playlist."""

from __future__ import annotations

from personalize_poc.data.own.roles.evidence.candidate import Candidate
from personalize_poc.data.own.roles.evidence.scored import Scored
from personalize_poc.data.own.roles.evidence.signs import SURE
from personalize_poc.data.own.roles.evidence.view import View


def on_lists(best: Candidate, other: Candidate, views: dict[str, View]) -> bool:
    """Whether what seems to act in a table are lists of those who act more often in another one.

    What a member has put on a list, he looked at and loaded down from the same catalogue.

    Args:
        best: the table that is taken.
        other: the one that may hold lists.
        views: all tables by their labels.
    """
    user, lists = best.roles["USER_ID"], other.roles["USER_ID"]
    people = _tables(user)
    owned = any(
        link.table in people and link.share > SURE and not link.form
        for label in _tables(lists) - people - {best.view.label, other.view.label}
        for link in views[label].links
    )
    things = _tables(best.roles["ITEM_ID"]) & _tables(other.roles["ITEM_ID"]) & best.view.things
    more = best.view.profile.rows > other.view.profile.rows
    return bool(owned and things and user.named and not lists.named) and best.sign >= 0 and more


def _tables(one: Scored) -> set[str]:
    """Labels of the tables that a column points to."""
    return {
        link.table for link in one.view.links if link.key == one.column.key and link.share > SURE
    }
