"""What was paid so far, by the state of an order: a column of amounts says it in every row."""

from __future__ import annotations

from collections.abc import Iterable

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.words.meanings import stems
from personalize_poc.data.own.roles.words.names import words

_NONE, _PAID = 0.05, 0.5
"""Share of rows with an amount, up to which a state is never paid, and from which on it mostly is.
"""
_OTHER_SCRIPTS = 0x0590
"""Letters from here on are of scripts in which words are not told apart by blanks."""


def are_never_paid(view: View, column: ColumnProfile, states: Iterable[str]) -> bool:
    """Whether nothing was paid in rows of some states, and something in most of the others.

    Args:
        view: the table.
        column: of it, with states.
        states: those in question.
    """
    given = set(states)
    for paid in _amounts(view):
        rows = _rows(column, paid)
        asked = [amount for state, amount in rows if state in given]
        others = [amount for state, amount in rows if state not in given]
        if asked and sum(asked) <= _NONE * len(asked) and sum(others) >= _PAID * len(others):
            return True
    return False


def never_paid(view: View, column: ColumnProfile) -> set[str]:
    """The states in whose rows nothing was paid, where something was in others; none untold."""
    found: set[str] = set()
    for paid in _amounts(view):
        rows = _rows(column, paid)
        for state in {one for one, __ in rows}:
            amounts = [amount for one, amount in rows if one == state]
            if sum(amounts) <= _NONE * len(amounts) and any(amount for __, amount in rows):
                found.add(state)
    return found


def _rows(column: ColumnProfile, paid: ColumnProfile) -> list[tuple[str, bool]]:
    """The state of each row of the sample, and whether something was paid."""
    rows = zip(column.values, paid.numbers, strict=True)
    return [(state.strip(), bool(amount)) for state, amount in rows if state]


def _amounts(view: View) -> list[ColumnProfile]:
    """Columns that hold what was paid so far; a price, and a debt, stands in every row."""
    return [
        one
        for one in view.columns
        if one.shape.kind in ("integer", "decimal")
        and not view.hint(one.key).says("id", "flag", "status", "time")
        and _says_paid(one.name)
    ]


def _says_paid(name: str) -> bool:
    known = stems("PAID_AMOUNTS")
    foreign = tuple(one for one in known if ord(one[0]) >= _OTHER_SCRIPTS)
    return any(
        part.startswith(tuple(known)) or any(one in part for one in foreign) for part in words(name)
    )
