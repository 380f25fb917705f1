"""Events that are equal where times are dates alone: copies, or separate events of a day."""

from __future__ import annotations

from collections.abc import Iterator

from personalize_poc.check.findings.scan import Scan, counted, percent
from personalize_poc.check.findings.times import MIDNIGHT_SHARE
from personalize_poc.data.findings import Finding, Grade
from personalize_poc.language import _

SAME = "before_item = t AND before_type = e"
"""SQL: whether an event of `check_order` is equal to the one before of its user and item."""
_FAR, _BLOCK, _HALF = 20, 0.05, 0.5
"""Rows that were exported twice lie equally far from their first copies: so far at least, so many
of all copies at the same distance, and so many in such blocks (our own thresholds)."""
_DOUBLED = 0.4
"""Share of copies from which on all rows are there twice or more (our own threshold)."""


def dated(scan: Scan) -> str:
    """SQL: whether the time of an event is a date alone; "false" where dates are too few to say."""
    at, total = scan.one(
        "SELECT coalesce(sum(midnight), 0), coalesce(sum(n), 0) FROM check_quarters"
    )
    if scan.is_counted or at < 20 or at < MIDNIGHT_SHARE * total:
        return "false"
    return "t IN (SELECT q * 900 FROM check_quarters WHERE midnight > 0)"


def unclear(scan: Scan) -> str:
    """SQL: whether it is a date alone that makes an event equal to others; "false" if none is.

    Where whole blocks of rows come back, or all rows, they are copies all the same.
    """
    if "unclear copies" not in scan.kept:
        days = dated(scan)
        clear = days == "false" or _are_copies(scan, days)
        scan.kept["unclear copies"] = "false" if clear else days
    found: str = scan.kept["unclear copies"]
    return found


def _are_copies(scan: Scan, days: str) -> bool:
    copies, of_days = scan.one(
        f"SELECT count(*) FILTER ({SAME}), count(*) FROM check_order WHERE {days}"
    )
    if not copies or copies >= _DOUBLED * of_days:
        return True
    (blocks,) = scan.one(
        "SELECT coalesce(sum(n), 0) FROM (SELECT row - first AS away, count(*) AS n FROM (SELECT "
        "row, min(row) OVER (PARTITION BY u, i, t, e) AS first FROM check_order SEMI JOIN (SELECT "
        f"DISTINCT u, i, t, e FROM check_order WHERE {SAME} AND {days}) USING (u, i, t, e)) "
        f"WHERE row >= first + {_FAR} GROUP BY 1 HAVING n >= {max(10, _BLOCK * copies)})"
    )
    return bool(blocks >= _HALF * copies)


def same_day(scan: Scan) -> Iterator[Finding]:
    """Events with the same user, item, type and date, which nothing tells to be copies."""
    if (condition := unclear(scan)) == "false":
        return
    count, row, total = scan.one(
        f"SELECT count(*) FILTER (same), min(row) FILTER (same), count(*) FROM "
        f"(SELECT row, {SAME} AND {condition} AS same FROM check_order)"
    )
    if not count:
        return
    told = _("{events} ({share}) with the same user, item, event type and date as another one.")
    yield scan.finding(
        "same-day",
        Grade.NOTE,
        told.format(events=counted(count * scan.sampled, "event"), share=percent(count / total)),
        name="ITEM_ID",
        row=row,
        count=count * scan.sampled,
        share=count / total,
        matters=_(
            "Without a time of day nobody can tell whether something happened twice on a day or a "
            "row was written twice. The service keeps one of rows that are equal in all columns."
        ),
        fix=_(
            "Export the full time. Cleaning leaves these events as they are; if they are copies, "
            "take them out yourself."
        ),
    )


FINDERS = (same_day,)
