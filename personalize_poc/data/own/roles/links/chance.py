"""Numbers that are keys of a table by chance: where its rows are counted, most numbers are."""

from __future__ import annotations

from personalize_poc.data.own.roles.evidence.scored import Scored
from personalize_poc.data.own.roles.evidence.view import Link, View
from personalize_poc.data.own.roles.links import further

_ALL, _NEAR = 0.99, 1.1
"""Share of values found that no chance brings about, and times a share that is the same."""


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
    return link.share <= _NEAR * among and not further.means(scored.view, link, there)
