"""Values of numbers and times that cannot be read, and numbers far outside."""

from __future__ import annotations

from collections.abc import Iterator

from personalize_poc.check.findings import columns
from personalize_poc.check.findings.columns import Profile
from personalize_poc.check.findings.scan import Scan, counted, quoted
from personalize_poc.data.findings import Finding, Grade
from personalize_poc.language import N_, _

_KINDS = {
    "long": N_("times or whole numbers"),
    "int": N_("whole numbers"),
    "boolean": N_("true or false"),
}
_NUMBERS = N_("numbers")
FAR = 20
"""So many times the middle half an outlier is away from the median (our own threshold)."""


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
    """Numbers far outside: 20 times the middle half, and 5 times that of the logarithms.

    The median and the middle half bear outliers, and the logarithm keeps prices and counts, which
    are skewed by nature, from being reported.
    """
    numbers = [
        one
        for relation in scan.canonical.relations
        for one in columns.profiles(scan, relation)
        if one.field.kind == "number" and one.quantiles
    ]
    for one in numbers:
        condition = far_sql(one)
        if condition is None:
            continue
        count, row = scan.one(
            f"SELECT count(*), min(row) FROM {one.relation.name} WHERE {condition}"
        )
        if count and count <= 0.01 * one.filled:
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
                    low=one.quantiles[1],
                    high=one.quantiles[3],
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
    below, above = middle - FAR * width, middle + FAR * width
    if one.minimum >= below and one.maximum <= above:
        return None
    if low > 0:
        # Within 5 times the middle half of the logarithms it is skewed by nature.
        ratio = (high / low) ** 5
        above = max(above, middle * ratio)
    return f"({name} < {below} OR {name} > {above})"


FINDERS = (damaged, outliers)
