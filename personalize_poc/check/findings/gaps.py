"""Fields with gaps: recipes learn from metadata only where there is some."""

from __future__ import annotations

from collections.abc import Iterator

from personalize_poc.check.findings import columns
from personalize_poc.check.findings.columns import Profile
from personalize_poc.check.findings.scan import Scan, counted, percent, quoted
from personalize_poc.data import words
from personalize_poc.data.findings import Finding, Grade
from personalize_poc.language import N_, _

COMPLETE, COMPLETE_TEXT = 0.7, 0.85
"""Shares of filled rows below which AWS's analysis warns."""
_EACH = 5
"""Fields with gaps that are told one by one, and names that are listed of more."""
_GAPS = {"incomplete": Grade.WEAKENS, "some-missing": Grade.NOTE}
_GAPS_MATTER = N_(
    "Recipes learn from metadata only where there is some, and filters on it leave the others out."
)
MISSING = 0.1
"""Share of missing values that AWS's diagnose sample warns of."""


def told(scan: Scan) -> Iterator[Finding]:
    """Fields that are less than 70 % filled (text: 85 %), or lack more than 10 %.

    Many of one data set are told together: a sheet of answers has more of them than a person reads.
    So are all that only some files of a table have.
    """
    lacking: dict[tuple[str, ...], list[Profile]] = {}
    for one in columns.metadata(scan):
        full = not one.rows or one.filled >= (1 - MISSING) * one.rows
        if not full and not _is_of_some_events(scan, one):
            kind = (one.relation.section, _gap_of(one), *_lack(one))
            lacking.setdefault(kind, []).append(one)
    for (_section, code, *_lacking), group in lacking.items():
        if len(group) > (_EACH if not _lack(group[0]) else 1):
            yield _gaps_together(scan, code, group)
        else:
            yield from (_gap(scan, code, one) for one in group)


def _gap_of(one: Profile) -> str:
    """The code of what a field lacks."""
    limit = COMPLETE_TEXT if one.field.kind == "text" else COMPLETE
    return "incomplete" if one.share < limit else "some-missing"


def _gap(scan: Scan, code: str, one: Profile) -> Finding:
    """What there is to say of one field with gaps."""
    name, relation = one.field.name, one.relation
    row = scan.one(f"SELECT min(row) FROM {relation.name} WHERE {quoted(name)} IS NULL")[0]
    told, fix = _of_layout(one) or (
        _("{name} of {section} is filled in {share} of rows; {rows} without it.").format(
            name=name,
            section=_(relation.section),
            share=percent(one.share),
            rows=counted(one.rows - one.filled, "row"),
        ),
        _("Fill it in, or leave the column out."),
    )
    return scan.finding(
        code,
        _GAPS[code],
        told,
        relation,
        name,
        row,
        value="",
        count=one.rows - one.filled,
        share=1 - one.share,
        matters=_(_GAPS_MATTER),
        fix=fix,
    )


def _of_layout(one: Profile) -> tuple[str, str] | None:
    """What there is to say, and to do, of a column that some files of a table do not have at all.

    A new system tells more than the old one did: nobody forgot to fill anything in.
    """
    have, others = _files(one)
    if not others:
        return None
    told = _(
        "{name} of {section} exists only in {files}; {others} has no such column: {rows} without "
        "it, {share} have it."
    ).format(
        name=one.field.name,
        section=_(one.relation.section),
        files=have,
        others=others,
        share=percent(one.share),
        rows=counted(one.rows - one.filled, "row"),
    )
    fix = _("Export it for {others} as well, or leave the column out.").format(others=others)
    return told, fix


def _lack(one: Profile) -> tuple[str, ...]:
    """The files of its table that do not have the column of a field."""
    return one.relation.table.absent.get(one.field.column, ())


def _files(one: Profile) -> tuple[str, str]:
    """The files that have the column of a field, and those that do not; "" if all do."""
    lack = _lack(one)
    have = [part.file for part in one.relation.table.parts if part.file not in lack]
    return words.files(have), words.files(lack)


def _gaps_together(scan: Scan, code: str, group: list[Profile]) -> Finding:
    """What there is to say of many fields with gaps, the emptiest first."""
    group = sorted(group, key=lambda one: one.share)
    names = ", ".join(one.field.name for one in group[:_EACH])
    rest = len(group) - _EACH
    more = _(" and {count} more").format(count=rest) if rest > 0 else ""
    have, others = _files(group[0])
    if others:
        told = _(
            "{columns:,} columns of {section} exist only in {files}; {others} has none of them: "
            "{names}{more}."
        )
        fix = _("Export them for {others} as well, or leave these columns out.")
    else:
        told = _(
            "{columns:,} columns of {section} are filled in {least} to {most} of rows: "
            "{names}{more}."
        )
        fix = _("Fill them in, or leave these columns out.")
    return scan.finding(
        code,
        _GAPS[code],
        told.format(
            columns=len(group),
            files=have,
            others=others,
            section=_(group[0].relation.section),
            least=percent(group[0].share),
            most=percent(group[-1].share),
            names=names,
            more=more,
        ),
        group[0].relation,
        count=sum(one.rows - one.filled for one in group),
        share=1 - group[0].share,
        matters=_(_GAPS_MATTER),
        fix=fix.format(others=others),
    )


def _is_of_some_events(scan: Scan, one: Profile) -> bool:
    """Whether a field belongs to some event types and is full there: a quantity of purchases."""
    if one.relation is not scan.events or scan.events.field("EVENT_TYPE") is None:
        return False
    shares = scan.all(
        f"SELECT count({quoted(one.field.name)}) / count(*) FROM {scan.events.name} "
        "GROUP BY EVENT_TYPE"
    )
    full = [share for (share,) in shares if share >= 1 - MISSING]
    empty = [share for (share,) in shares if share <= 0.02]
    return bool(full and empty) and len(full) + len(empty) == len(shares)


FINDERS = (told,)
