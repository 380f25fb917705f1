"""Ratings: what somebody did not like counts as much as what they liked."""

from __future__ import annotations

from collections.abc import Iterator

from personalize_poc.check.findings import columns
from personalize_poc.check.findings.scan import Scan, counted, percent, quoted
from personalize_poc.data.findings import Finding, Grade
from personalize_poc.data.own.roles.words.names import hint
from personalize_poc.language import _

_SCALES = {5.0: 2.0, 10.0: 4.0, 100.0: 40.0}
"""The best rating of a scale -> up to which one a rating is bad (our own thresholds)."""
_STEPS = 21
"""Most different ratings; more are averages or points."""


def low(scan: Scan) -> Iterator[Finding]:
    """Events whose value is a rating, by the name of the column, and below the middle."""
    value = next(
        (one for one in columns.profiles(scan, scan.events) if one.field.name == "EVENT_VALUE"),
        None,
    )
    if value is None or not hint(value.field.column).says("rating"):
        return
    if value.minimum is None or value.minimum < 0 or value.distinct > _STEPS:
        return
    most = value.maximum or 0.0
    if most not in _SCALES:
        return
    name, bad = quoted(value.field.name), _SCALES[most]
    count, row, better = scan.one(
        f"SELECT count(*) FILTER ({name} <= {bad}), min(row) FILTER ({name} <= {bad}), "
        f"min({name}) FILTER ({name} > {bad}) FROM {scan.events.name}"
    )
    if count and better:
        yield scan.finding(
            "low-ratings",
            Grade.NOTE,
            _(
                "{rows} ({share}) are ratings of {bad:g} or less, where {most:g} is the best."
            ).format(
                rows=counted(count, "event"), share=percent(count / scan.rows), bad=bad, most=most
            ),
            name=value.field.name,
            row=row,
            count=count,
            share=count / scan.rows,
            matters=_("Amazon Personalize takes every event for interest, whatever its value."),
            fix=_(
                "Train with eventValueThreshold {limit} in the configuration of the solution: "
                "it leaves events below it out."
            ).format(limit=f"{better:g}"),
        )


FINDERS = (low,)
