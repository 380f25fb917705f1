"""The service or office that sold a ticket comes behind the ids of what the tickets are for."""

from __future__ import annotations

from personalize_poc.data.own.roles.evidence.scored import Scored
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.links import samples
from personalize_poc.data.own.roles.which_column.points import services

_TIMES = 10
"""How many times as many things as services there are, at least."""
_BEHIND = 3.0
"""Points by which a service stands behind, so that nobody is asked."""


def prefer_sold(found: list[Scored], views: dict[str, View]) -> None:
    """Put names of services behind ids of far more things, of which another table has a sample.

    Args:
        found: columns that may be the item; points are taken from those of services.
        views: all tables by their labels.
    """
    offices = [one for one in found if services.is_one(one.view, one.column)]
    for sold in found if offices else ():
        if not sold.view.hint(sold.column.key).about("event") or not samples.table_of(sold, views):
            continue
        for one in offices:
            if one.column.distinct * _TIMES <= sold.column.distinct:
                one.named = False
                one.add(min(0.0, sold.points - _BEHIND - one.points))
