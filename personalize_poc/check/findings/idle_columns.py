"""Columns of catalogues that are not taken because they tell nothing: that is said, too."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from personalize_poc.check.findings.columns import EXACT_ROWS
from personalize_poc.check.findings.scan import Scan
from personalize_poc.data.findings import Finding, Grade
from personalize_poc.data.own import sql
from personalize_poc.data.own.canonical import Relation
from personalize_poc.data.own.tables import Column
from personalize_poc.language import _

_LEAST, _DIFFERENT, _CODES = 20, 0.95, 50
"""Rows with a value, share of different ones, and rows from which on these are told (our own)."""
_NAMES = 5
"""Columns that are named where there are more of a kind."""


def told(scan: Scan) -> Iterator[Finding]:
    """Columns under `unused` with one value in every row, or another one in nearly each.

    Addresses and texts are left out for what they are, and nothing is said of them here.
    """
    for relation in (scan.canonical.items, scan.canonical.users):
        if relation is None:
            continue
        unused = scan.canonical.mapping.sections[relation.section].unused
        found: dict[str, list[_Idle]] = {"constant": [], "all-distinct": []}
        for column in relation.table.columns:
            if column.name in unused and (idle := _idle(scan, relation, column)):
                found[idle.code].append(idle)
        for idles in found.values():
            if idles:
                yield _finding(scan, relation, idles)


@dataclass(frozen=True)
class _Idle:
    """A column that tells nothing: which finding it is, how many rows say so, and an example."""

    code: str
    name: str
    value: str
    row: int
    count: int
    filled: int


def _idle(scan: Scan, relation: Relation, column: Column) -> _Idle | None:
    table, text = relation.table, sql.bare(column.key)
    different = f"count(DISTINCT {text})" if table.rows <= EXACT_ROWS else "0"
    filled, distinct, least, most, row, first, plain = scan.one(
        f"SELECT count({text}), {different}, min({text}), max({text}), "
        f"min(rowid) FILTER ({text} IS NOT NULL), arg_min({text}, rowid), count(*) FILTER "
        rf"(regexp_matches({text}, '[\s@]|://')) = 0 FROM {table.name}"
    )
    if filled == table.rows >= _LEAST and least == most:
        return _Idle("constant", column.name, first, row, filled, filled)
    if filled >= _CODES and distinct >= _DIFFERENT * filled and plain:
        return _Idle("all-distinct", column.name, first, row, distinct, filled)
    return None


def _finding(scan: Scan, relation: Relation, idles: list[_Idle]) -> Finding:
    """One column by its name and value, and several together: wide tables have hundreds."""
    first = idles[0]
    names = ", ".join(one.name for one in idles[:_NAMES])
    if len(idles) > _NAMES:
        names += _(" and {count} more").format(count=len(idles) - _NAMES)
    alone = len(idles) == 1
    if first.code == "constant":
        told = _("is {value!r} in every row") if alone else _("have one value each in every row")
    elif alone:
        told = _("is different in nearly every row")
    else:
        told = _("are different in nearly every row")
    what = told.format(value=first.value)
    return scan.finding(
        first.code,
        Grade.NOTE,
        _("{name} of {section} {what}.").format(name=names, section=_(relation.section), what=what),
        relation,
        first.name,
        first.row,
        value=first.value,
        count=first.count,
        share=first.count / first.filled,
        matters=_("Nothing can be learned from it."),
        fix=_("Nothing."),
    )


FINDERS = (told,)
