"""The file of one segment: Arrow's IPC format, with checksums.

Writing it costs little more than copying the columns (Parquet's encodings take half of the time of
a whole import), and a reader maps the columns it wants into memory. The format has no checksums of
its own, so each batch carries the CRC-32 of its columns, and an empty last batch says how many
there are and of which schema; every reader checks them.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pyarrow as pa

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
        self._batches = 0

    def add(self, batch: pa.RecordBatch) -> None:
        """Write one batch; one without rows is left out."""
        if batch.num_rows:
            self._write(batch, _checks(batch), compressed=batch.nbytes > LONG_ROW * batch.num_rows)
            self._batches += 1

    def _write(self, batch: pa.RecordBatch, checks: dict[str, Any], compressed: bool) -> None:
        self._writer = self._writer or self._opened(compressed)
        self._writer.write_batch(batch, custom_metadata={_CHECKS: json.dumps(checks)})

    def _opened(self, compressed: bool) -> pa.ipc.RecordBatchFileWriter:
        codec = pa.Codec("zstd", compression_level=1) if compressed else None
        return pa.ipc.new_file(
            self._sink, self._schema, options=pa.ipc.IpcWriteOptions(compression=codec)
        )

    def close(self) -> None:
        """Finish the file."""
        try:
            end = pa.RecordBatch.from_pylist([], self._schema)
            self._write(end, _end(self._batches, self._schema), compressed=False)
            assert self._writer is not None
            self._writer.close()
        finally:
            self._sink.close()

    def __enter__(self) -> Writer:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def schema(path: Path | str) -> pa.Schema:
    """Columns and metadata of a file. Raises DamagedSegment."""
    with _mapped(path) as source:
        return _opened(path, source)[0]


def batches(path: Path | str, columns: Sequence[str] | None = None) -> Iterator[pa.RecordBatch]:
    """The batches of a file in order, with some or all columns, in the order of the file.

    Columns that the file does not have are left out. Raises DamagedSegment.
    """
    with _mapped(path) as source:
        found, count = _opened(path, source)
        wanted = [n for n, name in enumerate(found.names) if columns is None or name in columns]
        options = pa.ipc.IpcReadOptions(included_fields=wanted)
        reader = pa.ipc.open_file(source, options=options)
        for number in range(count):
            batch, metadata = reader.get_batch_with_custom_metadata(number)
            if why := _problem(batch, metadata):
                raise DamagedSegment(path, why)
            yield batch


@contextmanager
def _mapped(path: Path | str) -> Iterator[pa.MemoryMappedFile]:
    """A file in memory; what Arrow cannot read is damage."""
    try:
        with pa.memory_map(str(path)) as source:
            yield source
    except (OSError, pa.ArrowException, UnicodeDecodeError) as error:
        raise DamagedSegment(path, error) from error


def _opened(path: Path | str, source: pa.MemoryMappedFile) -> tuple[pa.Schema, int]:
    """The schema of a file and the number of its batches. Raises DamagedSegment."""
    reader = pa.ipc.open_file(source)
    count = reader.num_record_batches - 1
    written = _metadata(reader.get_batch_with_custom_metadata(count)[1]) if count >= 0 else None
    if written != _end(count, reader.schema):
        raise DamagedSegment(path, "its end does not fit the rest")
    return reader.schema, count


def read(
    path: Path | str, columns: Sequence[str] | None = None, *, dictionary: bool = False
) -> pa.Table:
    """A file as a table without metadata; `dictionary` encodes its strings, batch by batch.

    Columns as in `batches`. Raises DamagedSegment.
    """
    found = schema(path).remove_metadata()
    fields = [field for field in found if columns is None or field.name in columns]
    if dictionary:
        fields = [_encoded(field) for field in fields]
    parts = (part.replace_schema_metadata(None) for part in batches(path, columns))
    if dictionary:
        parts = (_encode(part) for part in parts)
    return pa.Table.from_batches(list(parts), pa.schema(fields))


def _encoded(field: pa.Field) -> pa.Field:
    if pa.types.is_string(field.type):
        return field.with_type(pa.dictionary(pa.int32(), pa.string()))
    return field


def _encode(batch: pa.RecordBatch) -> pa.RecordBatch:
    columns = [c.dictionary_encode() if pa.types.is_string(c.type) else c for c in batch.columns]
    return pa.RecordBatch.from_arrays(columns, names=batch.schema.names)


def _end(count: int, schema: pa.Schema) -> dict[str, Any]:
    """What the empty last batch says."""
    about = {key.decode(): value.decode() for key, value in (schema.metadata or {}).items()}
    columns = [[field.name, str(field.type), field.nullable] for field in schema]
    return {"batches": count, "columns": columns, "metadata": about}


def _checks(batch: pa.RecordBatch) -> dict[str, Any]:
    """Number of rows, and a checksum by column."""
    names = batch.schema.names
    crc = {name: _crc(batch.column(n)) for n, name in enumerate(names)}
    return {"rows": batch.num_rows, "crc": crc}


def _crc(column: pa.Array) -> int:
    """Of the values and, where there are nulls, of the bitmap that marks them."""
    validity, *values = column.buffers()
    crc = 0
    for buffer in values if not column.null_count else [validity, *values]:
        crc = zlib.crc32(b"" if buffer is None else buffer, crc)
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
