"""Metadata: values that tell nothing, many categories, columns that are equal, several texts."""

from __future__ import annotations

from collections.abc import Iterator

from personalize_poc.check.findings import columns
from personalize_poc.check.findings.columns import Profile
from personalize_poc.check.findings.scan import Scan, percent, quoted
from personalize_poc.data.findings import Finding, Grade
from personalize_poc.data.own.canonical import Relation
from personalize_poc.language import _

MANY = 30
"""Categories in a column from which on AWS's analysis warns."""
DISTINCT, SKEWED = 0.95, 0.95
"""95 % distinct values, or one value in 95 % of rows, tell nothing (our own thresholds)."""


def telling(scan: Scan) -> Iterator[Finding]:
    """Fields with one value, nearly one, or nothing but different ones (categories)."""
    for one in columns.metadata(scan):
        if one.filled < 20:
            continue
        found = _tells_nothing(scan, one)
        if found is None:
            continue
        code, grade, what, row, count = found
        yield scan.finding(
            code,
            grade,
            _("{name} of {section} {what}.").format(
                name=one.field.name, section=_(one.relation.section), what=what
            ),
            one.relation,
            one.field.name,
            row,
            count=count,
            share=count / one.filled,
            matters=_(
                "Nothing can be learned from it. Item-Attribute-Affinity "
                "refuses to train if all columns are like that."
            )
            if one.relation.section == "items"
            else _("Nothing can be learned from it."),
            fix=_("Leave the column out, or take one that groups things."),
        )


def _tells_nothing(scan: Scan, one: Profile) -> tuple[str, Grade, str, int | None, int] | None:
    """Code, grade, what it is in words, the first row, and how many rows are so."""
    name, relation = one.field.name, one.relation
    if one.field.kind == "number":
        if one.minimum == one.maximum:
            return (
                "constant",
                Grade.WEAKENS,
                _("is {value:g} in every row").format(value=one.minimum),
                0,
                one.filled,
            )
        return None
    if one.field.kind == "text":
        return None
    if one.distinct >= DISTINCT * one.filled and one.filled >= 50 and one.field.kind != "list":
        return (
            "all-distinct",
            Grade.WEAKENS,
            _("is different in nearly every row"),
            None,
            one.filled,
        )
    if one.distinct > 50:
        return None
    values = columns.values(scan, relation, name)
    if len(values) == 1 and values[0][1] == one.filled:
        return (
            "constant",
            Grade.WEAKENS,
            _("is {value!r} in every row").format(value=values[0][0]),
            values[0][2],
            one.filled,
        )
    if values and values[0][1] >= SKEWED * one.filled and one.field.kind != "list":
        what = _("is {value!r} in {share} of rows").format(
            value=values[0][0], share=percent(values[0][1] / one.filled)
        )
        return "nearly-constant", Grade.NOTE, what, values[0][2], values[0][1]
    return None


def many_categories(scan: Scan) -> Iterator[Finding]:
    """More than 30 categories in a column (AWS's analysis)."""
    for one in columns.metadata(scan):
        if one.field.kind not in ("categorical", "list"):
            continue
        count = len(_values(scan, one)) or one.distinct
        if count <= MANY or (one.field.kind != "list" and count >= DISTINCT * one.filled):
            continue
        yield scan.finding(
            "many-categories",
            Grade.NOTE,
            _("{name} of {section} has {count:,} categories.").format(
                name=one.field.name, section=_(one.relation.section), count=count
            ),
            one.relation,
            one.field.name,
            count=count,
            matters=_("Rare categories are learned badly; AWS warns from 30 on."),
            fix=_("Group them, or keep the upper levels only, if most of them are rare."),
        )


def _values(scan: Scan, one: Profile) -> list[tuple[str, int, int]]:
    return columns.values(scan, one.relation, one.field.name)


def equal_columns(scan: Scan) -> Iterator[Finding]:
    """Fields of a data set with the same value in every row: told together."""
    for relation in scan.canonical.relations:
        found = [one for one in columns.metadata(scan) if one.relation is relation and one.filled]
        for group in _equal(scan, relation, found):
            yield scan.finding(
                "columns-equal",
                Grade.NOTE,
                _equal_told(relation, [one.field.name for one in group]),
                relation,
                group[1].field.name,
                count=group[0].rows,
                share=1.0,
                matters=_("The second one tells nothing more and costs one of the columns allowed.")
                if len(group) == 2
                else _("The others tell nothing more, and each costs one of the columns allowed."),
                fix=_("Leave one of them out.")
                if len(group) == 2
                else _("Leave out all of them but one."),
            )


def _equal_told(relation: Relation, names: list[str]) -> str:
    if len(names) == 2:
        return _("{a} and {b} of {section} are the same in every row.").format(
            a=names[0], b=names[1], section=_(relation.section)
        )
    return _("{count} columns of {section} are the same in every row: {names}.").format(
        count=len(names), section=_(relation.section), names=columns.some(names)
    )


def _equal(scan: Scan, relation: Relation, found: list[Profile]) -> list[list[Profile]]:
    """Fields that are equal, by groups: one hash of all rows for each that may have an equal."""
    alike_so_far: dict[tuple[object, ...], list[Profile]] = {}
    for one in found:
        if one.distinct > 1:
            known = (one.filled, one.longest, one.minimum, one.maximum, one.distinct)
            alike_so_far.setdefault((one.field.type, *known), []).append(one)
    asked = [one for group in alike_so_far.values() if len(group) > 1 for one in group]
    if not asked:
        return []
    hashed = ", ".join(f"bit_xor(hash(row, {quoted(one.field.name)}))" for one in asked)
    equal: dict[tuple[str, int], list[Profile]] = {}
    hashes = scan.one(f"SELECT {hashed} FROM {relation.name}")
    for one, value in zip(asked, hashes, strict=True):
        equal.setdefault((one.field.type, value), []).append(one)
    return [group for group in equal.values() if len(group) > 1]


def texts(scan: Scan) -> Iterator[Finding]:
    """More than one field of text in natural language: only one may be marked as textual."""
    for relation in scan.canonical.relations:
        found = [one.field.name for one in columns.profiles(scan, relation) if _is_text(one)]
        if len(found) > 1:
            yield scan.finding(
                "several-texts",
                Grade.NOTE,
                _(
                    "{count} columns of text in {section} ({found}); one may be learned from."
                ).format(count=len(found), section=_(relation.section), found=", ".join(found)),
                relation,
                found[1],
                count=len(found),
                matters=_(
                    "A schema of items allows one textual field; others are kept for filters."
                ),
                fix=_("Join them in one column, or mark the others otherwise under `kinds`."),
            )


def _is_text(one: Profile) -> bool:
    return one.field.kind == "text"


FINDERS = (telling, many_categories, equal_columns, texts)
