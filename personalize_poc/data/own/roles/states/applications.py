"""Applications, enquiries and requests that somebody else grants or turns down.

Whoever applied for a job or a course, or asked for a flat, wanted it: what was decided says
nothing of that. What people took back themselves is another thing, and so is a payment. Where rows
tell what was paid, and refusals were never paid for, something is sold on request: it was not
bought then, whoever refused.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.states import hirings, paid_amounts
from personalize_poc.data.own.roles.words.meanings import (
    folded,
    is_negative,
    speaks_of_payment,
    stems,
)
from personalize_poc.data.own.roles.words.names import hint, own_name, words

_LONG = 6
"""Letters from which on a word is looked for inside of compounds too: "Onlineanträge"."""
_OTHER_SCRIPTS = 0x0590
"""Letters from here on are of scripts in which words are not told apart by blanks."""


def turned_down(view: View, column: ColumnProfile, counts: Mapping[str, int]) -> tuple[str, ...]:
    """The states by which others decided against what was asked for; none in other tables.

    Args:
        view: the table.
        column: of it, with states.
        counts: state -> rows.
    """
    found = tuple(value for value in counts if _is_decision(value))
    if not found or speaks_of_payment(column.name):
        return ()
    if not _is_of_applications(view, column) or paid_amounts.are_never_paid(view, column, found):
        return ()
    return found


def are_given_for(
    view: View, column: ColumnProfile, states: Mapping[str, Mapping[str, int]]
) -> frozenset[str]:
    """Reasons that stand beside decisions of others: "full" beside "refused" is one of them.

    Args:
        view: the table.
        column: of it, with reasons.
        states: key of a column -> value -> rows, of columns that may have states.
    """
    found: set[str] = set()
    for state in view.columns:
        counts = states.get(state.key, {})
        said_no = turned_down(view, state, counts)
        if not said_no and hirings.are_stages(counts):
            said_no = tuple(filter(_is_decision, counts))
        rows = zip(column.values, state.values, strict=True)
        found.update(why.strip() for why, said in rows if why and said and said.strip() in said_no)
    return frozenset(found)


def _is_decision(value: str) -> bool:
    """Whether somebody else said no: neither the person, as in "declined by client", nor a bank."""
    text = folded(value)
    known = stems("TURNED_DOWN_STEMS")
    foreign = tuple(one for one in known if ord(one[0]) >= _OTHER_SCRIPTS)
    begins = tuple(one for one in known if one not in foreign)
    no = any(part.startswith(begins) for part in text.split("_"))
    no = no or any(one in text for one in foreign)
    money = speaks_of_payment(value) or any(one in text for one in stems("TRANSFERS"))
    return no and is_negative(value) and not money and not hint(value).about("user")


def _is_of_applications(view: View, column: ColumnProfile) -> bool:
    """Whether the table, the number of its rows or the column is called after applications."""
    numbers = [one.name for one in view.columns if one.is_unique]
    tables = (own_name(view.label), column.name)
    return any(_speaks_of(name, "APPLICATIONS") for name in (*tables, *numbers)) or any(
        _speaks_of(name, "REQUESTS") for name in tables
    )


def _speaks_of(name: str, listed: str) -> bool:
    if speaks_of_payment(name):
        return False
    parts = words(name)
    return not stems(listed).isdisjoint(parts) or any(
        one in part for part in parts for one in _inside(listed)
    )


@cache
def _inside(listed: str) -> tuple[str, ...]:
    """Words of a list that compounds are made of."""
    return tuple(one for one in stems(listed) if len(one) >= _LONG or ord(one[0]) >= _OTHER_SCRIPTS)
