"""Fields that say the same as another one of their data set: what profilers call correlated.

Asked of at most `columns.SAMPLED_ROWS` rows, all pairs in one SELECT each.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from personalize_poc.check.findings import columns
from personalize_poc.check.findings.columns import Profile
from personalize_poc.check.findings.scan import Scan, quoted
from personalize_poc.data.findings import Finding, Grade
from personalize_poc.data.own.canonical import Relation
from personalize_poc.language import _

MOST_FIELDS = 30
"""So many fields of a data set are compared with each other."""
BACK = 5
"""Rows a value from which on it is no chance that two fields go together (our own threshold)."""
CORRELATED = 0.999
"""Correlation of two numbers of which one is the other on another scale (our own threshold)."""
_KINDS = ("categorical", "number")

Pair = tuple[Profile, Profile]


def columns_correlated(scan: Scan) -> Iterator[Finding]:
    """Categories that go together one by one, and numbers that are another one times a factor."""
    for relation in scan.canonical.relations:
        found = [
            one
            for one in columns.metadata(scan)
            if one.relation is relation and one.field.kind in _KINDS and one.distinct > 1
        ][:MOST_FIELDS]
        pairs = [pair for pair in combinations(found, 2) if not _are_equal(*pair)]
        together = list(_one_by_one(scan, relation, pairs))
        for one, other in together:
            how = _("each value of the one goes with one value of the other")
            yield _finding(scan, relation, one, other, how)
        rest = [pair for pair in pairs if pair not in together]
        for one, other in _scaled(scan, relation, rest):
            how = _("the one follows from the other, as on another scale")
            yield _finding(scan, relation, one, other, how)


def _are_equal(one: Profile, other: Profile) -> bool:
    """Whether `columns-equal` may say it: numbers with the same bounds and as many values."""
    bounds = [(two.filled, two.longest, two.minimum, two.maximum, two.mean) for two in (one, other)]
    return bounds[0] == bounds[1] and one.distinct == other.distinct


def _sampled(relation: Relation, rows: int) -> str:
    """SQL of the rows that are looked at."""
    every = max(1, rows // columns.SAMPLED_ROWS)
    return f"{relation.name} WHERE row % {every} = 0"


def _one_by_one(scan: Scan, relation: Relation, pairs: list[Pair]) -> Iterator[Pair]:
    """Pairs of fields with as many values, each of which has one of the other beside it."""
    near = [
        (one, other)
        for one, other in pairs
        if abs(one.distinct - other.distinct) <= 0.02 * one.distinct
        and max(one.distinct, other.distinct) * BACK <= min(one.filled, other.filled)
    ]
    for one, other in near:
        a, b = quoted(one.field.name), quoted(other.field.name)
        both, left, right = scan.one(
            "SELECT count(*), count(DISTINCT a), count(DISTINCT b) FROM (SELECT DISTINCT "
            f"{a} AS a, {b} AS b FROM {_sampled(relation, one.rows)} "
            f"AND {a} IS NOT NULL AND {b} IS NOT NULL)"
        )
        if both == left == right and both > 1:
            yield one, other


def _scaled(scan: Scan, relation: Relation, pairs: list[Pair]) -> Iterator[Pair]:
    """Pairs of numbers of which one follows from the other: with a factor, or from an offset."""
    numbers = [
        (one, other)
        for one, other in pairs
        if one.field.kind == other.field.kind == "number" and min(one.distinct, other.distinct) > 2
    ]
    if not numbers:
        return
    asked = ", ".join(
        f"corr({quoted(one.field.name)}::DOUBLE, {quoted(other.field.name)}::DOUBLE)"
        for one, other in numbers
    )
    found = scan.one(f"SELECT {asked} FROM {_sampled(relation, numbers[0][0].rows)}")
    for pair, r in zip(numbers, found, strict=True):
        if r is not None and abs(r) >= CORRELATED:
            yield pair


def _finding(scan: Scan, relation: Relation, one: Profile, other: Profile, how: str) -> Finding:
    a, b = one.field.name, other.field.name
    return scan.finding(
        "columns-correlated",
        Grade.NOTE,
        _("{a} and {b} of {section} say the same: {how}.").format(
            a=a, b=b, section=_(relation.section), how=how
        ),
        relation,
        b,
        0,
        count=one.rows,
        share=1.0,
        matters=_("The second one tells nothing more and costs one of the columns allowed."),
        fix=_("Leave one of them out."),
    )


FINDERS = (columns_correlated,)
