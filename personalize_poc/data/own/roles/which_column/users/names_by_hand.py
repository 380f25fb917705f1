"""The number of a member, a card or an account beside what people are called, in one row.

In a book that is kept by hand a name stands in capitals now and then, or with a blank too much, so
that a number seems to belong to several people, as the card of a family does. Where each has one
name but for such slips, it is the number of one person: two people may be called alike.
"""

from __future__ import annotations

import re
from collections import defaultdict

from personalize_poc.data.own.roles.evidence.scored import Scored
from personalize_poc.data.own.roles.evidence.signs import NO_ID, is_lasting
from personalize_poc.data.own.roles.which_column.points import called_people
from personalize_poc.data.own.roles.which_column.users.cards import is_of_group
from personalize_poc.data.own.roles.words.names import plain
from personalize_poc.language import _

_SIGNS = re.compile(r"[\W_]+")
_BEFORE = 3.0
"""Points by which the number comes before the name."""
_FEWEST, _FILLED = 20, 0.97
"""Fewest numbers by which it is judged; share of the rows with a name that have a number, too."""
_SLIPS = 0.03
"""Share of the numbers that may stand beside a second name, by mistake."""
_ALIKE = 0.05
"""Share of the numbers that may have the name of another one, if that is no name of people: of a
firm several have cards."""


def prefer(found: list[Scored]) -> None:
    """Put the number of somebody before what they are called, where each has one name.

    Args:
        found: columns that may be the user; points are added to those of numbers.
    """
    for name in found:
        if not _is_called(name):
            continue
        for one in found:
            if one is not name and one.view is name.view and _is_number_of(one, name):
                one.named = True
                one.add(
                    max(0.0, name.points + _BEFORE - one.points),
                    _("each has one name, and names are alike now and then"),
                )


def _is_called(name: Scored) -> bool:
    """Whether values are texts that a column says to be people, or names."""
    said = name.view.hint(name.column.key)
    whose = said.says("name") if not said.entities else said.entities <= {"user", "card"}
    if name.column.shape.kind not in ("phrase", "text") or said.says("email", "phone", "place"):
        return False
    # "Lid" is a member in the Netherlands, and could be an id by its letters.
    return whose and (not said.says("id") or called_people.are_names(name.column))


def _is_number_of(one: Scored, name: Scored) -> bool:
    """Whether a column is called a number of people, each of whom has one of the names."""
    view, column = one.view, one.column
    said = view.hint(column.key)
    numbers = column.shape.kind in ("integer", "code") and said.about("user", "card")
    others = said.about("order", "session", "item", "staff", "vendor") or said.says(*NO_ID, "name")
    if not numbers or others or is_of_group(said):
        return False
    if column.fill < _FILLED * name.column.fill or not is_lasting(view, column):
        return False
    names: dict[str, set[str]] = defaultdict(set)
    for number, text in zip(column.values, name.column.values, strict=True):
        if number and text:
            names[number].add(_SIGNS.sub(" ", plain(text)).strip())
    if len(names) < _FEWEST or sum(len(some) > 1 for some in names.values()) > _SLIPS * len(names):
        return False
    known = {text for some in names.values() for text in some}
    return len(known) >= (1 - _ALIKE) * len(names) or called_people.are_names(name.column)
