"""What it counts for that a table is one of a known system.

The columns still have to hold what they are known for: one that was emptied, or that has the same
value everywhere, counts as any other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from personalize_poc.data.own.roles.evidence import known_tables as known
from personalize_poc.language import N_, _

if TYPE_CHECKING:
    from collections.abc import Iterable

    from personalize_poc.data.own.profiles import ColumnProfile
    from personalize_poc.data.own.roles.evidence.scored import Scored
    from personalize_poc.data.own.roles.evidence.view import Link, View

EVENTS_ARE_KNOWN = 1.0
"""Points of a table that a system is known to keep events in."""
_WORTH, _LESS = 6.0, 1.0
"""Points of a column that a system is known to name so, and how many less each further one has."""
_TIME = 3.0
_SIGNED_IN = 0.8
"""Share of rows with an account from which on it is the person, and not the browser."""
_FILLED = {"user": 0.3, "item": 0.05, "time": 0.5, "event": 0.3}
"""Share of rows from which on a column holds what it is known for."""
_STANDS_FOR_ALL = 0.3
"""The same from which on further columns of items are none beside it."""
_FEWEST = 5
"""Different users or items that a column names at least."""
_IDS = ("user", "item", "order")
_KINDS = {
    known.HEADS: "order", known.ITEMS: "item", known.TEXTS: "item", known.USERS: "user",
    known.PEOPLE: "order", known.CODES: "lookup",
}  # fmt: skip
_CALLED = {
    "user": N_("{system} names the user in “{name}”"),
    "item": N_("{system} names the item in “{name}”"),
    "time": N_("{system} keeps the time of an event in “{name}”"),
}
_HELD = {
    known.LOG: N_("{system} keeps in it what became of an order"),
    known.CODES: N_("{system} keeps in it what codes mean"),
    known.CARTS: N_("{system} keeps in it what lies in carts"),
    known.SESSIONS: N_("{system} keeps in it visits, not what was chosen"),
    known.COPIES: N_("{system} keeps in it single copies of the items"),
    known.VARIANTS: N_("{system} keeps in it variants of the items"),
    known.PEOPLE: N_("{system} keeps in it the people of orders"),
    known.NO_USE: N_("{system} keeps in it no interactions"),
}


def kinds(views: Iterable[View]) -> None:
    """Write to the views of known tables what every row of them is."""
    for view in views:
        if view.known and (kind := _KINDS.get(view.known.table.holds)):
            view.kind = kind


def sure_links(views: list[View]) -> None:
    """Drop links between tables of one system that lead to something else than a column names.

    Numbers of goods are among those of states of orders as well, by chance.
    """
    by_label = {view.label: view for view in views}
    for view in views:
        view.links = [one for one in view.links if not _is_chance(view, one, by_label[one.table])]


def _is_chance(view: View, link: Link, there: View) -> bool:
    here, other = view.known, there.known
    if here is None or other is None or here.system is not other.system:
        return False
    role, key = here.role(link.key), other.role(link.there)
    if role == "order" and here.table.documents != other.table.documents:
        return True
    if role in _IDS:
        return role != key and (key != "" or other.has(role) or _is_aside(other))
    if other.table.holds == known.LOG and key == "other":
        return True  # numbers of its own rows, or of who wrote them: nothing else names these
    shape = view.column(link.key).shape
    return role == "other" and key in _IDS and shape.kind == "integer" and not shape.zeros


def _is_aside(table: known.Known) -> bool:
    """Whether nothing of a known table is joined with, but for what is known of it."""
    return table.table.holds in (known.LOG, known.CODES, known.CARTS, known.SESSIONS, known.NO_USE)


def leads_right(view: View, link: Link, there: View) -> bool:
    """Whether a link surely leads to what it names: both columns are known as the same."""
    here, other = view.known, there.known
    if here is None or other is None or here.system is not other.system:
        return False
    role = here.role(link.key)
    return role in _IDS and role == other.role(link.there)


def is_known(view: View, column: ColumnProfile, role: str) -> bool:
    """Whether a column is known to have a role, and holds what it is known for."""
    if view.known is None or view.known.role(column.key) != role:
        return False
    if column.fill < _FILLED[role] or column.is_constant:
        return False
    if role in ("time", "event"):
        return role == "event" or column.moment is not None
    is_time = column.moment is not None and not column.moment.weak
    return column.distinct >= _FEWEST and not is_time


def is_of_visitors(view: View, column: ColumnProfile) -> bool:
    """Whether a column is known to name everybody who came, signed in or not."""
    known_as = view.known.table.visitors if view.known else frozenset()
    return known.bare(column.name) in known_as


def are_of_one(view: View, *columns: ColumnProfile) -> bool:
    """Whether a system is known to name the same person in several columns."""
    return all(is_known(view, one, "user") for one in columns)


def is_other(view: View, column: ColumnProfile, role: str) -> bool:
    """Whether a column is known as something else than a role says."""
    if view.known is None:
        return False
    known_as = view.known.role(column.key)
    if known_as in ("", role):
        return False
    if known_as in ("title", "value"):  # they may stand for what is not given
        return role != "item" or any(is_known(view, one, role) for one in view.columns)
    return True


def weigh(scored: Scored, role: str) -> None:
    """Add what is known of a column to what speaks for it."""
    view, column = scored.view, scored.column
    if view.known is None or not is_known(view, column, role):
        return
    if role == "item" and _is_told_better(view, column):
        return
    scored.named = True
    points = _TIME if role == "time" else _WORTH
    why = _(_CALLED[role]).format(system=view.known.system.name, name=column.name)
    scored.add(points - _LESS * view.known.place(column.key), why)
    if role == "user" and is_of_visitors(view, column) and _most_sign_in(view, column):
        scored.add(-_LESS)


def _most_sign_in(view: View, column: ColumnProfile) -> bool:
    """Whether most rows name an account as well, which unites the devices of a person."""
    return any(
        one is not column and one.fill >= _SIGNED_IN and is_known(view, one, "user")
        for one in view.columns
    )


def _is_told_better(view: View, column: ColumnProfile) -> bool:
    """Whether another column names the thing of which a column has the page, or the page's address.

    The number in an address is a column called as that of the address, with a dot behind it.
    """
    assert view.known is not None
    place = view.known.place(column.key)
    return any(
        one.name.startswith(f"{column.name}.")
        or (
            is_known(view, one, "item")
            and view.known.place(one.key) < place
            and one.fill >= _STANDS_FOR_ALL
        )
        for one in view.columns
        if one is not column
    )


def is_of_events(view: View) -> bool:
    """Whether a system is known to keep events in a table."""
    return view.known is not None and view.known.table.holds == known.EVENTS


def is_catalogue(view: View, kind: str) -> bool:
    """Whether a system is known to keep the items in a table, or the users, one a row."""
    holds = {"item": known.ITEMS, "user": known.USERS}[kind]
    return view.known is not None and view.known.table.holds == holds


def are_copies(view: View) -> bool:
    """Whether a system is known to keep single copies of items there: a shelf mark is no title."""
    return view.known is not None and view.known.table.holds == known.COPIES


def is_none_beside(view: View, other: View) -> bool:
    """Whether a table is known to hold no events, and another of the same system does."""
    if view.known is None or other.known is None or is_of_events(view):
        return False
    return view.known.system is other.known.system and is_of_events(other)


def ordered(view: View) -> str:
    """That a system is known to keep what was ordered in a table of events; "" for others."""
    if view.known is None or not is_of_events(view) or not view.known.has("order"):
        return ""
    return _("{system} keeps in it what was ordered.").format(system=view.known.system.name)


def held(view: View) -> str:
    """What a known table holds instead of interactions, in words; "" if there is nothing to say."""
    if view.known is None or view.known.table.holds not in _HELD:
        return ""
    return _(_HELD[view.known.table.holds]).format(system=view.known.system.name)
