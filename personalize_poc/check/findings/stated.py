"""Lines of a mapping.yaml, written by a person, that the files know nothing of.

A value that is misspelt in `leave_out` or `event_types` raises no error: the cancelled orders are
learned from, and the event keeps its old name. A line may also be right and its case not occur in
these files, as in those of a quiet month: that is a note. Of signs within values see
`stated_signs`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from personalize_poc.data.findings import Finding, Grade
from personalize_poc.data.own import sql
from personalize_poc.data.own.canonical import sources
from personalize_poc.data.own.mapping_file.nearest import closest
from personalize_poc.data.own.mapping_file.types import ANY, MAPPING
from personalize_poc.data.own.reading.several import grouping
from personalize_poc.language import _

if TYPE_CHECKING:
    from personalize_poc.check.findings.scan import Scan
    from personalize_poc.data.own.canonical import Relation
    from personalize_poc.data.own.canonical.sources import Source
    from personalize_poc.data.own.mapping_file import Section
    from personalize_poc.data.own.tables import Column, Reading, Table

CODE = "mapping-without-effect"
_LISTED = 8
_MANY = 60
"""Values of a column up to which it is looked whether one is meant; of ids there are more."""


def found_in(scan: Scan) -> Iterator[tuple[Relation, Source]]:
    """Each data set with the table and columns that the mapping means; worked out once."""
    made = scan.canonical
    if not scan.stated:
        return
    for relation in made.relations:
        name = f"source of {relation.section}"
        if name not in scan.kept:
            section = made.mapping.sections[relation.section]
            scan.kept[name] = sources.find(made.reading, relation.section, section)
        yield relation, scan.kept[name]


def values(scan: Scan) -> Iterator[Finding]:
    """Values that `leave_out` and `event_types` name, and that no row has."""
    for __, source in found_in(scan):
        yield from _of_values(scan.canonical.reading, source)


def files(scan: Scan) -> Iterator[Finding]:
    """Files that `renamed` names, and that are not there."""
    for relation, source in found_in(scan):
        yield from _of_files(scan.canonical.reading, relation.section, source.section)


def _of_values(read: Reading, source: Source) -> Iterator[Finding]:
    rules = [("leave_out", source.table, *one) for one in source.left_out]
    rules += [("leave_out", one.table, *left) for one in source.joins for left in one.left_out]
    kind = source.columns.get("EVENT_TYPE")
    if kind is not None:
        rules.append(("event_types", source.table, kind, tuple(source.section.event_types)))
    for key, table, column, values in rules:
        meant = tuple(one for one in values if one not in ("", ANY))
        for value in _absent(read, table, column, meant):
            yield _value(read, source.kind, key, (table, column), value, meant)


def _absent(read: Reading, table: Table, column: Column, values: tuple[str, ...]) -> Sequence[str]:
    if not values:
        return ()
    text = sql.trimmed(column.key)
    rows = read.connection.execute(
        f"SELECT DISTINCT {text} FROM {table.name} WHERE {sql.any_of(text, values)}"
    ).fetchall()
    there = {row[0] for row in rows}
    return [one for one in values if one not in there]


def _value(
    read: Reading,
    kind: str,
    key: str,
    at: tuple[Table, Column],
    value: str,
    meant: tuple[str, ...],
) -> Finding:
    table, column = at
    text = sql.trimmed(column.key)
    rows = read.connection.execute(
        f"SELECT {text} AS v, count(*) FROM {table.name} WHERE {text} IS NOT NULL GROUP BY v "
        f"ORDER BY 2 DESC, 1 LIMIT {_MANY + 1}"
    ).fetchall()
    others = [str(row[0]) for row in rows if row[0] not in meant] if len(rows) <= _MANY else []
    finding = Finding(
        CODE,
        Grade.NOTE,
        _("{key} in {mapping} names {value}, which {column} never has{others}.").format(
            key=key, mapping=MAPPING, value=value, column=column.name, others=_listed(others)
        ),
        dataset=kind,
        file=table.label,
        column=column.name,
        value=value[:80],
        matters=_("The rows that are meant stay as they are, and are learned from so.")
        if key == "leave_out"
        else _("The event that is meant keeps the name that it has in the files."),
    )
    return _with_fix(finding, key, value, others)


def _with_fix(finding: Finding, key: str, value: str, others: Sequence[str]) -> Finding:
    """A finding with what is meant by what is not there: it weakens where that is likely.

    Args:
        finding: a note, without what to do.
        key: of the mapping that names it.
        value: what is named.
        others: what is there instead.
    """
    near = closest(value, others)
    if not near:
        return replace(finding, fix=_("Nothing, if it is right and does not occur in these files."))
    return replace(
        finding,
        grade=Grade.WEAKENS,
        fix=_("Write {near} instead of {value} under `{key}` of {section} in {mapping}.").format(
            near=near, value=value, key=key, section=finding.dataset, mapping=MAPPING
        ),
    )


def _listed(values: Sequence[str]) -> str:
    """What stands there instead, for the end of a sentence; "" if that is too much."""
    if not 0 < len(values) <= _LISTED:
        return ""
    return _("; there is {values}").format(values=", ".join(values))


def _of_files(read: Reading, kind: str, section: Section) -> Iterator[Finding]:
    known = [part.file for table in read.tables for part in table.parts]
    for layout in section.renamed:
        if any(grouping.matches(file, layout) for file in known):
            continue
        finding = Finding(
            CODE,
            Grade.NOTE,
            _("renamed in {mapping} names {file}, and no file is called so.").format(
                mapping=MAPPING, file=layout
            ),
            dataset=kind,
            file=layout,
            matters=_("Rows of a file that is meant and called otherwise are missing."),
        )
        yield _with_fix(finding, "renamed", layout, known)


FINDERS = (values, files)
