"""Which outcomes count: of exposed users, from their exposure on, each once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from personalize_poc.data.findings import Finding, Grade
from personalize_poc.data.own import sql
from personalize_poc.errors import BadInput
from personalize_poc.experiment.logged import clocks, doubles
from personalize_poc.experiment.logged.metrics import ALONE, RATE, SUM, Metric
from personalize_poc.experiment.logged.source import fault, told, unread
from personalize_poc.language import _, ngettext

if TYPE_CHECKING:
    import duckdb

    from personalize_poc.experiment.logged.source import Source

DAY = 86_400
_MOST = 20
"""More metrics than these are not tested unasked."""


def build(
    connection: duckdb.DuckDBPyConnection,
    source: Source,
    *,
    has_times: bool,
    window: int | None = None,
    keep_duplicates: bool = False,
    has_history: bool = False,
) -> list[Finding]:
    """Make the view `events` (user, metric, value, time, exposed, since, row).

    The rows of the file are read once, into `all_events`, and joined there with `exposed`. Users
    are numbers from then on, also in `history` and `judged`: their row in `exposed`.

    Args:
        connection: has the relation of the source, and `exposed`.
        source: the file of outcomes.
        has_times: whether it is known since when users are exposed.
        window: seconds after the exposure in which outcomes count; None for all.
        keep_duplicates: whether outcomes that are alike in everything count each.
        has_history: whether what came before the exposure is wanted as what is known from before.
    """
    timed = has_times and "time" in source.columns
    _read(connection, source)
    findings = unread(connection, source, "all_events") + _timeless(source)
    findings += [] if keep_duplicates else doubles.without_doubles(connection, source, "all_events")
    findings += _strangers(connection, source) + _without_metric(connection, source)
    since = f"time - {_exposed_at(connection, source, findings)}" if timed else "NULL::BIGINT"
    connection.execute(
        f"""CREATE TEMP VIEW known_events AS SELECT *, {since} AS since
            FROM all_events WHERE user IS NOT NULL AND metric IS NOT NULL"""
    )
    if timed:
        early = _early_as_history if has_history else _too_early
        findings += early(connection, source) + clocks.compared(connection, source)
    inside = f"AND (since IS NULL OR since < {window})" if window else ""
    connection.execute(
        f"""CREATE TEMP VIEW events AS FROM known_events
            WHERE (since IS NULL OR since >= 0) {inside}"""
    )
    return findings


def _read(connection: duckdb.DuckDBPyConnection, source: Source) -> None:
    has = source.columns
    connection.execute(
        f"""CREATE TEMP TABLE all_events AS SELECT o.row, e.rowid AS user,
            e.time AS exposed, {metric_of(source)} AS metric,
            {"o.value" if "value" in has else "NULL::DOUBLE"} AS value,
            {"o.time" if "time" in has else "NULL::BIGINT"} AS time, o.fault
            {", o.event_id" if "event_id" in has else ""}
            FROM (SELECT *, {fault(source)} AS fault FROM {source.name}) o
            LEFT JOIN exposed e USING (user)"""
    )


def metrics(
    connection: duckdb.DuckDBPyConnection,
    source: Source,
    wanted: Sequence[Metric],
    findings: Sequence[Finding],
) -> list[Metric]:
    """The metrics to judge, with their kinds; without wishes all that the outcomes name.

    Args:
        connection: has `events`.
        source: the file of outcomes.
        wanted: by the person.
        findings: what was left out, to say why nothing is left.

    Raises:
        BadInput: a metric is not there or there twice, there are none, or too many to test all.
    """
    found = connection.execute(
        """SELECT metric, count(value), count(*),
           bool_and(value IS NULL OR value IN (0, 1)) FROM events GROUP BY 1 ORDER BY 3 DESC, 1"""
    ).fetchall()
    kinds = {name: RATE if alike or not values else SUM for name, values, __, alike in found}
    if not kinds:
        raise _nothing(source, findings)
    chosen = list(wanted) or [Metric(name) for name in kinds]
    if len(chosen) > _MOST:
        raise BadInput(
            f"{source.table.label} has {len(kinds)} metrics; testing all of them finds something "
            "by chance.",
            _("Name those that were meant to decide: --metric NAME, --guardrail NAME"),
        )
    for one in chosen:
        if one.name not in kinds:
            raise BadInput(
                f"No outcome that counts is a {one.name}; there are {', '.join(list(kinds)[:20])}."
            )
    return _apart([replace(one, kind=one.kind or kinds[one.name]) for one in chosen])


def _apart(chosen: Sequence[Metric]) -> list[Metric]:
    """Metrics that can be told apart: what is measured in several ways says so.

    Raises:
        BadInput: one is there twice: it would be corrected for a test that is none.
    """
    ways = Counter((one.name, one.kind) for one in chosen)
    (name, kind), times = ways.most_common(1)[0]
    if times > 1:
        raise BadInput(
            f"The metric {name}:{kind} is named {times} times.",
            _("Name it once, with --metric or with --guardrail."),
        )
    names = Counter(one.name for one in chosen)
    return [replace(one, is_shared=names[one.name] > 1) for one in chosen]


def _nothing(source: Source, findings: Sequence[Finding]) -> BadInput:
    """That no outcome counts, and what most of them were left out for."""
    said = f"No outcome of {source.table.label} counts: nothing can be compared."
    lost = [one for one in findings if one.file == source.table.label and one.row is not None]
    if not lost:
        return BadInput(said)
    most = max(lost, key=lambda one: one.count)
    where = f"row {most.row}" + (f", {most.value}" if most.value else "")
    return BadInput(f"{said} {most.message} The first is {where}.", most.fix)


def metric_of(source: Source) -> str:
    """SQL of the metric of an outcome `o`."""
    return "o.metric" if "metric" in source.columns else sql.quoted(ALONE)


def _exposed_at(
    connection: duckdb.DuckDBPyConnection, source: Source, findings: list[Finding]
) -> str:
    """SQL of the exposure; where outcomes have days only, of the day of the exposure."""
    days = clocks.has_days_only(connection, "all_events")
    if days:
        findings.append(
            source.finding(
                "outcomes-in-days",
                Grade.NOTE,
                _(
                    "Outcomes have days and no hours: those of the day of the "
                    "exposure count, also if they came before it, and outcomes that "
                    "are alike count each."
                ),
                role="time",
            )
        )
    return start_of(days, "exposed")


def start_of(days: bool, time: str) -> str:
    """SQL of a time, or of its day where outcomes have days only."""
    return f"({time} - {time} % {DAY})" if days else time


def _timeless(source: Source) -> list[Finding]:
    """What cannot be seen where outcomes have no times."""
    if "time" in source.columns:
        return []
    twice = (
        _(" Outcomes that are there twice count twice.") if "event_id" not in source.columns else ""
    )
    return [
        source.finding(
            "outcomes-without-times",
            Grade.NOTE,
            _(
                "Outcomes have no times: those from before the exposure count as well.{twice}"
            ).format(twice=twice),
        )
    ]


def _strangers(connection: duckdb.DuckDBPyConnection, source: Source) -> list[Finding]:
    return told(
        connection,
        source,
        "outcomes-of-strangers",
        "SELECT row FROM all_events WHERE user IS NULL",
        lambda n: ngettext(
            "{count:,} outcome is of a user who counts in no variant; it is left out.",
            "{count:,} outcomes are of users who count in no variant; they are left out.",
            n,
        ),
        _("Are the ids of both files the same, and are all exposures in the file?"),
    )


def _without_metric(connection: duckdb.DuckDBPyConnection, source: Source) -> list[Finding]:
    return told(
        connection,
        source,
        "metric-missing",
        "SELECT row FROM all_events WHERE user IS NOT NULL AND metric IS NULL",
        lambda n: ngettext(
            "{count:,} outcome names no metric; it is left out.",
            "{count:,} outcomes name no metric; they are left out.",
            n,
        ),
        "",
    )


def _too_early(connection: duckdb.DuckDBPyConnection, source: Source) -> list[Finding]:
    return told(
        connection,
        source,
        "outcomes-before-exposure",
        "SELECT row FROM known_events WHERE since < 0",
        lambda n: ngettext(
            "{count:,} outcome came before its user was exposed; it is left out.",
            "{count:,} outcomes came before their user was exposed; they are left out.",
            n,
        ),
        _(
            "A variant cannot have caused them. If they lie seconds before, the "
            "clocks of exposures and outcomes differ; if they are history, give the "
            "file with --before as well."
        ),
    )


def _early_as_history(connection: duckdb.DuckDBPyConnection, source: Source) -> list[Finding]:
    return told(
        connection,
        source,
        "outcomes-as-history",
        "SELECT row FROM known_events WHERE since < 0",
        lambda n: ngettext(
            "{count:,} outcome came before its user was exposed; it counts as history, for CUPED.",
            "{count:,} outcomes came before their user was exposed; they count as history, for "
            "CUPED.",
            n,
        ),
        "",
        Grade.NOTE,
    )
