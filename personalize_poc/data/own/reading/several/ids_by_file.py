"""Ids that begin anew in each file: the name of the file is put before them in both tables.

Each report numbers its things from 1, and a thing of one is none of another. Where files have ids
that go on, nothing is changed.
"""

from __future__ import annotations

from pathlib import PurePath

from personalize_poc.data.findings import Finding, Grade
from personalize_poc.data.own.reading.ground.workspace import Workspace, literal
from personalize_poc.data.own.tables import Column, Table
from personalize_poc.language import _


def tell_apart(
    work: Workspace, table: Table, column: Column, other: Table, key: Column
) -> list[Finding]:
    """Put the name of the file before ids, if it takes both to name one; what is to be said of it.

    Args:
        work: of this reading.
        table: names things of another one.
        column: the ids in it.
        other: has the things of the same files, each id once in a file.
        key: the ids in it.
    """
    different = work.run(f"SELECT count(DISTINCT trim({key.key})) FROM {other.name}")[0][0]
    here, there = ({_report(part.file) for part in one.parts} for one in (table, other))
    if different == other.rows or not here <= there:
        return []
    for one, ids in ((table, column), (other, key)):
        _put_before(work, one, ids)
    return [_said(table.label, column.name, len(there))]


def _report(file: str) -> str:
    """The file in which a section stands."""
    return PurePath(file.rpartition(", ")[0] or file).stem


def _put_before(work: Workspace, table: Table, ids: Column) -> None:
    for part in table.parts:
        name = literal(f"{_report(part.file)}/")
        work.run(
            f"UPDATE {table.name} SET {ids.key} = {name} || trim({ids.key}) WHERE "
            f"rowid >= {part.first_row} AND rowid < {part.first_row + part.rows}"
        )


def _said(label: str, name: str, files: int) -> Finding:
    return Finding(
        "ids-by-file",
        Grade.NOTE,
        _(
            "{name} has ids that begin anew in each of {files:,} files; the name of the file "
            "stands before them here."
        ).format(name=name, files=files),
        file=label,
        column=name,
        count=files,
        matters=_("The same id means another thing in each file."),
        fix=_("Nothing, if that is so; else write ids that are the same in all files."),
    )
