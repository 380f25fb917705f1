"""The records of a dataset in figures: first rows, counts, values, and activity over time.

What is shown is what a training would read now: bulk imports, single records and live events, each
record once. Of a very large dataset the first rows of each file are taken, and the answer says so.
"""

from __future__ import annotations

import math
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from personalize_poc.local.api.context import Service
from personalize_poc.local.caches import Cache
from personalize_poc.local.dataset_types import DatasetType
from personalize_poc.local.datasets.schema import Column, Schema
from personalize_poc.local.datasets.segments import manifest, segment_file
from personalize_poc.local.datasets.stored import StoredData, StoredPart
from personalize_poc.local.datasets.training import entities
from personalize_poc.local.datasets.training.live_events import every_event
from personalize_poc.local.serving import dataset_snapshot
from personalize_poc.local.state.resources import Resource
from personalize_poc.local.state.types import ResourceKind

MOST_ROWS = 2_000_000
"""Rows that are looked at; more of them would make a person wait."""

FIRST = 20
TOP = 8
BINS = 24
MOST_PERIODS = 62
"""Bars of a histogram over time: two months of days."""

_TIMES = ("TIMESTAMP", "CREATION_TIMESTAMP")
_PERIODS = {"minute": "m", "hour": "h", "day": "D", "week": "W", "month": "M", "year": "Y"}
_KEPT: Cache[dict[str, Any]] = Cache(32)


def view(service: Service, arn: str) -> dict[str, Any] | None:
    """A dataset in figures; None when there is no dataset of this ARN.

    Returns ``rows`` (all), ``looked_at`` (fewer for a very large dataset), ``bulk``, ``single``
    (records that came one by one or as live events), ``first`` (rows as lists), ``columns`` (see
    `_column`) and ``activity`` (records by time, only with a TIMESTAMP column).
    """
    dataset = service.state.resources.find(arn)
    if dataset is None or dataset.kind is not ResourceKind.DATASET:
        return None
    with tempfile.TemporaryDirectory(dir=service.data_dir) as folder:
        data = dataset_snapshot.written(
            service.state, service.data_dir, str(dataset.dataset_group), Path(folder)
        )
        kind = DatasetType(dataset.body["datasetType"])
        part = data.part(kind)
        if part is None:
            return None
        version = (*part.segments, _single(service, dataset, kind))
        found = _KEPT.get(arn, version)
        if found is None:
            found = _figures(part, data, kind) | {"single": version[-1]}
            _KEPT.put(arn, found, version)
    return found


def table(service: Service, dataset_group: str, kind: DatasetType) -> pa.Table | None:
    """The records of one dataset of a group, at most about `MOST_ROWS`; None without one."""
    with tempfile.TemporaryDirectory(dir=service.data_dir) as folder:
        data = dataset_snapshot.written(
            service.state, service.data_dir, dataset_group, Path(folder)
        )
        part = data.part(kind)
        return None if part is None else _rows(part, data, kind)


def _single(service: Service, dataset: Resource, kind: DatasetType) -> int:
    if kind.id_column:
        return len(service.state.records.of(dataset.arn))
    group = str(dataset.dataset_group)
    actions = kind is DatasetType.ACTION_INTERACTIONS
    log = dataset_snapshot.action_log_arn(group) if actions else group
    return sum(1 for _ in service.state.events.since(log))


def _figures(part: StoredPart, data: StoredData, kind: DatasetType) -> dict[str, Any]:
    bulk = manifest.count(part.segments)
    rows = _rows(part, data, kind)
    columns = [_column(column, rows[column.name]) for column in part.schema.columns]
    found = {
        "type": kind.value,
        "rows": rows.num_rows if bulk <= MOST_ROWS else bulk,
        "looked_at": rows.num_rows,
        "bulk": bulk,
        "first": [list(row.values()) for row in rows.slice(0, FIRST).to_pylist()],
        "columns": columns,
    }
    if part.schema.find("TIMESTAMP") is not None:
        found["activity"] = _activity(_numbers(rows["TIMESTAMP"]))
    return found


def _rows(part: StoredPart, data: StoredData, kind: DatasetType) -> pa.Table:
    if manifest.count(part.segments) > MOST_ROWS:
        return pa.Table.from_batches(_beginning(part.segments, part.schema))
    if kind.id_column:
        return entities.table(part)
    return every_event(part.schema, part.segments, data.events_of(kind))


def _beginning(segments: list[str], schema: Schema) -> Iterator[pa.RecordBatch]:
    """The first rows of each file, as many of each as its share of `MOST_ROWS`."""
    names = schema.names
    for path in segments:
        left = MOST_ROWS // len(segments)
        for batch in segment_file.batches(path, names):
            if left <= 0:
                break
            yield batch.slice(0, left).select([n for n in names if n in batch.schema.names])
            left -= batch.num_rows


def _column(column: Column, values: pa.ChunkedArray) -> dict[str, Any]:
    """One column in figures.

    ``missing`` (share), ``distinct``, ``top`` (value and count, the most frequent first) and, of
    numbers, ``histogram`` (of times see `over_time`), ``least``, ``most`` and ``mean``.
    """
    known = values.drop_null()
    parts = known
    if column.categorical and column.is_text:  # several values stand in one field
        parts = pc.list_flatten(pc.split_pattern(known.combine_chunks(), "|"))
    counted = pc.value_counts(parts)
    found: dict[str, Any] = {
        "name": column.name,
        "type": column.type,
        "role": _role(column),
        "missing": round(1 - len(known) / max(1, len(values)), 6),
        "distinct": len(counted),
    }
    if len(counted):
        counts = pc.struct_field(counted, "counts")
        order = pc.sort_indices(counts, sort_keys=[("", "descending")])[:TOP]
        found["top"] = [
            [_shown(row["values"]), row["counts"]] for row in counted.take(order).to_pylist()
        ]
    if column.is_number and len(known):
        numbers = _numbers(known)
        found |= {"least": float(numbers.min()), "most": float(numbers.max())}
        histogram = over_time if column.name in _TIMES else _histogram
        found |= {"mean": float(numbers.mean()), "histogram": histogram(numbers)}
    return found


def _role(column: Column) -> str:
    if column.categorical:
        return "categorical"
    return "textual" if column.textual else "number" if column.is_number else "text"


def _numbers(values: pa.ChunkedArray) -> Any:
    found = values.drop_null().cast(pa.float64(), safe=False).to_numpy()
    return found[np.isfinite(found)]


def _activity(times: Any) -> dict[str, Any]:
    """See `over_time`; a few far away from all others are left out and counted as ``outside``.

    One live event of today beside data of years ago would leave nothing to see.
    """
    if len(times) == 0:
        return {**over_time(times), "outside": 0}
    low, high = np.quantile(times, [0.005, 0.995])
    inside = times[(times >= low) & (times <= high)]
    if not len(inside) or (high - low) > (times.max() - times.min()) / 2:
        inside = times
    return {**over_time(inside), "outside": int(len(times) - len(inside))}


def over_time(times: Any) -> dict[str, Any]:
    """``counts`` of Unix seconds in each ``period`` of the calendar, in UTC, ``from`` … ``to``.

    Parts of equal length would show waves that are none: some would have a weekend more than
    others. The first period and the last one may be incomplete. A week begins on Monday. What lasts
    longer than a life is no calendar's: equal parts, see `_histogram`.
    """
    seconds = np.floor(times).astype("datetime64[s]")
    for period, unit in _PERIODS.items() if len(times) else ():
        shift = np.timedelta64(3 if unit == "W" else 0, "D")  # NumPy's weeks begin on Thursday
        periods = (seconds + shift).astype(f"datetime64[{unit}]")
        numbers = periods.astype(np.int64) - periods.min().astype(np.int64)
        if numbers.max() < MOST_PERIODS:
            ends = np.array([periods.min(), periods.max()]).astype("datetime64[s]") - shift
            begin, end = ends.astype(np.int64).tolist()
            counts = np.bincount(numbers).tolist()
            return {"from": begin, "to": end, "counts": counts, "period": period}
    return _histogram(times)


def _histogram(numbers: Any) -> dict[str, Any]:
    """``counts`` of equal bins between ``from`` and ``to``; one bin for one value."""
    if not len(numbers):
        return {"from": 0, "to": 0, "counts": []}
    least, most = float(numbers.min()), float(numbers.max())
    bins = 1 if math.isclose(least, most) else min(BINS, max(1, len(np.unique(numbers[:10_000]))))
    counts, _ = np.histogram(numbers, bins=bins, range=(least, most) if bins > 1 else None)
    return {"from": least, "to": most, "counts": counts.tolist()}


def _shown(value: Any) -> Any:
    """A value that fits into a cell."""
    return f"{value[:117]}…" if isinstance(value, str) and len(value) > 118 else value
