"""People who are chosen by people: of matches, of follows, of referrals."""

from __future__ import annotations

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence import relays
from personalize_poc.data.own.roles.evidence.scored import Scored
from personalize_poc.data.own.roles.evidence.signs import NO_ID, SURE, is_coarser, is_same
from personalize_poc.data.own.roles.evidence.view import Link, View
from personalize_poc.data.own.roles.systems import evidence
from personalize_poc.data.own.roles.which_column.users import of_staff
from personalize_poc.data.own.roles.words.names import words
from personalize_poc.language import _

_SURE = 0.8
"""Share of values found from which on a link is followed."""
_LOOKED = 1000
_OWN = 0.1
"""Share of rows in which two columns name the same person, from which on neither was chosen."""
_TO = frozenset(
    ("to", "target", "receiver", "recipient", "followed", "followee", "liked", "matched", "dst",
     "dest", "tgt", "rcvr", "cible",
     "ziel", "empfänger", "destinatario", "destinataire", "ontvanger", "alvo", "hedef", "odbiorca",
     "получатель", "цель", "상대", "대상", "相手", "対象", "对方", "目标", "對方")
)  # fmt: skip
"""Words of names of whom something was done to."""
_NUMBERS, _LETTERS = frozenset("0123456789"), (frozenset("ab"), frozenset("xy"))
"""What counts two people of a pair who have the same name otherwise."""
_GAPS, _FULL = 0.8, 0.98
"""Share of rows with a user below which many are lost, and from which on nearly none are."""
_EMPTY = 0.5
"""Share of rows with a user below which most are lost."""


def chosen(view: View, views: dict[str, View], user: ColumnProfile) -> Scored | None:
    """The second column of a table that names people whom another table has; None without one.

    Args:
        view: the table.
        views: all tables by their labels.
        user: the column of who acted.
    """
    known = {(one.table, one.there): one for one in _to_people(view, views, user)}
    for column in view.columns:
        if column is user or column.repeats < 1.3 or column.fill < 0.5:
            continue
        if of_staff.are_in(view, column.key):
            continue
        links = [one for one in _to_people(view, views, column) if (one.table, one.there) in known]
        if links and not is_same(view, user, column) and not _are_themselves(user, column):
            why = _("keys of {table} as {name} is: people are chosen by people").format(
                table=links[0].table, name=user.name
            )
            return Scored(column, view, 4.0, [why], named=True)
    return None


def are_alike(user: Scored, item: Scored) -> bool:
    """Whether user and item are people of one table, and no name says who of them was chosen.

    Tables that count from 1 have each other's numbers: that makes no person of a "game_id".
    """
    if user.view is not item.view or is_called_target(item) or is_called_target(user):
        return False
    if _speaks_of(user, "user") and _speaks_of(item, "item") and not _speaks_of(item, "user"):
        return False
    known, other = (
        {
            (link.table, link.there)
            for link in one.view.links
            if link.key == one.column.key and link.share > _SURE
        }
        for one in (user, item)
    )
    return bool(known & other)


def _speaks_of(scored: Scored, role: str) -> bool:
    """Whether the name of a column has a word of this role."""
    return scored.view.hint(scored.column.key).about(role)


def are_a_pair(user: Scored, item: Scored) -> bool:
    """Whether both are people of one table, and their names are one but for a number or a letter.

    A match joins two members, Member1 and Member2: nothing says who of them liked the other first.
    Where columns are only counted, their names say nothing of people.
    """
    if not _speaks_of(user, "user"):
        return False
    here, there = (words(one.column.name) for one in (user, item))
    if len(here) != len(there) or not are_alike(user, item):
        return False
    differ = [pair for pair in zip(here, there, strict=True) if pair[0] != pair[1]]
    return len(differ) == 1 and _count_on(*differ[0])


def _count_on(one: str, other: str) -> bool:
    """Whether two words are one but for their last sign, which counts: "1" and "2", "a" and "b"."""
    ends = {one[-1:], other[-1:]}
    same = one[:-1] == other[:-1]
    return (same and ends <= _NUMBERS) or (not one[:-1] and same and ends in _LETTERS)


def is_called_target(scored: Scored) -> bool:
    """Whether a name says that it is of whom something was done to: "target", "liked_user"."""
    return not _TO.isdisjoint(scored.view.hint(scored.column.key).tokens)


def _are_themselves(user: ColumnProfile, column: ColumnProfile) -> bool:
    """Whether both columns often name the same one: nobody is matched with himself.

    Who pays for an order is mostly who gets it.
    """
    pairs = [(a, b) for a, b in zip(user.values, column.values, strict=True) if a and b]
    return sum(a == b for a, b in pairs) > _OWN * len(pairs)


def fuller(view: View, persons: list[Scored], user: Scored | None) -> Scored | None:
    """The column of who acted, or another that names the same people in many more of the rows.

    Who is not logged in has no number as a customer; the device or cookie of both is known.
    """
    for other in persons:
        if user is None or other is user or user.column.fill > _GAPS:
            continue
        if relays.change(other.column):
            continue
        more = other.column.fill > max(_FULL, user.column.fill + 1 - _GAPS)
        same = view.goes_with(other.column.key, user.column.key) > SURE
        same = same or evidence.are_of_one(view, user.column, other.column)
        if more and other.named and (same or _has_most_rows_of(view, other, user)):
            return other
    return user


def _has_most_rows_of(view: View, whole: Scored, part: Scored) -> bool:
    """Whether a column has the id of a person where another one, which is finer, is mostly empty.

    Where somebody was, or the device at hand, is told now and then; whose row it is, always.
    """
    said = view.hint(whole.column.key)
    called = said.about("user") and said.says("id") and not said.says(*NO_ID)
    finer = is_coarser(view, part.column, whole.column)
    return called and finer and part.column.fill < _EMPTY


def _to_people(view: View, views: dict[str, View], column: ColumnProfile) -> list[Link]:
    return [
        one
        for one in view.links
        if one.key == column.key
        and one.share > _SURE
        and views[one.table].kind == "user"
        and one.values >= 0.1 * min(views[one.table].profile.rows, _LOOKED)
        and views[one.table].column(one.there).is_unique
    ]
