"""Where something is let, and what is let there: a station and the model of the car.

Who books a car takes one that stands somewhere. Where any station may have any model, both have a
table of their names, and people go to several stations, either may be recommended, and nobody but
a person knows which. Who always goes to the branch near home chooses nothing but the model, and
whoever always comes with a car of one model comes with their own. A shop sells.
"""

from __future__ import annotations

from collections import Counter, defaultdict

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence import lent_out
from personalize_poc.data.own.roles.evidence.candidate import Candidate
from personalize_poc.data.own.roles.evidence.scored import Scored
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.which_column.items import houses_of_platforms
from personalize_poc.data.own.roles.words import let_words
from personalize_poc.data.own.roles.words.names import hint, own_name, strength

_PLACES, _MODELS = 20, 10
"""Fewest places and models, so that there is something to choose from."""
_BACK, _GAPS = 5, 0.2
"""Rows of each, and share of rows that may name none."""
_FREE = 0.5
"""How sure it is at most that a place has one model, or the reverse, or somebody one of either."""
_SEEN, _PEOPLE = 3, 20
"""Rows of somebody in a sample, and people with so many, by whom their habits are judged."""
_ALWAYS = 0.85
"""Share of the rows of a person with one value, from which on it is what they always take."""
_LET = ("rental", "loan", "booking")


def beside(candidate: Candidate, views: dict[str, View]) -> list[Scored]:
    """The places beside models that are let, or the reverse; else none.

    Args:
        candidate: the interactions.
        views: all tables by their labels.
    """
    best, user = candidate.roles["ITEM_ID"], candidate.roles["USER_ID"]
    view, taken = best.view, best.column
    if best.link or user.view is not view or not _is_let(candidate):
        return []
    found = [
        one
        for one in view.columns
        if one not in (taken, user.column)
        and (_are_two(view, one, taken, user, views) or _are_two(view, taken, one, user, views))
        and all(houses_of_platforms.has_titles(view, x, user, views) for x in (one, taken))
    ]
    return [Scored(one, view) for one in found[:1]]


def _is_let(candidate: Candidate) -> bool:
    """Whether a table or a column of it is called after letting, or says when things came back."""
    view = candidate.view
    held = {candidate.holds, *(strength(one.name)[0] for one in view.columns)}
    return not held.isdisjoint(_LET) or lent_out.are_in(view)


def _are_two(
    view: View, place: ColumnProfile, model: ColumnProfile, user: Scored, views: dict[str, View]
) -> bool:
    """Whether columns are of places and of models, any of which goes with any of the others."""
    if not (_come_back(place, _PLACES) and _come_back(model, _MODELS)):
        return False
    if not let_words.is_place(view.hint(place.key), place.name):
        return False
    of_vehicles = _is_of_vehicles(view, model, views)
    if not let_words.is_kind(view.hint(model.key), model.name, of_vehicles):
        return False
    pairs = (
        view.both_ways(place.key, model.key),
        (view.goes_with(user.column.key, one.key) for one in (place, model)),
    )
    free = max(sure for pair in pairs for sure in pair) < _FREE
    return free and not any(_always_takes(user.column, one) for one in (place, model))


def _come_back(column: ColumnProfile, least: int) -> bool:
    return column.distinct >= least and column.repeats >= _BACK and column.fill >= 1 - _GAPS


def _is_of_vehicles(view: View, model: ColumnProfile, views: dict[str, View]) -> bool:
    """Whether the table of the models, or that of what was let, is called after vehicles."""
    labels = {view.label, *(link.table for link in view.links if link.key == model.key)}
    names = [own_name(label) for label in labels if label in views]
    return any(let_words.speaks_of_vehicles(hint(name), name) for name in names)


def _always_takes(user: ColumnProfile, column: ColumnProfile) -> bool:
    """Whether people have nearly always the same value: the place near home, their own car."""
    taken: dict[str, Counter[str]] = defaultdict(Counter)
    for one, value in zip(user.values, column.values, strict=True):
        if one and value:
            taken[one][value] += 1
    shares = [max(seen.values()) / seen.total() for seen in taken.values()
              if seen.total() >= _SEEN]  # fmt: skip
    return len(shares) >= _PEOPLE and sum(shares) >= _ALWAYS * len(shares)
