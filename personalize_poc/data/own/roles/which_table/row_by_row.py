"""Tables that go row by row with another one, which alone says whose a row is, and when.

A program keeps what was played in one table, and in a second one how it was sent: both have one row
for each time, with the same number and the same thing. What the second one tells is the same deed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from personalize_poc.data.own import sql
from personalize_poc.data.own.roles.evidence.candidate import Candidate
from personalize_poc.data.own.roles.evidence.signs import SURE

if TYPE_CHECKING:
    import duckdb

    from personalize_poc.data.own.roles.evidence.view import Link


def are_told(connection: duckdb.DuckDBPyConnection, one: Candidate, other: Candidate) -> bool:
    """Whether each row is one row of another table, and only that one has the user and the time.

    Numbers of rows that only count from 1 are in many tables: the things must be the same as well.

    Args:
        connection: where the tables are.
        one: the table in question.
        other: the one that may have user and time.
    """
    if one.roles["ITEM_ID"].link or any(scored.link for scored in other.roles.values()):
        return False
    if any(
        one.roles[name].column is not other.roles[name].column for name in ("USER_ID", "TIMESTAMP")
    ):
        return False
    return any(_have_same_things(connection, one, other, link) for link in _ways(one, other))


def _ways(one: Candidate, other: Candidate) -> list[Link]:
    """Links of one row to one row."""
    return [
        link
        for link in one.view.links
        if link.table == other.view.label
        and link.share > SURE
        and not (link.form or link.more)
        and one.view.column(link.key).is_unique
        and other.view.column(link.there).is_unique
    ]


def _have_same_things(
    connection: duckdb.DuckDBPyConnection, one: Candidate, other: Candidate, link: Link
) -> bool:
    """Whether rows that belong together name the same thing, and hardly a row is alone."""
    rows = [
        f"(SELECT {sql.trimmed(key)} AS id, {sql.trimmed(table.roles['ITEM_ID'].column.key)} "
        f"AS item FROM {table.view.profile.table.name})"
        for table, key in ((one, link.key), (other, link.there))
    ]
    found = connection.execute(
        f"SELECT count(*) FROM {rows[0]} a JOIN {rows[1]} b ON a.id = b.id AND a.item = b.item"
    ).fetchone()
    assert found is not None
    return bool(int(found[0]) > SURE * one.view.profile.rows)
