"""Tables whose kind is told by the ids that lead to them: an item_id is one of the items.

What a table of jobs says of its rows, as their place and trade, is what one of firms says too.
Small numbers lead to every table of numbers: a table must be called so as well, or people must
lead to another one.
"""

from __future__ import annotations

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.signs import SURE
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.words.names import hint, own_name


def take(views: list[View]) -> list[View]:
    """Take tables for what the ids that lead to them say; the others are returned."""
    told = {view.label: _kind_of(view, views) for view in views}
    for view in views:
        view.kind = told[view.label] or view.kind
    return [view for view in views if not told[view.label]]


def _kind_of(there: View, views: list[View]) -> str:
    """What a table is by the ids that lead to it; "" if they do not say it."""
    if there.kind not in ("user", "item", "other"):
        return ""
    own = _own(there)
    for kind, other in (("user", "item"), ("item", "user")):
        for view in views if not own - {kind} else ():
            told = _ids(view, kind) if view is not there else []
            if not any(_leads(view, one, there) for one in told):
                continue
            unnamed = kind == "item" and not _is_named(view, told, views, kind)
            if own or (unnamed and _is_of_others(view, there, views, _ids(view, other))):
                return kind
    return ""


def _is_named(view: View, told: list[ColumnProfile], views: list[View], kind: str) -> bool:
    """Whether ids lead to a table that is called so: it is that one, and no other of numbers."""
    return any(
        _own(one) == {kind} and any(_leads(view, column, one) for column in told)
        for one in views
        if one is not view
    )


def _is_of_others(view: View, there: View, views: list[View], people: list[ColumnProfile]) -> bool:
    """Whether people of a table lead to another table of people: to that alone, or called so."""
    here = any(_leads(view, who, there) for who in people)
    return any(
        one is not there
        and any(_leads(view, who, one) for who in people)
        and (_own(one) == {"user"} or (one.kind == "user" and not here))
        for one in views
    )


def _own(view: View) -> frozenset[str]:
    """What the name of a table speaks of."""
    return hint(own_name(view.label)).entities


def _ids(view: View, kind: str) -> list[ColumnProfile]:
    """Columns that are called ids of users, or of items, and of nothing else."""
    return [
        one
        for one in view.columns
        if not one.is_unique
        and view.hint(one.key).entities == {kind}
        and view.hint(one.key).says("id")
    ]


def _leads(view: View, column: ColumnProfile, there: View) -> bool:
    """Whether the values of a column are keys of a table, as they stand."""
    return any(
        link.key == column.key
        and link.table == there.label
        and link.share > SURE
        and not link.form
        and there.column(link.there).is_unique
        for link in view.links
    )
