"""Bulk import: CSV files in, one Parquet segment out.

The good path never looks at single rows in Python: Arrow parses, converts and writes blocks of a
few megabytes, so memory does not grow with the file. Only when something is wrong,
`import_errors` reads the file once more to name the row.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as pacsv
import pyarrow.parquet as pq

from personalize_poc.local.datasets import import_errors, permitted, rules
from personalize_poc.local.datasets.csvformat import (
    BLOCK,
    arrow_type,
    convert_options,
    max_length,
    parse_options,
    plain_texts,
    read_header,
)
from personalize_poc.local.datasets.schema import Column, Schema, accepted
from personalize_poc.local.errors import InvalidInputException, JobFailed

ROW_GROUP = 1_000_000
SAMPLE, FEW = 100_000, 2_000
"""A column with at most `FEW` values in so many rows is written with a dictionary."""
LONG_ROW = 200
"""Rows of more bytes hold texts, which compression makes much smaller."""
TYPE_KEY = b"personalize.dataset_type"
"""Key of the Parquet file's metadata that holds the type of the data set."""


@dataclass(frozen=True)
class Source:
    """One CSV file: where it lies here, and the S3 URI that messages name."""

    path: Path
    uri: str


def run(
    payload: dict[str, Any], workdir: Path, progress: Callable[[dict[str, Any]], None]
) -> dict[str, Any]:
    """Import CSV files into ``workdir/segment.parquet``; worker function of the import job.

    payload: ``{"schema": Avro JSON, "dataset_type": "INTERACTIONS", "files": [{"path", "uri"}]}``.
    Returns ``{"rows": n, "segment": "segment.parquet"}``.
    Raises JobFailed naming file, row and column; then nothing is left in `workdir`.
    """
    schema = _schema(payload)
    sources = _sources(payload["files"])
    _check_headers(sources, schema)
    target = workdir / "segment.parquet"
    partial = workdir / "segment.parquet.partial"
    try:
        rows, event_types = _convert(sources, schema, partial, progress)
        _check_totals(rows, event_types, schema, sources)
        partial.replace(target)
    except OSError as error:
        raise JobFailed(f"The imported data cannot be written: {error.strerror or error}.") from (
            error
        )
    finally:
        partial.unlink(missing_ok=True)
    return {"rows": rows, "segment": target.name}


def segment_schema(schema: Schema) -> pa.Schema:
    """The Arrow schema of segments of this data set, with its type in the metadata."""
    fields = [pa.field(column.name, arrow_type(column)) for column in schema.columns]
    return pa.schema(fields, metadata={TYPE_KEY: schema.dataset_type.encode()})


def _schema(payload: dict[str, Any]) -> Schema:
    try:
        schema = accepted(payload["schema"])
    except InvalidInputException as error:
        raise JobFailed(error.message) from error
    wanted = payload["dataset_type"].upper()
    if schema.dataset_type != wanted:
        raise JobFailed(f"The schema is for {schema.dataset_type}, the data set is {wanted}.")
    return schema


def _sources(files: list[dict[str, str]]) -> list[Source]:
    sources = [Source(Path(file["path"]), file["uri"]) for file in files]
    if len(sources) > 1:  # a folder: its CSV files count, markers and read-me files do not
        sources = [source for source in sources if source.uri.lower().endswith(".csv")]
    if not sources:
        raise JobFailed("Invalid Data location. There is no CSV file at this place.")
    return sorted(sources, key=lambda source: source.uri)


def _check_headers(sources: list[Source], schema: Schema) -> None:
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
    sources: list[Source],
    schema: Schema,
    partial: Path,
    progress: Callable[[dict[str, Any]], None],
) -> tuple[int, set[str]]:
    target = segment_schema(schema)
    total = sum(source.path.stat().st_size for source in sources)
    rows, done, event_types = 0, 0, set[str]()
    with _Writing(partial) as writing:
        for source in sources:
            for table in _grouped(_batches(source, schema, target)):
                writing.add(table)
                rows += table.num_rows
                if "EVENT_TYPE" in schema.names:
                    event_types.update(pc.unique(table["EVENT_TYPE"]).to_pylist())
                progress({"rows": rows})
            done += source.path.stat().st_size
            progress({"rows": rows, "bytes": done, "of": total})
    return rows, event_types - {""}


class _Writing:
    """Writes one row group while the next is read; Arrow does both without Python's lock."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._writer: pq.ParquetWriter | None = None
        self._last: Future[None] | None = None
        self._thread = ThreadPoolExecutor(1)

    def add(self, table: pa.Table) -> None:
        """Write a row group once the one before it is written. Raises what that one raised."""
        self._writer = self._writer or _writer(self._path, table)
        if self._last is not None:
            self._last.result()
        self._last = self._thread.submit(self._writer.write_table, table, row_group_size=ROW_GROUP)

    def __enter__(self) -> _Writing:
        return self

    def __exit__(self, kind: Any, problem: Any, trace: Any) -> None:
        try:
            if self._last is not None and problem is None:
                self._last.result()
        finally:
            self._thread.shutdown()
            if self._writer is not None:
                self._writer.close()


def _writer(path: Path, first: pa.Table) -> pq.ParquetWriter:
    """A writer that costs little time for columns like those of the first row group.

    A dictionary pays off for columns of few values. For ids it takes more time than everything
    else together (1.0 of 1.3 s CPU for 5 million interactions), and compression as much as the
    rest, so ids and numbers are written as they are; the file is about as large as its CSV.
    """
    start = first.slice(0, SAMPLE)
    few = [
        name
        for name in first.column_names
        if pa.types.is_string(first.schema.field(name).type)
        and pc.count_distinct(start[name]).as_py() <= min(FEW, SAMPLE // 10)
    ]
    long_texts = first.nbytes > LONG_ROW * first.num_rows
    return pq.ParquetWriter(
        path, first.schema, compression="zstd" if long_texts else "none",
        compression_level=1 if long_texts else None, use_dictionary=few,
        dictionary_pagesize_limit=8 << 20, write_statistics=False, write_page_checksum=True,
    )  # fmt: skip


def _grouped(batches: Iterator[pa.RecordBatch]) -> Iterator[pa.Table]:
    """Join blocks into row groups of about `ROW_GROUP` rows: fewer dictionaries, faster reads."""
    waiting: list[pa.RecordBatch] = []
    rows = 0
    for batch in batches:
        waiting.append(batch)
        rows += batch.num_rows
        if rows >= ROW_GROUP:
            yield pa.Table.from_batches(waiting)
            waiting, rows = [], 0
    if waiting:
        yield pa.Table.from_batches(waiting)


def _batches(source: Source, schema: Schema, target: pa.Schema) -> Iterator[pa.RecordBatch]:
    try:
        reader = pacsv.open_csv(
            source.path,
            read_options=pacsv.ReadOptions(block_size=BLOCK),
            parse_options=parse_options(),
            convert_options=convert_options(schema),
        )
        for batch in reader:
            if not all(_acceptable(batch[c.name], c, schema) for c in schema.columns):
                raise import_errors.explain(source.path, source.uri, schema)
            columns = [
                plain_texts(batch[c.name]) if c.textual else batch[c.name] for c in schema.columns
            ]
            yield pa.record_batch(columns, schema=target)
    except pa.ArrowInvalid as error:
        raise import_errors.explain(source.path, source.uri, schema, str(error)) from error


def _acceptable(values: pa.Array, column: Column, schema: Schema) -> bool:
    """Whether a converted block obeys the rules of its column."""
    if not column.nullable and values.null_count:
        return False
    mask = permitted.mask(values, schema.dataset_type, column.name)
    if mask is not None and not pc.all(mask, min_count=0).as_py():
        return False
    if column.is_text:
        return column.textual or _text_fits(values, max_length(column))
    if column.type in ("float", "double"):
        return bool(pc.all(pc.is_finite(values), min_count=0).as_py())
    return True


def _text_fits(values: pa.StringArray, limit: int) -> bool:
    offsets, characters = text_buffers(values)
    if len(characters) and (characters == 0x0A).any():  # a line break inside quotes
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


def _check_totals(rows: int, event_types: set[Any], schema: Schema, sources: list[Source]) -> None:
    where = ", ".join(source.uri for source in sources[:3])
    if schema.dataset_type == rules.INTERACTIONS and rows < rules.MIN_INTERACTIONS:
        raise JobFailed(
            f"{where}: an import of interactions needs at least {rules.MIN_INTERACTIONS} rows; "
            f"there are {rows}."
        )
    if not rows:
        raise JobFailed(f"{where}: there is no data below the first row.")
    used = len(event_types - {None}) + len(schema.metadata)
    if schema.dataset_type == rules.INTERACTIONS and used > rules.MAX_EVENT_TYPES_AND_METADATA:
        raise JobFailed(
            f"{where}: event types and metadata columns together may be "
            f"{rules.MAX_EVENT_TYPES_AND_METADATA}; these are {len(event_types - {None})} event "
            f"types and {len(schema.metadata)} columns."
        )
