"""Lines of a mapping.yaml, written by a person, that the files know nothing of.

A value that is misspelt in `leave_out` or `event_types` raises no error: the cancelled orders are
learned from, and the event keeps its old name. Nor does a separator that no list has, or another
sign of decimals than the numbers show. A line may also be right and its case not occur in these
files, as in those of a quiet month: that is a note.

Our own threshold: a sign separates values if it stands in 5 % of the different ones.
"""

from __future__ import annotations

import fnmatch
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from personalize_poc.check import disagreements
from personalize_poc.data.findings import Finding, Grade
from personalize_poc.data.own import numbers, sql
from personalize_poc.data.own.canonical import named, sources
from personalize_poc.data.own.mapping_file.nearest import closest
from personalize_poc.data.own.mapping_file.types import ANY, MAPPING
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
_SEPARATORS = (";", "|", ",", "/", "、", "，")
_BRACKETS = ("[", "{")
_MOST = 0.9
"""Of the values must be numbers, for their column to show how it writes decimals."""
_FEW = 0.05
"""A sign in fewer of the values than this is a part of a name."""


def _sources(scan: Scan) -> Iterator[tuple[Relation, Source]]:
    """Each data set with the table and columns that the mapping means."""
    made = scan.canonical
    if not scan.stated:
        return
    for relation in made.relations:
        section = made.mapping.sections[relation.section]
        yield relation, sources.find(made.reading, relation.section, section)


def values(scan: Scan) -> Iterator[Finding]:
    """Values that `leave_out` and `event_types` name, and that no row has."""
    for __, source in _sources(scan):
        yield from _of_values(scan.canonical.reading, source)


def files(scan: Scan) -> Iterator[Finding]:
    """Files that `renamed` names, and that are not there."""
    for relation, source in _sources(scan):
        yield from _of_files(scan.canonical.reading, relation.section, source.section)


def separators(scan: Scan) -> Iterator[Finding]:
    """Lists in which the separator never stands, and another sign often does."""
    for relation, source in _sources(scan):
        yield from _of_separator(scan.canonical.reading, relation, source)


def decimals(scan: Scan) -> Iterator[Finding]:
    """Numbers that show another sign of decimals than `decimal` says."""
    for relation, source in _sources(scan):
        for field in relation.fields:
            column = source.columns.get(field.name)
            if field.kind == "number" and column is not None:
                yield from _decimal(scan.canonical.reading, source, column)


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
    near = closest(value, others)
    if near:
        fix = _("Write {near} instead of {value} under `{key}` of {section} in {mapping}.").format(
            near=near, value=value, key=key, section=kind, mapping=MAPPING
        )
    else:
        fix = _("Nothing, if it is right and does not occur in these files.")
    return Finding(
        CODE,
        Grade.WEAKENS if near else Grade.NOTE,
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
        fix=fix,
    )


def _listed(values: Sequence[str]) -> str:
    """What stands there instead, for the end of a sentence; "" if that is too much."""
    if not 0 < len(values) <= _LISTED:
        return ""
    return _("; there is {values}").format(values=", ".join(values))


def _of_files(read: Reading, kind: str, section: Section) -> Iterator[Finding]:
    known = [named.normal(part.file) for table in read.tables for part in table.parts]
    for pattern in section.renamed:
        wanted = named.normal(pattern.replace("\\", "/").removeprefix("./"))
        if any(fnmatch.fnmatchcase(file, wanted) for file in known):
            continue
        near = closest(wanted, known)
        yield Finding(
            CODE,
            Grade.WEAKENS if near else Grade.NOTE,
            _("renamed in {mapping} names {file}, and no file is called so.").format(
                mapping=MAPPING, file=pattern
            ),
            dataset=kind,
            file=pattern,
            matters=_("Rows of a file that is meant and called otherwise are missing."),
            fix=_(
                "Write {near} instead of {value} under `{key}` of {section} in {mapping}."
            ).format(near=near, value=pattern, key="renamed", section=kind, mapping=MAPPING)
            if near
            else _("Nothing, if it is right and does not occur in these files."),
        )


def _of_separator(read: Reading, relation: Relation, source: Source) -> Iterator[Finding]:
    separator = source.section.separator
    if separator is None:
        return
    own = _BRACKETS if separator in ("json", "python") else (separator,)
    lists = [one for one in relation.fields if one.kind == "list"]
    for field in lists or [one for one in relation.fields if one.kind == "categorical"]:
        column = source.columns.get(field.name)
        signs = _signs(read, source.table, column, own) if column else []
        if not lists and any(one in own for one, __ in signs):
            return
        instead, row = _instead(signs, own)
        if column is not None and instead:
            yield _separator(read, source, column, instead, row)
            if not lists:
                return


def _signs(
    read: Reading, table: Table, column: Column, own: Sequence[str]
) -> list[tuple[str, int]]:
    """The signs that stand in more than a few values of a column, each with the first row.

    Those that the mapping means are told of single values, too.
    """
    text = sql.trimmed(column.key)
    signs = list(dict.fromkeys((*own, *_BRACKETS, *_SEPARATORS)))
    has = [
        f"{'starts_with' if one in _BRACKETS else 'contains'}(v, {sql.quoted(one)})"
        for one in signs
    ]
    counts = ", ".join(f"count(*) FILTER ({one}), min(row) FILTER ({one})" for one in has)
    found = read.connection.execute(
        f"SELECT count(v), {counts} FROM "
        f"(SELECT {text} AS v, min(rowid) AS row FROM {table.name} GROUP BY v)"
    ).fetchone()
    assert found is not None
    least = max(1, _FEW * found[0])
    each = zip(signs, found[1::2], found[2::2], strict=True)
    return [(one, int(row)) for one, count, row in each if count >= (1 if one in own else least)]


def _instead(signs: Sequence[tuple[str, int]], own: Sequence[str]) -> tuple[str, int]:
    """What separates values in truth, and a row that shows it; ("", 0) if the mapping is right.

    A list in brackets has commas in it, whatever else is right.
    """
    if signs and own != _BRACKETS and signs[0][0] in own:
        signs = [one for one in signs if one[0] in _BRACKETS]
    elif any(one in own for one, __ in signs):
        return "", 0
    return signs[0] if signs else ("", 0)


def _separator(read: Reading, source: Source, column: Column, instead: str, row: int) -> Finding:
    file, line = source.table.place(row)
    told = read.connection.execute(
        f"SELECT {sql.trimmed(column.key)} FROM {source.table.name} WHERE rowid = {row}"
    ).fetchone()
    return Finding(
        CODE,
        Grade.WEAKENS,
        _("separator in {mapping} is {separator!r}; values of {column} have {instead!r}.").format(
            mapping=MAPPING,
            separator=source.section.separator,
            column=column.name,
            instead=instead,
        ),
        dataset=source.kind,
        file=file,
        row=line,
        column=column.name,
        value=str(told[0])[:80] if told else "",
        matters=_(
            "Several values of one field are taken for one: items that share one of them look "
            "unlike each other, and a filter on it does not find them."
        ),
        fix=_("Write `{line}` under {section} in {mapping}.").format(
            line=f"separator: {'json' if instead in _BRACKETS else chr(34) + instead + chr(34)}",
            section=source.kind,
            mapping=MAPPING,
        ),
    )


def _decimal(read: Reading, source: Source, column: Column) -> Iterator[Finding]:
    """A number that is read as another one than its column shows.

    Most columns are told by whether they have the sign at all that would be misread.
    """
    stated, key, table = source.section.decimal, column.key, source.table.name
    other = "." if stated == "," else ","
    has = read.connection.execute(f"SELECT bool_or(contains({key}, '{other}')) FROM {table}")
    if not (has.fetchone() or (False,))[0]:
        return
    form = numbers.recognise_decimal(read.connection, table, key)
    if form.ambiguous or form.decimal == stated or form.share < _MOST:
        return
    text = sql.trimmed(key)
    read_as, means = numbers.number("v", stated), numbers.number("v", other)
    found = read.connection.execute(
        f"SELECT rowid, v, {read_as}, {means} FROM (SELECT rowid, {text} AS v FROM {table} "
        f"WHERE contains({key}, '{other}')) WHERE {means} IS DISTINCT FROM {read_as} LIMIT 1"
    ).fetchone()
    if found is None:
        return
    row, value, wrong, right = found
    file, line = source.table.place(row)
    yield Finding(
        disagreements.CODE,  # values are read as something else than they are
        Grade.WEAKENS,
        _("{mapping} reads {value} of {column} as {wrong}; by the other values it is {right}.")
        .format(
            mapping=MAPPING,
            value=value,
            column=column.name,
            wrong=_("no number") if wrong is None else f"{wrong:,.10g}",
            right=f"{right:,.10g}",
        ),
        dataset=source.kind,
        file=file,
        row=line,
        column=column.name,
        value=str(value)[:80],
        matters=_("The models learn from other numbers than yours."),
        fix=_("Write `{line}` under {section} in {mapping}.").format(
            line=f'decimal: "{form.decimal}"', section=source.kind, mapping=MAPPING
        ),
    )  # fmt: skip


FINDERS = (values, files, separators, decimals)
