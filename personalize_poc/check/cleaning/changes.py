"""changes.csv: every row that was left out, and every value that is written otherwise, and why.

What holds for all rows is not listed row by row: times in Unix seconds, numbers with a point, lists
with "|" between their members.
"""

from __future__ import annotations

from collections.abc import Iterator

from personalize_poc.check.cleaning import reasons
from personalize_poc.check.cleaning.fixes import (
    IDS,
    expression,
    fixed,
    limit,
    source,
)
from personalize_poc.check.findings.scan import Scan, literal, quoted
from personalize_poc.data.one_line import in_one_line
from personalize_poc.data.own.canonical import Field, Relation
from personalize_poc.language import N_, _

HEADER = ("file", "row", "dataset", "what", "column", "before", "after", "reason")
LEFT, CHANGED = N_("left out"), N_("changed")


def prepare(scan: Scan) -> None:
    """Make the table `clean_changes` (section, row, what, field, before, after, reason)."""
    run = scan.canonical.connection.execute
    run(
        "CREATE OR REPLACE TEMP TABLE clean_changes (section VARCHAR, row BIGINT, what VARCHAR, "
        "field VARCHAR, before VARCHAR, after VARCHAR, reason VARCHAR)"
    )
    for relation in scan.canonical.relations:
        for select in (*_left(scan, relation), *_changed(scan, relation)):
            run(f"INSERT INTO clean_changes {select}")


def file_text(relation: Relation, name: str) -> tuple[str, str]:
    """SQL: a field as it stands in the file, and what has to be joined for it (alias `f`)."""
    field = relation.field(name)
    key = next((c.key for c in relation.table.columns if field and c.name == field.column), None)
    if key is None:
        return f"e.{quoted(name)}::VARCHAR", ""
    return f"f.{key}", f" JOIN {relation.table.name} f ON f.rowid = e.row"


def _left(scan: Scan, relation: Relation) -> Iterator[str]:
    section = relation.section
    for name in sorted(fixed(scan, "clean_left", section)):
        before, join = file_text(relation, name)
        yield (
            f"SELECT '{section}', l.row, '{LEFT}', l.field, {before}, NULL, l.reason FROM "
            f"(SELECT * FROM clean_left WHERE section = '{section}' AND field = {literal(name)}) l "
            f"JOIN {relation.name} e ON e.row = l.row{join}"
        )


def _changed(scan: Scan, relation: Relation) -> Iterator[str]:
    section = relation.section
    left = f"e.row NOT IN (SELECT row FROM clean_left WHERE section = '{section}')"
    for field in relation.fields:
        for condition, before, after, reason, join in _changes_of(scan, relation, field):
            yield (
                f"SELECT '{section}', e.row, '{CHANGED}', {literal(field.name)}, {before}, "
                f"{after}, "
                f"{reason} FROM {source(scan, relation)}{join} WHERE {condition} AND {left}"
            )


def _changes_of(
    scan: Scan, relation: Relation, field: Field
) -> Iterator[tuple[str, str, str, str, str]]:
    """Condition, before, after, reason and joins, as SQL, of what is changed in a field."""
    name, raw = field.name, f"e.{quoted(field.name)}"
    written = expression(scan, relation, field)
    before, join = file_text(relation, name)
    if name in IDS:
        if name in fixed(scan, "clean_ids", relation.section):
            reason = f"id_{name}.reason"
            yield f"id_{name}.after IS NOT NULL", before, written, reason, join
            blank = f"id_{name}.after IS NULL AND {before} <> e.{name}"
        else:
            blank = f"{before} <> e.{name}"
        wide = f"{before} <> trim({before})"
        if join and scan.one(f"SELECT count(*) FROM {relation.table.name} f WHERE {wide}")[0]:
            yield blank, before, written, literal(reasons.BLANKS), join
    elif field.type == "string" and written != raw:
        reason = (
            f"CASE WHEN length({raw}) > {limit(field)} THEN '{reasons.longer(limit(field))}' "
            f"WHEN {written} = {in_one_line(raw)} "
            f"THEN '{reasons.LINE_BREAKS}' ELSE '{reasons.SPELLING}' END"
        )
        yield f"{written} <> {raw}", raw, written, reason, ""
    elif field.type != "string" and field.column and name != "TIMESTAMP":
        text = f"e.{quoted(f'raw_{name}')}"
        yield (
            f"{raw} IS NULL AND {text} IS NOT NULL",
            text,
            "NULL",
            literal(reasons.no_value(field.type)),
            "",
        )


def listed(scan: Scan) -> str:
    """SQL: the rows of changes.csv, in the order of the files."""
    run = scan.canonical.connection.execute
    run(
        "CREATE OR REPLACE TEMP TABLE clean_parts (section VARCHAR, number INT, file VARCHAR, "
        "first BIGINT, past BIGINT, line BIGINT)"
    )
    columns = []
    for number, relation in enumerate(scan.canonical.relations):
        for part in relation.table.parts:
            line = max(part.first_line, 1)
            past = part.first_row + part.rows
            run(
                "INSERT INTO clean_parts VALUES (?, ?, ?, ?, ?, ?)",
                [relation.section, number, part.file, part.first_row, past, line],
            )
        columns += [
            (relation.section, field.name, field.column or field.name) for field in relation.fields
        ]
    run("CREATE OR REPLACE TEMP TABLE clean_columns (section VARCHAR, field VARCHAR, name VARCHAR)")
    run(
        "INSERT INTO clean_columns SELECT unnest(?), unnest(?), unnest(?)",
        [list(column) for column in zip(*columns, strict=True)],
    )
    known = [one for (one,) in scan.all("SELECT DISTINCT reason FROM clean_changes")]
    run(
        "CREATE OR REPLACE TEMP TABLE clean_said AS SELECT unnest(?) AS reason, unnest(?) AS said",
        [known, [reasons.said(one) for one in known]],
    )
    return (
        "SELECT p.file, c.row - p.first + p.line AS row, c.section AS dataset, "
        f"CASE c.what WHEN '{LEFT}' THEN {literal(_(LEFT))} ELSE {literal(_(CHANGED))} END "
        "AS what, "
        "n.name AS column, c.before, c.after, s.said AS reason FROM clean_changes c "
        "JOIN clean_said s USING (reason) JOIN clean_parts p ON "
        "p.section = c.section AND c.row >= p.first AND c.row < p.past JOIN clean_columns n ON "
        "n.section = c.section AND n.field = c.field ORDER BY p.number, c.row, n.name, c.reason"
    )
