"""Who chose what, told by two tables: how many of the pairs of one stand in the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from personalize_poc.data.own import sql
from personalize_poc.data.own.roles.evidence.candidate import Candidate

if TYPE_CHECKING:
    import duckdb

IDS = ("USER_ID", "ITEM_ID")


def told_by_both(
    connection: duckdb.DuckDBPyConnection, one: Candidate, other: Candidate
) -> tuple[int, int]:
    """How many pairs of a person and a thing a table has, and how many another one has as well.

    Args:
        connection: where the tables are.
        one: the table whose pairs are counted; its ids stand in columns of its own.
        other: the table that may have them, likewise.
    """
    pairs = [
        f"SELECT DISTINCT {', '.join(sql.trimmed(two.roles[name].column.key) for name in IDS)} "
        f"FROM {two.view.profile.table.name}"
        for two in (one, other)
    ]
    found = connection.execute(
        f"SELECT (SELECT count(*) FROM ({pairs[0]})), "
        f"(SELECT count(*) FROM ({pairs[0]} INTERSECT {pairs[1]}))"
    ).fetchone()
    assert found is not None
    return int(found[0]), int(found[1])
