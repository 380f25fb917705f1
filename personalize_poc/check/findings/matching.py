"""Ids of interactions and catalogues that are one and differ, and those that no catalogue has."""

from __future__ import annotations

from collections.abc import Iterator

from personalize_poc.check.findings import likeness
from personalize_poc.check.findings.catalogue import coverage, sides
from personalize_poc.check.findings.scan import Scan, counted, instead, percent
from personalize_poc.data.findings import Finding, Grade
from personalize_poc.data.own import scientific
from personalize_poc.language import _, ngettext

WITHOUT = 0.1
"""Share of events without metadata that AWS's diagnose sample warns of."""
NO_MATCH = 0.01
"""Below this share of matching ids two files do not belong together (our own threshold)."""


def _total(scan: Scan, sql: str) -> tuple[int, int, int | None, str]:
    """Ids, rows, first row and an example ("7 for 007") of a SELECT of `likeness`."""
    ids, rows, row, value, right = scan.one(
        "SELECT count(*), coalesce(sum(n), 0)::BIGINT, min(row), arg_min(id, row), "
        f"arg_min(whole, row) FROM ({sql})"
    )
    return int(ids), int(rows), row, instead(value, right)


def lost_zeros(scan: Scan) -> Iterator[Finding]:
    """Ids of digits that the other file, or another row, has with zeros before them."""
    fix = _(
        "Export ids as text; a spreadsheet or a program has read them as numbers. Or say in "
        "mapping.yaml how many digits they have, as `digits: {customer: 6}`."
    )
    matters = _("The same thing has two ids: it has no metadata, and its history is torn apart.")
    for key, what in (("items", "item"), ("users", "user")):
        name = f"{what.upper()}_ID"
        ids, rows, row, example = _total(scan, likeness.lost_zeros(scan, key))
        if ids:
            yield scan.finding(
                "id-lost-zeros",
                Grade.WEAKENS,
                _(
                    "{ids} of interactions lost leading zeros, in {rows} ({share}): {example}."
                ).format(
                    ids=counted(ids, what + " id"),
                    rows=counted(rows, "row"),
                    share=percent(rows / scan.rows),
                    example=example,
                ),
                name=name,
                row=row,
                count=rows,
                share=rows / scan.rows,
                matters=matters,
                fix=fix,
                cleaning=_("puts the zeros back"),
            )
    for side in sides(scan):
        sql = likeness.lost_zeros_in_catalogue(side.key)
        ids, rows, row, example = _total(scan, sql)
        if ids:
            yield scan.finding(
                "id-lost-zeros",
                Grade.WEAKENS,
                _("{ids} of {section} lost leading zeros: {example}.").format(
                    ids=counted(ids, side.what + " id"), section=_(side.key), example=example
                ),
                side.relation,
                side.name,
                row,
                count=rows,
                share=rows / max(1, side.relation.table.rows),
                matters=matters,
                fix=fix,
                cleaning=_("puts the zeros back"),
            )


def other_form(scan: Scan) -> Iterator[Finding]:
    """Ids that the catalogue has in another case, with other signs, or without .0 at the end."""
    for side in sides(scan):
        ids, rows, row, example = _total(scan, likeness.same_but_form(side.key))
        if ids:
            yield scan.finding(
                "id-other-form",
                Grade.WEAKENS,
                _(
                    "{ids} of interactions stand in {section} in another form, in "
                    "{rows} ({share}): {example}."
                ).format(
                    ids=counted(ids, side.what + " id"),
                    section=_(side.key),
                    rows=counted(rows, "row"),
                    share=percent(rows / scan.rows),
                    example=example,
                ),
                name=side.name,
                row=row,
                count=rows,
                share=rows / scan.rows,
                matters=_("They have no metadata, and what has both forms has a torn history."),
                fix=_("Write ids alike in both files."),
                cleaning=_("writes them as {section} does").format(section=_(side.key)),
            )


def unknown(scan: Scan) -> Iterator[Finding]:
    """Ids of events that no catalogue has, and no other finding explains."""
    for side in sides(scan):
        fit = coverage(scan, side.key)
        assert fit is not None
        hashed = "i" if side.key == "items" else "u"
        explained = (
            f"SELECT id FROM ({likeness.lost_zeros(scan, side.key)}) UNION SELECT id FROM "
            f"({likeness.same_but_form(side.key)}) UNION SELECT whole FROM "
            f"({likeness.lost_zeros_in_catalogue(side.key)})"
        )
        ids, rows, row = scan.one(
            f"SELECT count(*), coalesce(sum(n), 0)::BIGINT, min(row) FROM check_{side.key} s "
            f"WHERE s.{hashed} NOT IN (SELECT {hashed} FROM check_known_{side.key}) "
            f"AND s.id NOT IN ({explained}) AND NOT {scientific.sql('s.id')}"
        )
        if not ids:
            continue
        share, matched = rows / scan.rows, 1 - ids / fit.seen
        grade = Grade.WEAKENS if share > WITHOUT else Grade.NOTE
        yield scan.finding(
            f"{side.what}-not-in-catalogue",
            Grade.BLOCKS if matched < NO_MATCH else grade,
            ngettext(
                "{ids} of {seen:,} with {events} ({share}) has no row in {section}.",
                "{ids} of {seen:,} with {events} ({share}) have no row in {section}.",
                ids,
            ).format(
                ids=counted(ids, side.what),
                seen=fit.seen,
                events=counted(rows, "event"),
                share=percent(share),
                section=_(side.key),
            ),
            name=side.name,
            row=row,
            count=ids,
            share=share,
            matters=_(
                "What has no metadata can be recommended, but not filtered "
                "or described, and recipes that learn from metadata learn "
                "less."
            ),
            fix=_("Export the {section} again, with those that are gone.").format(
                section=_(side.key)
            )
            if side.key == "items"
            else _(
                "Export the users again, with those that are gone; guests, "
                "tests and crawlers need no row."
            )
            if matched >= NO_MATCH
            else _(
                "These files do not belong together: look for the column that holds the same ids."
            ),
        )


FINDERS = (lost_zeros, other_form, unknown)
