"""Users: bots, heavy users, and those who came once."""

from __future__ import annotations

from collections.abc import Iterator

from personalize_poc.check.findings import nobody
from personalize_poc.check.findings.scan import Scan, counted, percent
from personalize_poc.data.findings import Finding, Grade
from personalize_poc.data.own import scientific
from personalize_poc.language import _, ngettext

BUSY, TIMES = 500, 50
"""A heavy user has at least so many events and so many times the median (our own threshold)."""
WEIGHTY, MANY_TIMES = 0.02, 20
"""Nor so far from the median, one counts who has 2 % of all events and 20 times it (our own): of
MovieLens, where people rate thousands, these are three of 610."""
CANDIDATES = 500
"""So many of the busiest users are looked at closely."""
PER_DAY, HOURS_AWAKE, CLOCKWORK, TAKEN = 2_000, 20, 0.05, 200
"""A bot has 2,000 events on one day, is awake for 20 hours on three days, or acts like clockwork:
the middle half of its gaps within 5 % of a median below an hour, over 200 events (our own)."""
DAYS_AWAKE, HOUR = 3, 3_600
SINGLE = 0.7
"""Share of users with one event from which on it is reported (our own threshold)."""


def _bots(scan: Scan) -> list[tuple[int, int, int, str]]:
    """Users that no person is: hash, events, first row, why."""
    if "bots" in scan.kept:
        found: list[tuple[int, int, int, str]] = scan.kept["bots"]
        return found
    scan.kept["bots"] = []
    if not scan.exact:
        return []
    zone = scan.timezone.replace("'", "''")
    middle = nobody.middle_count(scan, "check_users")
    rows = scan.all(
        f"""WITH busy AS (SELECT u, n, row FROM check_users
                          WHERE n >= {TAKEN} AND NOT {nobody.placeholder_sql(scan, "check_users")}
                          AND NOT {scientific.sql("id")}
                          ORDER BY n DESC, row LIMIT {CANDIDATES}),
        events AS (SELECT e.u, e.t, timezone('{zone}', to_timestamp(e.t)) AS local,
                   e.t - lag(e.t) OVER (PARTITION BY e.u ORDER BY e.t) AS gap
                   FROM check_events e SEMI JOIN busy USING (u) WHERE {scan.good_time}),
        days AS (SELECT u, count(*) AS n, count(DISTINCT hour(local)) AS hours FROM events
                 GROUP BY u, local::DATE),
        most AS (SELECT u, max(n) AS day, count(*) FILTER (hours >= {HOURS_AWAKE}) AS awake
                 FROM days GROUP BY u),
        gaps AS (SELECT u, quantile_cont(gap, [0.25, 0.5, 0.75]) AS q FROM events
                 WHERE gap IS NOT NULL GROUP BY u)
        SELECT busy.u, busy.n, busy.row, most.day, most.awake, gaps.q
        FROM busy JOIN most USING (u) JOIN gaps USING (u) ORDER BY busy.n DESC, busy.row"""
    )
    for user, count, row, day, awake, quantiles in rows:
        low, middle, high = quantiles
        if day >= PER_DAY:
            why = _("{count:,} events on one day").format(count=day)
        elif awake >= DAYS_AWAKE:
            why = _("events in {hours} hours or more of {days} days").format(
                hours=HOURS_AWAKE, days=awake
            )
        elif 1 < middle < HOUR and high - low <= CLOCKWORK * middle:
            why = _("an event every {seconds:,.0f} seconds").format(seconds=middle)
        else:
            continue
        scan.kept["bots"].append((user, count, row, why))
    result: list[tuple[int, int, int, str]] = scan.kept["bots"]
    return result


def bots(scan: Scan) -> Iterator[Finding]:
    """Users that act as no person does."""
    found = _bots(scan)
    if not found:
        return
    count = sum(one[1] for one in found)
    yield scan.finding(
        "bots",
        Grade.WEAKENS,
        ngettext(
            "{users} that acts as no person does, with {events} ({share}): the busiest had {most}.",
            "{users} that act as no person does, with {events} ({share}): the busiest had {most}.",
            len(found),
        ).format(
            users=counted(len(found), "user"),
            events=counted(count, "event"),
            share=percent(count / scan.rows),
            most=found[0][3],
        ),
        name="USER_ID",
        row=found[0][2],
        count=len(found),
        share=count / scan.rows,
        matters=_(
            "Crawlers and scripts touch everything: similarities and "
            "popularity learn from them what no customer wants."
        ),
        fix=_(
            "Leave these users out (`leave_out` in mapping.yaml), and filter "
            "bots where events are recorded."
        ),
    )


def heavy(scan: Scan) -> Iterator[Finding]:
    """Users with 500 events and 50 times the median: shared accounts, tills, resellers.

    Or with 20 times the median, if each has 2 % of all events.
    """
    robots = {user for user, *__ in _bots(scan)}
    middle = nobody.middle_count(scan, "check_users")
    far = max(BUSY, TIMES * middle)
    limit = min(far, max(BUSY, MANY_TIMES * middle, WEIGHTY * scan.rows))
    nobodies = nobody.placeholder_sql(scan, "check_users")
    found = scan.all(
        f"SELECT u, n, row FROM check_users WHERE n >= {limit} "
        f"AND NOT {nobodies} AND NOT {scientific.sql('id')} ORDER BY n DESC, row"
    )
    found = [one for one in found if one[0] not in robots]
    if not found:
        return
    count = sum(n for __, n, __ in found)
    share = count / scan.rows
    far_off = sum(n for __, n, __ in found if n >= far) / scan.rows
    yield scan.finding(
        "heavy-users",
        Grade.WEAKENS if far_off >= 0.05 else Grade.NOTE,
        _(
            "{users} with {limit:,.0f} events or more, {share} of all events; the "
            "median user has {middle:,.0f}."
        ).format(
            users=counted(len(found), "user"), limit=limit, share=percent(share), middle=middle
        ),
        name="USER_ID",
        row=found[0][2],
        count=len(found),
        share=share,
        matters=_(
            "Shared accounts, tills and resellers have no taste of one "
            "person, and weigh as much as hundreds of people."
        ),
        fix=_("Look at some of them; leave out those that are no single person."),
    )


def single(scan: Scan) -> Iterator[Finding]:
    """More than 70 % of users have one event."""
    once, row = scan.one("SELECT count(*), min(row) FROM check_users WHERE n = 1")
    if scan.users >= 25 and once / scan.users > SINGLE:
        yield scan.finding(
            "single-event-users",
            Grade.WEAKENS,
            _("{users} ({share}) with one event only.").format(
                users=counted(once, "user"), share=percent(once / scan.users)
            ),
            name="USER_ID",
            row=row,
            count=once,
            share=once / scan.users,
            matters=_(
                "Nothing can be learned from a history of one. Recipes of "
                "related items and popularity serve such visitors."
            ),
            fix=_("Check that the id is that of a person and not of a visit or an order."),
        )


FINDERS = (bots, heavy, single)
