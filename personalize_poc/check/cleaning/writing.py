"""The cleaned CSV files, in a folder that appears complete or not at all."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import duckdb
import yaml

from personalize_poc import files
from personalize_poc.check.cleaning import changes as listing
from personalize_poc.check.cleaning.fixes import IDS, expression, source
from personalize_poc.check.findings.scan import Scan, quoted
from personalize_poc.data.one_line import in_one_line
from personalize_poc.data.own.canonical import Canonical, Field, Relation
from personalize_poc.data.own.mapping_file import MAPPING
from personalize_poc.data.own.refusals import reason
from personalize_poc.errors import BadInput
from personalize_poc.language import _

LARGE = 1_000_000
"""From so many changes on their list is compressed."""
STATED = ("categorical", "list", "number", "text")
"""Kinds of fields that a mapping can state."""


@contextmanager
def appearing(folder: Path) -> Iterator[Path]:
    """Yield a folder to write to; it takes the name of `folder` if nothing is raised.

    Raises:
        BadInput: there is something in `folder`, or writing fails.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise BadInput(f"{folder} is there already.", _("Name a folder that does not exist yet."))
    made = folder.with_name(f".{folder.name}.{os.getpid()}.part")
    try:
        made.mkdir(parents=True)
        yield made
        if folder.exists():
            folder.rmdir()
        made.replace(folder)
    except (OSError, duckdb.IOException) as error:
        raise BadInput(
            f"The cleaned files could not be written to {folder}: {reason(error)}.",
            _("Nothing was left there. Look for space on the disk and for the right to write."),
        ) from error
    finally:
        shutil.rmtree(made, ignore_errors=True)


def table(scan: Scan, relation: Relation, folder: Path) -> int:
    """Write a data set; how many rows it has."""
    section = relation.section
    columns = {one.name: _as_written(scan, relation, one) for one in relation.fields}
    texts = {one.name: f"e.{quoted(one.name)}" for one in relation.fields if one.type == "string"}
    name = title_column(scan.canonical, relation)
    if name is not None and name not in columns:
        texts[name] = f"e.{relation.title}"
        columns[name] = in_one_line(texts[name])
    shown = ", ".join(f"{written} AS {quoted(name)}" for name, written in columns.items())
    select = (
        f"SELECT {shown} FROM {source(scan, relation)} WHERE e.row NOT IN "
        f"(SELECT row FROM clean_left WHERE section = '{section}') ORDER BY e.row"
    )
    path = folder / f"{section}.csv"
    quote = []
    for key, field in IDS.items():
        if texts.pop(key, None):  # each distinct id is looked at once
            own = "" if relation is scan.events else "known_"
            quote += _quote(scan, f"check_{own}{field}", {key: "id"})
    quote += _quote(scan, f"{relation.name} e", texts)
    return _copy(scan, select, list(columns), quote, path)


def _as_written(scan: Scan, relation: Relation, field: Field) -> str:
    """SQL: a field as it is written; a whole number stays as it stands in the file: 2, not 2.0."""
    written = expression(scan, relation, field)
    if field.type not in ("double", "float") or not field.column:
        return written
    text = f"e.{quoted('raw_' + field.name)}"
    whole = f"regexp_full_match({text}, '-?[0-9]+') AND TRY_CAST({text} AS DOUBLE) = {written}"
    return f"CASE WHEN {whole} THEN {text} ELSE {written}::VARCHAR END"


def changes(scan: Scan, folder: Path) -> str | None:
    """Write the list of changes; its name, or None if there are none."""
    count = int(scan.one("SELECT count(*) FROM clean_changes")[0])
    if not count:
        return None
    name = "changes.csv" if count < LARGE else "changes.csv.gz"
    texts = {"before": "before", "after": "after"}
    quote = _quote(scan, "clean_changes", texts)
    _copy(scan, listing.listed(scan), list(listing.HEADER), quote, folder / name)
    return name


def _quote(scan: Scan, table: str, texts: dict[str, str]) -> list[str]:
    """Columns that have a backslash somewhere: outside of quotes it could mean two things."""
    if not texts:
        return []
    parts = [f"coalesce(bool_or(contains({text}, '\\')), false)" for text in texts.values()]
    found = scan.one(f"SELECT {', '.join(parts)} FROM {table}")
    return [name for name, there in zip(texts, found, strict=True) if there]


def _copy(scan: Scan, select: str, columns: list[str], quote: list[str], path: Path) -> int:
    """Write the rows of a SELECT as the service reads them; how many.

    Names stand in the first line without quotes, as its guide asks for. DuckDB would quote those
    of columns that are quoted, so the line is given to it as a prefix.
    """
    target = str(path).replace("'", "''")
    options = [
        "FORMAT csv",
        "DELIMITER ','",
        "QUOTE '\"'",
        "ESCAPE '\\'",
        "NULLSTR ''",
        f"COMPRESSION {'gzip' if path.suffix == '.gz' else 'none'}",
    ]
    if quote:
        options += ["HEADER false", f"PREFIX '{','.join(columns)}\n'", "SUFFIX '\n'"]
        options.append(f"FORCE_QUOTE ({', '.join(map(quoted, quote))})")
    else:
        options.append("HEADER")
    (count,) = scan.one(f"COPY ({select}) TO '{target}' ({', '.join(options)})")
    return int(count)


def title_column(canonical: Canonical, relation: Relation) -> str | None:
    """Name of the column with titles in the cleaned file, or None."""
    section = canonical.mapping.sections.get(relation.section)
    if relation.title is None or section is None:
        return None
    for field in relation.fields:
        if section.title is not None and field.column == section.title:
            return field.name
    names = {field.name for field in relation.fields}
    return "TITLE" if "TITLE" not in names else "ITEM_TITLE"


def mapping(canonical: Canonical, folder: Path) -> None:
    """Write the mapping.yaml that reads the cleaned files."""
    content: dict[str, Any] = {}
    for key in ("name", "licence"):
        if value := getattr(canonical.mapping, key):
            content[key] = value
    for relation in canonical.relations:
        content[relation.section] = _section(canonical, relation, folder)
    text = yaml.safe_dump(content, sort_keys=False, allow_unicode=True, width=1000)
    files.write_atomically(folder / MAPPING, f"# Of files that were cleaned.\n{text}")


def _section(canonical: Canonical, relation: Relation, folder: Path) -> dict[str, Any]:
    file = f"{relation.section}.csv"
    section: dict[str, Any] = {
        "file": file,
        "columns": {field.name: field.name for field in relation.fields},
    }
    if any(field.kind == "time" for field in relation.fields):
        section["timestamp"] = "seconds"
        if (zone := canonical.mapping.sections[relation.section].timezone) != "UTC":
            section["timezone"] = zone  # of days and hours
    if _escapes(folder / file):
        section["reading"] = {"escape": "\\"}
    if relation.section == "interactions":
        return section
    kinds = {one.name: one.kind for one in relation.fields if one.kind in STATED}
    if kinds:
        section["kinds"] = kinds
    if title := title_column(canonical, relation):
        section["title"] = title
    if any(field.kind == "list" for field in relation.fields):
        section["separator"] = "|"
    return section


def _escapes(path: Path) -> bool:
    """Whether a file has a backslash, so that a reader has to know what it means."""
    with path.open("rb") as file:
        while block := file.read(1 << 20):
            if b"\\" in block:
                return True
    return False
