"""Fields that say the same as another one of their data set: what profilers call correlated.

Asked of at most `columns.SAMPLED_ROWS` rows. Of many fields some rows are looked at first
(`some_rows`), so that DuckDB is asked of few pairs; fields that go together are told together.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from personalize_poc.check.findings import columns, some_rows
from personalize_poc.check.findings.columns import Profile
from personalize_poc.check.findings.scan import Scan, quoted
from personalize_poc.data.findings import Finding, Grade
from personalize_poc.data.own.canonical import Relation
from personalize_poc.language import _

MOST_FIELDS = 130
"""So many fields of a data set are compared with each other: more than any data set may have."""
BACK = 5
"""Rows a value from which on it is no chance that two fields go together (our own threshold)."""
CORRELATED = 0.999
"""Correlation of two numbers of which one is the other on another scale (our own threshold)."""
_FEW_PAIRS = 60
"""Pairs of numbers up to which DuckDB is asked of all of them at once."""
_KINDS = ("categorical", "number")

Pair = tuple[Profile, Profile]


class _Groups:
    """Fields that say the same, put together pair by pair; in the order of the data set."""

    def __init__(self) -> None:
        self._of: dict[str, list[Profile]] = {}

    def join(self, one: Profile, other: Profile) -> None:
        """Say that two fields go together, and all that go with either of them."""
        both = self._of.get(one.field.name, [one])
        if not self.are_joined(one, other):
            both = [*both, *self._of.get(other.field.name, [other])]
        self._of |= dict.fromkeys((each.field.name for each in both), both)

    def are_joined(self, one: Profile, other: Profile) -> bool:
        """Whether two fields are known to go together, be it by a third one."""
        group = self._of.get(one.field.name)
        return group is not None and group is self._of.get(other.field.name)

    def all(self) -> list[list[Profile]]:
        """All groups."""
        return list({id(group): group for group in self._of.values()}.values())


def columns_correlated(scan: Scan) -> Iterator[Finding]:
    """Categories that go together one by one, and numbers that are another one times a factor."""
    for relation in scan.canonical.relations:
        found = [
            one
            for one in columns.metadata(scan)
            if one.relation is relation and one.field.kind in _KINDS and one.distinct > 1
        ][:MOST_FIELDS]
        pairs = [pair for pair in combinations(found, 2) if not _are_equal(*pair)]
        near, numbers = _near(pairs), _numbers(pairs)
        if not near and not numbers:
            continue
        step = max(1, found[0].rows // columns.SAMPLED_ROWS)
        rows = some_rows.look(scan, relation, step, near, numbers)
        together, scaled = _Groups(), _Groups()
        _one_by_one(scan, f"{relation.name} WHERE row % {step} = 0", near, rows, together)
        for group in together.all():
            how = _("each value of the one goes with one value of the other")
            yield _finding(scan, relation, group, how)
        rest = [pair for pair in numbers if not together.are_joined(*pair)]
        _scaled(scan, f"{relation.name} WHERE row % {step} = 0", rest, rows, scaled)
        for group in scaled.all():
            how = _("the one follows from the other, as on another scale")
            yield _finding(scan, relation, group, how)


def _are_equal(one: Profile, other: Profile) -> bool:
    """Whether `columns-equal` may say it: numbers with the same bounds and as many values."""
    bounds = [(two.filled, two.longest, two.minimum, two.maximum, two.mean) for two in (one, other)]
    return bounds[0] == bounds[1] and one.distinct == other.distinct


def _near(pairs: list[Pair]) -> list[Pair]:
    """Pairs of fields with about as many values, which come back."""
    return [
        (one, other)
        for one, other in pairs
        if abs(one.distinct - other.distinct) <= 0.02 * one.distinct
        and max(one.distinct, other.distinct) * BACK <= min(one.filled, other.filled)
    ]


def _numbers(pairs: list[Pair]) -> list[Pair]:
    return [
        (one, other)
        for one, other in pairs
        if one.field.kind == other.field.kind == "number" and min(one.distinct, other.distinct) > 2
    ]


def _one_by_one(
    scan: Scan, source: str, near: list[Pair], rows: some_rows.Rows, groups: _Groups
) -> None:
    """Pairs of fields with as many values, each of which has one of the other beside it."""
    for one, other in near:
        if groups.are_joined(one, other) or not rows.may_go_together(one, other):
            continue
        a, b = quoted(one.field.name), quoted(other.field.name)
        both, left, right = scan.one(
            "SELECT count(*), count(DISTINCT a), count(DISTINCT b) FROM (SELECT DISTINCT "
            f"{a} AS a, {b} AS b FROM {source} AND {a} IS NOT NULL AND {b} IS NOT NULL)"
        )
        if both == left == right and both > 1:
            groups.join(one, other)


def _scaled(
    scan: Scan, source: str, pairs: list[Pair], rows: some_rows.Rows, groups: _Groups
) -> None:
    """Pairs of numbers of which one follows from the other: with a factor, or from an offset."""
    if len(pairs) <= _FEW_PAIRS:
        _ask_scaled(scan, source, pairs, groups)
        return
    may_be = [pair for pair in pairs if rows.may_be_scaled(*pair)]
    firsts = {one.field.name: one for one, __ in may_be}
    for name in firsts:
        asked = [
            pair for pair in may_be if pair[0].field.name == name and not groups.are_joined(*pair)
        ]
        _ask_scaled(scan, source, asked, groups)


def _ask_scaled(scan: Scan, source: str, pairs: list[Pair], groups: _Groups) -> None:
    if not pairs:
        return
    asked = ", ".join(
        f"corr({quoted(one.field.name)}::DOUBLE, {quoted(other.field.name)}::DOUBLE)"
        for one, other in pairs
    )
    for pair, r in zip(pairs, scan.one(f"SELECT {asked} FROM {source}"), strict=True):
        if r is not None and abs(r) >= CORRELATED:
            groups.join(*pair)


def _finding(scan: Scan, relation: Relation, group: list[Profile], how: str) -> Finding:
    names = [one.field.name for one in group]
    if len(group) == 2:
        message = _("{a} and {b} of {section} say the same: {how}.").format(
            a=names[0], b=names[1], section=_(relation.section), how=how
        )
        matters = _("The second one tells nothing more and costs one of the columns allowed.")
        fix = _("Leave one of them out.")
    else:
        message = _("{count} columns of {section} say the same ({names}): {how}.").format(
            count=len(names), names=columns.some(names), section=_(relation.section), how=how
        )
        matters = _("The others tell nothing more, and each costs one of the columns allowed.")
        fix = _("Leave out all of them but one.")
    return scan.finding(
        "columns-correlated",
        Grade.NOTE,
        message,
        relation,
        names[1],
        0,
        count=group[0].rows,
        share=1.0,
        matters=matters,
        fix=fix,
    )


FINDERS = (columns_correlated,)
