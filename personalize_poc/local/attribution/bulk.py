"""Counts over a bulk import of interactions.

The same rules as for live events, over columns instead of single events. A segment is read one row
group after the other, so memory does not grow with the import.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import astuple
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from personalize_poc.local.attribution.description import BulkCount
from personalize_poc.local.attribution.expressions import Metric
from personalize_poc.local.attribution.recommendation_ids import Answerers
from personalize_poc.local.attribution.tally import UNDEFINED, WINDOW, Tally, source_of
from personalize_poc.local.dataset_types import DatasetType
from personalize_poc.local.datasets.entity_table import EntityTable
from personalize_poc.local.datasets.segments import segment_file
from personalize_poc.local.datasets.sources import Part
from personalize_poc.local.state.attribution_ledger import Count

COUNTS = "attribution.json"
"""File in the work directory that holds the counts."""
_COLUMNS = ("ITEM_ID", "TIMESTAMP", "EVENT_TYPE", "EVENT_ATTRIBUTION_SOURCE", "RECOMMENDATION_ID")


def write(wanted: BulkCount, segment: Path, workdir: Path) -> None:
    """Count a segment into the file `COUNTS` of `workdir`."""
    counts = [astuple(count) for count in tally(wanted, segment)]
    (workdir / COUNTS).write_text(json.dumps(counts), encoding="utf-8")


def read(workdir: Path) -> list[Count]:
    """The counts that `write` wrote, in order of metrics, windows and sources."""
    rows = json.loads((workdir / COUNTS).read_text(encoding="utf-8"))
    return [Count(*row) for row in rows]


def tally(wanted: BulkCount, segment: Path) -> list[Count]:
    """Count one segment of interactions."""
    metrics, part = wanted.metrics, wanted.items
    who, summed = Answerers(wanted.answerers), Tally(wanted.sources)
    items = Part.of(part).combined() if part else None
    for table in _groups(segment, metrics):
        if "EVENT_TYPE" not in table.column_names:
            break
        keys = _keys(table, who)
        for metric in metrics:
            for count in _count(table, keys, metric, items):
                summed.merge(count)
    order = {metric.name: number for number, metric in enumerate(metrics)}
    return sorted(summed, key=lambda c: (order[c.metric], c.window, c.source))


def _groups(segment: Path, metrics: Sequence[Metric]) -> Iterator[pa.Table]:
    summed = [str(m.column).casefold() for m in metrics if m.dataset == DatasetType.INTERACTIONS]
    names = segment_file.schema(segment).names
    used = [name for name in names if name in _COLUMNS or name.casefold() in summed]
    for batch in segment_file.batches(segment, used):
        yield pa.Table.from_batches([batch])


def _keys(table: pa.Table, who: Answerers) -> dict[str, pa.Array]:
    """Source and begin of the window of each row."""
    source = pa.array([UNDEFINED], pa.string()).take(pa.array(np.zeros(table.num_rows, np.int64)))
    if "RECOMMENDATION_ID" in table.column_names:
        ids = table["RECOMMENDATION_ID"].combine_chunks().dictionary_encode()
        known = [source_of(None, one, who) for one in ids.dictionary.to_pylist()]
        source = pc.coalesce(pa.array(known, pa.string()).take(ids.indices), source)
    if "EVENT_ATTRIBUTION_SOURCE" in table.column_names:
        source = pc.coalesce(table["EVENT_ATTRIBUTION_SOURCE"].combine_chunks(), source)
    moments = np.asarray(table["TIMESTAMP"].combine_chunks())
    return {"source": source, "window": pa.array(moments // WINDOW * WINDOW)}


def _count(
    table: pa.Table, keys: Mapping[str, pa.Array], metric: Metric, items: EntityTable | None
) -> Iterator[Count]:
    types = table["EVENT_TYPE"].combine_chunks().dictionary_encode()
    matching = pa.array([metric.matches(t) for t in types.dictionary.to_pylist()], pa.bool_())
    rows = pa.table({**keys, "value": _values(table, metric, items)})
    rows = rows.filter(pc.fill_null(matching.take(types.indices), False)).drop_null()
    parts = rows.group_by(["source", "window"]).aggregate(
        [("value", "count"), ("value", "sum"), ("value", "min"), ("value", "max")]
    )
    for row in parts.to_pylist():
        of_metric = metric.name, metric.event_type, metric.function
        figures = row["value_count"], row["value_sum"], row["value_min"], row["value_max"]
        yield Count(*of_metric, row["source"], row["window"], *figures)


def _values(table: pa.Table, metric: Metric, items: EntityTable | None) -> pa.Array:
    """What each row adds to a metric, float64; null for nothing."""
    if metric.column is None:
        return pa.array(np.ones(table.num_rows))
    if metric.dataset == DatasetType.INTERACTIONS:
        wanted = metric.column.casefold()
        name = next((n for n in table.column_names if n.casefold() == wanted), None)
        if name is None:
            return pa.nulls(table.num_rows, pa.float64())
        return table[name].combine_chunks().cast(pa.float64(), safe=False)
    column = items.find_column(metric.column) if items is not None else None
    if items is None or column is None:
        return pa.nulls(table.num_rows, pa.float64())
    ids = table["ITEM_ID"].combine_chunks().dictionary_encode()
    numbers = items.numbers(column.name, ids.dictionary.to_pylist())
    return pa.array(numbers, from_pandas=True).take(ids.indices)
