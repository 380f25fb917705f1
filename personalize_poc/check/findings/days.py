"""Days and hours: those that are missing, or a job's; how long it is in all."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from datetime import date

from personalize_poc.check.findings.scan import DAY, Scan, counted, percent
from personalize_poc.check.findings.times import ORDER, day_of
from personalize_poc.data.findings import Finding, Grade
from personalize_poc.language import _, ngettext

FAR = 30
"""So many days without events lie between stray events and the others (our own threshold)."""
STRAY = 0.001
JOB_SHARE = 0.6
"""Our own threshold: in one hour of the day, where the usual share is one in 24."""


def job(scan: Scan) -> Iterator[Finding]:
    """Most events in one hour of the day: the time at which a job loaded them."""
    if not scan.exact:
        return
    hours = scan.all("SELECT hour(local), sum(n) FROM check_quarters GROUP BY 1 ORDER BY 2 DESC")
    days = int(scan.one("SELECT count(DISTINCT local::DATE) FROM check_quarters")[0])
    total = sum(int(n) for __, n in hours)
    if days < 7 or not total or hours[0][1] < JOB_SHARE * total:
        return
    hour, count = int(hours[0][0]), int(hours[0][1])
    yield scan.finding(
        "times-of-a-job",
        Grade.WEAKENS,
        _("{share} of all events between {hour}:00 and {end}:00.").format(
            share=percent(count / total), hour=hour, end=hour + 1
        ),
        name="TIMESTAMP",
        count=count,
        share=count / total,
        matters=_(
            "That looks like the time at which a job stored them, not at "
            "which they happened. {order}"
        ).format(order=_(ORDER)),
        fix=_("Look for a column with the time of the event."),
    )


def _holes(scan: Scan) -> list[tuple[int, date, int, int]]:
    """Stretches without events that chance does not explain: days, day before, events on each side.

    With a share p of other days without events, a run of r such days comes up by chance in about
    days · p^r places. It counts where that is below 0.001, from three days on, if an active day
    has ten events or more in the middle (thresholds of our own).
    """
    days = scan.all("SELECT local::DATE, sum(n)::BIGINT FROM check_quarters GROUP BY 1 ORDER BY 1")
    if len(days) < 7 or sorted(n for __, n in days)[len(days) // 2] < 10:
        return []
    dates: list[date] = [day for day, __ in days]
    gaps = [(b - a).days - 1 for a, b in itertools.pairwise(dates)]
    total, empty = (dates[-1] - dates[0]).days + 1, sum(gaps)
    before = list(itertools.accumulate(n for __, n in days))
    found = []
    for index, run in enumerate(gaps):
        others = max((empty - run) / max(1, total - run), 1 / total)
        if run >= 3 and total * others**run < 0.001:
            found.append((run, dates[index], before[index], before[-1] - before[index]))
    return found


def stray(scan: Scan) -> Iterator[Finding]:
    """Less than one event in a thousand, far before or after all others (our own threshold)."""
    sides: dict[bool, tuple[int, date]] = {}
    for run, last, before, after in _holes(scan):
        count = min(before, after)
        if run >= FAR and count < STRAY * (before + after):
            sides[before < after] = max((count, last), sides.get(before < after, (0, last)))
    for early, (count, last) in sides.items():
        edge = scan.one(
            f"SELECT max(q) * 900 + 899 FROM check_quarters WHERE local::DATE <= '{last}'"
        )
        side = f"t <= {edge[0]}" if early else f"t > {edge[0]}"
        row = scan.one(f"SELECT min(row) FROM check_events WHERE {side} AND {scan.good_time}")[0]
        yield scan.finding(
            "times-far-away",
            Grade.NOTE,
            (
                _("{events} long before all others.")
                if early
                else _("{events} long after all others.")
            ).format(events=counted(count, "event")),
            name="TIMESTAMP",
            row=row,
            count=count,
            share=count / scan.rows,
            matters=_("Such times often stand for an unknown one, such as 1990-01-01."),
            fix=_("Leave these rows out, if the time is not true."),
        )


def missing_days(scan: Scan) -> Iterator[Finding]:
    """Days without any event that chance does not explain: an export that lost them."""
    found = [
        (run, last)
        for run, last, before, after in _holes(scan)
        if min(before, after) >= STRAY * (before + after)
    ]
    if not found:
        return
    lost = sum(run for run, __ in found)
    run, last = max(found)
    where = _("in {count} stretches; the longest, {run} days, begins after {last}").format(
        count=len(found), run=run, last=last
    )
    if len(found) == 1:
        where = _("in one stretch, which begins after {last}").format(last=last)
    yield scan.finding(
        "days-missing",
        Grade.WEAKENS if run >= 7 else Grade.NOTE,
        ngettext(
            "{lost} day without any event {where}.", "{lost} days without any event {where}.", lost
        ).format(lost=lost, where=where),
        name="TIMESTAMP",
        row=_last_before(scan, last),
        count=lost,
        matters=_(
            "A part of the export is missing, or nothing was recorded: "
            "histories have a hole, and what was popular then is unknown."
        ),
        fix=_("Export these days again, or make sure that there was no business."),
    )


def _last_before(scan: Scan, day: date) -> int | None:
    """The row of the last event of a day, after which there are none."""
    quarter = f"SELECT max(q) FROM check_quarters WHERE local::DATE <= '{day}'"
    row: int | None = scan.one(
        f"SELECT arg_max(row, t) FROM check_events WHERE t // 900 = ({quarter})"
    )[0]
    return row


def last_day(scan: Scan) -> Iterator[Finding]:
    """The last day ends before 20:00, with less than half of the events of the days before."""
    days = scan.all(
        "SELECT local::DATE, sum(n), max(hour(local)) FROM check_quarters GROUP BY 1 ORDER BY 1 "
        "DESC LIMIT 15"
    )
    if len(days) < 8 or not scan.exact:
        return
    usual = sorted(int(n) for __, n, __ in days[1:])[len(days[1:]) // 2]
    last, count, hour = days[0]
    if usual < 20 or count >= usual / 2 or hour >= 20:
        return
    yield scan.finding(
        "last-day-incomplete",
        Grade.NOTE,
        _("The last day, {last}, ends at {hour}:59 with {events}; {usual:,} are usual.").format(
            last=last, hour=hour, events=counted(int(count), "event"), usual=usual
        ),
        name="TIMESTAMP",
        count=int(count),
        matters=_("Figures of that day cannot be compared; models bear it."),
        fix=_("Export until the end of a day."),
    )


def span(scan: Scan) -> Iterator[Finding]:
    """All within a week, or nothing in half a year (thresholds of our own)."""
    if scan.span is None or scan.span[0] == scan.span[1]:
        return
    days, age = (scan.span[1] - scan.span[0]) / DAY, (scan.now - scan.span[1]) / DAY
    if days < 7:
        yield scan.finding(
            "short-span",
            Grade.WEAKENS,
            _("All events lie within {days:.1f} days.").format(days=days),
            name="TIMESTAMP",
            matters=_(
                "Weekdays, trends and returning users cannot be learned from less than a week."
            ),
            fix=_("Export a longer time; weeks to months are usual."),
        )
    if age > 180:
        yield scan.finding(
            "old-data",
            Grade.NOTE,
            _("The last event is of {day}, {age:,.0f} days ago.").format(
                day=day_of(scan, scan.span[1]), age=age
            ),
            name="TIMESTAMP",
            matters=_("What is trained on it knows nothing of later items and tastes."),
            fix=_("Take newer data for anything that shall go live."),
        )


FINDERS = (job, stray, missing_days, last_day, span)
