"""Lists of objects and maps in files with types: read as JSON, as the lines of JSON files are."""

from __future__ import annotations

import re
from dataclasses import dataclass

from personalize_poc.data.findings import Finding
from personalize_poc.data.own.reading.ground import names
from personalize_poc.data.own.reading.ground.units import Heading
from personalize_poc.data.own.reading.ground.workspace import Workspace, literal
from personalize_poc.data.own.reading.json_files import (
    object_notes,
    parents,
    structure,
    unfolding,
)

_NESTED = re.compile(r"STRUCT\(.*\)\[\d*\]|MAP\(VARCHAR, .*\)", re.DOTALL)
"""Types whose values hold fields of their own. (Fields of a plain structure need no JSON.)"""
_LISTS = 4
"""Most lists, one in the other, whose objects are rows."""


@dataclass(frozen=True)
class Fields:
    """Rows of JSON objects as columns.

    Attributes:
        table: holds the objects, in its column j.
        headings: of the columns, without types.
        source: what stands after FROM in SQL.
        expressions: SQL for the text of each column.
        findings: what was noticed.
        unfolded: whether rows here are others than those of the file.
    """

    table: str
    headings: tuple[Heading, ...]
    source: str
    expressions: tuple[str, ...]
    findings: tuple[Finding, ...]
    unfolded: bool


def holds_objects(kinds: list[str]) -> bool:
    """Whether one of these types of DuckDB has lists of objects, or maps."""
    return any(_NESTED.fullmatch(kind) for kind in kinds)


def as_json(name: str, expression: str, kind: str, text: str) -> str:
    """SQL for a key and its value in an object.

    Args:
        name: of the key.
        expression: SQL of the value.
        kind: its type.
        text: SQL of the value as text, which is taken unless the type is a nested one.
    """
    return f"{literal(name)}, {f'to_json({expression})' if _NESTED.fullmatch(kind) else text}"


def fields(work: Workspace, file: str, table: str, valid: str) -> Fields:
    """Make columns of objects: a row for each line of an order, a column for each field.

    Args:
        work: of this reading.
        file: the name of the file.
        table: its column j holds JSON texts.
        valid: SQL of whether j is an object.
    """
    rows = f"{table} WHERE {valid}"
    root = structure.tree(work, rows)
    parted = parents.join(work, table, valid, root)
    if parted:
        root = structure.tree(work, rows)
    unfolded = [unfolding.unfold(work, table, valid, root)]
    if unfolded[0].changed:
        root = structure.tree(work, rows)
    # A batch of events, each with products; families, their profiles, what each of these read.
    while unfolded[-1].name and len(unfolded) < _LISTS:
        unfolded.append(unfolding.unfold(work, table, valid, root, unfolded[-1].name))
        root = structure.tree(work, rows) if unfolded[-1].changed else root
    found = structure.fields(work, rows, root)
    pointers = ", ".join(literal(structure.pointer(field.path)) for field in found.all)
    called = names.distinct([field.name for field in found.all])[0]
    return Fields(
        table=table,
        headings=tuple(Heading(n, f.kind) for n, f in zip(called, found.all, strict=True)),
        source=f"(SELECT json_extract_string(j, [{pointers}]) AS x FROM {rows})",
        expressions=tuple(f"nullif(x[{number}], '')" for number in range(1, len(found.all) + 1)),
        findings=(
            *([object_notes.parts_of_objects(file, parted)] if parted else []),
            *(object_notes.unfolded(file, one) for one in unfolded if one.name),
            *(object_notes.lifted(file, one.lifted) for one in unfolded if one.lifted),
            *(object_notes.lists_of_objects(file, *each) for each in found.lists),
            *(object_notes.many_keys(file, *each) for each in found.wide),
            *(object_notes.ids_with_names(file, name) for name in found.pairs),
        ),
        unfolded=bool(unfolded[0].name or parted),
    )
