"""Columns of catalogues that are not taken because they tell nothing: that is said, too."""

from __future__ import annotations

from collections.abc import Iterator

from personalize_poc.check.findings.columns import EXACT_ROWS
from personalize_poc.check.findings.scan import Scan
from personalize_poc.data.findings import Finding, Grade
from personalize_poc.data.own import sql
from personalize_poc.language import _

_LEAST, _DIFFERENT, _CODES = 20, 0.95, 50
"""Rows with a value, share of different ones, and rows from which on these are told (our own)."""


def told(scan: Scan) -> Iterator[Finding]:
    """Columns under `unused` with one value in every row, or another one in nearly each.

    Addresses and texts are left out for what they are, and nothing is said of them here.
    """
    for relation in (scan.canonical.items, scan.canonical.users):
        if relation is None:
            continue
        unused, table = scan.canonical.mapping.sections[relation.section].unused, relation.table
        for column in table.columns:
            if column.name not in unused:
                continue
            text = sql.bare(column.key)
            different = f"count(DISTINCT {text})" if table.rows <= EXACT_ROWS else "0"
            filled, distinct, least, most, row, first, plain = scan.one(
                f"SELECT count({text}), {different}, min({text}), max({text}), "
                f"min(rowid) FILTER ({text} IS NOT NULL), arg_min({text}, rowid), count(*) FILTER "
                rf"(regexp_matches({text}, '[\s@]|://')) = 0 FROM {table.name}"
            )
            if filled == table.rows >= _LEAST and least == most:
                code, what = "constant", _("is {value!r} in every row").format(value=least)
            elif filled >= _CODES and distinct >= _DIFFERENT * filled and plain:
                code, what = "all-distinct", _("is different in nearly every row")
            else:
                continue
            yield scan.finding(
                code,
                Grade.NOTE,
                _("{name} of {section} {what}.").format(
                    name=column.name, section=_(relation.section), what=what
                ),
                relation,
                column.name,
                row,
                value=first,
                count=filled if code == "constant" else distinct,
                share=(filled if code == "constant" else distinct) / filled,
                matters=_("Nothing can be learned from it."),
                fix=_("Nothing."),
            )


FINDERS = (told,)
