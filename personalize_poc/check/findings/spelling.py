"""Categories that are one in several spellings, or may be."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import replace

from personalize_poc.check.findings import columns, in_use, misspelt, near_words
from personalize_poc.check.findings.columns import Profile
from personalize_poc.check.findings.likeness import form
from personalize_poc.check.findings.scan import Scan, counted, instead
from personalize_poc.data.findings import Finding, Grade
from personalize_poc.data.own import umlauts
from personalize_poc.language import _


def nearly(scan: Scan) -> Iterator[Finding]:
    """Categories that differ in case, blanks, hyphens and underscores only."""
    for one in columns.metadata(scan):
        if merged := alike(scan, one):
            told = _(
                "{rows} with {categories} of {name} that nearly agree with another one: {examples}."
            )
            yield replace(
                _spelt(scan, one, merged, told),
                code="categories-nearly-agree",
                grade=Grade.WEAKENS,
                fix=_("Write them alike."),
                cleaning=_("writes them as the most frequent way does"),
            )


def spelled_out(scan: Scan) -> Iterator[Finding]:
    """Categories that are another one but for umlauts as two letters: Buecher beside Bücher."""
    for one in columns.metadata(scan):
        if found := _twins(scan, one):
            told = _(
                "{rows} with {categories} of {name} that are another one, if ae, oe, ue and ss "
                "are written as ä, ö, ü and ß: {examples}."
            )
            yield _spelt(scan, one, found, told)


def _twins(scan: Scan, one: Profile) -> dict[str, str]:
    """The same, worked out once: category -> the more frequent one."""
    key = f"twins of {one.relation.section}.{one.field.name}"
    if key not in scan.kept:
        known = alike(scan, one)
        listed = one.field.kind in ("categorical", "list")
        values = [value for value, __, __ in _values(scan, one)] if listed else []
        twins = umlauts.twins(value for value in values if value not in known)
        scan.kept[key] = {
            value: right for value, right in twins.items() if not near_words.differ(value, right)
        }
    found: dict[str, str] = scan.kept[key]
    return found


def may_be(scan: Scan) -> Iterator[Finding]:
    """Rare categories that may be a typing error, or a spelling, of a frequent one."""
    for one in columns.metadata(scan):
        if one.field.kind not in ("categorical", "list") or one.distinct > 2 * misspelt.FEW:
            continue
        values = [(value, n) for value, n, __ in _values(scan, one)]
        found = misspelt.find(values, {*alike(scan, one), *_twins(scan, one)})
        own = in_use.of_their_own(scan, one, found)
        if left := {value: right for value, right in found.items() if value not in own}:
            told = _(
                "{rows} with {categories} of {name} that may be a typing error, or another "
                "spelling, of a frequent one: {examples}."
            )
            yield _spelt(scan, one, left, told)


def _spelt(scan: Scan, one: Profile, meant: dict[str, str], told: str) -> Finding:
    """That categories may be other ones, which cleaning leaves as they are.

    Args:
        scan: the data.
        one: the field.
        meant: category -> the one that it may be.
        told: what is said of them.
    """
    rows = {value: (n, row) for value, n, row in _values(scan, one)}
    count = sum(rows[value][0] for value in meant)
    first = min(meant, key=lambda value: rows[value][1])
    return scan.finding(
        "categories-may-agree",
        Grade.NOTE,
        told.format(
            rows=counted(count, "row"),
            categories=counted(len(meant), "category"),
            name=one.field.name,
            examples=", ".join(_example(*pair) for pair in list(meant.items())[:3]),
        ),
        one.relation,
        one.field.name,
        rows[first][1],
        value=first,
        count=count,
        share=count / one.rows,
        matters=_(
            "They count as different: filters miss half, and what is "
            "learned of one does not help the other."
        ),
        fix=_("Write them alike, if they are the same; cleaning does not decide that."),
    )


def _example(value: str, right: str) -> str:
    """Two ways of writing; those that look alike are told apart by what is stored."""
    shown = instead(repr(value), repr(right))
    if unicodedata.normalize("NFC", value) != unicodedata.normalize("NFC", right):
        return shown
    return _("{example} (they look alike, but their letters are stored otherwise)").format(
        example=shown
    )


def _values(scan: Scan, one: Profile) -> list[tuple[str, int, int]]:
    return columns.values(scan, one.relation, one.field.name)


def alike(scan: Scan, one: Profile) -> dict[str, str]:
    """Categories that nearly agree with a more frequent one -> that one; worked out once.

    Only texts with a letter are compared, and hyphens between digits count: "10-20" is not "1020".
    """
    key = f"alike of {one.relation.section}.{one.field.name}"
    if key not in scan.kept:
        listed = one.field.kind in ("categorical", "list")
        scan.kept[key] = _alike(scan, _values(scan, one)) if listed else {}
    found: dict[str, str] = scan.kept[key]
    return found


def _alike(scan: Scan, values: list[tuple[str, int, int]]) -> dict[str, str]:
    if not values:
        return {}
    plain = scan.all(
        f"SELECT value, {form('value')} FROM (SELECT unnest(?::VARCHAR[]) AS value) "
        r"WHERE regexp_matches(value, '\pL')",
        [[value for value, __, __ in values]],
    )
    forms = dict(plain)
    right: dict[str, str] = {}
    found = {}
    for value, __, __ in values:
        if forms.get(value):
            known = right.setdefault(forms[value], value)
            if known != value:
                found[value] = known
    return found


FINDERS = (nearly, spelled_out, may_be)
