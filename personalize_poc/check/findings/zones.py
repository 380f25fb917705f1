"""Times that name no zone: all of a column, or some beside others that name one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from personalize_poc.check.findings.scan import Scan, counted, literal, percent
from personalize_poc.check.findings.times import ORDER
from personalize_poc.data.findings import Finding, Grade
from personalize_poc.data.own.times.sql import OFFSET
from personalize_poc.language import _

_ZONED = rf"{OFFSET}|\)$|:[0-9]{{2}} ([A-Z]{{3,4}}|[+-][0-9]{{4}}) [0-9]{{4}}$"
_NOT_ZONED = r"([aApP][.]?[mM][.]?|[uU][hH][rR]|[0-9] ?h)$"
_NUMBER = r"^[0-9]+([.,][0-9]+)?$"
"""Numbers count from a moment that is the same everywhere."""
_ALL, _SOME = "times-without-zone", "some-times-without-zone"
_KEPT = "times without zone"


def no_zone(scan: Scan) -> Iterator[Finding]:
    """Texts that name no zone, read as UTC or in the zone that the others name.

    What a person's mapping.yaml says of the zone is not doubted.
    """
    utc = scan.timezone.upper() == "UTC"
    if not scan.exact or (scan.stated and not utc):
        return
    bare, zoned = _sampled(scan)
    # Where all are as long, none names a zone beside others that do not.
    if not (bare and zoned) and _are_as_long(scan):
        if bare and utc:
            yield _all(scan, bare[0])
        return
    count, total, first = _counted(scan)
    if 0 < count < total:
        yield _some(scan, count, total, first, utc)
    elif count and utc:
        yield _all(scan, first)


def are_missing(scan: Scan) -> bool:
    """Whether the zone of some times is assumed; looked for once."""
    if _KEPT not in scan.kept:
        scan.kept[_KEPT] = any(no_zone(scan))
    return bool(scan.kept[_KEPT])


def remember(scan: Scan, found: Sequence[Finding]) -> None:
    """Take from the findings of a check whether zones are missing.

    Of a zone that a person stated none says anything.

    Args:
        scan: of the same data sets; written to.
        found: all that the check found.
    """
    told = any(one.code in (_ALL, _SOME) for one in found)
    if told or scan.timezone.upper() == "UTC":
        scan.kept[_KEPT] = told


def _sampled(scan: Scan) -> tuple[list[int], list[int]]:
    """Of some rows those whose time names no zone, and those that name one."""
    every = max(1, scan.rows // 200)
    # Asked for by their numbers, and not as a condition: of all other rows DuckDB reads no time.
    # By a list of them, and not a SELECT of them: DuckDB passes over what lies between.
    numbers = ", ".join(str(every * one) for one in range(200))
    rows = scan.all(
        f"SELECT raw_TIMESTAMP, row, TIMESTAMP FROM {scan.events.name} "
        f"WHERE row IN ({numbers}) ORDER BY row"
    )
    texts = [(str(text), row) for text, row, time in rows if text is not None and time is not None]
    bare: list[int] = []
    zoned: list[int] = []
    for text, row in texts:
        if not re.search(_NUMBER, text):
            names = re.search(_ZONED, text) and not re.search(_NOT_ZONED, text)
            (zoned if names else bare).append(row)
    return bare, zoned


def _are_as_long(scan: Scan) -> bool:
    """Whether all texts of times have the same length: the cheapest look at all rows."""
    short, long = scan.one(
        f"SELECT min(strlen(raw_TIMESTAMP::VARCHAR)), max(strlen(raw_TIMESTAMP::VARCHAR)) "
        f"FROM {scan.events.name}"
    )
    return bool(short == long)


def _counted(scan: Scan) -> tuple[int, int, int]:
    """Rows with a time that names no zone, all that have a time, and the first of the former."""
    text = "raw_TIMESTAMP::VARCHAR"
    zoned, beside, number = (
        f"regexp_matches({text}, {literal(one)})" for one in (_ZONED, _NOT_ZONED, _NUMBER)
    )
    bare = f"NOT ({zoned} AND NOT {beside}) AND NOT {number}"
    count, total, first = scan.one(
        f"SELECT count(*) FILTER (bare), count(*), min(row) FILTER (bare) FROM (SELECT row, "
        f"{bare} AS bare FROM {scan.events.name} SEMI JOIN (SELECT row FROM check_events WHERE "
        f"t IS NOT NULL) USING (row) WHERE raw_TIMESTAMP IS NOT NULL)"
    )
    return int(count), int(total), int(first or 0)


def _all(scan: Scan, first: int) -> Finding:
    return scan.finding(
        _ALL,
        Grade.NOTE,
        _("Times name no time zone and are taken as UTC.{quiet}").format(quiet=_quiet_hours(scan)),
        name="TIMESTAMP",
        row=first,
        count=scan.usable,
        share=1.0,
        matters=_(
            "Orders of events stay right; live events that PutEvents adds in "
            "true UTC would fall between older ones, and days begin at the "
            "wrong hour."
        ),
        fix=_("Name the zone under `timezone` in mapping.yaml, for example Europe/Berlin."),
    )


def _some(scan: Scan, count: int, total: int, first: int, utc: bool) -> Finding:
    told = (
        _("{rows} ({share}) have a time without a zone beside others with one; taken as UTC.")
        if utc
        else _(
            "{rows} ({share}) have a time without a zone; they are taken for times of {zone}, "
            "which the others name."
        )
    )
    return scan.finding(
        _SOME,
        Grade.WEAKENS,
        told.format(rows=counted(count, "row"), share=percent(count / total), zone=scan.timezone),
        name="TIMESTAMP",
        row=first,
        count=count,
        share=count / total,
        matters=_(
            "If they are of another zone, they lie hours before or after what happened with them, "
            "and events of a user stand in the wrong order. {order}"
        ).format(order=_(ORDER)),
        fix=_(
            "Ask what wrote them, and name their zone under `timezone` in mapping.yaml, for "
            "example Asia/Seoul, or Etc/UTC."
        ),
    )


def _quiet_hours(scan: Scan) -> str:
    """When the least happens, if that is clear: the night of the place where people are."""
    rows = dict(scan.all("SELECT hour(local), sum(n)::BIGINT FROM check_quarters GROUP BY 1"))
    by_hour = [int(rows.get(hour, 0)) for hour in range(24)]
    sums = [sum(by_hour[(start + k) % 24] for k in range(6)) for start in range(24)]
    start = sums.index(min(sums))
    if sum(by_hour) < 1_000 or min(sums) > 0.12 * sum(by_hour):
        return ""
    return _(" The least happens between {start}:00 and {end}:00, which should be night.").format(
        start=start, end=(start + 6) % 24
    )


FINDERS = (no_zone,)
