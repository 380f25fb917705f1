"""Exports: the records of a dataset as one CSV file that can be imported again.

Modes as in the API: BULK is what import jobs brought, PUT what came one by one (PutEvents,
PutItems …), ALL both: of items, users and actions the newest record of each id, of interactions
every one. Rows that are equal in all fields are written once.
"""

from __future__ import annotations

import csv
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as pacsv

from personalize_poc.local.datasets import constraints
from personalize_poc.local.datasets.description import ExportJob
from personalize_poc.local.datasets.training import entities
from personalize_poc.local.datasets.training.live_events import every_event
from personalize_poc.local.errors import JobFailed

FILE = "export.csv"
BATCH = 100_000
"""Rows written at a time."""
_ESCAPED = r'["\\]'
"""What Arrow does not write as an import reads it."""


def run(
    job: ExportJob, workdir: Path, progress: Callable[[dict[str, Any]], None]
) -> dict[str, Any]:
    """Write ``workdir/export.csv``; worker function of the export job.

    Returns ``{"rows": n, "file": name}``. Raises JobFailed.
    """
    table = _rows(job)
    try:
        _write(table, workdir / FILE, progress)
    except OSError as error:
        raise JobFailed(f"The export cannot be written: {error.strerror or error}.") from error
    return {"rows": table.num_rows, "file": FILE}


def _rows(job: ExportJob) -> pa.Table:
    part, events = job.part, job.events
    if job.mode == "PUT":
        part = replace(part, segments=[])
    if job.mode == "BULK":
        part, events = replace(part, records=None), None
    if part.schema.dataset_type.id_column is None:
        table = every_event(part.schema, part.segments, events)
    else:
        table = entities.table(part)
    return table if part.records is None and events is None else _importable(table)


def _importable(table: pa.Table) -> pa.Table:
    """The same rows as an import takes them; single records may hold more.

    A file has one record a line, so a blank stands for each line break within a text and the
    blanks around it. Of a long impression those items are left that an import takes.
    """
    for number, name in enumerate(table.column_names):
        before = column = table.column(number)
        if _has(r"[\r\n]", column):
            column = pc.replace_substring_regex(column, r"\s*[\r\n]\s*", " ")
        if name == "IMPRESSION":
            too_long = pc.greater(pc.utf8_length(column), constraints.MAX_STRING)
            begun = pc.utf8_slice_codeunits(column, 0, constraints.MAX_STRING + 1)
            whole = pc.replace_substring_regex(begun, r"\|[^|]*$", "")
            column = pc.if_else(too_long, whole, column)
        if column is not before:
            table = table.set_column(number, name, column)
    return table


def _write(table: pa.Table, path: Path, progress: Callable[[dict[str, Any]], None]) -> None:
    r"""Header unquoted; texts in double quotes where needed; ``"`` and ``\`` escaped by ``\``."""
    with path.open("wb") as file:
        file.write((",".join(table.column_names) + "\n").encode())
        plain = pacsv.WriteOptions(include_header=False)
        for number, batch in enumerate(table.to_batches(max_chunksize=BATCH)):
            if any(_has(_ESCAPED, column) for column in batch.columns):
                file.write(_escaped(batch).encode())
            else:  # what Arrow writes by itself is a hundred times faster
                pacsv.write_csv(batch, file, plain)
            progress({"rows": min((number + 1) * BATCH, table.num_rows)})


def _has(pattern: str, column: pa.Array | pa.ChunkedArray) -> bool:
    if not pa.types.is_string(column.type):
        return False
    return bool(pc.any(pc.match_substring_regex(column, pattern)).as_py())


def _escaped(batch: pa.RecordBatch) -> str:
    from io import StringIO

    text = StringIO()
    writer = csv.writer(
        text, doublequote=False, escapechar="\\", quoting=csv.QUOTE_MINIMAL, lineterminator="\n"
    )
    writer.writerows(
        [str(value).lower() if isinstance(value, bool) else value for value in row.values()]
        for row in batch.to_pylist()
    )
    return text.getvalue()
