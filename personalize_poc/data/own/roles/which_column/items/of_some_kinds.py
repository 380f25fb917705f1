"""What only some kinds of events name: of a log of clicks, the lines in which something was chosen.

Whoever signs in, looks around and pays chose nothing in these lines, and the column of the thing is
empty there: no other gaps of a column have a reason. What fills it in all lines of some kinds, with
words that come back, is the thing, where nothing better is there.
"""

from __future__ import annotations

from collections import Counter

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.scored import Scored
from personalize_poc.data.own.roles.evidence.signs import NO_ID, is_same
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.which_column.points import called_people
from personalize_poc.data.own.roles.words.meanings import is_event
from personalize_poc.language import _

_KINDS, _KNOWN = 60, 2
"""Most kinds of events, and how many of them are known at least."""
_ROWS, _THINGS, _BACK = 50, 10, 3.0
"""Fewest rows with a thing, fewest things, and rows of each."""
_ALWAYS, _NEVER = 0.95, 0.02
"""Share of the rows of a kind that have a thing, if it names one at all; and if it does not."""
_CHOICES = 2.0
"""Rows with a thing for each person on average: who chose once has no taste."""
_FORMS = ("word", "phrase", "code", "uuid", "hash")
_OTHERS = ("user", "visitor", "card", "order", "session", "device", "staff", "campaign", "event")


def chosen(view: View, user: Scored) -> Scored | None:
    """The column that is filled for some kinds of events alone, the finest one; or None.

    Args:
        view: the table, of which nothing else is the item.
        user: the column of who acted.
    """
    if user.view is not view or user.link is not None:
        return None
    events = [one for one in view.columns if one is not user.column and _are_kinds(one)]
    found = []
    for column in view.columns:
        if column is user.column or not events or not _may_be(view, column, user):
            continue
        kinds = next((told for one in events if (told := _naming(column, one))), None)
        if kinds:
            found.append((column.distinct, _scored(view, column, kinds)))
    return max(found, key=lambda one: one[0])[1] if found else None


def is_named_by_some(view: View, column: ColumnProfile) -> bool:
    """Whether some kinds of events always name one of a column, and the others never do."""
    if column.filled < _ROWS:
        return False
    return any(
        _naming(column, one) for one in view.columns if one is not column and _are_kinds(one)
    )


def _scored(view: View, column: ColumnProfile, kinds: list[str]) -> Scored:
    why = _("only events called {kinds} name one").format(kinds=", ".join(kinds[:3]))
    return Scored(column, view, 2.2, [why], told=True)


def _are_kinds(column: ColumnProfile) -> bool:
    """Whether a column says in words what happened, whatever it is called."""
    few = 2 <= column.distinct <= _KINDS and column.shape.kind in ("word", "phrase", "code")
    known = sum(map(is_event, column.frequencies)) if few and not column.moment else 0
    return known >= _KNOWN


def _may_be(view: View, column: ColumnProfile, user: Scored) -> bool:
    """Whether values come back as things do, of which each person has several."""
    said = view.hint(column.key)
    if column.shape.kind not in _FORMS or column.moment or column.key in view.measures:
        return False
    if said.about(*_OTHERS) or said.says(*NO_ID) or called_people.are_names(column):
        return False
    enough = column.filled >= _ROWS and column.distinct >= _THINGS and column.repeats >= _BACK
    if not enough or is_same(view, user.column, column):
        return False
    return column.filled >= _CHOICES * user.column.distinct and differ(user.column, column)


def differ(user: ColumnProfile, column: ColumnProfile) -> bool:
    """Whether most of those who have several rows of a column have different values in them."""
    had: dict[str, list[str]] = {}
    for who, what in zip(user.values, column.values, strict=True):
        if who and what:
            had.setdefault(who, []).append(what)
    several = [set(things) for things in had.values() if len(things) > 1]
    return sum(len(things) > 1 for things in several) > 0.5 * len(several)


def _naming(column: ColumnProfile, events: ColumnProfile) -> list[str] | None:
    """The kinds of events that have a value of a column, if all others have none; or None.

    One of them at least has to be known as an event: what was put into a cart names something.
    Rows without a kind may be those that name none, such as views of a page that only tools count.
    """
    if events is column:
        return None
    rows = Counter(events.values)
    named = Counter(kind for what, kind in zip(column.values, events.values, strict=True) if what)
    shares = {kind: named[kind] / count for kind, count in rows.items()}
    if shares.get("", 0.0) > _NEVER:
        del shares[""], rows[""]  # what they are of, nobody says
    naming = [kind for kind in rows if kind and shares[kind] >= _ALWAYS]
    clear = all(share >= _ALWAYS or share <= _NEVER for share in shares.values())
    known = any(map(is_event, naming))
    return naming if clear and known and len(naming) < len(rows) else None
