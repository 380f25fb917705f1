"""People at work whom customers ask for by name: stylists with a fee for it, therapists to book.

Who served a customer is no choice, as long as the house decides it. Where a name of a column says
that a customer asks for one of them, or can book them, they are chosen as what they do is, and
nobody but a person knows which of the two is to be recommended.
"""

from __future__ import annotations

from personalize_poc.data.own.roles.evidence.scored import Scored
from personalize_poc.data.own.roles.evidence.signs import SURE
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.words import asked_for as words

_LEAST, _GAPS = 20, 0.2
"""So many from which on there is something to choose from, and rows that may name nobody."""


def beside(best: Scored, views: dict[str, View]) -> list[Scored]:
    """Columns of such people in the rows that name the item.

    Args:
        best: the column that is taken for the item.
        views: all tables by their labels.
    """
    view = best.view
    return [
        Scored(view.column(link.key), view)
        for link in (view.links if best.link is None else ())
        if link.key != best.column.key
        and link.share > SURE
        and not link.form
        and view.hint(link.key).about("staff")
        and view.column(link.key).distinct >= _LEAST
        and view.column(link.key).fill >= 1 - _GAPS
        and any(words.says_so(one.name) for one in (*views[link.table].columns, *view.columns))
    ]
