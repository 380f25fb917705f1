"""The id that most events carry beside their name, of those that carry something: a site, a shop.

Programs that write down what people do call each event by a name, and give it what belongs to it:
`daten.standort_id`, `ep.shop_id`. Which keys there are depends on the event, and words for things
are without number. What is called an id, is there in all events of some kinds and in none of the
others, and of which people come to several, is what they come for; of several such ids, the one of
which most events tell. Ids of what a program is made of, its screens and errors, are nobody's
choice.
"""

from __future__ import annotations

from collections import Counter

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.scored import Scored
from personalize_poc.data.own.roles.evidence.signs import NO_ID, is_same
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.which_column.items import of_some_kinds
from personalize_poc.data.own.roles.words import parts_of_programs
from personalize_poc.data.own.roles.words.meanings import is_event
from personalize_poc.language import _

_KINDS, _KNOWN = 60, 2
"""Most kinds of events, and how many of them are known at least."""
_ROWS, _THINGS, _BACK, _CHOICES = 50, 10, 3.0, 2.0
"""Fewest rows with an id, fewest ids, rows of each, and rows of each person on average."""
_ALWAYS, _NEVER = 0.9, 0.05
"""Share of the rows of a kind that have an id, if it carries one; and if it does not."""
_UNCLEAR = 0.2
"""Share of the rows that may be of kinds that carry an id now and then."""
_LEAST = 0.1
"""Share of the rows that have an id, at least."""
_MOST = 0.8
"""Rows with an id, as a share of those with the commonest: the finest of such ids is taken."""
_FORMS = ("integer", "word", "code", "uuid", "hash")
_PLACES = frozenset(("place", "status"))
"""What an id may be of, though no id is called so: "standort_id" is where one charges, or goes."""
_OTHERS = ("user", "visitor", "card", "order", "session", "device", "staff", "campaign", "event",
           "category", "recommendation", "impression")  # fmt: skip


def chosen(view: View, user: Scored) -> Scored | None:
    """The id that most events carry of which people come to several; or None.

    Args:
        view: the table, of which nothing else is the item.
        user: the column of who acted.
    """
    if user.view is not view or user.link is not None:
        return None
    events = [one for one in view.columns if one is not user.column and _are_kinds(view, one)]
    ids = [one for one in view.columns if events and _may_be(view, one, user)]
    told = {one.key: kinds for one in ids if (kinds := _carrying(one, events))}
    ids = [one for one in ids if one.key in told]
    if not ids:
        return None
    most = max(one.filled for one in ids)
    best = max((one for one in ids if one.filled >= _MOST * most), key=lambda one: one.distinct)
    why = _("events such as {kinds} carry one").format(kinds=", ".join(told[best.key][:3]))
    return Scored(best, view, 2.2, [why], told=True)


def _are_kinds(view: View, column: ColumnProfile) -> bool:
    """Whether a column says what happened, by its name or by its words."""
    few = 2 <= column.distinct <= _KINDS and column.shape.kind in ("word", "phrase", "code")
    if not few or column.moment:
        return False
    called = view.hint(column.key).about("event")
    return called or sum(map(is_event, column.frequencies)) >= _KNOWN


def _may_be(view: View, column: ColumnProfile, user: Scored) -> bool:
    """Whether a column is called an id of something, of which each person has several."""
    said = view.hint(column.key)
    if column is user.column or column.shape.kind not in _FORMS or column.key in view.measures:
        return False
    if not said.says("id") or said.about(*_OTHERS) or (said.attributes - _PLACES) & set(NO_ID):
        return False
    if parts_of_programs.is_name(column.name):
        return False
    enough = column.filled >= max(_ROWS, _LEAST * view.profile.rows)
    enough = enough and column.distinct >= _THINGS and column.repeats >= _BACK
    if not enough or is_same(view, user.column, column):
        return False
    several = column.filled >= _CHOICES * user.column.distinct
    return several and of_some_kinds.differ(user.column, column)


def _carrying(column: ColumnProfile, events: list[ColumnProfile]) -> list[str]:
    """The kinds of events that carry an id, the commonest first; none if they do not tell so."""
    for kinds in events:
        rows = Counter(kinds.values)
        with_id = Counter(
            kind for what, kind in zip(column.values, kinds.values, strict=True) if what
        )
        shares = {kind: with_id[kind] / count for kind, count in rows.items() if kind}
        carrying = [kind for kind, share in shares.items() if share >= _ALWAYS]
        unclear = sum(rows[one] for one, share in shares.items() if _NEVER < share < _ALWAYS)
        without = any(share <= _NEVER for share in shares.values())
        clear = without and unclear <= _UNCLEAR * rows.total()
        if clear and any(map(is_event, carrying)):
            return sorted(carrying, key=lambda one: -rows[one])
    return []
