"""How events are spread over items: the slope of the power law, and its head."""

from __future__ import annotations

import math
from collections.abc import Iterator

from personalize_poc.check.facts import Popularity
from personalize_poc.check.findings.scan import Scan, counted, percent, shortened
from personalize_poc.data.findings import Finding, Grade
from personalize_poc.language import _

STEEP, FLAT = -2.0, -0.75
"""Slopes outside of which AWS's diagnose sample warns."""
POINTS = 60
FEWEST, SLOPING = 100, 30
"""Fewer items have no head, and no slope (our own thresholds)."""
JUDGED, EACH = 1_000, 20
"""With fewer items the head is of chance, and not reported; so is the slope, unless there are as
many events of each item, as a mean (our own thresholds)."""
MOST, USERS = 2 / 3, 25
"""Share of the users who have an item that is reported, of so many users at least (our own)."""
HEAD = 0.8
"""Share of events of the most popular hundredth of items that is reported (our own threshold)."""


def popularity(scan: Scan) -> Popularity:
    """The curve, its slope and its head; worked out once.

    The slope is that of log(events) against log(rank), by least squares over all items with equal
    weights; so the tail, where most items are, decides.
    """
    if "popularity" not in scan.kept:
        scan.kept["popularity"] = _popularity(scan)
    found: Popularity = scan.kept["popularity"]
    return found


def _popularity(scan: Scan) -> Popularity:
    if not scan.items:
        return Popularity()
    ranks = sorted({round(scan.items ** (at / (POINTS - 1))) for at in range(POINTS)})
    head = max(1, math.ceil(scan.items / 100))
    shown = ", ".join(str(rank) for rank in ranks)
    rows = scan.all(
        "WITH ranked AS (SELECT n, row_number() OVER (ORDER BY n DESC) AS rank, sum(n) OVER "
        "(ORDER BY n DESC ROWS UNBOUNDED PRECEDING) AS up_to FROM check_items) SELECT rank, n, "
        f"up_to::BIGINT FROM ranked WHERE rank IN ({shown}, {head}, 10) ORDER BY rank"
    )
    total = int(scan.one("SELECT sum(n) FROM check_items")[0])
    up_to = {rank: many for rank, __, many in rows}
    wanted = set(ranks)
    curve = tuple((int(rank), int(n)) for rank, n, __ in rows if rank in wanted)
    return Popularity(curve, up_to[head] / total, up_to.get(10, total) / total, _slope(scan))


def _slope(scan: Scan) -> float | None:
    if scan.items < SLOPING:
        return None
    found = scan.one(
        "SELECT regr_slope(ln(n), ln(rank)) FROM "
        "(SELECT n, row_number() OVER (ORDER BY n DESC) AS rank FROM check_items)"
    )[0]
    return None if found is None else float(found)


def slope(scan: Scan) -> Iterator[Finding]:
    """Steeper than -2 or flatter than -0.75 (AWS's diagnose sample), where it is not of chance."""
    found = popularity(scan)
    told = scan.items >= JUDGED or scan.usable >= EACH * scan.items
    if found.slope is None or not told or FLAT >= found.slope >= STEEP:
        return
    steep = found.slope < STEEP
    yield scan.finding(
        "popularity-steep" if steep else "popularity-flat",
        Grade.NOTE,
        _(
            "Popularity falls with rank to the power of {slope:.2f}; usual is "
            "between {steep} and {flat}."
        ).format(slope=found.slope, steep=STEEP, flat=FLAT),
        name="ITEM_ID",
        count=scan.items,
        matters=_(
            "A few items have nearly everything: a list of the most popular ones is hard to beat."
        )
        if steep
        else _(
            "Items are about equally popular: counting says little, what is "
            "similar says more; or the events are no choices of people."
        ),
        fix=_("Look at the most popular items: are they what people chose, or what everybody gets?")
        if steep
        else _("Nothing, if people chose freely; check that the items are no random numbers."),
    )


def head(scan: Scan) -> Iterator[Finding]:
    """The most popular hundredth of items has more than 80 % of events."""
    found = popularity(scan)
    if scan.items >= JUDGED and found.top_1_percent > HEAD:
        count = round(found.top_1_percent * scan.filled("ITEM_ID"))
        yield scan.finding(
            "few-items-dominate",
            Grade.NOTE,
            _("The most popular 1 % of items have {share} of all events ({count:,}).").format(
                share=percent(found.top_1_percent), count=count
            ),
            name="ITEM_ID",
            row=scan.one("SELECT arg_max(row, n) FROM check_items")[0],
            count=count,
            share=found.top_1_percent,
            matters=_("Popular items say little about taste; recommendations will repeat them."),
            fix=_("Consider leaving out items that everybody gets (bags, vouchers, delivery)."),
        )


def _likely(scan: Scan) -> str:
    """SQL of the items of `often` that half of the users have, as far as a sample of them tells.

    To count the users of the most popular items exactly takes as long as to count all items.
    """
    if scan.sampled == 1:
        return "SELECT i FROM often"
    return (
        "SELECT i FROM check_order SEMI JOIN often USING (i) GROUP BY i HAVING count(DISTINCT u) "
        f">= {MOST - 1 / 6} * (SELECT count(DISTINCT u) FROM check_order)"
    )


def had_by_most(scan: Scan) -> Iterator[Finding]:
    """Items of two thirds of all users, where these are 25 or more with 100 items or more."""
    least = MOST * scan.users
    if scan.users < USERS or scan.items < FEWEST:
        return
    rows = scan.all(
        f"WITH often AS (SELECT i, id, n, row FROM check_items WHERE n >= {least} "
        f"ORDER BY n DESC LIMIT {FEWEST}), likely AS MATERIALIZED ({_likely(scan)}), "
        "had AS (SELECT i, count(DISTINCT u) AS users "
        "FROM check_events SEMI JOIN likely USING (i) GROUP BY i) "
        f"SELECT id, n, row FROM often JOIN had USING (i) WHERE users >= {least} "
        "ORDER BY n DESC, id"
    )
    if not rows:
        return
    events = sum(n for __, n, __ in rows)
    yield scan.finding(
        "had-by-most",
        Grade.NOTE,
        _("{items} that two thirds of all users have, with {events} ({share}): {examples}.").format(
            items=counted(len(rows), "item"),
            events=counted(events, "event"),
            share=percent(events / scan.rows),
            examples=", ".join(shortened(str(one), 30) for one, *__ in rows[:3]),
        ),
        name="ITEM_ID",
        row=rows[0][2],
        count=len(rows),
        share=events / scan.rows,
        matters=_("What everybody has tells nobody's taste, and heads every list of the popular."),
        fix=_(
            "Leave them out if they were not chosen: compulsory courses, gifts of the house, "
            "what is delivered to all."
        ),
    )


FINDERS = (slope, head, had_by_most)
