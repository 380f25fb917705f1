"""Telephone, address or official number beside a name: several people are called alike."""

from __future__ import annotations

from personalize_poc.data.own.roles.evidence.scored import Scored
from personalize_poc.data.own.roles.evidence.signs import SURE
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.which_column.points import called_people, identity
from personalize_poc.data.own.roles.which_column.users import namesakes_listed
from personalize_poc.data.own.roles.words.names import hint
from personalize_poc.data.own.roles.words.people_words import is_of_recipient
from personalize_poc.language import _

_KINDS = ("phone", "email")
_MORE = 1.02
"""So many more contacts than names are there where people are called alike."""
_MOST = 3.0
"""Contacts for each name on average, from which on they are no longer of one person each."""
_MOST_ALIKE = 10.0
"""The same where values are surely names of people, of which some countries have few."""
_ONE = 0.9
"""Share of the rows of addresses with one name, from which on each is of somebody called so."""
_LOST = 0.03
"""Share of the rows without a contact, up to which they are hardly lost."""
_WORDS = 1.5
"""Words of a name on average: a nickname or a login has one."""
_EACH = 1.03
"""People for each address up to which it is that of one of them."""
_BEFORE, _SURELY = 0.5, 1.5
"""Points by which a contact comes before a name, and before that of who received something."""


def prefer(found: list[Scored], views: dict[str, View]) -> None:
    """Put what reaches a person before the name, where each goes with one name and not the reverse.

    Of addresses of mail that go with several names each, the names are those of whom something was
    sent to, or shortened. Where a list has people of one name with a telephone each, hardly more
    telephones than names are enough.

    Args:
        found: columns that may be the user; points are added to those of contacts.
        views: of all tables.
    """
    called = [one for one in found if one.named and _is_name(one)]
    for one in found:
        if not _reaches(one):
            continue
        if is_of_recipient(one.column.name):
            continue  # who orders presents has one name, and each present another telephone
        listed = namesakes_listed.are_told(one, views)
        names = [name for name in called if listed or not name.keyed]
        received = [name for name in names if _are_received(one, name)]
        before = _SURELY if received else _BEFORE
        alike = received or [
            name for name in names if name.points > one.points and _are_called(one, name, listed)
        ]
        if alike:
            best = max(alike, key=lambda name: name.points)
            why = _("{name} has {count:,} values, and several people are called alike").format(
                name=best.column.name, count=best.column.distinct
            )
            one.add(max(0.0, best.points + before - one.points), why)


def _reaches(one: Scored) -> bool:
    """Whether values are telephones, addresses or official numbers of people."""
    if one.column.shape.kind in _KINDS:
        return one.named
    return identity.is_of_person(one.column, one.view.hint(one.column.key))


def is_field_of(best: Scored, other: Scored) -> bool:
    """Whether an address stands in the object of the person whose id is taken: "user.email".

    Who wrote these fields knew whose they are, also where somebody has several addresses, or a new
    one each time: masked ones.

    Args:
        best: the column that is taken for the user.
        other: another one.
    """
    of, __, leaf = best.column.name.rpartition(".")
    same = bool(of) and other.view is best.view and other.column.name.rpartition(".")[0] == of
    said = other.view.hint(other.column.key)
    if not same or not hint(leaf).says("id") or not said.says("email", "phone"):
        return False
    rows = zip(other.column.values, best.column.values, strict=True)
    pairs = {(address, who) for address, who in rows if address and who}
    return len(pairs) <= _EACH * len({address for address, __ in pairs})


def _is_name(one: Scored) -> bool:
    """Whether values are what people are called: in two words, or in one where names have one."""
    if one.column.shape.kind == "phrase" and one.column.shape.words >= _WORDS:
        return True
    return called_people.are_names(one.column) and not is_of_recipient(one.column.name)


def _are_received(one: Scored, name: Scored) -> bool:
    """Whether addresses come with several names, of which there are fewer, and those with others.

    Who orders flowers for several people has one address, and several people are called alike.
    """
    if one.column.shape.kind != "email" or one.column.repeats < 1.3:
        return False
    if one.column.fill < name.column.fill - _LOST or one.column.distinct < name.column.distinct:
        return False
    return max(one.view.both_ways(one.column.key, name.column.key)) < _ONE


def _are_called(one: Scored, name: Scored, listed: bool) -> bool:
    """Whether each contact is of somebody of one name, and there are more contacts than names."""
    people = called_people.are_names(name.column)
    most = _MOST_ALIKE if people else _MOST
    least = 1.0 if listed else _MORE
    more = least < one.column.distinct / name.column.distinct < most
    filled = one.column.fill >= name.column.fill - _LOST
    return more and filled and one.view.goes_with(one.column.key, name.column.key) > SURE
