"""The bulk data of one data set: immutable files and a manifest that names the live ones.

Publishing writes a new manifest beside the old one and renames it, so a reader sees the data
before or after an import and nothing between. Files that no manifest names any more are not
deleted at once: a training that took a `snapshot` may still have to read them. They go at the
first publication after `GRACE`, which is far longer than a worker needs from its snapshot to its
last read; nobody has to keep count of readers in other processes, and a killed reader leaves
nothing behind.
"""

from __future__ import annotations

import json
import os
import shutil
import threading
import time
import uuid
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa

from personalize_poc.local import files
from personalize_poc.local.dataset_types import DatasetType
from personalize_poc.local.datasets.segments import segment_file
from personalize_poc.local.datasets.segments.segment_file import TYPE_KEY, DamagedSegment
from personalize_poc.local.errors import StandInError

GRACE = 24 * 3600.0
"""Seconds that a file stays after it left the manifest."""

_MANIFEST = "manifest.json"
_FORMAT = 2
_LOCK = threading.Lock()


def publish(
    folder: Path | str,
    segment_path: Path | str,
    mode: str,
    clock: Callable[[], float] = time.time,
) -> None:
    """Make an imported segment visible: FULL replaces all others, INCREMENTAL adds.

    The file at `segment_path` is left where it is (linked or copied), so a publication that was
    interrupted can be repeated. Raises StandInError when the disk or the manifest fails.
    """
    if mode not in ("FULL", "INCREMENTAL"):
        raise ValueError(f"mode is FULL or INCREMENTAL, not {mode!r}")
    folder, segment_path = Path(folder), Path(segment_path)
    with _LOCK:
        try:
            folder.mkdir(parents=True, exist_ok=True)
            manifest = _read_manifest(folder) if mode == "INCREMENTAL" else _renewable(folder)
            name = f"segment-{manifest['generation'] + 1:06d}-{uuid.uuid4().hex[:8]}.arrow"
            _link(segment_path, folder / name)
            old = manifest["segments"]
            new = {"file": name, "bytes": segment_path.stat().st_size, "mode": mode}
            manifest["segments"] = [*(old if mode == "INCREMENTAL" else []), new]
            manifest["generation"] += 1
            _write_manifest(folder, manifest)
            _collect(folder, manifest, clock())
        except OSError as error:
            raise StandInError(
                f"The imported data cannot be kept in {folder}: {error.strerror or error}. "
                "Is the disk full?"
            ) from error


def rewrite(
    folder: Path | str,
    replaced: Mapping[str, Path | None],
    clock: Callable[[], float] = time.time,
) -> None:
    """Put other files in the place of live ones: old path → new file, or None to drop it.

    Old files that are not live any more (an import came first, or this was done before) are left
    out. New files stay where they are, as with `publish`. Raises StandInError.
    """
    if not replaced:
        return
    folder = Path(folder)
    by_name = {Path(old).name: new for old, new in replaced.items()}
    with _LOCK:
        try:
            manifest = _read_manifest(folder)
            kept = []
            for number, entry in enumerate(manifest["segments"]):
                new = by_name.get(entry["file"])
                if entry["file"] not in by_name:
                    kept.append(entry)
                elif new is not None:
                    name = f"segment-{manifest['generation'] + 1:06d}-{number}-rewritten.arrow"
                    _link(new, folder / name)
                    kept.append({**entry, "file": name, "bytes": new.stat().st_size})
            if kept == manifest["segments"]:
                return
            manifest["segments"] = kept
            manifest["generation"] += 1
            _write_manifest(folder, manifest)
            _collect(folder, manifest, clock())
        except OSError as error:
            raise StandInError(
                f"The changed data cannot be kept in {folder}: {error.strerror or error}. "
                "Is the disk full?"
            ) from error


def collect(folder: Path | str, clock: Callable[[], float] = time.time) -> None:
    """Delete the files that left the manifest more than `GRACE` ago."""
    folder = Path(folder)
    with _LOCK:
        _collect(folder, _read_manifest(folder), clock())


def snapshot(folder: Path | str, *, full_only: bool = False) -> list[str]:
    """Absolute paths of the live files, oldest first; they never change.

    full_only: without those that were imported INCREMENTAL.
    Empty when nothing was imported. Raises StandInError when a file is missing or cut off.
    """
    folder = Path(folder)
    paths = []
    for number, entry in enumerate(_read_manifest(folder)["segments"]):
        if full_only and entry.get("mode", "INCREMENTAL" if number else "FULL") != "FULL":
            continue
        path = folder / entry["file"]
        if not path.is_file() or path.stat().st_size != entry["bytes"]:
            raise DamagedSegment(path, "it is missing or cut off")
        paths.append(str(path.resolve()))
    return paths


def read(folder: Path | str, columns: Sequence[str] | None = None) -> pa.Table:
    """All bulk records: of Items and Users the newest of each id, of interactions no duplicates.

    A column that older files do not have is null there. Raises StandInError when damaged.
    """
    return read_files(snapshot(folder), columns)


def read_files(
    paths: Sequence[str], columns: Sequence[str] | None = None, *, dictionary: bool = False
) -> pa.Table:
    """Like `read`, for the files of a snapshot; `dictionary` reads strings encoded."""
    if not paths:
        return pa.table({})
    kind = dataset_type(paths[-1])
    key = kind and kind.id_column
    needed = None if columns is None else [*columns, *([key] if key else [])]
    table = read_raw(paths, None if key is None else needed, dictionary=dictionary)
    table = _newest(table, key) if key else distinct(table)
    return table if columns is None else table.select(list(columns))


def read_raw(
    paths: Sequence[str], columns: Sequence[str] | None = None, *, dictionary: bool = False
) -> pa.Table:
    """All rows of the files in order, duplicates included."""
    tables = [_read_file(Path(path), columns, dictionary) for path in paths]
    return pa.concat_tables(tables, promote_options="permissive")


def count(paths: Sequence[str]) -> int:
    """Rows of all files, duplicates included. Raises StandInError."""
    return sum(segment_file.rows(path) for path in paths)


def batches(paths: Sequence[str], columns: Sequence[str]) -> Iterator[pa.Table]:
    """The rows of `read_raw` in order, some at a time, texts as dictionary arrays.

    A column that a file does not have is left out. Raises StandInError.
    """
    for path in paths:
        for batch in segment_file.batches(path, columns):
            yield pa.Table.from_batches([segment_file.encoded(batch)])


def dataset_type(path: str) -> DatasetType | None:
    """The type of data set that a segment belongs to, if it says so."""
    metadata = segment_file.schema(path).metadata or {}
    name = metadata.get(TYPE_KEY, b"").decode()
    return DatasetType(name) if name else None


def _read_file(path: Path, columns: Sequence[str] | None, dictionary: bool) -> pa.Table:
    table = segment_file.read(path, columns, dictionary=dictionary)
    if columns is None:
        return table
    return table.select([c for c in dict.fromkeys(columns) if c in table.column_names])


def _newest(table: pa.Table, key: str) -> pa.Table:
    """Keep the last row of each id, in the order of these rows."""
    codes = np.asarray(table[key].combine_chunks().dictionary_encode().indices)
    last = np.full(int(codes.max(initial=-1)) + 1, -1, np.int64)
    last[codes] = np.arange(len(codes))  # of repeated indexes the last assignment stays
    return table if len(last) == len(codes) else table.take(pa.array(np.sort(last)))


def distinct(table: pa.Table) -> pa.Table:
    """Keep the first of rows that are equal in all columns."""
    names = table.column_names
    counted = table.append_column("__row", pa.array(np.arange(table.num_rows)))
    first = counted.group_by(names, use_threads=False).aggregate([("__row", "min")])
    if first.num_rows == table.num_rows:
        return table
    rows = np.sort(first["__row_min"].to_numpy())
    return table.take(pa.array(rows))


def _read_manifest(folder: Path) -> dict[str, Any]:
    path = folder / _MANIFEST
    try:
        manifest = json.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        return {"format": _FORMAT, "generation": 0, "segments": [], "retired": {}}
    except (OSError, ValueError) as error:
        raise DamagedSegment(path, error) from error
    if not isinstance(manifest, dict) or manifest.get("format") != _FORMAT:
        raise DamagedSegment(path, "it is not in the format of this program")
    return manifest


def _renewable(folder: Path) -> dict[str, Any]:
    """The manifest, or an empty one if it is damaged: a FULL import repairs a data set."""
    try:
        return _read_manifest(folder)
    except StandInError:
        return {"format": _FORMAT, "generation": 0, "segments": [], "retired": {}}


def _write_manifest(folder: Path, manifest: dict[str, Any]) -> None:
    files.write_text(folder / _MANIFEST, json.dumps(manifest, indent=1), durable=True)


def _link(source: Path, target: Path) -> None:
    try:
        os.link(source, target)
    except OSError:  # another file system, or one without links
        with files.replacing(target) as partial:
            shutil.copyfile(source, partial)


def _collect(folder: Path, manifest: dict[str, Any], now: float) -> None:
    """Note since when files are unused, and delete those of which `GRACE` is over."""
    live = {entry["file"] for entry in manifest["segments"]}
    since = manifest["retired"]
    unused = {path.name for path in folder.glob("segment-*")} - live
    manifest["retired"] = {name: since.get(name, now) for name in sorted(unused)}
    _write_manifest(folder, manifest)
    for name, moment in manifest["retired"].items():
        if now - moment > GRACE:
            with suppress(OSError):  # still open on Windows: the next publication tries again
                (folder / name).unlink()
