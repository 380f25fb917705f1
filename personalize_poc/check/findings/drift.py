"""How the items of interest change with time, and so how often to train again."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from statistics import fmean, median

from personalize_poc.check.facts import Drift
from personalize_poc.check.findings.scan import DAY, Scan, counted, percent
from personalize_poc.check.texts import often
from personalize_poc.data.findings import Finding, Grade
from personalize_poc.language import _
from personalize_poc.progress import duration

PERIODS = 8
ITEMS = 2_000
"""Only so many of the most popular items are compared; the tail is noise."""
FEWEST = 4_000
"""Fewer events than these say nothing about a change (our own threshold)."""
SOON = 180
"""Days; a slower change is no reason to train again (our own threshold)."""
LOST = 0.25
"""Of what is left between chance and no item in common, this much is a change (our own)."""


def drift(scan: Scan) -> Drift:
    """Compare the popularity of items between eight periods; worked out once.

    Users are split in two halves by chance. Each period's items of one half are compared with
    another period's items of the other half, so that the same comparison within one period says
    what chance alone makes.
    """
    if "drift" not in scan.kept:
        scan.kept["drift"] = _drift(scan)
    found: Drift = scan.kept["drift"]
    return found


def _drift(scan: Scan) -> Drift:
    if (
        scan.is_counted
        or scan.usable < FEWEST
        or scan.span is None
        or scan.span[1] - scan.span[0] < 7 * DAY
    ):
        return Drift()
    edges = [scan.times[number / PERIODS] for number in range(1, PERIODS)]
    if len(set(edges)) < len(edges):
        return Drift()
    period = " + ".join(f"(t > {edge})::INT" for edge in edges)
    rows = scan.all(
        f"SELECT p, half, k, n FROM (SELECT {period} AS p, ((u >> 20) % 2)::INT AS half, o.i, "
        f"count(*) AS n FROM check_order o GROUP BY ALL) JOIN (SELECT i, row_number() OVER "
        f"(ORDER BY n DESC, row) - 1 AS k FROM check_items QUALIFY k < {ITEMS}) USING (i)"
    )
    counts = [([0.0] * ITEMS, [0.0] * ITEMS) for __ in range(PERIODS)]
    for p, half, item, n in rows:
        counts[p][half][item] = n
    if not all(sum(one) for halves in counts for one in halves):
        return Drift()
    one, other = ([_shares(halves[half]) for halves in counts] for half in (0, 1))
    return _measured(scan, one, other, edges)


def _shares(counts: list[float]) -> list[float]:
    total = sum(counts)
    return [n / total for n in counts]


def _measured(
    scan: Scan, one: list[list[float]], other: list[list[float]], edges: list[int]
) -> Drift:
    """Args: one, other: of each half of the users the shares of items, by period."""
    apart: dict[int, list[float]] = {}
    for p, mine in enumerate(one):
        for q, theirs in enumerate(other):
            differ = sum(abs(a - b) for a, b in zip(mine, theirs, strict=True)) / 2
            apart.setdefault(abs(p - q), []).append(differ)
    noise = fmean(apart.pop(0))
    by_distance = {distance: fmean(apart[distance]) for distance in range(1, PERIODS)}
    assert scan.span is not None
    days = median(b - a for a, b in pairwise([scan.span[0], *edges, scan.span[1]])) / DAY
    limit = noise + LOST * (1 - noise)
    lost = next((distance for distance, value in by_distance.items() if value > limit), None)
    life = _life(scan)
    changed = None if lost is None else min(lost * days, life) if lost == 1 else lost * days
    return Drift(by_distance, noise, days, changed, life)


def _life(scan: Scan) -> float:
    """For how many days an item is asked for: an article of the news for a day or two."""
    (seconds,) = scan.one('SELECT sum(n * ("last" - "first")) / sum(n) FROM check_items')
    return float(seconds or 0) / DAY


def drifts(scan: Scan) -> Iterator[Finding]:
    """Interest that changes within half a year; how often to train again follows from it."""
    found = drift(scan)
    if found.retrain_days is None or found.train_days is None or found.retrain_days > SOON:
        return
    distance = max(1, round(found.retrain_days / found.days))
    shortly = found.retrain_days < found.days
    life = _(" People ask for an item for {life}, as a mean.").format(
        life=duration(found.life * 24 * 3600)
    )
    yield scan.finding(
        "interest-drifts",
        Grade.NOTE,
        _(
            "Within {days:,.0f} days what people choose changes by {share}; chance "
            "alone makes {noise} ({events})."
        ).format(
            days=distance * found.days,
            events=counted(scan.usable, "event"),
            share=percent(found.apart[distance]),
            noise=percent(found.noise),
        )
        + (life if shortly else ""),
        name="TIMESTAMP",
        count=scan.usable,
        share=found.apart[distance],
        matters=_("A model that is older recommends what was asked for then."),
        fix=_(
            "Train again {often}, before half of that time is over; automatic updates cover new "
            "items in between."
        ).format(often=often(found.train_days)),
    )


FINDERS = (drifts,)
