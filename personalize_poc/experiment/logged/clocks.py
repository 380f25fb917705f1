"""Whether exposures and outcomes tell the same time, in all variants."""

from __future__ import annotations

from typing import TYPE_CHECKING

from personalize_poc.data.findings import Finding, Grade
from personalize_poc.experiment.statistics import fixed
from personalize_poc.language import _

if TYPE_CHECKING:
    import duckdb

    from personalize_poc.experiment.logged.source import Source

_HOUR, _DAY = 3600, 86_400
_CHANCE = 0.001
_APART = 7 * _DAY
"""Between the last exposure and the first outcome."""
_MANY = 20
"""Outcomes in as long a time as nothing happened before."""


def compared(connection: duckdb.DuckDBPyConnection, source: Source) -> list[Finding]:
    """Say what is odd about the times of outcomes beside those of exposures.

    Args:
        connection: has `known_events` (with `since`) and `exposed`.
        source: the file of outcomes.
    """
    return [*_unequal(connection, source), *_apart(connection, source)]


def _unequal(connection: duckdb.DuckDBPyConnection, source: Source) -> list[Finding]:
    """Users with outcomes from before, who are as many in each variant unless something is wrong.

    Before the exposure no variant can have done anything, so this is an A/A test.
    """
    cells = connection.execute(
        """SELECT e.variant, count(h.user), count(*), min(h.row) FROM exposed e LEFT JOIN
           (SELECT user, min(row) AS row FROM known_events WHERE since < 0 GROUP BY 1) h
           ON e.rowid = h.user GROUP BY 1 ORDER BY 1"""
    ).fetchall()
    early = sum(cell[1] for cell in cells)
    p = fixed.independence([[cell[1], cell[2] - cell[1]] for cell in cells])
    if p >= _CHANCE:
        return []
    told = ", ".join(
        _("{share:.1%} of {name}").format(share=some / users, name=name)
        for name, some, users, __ in cells
    )
    return [
        source.finding(
            "early-outcomes-unequal",
            Grade.BLOCKS,
            _(
                "Users with outcomes from before their exposure: {told} (p = "
                "{p:.1g}). No variant can have caused that: their clocks or logs "
                "differ, or users were not assigned by chance."
            ).format(told=told, p=p),
            min(cell[3] for cell in cells if cell[3] is not None),
            role="time",
            count=early,
            fix=_("Compare the clocks of both logs for each variant, and how users are assigned."),
        )
    ]


def _apart(connection: duckdb.DuckDBPyConnection, source: Source) -> list[Finding]:
    """A time after the exposure in which nothing happens, and much after it."""
    low, row, first, last = connection.execute(
        """SELECT min(since), arg_min(row, since), min(time), (SELECT max(time) FROM exposed)
           FROM known_events WHERE since >= 0"""
    ).fetchone() or (None, None, None, None)
    if low is None:
        return []
    if first - last > _APART:
        told = _("The first outcome comes {days:,.0f} days after the last exposure").format(
            days=(first - last) / _DAY
        )
    else:
        after = connection.execute(
            f"SELECT count(*) FROM known_events WHERE since >= {low} AND since < {2 * low}"
        ).fetchone()
        if low < _HOUR or low >= _DAY or not after or after[0] < _MANY:
            return []
        told = _(
            "No outcome comes within {hours:.1f} hours after the exposure of its "
            "user, and {after:,} in the same time after that"
        ).format(hours=low / _HOUR, after=after[0])
    return [
        source.finding(
            "clocks-differ",
            Grade.WEAKENS,
            _("{told}. Unless nobody could act earlier, the clocks of both files differ.").format(
                told=told
            ),
            row,
            role="time",
            fix=_("Are both in the same time zone, and are day, month and year read alike?"),
        )
    ]


def has_days_only(connection: duckdb.DuckDBPyConnection, table: str) -> bool:
    """Whether every time in a table is a midnight."""
    found = connection.execute(f"SELECT bool_and(time % {_DAY} = 0) FROM {table}").fetchone()
    return bool((found or (False,))[0])
