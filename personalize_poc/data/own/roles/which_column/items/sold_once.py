"""Things of which each is sold once: a used car, a flat, a painting. Another one is in every row.

Nobody can be shown what is gone, and who bought one says something of the others of its kind alone.
Their table says of which make and model each is: a person decides what is to be recommended.
"""

from __future__ import annotations

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence import alike_names
from personalize_poc.data.own.roles.evidence.scored import Scored
from personalize_poc.data.own.roles.evidence.signs import NO_ID, SURE
from personalize_poc.data.own.roles.evidence.view import Link, View
from personalize_poc.data.own.roles.words.vehicle_words import MODELS
from personalize_poc.language import _

_LEAST, _GROUPS, _BACK = 20, 3, 3.0
"""Fewest things that were sold, fewest groups of them, and things of each group."""
_OTHERS = ("user", "visitor", "card", "order", "session", "staff", "vendor")


def chosen(view: View, views: dict[str, View]) -> Scored | None:
    """The column with another thing in each row, if a table says of which group each is; or None.

    Args:
        view: the table, of which nothing else is the item.
        views: all tables by their labels.
    """
    for link in view.links:
        column, there = view.column(link.key), views[link.table]
        if _leads(view, link, there) and groups(there):
            why = _("each of {table} is sold once").format(table=link.table)
            return Scored(column, view, 2.0, [why], named=True, told=True, keyed=True)
    return None


def link_of(item: Scored, views: dict[str, View]) -> Link | None:
    """How an item that is sold once leads to the table of its groups; None for any other item."""
    if item.link is not None or not item.column.is_unique:
        return None
    for link in item.view.links:
        there = views[link.table]
        if link.key == item.column.key and _leads(item.view, link, there) and groups(there):
            return link
    return None


def groups(there: View) -> list[ColumnProfile]:
    """Columns that say of which group each thing of a table is, those of most groups first."""
    found = [
        one
        for one in there.columns
        if one.shape.kind in ("word", "phrase", "code")
        and one.distinct >= _GROUPS
        and one.repeats >= _BACK
        and not one.moment
        and not there.hint(one.key).about(*_OTHERS)
        and not there.hint(one.key).says(*NO_ID)
    ]
    named = [one for one in found if _is_named(there, one)]
    return sorted(named, key=lambda one: -one.distinct)


def _is_named(there: View, column: ColumnProfile) -> bool:
    """Whether a column is called a model, a make or a kind of things."""
    said = there.hint(column.key)
    return said.about("item", "category") or not MODELS.isdisjoint(said.tokens)


def _leads(view: View, link: Link, there: View) -> bool:
    """Whether a link leads from ids, another one in each row, to a table of things by its name."""
    column, said = view.column(link.key), view.hint(link.key)
    once = column.is_unique and column.distinct >= _LEAST and said.says("id")
    meant = once and not said.about(*_OTHERS) and alike_names.means(view, link, there)
    surely = link.share > SURE and not link.form and there.column(link.there).is_unique
    return meant and surely and there.kind == "item" and view.kind not in ("item", "user")
