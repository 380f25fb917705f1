"""Deletion of users: which rows of bulk data go, written as new segments beside the old ones."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as pacsv

from personalize_poc.local.datasets.csv.description import CsvFile
from personalize_poc.local.datasets.csv.dialect import BLOCK, parse_options, read_header
from personalize_poc.local.datasets.csv.files import of_place
from personalize_poc.local.datasets.description import DeletionJob
from personalize_poc.local.datasets.segments import segment_file
from personalize_poc.local.errors import JobFailed

MAX_BYTES = 100 * 1024 * 1024
"""Size of all input files together."""
COLUMN = "USER_ID"
USERS = "users.arrow"

Progress = Callable[[dict[str, Any]], None]


def run(job: DeletionJob, workdir: Path, progress: Progress) -> dict[str, Any]:
    """Find the rows of the users and write what stays; worker function of data deletion jobs.

    Returns ``users`` (file with the ids), ``rewritten`` (by dataset ARN: old path → file
    name in `workdir`, None when nothing stays), ``rows`` (deleted). Raises JobFailed.
    """
    users = _users(job.files)
    segment_file.write(workdir / USERS, pa.table({COLUMN: users}))
    rewritten: dict[str, dict[str, str | None]] = {}
    rows = number = 0
    for dataset, paths in job.segments.items():
        for path in paths:
            number += 1
            target = workdir / f"kept-{number:05d}.arrow"
            gone, kept = _without(Path(path), users, target)
            if gone:
                rewritten.setdefault(dataset, {})[path] = target.name if kept else None
            rows += gone
            progress({"rows": rows})
    return {"users": USERS, "rewritten": rewritten, "rows": rows}


def read_users(path: Path) -> set[str]:
    """The ids that `run` wrote."""
    return set(segment_file.read(path)[COLUMN].to_pylist())


def _users(files: list[CsvFile]) -> pa.Array:
    chosen = of_place(files)
    if sum(file.path.stat().st_size for file in chosen) > MAX_BYTES:
        raise JobFailed(f"The input is larger than {MAX_BYTES >> 20} MB.")
    parts = [_read(file.path, file.uri) for file in chosen]
    users = pc.unique(pa.concat_arrays([c for part in parts for c in part.chunks]))
    if not len(users):
        raise JobFailed(f"{chosen[0].uri}: there is no user below the first row.")
    return users


def _read(path: Path, uri: str) -> pa.ChunkedArray:
    header = read_header(path, uri)
    if COLUMN not in header:
        raise JobFailed(
            f"Input CSV is missing the following columns:[{COLUMN}]. {uri}: the first row must "
            f"name the one column {COLUMN}."
        )
    try:
        table = pacsv.read_csv(
            path,
            read_options=pacsv.ReadOptions(block_size=BLOCK),
            parse_options=parse_options(),
            convert_options=pacsv.ConvertOptions(
                include_columns=[COLUMN], column_types={COLUMN: pa.string()}
            ),
        )
    except pa.ArrowInvalid as error:
        raise JobFailed(f"{uri}: {error}") from error
    column = table[COLUMN]
    found = column.filter(pc.not_equal(column, ""))
    return pa.chunked_array(found.chunks or [pa.array([], pa.string())])


def _without(path: Path, users: pa.Array, target: Path) -> tuple[int, int]:
    """Numbers of rows that go and that stay; `target` is written when both are positive."""
    ids = segment_file.read(path, [COLUMN])[COLUMN]
    gone = int(pc.sum(pc.is_in(ids, users)).as_py() or 0)
    kept = len(ids) - gone
    if gone and kept:
        with segment_file.Writer(target, segment_file.schema(path)) as writer:
            for batch in segment_file.batches(path):
                writer.add(batch.filter(pc.invert(pc.is_in(batch[COLUMN], users))))
    return gone, kept
