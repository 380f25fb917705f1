"""Which column of a table is which of another one that tells the same in another layout."""

from __future__ import annotations

from collections import Counter

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.candidate import Candidate
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.words.names import hint

_ROLES = ("USER_ID", "ITEM_ID", "TIMESTAMP")
_SHARED = 0.5
"""Share of the different texts of a column that stand in the other one as well, at least."""
_FEW, _ALIKE = 30, 0.8
"""Different numbers of a column at most, and what two of them have in common of all their rows."""
_NUMBERS = frozenset(("integer", "decimal"))
"""Shapes of which two columns may share values and be of different things."""


def pairs(one: Candidate, other: Candidate) -> dict[str, str]:
    """Column of the other table -> column of the one, where they are called otherwise or mean more.

    People, things and times are known. The rest goes by its name, then by the texts that both hold,
    then by what both names speak of, then by the few numbers that come again and again; what is
    left has no counterpart.
    """
    found = {other.roles[name].column.name: one.roles[name].column.name for name in _ROLES}
    for agree in (_called_alike, _hold_the_same, _speak_of_the_same, _name_orders, _count_alike):
        here, there = (
            [column for column in view.columns if column.name not in taken]
            for view, taken in ((one.view, found.values()), (other.view, found))
        )
        for column in there:
            same = [
                mine
                for mine in here
                if mine.name not in found.values() and agree(one.view, mine, column)
            ]
            if len(same) == 1:
                found[column.name] = same[0].name
    return found


def _called_alike(__: View, mine: ColumnProfile, theirs: ColumnProfile) -> bool:
    return mine.name.strip().casefold() == theirs.name.strip().casefold()


def _hold_the_same(__: View, mine: ColumnProfile, theirs: ColumnProfile) -> bool:
    """Whether both hold texts, and mostly the same ones, in capitals or not."""
    if {mine.shape.kind, theirs.shape.kind} & _NUMBERS or mine.moment or theirs.moment:
        return False
    here, there = (
        {value.strip().casefold() for value in column.given if not value.strip().isdecimal()}
        for column in (mine, theirs)
    )
    fewer = min(len(here), len(there))
    return fewer > 1 and len(here & there) >= _SHARED * fewer


def _speak_of_the_same(view: View, mine: ColumnProfile, theirs: ColumnProfile) -> bool:
    """Whether names say the same in any language: "Menge" and "quantity"; no other one says so."""
    here, there = hint(mine.name), hint(theirs.name)
    if not (there.entities or there.attributes) or _form(mine) != _form(theirs):
        return False
    alike = [
        column
        for column in view.columns
        if (hint(column.name).entities, hint(column.name).attributes)
        == (here.entities, here.attributes)
    ]
    same = (here.entities, here.attributes) == (there.entities, there.attributes)
    return same and len(alike) == 1


def _name_orders(view: View, mine: ColumnProfile, theirs: ColumnProfile) -> bool:
    """Whether both are ids of orders, by their names: "Belegnr." and "orderNumber"."""
    ids = [one for one in view.columns if _is_order(one)]
    return ids == [mine] and _is_order(theirs)


def _is_order(column: ColumnProfile) -> bool:
    said = hint(column.name)
    return said.about("order") and said.says("id") and not said.says("time", "clock")


def _count_alike(__: View, mine: ColumnProfile, theirs: ColumnProfile) -> bool:
    """Whether both hold the same few whole numbers, about as often, as quantities do."""
    here, there = (_often(column) for column in (mine, theirs))
    if not (1 < len(here) <= _FEW and 1 < len(there) <= _FEW):
        return False
    return sum(min(share, there[number]) for number, share in here.items()) >= _ALIKE


def _often(column: ColumnProfile) -> Counter[float]:
    """Whole numbers of a column and the share of each; nothing of any other column."""
    if column.shape.kind != "integer" or column.moment:
        return Counter()
    found = Counter(one for one in column.numbers if one is not None)
    total = found.total()
    return Counter({number: count / total for number, count in found.items()})


def _form(column: ColumnProfile) -> str:
    if column.moment:
        return "time"
    return "number" if column.shape.kind in _NUMBERS else "text"
