"""changes.csv: every row that was left out, and every value that is written otherwise, and why.

What is done alike in all rows is one line, with the first value for an example.
"""

from __future__ import annotations

from collections.abc import Iterator

from personalize_poc.check.cleaning import reasons, values
from personalize_poc.check.cleaning.fixes import fixed, source
from personalize_poc.check.cleaning.values import Change, file_text
from personalize_poc.check.findings.scan import Scan, literal
from personalize_poc.data.own import origin
from personalize_poc.data.own.canonical import Field, Relation
from personalize_poc.data.own.tables import Part
from personalize_poc.language import N_, _

HEADER = ("file", "row", "dataset", "what", "column", "before", "after", "reason")
LEFT, CHANGED = N_("left out"), N_("changed")
ALL = N_("all rows")
_COLUMNS = (
    "(section VARCHAR, place VARCHAR, part INT, spot BIGINT, what VARCHAR, name VARCHAR, "
    "before VARCHAR, after VARCHAR, reason VARCHAR)"
)


def prepare(scan: Scan) -> None:
    """Make the table `clean_changes`.

    `place` says what `spot` is: "row" of the relation, "line" of a file (the `part` of its table),
    or nothing for "all" rows.
    """
    run = scan.canonical.connection.execute
    run(f"CREATE OR REPLACE TEMP TABLE clean_changes {_COLUMNS}")
    run(
        f"INSERT INTO clean_changes SELECT section, 'line', part, line, '{LEFT}', NULL, before, "
        "NULL, reason FROM clean_unread"
    )
    run(
        f"INSERT INTO clean_changes SELECT section, 'row', NULL, row, '{LEFT}', name, before, "
        "NULL, reason FROM clean_untaken"
    )
    for relation in scan.canonical.relations:
        for name, why in unused(scan, relation).items():
            run(
                f"INSERT INTO clean_changes VALUES (?, 'all', NULL, NULL, '{LEFT}', ?, NULL, "
                "NULL, ?)",
                [relation.section, name, why],
            )
        for select in (*_left(scan, relation), *_changed(scan, relation)):
            run(f"INSERT INTO clean_changes {select}")


def unused(scan: Scan, relation: Relation) -> dict[str, str]:
    """Columns of its file that a data set leaves out, with the reason that mapping.yaml gives.

    What no data set of the file names is told of the first one of them.
    """
    sections = scan.canonical.mapping.sections
    section = sections[relation.section]
    there = [one.name for one in relation.table.columns]
    found = {name: section.unused[name] for name in there if name in section.unused}
    same = [one.section for one in scan.canonical.relations if one.table is relation.table]
    if same[0] == relation.section:
        known = {name for one in same for name in sections[one].unused}
        known |= {relation.title or ""}  # of a table that no file has
        rest = origin.of(sections, {relation.section: there})[1][relation.section]
        found |= {name: why for name, why in rest.items() if name not in known}
    return {name: found[name] or reasons.UNUSED for name in there if name in found}


def _left(scan: Scan, relation: Relation) -> Iterator[str]:
    section = relation.section
    for name in sorted(fixed(scan, "clean_left", section)):
        text = file_text(relation, name)
        yield (
            f"SELECT '{section}', 'row', NULL, l.row, '{LEFT}', {_column(relation.field(name))}, "
            f"{text.before}, NULL, l.reason FROM (SELECT * FROM clean_left "
            f"WHERE section = '{section}' AND field = {literal(name)}) l "
            f"JOIN {relation.name} e ON e.row = l.row{text.join}"
        )


def _changed(scan: Scan, relation: Relation) -> Iterator[str]:
    section = relation.section
    left = f"e.row NOT IN (SELECT row FROM clean_left WHERE section = '{section}')"
    title = scan.canonical.mapping.sections[section].title if relation.title else None
    of_fields = [(_column(one), values.changes(scan, relation, one)) for one in relation.fields]
    if title and all(one.column != title for one in relation.fields):
        of_fields.append((literal(title), values.of_title(scan, relation)))
    for column, found in of_fields:
        for one in found:
            rows = f"FROM {source(scan, relation)}{one.join} WHERE"
            told = (
                f"'{CHANGED}', {column}, {one.before}, {one.after}, {one.reason} {rows} "
                f"{one.condition} AND {left}"
            )
            if not _everywhere(scan, one, f"{rows} {left}"):
                yield f"SELECT '{section}', 'row', NULL, e.row, {told}"
            elif one.by_value:
                yield f"SELECT DISTINCT '{section}', 'all', NULL, NULL::BIGINT, {told}"
            else:
                yield f"SELECT '{section}', 'all', NULL, NULL, {told} ORDER BY e.row LIMIT 1"


def _everywhere(scan: Scan, one: Change, kept: str) -> bool:
    """Whether a change holds wherever there is a value."""
    if not one.alike:
        return False
    changed, given = scan.one(
        f"SELECT count(*) FILTER ({one.condition}), count({one.before}) {kept}"
    )
    return bool(changed) and (changed == given > 1 or one.alike in (values.ADDED, values.BY_RULE))


def _column(field: Field | None) -> str:
    """SQL: what the file calls a field."""
    return literal((field.column or field.name) if field else "")


def listed(scan: Scan) -> str:
    """SQL: the rows of changes.csv, in the order of the files."""
    _places(scan)
    run = scan.canonical.connection.execute
    known = [one for (one,) in scan.all("SELECT DISTINCT reason FROM clean_changes")]
    run(
        "CREATE OR REPLACE TEMP TABLE clean_said AS SELECT unnest(?) AS reason, unnest(?) AS said",
        [known, [reasons.said(one) for one in known]],
    )
    what = f"CASE c.what WHEN '{LEFT}' THEN {literal(_(LEFT))} ELSE {literal(_(CHANGED))} END"
    rest = (
        f"c.place, c.section AS dataset, {what} AS what, c.name AS column, c.before, c.after, "
        "c.reason FROM clean_changes c JOIN"
    )
    return (
        f"SELECT file, CASE place WHEN 'all' THEN {literal(_(ALL))} ELSE line::VARCHAR END "
        'AS row, dataset, what, "column", before, after, said AS reason FROM ('
        f"{' UNION ALL '.join(_placed(rest))}) JOIN clean_said USING (reason) "
        'ORDER BY number, part, line, "column", reason, before'
    )


def _placed(rest: str) -> Iterator[str]:
    """SQL of all changes with number (of the data set), part, line and file; `rest` comes after."""
    yield (
        f"SELECT s.number, -1 AS part, -1 AS line, s.label AS file, {rest} clean_sections s "
        "USING (section) WHERE c.place = 'all'"
    )
    yield (
        f"SELECT p.number, p.part, c.spot AS line, p.file, {rest} clean_parts p ON "
        "p.section = c.section AND p.part = c.part AND c.place = 'line'"
    )
    yield (
        "SELECT p.number, p.part, c.spot - p.first + p.line + coalesce(g.lines, 0) AS line, "
        f"p.file, {rest} clean_parts p ON p.section = c.section AND c.place = 'row' "
        "AND c.spot >= p.first AND c.spot < p.past ASOF LEFT JOIN clean_gaps g ON "
        "g.section = p.section AND g.part = p.part AND c.spot >= g.first"
    )


def _places(scan: Scan) -> None:
    """Tables of where rows stand: data sets, their files, and lines of these without rows."""
    run = scan.canonical.connection.execute
    run("CREATE OR REPLACE TEMP TABLE clean_sections (section VARCHAR, number INT, label VARCHAR)")
    run(
        "CREATE OR REPLACE TEMP TABLE clean_parts (section VARCHAR, number INT, part INT, "
        "file VARCHAR, first BIGINT, past BIGINT, line BIGINT)"
    )
    run(
        "CREATE OR REPLACE TEMP TABLE clean_gaps "
        "(section VARCHAR, part INT, first BIGINT, lines BIGINT)"
    )
    for number, relation in enumerate(scan.canonical.relations):
        section, table = relation.section, relation.table
        run("INSERT INTO clean_sections VALUES (?, ?, ?)", [section, number, table.label])
        for at, part in enumerate(table.parts):
            ends = [part.first_row, part.first_row + part.rows, max(part.first_line, 1)]
            run(
                "INSERT INTO clean_parts VALUES (?, ?, ?, ?, ?, ?, ?)",
                [section, number, at, part.file, *ends],
            )
            if gaps := _gaps(part):
                run(
                    f"INSERT INTO clean_gaps SELECT '{section}', {at}, unnest(?), unnest(?)",
                    [list(gaps), list(gaps.values())],
                )


def _gaps(part: Part) -> dict[int, int]:
    """Row from which on lines are skipped -> how many before it; see `Part.line`."""
    first = max(part.first_line, 1)
    return {
        part.first_row + line - first - before: before + 1
        for before, line in enumerate(part.skipped)
    }
