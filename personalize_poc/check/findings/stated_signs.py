"""Signs within values of which a mapping.yaml, written by a person, says otherwise than the files.

A separator that no list has raises no error, nor does another sign of decimals than numbers show.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from personalize_poc.check import disagreements
from personalize_poc.check.findings import stated
from personalize_poc.data.findings import Finding, Grade
from personalize_poc.data.own import numbers, sql
from personalize_poc.data.own.mapping_file.types import MAPPING
from personalize_poc.data.own.profiles.shapes import shape
from personalize_poc.language import _

if TYPE_CHECKING:
    from personalize_poc.check.findings.scan import Scan
    from personalize_poc.data.own.canonical import Relation
    from personalize_poc.data.own.canonical.sources import Source
    from personalize_poc.data.own.tables import Column, Reading, Table

_LOOKED_AT = 2_000
"""Different values by which it is told how lists are written."""
_SIGNS = (";", "|", ",", "/", "、", "，")
_FEW = 0.05
"""A sign in fewer of the different values than this is a part of a name (our own threshold)."""
_CODED = ("json", "python")
"""Separators that are no signs, but ways of writing lists."""
_MOST = 0.9
"""Of the values must be numbers, for their column to show how it writes decimals."""


def separators(scan: Scan) -> Iterator[Finding]:
    """Lists in which the separator never stands, and another sign often does."""
    for relation, source in stated.found_in(scan):
        yield from _of_separator(scan.canonical.reading, relation, source)


def decimals(scan: Scan) -> Iterator[Finding]:
    """Numbers that show another sign of decimals than `decimal` says."""
    for relation, source in stated.found_in(scan):
        for field in relation.fields:
            column = source.columns.get(field.name)
            if field.kind == "number" and column is not None:
                yield from _decimal(scan.canonical.reading, source, column)


def _of_separator(read: Reading, relation: Relation, source: Source) -> Iterator[Finding]:
    separator = source.section.separator
    if separator is None:
        return
    lists = [one for one in relation.fields if one.kind == "list"]
    for field in lists or [one for one in relation.fields if one.kind == "categorical"]:
        column = source.columns.get(field.name)
        if column is None:
            continue
        rows = _rows(read, source.table, column)
        if not lists and any(_may_separate(separator, value) for value in rows):
            return
        if instead := _instead(separator, list(rows)):
            yield _separator(source, column, instead, rows)
            if not lists:
                return


def _instead(separator: str, values: Sequence[str]) -> str | None:
    """How lists are written in truth; None if the mapping may be right.

    Lists in brackets have commas in them, too; those of JSON are read by the rules of Python.
    """
    least = max(1, _FEW * len(values))
    listed = [one for one in values if _may_separate("json", one)]
    written = shape(listed).separator if len(listed) >= least else None
    if written in _CODED:
        return None if separator in (written, "python") else written
    if any(_may_separate(separator, one) for one in values):
        return None
    return next((one for one in _SIGNS if sum(one in v for v in values) >= least), None)


def _rows(read: Reading, table: Table, column: Column) -> dict[str, int]:
    """Different values of a column -> the first row of each, in the order of the rows."""
    found = read.connection.execute(
        f"SELECT {sql.trimmed(column.key)} AS v, min(rowid) AS row FROM {table.name} "
        f"WHERE v IS NOT NULL GROUP BY v ORDER BY row LIMIT {_LOOKED_AT}"
    ).fetchall()
    return {str(value): int(row) for value, row in found}


def _may_separate(separator: str, value: str) -> bool:
    """Whether a value may be a list that is written so."""
    return value[:1] in ("[", "{") if separator in _CODED else separator in value


def _separator(source: Source, column: Column, instead: str, rows: dict[str, int]) -> Finding:
    value = next(one for one in rows if _may_separate(instead, one))
    file, line = source.table.place(rows[value])
    return Finding(
        stated.CODE,
        Grade.WEAKENS,
        _("separator in {mapping} is {separator!r}; values of {column} have {instead!r}.").format(
            mapping=MAPPING,
            separator=source.section.separator,
            column=column.name,
            instead=value[:1] if instead in _CODED else instead,
        ),
        dataset=source.kind,
        file=file,
        row=line,
        column=column.name,
        value=value[:80],
        matters=_(
            "Several values of one field are taken for one: items that share one of them look "
            "unlike each other, and a filter on it does not find them."
        ),
        fix=_to_write("separator", instead, source.kind),
    )


def _to_write(key: str, value: str, section: str) -> str:
    """That a line belongs into the mapping; signs stand there in quotation marks."""
    line = f"{key}: {value}" if value in _CODED else f'{key}: "{value}"'
    return _("Write `{line}` under {section} in {mapping}.").format(
        line=line, section=section, mapping=MAPPING
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
        fix=_to_write("decimal", form.decimal, source.kind),
    )  # fmt: skip


FINDERS = (separators, decimals)
