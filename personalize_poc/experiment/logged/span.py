"""From when to when an experiment ran, whatever the times of single rows say."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from personalize_poc.data.findings import Finding, Grade
from personalize_poc.experiment.logged.arrays import DAY
from personalize_poc.language import _, ngettext

if TYPE_CHECKING:
    import duckdb

    from personalize_poc.experiment.logged.source import Source

_GAP = 60
"""Days without any row, after or before which a few rows are far off."""
_FEW = 0.01
"""Of all rows: so many are few."""
_Day = tuple[int, int, int, int, int, bool]
"""Day, rows, first row, first and last second, whether all of them are midnights."""


def found(
    connection: duckdb.DuckDBPyConnection,
    exposures: Source,
    outcomes: Source,
    findings: list[Finding],
) -> tuple[int, int] | None:
    """First exposure, and the second after the last thing that is known; None without times.

    One row of the year 2096 would make every user one who was watched for decades: few rows that
    lie far from all others are named, and neither begin nor end the experiment.

    Args:
        connection: has `exposed` and `all_events`.
        exposures, outcomes: the files.
        findings: get what is far off.
    """
    shown, done = (
        _days(connection, table)
        for table in ("exposed", "(FROM all_events WHERE user IS NOT NULL)")
    )
    if not shown or not done:
        return None
    near, late = _near(shown), _near(done)
    findings += _far(exposures, shown, near)
    findings += _far(outcomes, done[done.index(late[0]) :], late)
    only_days = all(day[5] for day in done)
    last = late[-1][4] + (DAY - 1 if only_days else 0)
    return near[0][3], max(near[-1][4], last) + 1


def _days(connection: duckdb.DuckDBPyConnection, table: str) -> list[_Day]:
    rows: list[_Day] = connection.execute(
        f"""SELECT time // {DAY}, count(*), min(row), min(time), max(time),
            bool_and(time % {DAY} = 0) FROM {table} WHERE time IS NOT NULL GROUP BY 1 ORDER BY 1"""
    ).fetchall()
    return rows


def _near(days: Sequence[_Day]) -> Sequence[_Day]:
    """The days without the few at either end that lie beyond a gap."""
    most = _FEW * sum(day[1] for day in days)
    first, last = 0, len(days)
    for at in range(1, len(days)):
        if days[at][0] - days[at - 1][0] <= _GAP:
            continue
        if sum(day[1] for day in days[:at]) <= most:
            first = at
        elif sum(day[1] for day in days[at:]) <= most:
            last = at
            break
    return days[first:last]


def _far(source: Source, days: Sequence[_Day], near: Sequence[_Day]) -> list[Finding]:
    far = [day for day in days if day[0] < near[0][0] or day[0] > near[-1][0]]
    if not far:
        return []
    count, row = sum(day[1] for day in far), min(day[2] for day in far)
    away = max(near[0][0] - far[0][0], far[-1][0] - near[-1][0])
    return [
        source.finding(
            "times-far-off",
            Grade.WEAKENS,
            ngettext(
                "{count:,} time lies up to {away:,} days from all others: its row counts, but the "
                "test is not taken to begin or end there.",
                "{count:,} times lie up to {away:,} days from all others: their rows count, but "
                "the test is not taken to begin or end there.",
                count,
            ).format(count=count, away=away),
            row,
            role="time",
            count=count,
            fix=_("Are these times right? Correct them, or leave the rows out."),
        )
    ]
