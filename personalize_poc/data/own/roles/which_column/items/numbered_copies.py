"""Copies of one thing that each have a number: what was lent is known by the id of its title.

A library gives every copy of a book a number of its own, and a record has the id of the title.
Whoever liked the book liked none of its copies. A copy has no title of its own in the row,
where another id goes one to one with the titles. Where machines are let, the number of each may be
that of its type with one more behind it, such as FM016-04.
"""

from __future__ import annotations

import re

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.scored import Scored
from personalize_poc.data.own.roles.evidence.signs import NO_ID, SURE, is_coarser, is_same, is_title
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.words.coming_back import is_back
from personalize_poc.data.own.roles.words.names import stems_of, words
from personalize_poc.language import _

_COPIES = frozenset(
    stems_of(
        """
        copy copies copyid copyno copynumber inventory inventoryno inventorynumber accession
        accessionno accessionnumber exemplar exemplare exemplarnr exemplarnummer
        exemplarid inventar inventarnr inventarnummer inventarnummern mediennummer mediennr
        zugangsnummer exemplaire exemplaires inventaire ejemplar ejemplares inventario
        exemplares inventário tombo esemplare esemplari inventari exemplaren exemplaarnummer
        exemplaarnr exemplaar inventaris inventarisnummer exemplarets eksemplar
        eksemplarer eksemplarnr eksemplarnummer inventarienummer egzemplarz egzemplarza egzemplarze
        inwentarz inwentarza inwentarzowy inwentarzowa exemplář exemplare přírůstkové leltári
        példány példányszám nide niteen niteet demirbaş экземпляр экземпляра инвентарный
        инвентарного 등록번호 소장번호 복본 登録番号 資料番号 所蔵番号 登录号 馆藏号 登錄號"""
    )
)
"""Words of names of numbers that copies have."""
_THINGS, _MOST = 20, 10.0
"""Fewest things, and most copies of each on average."""
_LOST = 0.05
"""Share of the rows that may lack the id of the title."""
_BEFORE = 1.0
_BEHIND = re.compile(r"[-_./ #]?\d{1,3}")
"""What the number of a copy has behind that of the thing."""
_RETURNED = 0.5
"""Share of the rows with a day of coming back, from which on things are let."""
_OTHERS = ("user", "visitor", "card", "category", "vendor", "staff", "campaign", "order",
           "session", "device", "event")  # fmt: skip
"""What an id of titles is not called after."""


def prefer(found: list[Scored], views: dict[str, View]) -> None:
    """Put the id that goes one to one with titles before the numbers of copies.

    Args:
        found: the columns that may be the item; written to.
        views: all tables by their labels.
    """
    for copy in found:
        for thing in found:
            title = _title(thing) if _may_have_copies(copy, thing, views) else None
            if title and _are_copies(copy, thing, title):
                thing.told, thing.named = True, thing.named or copy.named
                why = _("{name} numbers the copies of it").format(name=copy.column.name)
                thing.add(max(0.0, copy.points + _BEFORE - thing.points), why)


def is_called(name: str) -> bool:
    """Whether the name of a column says that it numbers copies."""
    return not _COPIES.isdisjoint(words(name))


def _may_have_copies(copy: Scored, thing: Scored, views: dict[str, View]) -> bool:
    """Whether each value of one column belongs to one of an id that has several of them.

    Where a table has a row for each copy alone, what is known of the title stands there; it may say
    of which title each copy is.
    """
    said = thing.view.hint(thing.column.key)
    return (
        _go_with_one(copy, thing.column)
        and (_has_table(thing) or not _has_table(copy) or _says_of_which(copy, thing, views))
        and thing.column.distinct >= _THINGS
        and copy.column.distinct <= _MOST * thing.column.distinct
        and thing.column.shape.kind in ("integer", "code", "uuid", "hash")
        and thing.column.fill >= copy.column.fill - _LOST
        and not said.about(*_OTHERS)
        and not said.says(*NO_ID)
    )


def _go_with_one(copy: Scored, thing: ColumnProfile) -> bool:
    """Whether each copy is of one thing; most things may have one if these are called copies."""
    view, column = copy.view, copy.column
    if is_coarser(view, column, thing):
        return True
    return (
        _are_called_copies(column)
        and column.distinct > thing.distinct
        and view.goes_with(column.key, thing.key) > SURE
    )


def _are_called_copies(column: ColumnProfile) -> bool:
    return not _COPIES.isdisjoint(words(column.name))


def _has_table(one: Scored) -> bool:
    return any(link.key == one.column.key and link.share > SURE for link in one.view.links)


def _says_of_which(copy: Scored, thing: Scored, views: dict[str, View]) -> bool:
    """Whether a table with a row for each of what is called copies has the id of titles as well."""
    said = thing.view.hint(thing.column.key).tokens
    return _are_called_copies(copy.column) and any(
        views[link.table].hint(one.key).tokens == said and not one.is_unique
        for link in copy.view.links
        if link.key == copy.column.key and link.share > SURE
        for one in views[link.table].columns
    )


def _title(thing: Scored) -> ColumnProfile | None:
    """What people call a thing, which no other thing is called."""
    view, column = thing.view, thing.column
    return next(
        (
            one
            for one in view.told_by(column.key)
            if is_title(view, column, one)
            and is_same(view, column, one)
            and not view.hint(one.key).about(*_OTHERS)
        ),
        None,
    )


def _are_copies(copy: Scored, thing: Scored, title: ColumnProfile) -> bool:
    """Whether a name or a number says so, or nothing in the row tells two of them apart."""
    view, column = copy.view, copy.column
    if _are_called_copies(column):
        return True
    silent = not copy.named and not copy.keyed and not view.hint(column.key).entities
    silent = silent or _are_numbered_within(copy, thing)
    return silent and view.hint(title.key).says("name") and not _differ(view, column, title)


def _are_numbered_within(copy: Scored, thing: Scored) -> bool:
    """Whether things are let, and the number of each begins with that of its kind."""
    pairs = {
        (fine, coarse)
        for fine, coarse in zip(copy.column.values, thing.column.values, strict=True)
        if fine and coarse
    }
    within = all(
        fine.startswith(coarse) and _BEHIND.fullmatch(fine, len(coarse)) for fine, coarse in pairs
    )
    return bool(pairs) and within and _come_back(copy.view)


def _come_back(view: View) -> bool:
    """Whether most rows say when something came back; goods that are returned are fewer."""
    return any(one.moment and one.fill >= _RETURNED and is_back(one.name) for one in view.columns)


def _differ(view: View, copy: ColumnProfile, title: ColumnProfile) -> bool:
    """Whether something is known of each that two of a title may not share: a size, a day."""
    return any(
        one.distinct > 1
        and is_coarser(view, copy, one)
        and view.goes_with(title.key, one.key) <= SURE
        for one in view.told_by(copy.key)
        if one is not title
    )
