"""The file of one segment: Arrow's IPC format, with checksums.

Writing it costs little more than copying the columns (Parquet's encodings take half of the time of
a whole import), and a reader reads the columns it wants alone. The format has no checksums of its
own, so each batch carries the CRC-32 of its columns, and an empty last batch says how many there
are and of which schema; every reader checks them. Files are not mapped into memory: what was
checked could be read from the disk again later.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa

from personalize_poc.local.datasets.arrow_types import arrow_type
from personalize_poc.local.datasets.schema import Schema
from personalize_poc.local.errors import StandInError

LONG_ROW = 200
"""Rows of more bytes hold texts, which compression makes much smaller."""
_CHECKS = b"personalize.checks"


class DamagedSegment(StandInError):
    """A file of a data set does not hold what was written."""

    def __init__(self, path: Path | str, why: object) -> None:
        super().__init__(
            f"The data file {path} is damaged ({why}). Import this data set again with import "
            "mode FULL."
        )


class Writer:
    """Writes batches of one schema to `path`, in the order in which they are added.

    The first batch decides on compression. Raises OSError, then the file is of no use.
    """

    def __init__(self, path: Path, schema: pa.Schema) -> None:
        self._schema = schema
        self._sink = pa.OSFile(str(path), "wb")
        self._writer: pa.ipc.RecordBatchFileWriter | None = None
        self._batches = self._rows = 0

    def add(self, batch: pa.RecordBatch) -> None:
        """Write one batch; one without rows is left out."""
        if batch.num_rows:
            if any(column.offset for column in batch.columns):  # a slice: the file has its rows
                batch = batch.take(pa.array(np.arange(batch.num_rows)))
            self._write(batch, _checks(batch), compressed=batch.nbytes > LONG_ROW * batch.num_rows)
            self._batches += 1
            self._rows += batch.num_rows

    def _write(self, batch: pa.RecordBatch, checks: dict[str, Any], compressed: bool) -> None:
        self._writer = self._writer or self._open(compressed)
        self._writer.write_batch(batch, custom_metadata={_CHECKS: json.dumps(checks)})

    def _open(self, compressed: bool) -> pa.ipc.RecordBatchFileWriter:
        codec = pa.Codec("zstd", compression_level=1) if compressed else None
        return pa.ipc.new_file(
            self._sink, self._schema, options=pa.ipc.IpcWriteOptions(compression=codec)
        )

    def close(self) -> None:
        """Finish the file."""
        try:
            # Not from Python lists: with those Arrow would load pandas first.
            empty = [pa.nulls(0, field.type) for field in self._schema]
            end = pa.record_batch(empty, schema=self._schema)
            self._write(end, _end(self._batches, self._rows, self._schema), compressed=False)
            assert self._writer is not None
            self._writer.close()
        finally:
            self._sink.close()

    def __enter__(self) -> Writer:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def write(path: Path, table: pa.Table) -> None:
    """Write a table in its own batches. Raises OSError."""
    with Writer(path, table.schema) as writer:
        for batch in table.to_batches():
            writer.add(batch)


def schema(path: Path | str) -> pa.Schema:
    """Columns and metadata of a file. Raises DamagedSegment."""
    with _reading(path) as source:
        return _opened(path, source)[0]


def rows(path: Path | str) -> int:
    """The number of rows of a file. Raises DamagedSegment."""
    with _reading(path) as source:
        return _opened(path, source)[2]


def batches(path: Path | str, columns: Sequence[str] | None = None) -> Iterator[pa.RecordBatch]:
    """The batches of a file in order, with some or all columns, in the order of the file.

    Columns that the file does not have are left out. Raises DamagedSegment.
    """
    with _reading(path) as source:
        found, count, _ = _opened(path, source)
        wanted = [n for n, name in enumerate(found.names) if columns is None or name in columns]
        options = pa.ipc.IpcReadOptions(included_fields=wanted)
        reader = pa.ipc.open_file(source, options=options)
        for number in range(count):
            batch, metadata = reader.get_batch_with_custom_metadata(number)
            if why := _problem(batch, metadata):
                raise DamagedSegment(path, why)
            yield batch


@contextmanager
def _reading(path: Path | str) -> Iterator[pa.NativeFile]:
    """A file open for reading; what Arrow cannot read is damage."""
    try:
        with pa.OSFile(str(path), "rb") as source:
            yield source
    except (OSError, pa.ArrowException, UnicodeDecodeError) as error:
        raise DamagedSegment(path, error) from error


def _opened(path: Path | str, source: pa.NativeFile) -> tuple[pa.Schema, int, int]:
    """The schema of a file and its numbers of batches and rows. Raises DamagedSegment."""
    reader = pa.ipc.open_file(source)
    count = reader.num_record_batches - 1
    end = _metadata(reader.get_batch_with_custom_metadata(count)[1]) if count >= 0 else None
    if end is None or end != _end(count, end.get("rows", 0), reader.schema):
        raise DamagedSegment(path, "its end does not fit the rest")
    return reader.schema, count, end["rows"]


def read(
    path: Path | str, columns: Sequence[str] | None = None, *, dictionary: bool = False
) -> pa.Table:
    """A file as a table without metadata; `dictionary` encodes its strings, batch by batch.

    Columns as in `batches`. Raises DamagedSegment.
    """
    found = schema(path).remove_metadata()
    fields = [field for field in found if columns is None or field.name in columns]
    if dictionary:
        fields = [_encoded_field(field) for field in fields]
    parts = [encoded(part) if dictionary else part for part in batches(path, columns)]
    plain = [part.replace_schema_metadata(None) for part in parts]
    return pa.Table.from_batches(plain, pa.schema(fields))


def _encoded_field(field: pa.Field) -> pa.Field:
    if pa.types.is_string(field.type):
        return field.with_type(pa.dictionary(pa.int32(), pa.string()))
    return field


def encoded(batch: pa.RecordBatch) -> pa.RecordBatch:
    """A batch with its strings as dictionary arrays."""
    columns = [c.dictionary_encode() if pa.types.is_string(c.type) else c for c in batch.columns]
    return pa.RecordBatch.from_arrays(columns, names=batch.schema.names)


def _end(count: int, rows: int, schema: pa.Schema) -> dict[str, Any]:
    """What the empty last batch says."""
    about = {key.decode(): value.decode() for key, value in (schema.metadata or {}).items()}
    columns = [[field.name, str(field.type), field.nullable] for field in schema]
    return {"batches": count, "rows": rows, "columns": columns, "metadata": about}


def _checks(batch: pa.RecordBatch) -> dict[str, Any]:
    """Number of rows, and a checksum by column."""
    names = batch.schema.names
    crc = {name: _crc(batch.column(n)) for n, name in enumerate(names)}
    return {"rows": batch.num_rows, "crc": crc}


def _crc(column: pa.Array) -> int:
    """Of the values and, where there are nulls, of the bitmap that marks them."""
    n = len(column)
    validity, *values = column.buffers()
    parts = [(validity, (n + 7) // 8)] if column.null_count else []
    if pa.types.is_string(column.type):
        offsets, text = values
        end = np.frombuffer(offsets, np.int32, n + 1)[-1]
        parts += [(offsets, (n + 1) * 4), (text, max(0, int(end)))]
    else:
        parts += [(values[0], (n * column.type.bit_width + 7) // 8)]
    crc = 0
    for buffer, size in parts:
        crc = zlib.crc32(buffer.slice(0, size) if buffer else b"", crc)
    return crc


def _problem(batch: pa.RecordBatch, metadata: pa.KeyValueMetadata | None) -> str | None:
    """What a batch that was read shows of damage."""
    written = _metadata(metadata)
    if written is None:
        return "a batch has no checksums"
    batch.validate()  # buffers are as long as the number of rows needs: no read beyond them
    found = _checks(batch)
    known = written.get("crc", {}).items()
    same = found["rows"] == written.get("rows") and found["crc"].items() <= known
    return None if same else "a checksum does not fit"


def _metadata(metadata: pa.KeyValueMetadata | None) -> dict[str, Any] | None:
    try:
        found: dict[str, Any] = json.loads((metadata or {})[_CHECKS])
    except (KeyError, ValueError):
        return None
    return found


SEGMENT = "segment.arrow"
"""Name of the file that an import writes."""


TYPE_KEY = b"personalize.dataset_type"
"""Key of a segment's metadata that holds the type of the data set."""


def segment_schema(schema: Schema) -> pa.Schema:
    """The Arrow schema of segments of this data set, with its type in the metadata."""
    fields = [pa.field(column.name, arrow_type(column)) for column in schema.columns]
    return pa.schema(fields, metadata={TYPE_KEY: schema.dataset_type.encode()})
