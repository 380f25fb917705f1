"""What looks like a document of somebody, and is what many come to: a topic, an event, a group.

A topic has its author, a time and a state, as an order has its customer, a time and a state. But
an order is one person's, and many people visit a topic, which has a title besides.
"""

from __future__ import annotations

from collections import defaultdict

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence import alike_names
from personalize_poc.data.own.roles.evidence.signs import NO_ID, SURE
from personalize_poc.data.own.roles.evidence.view import View, is_idlike
from personalize_poc.data.own.roles.links import further

_FEWEST = 20
"""Things that a judgement needs."""
_AGAIN = 5
"""Rows of a thing, from which on it shows whose they are."""
_DIFFERENT = 0.6
"""Share of the rows of a thing that are of different people: it is not written to by two."""
_NO_THING = ("order", "session", "campaign", "user", "visitor", "card")


def is_shared(there: View, views: list[View]) -> bool:
    """Whether rows look like orders, and each has a title and is pointed to for many people."""
    if there.kind != "order" or not further.has_titles(there):
        return False
    return any(
        link.table == there.label
        and link.share > SURE
        and not link.form
        and there.column(link.there).is_unique
        and not view.hint(link.key).about(*_NO_THING)
        and link.key not in (view.documents or ())
        and alike_names.means(view, link, there)
        and any(_are_many(view.column(link.key), one) for one in _people(view))
        for view in views
        if view is not there
        for link in view.links
    )


def _people(view: View) -> list[ColumnProfile]:
    """Columns that are called ids of people, who come back."""
    return [
        one
        for one in view.columns
        if view.hint(one.key).about("user", "visitor")
        and not view.hint(one.key).says(*NO_ID, "name")
        and is_idlike(one)
        and one.repeats > 1
    ]


def _are_many(thing: ColumnProfile, person: ColumnProfile) -> bool:
    """Whether rows of most things that come back are of about as many people."""
    found: dict[str, list[str]] = defaultdict(list)
    for one, who in zip(thing.values, person.values, strict=True):
        if one and who:
            found[one].append(who)
    again = [some for some in found.values() if len(some) >= _AGAIN]
    many = sum(len(set(some)) >= _DIFFERENT * len(some) for some in again)
    return len(again) >= _FEWEST and many > _DIFFERENT * len(again)
