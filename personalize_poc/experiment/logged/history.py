"""What is known of users from before their exposure, for CUPED."""

from __future__ import annotations

from typing import TYPE_CHECKING

from personalize_poc.data.findings import Finding, Grade
from personalize_poc.errors import BadInput
from personalize_poc.experiment.logged import clocks, counted, doubles
from personalize_poc.language import _, ngettext

if TYPE_CHECKING:
    import duckdb

    from personalize_poc.experiment.logged.source import Source


def of_file(
    connection: duckdb.DuckDBPyConnection,
    source: Source,
    *,
    has_times: bool,
    keep_duplicates: bool = False,
) -> list[Finding]:
    """Make the table `history` (user, metric, value): what is known from before the exposure.

    An outcome is never in both, events and history: CUPED would take the effect away with it.

    Returns:
        Which rows are there twice, and that nothing can be checked where times are missing.
    """
    timed = has_times and "time" in source.columns
    findings = [] if keep_duplicates else doubles.without_doubles(connection, source, source.name)
    before = ""
    if timed:
        days = clocks.has_days_only(connection, source.name)
        start = counted.start_of(days, "e.time")
        before = f"WHERE o.time < {start}"
        findings += _late(connection, source, start)
    metric = counted.metric_of(source)
    connection.execute(
        f"""CREATE TEMP TABLE history AS SELECT e.rowid AS user, {metric} AS metric,
            {"o.value" if "value" in source.columns else "NULL::DOUBLE"} AS value
            FROM {source.name} o JOIN exposed e USING (user) {before}"""
    )
    if timed:
        return findings
    return [
        *findings,
        source.finding(
            "history-without-times",
            Grade.WEAKENS,
            _(
                "Times are missing, so it cannot be checked that --before is from "
                "before the exposure."
            ),
            fix=_(
                "If any of it came after, CUPED takes away part of the effect: make sure none did."
            ),
        ),
    ]


def _late(connection: duckdb.DuckDBPyConnection, source: Source, start: str) -> list[Finding]:
    """Rows of the history that are from after the exposure: they are no history."""
    count, row, user = connection.execute(
        f"""SELECT count(*), min(o.row), arg_min(o.user, o.row)
            FROM {source.name} o JOIN exposed e USING (user) WHERE o.time >= {start}"""
    ).fetchone() or (0, None, None)
    if not count:
        return []
    return [
        source.finding(
            "history-after-exposure",
            Grade.NOTE,
            ngettext(
                "{count:,} row of --before is from after its user was exposed; it is left out.",
                "{count:,} rows of --before are from after their user was exposed; they are left "
                "out.",
                count,
            ).format(count=count),
            row,
            role="user",
            count=count,
            value=user,
        )
    ]


def of_outcomes(connection: duckdb.DuckDBPyConnection) -> None:
    """Make `history` of the outcomes themselves, where they are from before the exposure."""
    connection.execute(
        "CREATE TEMP VIEW history AS SELECT user, metric, value FROM known_events WHERE since < 0"
    )


def refuse_timeless(source: Source, *, has_times: bool) -> None:
    """Refuse a file that is outcomes and history at once, if no times tell them apart.

    Raises:
        BadInput: times are missing in it, or in the exposures.
    """
    if not has_times or "time" not in source.columns:
        raise BadInput(
            f"{source.table.label} is given as outcomes and as --before; without times in both "
            "files what came before cannot be told.",
            _("Give a file of its own."),
        )
