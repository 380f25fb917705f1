"""Test accounts by the domain of their address: "qa792@qa.shop.example" among customers.

Whoever tries a service out signs up with addresses of a domain made for that; nobody else has one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from personalize_poc.data.own.profiles import ColumnProfile
from personalize_poc.data.own.roles.evidence.candidate import Candidate
from personalize_poc.data.own.roles.evidence.value_counts import value_counts
from personalize_poc.data.own.roles.evidence.view import View
from personalize_poc.data.own.roles.words.words_of_tests import ENVIRONMENTS

if TYPE_CHECKING:
    import duckdb

_TESTED = ENVIRONMENTS | {"tests", "testing"}
"""Parts of domains that are made for tests; nobody can have one that ends in ".test"."""
_ADDRESSES = 0.8
"""Share of the values with an "@" from which on a column has addresses."""
_FEW = 0.05
"""Share of the rows up to which tests have made them."""
_MOST = 500
"""Most accounts of tests; more are how somebody has masked addresses."""


def find(
    connection: duckdb.DuckDBPyConnection, best: Candidate
) -> list[tuple[ColumnProfile, tuple[str, ...]]]:
    """The column of the addresses of people, with those of tests; nothing if there are none.

    Args:
        connection: where the tables are.
        best: the interactions.
    """
    user = best.roles["USER_ID"]
    taken = best.taken(user.view) - {user.column.key}
    for column in user.view.columns:
        if column.key in taken or not _are_addresses(user.view, column):
            continue
        counts = value_counts(connection, user.view, column)
        tests = tuple(one for one in counts if _is_of_test(one))
        few = sum(counts[one] for one in tests) <= _FEW * sum(counts.values())
        if tests and few and len(tests) <= _MOST:
            return [(column, tests)]
    return []


def _are_addresses(view: View, column: ColumnProfile) -> bool:
    """Whether nearly all values of a sample look like addresses of people, as a name may say."""
    said = view.hint(column.key)
    told = said.says("email") or said.about("user") or column.shape.kind == "email"
    some = column.frequencies
    return told and sum("@" in one for one in some) >= _ADDRESSES * max(1, len(some))


def _is_of_test(address: str) -> bool:
    __, at, domain = address.strip().casefold().rpartition("@")
    return bool(at) and not _TESTED.isdisjoint(domain.split("."))
