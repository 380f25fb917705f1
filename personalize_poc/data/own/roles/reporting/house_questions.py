"""Whether dishes or restaurants are to be recommended: lines name the one, heads the other.

In one table `dishes` finds both. Where the lines of an order name what was eaten, and its head who
cooked it, both have a catalogue, and only a person knows which of the two people look for. Lines of
restaurants call it a product as often, and the list of it a menu.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.proposal import Option, Question
from personalize_poc.data.own.roles.evidence import sure_links
from personalize_poc.data.own.roles.evidence.candidate import Candidate
from personalize_poc.data.own.roles.evidence.scored import Scored
from personalize_poc.data.own.roles.evidence.signs import is_key
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.reporting.asking import example, option
from personalize_poc.data.own.roles.which_column.items import dishes
from personalize_poc.data.own.roles.words.names import hint, own_name
from personalize_poc.language import _

_LEAST, _BACK, _OF_ONE = 20, 5.0, 0.5
"""Fewest houses, rows of each, and how sure it is at most that somebody has one house alone."""


def about(
    candidate: Candidate,
    ranked: Sequence[Candidate],
    views: dict[str, View],
    whole: Callable[[Candidate], str],
) -> Question | None:
    """Whether what was eaten is the item, or the house that the order names.

    Args:
        candidate: the interactions.
        ranked: these and all others that there may be.
        views: all tables by their labels.
        whole: all lines of a mapping.yaml that one of them makes.
    """
    others = [one for one in ranked if one is not candidate and one.is_complete]
    if _is_of_lines(candidate):
        found = [one for one in others if _is_of_houses(one, candidate, views)]
    else:
        found = [
            one for one in others if _is_of_lines(one) and _is_of_houses(candidate, one, views)
        ]
    other = next(iter(found), None)
    if other is None:
        return None
    here, there = candidate.roles["ITEM_ID"], other.roles["ITEM_ID"]
    return Question(
        "which-item",
        _(
            "Which is to be recommended: {thing} of {label} (such as {example!r}), or {other} of "
            "{table} (such as {second!r})?"
        ).format(
            thing=here.column.name,
            label=here.view.label,
            example=example(here.column.given),
            other=there.column.name,
            table=there.view.label,
            second=example(there.column.given),
        ),
        (
            option("ITEM_ID", here.column),
            Option(
                _("{name}: the rows of {table} are the interactions").format(
                    name=there.column.name, table=there.view.label
                ),
                whole(other),
            ),
        ),
    )


def _is_of_lines(one: Candidate) -> bool:
    """Whether a reading takes lines of orders, whose heads say who ordered."""
    item, user = one.roles["ITEM_ID"], one.roles["USER_ID"]
    return not (item.link or user.link is None or user.view is item.view)


def _is_of_houses(other: Candidate, lines: Candidate, views: dict[str, View]) -> bool:
    """Whether another reading takes the heads of the same orders, and who cooked for the item."""
    thing, user = lines.roles["ITEM_ID"], lines.roles["USER_ID"]
    item, who = other.roles["ITEM_ID"], other.roles["USER_ID"]
    same = other.view is user.view and who.column is user.column
    if not same or item.link or who.link or not _is_house(other.view, item.column, user.column):
        return False
    if dishes.is_meal(thing.view.hint(thing.column.key)):
        return True
    return dishes.cooks(item.view.hint(item.column.key)) and _is_on_menu(thing, views)


def _is_on_menu(thing: Scored, views: dict[str, View]) -> bool:
    """Whether the list of what was ordered is called after what is eaten."""
    return any(
        dishes.is_meal(hint(own_name(link.table)))
        for link in sure_links.of_column(thing.view, thing.column, views)
    )


def _is_house(head: View, column: ColumnProfile, user: ColumnProfile) -> bool:
    """Whether orders name a house by a column, of which a table tells more."""
    enough = column.distinct >= _LEAST and column.repeats >= _BACK and column is not user
    if not enough or not dishes.sells(head.hint(column.key)):
        return False
    return is_key(head, column) and head.goes_with(user.key, column.key) < _OF_ONE
