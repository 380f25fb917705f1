"""Bulk import: CSV files in, one segment out.

The good path never looks at single rows in Python: Arrow parses, checks and writes blocks of a
few megabytes on all cores, so memory does not grow with the file. Only when something is wrong,
`import_errors` reads the file once more to name the row.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from personalize_poc.local import files
from personalize_poc.local.dataset_types import DatasetType
from personalize_poc.local.datasets import constraints, permitted_values
from personalize_poc.local.datasets.arrow_types import max_length
from personalize_poc.local.datasets.csv import blocks, diagnostics, distinct, missing
from personalize_poc.local.datasets.csv.description import CsvFile, ImportJob
from personalize_poc.local.datasets.csv.dialect import (
    BLOCK,
    Reading,
    plain_texts,
    read_header,
    readings,
)
from personalize_poc.local.datasets.csv.files import of_place
from personalize_poc.local.datasets.csv.missing import Missing, Tally
from personalize_poc.local.datasets.schema import Column, Schema, accepted
from personalize_poc.local.datasets.segments.segment_file import SEGMENT, Writer, segment_schema
from personalize_poc.local.errors import InvalidInputException, JobFailed

BACKLOG = 3
"""Batches that may wait to be written."""


def run(
    job: ImportJob, workdir: Path, progress: Callable[[dict[str, Any]], None]
) -> dict[str, Any]:
    """Import CSV files into ``workdir/segment.arrow``.

    Returns ``{"rows": n, "segment": "segment.arrow", "missing": …}``; the last says by column which
    metadata values are missing, see `missing.Missing`.
    Raises JobFailed naming file, row and column; then nothing is left in `workdir`.
    """
    schema = _schema(job)
    sources = sorted(of_place(job.files), key=lambda source: source.uri)
    _check_headers(sources, schema)
    target = workdir / SEGMENT
    try:
        with files.replacing(target) as partial:
            rules = Rules.of(schema, job.strict)
            rows, event_types, missed = _convert(sources, rules, partial, progress)
            _check_totals(rows, event_types, schema, sources)
    except OSError as error:
        raise JobFailed(f"The imported data cannot be written: {error.strerror or error}.") from (
            error
        )
    return {"rows": rows, "segment": target.name, "missing": missed.told()}


@dataclass(frozen=True)
class Rules:
    """What a file has to obey. lenient: columns of metadata in which a value may be missing.

    loose: those of them that hold numbers or booleans, which a value may not be.
    """

    schema: Schema
    lenient: frozenset[str]
    loose: frozenset[str]

    @staticmethod
    def of(schema: Schema, strict: bool) -> Rules:
        """The rules of a schema; strict: values may be missing where null is allowed."""
        columns = [] if strict else schema.metadata
        names = frozenset(column.name for column in columns)
        return Rules(schema, names, missing.convertible(columns))


def _schema(job: ImportJob) -> Schema:
    try:
        schema = accepted(job.schema_text)
    except InvalidInputException as error:
        raise JobFailed(error.message) from error
    if schema.dataset_type != job.dataset_type:
        raise JobFailed(
            f"The schema is for {schema.dataset_type}, the data set is {job.dataset_type}."
        )
    return schema


def _check_headers(sources: list[CsvFile], schema: Schema) -> None:
    first: list[str] | None = None
    for source in sources:
        header = read_header(source.path, source.uri)
        missing = [name for name in schema.names if name not in header]
        if missing:
            raise JobFailed(
                f"Input CSV is missing the following columns:[{', '.join(missing)}]. "
                f"{source.uri}: the first row must hold the names of the columns; it holds "
                f"{_shortened(header)}."
            )
        for name in schema.names:
            if header.count(name) > 1:
                raise JobFailed(f"{source.uri}: column {name} stands twice in the first row.")
        first = first if first is not None else header
        if set(header) != set(first):
            odd = sorted(set(header) ^ set(first))
            raise JobFailed(
                f"{source.uri}: all files of a folder must have the same columns. This one and "
                f"{sources[0].uri} differ in {', '.join(odd)}."
            )


def _shortened(header: list[str]) -> str:
    text = ", ".join(header)
    return text if len(text) <= 200 else f"{text[:200]} …"


def _convert(
    sources: list[CsvFile],
    rules: Rules,
    partial: Path,
    progress: Callable[[dict[str, Any]], None],
) -> tuple[int, set[str], Tally]:
    target, missed = segment_schema(rules.schema), Tally()
    total = sum(source.path.stat().st_size for source in sources)
    rows, done, event_types = 0, 0, set[str]()
    with _Writing(partial, target) as writing:
        for source in sources:
            for batch, types, part in _batches(source, rules, target):
                writing.add(batch)
                missed.merge(part)
                rows += batch.num_rows
                event_types.update(types)
                progress({"rows": rows})
            done += source.path.stat().st_size
            progress({"rows": rows, "bytes": done, "of": total})
    return rows, event_types - {""}, missed


class _Writing:
    """Writes batches while the next are parsed; Arrow does both without Python's lock."""

    def __init__(self, path: Path, schema: pa.Schema) -> None:
        self._writer = Writer(path, schema)
        self._pending: deque[Future[None]] = deque()
        self._thread = ThreadPoolExecutor(1)

    def add(self, batch: pa.RecordBatch) -> None:
        """Write a batch after those before it. Raises what writing one of these raised."""
        self._pending.append(self._thread.submit(self._writer.add, batch))
        if len(self._pending) > BACKLOG:
            self._pending.popleft().result()

    def __enter__(self) -> _Writing:
        return self

    def __exit__(self, kind: Any, problem: Any, trace: Any) -> None:
        try:
            while self._pending and problem is None:
                self._pending.popleft().result()
        finally:
            self._thread.shutdown()
            self._writer.close()


_Checked = tuple[pa.RecordBatch, list[Any], Tally]
"""A batch, its event types and its missing values."""


def _batches(source: CsvFile, rules: Rules, target: pa.Schema) -> Iterator[_Checked]:
    """The checked batches of a file. Raises JobFailed."""
    schema = rules.schema

    def checked(batch: pa.RecordBatch, how: Reading) -> _Checked | None:
        values, tally = _with_missing(batch, rules)
        for column, array in zip(schema.columns, values, strict=True):
            if not _acceptable(array, column, rules, how.plain):
                return None
        columns = [
            plain_texts(array) if column.textual else array
            for column, array in zip(schema.columns, values, strict=True)
        ]
        known = "EVENT_TYPE" in schema.names
        types = distinct.texts(batch["EVENT_TYPE"]) if known else []
        return pa.record_batch(columns, schema=target), types, tally

    names, reading = read_header(source.path, source.uri), readings(schema, rules.loose)
    try:
        for found in blocks.parsed(source.path, names, BLOCK, reading, checked):
            if found is None:
                raise diagnostics.explain(source.path, source.uri, schema, rules.lenient)
            yield found
    except pa.ArrowInvalid as error:
        raise diagnostics.explain(
            source.path, source.uri, schema, rules.lenient, str(error)
        ) from error


def _with_missing(batch: pa.RecordBatch, rules: Rules) -> tuple[list[pa.Array], Tally]:
    """The columns of a block in the order of the schema, null for metadata that is unreadable."""
    columns, tally = [], Tally()
    for column in rules.schema.columns:
        values = batch[column.name]
        if column.name in rules.lenient:
            if not column.nullable:
                tally.add(column.name, Missing(empty=values.null_count))
            if column.name in rules.loose and pa.types.is_string(values.type):
                values, part = missing.converted(values, column)
                tally.add(column.name, part)
            if pa.types.is_floating(values.type):
                values, part = missing.finite(values)
                tally.add(column.name, part)
        columns.append(values)
    return columns, tally


def _acceptable(values: pa.Array, column: Column, rules: Rules, plain: bool) -> bool:
    """Whether a converted block obeys the rules of its column. plain: see `Reading`."""
    if not column.nullable and values.null_count and column.name not in rules.lenient:
        return False
    mask = permitted_values.mask(values, rules.schema.dataset_type, column.name)
    if mask is not None and not pc.all(mask, min_count=0).as_py():
        return False
    if column.is_text:
        return column.textual or _text_fits(values, max_length(column), plain)
    if column.type in ("float", "double"):
        return bool(pc.all(pc.is_finite(values), min_count=0).as_py())
    return True


def _text_fits(values: pa.StringArray, limit: int, plain: bool) -> bool:
    offsets, characters = text_buffers(values)
    if not plain and len(characters) and (characters == 0x0A).any():  # a line break inside quotes
        return False
    if not len(values) or int(np.diff(offsets).max()) <= limit:  # bytes are never fewer
        return True
    return int(pc.max(pc.utf8_length(values)).as_py() or 0) <= limit


def text_buffers(values: pa.StringArray) -> tuple[np.ndarray, np.ndarray]:
    """Offsets int32 [n + 1] and the bytes they point into, without a copy."""
    _, offsets, data = values.buffers()
    first, last = values.offset, values.offset + len(values) + 1
    ends = np.frombuffer(offsets, np.int32)[first:last] if offsets else np.zeros(1, np.int32)
    if data is None:
        return ends, np.empty(0, np.uint8)
    return ends, np.frombuffer(data, np.uint8)[ends[0] : ends[-1]]


def _check_totals(rows: int, event_types: set[Any], schema: Schema, sources: list[CsvFile]) -> None:
    where = ", ".join(source.uri for source in sources[:3])
    if schema.dataset_type == DatasetType.INTERACTIONS and rows < constraints.MIN_INTERACTIONS:
        raise JobFailed(
            f"{where}: an import of interactions needs at least "
            f"{constraints.MIN_INTERACTIONS} rows; there are {rows}."
        )
    if not rows:
        raise JobFailed(f"{where}: there is no data below the first row.")
    used = len(event_types - {None}) + len(schema.metadata)
    if (
        schema.dataset_type == DatasetType.INTERACTIONS
        and used > constraints.MAX_EVENT_TYPES_AND_METADATA
    ):
        raise JobFailed(
            f"{where}: event types and metadata columns together may be "
            f"{constraints.MAX_EVENT_TYPES_AND_METADATA}; these are {len(event_types - {None})} "
            f"event types and {len(schema.metadata)} columns."
        )
