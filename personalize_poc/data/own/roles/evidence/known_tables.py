"""Tables of widely used systems, as they are described and recognised; `systems` has the list."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

EVENTS, HEADS = "events", "heads"
ITEMS, TEXTS, VARIANTS, COPIES = "items", "texts", "variants", "copies"
USERS, PEOPLE = "users", "people"
LOG, CODES, CARTS, SESSIONS, NO_USE = "log", "codes", "carts", "sessions", "no use"
_ROLES = ("user", "item", "time", "event", "value", "title", "order", "other")
_SIGNS = re.compile(r"[\W_]+")


@dataclass(frozen=True)
class Table:
    """A table of a system. Names stand in one text, with blanks between them.

    Attributes:
        holds: EVENTS, HEADS of events, ITEMS, their TEXTS, VARIANTS or COPIES, USERS, PEOPLE of
            orders, the LOG of states, CODES, CARTS, SESSIONS, or NO_USE.
        telling: columns that are all there where a table is this one.
        user, item, time, event, value, title, order: columns with the role, the best one first;
            a title may stand for an item that is not given.
        other: columns that are neither users nor items, times or kinds of events.
        visitor: of the columns of users those that everybody has, also who has not signed in.
        without: columns that the table does not have.
        beside: whether it is recognised only beside a table of the system that needs no other.
        called: words of which one stands in the name of its file, where tables of the system have
            the same columns and are told apart by what they are called.
        documents: which documents it has: numbers of one kind are no keys to another.
    """

    holds: str
    telling: str
    user: str = ""
    item: str = ""
    time: str = ""
    event: str = ""
    value: str = ""
    title: str = ""
    order: str = ""
    other: str = ""
    visitor: str = ""
    without: str = ""
    beside: bool = False
    called: str = ""
    documents: str = ""

    @cached_property
    def names(self) -> frozenset[str]:
        """The telling columns, as they are compared."""
        return frozenset(map(bare, self.telling.split()))

    @cached_property
    def visitors(self) -> frozenset[str]:
        """The columns that name every visitor, as they are compared."""
        return frozenset(map(bare, self.visitor.split()))

    @cached_property
    def missing(self) -> frozenset[str]:
        """The columns that must not be there, as they are compared."""
        return frozenset(map(bare, self.without.split()))

    def may_be_called(self, label: str) -> bool:
        """Whether a file may have this name."""
        return not self.called or not _words_of(self.called).isdisjoint(_words_of(label))

    @cached_property
    def roles(self) -> dict[str, tuple[str, int]]:
        """Name of a column, as it is compared -> its role, and its place among those with it."""
        return {
            bare(name): (role, place)
            for role in _ROLES
            for place, name in enumerate(getattr(self, role).split())
        }


@dataclass(frozen=True)
class System:
    """A system that many have, with the tables of its exports.

    Attributes:
        name: what people call it.
        tables: those that are known.
    """

    name: str
    tables: tuple[Table, ...]


@dataclass(frozen=True)
class Known:
    """A table that was recognised.

    Attributes:
        system: of which it is.
        table: which one.
        roles: key of a column -> its role, and its place among those with this role.
    """

    system: System
    table: Table
    roles: dict[str, tuple[str, int]]

    def role(self, key: str) -> str:
        """The role of a column, "other" if it has none, "" if nothing is known of it."""
        return self.roles.get(key, ("", 0))[0]

    def place(self, key: str) -> int:
        """The place of a column among those with the same role."""
        return self.roles[key][1]

    def has(self, role: str) -> bool:
        """Whether one of its columns has a role."""
        return any(one == role for one, __ in self.roles.values())


def bare(name: str) -> str:
    """A name without its case and signs, also of a path: `items[].item_id` is items.item_id."""
    return _SIGNS.sub("", name.casefold())


def _words_of(text: str) -> set[str]:
    return {word for word in _SIGNS.split(text.casefold()) if word}
