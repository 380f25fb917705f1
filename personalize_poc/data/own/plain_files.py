"""CSV files that a mapping names, read as text into DuckDB; what is broken is named."""

from __future__ import annotations

import re
from pathlib import Path

import duckdb

from personalize_poc.data.errors import BadFile
from personalize_poc.data.own import sql
from personalize_poc.data.own.csvfile import announce, header
from personalize_poc.data.own.mapping_types import Mapping
from personalize_poc.data.own.tables import Column, Part, Reading, Table


def paths(folder: Path, names: tuple[str, ...]) -> list[Path]:
    """The files of a section.

    Raises:
        BadFile: a name or pattern stands for no file.
    """
    found: list[Path] = []
    for name in names:
        one = folder / name
        here = [one] if one.is_file() else sorted(folder.glob(name)) if "*" in name else []
        if not here:
            raise BadFile("the file is missing", one)
        found += here
    return found


def open_folder(folder: Path, mapping: Mapping) -> Reading:
    """Read the files of a folder that a mapping names, one table each.

    Raises:
        BadFile: missing, empty, not UTF-8, or a row with too few or too many fields.
    """
    connection = duckdb.connect()
    try:
        tables: dict[tuple[Path, ...], Table] = {}
        for section in mapping.sections.values():
            others = [(section.join.file,)] if section.join else []
            for names in (section.files, *others):
                files = tuple(paths(folder, names))
                if files not in tables:
                    label = names[0] if len(names) == 1 else files[0].name
                    name = f"t{len(tables)}"
                    tables[files] = _read(connection, name, label, folder, files)
    except BaseException:
        connection.close()
        raise
    return Reading(str(folder), connection, tuple(tables.values()))


def _read(
    connection: duckdb.DuckDBPyConnection,
    name: str,
    label: str,
    folder: Path,
    files: tuple[Path, ...],
) -> Table:
    """Read files with the same columns into one table."""
    columns, _ = header(files[0])
    keys = [Column(column, f"c{index}") for index, column in enumerate(columns)]
    listed = ", ".join(f"{one.key} VARCHAR" for one in keys)
    connection.execute(f"CREATE TABLE {name} ({listed})")
    parts: list[Part] = []
    total = 0
    for path in files:
        announce(path)
        own, separator = header(path)
        if set(own) != set(columns):
            raise BadFile(f"its columns are not those of {files[0].name}", path, 1)
        rows = _insert(
            connection, name, path, [keys[columns.index(one)].key for one in own], separator
        )
        parts.append(Part(path.relative_to(folder).as_posix(), "csv", total, rows))
        total += rows
    if not total:
        raise BadFile("the file has a header but no rows", files[0])
    return Table(name, label, tuple(keys), tuple(parts), total)


def _insert(
    connection: duckdb.DuckDBPyConnection, name: str, path: Path, keys: list[str], separator: str
) -> int:
    types = ", ".join(f"'{key}': 'VARCHAR'" for key in keys)
    empty = " AND ".join(f"{key} IS NULL" for key in keys)
    try:
        row = connection.execute(
            f"INSERT INTO {name} BY NAME SELECT * FROM read_csv(?, columns = {{{types}}}, "
            f"delim = {sql.quoted(separator)}, quote = '\"', escape = '\"', header = true, "
            f"auto_detect = false, strict_mode = true, null_padding = false, encoding = 'utf-8') "
            f"WHERE NOT ({empty})",
            [str(path)],
        ).fetchone()
    except duckdb.Error as error:
        raise _broken(path, str(error)) from error
    return int(row[0]) if row else 0


def _broken(path: Path, said: str) -> BadFile:
    """What DuckDB says of a file that it cannot take apart, with the row if it names one."""
    line = re.search(r"Line: (\d+)", said)
    row = int(line[1]) if line else None
    if re.search(r"invalid unicode|not utf-8", said, re.I):
        return BadFile("the text is not UTF-8; save the file as UTF-8", path, row)
    if widths := re.search(r"Expected Number of Columns: (\d+) Found: (\d+)", said):
        expected, found = map(int, widths.groups())
        if found < expected:
            column = header(path)[0][found]
            return BadFile("the row ends before this column", path, row, column)
        return BadFile(f"{found} fields instead of {expected}", path, row)
    return BadFile(f"no readable CSV ({said.splitlines()[0]})", path, row)
