"""The facts of a data set, from the same tables as the findings."""

from __future__ import annotations

from datetime import date, timedelta

from personalize_poc.check.facts import (
    Completeness,
    EventType,
    Facts,
    Histories,
    Predictability,
)
from personalize_poc.check.findings import catalogue, columns, counting, drift, popularity, trial
from personalize_poc.check.findings.scan import DAY, Scan
from personalize_poc.data.own.times.sql import position

BUCKETS = 400
HELD_OUT = 50_000
"""At most so many users' last events are predicted."""
QUANTILES = (0.1, 0.25, 0.5, 0.75, 0.9)
SESSION = 1_800
"""Seconds without an event that end a session, as web analytics do."""


def facts(scan: Scan) -> Facts:
    """All facts; none of days where rows are only counted."""
    dated = not scan.is_counted
    first, last = (dated and scan.span) or (None, None)
    period, activity = _activity(scan) if dated else ("day", ())
    return Facts(
        rows={one.section: _rows(scan, one.section) for one in scan.canonical.relations},
        users=scan.users,
        items=scan.items,
        first=first,
        last=last,
        timezone=scan.timezone,
        period=period,
        activity=activity,
        event_types=_event_types(scan),
        hours=_hours(scan) if dated else (),
        exact_times=scan.exact or not dated,
        new_items=_new_items(scan) if dated else (),
        popularity=popularity.popularity(scan),
        histories=_histories(scan),
        repeats=_repeats(scan),
        predictability=_predictability(scan),
        trial=trial.trial(scan),
        drift=drift.drift(scan),
        completeness=_completeness(scan),
        item_coverage=catalogue.coverage(scan, "items"),
        user_coverage=catalogue.coverage(scan, "users"),
        sampled=scan.sampled,
        unusable=scan.unusable,
    )


def _rows(scan: Scan, section: str) -> int:
    relation = next(one for one in scan.canonical.relations if one.section == section)
    profiles = columns.profiles(scan, relation)
    return profiles[0].rows if profiles else 0


def _activity(scan: Scan) -> tuple[str, tuple[tuple[str, int], ...]]:
    """Events by day, week or month without gaps, in at most 400 of them."""
    days: list[tuple[date, int]] = scan.all(
        "SELECT local::DATE AS day, sum(n)::BIGINT FROM check_quarters GROUP BY 1 ORDER BY 1"
    )
    if not days:
        return "day", ()
    length = (days[-1][0] - days[0][0]).days + 1
    period = "day" if length <= BUCKETS else "week" if length <= 7 * BUCKETS - 6 else "month"
    counts: dict[date, int] = {}
    for day, n in days:
        start = _start(day, period)
        counts[start] = counts.get(start, 0) + n
    filled = []
    at, end = _start(days[0][0], period), _start(days[-1][0], period)
    while at <= end:
        filled.append((at.isoformat(), counts.get(at, 0)))
        at = _start(at + timedelta(days={"day": 1, "week": 7, "month": 31}[period]), period)
    # More than 33 years of months are damage; the latest ones are shown.
    return period, tuple(filled[-BUCKETS:])


def _start(day: date, period: str) -> date:
    if period == "week":
        return day - timedelta(days=day.weekday())
    return day.replace(day=1) if period == "month" else day


def _event_types(scan: Scan) -> tuple[EventType, ...]:
    means: dict[str, float | None] = {}
    value = scan.events.field("EVENT_VALUE")
    if value is not None and value.type != "string" and scan.events.field("EVENT_TYPE"):
        every = max(1, scan.rows // columns.SAMPLED_ROWS)
        means = dict(
            scan.all(
                f"SELECT coalesce(EVENT_TYPE, ''), avg(EVENT_VALUE)::DOUBLE FROM "
                f"{scan.events.name} WHERE row % {every} = 0 GROUP BY 1"
            )
        )
    rows = scan.all("SELECT name, n, users, items FROM check_types ORDER BY n DESC, name LIMIT 100")
    if len(rows) == 1:  # all there are have it
        ((name, n, *__),) = rows
        return (EventType(name, n, scan.users, scan.items, means.get(name)),)
    exact = scan.rows <= counting.EXACT_ROWS
    return tuple(
        EventType(name, n, min(u, scan.users), min(i, scan.items), means.get(name), exact)
        for name, n, u, i in rows
    )


def _hours(scan: Scan) -> tuple[tuple[int, ...], ...]:
    table = [[0] * 24 for _ in range(7)]
    for day, hour, n in scan.all(
        "SELECT isodow(local) - 1, hour(local), sum(n)::BIGINT FROM check_quarters GROUP BY ALL"
    ):
        table[day][hour] = n
    return tuple(tuple(row) for row in table)


def _new_items(scan: Scan) -> tuple[tuple[str, int, float], ...]:
    """By week: items seen for the first time, and their share of the week's events."""
    zone = scan.timezone.replace("'", "''")
    week = f"date_trunc('week', timezone('{zone}', to_timestamp({{}})))::DATE"
    # Only events within seven days of their item's first can be of the same week, and only for
    # those the week is worked out: time zones cost most here. (As a condition of its own DuckDB
    # would join by it, and work it out for all.)
    rows = scan.all(
        f"WITH fresh AS (SELECT {week.format('first')} AS week, count(*) AS items FROM check_items "
        f"WHERE first IS NOT NULL GROUP BY 1), weeks AS (SELECT date_trunc('week', local)::DATE "
        f"AS week, sum(n) AS n FROM check_quarters GROUP BY 1), new AS (SELECT "
        f"{week.format('o.t')} AS week, count(*) * {scan.sampled} AS n FROM check_order o "
        f"JOIN check_items s USING (i) WHERE CASE WHEN o.t - s.first < {7 * DAY} "
        f"THEN {week.format('s.first')} = {week.format('o.t')} ELSE false END GROUP BY 1) "
        f"SELECT week, coalesce(items, 0), least(1, coalesce(new.n, 0) / weeks.n) FROM weeks "
        f"LEFT JOIN fresh USING (week) LEFT JOIN new USING (week) ORDER BY week"
    )
    return tuple((day.isoformat(), int(n), float(share)) for day, n, share in rows[-BUCKETS:])


def _histories(scan: Scan) -> Histories:
    if not scan.users:
        return Histories()
    bins = scan.all(
        "SELECT ceil(log2(n))::INT AS step, count(*) FROM check_users GROUP BY 1 ORDER BY 1"
    )
    shown = tuple((2 ** (step - 1) + 1 if step else 1, 2**step, n) for step, n in bins)
    middle, most, once = scan.one(
        "SELECT median(n), max(n), count(*) FILTER (n = 1) FROM check_users"
    )
    # Exact: an approximate quantile depends on the order of threads, and differs from run to run.
    gaps, session = scan.one(
        f"SELECT quantile_disc(t - before, {list(QUANTILES)}), count(*) / nullif(count(*) FILTER "
        f"(before IS NULL OR t - before > {SESSION}), 0) FROM check_order"
    )
    (spans,) = scan.one(
        f"SELECT quantile_disc(span, {list(QUANTILES)}) FROM (SELECT max(t) - min(t) AS span "
        f"FROM check_order GROUP BY u HAVING count(*) > 1)"
    )
    dated = not scan.is_counted
    return Histories(
        shown,
        float(middle),
        int(most),
        once / scan.users,
        scan.users - int(once),
        dict(zip(QUANTILES, (float(gap) for gap in gaps), strict=True)) if gaps and dated else {},
        float(session or 0) if scan.exact and dated else 0.0,
        dict(zip(QUANTILES, map(float, spans), strict=True)) if spans and dated else {},
    )


def _repeats(scan: Scan) -> float:
    again, total = scan.one("SELECT count(before_item), count(*) FROM check_order")
    return again / total if total else 0.0


def _predictability(scan: Scan) -> Predictability:
    """Hold out the last event of users, and ask simple rules for it."""
    # MATERIALIZED: else each place that names one of them works it out again.
    users, again, popular, unseen = scan.one(
        f"WITH last AS MATERIALIZED (SELECT i, t, before_item FROM check_order QUALIFY number > 1 "
        f"AND number = max(number) OVER (PARTITION BY u) ORDER BY hash(u) LIMIT {HELD_OUT}), "
        f"top AS MATERIALIZED (SELECT i FROM check_order "
        f"WHERE t < (SELECT quantile_disc(t, 0.9) FROM last) "
        f"GROUP BY i ORDER BY count(*) DESC, i LIMIT 10) "
        f"SELECT count(*), avg((before_item IS NOT NULL)::INT), "
        f"avg((i IN (SELECT i FROM top))::INT), avg((s.first >= l.t)::INT) "
        f"FROM last l JOIN check_items s USING (i)"
    )
    if not users:
        return Predictability()
    return Predictability(int(users), float(again), float(popular), float(unseen))


def _completeness(scan: Scan) -> tuple[Completeness, ...]:
    return tuple(
        _statistics(scan, one)
        for relation in scan.canonical.relations
        for one in columns.profiles(scan, relation)
    )


def _statistics(scan: Scan, one: columns.Profile) -> Completeness:
    number = one.field.kind == "number"
    least, most = one.minimum, one.maximum
    kind = one.field.kind
    if kind == "time" and one.relation is scan.events and scan.is_counted:
        kind = "number"  # a position, and no day
        least, most = (None if at is None else position(at) for at in (least, most))
    common, share = _common(scan, one)
    distinct, exact = _different(scan, one)
    return Completeness(
        one.relation.section,
        one.field.name,
        one.field.column,
        kind,
        one.share,
        distinct,
        one.rows - one.filled,
        exact,
        least if kind in ("number", "time") else None,
        most if kind in ("number", "time") else None,
        one.mean if number else None,
        dict(zip(columns.QUANTILES, one.quantiles, strict=True))
        if number and one.quantiles
        else {},
        common,
        share,
    )


def _different(scan: Scan, one: columns.Profile) -> tuple[int, bool]:
    """How many values differ, and whether that is exact: some are counted for another reason."""
    if one.exact or not one.filled:
        return one.distinct, one.exact
    if one.field.kind == "event type":
        return int(scan.one("SELECT count(*) FROM check_types WHERE name <> ''")[0]), True
    if one.minimum is not None and one.minimum == one.maximum:
        return 1, True
    listed = one.field.kind == "categorical"
    found = len(columns.values(scan, one.relation, one.field.name)) if listed else 0
    return (found, True) if found else (one.distinct, False)


def _common(scan: Scan, one: columns.Profile) -> tuple[str, float]:
    """The most frequent category and its share; of kinds of events they are counted already."""
    if one.field.kind == "event type" and one.filled:
        found = scan.all("SELECT name, n FROM check_types WHERE name <> '' ORDER BY n DESC, name")
        return (found[0][0], found[0][1] / one.filled) if found else ("", 0.0)
    if one.field.kind not in ("categorical", "list") or not one.filled:
        return "", 0.0
    found = columns.values(scan, one.relation, one.field.name)
    return (found[0][0], found[0][1] / one.filled) if found else ("", 0.0)
