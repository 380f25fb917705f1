"""Cells that hold JSON lists of objects, such as the products of an order: a row for each of them.

They are judged as the lists in files of JSON are; what a line says stands in columns of its own,
called by the list and the field ("products.product_id").
"""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import Any

from personalize_poc.data.findings import Finding
from personalize_poc.data.own.reading.ground import remade
from personalize_poc.data.own.reading.ground.workspace import Workspace, literal
from personalize_poc.data.own.reading.json_files import (
    object_notes,
    payloads,
    structure,
    unfolding,
)
from personalize_poc.data.own.reading.json_files.structure import Field
from personalize_poc.data.own.reading.json_files.unfolding import Unfolded
from personalize_poc.data.own.tables import Column, Table

_BEGINS = r"^\s*\[\s*(\{|\]\s*$)"
"""A list of objects, or an empty one."""
_SHOWN = re.compile(
    "impress|shown|display|candidate|recommend|related|similar|노출|추천|表示|推薦|曝光|推荐", re.I
)
"""What lists are called of what somebody saw, and did not choose."""
_MOST = 60
"""Fields of a line that become columns."""


def unfold(work: Workspace, table: Table) -> tuple[Table, list[Finding]]:
    """Make a row of each object of a list; a table without such a column stays as it is.

    Args:
        work: of this reading.
        table: as it was read.

    Returns:
        The table with its new columns and rows, and what is to be said of them.
    """
    for column in payloads.promising(work, table, "["):
        if not _SHOWN.search(column.name) and payloads.mostly(work, table, column, _BEGINS):
            fields = _fields(work, table, column)
            if fields:
                return _with_lines(work, table, column, fields)
    return table, []


def _fields(work: Workspace, table: Table, column: Column) -> list[Field]:
    """What lines say, if they are what somebody chose or did at a time."""
    rows = f"(SELECT line AS j FROM {_lines(table, column)} WHERE line IS NOT NULL)"
    root = structure.tree(work, rows)
    listed = structure.Node(items=root, kinds={"list"})
    if not root.children or not unfolding.are_lines(
        _some(work, table, column), (column.name,), listed
    ):
        return []
    found = structure.fields(work, rows, root).all
    return [one for one in found if not one.kind.startswith("list")][:_MOST]


def _some(work: Workspace, table: Table, column: Column) -> list[dict[str, Any]]:
    """The first rows as objects, in which the list stands as one."""
    names = [one.name for one in table.columns]
    keys = ", ".join(one.key for one in table.columns)
    rows = work.run(
        f"SELECT {keys} FROM {table.name} WHERE json_valid({column.key}) LIMIT {unfolding.SEEN}"
    )
    made = [dict(zip(names, row, strict=True)) for row in rows]
    return [{**one, column.name: json.loads(one[column.name])} for one in made]


def _lines(table: Table, column: Column) -> str:
    """SQL of all rows, once for each line of their list; `was` and `nth` are row and line."""
    text = f"TRY_CAST({column.key} AS JSON)"
    several = f"coalesce(json_array_length({text}), 0) > 0"
    listed = f"CASE WHEN {several} THEN CAST({text} AS JSON[]) ELSE [NULL::JSON] END"
    return (
        f"(SELECT * EXCLUDE (lines), unnest(lines) AS line, "
        f"generate_subscripts(lines, 1) AS nth FROM "
        f"(SELECT *, rowid AS was, {listed} AS lines FROM {table.name}))"
    )


def _with_lines(
    work: Workspace, table: Table, column: Column, fields: list[Field]
) -> tuple[Table, list[Finding]]:
    """The table with rows and columns for lines in place of their list, and what is to be said."""
    known = {one.name for one in table.columns} - {column.name}
    called = {f"{column.name}.{one.name}": one for one in fields}
    new = [(name, one) for name, one in called.items() if name not in known]
    if not new:
        return table, []
    first = len(table.columns) - 1  # the first field takes the place of the list
    keys = [column.key, *(f"c{first + at}" for at in range(1, len(new)))]
    more = [Column(name, key, one.kind) for (name, one), key in zip(new, keys, strict=True)]
    values = [
        f"nullif(json_extract_string(line, {literal(structure.pointer(one.path))}), '') AS {key}"
        for (_, one), key in zip(new, keys, strict=True)
    ]
    most, several = work.run(
        f"SELECT coalesce(max(n), 0), count(*) FILTER (n > 1) FROM (SELECT "
        f"json_array_length(TRY_CAST({column.key} AS JSON)) AS n FROM {table.name})"
    )[0]
    made = f"{table.name}_lines"
    work.run(
        f"CREATE TABLE {made} AS SELECT * EXCLUDE (line, nth, {column.key}), {', '.join(values)} "
        f"FROM {_lines(table, column)} ORDER BY was, nth"
    )
    kept = tuple(one for one in table.columns if one is not column)
    longer = remade.in_place(work, replace(table, columns=kept), made, *more)
    if not several:
        return longer, [object_notes.cells_of_objects(table.label, column.name, len(more))]
    found = Unfolded(True, column.name, int(several), int(most))
    return longer, [object_notes.unfolded(table.label, found)]
