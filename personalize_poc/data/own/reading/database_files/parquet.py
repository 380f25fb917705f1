"""Parquet files, their types turned into text."""

from __future__ import annotations

import re
from dataclasses import replace

from personalize_poc.data.errors import BadFile
from personalize_poc.data.findings import Finding
from personalize_poc.data.own.reading.ground import names
from personalize_poc.data.own.reading.ground.units import Content, Heading, Unit
from personalize_poc.data.own.reading.ground.workspace import Workspace
from personalize_poc.data.own.reading.json_files import nested, object_notes
from personalize_poc.data.own.reading.json_files.unfolding import Unfolded
from personalize_poc.data.own.sql import identifier
from personalize_poc.language import N_

_TYPES = {
    "TINYINT": "int8",
    "SMALLINT": "int16",
    "INTEGER": "int32",
    "BIGINT": "int64",
    "HUGEINT": "int128",
    "UTINYINT": "uint8",
    "USMALLINT": "uint16",
    "UINTEGER": "uint32",
    "UBIGINT": "uint64",
    "FLOAT": "float",
    "DOUBLE": "double",
    "BOOLEAN": "bool",
    "DATE": "date32[day]",
    "TIME": "time64[us]",
    "TIMESTAMP": "timestamp[us]",
    "TIMESTAMP_S": "timestamp[s]",
    "TIMESTAMP_MS": "timestamp[ms]",
    "TIMESTAMP_NS": "timestamp[ns]",
    "TIMESTAMP WITH TIME ZONE": "timestamp[us, UTC]",
    "BLOB": "binary",
    "UUID": "uuid",
}
_IDS = re.compile(r"(?:U?(?:BIG|SMALL|TINY)?INT|U?INTEGER|VARCHAR)\[\d*\]")
_CHOSEN = re.compile(r"click|chosen|select|purchas|bought|consum", re.I)
_SHOWN = re.compile(r"in_?view|impress|shown|display|candidate|exposed|non_?click|not_?click", re.I)
_SIGN = b"PAR1"
_WHOLE = 2**53
"""Up to here every whole number is a double of its own."""


def understand(work: Workspace, unit: Unit) -> Content:
    """Recognise the columns of a Parquet file."""
    _refuse_cut_off(unit)
    parameters = (work.plain(unit.path),)
    source = "read_parquet(?, hive_partitioning=false, binary_as_string=true)"
    try:
        described = work.run(f"DESCRIBE SELECT * FROM {source}", parameters, unit.file)
    except BadFile as error:
        raise BadFile(f"the Parquet file is damaged ({error.reason})", unit.file) from error
    columns = _flat([(row[0], row[1]) for row in described])
    if nested.holds_objects([kind for _, _, kind in columns]):
        return _of_objects(work, unit, columns, source, parameters)
    findings: tuple[Finding, ...] = ()
    if clicked := _clicked(columns):
        columns, source, findings = _a_row_each(work, unit, columns, clicked, source)
    headings = tuple(Heading(name, stored_as(kind)) for name, _, kind in columns)
    expressions = tuple(_text(expression, kind) for _, expression, kind in columns)
    return Content(
        unit=unit,
        file=unit.file,
        format="parquet",
        headings=headings,
        named=True,
        source=source,
        expressions=expressions,
        parameters=parameters,
        row_bytes=20.0,
        findings=findings,
    )


def _refuse_cut_off(unit: Unit) -> None:
    """A whole file ends with the sign with which it begins, and before it stands how to read it."""
    with unit.path.open("rb") as file:
        size = file.seek(0, 2)
        file.seek(max(0, size - len(_SIGN)))
        end = file.read()
    if end != _SIGN or size <= 2 * len(_SIGN):
        raise BadFile(
            N_(
                "the Parquet file ends early, and how to read it stands at its end: copy or export "
                "it again"
            ),
            unit.file,
        )


def _clicked(columns: list[tuple[str, str, str]]) -> str:
    """The name of the list of ids that were chosen of those shown in another list; "" if none is.

    So logs of recommendations are published: what was shown, and which of it was clicked.
    """
    lists = [name for name, _, kind in columns if _IDS.fullmatch(kind)]
    chosen = [name for name in lists if _CHOSEN.search(name) and not _SHOWN.search(name)]
    shown = [name for name in lists if _SHOWN.search(name)]
    return chosen[0] if len(chosen) == 1 and shown else ""


def _a_row_each(
    work: Workspace, unit: Unit, columns: list[tuple[str, str, str]], name: str, source: str
) -> tuple[list[tuple[str, str, str]], str, tuple[Finding, ...]]:
    """A row for each value of a list; rows where it is empty stay."""
    given = next(expression for one, expression, _ in columns if one == name)
    rows, most = work.run(
        f"SELECT count(*) FILTER (len({given}) > 1), coalesce(max(len({given})), 0) FROM {source}",
        (work.plain(unit.path),),
        unit.file,
    )[0]
    each = f"unnest(CASE WHEN len({given}) > 0 THEN {given} ELSE [NULL] END) AS chosen_"
    wider = [
        (one, "chosen_" if one == name else expression, kind[:-2] if one == name else kind)
        for one, expression, kind in columns
    ]
    found = (object_notes.unfolded(unit.file, Unfolded(True, name, rows, most)),) if rows else ()
    return wider, f"(SELECT *, {each} FROM {source})", found


def _of_objects(
    work: Workspace,
    unit: Unit,
    columns: list[tuple[str, str, str]],
    source: str,
    parameters: tuple[object, ...],
) -> Content:
    """Columns of a file with lists of objects or maps: each row becomes a JSON object."""
    table = work.new_table()
    pairs = ", ".join(
        nested.as_json(name, expression, kind, _text(expression, kind))
        for name, expression, kind in columns
    )
    work.run(
        f"CREATE TABLE {table} AS SELECT CAST(json_object({pairs}) AS VARCHAR) AS j FROM {source}",
        parameters,
        unit.file,
    )
    found = nested.fields(work, unit.file, table, "true")
    types = {name: stored_as(kind) for name, _, kind in columns}
    headings = [replace(h, stored_as=types.get(h.name, h.stored_as)) for h in found.headings]
    return Content(
        unit=unit,
        file=unit.file,
        format="parquet",
        headings=tuple(headings),
        named=True,
        source=found.source,
        expressions=found.expressions,
        findings=found.findings,
        staging=table,
    )


def _flat(columns: list[tuple[str, str]]) -> list[tuple[str, str, str]]:
    """Names, SQL and types of columns; fields of structures are columns."""
    flat: list[tuple[str, str, str]] = []
    for name, kind in columns:
        flat += _flattened(name, identifier(name), kind)
    found = names.distinct([name for name, _, _ in flat])[0]
    return [(name, sql, kind) for name, (_, sql, kind) in zip(found, flat, strict=True)]


def _flattened(name: str, expression: str, kind: str) -> list[tuple[str, str, str]]:
    if not (kind.startswith("STRUCT(") and kind.endswith(")")):
        return [(name, expression, kind)]
    flat: list[tuple[str, str, str]] = []
    for field, inner in _fields(kind[len("STRUCT(") : -1]):
        flat += _flattened(f"{name}.{field}", f"({expression}).{identifier(field)}", inner)
    return flat


def _fields(text: str) -> list[tuple[str, str]]:
    """Names and types in `x INTEGER, "y z" STRUCT(a VARCHAR, b INTEGER)`."""
    parts, depth, quoted, begin = [], 0, False, 0
    for place, letter in enumerate(text):
        if letter == '"':
            quoted = not quoted
        elif not quoted and letter in "([":
            depth += 1
        elif not quoted and letter in ")]":
            depth -= 1
        elif not quoted and letter == "," and depth == 0:
            parts.append(text[begin:place].strip())
            begin = place + 1
    parts.append(text[begin:].strip())
    found = []
    for part in parts:
        match = re.match(r'"((?:[^"]|"")*)"\s+(.*)|(\S+)\s+(.*)', part, flags=re.DOTALL)
        assert match is not None, part
        name = match[3] if match[1] is None else match[1].replace('""', '"')
        found.append((name, match[4] if match[1] is None else match[2]))
    return found


def _text(expression: str, kind: str) -> str:
    """SQL for the text of a value: no artefacts of its type, and NULL for what is empty."""
    if kind.endswith("]") or kind.startswith(("MAP(", "UNION(", "STRUCT(")):
        return f"CAST(to_json({expression}) AS VARCHAR)"
    if kind in ("FLOAT", "DOUBLE"):
        # A column of whole numbers in which some are missing is one of doubles in pandas. What
        # bounds a file tells of its values hold for its numbers only: DuckDB takes them for a
        # proof that `abs` and `isnan` need not be looked at, where NaN stands among them.
        return (
            f"CASE WHEN {expression} = trunc({expression}) AND abs({expression}) < {_WHOLE} "
            f"THEN CAST(TRY_CAST({expression} AS BIGINT) AS VARCHAR) "
            f"ELSE nullif(CAST({expression} AS VARCHAR), 'nan') END"
        )
    if kind == "TIMESTAMP WITH TIME ZONE":
        return f"CAST({expression} AS VARCHAR) || ':00'"
    return f"nullif(CAST({expression} AS VARCHAR), '')"


def stored_as(kind: str) -> str:
    """The name of a type of DuckDB as Arrow has it; "" for text."""
    if kind in ("VARCHAR", "NULL", '"NULL"') or kind.startswith("ENUM("):
        return ""
    if kind.endswith("[]"):
        return f"list<{stored_as(kind[:-2]) or 'string'}>"
    if kind.startswith("DECIMAL("):
        return f"decimal128{kind[len('DECIMAL') :].replace(',', ', ')}"
    if kind.startswith("MAP("):
        return "map"
    if kind.startswith("STRUCT("):
        return "struct"
    return _TYPES.get(kind, kind.lower())
