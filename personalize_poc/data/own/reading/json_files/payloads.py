"""Cells that hold JSON objects, as logs and message queues write them: a column for each field."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from personalize_poc.data.findings import Finding
from personalize_poc.data.own.reading.ground.workspace import literal
from personalize_poc.data.own.reading.json_files import object_notes, structure
from personalize_poc.data.own.tables import Column, Table

if TYPE_CHECKING:
    from personalize_poc.data.own.reading.ground.workspace import Workspace

_SEEN, _LOOKED = 200, 20_000
"""Cells by which a column is judged, and cells whose fields are gathered."""
_MOST = 60
"""Fields of a column that become columns."""
_OBJECT = r"^\s*\{"
_SURE = 0.95
"""Share of the filled cells that must be of the form."""
_TOGETHER = 40
"""Columns that are looked at in one statement."""


def expand(work: Workspace, table: Table) -> tuple[Table, list[Finding]]:
    """Add the fields of objects in cells as columns; the cells stay as they are.

    Args:
        work: of this reading.
        table: as it was read.

    Returns:
        The table with its new columns, and what is to be said of them.
    """
    found: list[Finding] = []
    for column in promising(work, table, "{"):
        if not mostly(work, table, column, _OBJECT):
            continue
        fields = _fields(work, table, column)
        known = {one.name for one in table.columns}
        made = [one for one in fields if f"{column.name}.{one.name}" not in known][:_MOST]
        if not made:
            continue
        first = len(table.columns)
        more = tuple(
            Column(f"{column.name}.{one.name}", f"c{first + at}", one.kind)
            for at, one in enumerate(made)
        )
        for one in more:
            work.run(f"ALTER TABLE {table.name} ADD COLUMN {one.key} VARCHAR")
        pointers = [literal(structure.pointer(one.path)) for one in made]
        values = ", ".join(
            f"{one.key} = nullif(json_extract_string({column.key}, {at}), '')"
            for one, at in zip(more, pointers, strict=True)
        )
        work.run(f"UPDATE {table.name} SET {values} WHERE json_valid({column.key})")
        table = replace(table, columns=(*table.columns, *more))
        found.append(object_notes.cells_of_objects(table.label, column.name, len(more)))
    return table, found


def promising(work: Workspace, table: Table, begins: str) -> list[Column]:
    """Columns that may hold objects, or lists, by the first rows of many columns at once.

    What is no text has given its fields already. Columns that are empty there are looked at too.

    Args:
        work: of this reading.
        table: as it was read.
        begins: the sign with which such cells begin.
    """
    texts = [column for column in table.columns if not column.stored_as]
    found = []
    for start in range(0, len(texts), _TOGETHER):
        some = texts[start : start + _TOGETHER]
        asked = ", ".join(
            f"count({one.key}) = 0 OR bool_or(starts_with(ltrim({one.key}), {literal(begins)}))"
            for one in some
        )
        answers = work.run(f"SELECT {asked} FROM {table.name} WHERE rowid < {_SEEN}")[0]
        found += [one for one, answer in zip(some, answers, strict=True) if answer]
    return found


def mostly(work: Workspace, table: Table, column: Column, form: str) -> bool:
    """Whether nearly all of the first filled cells are JSON of a form.

    Args:
        work: of this reading.
        table: as it was read.
        column: that is looked at.
        form: regular expression that such a cell begins with.
    """
    count, such = work.run(
        f"SELECT count(*), count(*) FILTER (regexp_matches(v, {literal(form)}) AND json_valid(v)) "
        f"FROM (SELECT {column.key} AS v FROM {table.name} WHERE {column.key} IS NOT NULL "
        f"LIMIT {_SEEN})"
    )[0]
    return bool(count) and such >= _SURE * count


def _fields(work: Workspace, table: Table, column: Column) -> list[structure.Field]:
    """The fields of objects that hold one value, in the order in which they come up."""
    key = column.key
    rows = (
        f"(SELECT {key} AS j FROM {table.name} WHERE {key} IS NOT NULL AND json_valid({key}) "
        f"LIMIT {_LOOKED})"
    )
    found = structure.fields(work, rows, structure.tree(work, rows)).all
    return [one for one in found if not one.kind.startswith("list")]
