"""Names of the codes of a catalogue, from tables of their own: category 3 is "Beverages"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from personalize_poc.data.own.mapping_file import Join
from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.proposal import Guess
from personalize_poc.data.own.roles.evidence import alike_names
from personalize_poc.data.own.roles.evidence.described import Described
from personalize_poc.data.own.roles.evidence.nameless import is_nameless
from personalize_poc.data.own.roles.evidence.signs import SURE
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.links import joined_columns, translations
from personalize_poc.data.own.roles.words.fields import RESERVED, spelled
from personalize_poc.data.own.roles.words.names import hint
from personalize_poc.language import _

_MOST = 2_000
"""Rows of a table of names, at most: more are people, orders or things."""
_LEAST = 2
_EACH = 0.98
"""Different names for each code, at least, so that none is lost."""


@dataclass(frozen=True)
class Named:
    """A code that a table explains. field: of the code before. name: of the field with its names.

    join: with that table. guesses: for its columns and for the code.
    """

    field: str
    name: str
    join: Join
    guesses: tuple[Guess, ...]


def find(views: list[View], there: View, described: list[Described], section: str) -> list[Named]:
    """The codes of a table of items or users that other tables have names of.

    Args:
        views: all tables.
        there: the table of items or users.
        described: what its columns are.
        section: "items" or "users".
    """
    taken = {one.field for one in described} | RESERVED
    found: list[Named] = []
    for one in described:
        if one.kind != "categorical" or any(one.column.name in named.join.on for named in found):
            continue
        for book, key, title in books(views, there, one.column):
            # Two codes of one table, such as where a flight begins and ends: one join a table.
            if any(named.join.file == book.label for named in found):
                continue
            name = field(one.column, title)
            if name and name not in taken:
                taken.add(name)
                found.append(_named(one, name, (book, key, title), section, there.label))
                break
    return found


def books(
    views: list[View], there: View, code: ColumnProfile
) -> Iterator[tuple[View, ColumnProfile, ColumnProfile]]:
    """Tables that explain a code: the table, its key, and the column with the names."""
    by_label = {view.label: view for view in views}
    for link in there.links:
        book = by_label.get(link.table)
        if link.key != code.key or link.form or link.more or link.before or book is None:
            continue
        if book is there or link.share < SURE or not _LEAST <= book.profile.rows <= _MOST:
            continue
        if is_nameless(book):
            continue
        key = book.column(link.there)
        if book.is_timed or not key.is_unique or not alike_names.means(there, link, book):
            continue
        title = translations.title_of(book, key, None)
        if title is not None and title.distinct >= _EACH * key.distinct:
            yield book, key, title


def field(code: ColumnProfile, title: ColumnProfile) -> str:
    """What the field with the names is called: as the code without its "id"."""
    words = [word for word in hint(code.name).tokens if word not in alike_names.GENERIC]
    return spelled(" ".join(words)) or spelled(title.name)


def _named(
    code: Described,
    name: str,
    found: tuple[View, ColumnProfile, ColumnProfile],
    section: str,
    label: str,
) -> Named:
    book, key, title = found
    why = _("{table} has the names of {code}").format(table=book.label, code=code.column.name)
    instead = _("its names in {table} are taken").format(table=book.label)
    other = _("of this table the names are taken")
    taken = Guess(section, name, book.label, title.name, "categorical", 0.85, why)
    guesses = joined_columns.guesses(section, book, {key.key: label}, (taken,), other)
    join = Join(book.label, {code.column.name: key.name}, {name: title.name})
    code.kind, code.reason = "unused", instead
    return Named(code.field, name, join, guesses)
