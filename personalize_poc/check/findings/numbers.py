"""Values of numbers and times that cannot be read, and numbers far outside."""

from __future__ import annotations

from collections.abc import Iterator

from personalize_poc.check.findings import columns, impossible
from personalize_poc.check.findings.columns import Profile
from personalize_poc.check.findings.scan import Scan, counted, quoted
from personalize_poc.data.findings import Finding, Grade
from personalize_poc.language import N_, _

_NUMBERS = N_("numbers")
_KINDS = {
    "long": N_("times or whole numbers"),
    "int": N_("whole numbers"),
    "boolean": N_("true or false"),
}
_NUMBERS = N_("numbers")
FAR = 20
"""So many times the middle half an outlier is away from the median (our own threshold)."""
FAR_OF_EVEN, EVEN = 10, 1.25
"""The same where the middle half is nearly as wide above the median as below it, and how nearly."""
FEW, SAME = 0.01, 0.1
"""Most outliers, as a share: else they are what is usual; and if all of them are one number, which
stands for unknown then."""


def damaged(scan: Scan) -> Iterator[Finding]:
    """Texts in a field of numbers, times or truth values."""
    for relation in scan.canonical.relations:
        for one in columns.profiles(scan, relation):
            if not one.damaged:
                continue
            name = one.field.name
            row = scan.one(
                f"SELECT min(row) FROM {relation.name} WHERE {quoted(name)} IS NULL "
                f"AND {quoted('raw_' + name)} IS NOT NULL"
            )[0]
            yield scan.finding(
                "value-unreadable",
                Grade.WEAKENS,
                _("{count} of {name} in {section} cannot be read as {kind}.").format(
                    count=counted(one.damaged, "value"),
                    name=name,
                    section=_(relation.section),
                    kind=_(_KINDS.get(one.field.type, _NUMBERS)),
                ),
                relation,
                name,
                row,
                count=one.damaged,
                share=one.damaged / one.rows,
                matters=_("They count as empty."),
                fix=_("Correct them, or say in mapping.yaml what they are (`kinds`, `decimal`)."),
                cleaning=_("leaves the field empty"),
            )


def outliers(scan: Scan) -> Iterator[Finding]:
    """Numbers far outside, and ages and prices that nobody and nothing has.

    The median and the middle half bear outliers, and the logarithm keeps prices and counts, which
    are skewed by nature, from being reported.
    """
    for relation in scan.canonical.relations:
        for one in columns.profiles(scan, relation):
            if one.field.kind != "number" or not one.quantiles:
                continue
            limits = impossible.limits(one)
            if limits and relation is not scan.events:
                yield from impossible.find(scan, one, limits)
            if not (limits and limits.highest):
                yield from _far(scan, one)


def _far(scan: Scan, one: Profile) -> Iterator[Finding]:
    condition = far_sql(one)
    if condition is None:
        return
    name = quoted(one.field.name)
    count, row, different, whole = scan.one(
        f"SELECT count(*) FILTER ({condition}), min(row) FILTER ({condition}), "
        f"count(DISTINCT {name}) FILTER ({condition}), bool_and({name} % 1 = 0) "
        f"FROM {one.relation.name}"
    )
    most = SAME if different == 1 else FEW
    if not count or count > most * one.filled:
        return
    low, high = (round(value) if whole else value for value in one.quantiles[1:4:2])
    yield scan.finding(
        "outliers",
        Grade.NOTE,
        _(
            "{count} of {name} in {section} far from all others; half of "
            "them lie between {low:g} and {high:g}."
        ).format(
            count=counted(count, "value"),
            name=one.field.name,
            section=_(one.relation.section),
            low=low,
            high=high,
        ),
        one.relation,
        one.field.name,
        row,
        count=count,
        share=count / one.rows,
        matters=_("One such number squeezes all others together when a model scales them."),
        fix=_("Look at them: a wrong unit, a missing decimal point, 999999 for unknown?"),
    )


def far_sql(one: Profile) -> str | None:
    """SQL: whether a number is an outlier; None if none can be."""
    __, low, middle, high, __ = one.quantiles
    width = high - low
    if width <= 0 or one.minimum is None or one.maximum is None:
        return None
    name = quoted(one.field.name)
    # Numbers such as ages lie as far below the middle as above it, and end soon on both sides.
    even = max(high - middle, middle - low) <= EVEN * min(high - middle, middle - low)
    far = FAR_OF_EVEN if even else FAR
    below, above = middle - far * width, middle + far * width
    if one.minimum >= below and one.maximum <= above:
        return None
    if low > 0 and not even:
        # Within 5 times the middle half of the logarithms it is skewed by nature.
        ratio = (high / low) ** 5
        above = max(above, middle * ratio)
    return f"({name} < {below} OR {name} > {above})"


FINDERS = (damaged, outliers)
