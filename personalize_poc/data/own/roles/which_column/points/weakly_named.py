"""Names that speak of who acted or of what was chosen in some trades, and only describe in others.

A museum's friends choose excursions, a farmer varieties; in a shop a variety stands beside the
article and describes it. So such a word counts where no other column of the row is named after a
person, or a thing, in a way that is clear everywhere.
"""

from __future__ import annotations

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.signs import NO_ID, SURE, is_masked
from personalize_poc.data.own.roles.evidence.view import View, is_idlike
from personalize_poc.data.own.roles.which_column.points import acted_on, called_people
from personalize_poc.data.own.roles.words.names import Hint

_OTHERS = {
    "user": ("order", "session", "vendor", "staff", "campaign", "device", "item", "event"),
    "item": ("order", "session", "vendor", "staff", "campaign", "device", "user", "event"),
}
"""What a name speaks of clearly, so that another word of it says nothing more."""
_CLEAR = {"user": ("user", "visitor", "card"), "item": ("item",)}
"""What the names of other columns speak of that are clear everywhere."""
_LEAST, _BACK = {"user": 20, "item": 8}, 1.05
"""Fewest people and things, and rows of each on average."""
_BESIDE = {"user": 5, "item": 2}
"""Fewest values of another column that is named clearly: one thing alone is nothing to choose from,
and three users are the clerks who type the orders of all others."""


def is_person(view: View, column: ColumnProfile) -> bool:
    """Whether a name says only in some trades that a column holds people, and nothing says more.

    Args:
        view: the table.
        column: of it.
    """
    return _is_one(view, column, "user")


def is_thing(view: View, column: ColumnProfile) -> bool:
    """Whether a name says only in some trades that a column holds things, and nothing says more.

    Kinds of events that tell what something was done with say more.

    Args:
        view: the table.
        column: of it.
    """
    if not _is_one(view, column, "item"):
        return False
    return not called_people.are_names(column) and acted_on.told_by(view, column) is None


def _is_one(view: View, column: ColumnProfile, what: str) -> bool:
    said = view.hint(column.key)
    if what not in said.perhaps or said.about(*_OTHERS[what]) or said.about(*_CLEAR[what]):
        return False
    if said.says(*NO_ID) or column.moment is not None:
        return False
    if column.distinct < _LEAST[what] or column.repeats < _BACK:
        return False
    return not any(
        _is_clear(view, one, what) and not _is_nickname(view, column, one)
        for one in view.columns
        if one is not column
    )


def _is_nickname(view: View, column: ColumnProfile, other: ColumnProfile) -> bool:
    """Whether a clear name is only what each of these people is called where they sign in.

    Some have none, and several may have the same.
    """
    said = view.hint(other.key)
    nick = said.about("visitor") and not said.about("user", "card") and not said.says("id")
    finer = column.distinct > other.distinct and column.fill >= other.fill
    return nick and finer and view.goes_with(column.key, other.key) > SURE


def _is_clear(view: View, column: ColumnProfile, what: str) -> bool:
    """Whether the name of another column says for sure that it is what is looked for.

    Names behind stars tell nobody from others, whatever they are called.
    """
    said = view.hint(column.key)
    if column.distinct < _BESIDE[what] or not is_idlike(column) or not said.about(*_CLEAR[what]):
        return False
    return not _says_otherwise(said, what) and not is_masked(column)


def _says_otherwise(said: Hint, what: str) -> bool:
    """Whether a name says something of a person or a thing, and not which one it is."""
    others = [one for one in _OTHERS[what] if one not in ("order", "session")]
    return said.says(*NO_ID, "url", "year") or said.about("category", *others)
