"""Outcomes that are there twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from personalize_poc.data.findings import Finding
from personalize_poc.experiment.logged import arrays, clocks
from personalize_poc.experiment.logged.source import told
from personalize_poc.language import _, ngettext

if TYPE_CHECKING:
    import duckdb

    from personalize_poc.experiment.logged.source import Source


def without_doubles(
    connection: duckdb.DuckDBPyConnection, source: Source, table: str
) -> list[Finding]:
    """Delete from a table what counts twice, and name it.

    Args:
        connection: has the table, and the relation of the source.
        source: the file.
        table: its rows, with the columns of its roles.
    """
    if "event_id" in source.columns:
        # An order may be several metrics, and an id may count the events of one user.
        keys = [role for role in ("event_id", "user", "metric") if role in source.columns]

        def words(n: int) -> str:
            return ngettext(
                "{count:,} outcome has the id of an earlier one of the same user and metric; it "
                "counts once.",
                "{count:,} outcomes have the id of an earlier one of the same user and metric; "
                "they count once.",
                n,
            )

        given = "event_id IS NOT NULL AND user IS NOT NULL"
    elif "time" in source.columns and not clocks.has_days_only(connection, table):
        keys = [role for role in ("user", "metric", "time", "value") if role in source.columns]

        def words(n: int) -> str:
            return ngettext(
                "{count:,} outcome is in everything like an earlier row; it counts once.",
                "{count:,} outcomes are in everything like an earlier row; they count once.",
                n,
            )

        given = "user IS NOT NULL"
    else:
        return []
    key = f"hash({', '.join(keys)})"
    alike = arrays.repeated(connection, f"SELECT {key} AS key FROM {table} WHERE {given}")
    if not alike:
        return []
    connection.execute(
        f"""CREATE OR REPLACE TEMP TABLE doubles AS SELECT row FROM
            (SELECT row, row_number() OVER (PARTITION BY {", ".join(keys)} ORDER BY row) AS nth
             FROM {table} SEMI JOIN (SELECT unnest(?::UBIGINT[]) AS key) ON {key} = key
             WHERE {given}) WHERE nth > 1""",
        [alike],
    )
    found = told(
        connection,
        source,
        "duplicate-outcomes",
        "SELECT row FROM doubles",
        words,
        _("If they are different outcomes, say --keep-duplicates."),
    )
    if found:
        connection.execute(f"DELETE FROM {table} WHERE row IN (SELECT row FROM doubles)")
    return found
