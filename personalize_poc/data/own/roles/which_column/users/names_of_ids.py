"""The number of somebody beside their name: the number stays the same, and names are alike."""

from __future__ import annotations

from personalize_poc.data.own.roles.evidence.scored import Scored
from personalize_poc.data.own.roles.evidence.signs import (
    SURE,
    is_called_as,
    is_lasting,
    is_same,
    is_title,
)
from personalize_poc.data.own.roles.evidence.view import Link, View
from personalize_poc.data.own.roles.links import same_titles
from personalize_poc.data.own.roles.links.joins import ENOUGH
from personalize_poc.data.own.roles.which_column.points import called_people
from personalize_poc.data.own.roles.words.names import Hint
from personalize_poc.language import _

_COMPOUND = ("name", "naam", "namn", "navn")
"""How a name ends that is one word with whose name it is: Kundenname."""
_PADDED = 0.05
"""Share of numbers with zeros before them, from which on a system has given them out as ids."""
_NAMESAKES = 4.0
"""Numbers for each name, on average, from which on nobody has all of them as cards or contracts."""
_DIGITS = 6
"""Fewest digits of the number of a card that is given to people."""
_FILLED = 0.9
"""Share of the rows with a name that have the number as well, at least."""
_BEFORE, _FINER = 1.0, 3.0
"""Points by which a number comes before a name, and a login before one that several have."""


def prefer(found: list[Scored]) -> None:
    """Put the id of a person or a firm before the name that goes one to one with it.

    Args:
        found: columns that may be the user; points are added to those of ids.
    """
    names = [one for one in found if _is_name(one.view.hint(one.column.key))]
    for one in found:
        said = one.view.hint(one.column.key)
        told = said.about("user", "visitor") or one.named
        if not said.says("id") or said.says("name") or not told:
            continue
        same = [name for name in names if is_same(one.view, one.column, name.column)]
        best = max((name.points for name in same), default=None)
        if best is not None and one.points < best + _BEFORE:
            one.add(
                best + _BEFORE - one.points,
                _("names are alike now and then, and change; the number stays"),
            )


def prefer_called(found: list[Scored]) -> None:
    """Put the id of somebody before the text that is called as it is: Supporter ID, Supporter.

    Nothing says "name" where the word for the person stands alone, and yet it is one.

    Args:
        found: columns that may be the user; points are added to those of ids.
    """
    for one in found:
        names = [name for name in found if _is_text_of(one, name)]
        best = max((name.points for name in names), default=one.points - _BEFORE)
        one.add(
            max(0.0, best + _BEFORE - one.points),
            _("names are alike now and then, and change; the number stays"),
        )


def _is_text_of(one: Scored, name: Scored) -> bool:
    """Whether a column of texts is called as an id of people is, and each id goes with one text."""
    view, column, text = one.view, one.column, name.column
    said, called = view.hint(column.key), view.hint(text.key)
    return (
        one.named
        and said.about("user")
        and is_called_as(said.tokens, called.tokens)
        and text.shape.kind in ("phrase", "text")
        and column.fill >= _FILLED * text.fill
        and view.goes_with(column.key, text.key) > SURE
    )


def is_told_by(one: Scored, name: Scored, link: Link) -> bool:
    """Whether a number of somebody leads to a list of people, which says how each is called.

    Their names come back with the numbers, and are alike now and then. An order leads to a name as
    well, but is of one day.

    Args:
        one: the number, of the rows.
        name: the column of the other table that may name the person.
        link: from a column of the rows to that table.
    """
    view, column = one.view, one.column
    said = view.hint(column.key)
    return (
        one.link is None
        and column.key == link.key
        and name.view.column(link.there).is_unique
        and called_people.is_called(name.view, name.column)
        and column.key not in (view.documents or ())
        and not said.about("order", "session", "item")
        and is_lasting(view, column)
    )


def prefer_finer(found: list[Scored]) -> None:
    """Put a login or another word for somebody before the name that several of them have.

    Args:
        found: columns that may be the user; points are taken from names of people.
    """
    for name in found:
        view, column = name.view, name.column
        if not called_people.is_called(view, column):
            continue
        finer = [
            one.points
            for one in found
            if one.named
            and one.column.distinct > column.distinct
            and view.goes_with(one.column.key, column.key) > SURE
        ]
        name.add(min(0.0, max(finer) - _FINER - name.points) if finer else 0.0)


def prefer_joined(found: list[Scored], views: dict[str, View]) -> None:
    """Put a number of people before their names, of which several are alike.

    It leads to a list of people, or is written with zeros before it, as no count is. Some of the
    numbers may have lost these in a spreadsheet, so that they are not found in the list. Where
    there are several times as many numbers as names, nothing else has to be known of them, nor
    where they are called those of cards: two who are called alike have not one card.

    Args:
        found: columns that may be the user; points are added to those of numbers.
        views: of all tables.
    """
    for name in found:
        if not _are_called(name):
            continue
        for one in found:
            given_out = _lists_people(one, views) or _is_padded(one) or _are_far_more(one, name)
            if (given_out or _are_cards(one)) and _tells_namesakes_apart(one, name):
                one.named = True
                one.add(
                    max(0.0, name.points + _BEFORE - one.points),
                    _("several people are called alike, and each has a number of their own"),
                )


def prefer_keys(found: list[Scored], views: dict[str, View]) -> None:
    """Put a number before the name that a list of people, or of firms, has for it as well.

    Whoever hires from a store has an account in its book, and is called as in the list of hirers.

    Args:
        found: columns that may be the user; points are added to those of numbers.
        views: of all tables.
    """
    named = {one.column.key: one for one in found if one.named}
    for one in found:
        said = one.view.hint(one.column.key)
        # What stands before all names needs no look at the rows.
        before_all = all(one.points >= name.points + _BEFORE for name in named.values())
        if before_all or said.about("item", "order", "session", "staff", "vendor"):
            continue
        for link in one.view.links:
            told = link.key == one.column.key and link.share >= ENOUGH
            column = same_titles.beside(one.view, link, views[link.table]) if told else None
            name = named.get(column.key) if column else None
            if name is None or one.points >= name.points + _BEFORE:
                continue
            if one.column.distinct >= name.column.distinct:
                one.named = one.keyed = True
                why = _("{table} has the same {name} for it").format(
                    table=link.table, name=name.column.name
                )
                one.add(name.points + _BEFORE - one.points, why)


def _are_called(name: Scored) -> bool:
    """Whether values are names of people, by a column that says "name", or whose: "Paciente"."""
    view, column = name.view, name.column
    said = view.hint(column.key)
    whose = bool(said.entities) and said.entities <= {"user", "card"}
    whose = whose or (not said.entities and "user" in said.perhaps)  # "Intestatario", of a deposit
    whose = whose and not said.says("id", "email", "phone")
    persons = whose and called_people.are_names_of_persons(column)
    return persons or called_people.is_called(view, column)


def _are_far_more(one: Scored, name: Scored) -> bool:
    """Whether there are several times as many numbers as names, and none has a title of its own."""
    view, column = one.view, one.column
    several = column.distinct >= _NAMESAKES * name.column.distinct
    return several and not any(is_title(view, column, other) for other in view.told_by(column.key))


def _tells_namesakes_apart(one: Scored, name: Scored) -> bool:
    """Whether each value goes with one name, some names with several, and it is no document's."""
    view, column = one.view, one.column
    said = view.hint(column.key)
    return (
        column.distinct > name.column.distinct
        and column.shape.kind in ("integer", "code")
        and not said.about("order", "session", "item", "staff", "vendor")
        and view.goes_with(column.key, name.column.key) > SURE
        and (column.key in (view.owners or ()) or is_lasting(view, column))
    )


def _are_cards(one: Scored) -> bool:
    """Whether a column is called a card, and has long numbers of one length, as cards do."""
    said, given = one.view.hint(one.column.key), one.column.frequencies
    lengths = {len(value) for value in given}
    return said.about("card") and len(lengths) == 1 and min(lengths) >= _DIGITS


def _is_padded(one: Scored) -> bool:
    """Whether many numbers have zeros before them; others may have lost theirs."""
    given = one.column.given
    padded = sum(value.isdigit() and value.startswith("0") for value in given)
    return one.column.shape.kind == "integer" and padded > _PADDED * len(given)


def _lists_people(one: Scored, views: dict[str, View]) -> bool:
    """Whether values are keys of a table in which each stands beside the name of somebody."""
    return any(
        link.key == one.column.key and link.share >= ENOUGH and _has_names(views[link.table], link)
        for link in one.view.links
    )


def _has_names(there: View, link: Link) -> bool:
    unique = there.column(link.there).is_unique
    return unique and any(called_people.is_called(there, other) for other in there.columns)


def _is_name(said: Hint) -> bool:
    compound = any(token.endswith(_COMPOUND) for token in said.tokens)
    return said.says("name") or (compound and not said.says("id"))
