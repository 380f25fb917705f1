"""Times: unreadable, in another unit, in the future, all at midnight, with days missing."""

from __future__ import annotations

from collections.abc import Iterator

from personalize_poc.check.findings import columns, old_times, out_of_range, unusable
from personalize_poc.check.findings.scan import DAY, EARLIEST, LATEST, Scan, counted, percent
from personalize_poc.data.findings import Finding, Grade
from personalize_poc.language import N_, _

ORDER = N_(
    "Recipes that learn sequences (User-Personalization, v2 recipes) learn from "
    "the order of a user's events."
)
_UNITS = (
    (N_("milliseconds"), 1_000, N_("seconds")),
    (N_("microseconds"), 1_000_000, N_("seconds")),
    (N_("nanoseconds"), 1_000_000_000, N_("seconds")),
)
_UNREADABLE = N_(
    "Add the form of these times to `timestamp` in mapping.yaml, or leave the rows out."
)
_DAMAGED = N_(
    "Leave the rows out, or find out what wrote these numbers: 0 stands for no time, and a clock "
    "or a unit may be wrong."
)
_OLD = N_("Leave the rows out: a device without a clock counts from 1970 on.")
_EMPTY = N_("Look for another column that has the time, or leave the rows out.")
MIDNIGHT_SHARE = 0.05
"""Our own threshold: by chance one event in 86,400 happens at midnight."""


def missing(scan: Scan) -> Iterator[Finding]:
    """Times that are empty or cannot be read; a schema allows neither."""
    without = int(scan.one("SELECT count(*) FROM check_events WHERE t IS NULL")[0])
    if not without:
        return
    grade = unusable.grade(scan, scan.events)
    for code, count, row, what, fix in _without(scan, without):
        if count:
            yield scan.finding(
                code,
                grade,
                _("{rows} ({share}) {what}.").format(
                    rows=counted(count, "row"), share=percent(count / scan.rows), what=what
                ),
                name="TIMESTAMP",
                row=row,
                count=count,
                share=count / scan.rows,
                matters=unusable.matters(grade),
                fix=fix,
                cleaning=_("leaves these rows out"),
            )


def _without(scan: Scan, without: int) -> Iterator[tuple[str, int, int | None, str, str]]:
    """Code, rows, first row, what they are and what to do, of so many rows without a time."""
    raw = "raw_TIMESTAMP"
    numbers = out_of_range.beyond(scan)
    for one in numbers:
        what = _("whose time is {year}{unit}").format(year=_year(one.code), unit=_unit(one.middle))
        yield one.code, one.count, one.row, what, _(_DAMAGED)
    odd = f"AND row NOT IN ({out_of_range.rows(scan)})" if numbers else ""
    empty, first_empty, first_damaged = scan.one(
        f"SELECT count(*) FILTER ({raw} IS NULL), min(row) FILTER ({raw} IS NULL), min(row) FILTER "
        f"({raw} IS NOT NULL {odd}) FROM {scan.events.name} WHERE TIMESTAMP IS NULL"
    )
    damaged = without - empty - sum(one.count for one in numbers)
    old = bool(damaged) and _are_too_old(scan, damaged)
    why = _("whose time is before 1980") if old else _("whose time cannot be read")
    fix = (old_times.of_archive(scan) or _(_OLD)) if old else _(_UNREADABLE)
    yield "time-unreadable", damaged, first_damaged, why, fix
    yield "time-empty", empty, first_empty, _("without a time"), _(_EMPTY)


def _are_too_old(scan: Scan, damaged: int) -> bool:
    """Whether all times that are not read name a year before 1980, as 1970-01-01T04:15:55Z does."""
    years = "(^|[^0-9])19[0-7][0-9]([^0-9]|$)"
    (count,) = scan.one(
        f"SELECT count(*) FROM {scan.events.name} "
        f"WHERE TIMESTAMP IS NULL AND regexp_matches(raw_TIMESTAMP, '{years}')"
    )
    return int(count) == damaged


def wrong_unit(scan: Scan) -> Iterator[Finding]:
    """Times after 2100 or before 1980 are another unit; which one, the median of them says."""
    for where, code in (
        (f"t > {LATEST}", "time-too-large"),
        ("t = 0", "time-too-small"),
        (f"t < {EARLIEST} AND t <> 0", "time-too-small"),
    ):
        count, row, middle = scan.one(
            f"SELECT count(*), min(row), median(t) FROM check_events WHERE {where}"
        )
        if count:
            year = _year(code)
            yield scan.finding(
                code,
                Grade.BLOCKS,
                _("{times} ({share}) {year}{unit}.").format(
                    times=counted(count, "time"),
                    share=percent(count / scan.rows),
                    year=year,
                    unit=_unit(float(middle)),
                ),
                name="TIMESTAMP",
                row=row,
                count=count,
                share=count / scan.rows,
                matters=_(
                    "Personalize takes Unix seconds; times in another unit "
                    "end in another century, and recent events cannot be "
                    "told from old ones. {order}"
                ).format(order=_(ORDER)),
                fix=_(
                    "Name the unit under `timestamp` in mapping.yaml (seconds, "
                    "milliseconds, excel …)."
                ),
                cleaning=_("leaves out what is still outside of these years"),
            )


def _year(code: str) -> str:
    return _("after the year 2100") if code == "time-too-large" else _("before 1980")


def creation_unit(scan: Scan) -> Iterator[Finding]:
    """Creation times after 2100: nonsense if most are, else one that stands for "never"."""
    for relation in scan.canonical.relations:
        name = "CREATION_TIMESTAMP"
        field = relation.field(name)
        found = next((p for p in columns.profiles(scan, relation) if p.field is field), None)
        if found is None or found.maximum is None or found.maximum <= LATEST:
            continue
        count, row, middle = scan.one(
            f"SELECT count(*), min(row), median({name}) FROM {relation.name} "
            f"WHERE {name} > {LATEST}"
        )
        most = count > found.filled / 2
        yield scan.finding(
            "time-too-large",
            Grade.BLOCKS if most else Grade.WEAKENS,
            _("{times} of {section} ({share}) after the year 2100{unit}.").format(
                times=counted(count, "creation time"),
                section=_(relation.section),
                share=percent(count / found.filled),
                unit=_unit(float(middle)),
            ),
            relation,
            name,
            row,
            count=count,
            share=count / found.rows,
            matters=_(
                "Personalize takes Unix seconds: such an item counts as new "
                "for ever, and User-Personalization explores it."
            ),
            fix=_(
                "Name the unit under `timestamp` in mapping.yaml (seconds, "
                "milliseconds, excel …), or leave the time of these rows empty."
            ),
        )


def _unit(middle: float) -> str:
    """What times around this one may be instead of seconds, in words."""
    for name, factor, assumed in _UNITS:
        if middle > LATEST and EARLIEST <= middle / factor <= LATEST:
            return _(": {name} taken for {assumed}").format(name=_(name), assumed=_(assumed))
        if middle < EARLIEST and EARLIEST <= middle * factor <= LATEST and factor <= 1_000_000:
            return _(": {assumed} taken for {name}").format(assumed=_(assumed), name=_(name))
    if 25_000 <= middle <= 75_000:
        return _(": days of a spreadsheet taken for seconds")
    if middle == 0:
        return _(": zero, which stands for an unknown time")
    return ""


def future(scan: Scan) -> Iterator[Finding]:
    """Times more than a day (of time zones) after now."""
    count, row, latest = scan.one(
        f"SELECT count(*), min(row), max(t) FROM check_events "
        f"WHERE t > {int(scan.now) + DAY} AND t <= {LATEST}"
    )
    if not count:
        return
    yield scan.finding(
        "time-in-future",
        Grade.WEAKENS,
        _("{events} ({share}) in the future, up to {day}.").format(
            events=counted(count, "event"),
            share=percent(count / scan.rows),
            day=day_of(scan, latest),
        ),
        name="TIMESTAMP",
        row=row,
        count=count,
        share=count / scan.rows,
        matters=_(
            "Such an event stays a user's newest for ever: what the user "
            "does next is taken for older. Recipes that weigh recent events "
            "are misled."
        ),
        fix=_("Look for exchanged day and month, clocks that are wrong, and planned orders."),
        cleaning=_("leaves these rows out"),
    )


def day_of(scan: Scan, seconds: int) -> str:
    """The day of a time, in the zone of the mapping."""
    (day,) = scan.one("SELECT timezone(?, to_timestamp(?))::DATE", [scan.timezone, seconds])
    return str(day)


def identical(scan: Scan) -> Iterator[Finding]:
    """All times are the same (AWS's analysis says so too)."""
    if scan.span and scan.span[0] == scan.span[1] and scan.usable > 1:
        yield scan.finding(
            "times-identical",
            Grade.WEAKENS,
            _("All {count:,} events have the same time.").format(count=scan.usable),
            name="TIMESTAMP",
            row=scan.one(f"SELECT min(row) FROM check_events WHERE {scan.good_time}")[0],
            count=scan.usable,
            share=1.0,
            matters=_("{order} There is none here; counting recipes still work.").format(
                order=_(ORDER)
            ),
            fix=_("Is it the time of the export? Look for the column with the time of the event."),
        )


def midnight(scan: Scan) -> Iterator[Finding]:
    """Events at 0:00:00 in the time zone of the mapping: dates without a time of day."""
    at, total = scan.one(
        "SELECT coalesce(sum(midnight), 0), coalesce(sum(n), 0) FROM check_quarters"
    )
    if not total or at / total < MIDNIGHT_SHARE or at < 20 or scan.span is None:
        return
    counted_only = scan.canonical.mapping.sections["interactions"].timestamp == ("count",)
    if scan.span[0] == scan.span[1] or counted_only:
        return
    same, pairs = scan.one("SELECT count(*) FILTER (before = t), count(before) FROM check_order")
    quarters = "SELECT q * 900 FROM check_quarters WHERE midnight > 0"
    row = scan.one(f"SELECT min(row) FROM check_events WHERE t IN ({quarters})")[0]
    lost = (
        _(" The order of {share} of a user's events is lost.").format(share=percent(same / pairs))
        if pairs
        else ""
    )
    whole = at == total
    yield scan.finding(
        "times-at-midnight" if at >= 0.9 * total else "some-times-at-midnight",
        Grade.WEAKENS,
        _("All {events} at midnight: dates without a time of day.{lost}").format(
            events=counted(int(at), "event"), lost=lost
        )
        if whole
        else _("{events} ({share}) at midnight: dates without a time of day.{lost}").format(
            events=counted(int(at), "event"), share=percent(at / total), lost=lost
        ),
        name="TIMESTAMP",
        row=row,
        count=int(at),
        share=at / total,
        matters=_("{order} SIMS, Popularity-Count and Item-Affinity do without.").format(
            order=_(ORDER)
        ),
        fix=_("Export the full time. If a spreadsheet cut it off, export from the source again."),
    )


def ties(scan: Scan) -> Iterator[Finding]:
    """Events of a user at the same second: more than 30 % (our own threshold), as in baskets."""
    if not scan.exact or scan.span is None or scan.span[0] == scan.span[1]:
        return
    same, pairs, row = scan.one(
        "SELECT count(*) FILTER (before = t), count(before), min(row) FILTER (before = t) FROM "
        "check_order"
    )
    if pairs and same / pairs > 0.3:
        yield scan.finding(
            "order-unknown",
            Grade.NOTE,
            _("{share} of a user's events happen in the second of the one before.").format(
                share=percent(same / pairs)
            ),
            name="TIMESTAMP",
            row=row,
            count=int(same) * scan.sampled,
            share=same / pairs,
            matters=_("{order} Within a basket there is none, which is natural for orders.").format(
                order=_(ORDER)
            ),
            fix=_("Add events that happen one by one (views, clicks) if there are any."),
        )


FINDERS = (missing, wrong_unit, creation_unit, future, identical, midnight, ties)
