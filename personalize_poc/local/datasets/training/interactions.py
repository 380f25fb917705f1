"""From segments and live records to the arrays that recipes learn from."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from personalize_poc.local.arrays.types import Features, Interactions, TrainingData
from personalize_poc.local.dataset_types import DatasetType
from personalize_poc.local.datasets.arrow_types import arrow_type
from personalize_poc.local.datasets.columns import AnyColumn, NumberColumn, TextColumn, sorted_codes
from personalize_poc.local.datasets.schema import Column, Schema
from personalize_poc.local.datasets.segments import manifest
from personalize_poc.local.datasets.stored import StoredPart
from personalize_poc.local.datasets.training import columns, entities
from personalize_poc.local.datasets.training.description import TrainingInput
from personalize_poc.local.datasets.training.live_events import live_events
from personalize_poc.local.errors import JobFailed

_CORE = ("USER_ID", "ITEM_ID", "TIMESTAMP", "EVENT_TYPE", "EVENT_VALUE")


@dataclass(frozen=True)
class Loaded:
    """Training data, and the ids that its indexes stand for (both lists sorted)."""

    data: TrainingData
    user_ids: list[str]
    item_ids: list[str]


def load(given: TrainingInput) -> Loaded:
    """Read, merge, filter, sort and encode everything that one training may learn from.

    Without an Interactions data set (None) the data has items alone.
    Items and users that only have metadata are in the data as well; those that only occur in
    interactions left out by event type or value are not.
    Raises JobFailed when the data does not allow it, StandInError when a file is damaged.
    """
    log = given.data.interactions
    if log is None:
        return _items_alone(given)
    schema = log.schema
    contextual = columns.contextual(schema, given)
    rows = _filtered(_merged(log, given.data.events, schema, contextual), schema, given)
    rows, weights = columns.listed(rows, schema, given.events)
    of_items, of_users = side_of(given.data.items), side_of(given.data.users)
    user_ids, users = _numbered(rows["USER_ID"], of_users, "USER_ID")
    item_ids, items = _numbered(rows["ITEM_ID"], of_items, "ITEM_ID")
    event_types, types = _event_types(rows)
    times, values = rows["TIMESTAMP"].to_numpy(), columns.event_values(rows)
    context = columns.context(rows, contextual)
    # What the arrays hold is dropped, and they are sorted one after the other: all of them in both
    # orders take much memory.
    rows = rows.select([name for name in rows.column_names if name.startswith("__")])
    pa.default_memory_pool().release_unused()
    order = _order(users, times)
    users = users[order]
    items = items[order]
    times = times[order]
    types = types[order]
    values = values[order]
    weights = None if weights is None else weights[order]
    interactions = Interactions(users, items, times, types, values, context.take(order), weights)
    keep = _without_duplicates(interactions, rows, order, log)
    interactions = interactions if keep.all() else interactions.take(keep)
    if not given.learns_from(DatasetType.INTERACTIONS, "EVENT_TYPE"):
        event_types, types = [], np.full(len(interactions), -1, np.int16)
        interactions = replace(interactions, event_types=types)
    if not given.learns_from(DatasetType.INTERACTIONS, "EVENT_VALUE"):
        none = np.full(len(interactions), np.nan, np.float32)
        interactions = replace(interactions, event_values=none)
    data = TrainingData(
        interactions=interactions,
        n_users=len(user_ids),
        n_items=len(item_ids),
        event_types=event_types,
        item_features=features(of_items, item_ids, given),
        user_features=features(of_users, user_ids, given),
        now=given.now,
    )
    return Loaded(data, user_ids, item_ids)


def _items_alone(given: TrainingInput) -> Loaded:
    side = side_of(given.data.items)
    ids = [] if side is None else sorted(side.found["ITEM_ID"].to_pylist())
    codes, types = np.empty(0, np.int32), np.empty(0, np.int16)
    nothing = Interactions(codes, codes, codes.astype(np.int64), types, codes.astype(np.float32))
    described = features(side, ids, given)
    data = TrainingData(nothing, 0, len(ids), [], described, now=given.now)
    return Loaded(data, [], ids)


# -- interactions ------------------------------------------------------------------------------


def _merged(
    log: StoredPart, events: Path | None, schema: Schema, contextual: list[Column]
) -> pa.Table:
    """Bulk rows in order of import, then live events in order of arrival.

    Column ``__row`` numbers bulk rows from 0; ``__X`` is column X of live events, for columns
    beside `_CORE` (those of bulk rows are read when they are needed, the contextual ones now).
    """
    names = [name for name in _CORE if schema.find(name)] + [c.name for c in contextual]
    live = live_events(events, schema)
    for column in contextual:
        values = live[f"__{column.name}"]
        live = live.append_column(
            column.name, values.dictionary_encode() if column.is_text else values
        )
    if not log.segments:
        return live
    bulk = manifest.read_raw(log.segments, names, dictionary=True)
    bulk = bulk.append_column("__row", pa.array(np.arange(bulk.num_rows), pa.int64()))
    return pa.concat_tables([bulk.unify_dictionaries(), live], promote_options="permissive")


def _filtered(rows: pa.Table, schema: Schema, given: TrainingInput) -> pa.Table:
    wanted, least = given.event_type, given.event_value_threshold
    for option, value, name in (
        ("eventType", wanted, "EVENT_TYPE"),
        ("eventValueThreshold", least, "EVENT_VALUE"),
    ):
        if value is not None and schema.find(name) is None:
            raise JobFailed(
                f"The solution sets {option}, but the schema of the Interactions data set has no "
                f"{name}."
            )
    if wanted is not None:
        rows = rows.filter(pc.equal(rows["EVENT_TYPE"].cast(pa.string()), wanted))
    if least is not None:
        rows = rows.filter(pc.greater_equal(rows["EVENT_VALUE"], float(least)))
    return rows


def _numbered(
    values: pa.ChunkedArray, side: Side | None, key: str
) -> tuple[list[str], NDArray[np.int32]]:
    """Sorted ids of the interactions and of the metadata, and the index of each interaction."""
    chunks = values.chunks
    if side is not None:
        chunks = [*chunks, *side.found[key].dictionary_encode().chunks]
    ids, codes = sorted_codes(pa.chunked_array(chunks, values.type))
    return ids, codes[: len(values)]


def _event_types(rows: pa.Table) -> tuple[list[str], NDArray[np.int16]]:
    if "EVENT_TYPE" not in rows.column_names:
        return [], np.full(rows.num_rows, -1, np.int16)
    names, codes = sorted_codes(rows["EVENT_TYPE"])
    return names, codes.astype(np.int16)


def _order(users: NDArray[np.int32], timestamps: NDArray[np.int64]) -> NDArray[np.int64]:
    """Rows by user, then time, then as they came (stable)."""
    if not len(users):
        return np.empty(0, np.int64)
    first, last = int(timestamps.min()), int(timestamps.max())
    span = last - first + 1
    if (int(users.max()) + 1) * span < 2**62:  # one key sorts twice as fast as two
        key = users.astype(np.int64) * span + (timestamps - first)
        return np.argsort(key, kind="stable")
    return np.lexsort((timestamps, users))


def _without_duplicates(
    ordered: Interactions, rows: pa.Table, order: NDArray[np.int64], log: StoredPart
) -> NDArray[np.bool_]:
    """bool [n]: False for a row that equals an earlier one in all fields."""
    keep = np.ones(len(ordered), np.bool_)
    same = (ordered.users[1:] == ordered.users[:-1]) & (
        ordered.timestamps[1:] == ordered.timestamps[:-1]
    )
    together = np.append(same, False)
    together[1:] |= same
    places = np.flatnonzero(together)  # only these can be duplicates
    if not len(places):
        return keep
    part = ordered.take(places)
    found = pa.table(
        {
            "user": part.users,
            "time": part.timestamps,
            "item": part.items,
            "type": part.event_types,
            "value": part.event_values.view(np.int32),
            **_other_fields(rows.take(pa.array(order[places])), log),
        }
    )
    counted = found.append_column("__place", pa.array(np.arange(len(places))))
    grouped = counted.group_by(found.column_names, use_threads=False)
    first = grouped.aggregate([("__place", "min")])["__place_min"].to_numpy()
    keep[places] = False
    keep[places[first]] = True
    return keep


def _other_fields(rows: pa.Table, log: StoredPart) -> dict[str, pa.ChunkedArray]:
    """What else tells rows apart: read now, for these rows only."""
    others = [column for column in log.schema.columns if column.name not in _CORE]
    fields = {column.name: rows[f"__{column.name}"] for column in others}
    if others and "__row" in rows.column_names:
        bulk = manifest.read_raw(log.segments, list(fields))
        picked = bulk.combine_chunks().take(rows["__row"])
        for column in others:
            if column.name in picked.column_names:
                values = picked[column.name].cast(arrow_type(column))
                fields[column.name] = pc.coalesce(values, fields[column.name])
    return {f"field {name}": values for name, values in fields.items()}


# -- metadata ----------------------------------------------------------------------------------


@dataclass(frozen=True)
class Side:
    """Metadata of items, users or actions: the newest record of each id."""

    schema: Schema
    found: pa.Table


def side_of(part: StoredPart | None) -> Side | None:
    """The metadata of items, users or actions; None without such a dataset."""
    return None if part is None else Side(part.schema, entities.table(part))


def features(side: Side | None, ids: list[str], given: TrainingInput) -> Features:
    """Metadata as features of the entities `ids`, without columns that are not learned from."""
    if side is None:
        return Features()
    kind = side.schema.dataset_type
    learned = {c.name for c in side.schema.columns if given.learns_from(kind, c.name)}
    names = {c.name for c in side.schema.columns if c.categorical or not c.is_text} & learned
    encoded: dict[str, AnyColumn] = entities.columns(side.found, side.schema, ids, names)
    created = encoded.pop("CREATION_TIMESTAMP", None) if kind == DatasetType.ITEMS else None
    texts = {n: c for n, c in encoded.items() if isinstance(c, TextColumn)}
    plain, called = {}, None
    if given.texts and kind == DatasetType.ITEMS:
        plain = {c.name: c for c in side.schema.columns if c.textual or c.item_name}
        plain = {n: c for n, c in plain.items() if n in learned}
        called = next((c for c in plain.values() if c.item_name), None)
    return Features(
        categories={n: (c.indptr, c.codes) for n, c in texts.items()},
        numbers={
            n: c.values.astype(np.float32)
            for n, c in encoded.items()
            if isinstance(c, NumberColumn)
        },
        vocabularies={n: c.vocabulary for n, c in texts.items()},
        creation=created.values if isinstance(created, NumberColumn) else None,
        texts={
            n: entities.texts(side.found, side.schema, ids, n) for n in plain if plain[n].textual
        },
        names=None if called is None else entities.texts(side.found, side.schema, ids, called.name),
    )
