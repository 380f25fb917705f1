"""Where somebody lives as who ordered: orders have an address, and nothing else that names anybody.

A household, or an office, orders there again. Whether it stands for the person only a person can
say: it is asked, and the address is taken until then.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from personalize_poc.data.own import sql
from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.candidate import Candidate
from personalize_poc.data.own.roles.evidence.scored import Scored
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.language import _

if TYPE_CHECKING:
    import duckdb

_LEAST, _BACK, _FILLED = 100, 1.1, 0.9
"""Fewest addresses, rows of each on average, and share of rows that have one."""
_MOST, _LOOKED = 0.9, 500
"""Share of the values that are addresses with the number of a house, and values looked at."""
_AGAIN, _ONE = 0.05, 0.99
"""Share of the addresses to which several orders went, at least, and of orders to one address."""
_WORD = re.compile(r"[^\W\d_]{3}")
_HOUSE = re.compile(r"(?:^|[\s,.-])\d{1,5}[a-zA-Z]?(?:[\s,/-]|$)")
"""The number of a house beside the word of a street: "29 Jefferson St, Boston", "Ringstr. 5a"."""
_PEOPLE = ("user", "visitor", "card")
_OTHERS = (*_PEOPLE, "session", "device", "staff", "vendor", "item")


def tell(connection: duckdb.DuckDBPyConnection, best: Candidate) -> Candidate:
    """The same table; orders that name nobody have the address to which they go as their user.

    Args:
        connection: where it is.
        best: the likeliest table of interactions.
    """
    view = best.view
    said = {one.key: view.hint(one.key) for one in view.columns}
    if best.roles.keys() != {"ITEM_ID", "TIMESTAMP"} or any(
        one.about(*_PEOPLE) for one in said.values()
    ):
        return best
    orders = [one for one in view.columns if said[one.key].about("order") and _is_id(view, one)]
    for order in orders:
        for address in view.columns:
            if _is_address(view, address) and _come_back(connection, view, order, address):
                why = [_("nothing names a person, and several orders went to one address")]
                user = Scored(address, view, 1.0, why, last=True)
                return replace(best, roles={"USER_ID": user, **best.roles})
    return best


def _is_id(view: View, column: ColumnProfile) -> bool:
    return view.hint(column.key).says("id") and not column.moment


def _is_address(view: View, column: ColumnProfile) -> bool:
    """Whether values are addresses of houses, of which some come back."""
    said, given = view.hint(column.key), column.given[:_LOOKED]
    called = said.says("place") and not said.about(*_OTHERS) and not said.says("email", "url")
    enough = column.distinct >= _LEAST and column.repeats >= _BACK and column.fill >= _FILLED
    if not called or not enough or column.moment:
        return False
    houses = sum(bool(_WORD.search(one) and _HOUSE.search(one)) for one in given)
    return houses >= _MOST * len(given)


def _come_back(
    connection: duckdb.DuckDBPyConnection, view: View, order: ColumnProfile, address: ColumnProfile
) -> bool:
    """Whether each order went to one address, and several orders to some of them."""
    row = connection.execute(
        f"WITH pairs AS (SELECT DISTINCT {sql.trimmed(order.key)} AS o, "
        f"{sql.trimmed(address.key)} AS a FROM {view.profile.table.name}), "
        "known AS (SELECT * FROM pairs WHERE o IS NOT NULL AND a IS NOT NULL) "
        "SELECT count(*), count(DISTINCT o), count(DISTINCT a), "
        "(SELECT count(*) FROM (SELECT a FROM known GROUP BY a HAVING count(*) > 1)) FROM known"
    ).fetchone()
    pairs, orders, addresses, again = row or (0, 0, 0, 0)
    return bool(orders >= _ONE * pairs > 0 and again >= _AGAIN * addresses)
