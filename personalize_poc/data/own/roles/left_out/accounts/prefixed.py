"""Ids whose beginnings say how somebody signed up: "kakao_790311", "mbr_12", and "staff_301"."""

from __future__ import annotations

import re
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

    A sample tells the words, so that no large table is read for nothing.

    Args:
        connection: where the table is.
        user: the column of the people.
    """
    column = user.column
    if column.shape.kind != "code":
        return ()
    told = [found[1].casefold() for one in set(column.given) if (found := _BEGINS.fullmatch(one))]
    words = set(told)
    apart = 2 <= len(words) <= _WAYS and len(told) >= _SUCH * len(set(column.given))
    theirs = sorted(word for word in words if staff_words.is_no_customer(word))
    if not apart or not theirs:
        return ()
    value = sql.trimmed(column.key)
    begins = " OR ".join(f"starts_with(lower({value}), {sql.quoted(one)})" for one in theirs)
    rows = connection.execute(
        f"SELECT DISTINCT {value} AS v FROM {user.view.profile.table.name} WHERE {begins} "
        f"ORDER BY v LIMIT {_LISTED + 1}"
    ).fetchall()
    gone = tuple(
        one
        for (one,) in rows
        if (found := _BEGINS.fullmatch(one)) and found[1].casefold() in theirs
    )
    return gone if len(gone) <= min(_LISTED, _MOST * column.distinct) else ()
