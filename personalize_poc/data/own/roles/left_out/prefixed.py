"""Ids whose beginnings say how somebody signed up: "kakao_790311", "mbr_12", and "staff_301"."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from personalize_poc.data.own import sql
from personalize_poc.data.own.roles.evidence.scored import Scored
from personalize_poc.data.own.roles.words import staff_words

if TYPE_CHECKING:
    import duckdb

_BEGINS = re.compile(r"([^\W\d_]{2,})[-_.:/][^@\s]*\d[^@\s]*")
"""A word, a sign, and what has a digit."""
_SUCH = 0.9
"""Share of the ids that begin so, from which on a system has given them."""
_WAYS = 12
"""Most beginnings; more are names that people have chosen."""
_MOST, _LISTED = 0.05, 100
"""Share of the people up to which they are staff, and how many are listed."""


def staff(connection: duckdb.DuckDBPyConnection, user: Scored) -> tuple[str, ...]:
    """The ids of staff and of tests, where all ids begin with a word of a few; none if unsure.

    Args:
        connection: where the table is.
        user: the column of the people.
    """
    if user.column.shape.kind != "code":
        return ()
    rows = connection.execute(
        f"SELECT DISTINCT {sql.trimmed(user.column.key)} AS v FROM {user.view.profile.table.name} "
        "WHERE v IS NOT NULL ORDER BY v"
    ).fetchall()
    groups: dict[str, list[str]] = defaultdict(list)
    for (value,) in rows:
        if found := _BEGINS.fullmatch(value):
            groups[found[1].casefold()].append(value)
    if not 2 <= len(groups) <= _WAYS or sum(map(len, groups.values())) < _SUCH * len(rows):
        return ()
    gone = [one for word, ids in groups.items() if staff_words.is_no_customer(word) for one in ids]
    return tuple(gone) if len(gone) <= min(_LISTED, _MOST * len(rows)) else ()
