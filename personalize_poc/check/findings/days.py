"""Days and hours: those that are missing, or a job's; how long it is in all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from personalize_poc.check.findings import days_of_files, days_with_rows, holes
from personalize_poc.check.findings.days_with_rows import Rows
from personalize_poc.check.findings.holes import Hole
from personalize_poc.check.findings.scan import DAY, Scan, counted, percent
from personalize_poc.check.findings.times import ORDER, day_of
from personalize_poc.data import words
from personalize_poc.data.findings import Finding, Grade
from personalize_poc.language import _, ngettext

FAR = 30
"""So many days without events lie between stray events and the others (our own threshold)."""
STRAY = 0.001
MANY = 7
"""Days without events from which on they weaken what is learned (our own threshold)."""
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


def stray(scan: Scan) -> Iterator[Finding]:
    """Less than one event in a thousand, far before or after all others (our own threshold)."""
    sides: dict[bool, tuple[int, date]] = {}
    for hole in holes.find(scan):
        count, is_early = min(hole.before, hole.after), hole.before < hole.after
        if hole.days >= FAR and _is_stray(hole):
            sides[is_early] = max((count, hole.last), sides.get(is_early, (0, hole.last)))
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


def _is_stray(hole: Hole) -> bool:
    """Whether hardly any events lie on one side of a hole."""
    return min(hole.before, hole.after) < STRAY * (hole.before + hole.after)


def missing_days(scan: Scan) -> Iterator[Finding]:
    """Days without any event that chance does not explain: an export that lost them, or the way in.

    Days that have rows in the files are told apart: these are left out, and nothing is missing. So
    are the days of a file that could not be read.
    """
    odd = [hole for hole in holes.find(scan) if not _is_stray(hole)]
    rows = days_with_rows.of(scan, odd)
    files = days_of_files.of(scan, [hole for hole in odd if rows.keys().isdisjoint(hole.dates())])
    if found := [run for hole in odd for run in hole.runs_without({*rows, *files})]:
        yield _missing(scan, found)
    if files:
        yield _of_files(files)
    if rows:
        yield _left_out(scan, rows)


def _missing(scan: Scan, found: list[tuple[int, date]]) -> Finding:
    """That an export lacks days: how many in a row, and the day before them."""
    lost = sum(run for run, __ in found)
    run, last = max(found)
    where = _("in {count} stretches; the longest, {run} days, begins after {last}").format(
        count=len(found), run=run, last=last
    )
    if len(found) == 1:
        where = _("in one stretch, which begins after {last}").format(last=last)
    matters = _(
        "A part of the export is missing, or nothing was recorded: "
        "histories have a hole, and what was popular then is unknown."
    )
    (unclear,) = scan.one("SELECT count(*) FROM check_events WHERE t IS NULL")
    if unclear >= lost:
        told = _("Some of them may be the days of {rows} whose time is empty or cannot be read.")
        matters += " " + told.format(rows=counted(unclear, "row"))
    return scan.finding(
        "days-missing",
        Grade.WEAKENS if run >= MANY else Grade.NOTE,
        ngettext(
            "{lost} day without any event {where}.", "{lost} days without any event {where}.", lost
        ).format(lost=lost, where=where),
        name="TIMESTAMP",
        row=_last_before(scan, last),
        count=lost,
        matters=matters,
        fix=_("Export these days again, or make sure that there was no business."),
    )


def _of_files(days: dict[date, tuple[str, ...]]) -> Finding:
    """That days are missing as a file could not be read."""
    names = list(dict.fromkeys(file for files in days.values() for file in files))
    told = words.files(names)
    return Finding(
        "days-of-unread-file",
        Grade.WEAKENS if len(days) >= MANY else Grade.NOTE,
        _("{days} without any event, the first on {first}: those of {files}, not read.").format(
            days=counted(len(days), "day"), first=min(days), files=told
        ),
        file=names[0],
        count=len(days),
        matters=_("Histories have a hole, and what was popular then is unknown."),
        fix=_("Repair {files}, or export it again.").format(files=told),
    )


def _left_out(scan: Scan, rows: dict[date, Rows]) -> Finding:
    """That days have rows, and none of them counts."""
    first = min(rows)
    found = scan.finding(
        "days-left-out",
        Grade.WEAKENS if len(rows) >= MANY else Grade.NOTE,
        _(
            "{days} without any event that counts, the first on {first}: the files have {rows} of "
            "them."
        ).format(
            days=counted(len(rows), "day"),
            first=first,
            rows=counted(sum(one.count for one in rows.values()), "row"),
        ),
        name="TIMESTAMP",
        count=len(rows),
        matters=_(
            "These rows are left out or cannot be read, as other findings tell: histories have a "
            "hole, and what was popular then is unknown."
        ),
        fix=_(
            "Correct mapping.yaml or the file, so that they count; nothing, if they are left out "
            "for a good reason."
        ),
    )
    return replace(found, file=rows[first].file, row=rows[first].line)


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
