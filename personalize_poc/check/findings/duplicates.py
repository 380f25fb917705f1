"""Events that are there more than once: copies, retries, and repeated purchases.

Up to 1.5 million rows every user is looked at. Of more rows it is every n-th user, and the numbers
are those of the sample times n, which messages say.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from personalize_poc.check.findings import same_day
from personalize_poc.check.findings.scan import Scan, counted, percent, quoted
from personalize_poc.data.findings import Finding, Grade
from personalize_poc.language import _, ngettext

RETRY = 5
"""Seconds within which the same event of a user with an item is a retry (our own threshold)."""
MANY = 0.1
"""Share of duplicates that AWS's diagnose sample warns of."""
CORE = ("USER_ID", "ITEM_ID", "TIMESTAMP", "EVENT_TYPE")
"""Fields that say who did what with which item, and when."""
REPEATS = 0.5
"""Share of (user, item) repeats that it warns of."""


def copies(scan: Scan) -> Iterator[Finding]:
    """The same user, item, event type and time; AWS's diagnose sample warns from 10 % on.

    Of dates alone `same_day` speaks, unless whole blocks of rows come back.
    """
    for one in _found(
        scan,
        "duplicates",
        _same(scan),
        _("with the same user, item, event type and time as another one"),
        _(
            "Popular items look more popular, and users look as if they came back. "
            "The service keeps one of rows that are equal in all columns."
        ),
        _(
            "Look for files that were exported twice, a join that multiplies rows, or a row for "
            "each piece, such as each ticket."
        ),
        _("keeps the first of each, unless another column differs"),
    ):
        yield _of_differing(scan, one)


def _same(scan: Scan) -> str:
    """SQL: whether an event is a copy."""
    unclear = same_day.unclear(scan)
    return same_day.SAME if unclear == "false" else f"{same_day.SAME} AND NOT ({unclear})"


def _of_differing(scan: Scan, found: Finding) -> Finding:
    """The finding with how many of these events differ in another column: cleaning keeps those."""
    assert found.count is not None
    differ = found.count - scan.sampled * _equal(scan) if _others(scan) else 0
    if not differ:
        return found
    more = ngettext(
        " {differ:,} of them differs in another column.",
        " {differ:,} of them differ in another column.",
        differ,
    ).format(differ=differ)
    cleaning = found.cleaning if differ < found.count else ""
    return replace(found, message=found.message + more, cleaning=cleaning)


def _others(scan: Scan) -> list[str]:
    """Fields beside those that say who did what with which item, and when."""
    return [one.name for one in scan.events.fields if one.name not in CORE]


def _equal(scan: Scan) -> int:
    """How many events are equal in all columns to an earlier one."""
    rest = ", ".join(map(quoted, _others(scan)))
    several = f"SELECT DISTINCT u, i, t, e FROM check_order WHERE {_same(scan)}"
    (count,) = scan.one(
        "SELECT count(*) FROM (SELECT row_number() OVER (PARTITION BY u, i, t, e, rest) AS k FROM "
        f"(SELECT row, u, i, t, e FROM check_order SEMI JOIN ({several}) USING (u, i, t, e)) "
        f"JOIN (SELECT row, hash({rest}) AS rest FROM {scan.events.name}) USING (row)) WHERE k > 1"
    )
    return int(count)


def retries(scan: Scan) -> Iterator[Finding]:
    """The same event again within five seconds."""
    if not scan.exact:
        return
    again = f"before_type = e AND t - before_item BETWEEN 1 AND {RETRY}"
    yield from _found(
        scan,
        "retries",
        again,
        _("repeating the same event of a user with an item within {seconds} seconds").format(
            seconds=RETRY
        ),
        _("Double clicks and repeated requests: models learn that the same item comes next."),
        _("Send events once, with an id that stays the same when a request is repeated."),
        _("keeps the first of each"),
    )


def _found(
    scan: Scan, code: str, condition: str, what: str, matters: str, fix: str, cleaning: str
) -> Iterator[Finding]:
    count, row, total = scan.one(
        f"SELECT count(*) FILTER ({condition}), min(row) FILTER ({condition}), count(*) FROM "
        "check_order"
    )
    if not count:
        return
    about = (
        ""
        if scan.sampled == 1
        else _(" (estimated from every {sampled}th user)").format(sampled=scan.sampled)
    )
    many = count / total >= MANY
    yield scan.finding(
        code,
        Grade.WEAKENS if many else Grade.NOTE,
        _("{events} ({share}) {what}{about}.").format(
            events=counted(count * scan.sampled, "event"),
            share=percent(count / total),
            what=what,
            about=about,
        ),
        name="ITEM_ID",
        row=row,
        count=count * scan.sampled,
        share=count / total,
        matters=matters,
        fix=fix,
        cleaning=cleaning,
    )


def repeats(scan: Scan) -> Iterator[Finding]:
    """More than half of events are of an item that the user had before (AWS's diagnose sample)."""
    count, row, total = scan.one(
        "SELECT count(before_item), min(row) FILTER (before_item IS NOT NULL), count(*) FROM "
        "check_order"
    )
    if total and count / total > REPEATS:
        yield scan.finding(
            "repeats",
            Grade.NOTE,
            _("{share} of events are of an item that the user had before.").format(
                share=percent(count / total)
            ),
            name="ITEM_ID",
            row=row,
            count=count * scan.sampled,
            share=count / total,
            matters=_(
                'Where people buy the same again, "what you had" is a strong '
                "rule that recipes have to beat; what is new to them is "
                "found by a filter."
            ),
            fix=_(
                "Nothing, if it is so in this business; a filter can exclude items already bought."
            ),
        )


FINDERS = (copies, retries, repeats)
