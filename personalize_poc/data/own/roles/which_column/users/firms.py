"""The firm that an order is for, beside whoever of it ordered: nothing but names calls it one.

A table of firms has a name and a trade, as one of goods may have. Where an order names a firm and
somebody of it, and both come back, a person says for which of them goods are recommended. What
somebody reads or learns is theirs, whatever firm they are of. Lines of a portal have no table of
firms: there the name of a firm stands beside its number.
"""

from __future__ import annotations

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence import sure_links
from personalize_poc.data.own.roles.evidence.candidate import Candidate
from personalize_poc.data.own.roles.evidence.scored import Scored
from personalize_poc.data.own.roles.evidence.signs import SURE
from personalize_poc.data.own.roles.evidence.view import Link, View
from personalize_poc.data.own.roles.which_column.users import households
from personalize_poc.data.own.roles.words import firm_words
from personalize_poc.data.own.roles.words.names import own_name

_FEWEST, _MOST, _LEAST = 1.5, 30.0, 20
"""People of a firm, on average, and fewest firms."""
_GAPS = 0.1
"""Share of rows that may name none."""
_OTHERS = ("vendor", "staff", "item", "category", "campaign", "session")


def beside(candidate: Candidate, views: dict[str, View]) -> list[Scored]:
    """The column of the firm whose people the user is one of; none if nothing is ordered.

    Args:
        candidate: the interactions.
        views: all tables by their labels.
    """
    best, item = candidate.roles["USER_ID"], candidate.roles["ITEM_ID"]
    view = best.view
    if not is_ordered(candidate):
        return []
    taken = {best.column.key, *((item.column.key,) if item.view is view else ())}
    listed = [
        view.column(link.key)
        for link in sure_links.to_keys(view, views)
        if _is_firm(view, link, views[link.table])
    ]
    named = [one for one in view.columns if best.named and _is_named_firm(view, one)]
    return [
        Scored(one, view)
        for one in (*listed, *named)
        if one.key not in taken
        and _has_people(best, one)
        and not households.is_said_of(best, Scored(one, view))
    ][:1]


def is_ordered(candidate: Candidate) -> bool:
    """Whether rows are of orders, by their table or by the number of one."""
    best = candidate.roles["USER_ID"]
    if candidate.holds not in ("", "purchase", "order"):
        return False
    return candidate.holds != "" or any(
        best.view.hint(one.key).about("order") for one in best.view.columns
    )


def _has_people(best: Scored, column: ColumnProfile) -> bool:
    """Whether everybody is of one firm, and a firm has several people."""
    if column.distinct < _LEAST or column.fill < 1 - _GAPS:
        return False
    several = _FEWEST < best.column.distinct / column.distinct < _MOST
    return several and best.view.goes_with(best.column.key, column.key) > SURE


def _is_firm(view: View, link: Link, there: View) -> bool:
    """Whether names of the column, of its table or in that speak of firms, and not of sellers.

    A practice or a school of which its list says since when it is a customer is one as well.
    """
    if view.hint(link.key).about(*_OTHERS) or there.hint(link.there).about(*_OTHERS):
        return False
    names = (
        view.column(link.key).name,
        own_name(there.label),
        *(one.name for one in there.columns),
    )
    since = any(one.moment and there.hint(one.key).about("user") for one in there.columns)
    return since or any(map(firm_words.says_so, names))


def _is_named_firm(view: View, column: ColumnProfile) -> bool:
    """Whether a column has numbers of firms by its name, and the name of each stands beside it."""
    said = view.hint(column.key)
    if not (said.says("id") and firm_words.says_so(column.name)) or said.about(*_OTHERS):
        return False
    return any(
        one.distinct >= _LEAST
        and one.shape.kind in ("phrase", "text")
        and firm_words.says_so(one.name)
        and view.goes_with(column.key, one.key) > SURE
        for one in view.told_by(column.key)
        if one is not column
    )
