"""Rows without any time, numbered for each person: their order may be that of what happened."""

from __future__ import annotations

from dataclasses import replace

from personalize_poc.data.own import row_numbers
from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence import narrowed
from personalize_poc.data.own.roles.evidence.candidate import Candidate
from personalize_poc.data.own.roles.evidence.nameless import is_nameless
from personalize_poc.data.own.roles.evidence.scored import Scored
from personalize_poc.data.own.roles.evidence.signs import SURE, is_one_for_each
from personalize_poc.data.own.roles.evidence.stars import are_stars
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.tables import Reading
from personalize_poc.language import _

_AGAIN, _SOME = 1.3, 1.1
"""Rows of a person, or a thing, from which on there is something to learn; fewer will do of things
that are surely called so, as clubs that are written in several ways."""
_PEOPLE, _THINGS, _CROSSED = 10, 20, 0.5
"""Fewest people and things of which most pairs have a row, and share of the pairs that have one."""
_ANSWERS = 10
"""Most different answers that somebody gave to something."""


def number(reading: Reading, ranked: list[Candidate]) -> Candidate | None:
    """The best table in which user and item are sure, with its rows numbered; None without one.

    Its table gets a column more, in DuckDB and in `reading`; a mapping that says so gets the same.

    Args:
        reading: the files; written to.
        ranked: tables as interactions, the best one first.
    """
    for one in ranked:
        if not _is_sure(one):
            continue
        view, user = one.view, one.roles["USER_ID"]
        old = view.profile.table
        made = row_numbers.add(reading.connection, old, old.column(user.column.name))
        reading.tables = tuple(made if table is old else table for table in reading.tables)
        view.profile = narrowed.look(reading.connection, made)
        column = view.profile.columns[-1]
        roles = {
            name: replace(role, column=view.column(role.column.key))
            for name, role in one.roles.items()
        }
        why = [_("rows are numbered as they stand")]
        roles["TIMESTAMP"] = Scored(column, view, 1.0, why, named=True)
        return replace(one, roles=roles, is_counted=True)
    return None


def _is_sure(one: Candidate) -> bool:
    """Whether it is known who did something with what, in rows of their own, several for each.

    Where no column has a name, none can say it, and where marks are given, names may be as short as
    "s" and "d": then a person is asked about what fits best. Nor need a thing be named where all
    people gave an answer to the same ones, as members of a parliament do to what they vote on.
    """
    user, item = one.roles.get("USER_ID"), one.roles.get("ITEM_ID")
    if user is None or item is None or "TIMESTAMP" in one.roles or user.link or item.link:
        return False
    known = item.named or item.keyed or item.told or _all_answered(one.view, user, item)
    sure = (user.named or user.keyed or user.told) and known
    here = user.view is one.view and item.view is one.view
    least = _SOME if item.named and user.named else _AGAIN
    both = user.column.repeats >= _AGAIN and item.column.repeats >= least
    marked = any(
        are_stars(column)
        for column in one.view.columns
        if column not in (user.column, item.column) and not column.moment
    )
    return (sure or is_nameless(one.view) or marked) and here and both


def _all_answered(view: View, user: Scored, item: Scored) -> bool:
    """Whether most people have one row with most things, and one of a few answers in each."""
    people, things = user.column, item.column
    if user.view is not view or item.view is not view:
        return False
    if people.distinct < _PEOPLE or things.distinct < _THINGS:
        return False
    pairs = [pair for pair in zip(people.values, things.values, strict=True) if all(pair)]
    once = len(set(pairs)) == len(pairs)
    return (
        once
        and _CROSSED <= view.profile.rows / (people.distinct * things.distinct) <= 1
        and any(_answer(one, people, things) for one in view.columns)
    )


def _answer(column: ColumnProfile, people: ColumnProfile, things: ColumnProfile) -> bool:
    """Whether a column has few values, which are traits neither of people nor of things."""
    if not 1 < column.distinct <= _ANSWERS or column.fill <= SURE or column.moment:
        return False
    return not any(is_one_for_each(one, column) for one in (people, things))
