"""Ids that are written in two ways, which differ in small and capital letters only."""

from __future__ import annotations

from collections.abc import Iterator

from personalize_poc.check.findings import likeness
from personalize_poc.check.findings.catalogue import sides
from personalize_poc.check.findings.ids import Ids, all_ids, rows_of
from personalize_poc.check.findings.scan import Scan, counted
from personalize_poc.data.findings import Finding, Grade
from personalize_poc.language import _


def case_only(scan: Scan) -> Iterator[Finding]:
    """Ids that differ in case only, unless most ids mix both cases, as generated ones do.

    The rows are those that are not written in the most frequent way; of what a catalogue has in
    another form, `matching.other_form` tells.
    """
    for ids in all_ids(scan):
        if mixes_case(scan, ids.table):
            continue
        some = _unexplained(scan, ids)
        pairs, rows = scan.one(
            f"SELECT count(*), coalesce(sum(n), 0)::BIGINT FROM (SELECT sum(n) - max(n) AS n "
            f"FROM {some} GROUP BY lower(id) HAVING count(*) > 1)"
        )
        if pairs:
            row = _oddly_spelt(scan, some)
            yield scan.finding(
                "id-case",
                Grade.WEAKENS,
                _(
                    "{ids} written in two ways that differ in case only, in {rows} of {section}."
                ).format(
                    ids=counted(pairs, ids.what + " id"),
                    rows=counted(rows, "row"),
                    section=_(ids.relation.section),
                ),
                ids.relation,
                ids.name,
                row,
                count=rows,
                share=rows / rows_of(scan, ids),
                matters=_("Each way counts as another {what}: histories are torn apart.").format(
                    what=_(ids.what)
                ),
                fix=_("Write them alike where they are recorded."),
                cleaning=_("writes them as the most frequent way does")
                if ids.relation is scan.events
                else "",
            )


def _unexplained(scan: Scan, ids: Ids) -> str:
    """SQL: a table of ids without those that a catalogue has in another form."""
    key = f"{ids.what}s"
    if ids.relation is not scan.events or all(side.key != key for side in sides(scan)):
        return ids.table
    return (
        f"(SELECT * FROM {ids.table} WHERE id NOT IN "
        f"(SELECT id FROM ({likeness.same_but_form(key)})))"
    )


def _oddly_spelt(scan: Scan, table: str) -> int:
    """The first row of an id that is written otherwise than in most of its rows."""
    row = scan.one(
        f"SELECT min(row) FROM (SELECT row, row_number() OVER (PARTITION BY lower(id) "
        f"ORDER BY n DESC, row) AS place FROM {table} WHERE lower(id) IN (SELECT lower(id) "
        f"FROM {table} GROUP BY 1 HAVING count(*) > 1)) WHERE place > 1"
    )[0]
    return int(row)


def mixes_case(scan: Scan, table: str) -> bool:
    """Whether most ids have small and capital letters, so that they differ in case on purpose.

    Addresses of mail are one in any case.
    """
    mixed, total = scan.one(
        "SELECT count(*) FILTER (id <> lower(id) AND id <> upper(id) AND NOT contains(id, '@')), "
        f"count(*) FROM {table}"
    )
    return not total or bool(mixed > total / 2)


FINDERS = (case_only,)
