"""A role for which no column speaks, beside one that is sure: what else could it be?"""

from __future__ import annotations

import math

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence import selling_places
from personalize_poc.data.own.roles.evidence.scored import Scored
from personalize_poc.data.own.roles.evidence.signs import (
    NO_ID,
    SURE,
    has_one_time,
    is_amount,
    is_same,
    is_title,
)
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.links import further
from personalize_poc.data.own.roles.which_column.points import opinions, subjects, user_points
from personalize_poc.data.own.roles.which_column.possible_ids import is_possible, is_postcode
from personalize_poc.data.own.roles.which_column.users import guardians, of_staff
from personalize_poc.data.own.roles.words.meanings import is_event
from personalize_poc.language import _

_EITHER = frozenset(("pid", "vid", "nid"))
"""Names that are short for a thing as well as for a person: a product, a player."""

_KNOWN = 0.1
"""Share of values with a word of events, up to which it stands in a title by chance."""


def leftover(view: View, role: str, taken: Scored, views: dict[str, View]) -> Scored | None:
    """The column that fits a role best where no column speaks for it; a person has to look.

    Args:
        view: the table.
        role: "USER_ID" or "ITEM_ID".
        taken: the column of the other role.
        views: all tables by their labels.
    """
    found = []
    for index, column in enumerate(view.columns):
        linked = any(one.key == column.key and one.share > 0.8 for one in view.links)
        if column is taken.column or not _may_be_left(view, column, role, linked):
            continue
        if role == "USER_ID" and selling_places.are_in(view, column, views):
            continue
        if view.goes_with(taken.column.key, column.key) > SURE or has_one_time(view, column):
            continue
        if is_same(view, taken.column, column) or further.is_document(view, column):
            continue
        shops = role == "USER_ID" and linked and view.hint(column.key).about("vendor")
        scored = Scored(column, view, 1.0, [_("nothing else fits better")], keyed=shops)
        if role == "USER_ID" and _is_short_for_person(view, column, taken):
            scored.named = True
            why = _("beside {item} the name “{name}” is short for a person")
            scored.add(1.3, why.format(item=taken.column.name, name=column.name))
        scored.last = not (shops or scored.named)
        if linked or not is_amount(view, column):
            found.append((2.0 * linked + math.log10(column.distinct), -index, scored))
    return max(found, key=lambda one: one[:2])[2] if found else None


def _is_short_for_person(view: View, column: ColumnProfile, item: Scored) -> bool:
    """Whether a name could be short for a product, which is another column for sure."""
    short = _EITHER.issuperset(view.hint(column.key).tokens)
    sure = item.named and (item.keyed or item.told)
    return short and sure and not is_same(view, column, item.column)


def described(view: View, views: dict[str, View], user: Scored) -> Scored | None:
    """The column that says what was chosen by what another table has a title for; None without.

    A mail is sent to thousands within the hour, and looks like a document of all of them; who
    opened it chose it all the same, where nothing else was chosen.

    Args:
        view: the table.
        views: all tables by their labels.
        user: the column of who acted.
    """
    for link in view.links:
        column, there = view.column(link.key), views[link.table]
        known = link.share > SURE and not link.form and there.column(link.there).is_unique
        again = column.repeats >= 1.3 and column.distinct >= 10 and column.fill >= 0.9
        if not (known and again) or there.kind == "user" or column is user.column:
            continue
        if of_staff.are_in(view, link.key):
            continue
        sure = view.goes_with(user.column.key, column.key) > SURE
        named = column.shape.kind not in ("integer", "decimal") or view.hint(link.key).says("id")
        if not sure and named and not column.moment and further.has_titles(there):
            why = _("nothing else was chosen, and {table} has a title for each").format(
                table=link.table
            )
            return Scored(column, view, 1.0, [why], last=True)
    return None


def _are_titles(column: ColumnProfile) -> bool:
    """Whether values are what people can sign up for, and no words of events: an activity."""
    known = sum(map(is_event, column.frequencies))
    return column.shape.kind == "phrase" and known <= _KNOWN * len(column.frequencies)


def _may_be_left(view: View, column: ColumnProfile, role: str, linked: bool) -> bool:
    said = view.hint(column.key)
    if not is_possible(view, column) or column.moment or said.says(*NO_ID):
        return False
    named = said.about("event") and role == "ITEM_ID" and _are_titles(column)
    if said.about("order", "session", "event", "device", "impression") and not named:
        return False
    if role == "ITEM_ID" and opinions.is_one(view, column):
        return False
    thing = said.about("item", "vendor") and not _EITHER.issuperset(said.tokens)
    if linked and said.about("vendor") and not said.about("item"):
        thing = selling_places.is_chain(column)
    thing = thing or (said.about("campaign") and not said.about("user", "visitor", "card"))
    thing = thing or is_postcode(view, column)
    if role == "USER_ID" and (thing or column.distinct < 20 or _is_of_things(view, column)):
        return False
    return column.repeats >= 1.3 and column.distinct >= 10 and column.fill >= 0.5


def _is_of_things(view: View, column: ColumnProfile) -> bool:
    """Whether values tell of things: albums, artists and brands, or what has a title of its own.

    Authors and subjects are such words as well, and may be who wrote the rows or is studied.
    """
    if guardians.is_of_family(view, column):  # whose names stand beside their numbers
        return False
    said = view.hint(column.key)
    people = user_points.AUTHORS | subjects.SUBJECTS
    if said.about("category") and not people.intersection(said.tokens):
        return True
    return any(is_title(view, column, other) for other in view.told_by(column.key))
