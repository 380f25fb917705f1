"""The id of what a row names by its title as well comes before that title: several may share it.

It comes before the address of its page, too: pages without an id are of nothing that is chosen.
So are the few titles without one, as a ride for which somebody took no class. The key of a table
of variants comes before the name of the product too, though another table has that name.
"""

from __future__ import annotations

import re

from personalize_poc.data.own.roles.evidence import alike_names, sure_links
from personalize_poc.data.own.roles.evidence.pairs import go_one_to_one
from personalize_poc.data.own.roles.evidence.scored import Scored
from personalize_poc.data.own.roles.evidence.signs import is_coarser, is_same
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.links import same_titles
from personalize_poc.language import _

_BEFORE = 0.5
"""Points by which the id comes before its title."""
_EACH = 3.0
"""Ids of a title on average, up to which several things are called alike; more are its sizes."""
_OTHER_PAGES = 0.1
"""Share of the addresses, or titles, that may be of no thing."""
_IDS = ("integer", "code", "hash", "uuid")
_OTHERS = ("user", "visitor", "card", "order", "session", "staff", "vendor", "campaign", "device")
"""What an id may look like, and of whom or what it is none of a thing."""
_OWN_ID = re.compile("[a-z]_?id", re.IGNORECASE)
"""The first letter of what something is, and an id: aid, nId."""
_LEAST = 20
"""Fewest pairs of an id and an address."""
_BACK = 1.3
"""Rows of an id, from which on what it numbers is sold again and again, and is no single copy."""
_FILL = 0.9
"""Share of rows with an id from which on hardly anything but fees is without one."""


def prefer(found: list[Scored], views: dict[str, View]) -> None:
    """Put an id before the title that a row has beside it, if a table has both in one row.

    Args:
        found: what may be the item, with points; written to.
        views: all tables by their labels.
    """
    _prefer_called(found)
    _prefer_keys(found, views)
    _prefer_to_pages(found)
    _prefer_of_each(found)
    _prefer_of_object(found)
    titles = {one.column.key: one for one in found if same_titles.is_title(one.column)}
    for one in found if titles else ():
        ways = [link for link in one.view.links if link.key == one.column.key]
        for link in ways if one.column.key not in titles else ():
            column = same_titles.beside(one.view, link, views[link.table])
            title = titles.get(column.key) if column else None
            if title is None or one.points >= title.points + _BEFORE:
                continue
            one.named = one.keyed = True
            why = _("{table} has the same {name} for it").format(
                table=link.table, name=title.column.name
            )
            one.add(title.points + _BEFORE - one.points, why)
            break


def _prefer_called(found: list[Scored]) -> None:
    """Put what is called an id of things before a title, where each id has one in its own row."""
    titles = [one for one in found if same_titles.is_title(one.column) and _is_called_title(one)]
    for one in filter(_is_called_id, found):
        for title in titles:
            if not _has_id(title, found) and _share(one, title):
                _put_before(one, title)


def _prefer_keys(found: list[Scored], views: dict[str, View]) -> None:
    """Put the key of a table of things before a title that a table has as well.

    A shop keeps the names of its products in each language, apart from the variants that it sells:
    these have no name there, and the names are those of none of them alone.
    """
    titles = [one for one in found if same_titles.is_title(one.column) and one.keyed]
    for one in filter(_is_called_id, found):
        for title in titles:
            if _share(one, title) and _numbers_things(one, title, views):
                _put_before(one, title)


def _is_called_id(one: Scored) -> bool:
    """Whether a name speaks of the ids of things, which hardly a row lacks."""
    said = one.view.hint(one.column.key)
    codes = one.column.shape.kind in ("integer", "code") and one.column.fill >= _FILL
    return one.named and codes and said.about("item") and not said.about("category", "vendor")


def _share(one: Scored, title: Scored) -> bool:
    """Whether each id has one title, which a few others have as well."""
    several = one.column.distinct <= _EACH * title.column.distinct
    return several and is_coarser(one.view, one.column, title.column)


def _numbers_things(one: Scored, title: Scored, views: dict[str, View]) -> bool:
    """Whether ids are the key of a table, by more than their numbers, and it is not the title's."""
    view = one.view
    titled = {link.table for link in view.links if link.key == title.column.key}
    return one.column.repeats >= _BACK and any(
        link.table not in titled
        and views[link.table].kind not in ("user", "order")
        and not link.by_chance
        and alike_names.means(view, link, views[link.table])
        for link in sure_links.of_column(view, one.column, views)
    )


def _put_before(one: Scored, title: Scored) -> None:
    why = _("several of them share one {name}").format(name=title.column.name)
    one.add(max(0.0, title.points + _BEFORE - one.points), why)


def _prefer_to_pages(found: list[Scored]) -> None:
    """Put the id of a thing before addresses of pages, few of which are of none: a home page."""
    pages = [one for one in found if one.column.shape.kind == "url" and one.named]
    for one in found:
        said = one.view.hint(one.column.key)
        if not (one.named and said.about("item") and said.says("id")) or one in pages:
            continue
        for page in pages:
            others = page.column.distinct - one.column.distinct
            if others <= _OTHER_PAGES * page.column.distinct and _go_one_to_one(one, page):
                why = _("pages without one are of nothing that is chosen")
                one.add(max(0.0, page.points + _BEFORE - one.points), why)


def _prefer_of_each(found: list[Scored]) -> None:
    """Put the id that goes one to one with the likeliest item before it, if that is its title.

    Whatever it is called: "Class Id" beside "Title" is no group of things where each has another.
    """
    title = max(found, key=lambda one: one.points, default=None)
    if title is None or not same_titles.is_title(title.column) or not _is_called_title(title):
        return
    for one in found:
        said = one.view.hint(one.column.key)
        ids = one.column.shape.kind in _IDS and said.says("id") and not said.about(*_OTHERS)
        others = title.column.distinct - one.column.distinct
        few = 0 <= others <= _OTHER_PAGES * title.column.distinct
        if ids and few and one.column.fill >= _FILL and _go_one_to_one(one, title):
            one.named = True
            why = _("each has one {name}").format(name=title.column.name)
            one.add(title.points + _BEFORE - one.points, why)
            return


def _prefer_of_object(found: list[Scored]) -> None:
    """Put the own id of what a title is of before the likeliest item, if that is this title.

    Listings of what people sell second-hand are called alike, and `aid` or `p.aid` beside `p.title`
    is the number of each. A copy or a variant is called so, and is none.
    """
    title = max(found, key=lambda one: one.points, default=None)
    if title is None or not same_titles.is_title(title.column) or not _is_called_title(title):
        return
    own = [one for one in found if one is not title and _is_own_id(one, title)]
    if len(own) == 1:
        own[0].named = True
        _put_before(own[0], title)


def _is_own_id(one: Scored, title: Scored) -> bool:
    """Whether a column is called the id of the object that has the title, and leads to one."""
    above, __, name = one.column.name.rpartition(".")
    called = _OWN_ID.fullmatch(name) or (above and name.lower() in ("id", "_id"))
    return (
        bool(called)
        and above == title.column.name.rpartition(".")[0]
        and one.column.shape.kind in _IDS
        and not one.view.hint(one.column.key).about(*_OTHERS)
        and one.column.fill >= _FILL * title.column.fill
        and one.column.repeats >= _BACK
        and is_coarser(one.view, one.column, title.column)
    )


def _go_one_to_one(one: Scored, other: Scored) -> bool:
    rows = zip(one.column.values, other.column.values, strict=True)
    pairs = {(a, b) for a, b in rows if a and b}
    return len(pairs) >= _LEAST and go_one_to_one(pairs)


def _has_id(title: Scored, found: list[Scored]) -> bool:
    """Whether another column goes one to one with titles: what places of a group have in common."""
    return any(one is not title and is_same(title.view, one.column, title.column) for one in found)


def _is_called_title(one: Scored) -> bool:
    said = one.view.hint(one.column.key)
    return (said.says("name") or (said.about("item") and not said.says("id"))) and not one.keyed
