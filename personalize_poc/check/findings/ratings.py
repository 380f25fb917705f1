"""How much something was liked: ratings in the lower half of their scale."""

from __future__ import annotations

from collections.abc import Iterator

from personalize_poc.check.findings import columns
from personalize_poc.check.findings.columns import Profile
from personalize_poc.check.findings.scan import Scan, counted, percent, quoted
from personalize_poc.data.findings import Finding, Grade
from personalize_poc.data.own.roles.words.names import hint
from personalize_poc.language import _

TOPS = (4, 5, 6, 7, 10, 20, 100)
"""The best marks of scales that are in use (our own list)."""
STEPS = (3, 21)
"""Fewest and most marks of a scale; more values are amounts (our own thresholds)."""


def low(scan: Scan) -> Iterator[Finding]:
    """Events whose value is a rating, by the name of the column, in the lower half of its scale."""
    value = next(
        (one for one in columns.profiles(scan, scan.events) if one.field.name == "EVENT_VALUE"),
        None,
    )
    if value is None or not _is_rating(value):
        return
    name, top = quoted(value.field.name), value.maximum
    count, row, least = scan.one(
        f"SELECT count(*) FILTER ({name} <= {top} / 2.0), min(row) FILTER ({name} <= {top} / 2.0), "
        f"min({name}) FILTER ({name} > {top} / 2.0) FROM {scan.events.name}"
    )
    if count:
        yield scan.finding(
            "low-ratings",
            Grade.NOTE,
            _(
                "{rows} ({share}) have a rating in the lower half of a scale that ends at {top}."
            ).format(
                rows=counted(count, "event"), share=percent(count / scan.rows), top=f"{top:g}"
            ),
            name=value.field.name,
            row=row,
            count=count,
            share=count / scan.rows,
            matters=_("Who did not like an item is taken for somebody who did."),
            fix=_(
                "Train with eventValueThreshold {limit} in the configuration of the solution: "
                "it leaves events below it out."
            ).format(limit=f"{least:g}"),
        )


def _is_rating(value: Profile) -> bool:
    """Whether values are marks of a scale by their name, their number and the best of them."""
    few = STEPS[0] <= value.distinct <= STEPS[1] and value.minimum is not None
    named = hint(value.field.column).says("rating")
    return named and few and value.maximum in TOPS and (value.minimum or 0) >= 0


FINDERS = (low,)
