"""Numbers that are keys of a table by chance: where its rows are counted, most numbers are."""

from __future__ import annotations

from dataclasses import replace

from personalize_poc.data.own.roles.evidence import alike_names
from personalize_poc.data.own.roles.evidence.contents import is_year
from personalize_poc.data.own.roles.evidence.scored import Scored
from personalize_poc.data.own.roles.evidence.view import Link, View
from personalize_poc.data.own.roles.words.names import Hint

_ALL, _NEAR = 0.99, 1.1
"""Share of values found that no chance brings about, and times a share that is the same."""
_COUNTED = 0.3
"""Share of the numbers between the first and the last that are ids, where rows are counted."""
_SMALL = 100
"""Number up to which whole numbers may be how many, rather than which."""


def is_one(scored: Scored, link: Link, there: View) -> bool:
    """Whether so many whole numbers are keys there as are of any, and no name speaks for it.

    Where rows are counted to 14,000 and a third of them are not kept, two thirds of all small
    numbers are found.
    """
    key = there.column(link.there)
    given = [one for one in key.numbers if one is not None]
    if scored.column.shape.kind != "integer" or not given or link.share > _ALL:
        return False
    among = key.distinct / (max(given) - min(given) + 1)
    return link.share <= _NEAR * among and not alike_names.means(scored.view, link, there)


def are_years(view: View, link: Link, there: View) -> bool:
    """Whether years only happen to be keys: 1958 is a birth, and somebody with that number too.

    Args:
        view: the table that the link is from.
        link: from it.
        there: the table that it leads to; one of years is meant.
    """
    said, key = view.hint(link.key), there.hint(link.there)
    if not said.says("year", "birth") or key.says("year", "birth"):
        return False
    return is_year(view.column(link.key)) and not said.says("id")


def marked(view: View, link: Link, there: View) -> Link:
    """A link with whether only numbers make it: a plan from 1 to 4, where teachers are counted.

    What is called no more than an id may be of anything, and so of that as well.

    Args:
        view: the table that the link is from.
        link: from it.
        there: the table that it leads to.
    """
    key = there.column(link.there)
    given = [one for one in key.numbers if one is not None]
    # the sample has rows from the beginning to the end, but of a large table few of all
    counted = bool(given) and key.distinct >= _COUNTED * (max(given) - min(given) + 1)
    silent = alike_names.counts(view, link.key)
    only = counted and not (silent or alike_names.means(view, link, there))
    return replace(link, by_chance=True) if only else link


def has_namesake(scored: Scored, key: Hint) -> bool:
    """Whether another column is called as a key is, beside small numbers of any other name.

    `memid` points to the members, whose key is called so; how many hours were booked does not.

    Args:
        scored: the column of these numbers.
        key: what the name of the key says.
    """
    own = scored.view.hint(scored.column.key).tokens
    highest = max((one for one in scored.column.numbers if one is not None), default=0.0)
    if highest > _SMALL or set(own) & set(key.tokens):
        return False
    return any(scored.view.hint(one.key).tokens == key.tokens for one in scored.view.columns)
