"""Files of databases: each table of SQLite or DuckDB is a table. Views say the same once more."""

from __future__ import annotations

from dataclasses import replace

from personalize_poc.data.errors import BadFile, DataError, NoTable
from personalize_poc.data.own.reading.database_files import query
from personalize_poc.data.own.reading.ground.units import Content, Unit
from personalize_poc.data.own.reading.ground.workspace import Workspace
from personalize_poc.language import N_


def understand(work: Workspace, unit: Unit, kind: str, left_out: dict[str, str]) -> list[Content]:
    """The tables of a database.

    Args:
        work: of this reading.
        unit: the file.
        kind: "sqlite" or "duckdb".
        left_out: gets tables that are not read, with the reason.

    Raises:
        BadFile: it is damaged, protected, or another program writes to it.
        NoTable: it holds no table.
    """
    names = query.tables(unit.path, kind)
    if not names:
        raise NoTable(N_("the database cannot be opened, or it holds no table"), unit.file)
    found: list[Content] = []
    for name in names:
        label = f"{unit.file}, table {name}"
        part = replace(unit, file=label, size=unit.size // len(names), alone=False)
        try:
            found.append(query.whole(work, part, kind, name))
        except DataError as error:
            left_out[label] = error.told if isinstance(error, BadFile) else str(error)
    if unit.temporary:
        unit.path.unlink(missing_ok=True)
    if not found:
        reasons = "; ".join(f"{name}: {left_out[f'{unit.file}, table {name}']}" for name in names)
        raise BadFile(f"no table of the database can be read ({reasons})", unit.file)
    return found
