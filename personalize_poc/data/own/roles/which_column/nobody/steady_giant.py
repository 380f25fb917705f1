"""A number with a great part of all rows and many times those of anybody, all the time.

A till may book all whom nobody knows on a number that looks like any other: no table says so, and a
large customer may be as busy. Only a person knows whether one or many stand behind it.
"""

from __future__ import annotations

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.scored import Scored
from personalize_poc.data.own.roles.evidence.signs import SURE
from personalize_poc.data.own.roles.evidence.view import View, is_idlike

_SHARE, _TIMES = 0.08, 5
"""Share of all rows, and times as many as whoever has most of the others have."""
_PEOPLE = 100
"""Fewest others."""
_OWN = 0.8
"""Share of the rows of a table with words of their own, which name who each is."""
_PARTS, _STEADY = 10, 0.3
"""Parts of the time, and share of what is usual that falls into each: a program runs and ends."""


def of(user: Scored, time: Scored | None, views: dict[str, View]) -> str | None:
    """The value, or None; whoever has a name in a table of people is known to be one.

    Args:
        user: the column of people.
        time: when rows happened, if the same table says it.
        views: all tables by their labels.
    """
    column = user.column
    most = column.frequencies.most_common(2)
    if len(column.frequencies) <= _PEOPLE or not is_idlike(column) or len(most) < 2:
        return None
    if user.view.hint(column.key).about("visitor", "device") or column.shape.kind == "phrase":
        return None  # a browser that opens pages day and night is one
    (value, rows), (__, second) = most
    if rows < _SHARE * len(column.given) or rows < _TIMES * second:
        return None
    if _has_name(user, value, views):
        return None
    same = time is not None and time.view is user.view
    return None if time and same and not _is_steady(user, time, value) else value


def _has_name(user: Scored, value: str, views: dict[str, View]) -> bool:
    """Whether a table that has nearly all of them says how this one is called."""
    for link in user.view.links:
        if link.key != user.column.key or link.share <= SURE or link.form:
            continue
        there = views[link.table]
        named = [
            one
            for one in there.columns
            if not (said := there.hint(one.key)).says("place", "email", "url")
            and one.key != link.there
            and (said.says("name", "person") or _tells_apart(one))
        ]
        for row, key in enumerate(there.column(link.there).values):
            if key == value and any(one.values[row] for one in named):
                return True
    return False


def _tells_apart(column: ColumnProfile) -> bool:
    """Whether hardly two rows have the same words: names of firms."""
    return column.shape.kind in ("phrase", "text") and column.distinct >= _OWN * column.filled


def _is_steady(user: Scored, time: Scored, value: str) -> bool:
    """Whether its rows are spread over the whole time, as those of the others are."""
    seconds = time.column.moment.seconds if time.column.moment else ()
    pairs = [
        (at, one == value)
        for at, one in zip(seconds, user.column.values, strict=False)
        if at is not None and one
    ]
    if not pairs:
        return True
    first, last = min(at for at, __ in pairs), max(at for at, __ in pairs)
    counts = [[0, 0] for __ in range(_PARTS)]
    for at, is_it in pairs:
        part = min(_PARTS - 1, int(_PARTS * (at - first) / max(1.0, last - first)))
        counts[part][is_it] += 1
    others, own = (sum(one[index] for one in counts) for index in (0, 1))
    return all(one[1] * others >= _STEADY * one[0] * own for one in counts)
