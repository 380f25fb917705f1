"""Moments of each variant, by SQL: of all users, of segments, at each look, by day of exposure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from personalize_poc.data.own import sql
from personalize_poc.experiment.logged.counted import DAY
from personalize_poc.experiment.logged.metrics import KINDS, Metric
from personalize_poc.experiment.statistics.moments import Moments

if TYPE_CHECKING:
    import duckdb

MOST_DAYS = 60
"""Looks, and days since exposure, that are shown at most."""
Variants = Mapping[str, Moments]


def overall(connection: duckdb.DuckDBPyConnection, metric: Metric, *, before: bool) -> Variants:
    """Moments of a metric in each variant, with its history if there is one."""
    return _grouped(connection, metric, "''", before)[""]


def by_segment(
    connection: duckdb.DuckDBPyConnection, metric: Metric, column: str
) -> dict[str, Variants]:
    """The same for each value of a column of `exposed`."""
    return _grouped(connection, metric, f"coalesce({column}, '(none)')", before=False)


def _grouped(
    connection: duckdb.DuckDBPyConnection, metric: Metric, group: str, before: bool
) -> dict[str, Variants]:
    x = "coalesce(h.x, 0)" if before else "0.0"
    known = _per_user(metric, "history", "x") if before else ""
    joined = f"LEFT JOIN ({known}) h USING (user)" if before else ""
    rows = connection.execute(
        f"""SELECT part, variant, count(*), avg(y), var_samp(y), avg(x), var_samp(x),
            covar_samp(x, y), skewness(y)
            FROM (SELECT {group} AS part, e.variant, coalesce(o.y, 0) AS y,
              {x} AS x FROM judged e LEFT JOIN ({_per_user(metric, "events", "y")}) o
              USING (user) {joined}) GROUP BY ALL ORDER BY 1"""
    ).fetchall()
    found: dict[str, dict[str, Moments]] = {}
    for part, variant, users, *numbers in rows:
        moments = Moments(users, *(number or 0.0 for number in numbers))
        found.setdefault(part, {})[variant] = moments
    return dict(found) if found else {"": {}}


def _per_user(metric: Metric, table: str, name: str) -> str:
    return (
        f"SELECT user, {metric.per_user} AS {name} FROM {table} "
        f"WHERE metric = {sql.quoted(metric.name)} GROUP BY user"
    )


def ends(connection: duckdb.DuckDBPyConnection) -> tuple[int, int] | None:
    """First exposure, and the second after the last thing that is known; None without times."""
    low, high, last, days = connection.execute(
        f"""SELECT min(time), max(time), any_value(last), any_value(days) FROM exposed,
            (SELECT max(time) AS last, bool_and(time % {DAY} = 0) AS days FROM all_events
             WHERE user IS NOT NULL)"""
    ).fetchone() or (None, None, None, None)
    if low is None or last is None:
        return None
    return low, max(high, last + DAY - 1 if days else last) + 1


def by_look(
    connection: duckdb.DuckDBPyConnection, metric: Metric, low: int, high: int
) -> list[tuple[int, Variants]]:
    """What was known at the end of each day: (day, moments of the variants).

    The sum of squares over users is kept up: a user whose outcome grows from a to b adds b² - a².
    So it costs one pass over the outcomes, however many looks there are.
    """
    length = DAY * max(1, -(-(high - low) // (DAY * MOST_DAYS)))
    rows = connection.execute(
        f"""WITH chosen AS (SELECT user, variant, (time - {low}) // {length} AS look,
              {KINDS[metric.kind]} AS v FROM judged_events
              WHERE metric = {sql.quoted(metric.name)}),
            gains AS ({_gains(connection, metric, -(-(high - low) // length))}
              UNION ALL SELECT variant, (time - {low}) // {length}, count(*), 0, 0
              FROM judged GROUP BY 1, 2)
            SELECT look, variant, sum(users), sum(total), sum(squares) FROM gains
            GROUP BY 1, 2 ORDER BY 1"""
    ).fetchall()
    return _accumulated(rows, length // DAY)


def _gains(connection: duckdb.DuckDBPyConnection, metric: Metric, looks: int) -> str:
    """SQL of what each look adds, from `chosen`.

    To add up the outcomes of a user and look first pays only where there are many of them: what is
    sorted is less then, and the sum of squares is the same.
    """
    if metric.is_rate:
        return _GAINS_OF_RATE
    found = connection.execute(
        f"""SELECT count(*), (SELECT count(*) FROM judged) FROM judged_events
            WHERE metric = {sql.quoted(metric.name)}"""
    ).fetchone()
    rows, users = found or (0, 0)
    return _GAINS.format(rows=_SUMMED if rows > _DENSE * users * looks else "chosen")


_DENSE = 0.5
"""Outcomes of a user and look, from which on they are added up first."""
_SUMMED = "(SELECT user, variant, look, sum(v) AS v FROM chosen GROUP BY 1, 2, 3)"
_GAINS = """
SELECT variant, look, 0 AS users, sum(v) AS total, sum(v * (2 * reached - v)) AS squares
FROM (SELECT variant, look, v,
    sum(v) OVER (PARTITION BY user ORDER BY look ROWS UNBOUNDED PRECEDING) AS reached
  FROM {rows})
GROUP BY 1, 2
"""
_GAINS_OF_RATE = """
SELECT variant, look, 0 AS users, count(*) AS total, count(*) AS squares
FROM (SELECT any_value(variant) AS variant, min(look) AS look FROM chosen WHERE v > 0 GROUP BY user)
GROUP BY 1, 2
"""
"""Of a rate the first outcome of a user counts, later ones change nothing."""


def _accumulated(
    rows: list[tuple[int, str, int, float, float]], days: int
) -> list[tuple[int, Variants]]:
    sums: dict[str, list[float]] = {}
    found: dict[int, Variants] = {}
    for look, variant, *gained in rows:
        held = sums.setdefault(variant, [0.0, 0.0, 0.0])
        sums[variant] = [one + float(more) for one, more in zip(held, gained, strict=True)]
        found[int(look)] = {name: _moments(*one) for name, one in sums.items() if one[0] >= 2}
    return [((look + 1) * days, variants) for look, variants in found.items()]


def by_day(
    connection: duckdb.DuckDBPyConnection, metric: Metric, high: int
) -> list[tuple[int, Variants]]:
    """The outcome of single days since the exposure: (day from 1, moments of the variants).

    A day counts for the users who were exposed long enough ago to have lived all of it. What each
    of them brought on it stands in the table `daily` (user, day from 0, y) afterwards.
    """
    connection.execute(
        f"""CREATE TEMP TABLE daily AS SELECT user, since // {DAY} AS day, {metric.per_user} AS y
            FROM judged_events WHERE metric = {sql.quoted(metric.name)}
            AND since < least({MOST_DAYS}, ({high} - exposed) // {DAY}) * {DAY} GROUP BY 1, 2"""
    )
    rows = connection.execute(
        f"""WITH sizes AS (SELECT variant, ({high} - time) // {DAY} AS days, count(*) AS size
              FROM judged GROUP BY 1, 2),
            users AS (SELECT day, variant, sum(size) AS users FROM sizes,
              (SELECT unnest(range({MOST_DAYS})) AS day) WHERE day < days GROUP BY 1, 2),
            sums AS (SELECT day, variant, sum(y) AS total, sum(y * y) AS squares
              FROM daily JOIN judged USING (user) GROUP BY 1, 2)
            SELECT day, variant, users, coalesce(total, 0), coalesce(squares, 0)
            FROM users LEFT JOIN sums USING (day, variant) ORDER BY 1"""
    ).fetchall()
    found: dict[int, dict[str, Moments]] = {}
    for day, variant, users, total, squares in rows:
        if users >= 2:
            found.setdefault(int(day) + 1, {})[variant] = _moments(
                users, float(total), float(squares)
            )
    return list(found.items())


def halves(connection: duckdb.DuckDBPyConnection, high: int, days: int) -> Variants:
    """Moments of what users bring a day in the second half of their first `days`.

    What they brought a day in the first half stands in the moments as what was known before. One
    pair of numbers a user, so that days of the same user, which depend on each other, are no
    samples.

    Args:
        connection: has the tables, also `daily`, which `by_day` makes.
        high: the second after the last thing that is known.
        days: an even number; users who were exposed later than so long ago are left out.
    """
    half = days // 2
    rows = connection.execute(
        f"""SELECT variant, count(*), avg(y), var_samp(y), avg(x), var_samp(x), covar_samp(x, y)
            FROM (SELECT variant, coalesce(late, 0) / {half} AS y, coalesce(early, 0) / {half} AS x
              FROM judged LEFT JOIN (SELECT user, sum(y) FILTER (day >= {half}) AS late,
                sum(y) FILTER (day < {half}) AS early FROM daily WHERE day < {days} GROUP BY 1)
              USING (user) WHERE time <= {high - days * DAY}) GROUP BY 1"""
    ).fetchall()
    return {
        variant: Moments(users, *(number or 0.0 for number in numbers))
        for variant, users, *numbers in rows
    }


def _moments(users: float, total: float, squares: float) -> Moments:
    mean = total / users
    return Moments(int(users), mean, max(0.0, (squares - users * mean**2) / (users - 1)))
