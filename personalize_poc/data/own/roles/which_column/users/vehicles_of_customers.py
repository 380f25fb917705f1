"""Vehicles and machines that customers bring, beside these: parts fit the one, the other decides.

A customer has several of them, and some are brought by several customers, as those of a firm or a
family are. Whoever hires one takes another each time, and one that delivers goes to whoever ordered
that day: those come with somebody else nearly always, or are far fewer than the customers.
"""

from __future__ import annotations

from collections import Counter

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence import sure_links
from personalize_poc.data.own.roles.evidence.candidate import Candidate
from personalize_poc.data.own.roles.evidence.scored import Scored
from personalize_poc.data.own.roles.evidence.view import Link, View, is_idlike
from personalize_poc.data.own.roles.words import kept_vehicles
from personalize_poc.data.own.roles.words.names import own_name

_DONE = ("", "purchase", "order")
"""What a table may hold; what somebody reads or likes fits no vehicle."""
_LEAST, _GAPS = 20, 0.5
"""Fewest vehicles, and share of rows that may name none: not all that is bought is for one."""
_FEWER = 0.5
"""Vehicles of a customer on average, below which they are of whoever serves the customers."""
_ALL = 0.95
"""Share of the orders with the main customer of a vehicle from which on it belongs to that one."""
_MAIN = 0.5
"""The same below which it is hired, or delivers."""
_SEVERAL, _MOST = 0.2, 0.5
"""Share of the customers who have several, at least; and where each is one customer's alone."""
_NESTED = 0.9
"""Share of rows of a vehicle with one item from which on this is its model, and what is let."""


def beside(candidate: Candidate, views: dict[str, View]) -> list[Scored]:
    """The vehicles beside the chosen customer, or the reverse; none if nothing is bought or done.

    Args:
        candidate: the interactions.
        views: all tables by their labels.
    """
    best, item = candidate.roles["USER_ID"], candidate.roles["ITEM_ID"]
    view = best.view
    if candidate.holds not in _DONE:
        return []
    listed = {
        link.key: link
        for link in sure_links.to_keys(view, views)
        if _are_vehicles(view, link, views[link.table])
    }
    rest = [one for one in view.columns if one is not best.column and one is not item.column]
    return [
        Scored(other, view)
        for other in rest
        for vehicle, owner in ((other, best.column), (best.column, other))
        if vehicle.key in listed
        and view.hint(owner.key).about("user")
        and not _is_of_item(item, view, vehicle, listed[vehicle.key])
        and _are_brought(vehicle, owner)
    ][:1]


def _are_vehicles(view: View, link: Link, there: View) -> bool:
    """Whether a table has a row for each vehicle, by its names and those of its columns."""
    if not is_idlike(view.column(link.key)) or view.hint(link.key).about("staff", "vendor"):
        return False
    names = view.column(link.key).name, there.column(link.there).name, own_name(there.label)
    return kept_vehicles.are_listed(names, (one.name for one in there.columns))


def _is_of_item(item: Scored, view: View, vehicle: ColumnProfile, link: Link) -> bool:
    """Whether the vehicle itself, or what its table says of it, is what was chosen."""
    if item.view.label == link.table or item.column is vehicle:
        return True
    return item.view is view and view.goes_with(vehicle.key, item.column.key) > _NESTED


def _are_brought(vehicle: ColumnProfile, owner: ColumnProfile) -> bool:
    """Whether customers have several vehicles, which mostly come with the same customer."""
    rows = [(a, b) for a, b in zip(vehicle.values, owner.values, strict=True) if a and b]
    if len(rows) < (1 - _GAPS) * len(owner.values):
        return False
    of_vehicle, pairs = Counter(a for a, __ in rows), Counter(rows)
    own: dict[str, int] = {}
    for (one, __), count in pairs.items():
        own[one] = max(own.get(one, 0), count)
    back = [one for one, count in of_vehicle.items() if count > 1]
    if len(of_vehicle) < _LEAST or not back:
        return False
    customers = Counter(b for __, b in pairs)
    main = sum(own[one] for one in back) / sum(of_vehicle[one] for one in back)
    several = sum(count > 1 for count in customers.values()) / len(customers)
    many = len(of_vehicle) >= _FEWER * len(customers)
    return many and main >= _MAIN and several >= (_SEVERAL if main < _ALL else _MOST)
