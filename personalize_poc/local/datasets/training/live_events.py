"""Live events as a table with the columns of the schema that they belong to.

Those of an Action interactions dataset have the id of the action where others have the item's.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pyarrow as pa

from personalize_poc.local.datasets.arrow_types import arrow_type
from personalize_poc.local.datasets.schema import Column, Schema
from personalize_poc.local.datasets.segments import manifest
from personalize_poc.local.datasets.stored import read_lines
from personalize_poc.local.datasets.training.entities import fitted

_ENCODED = ("USER_ID", "ITEM_ID", "ACTION_ID", "EVENT_TYPE")
_MEMBERS = {
    "RECOMMENDATION_ID": "recommendationId",
    "EVENT_ATTRIBUTION_SOURCE": "eventAttributionSource",
    "IMPRESSION": "impression",
}
_VALUES = {
    "USER_ID": "userId",
    "ITEM_ID": "itemId",
    "ACTION_ID": "itemId",
    "TIMESTAMP": "sentAt",
    "EVENT_TYPE": "eventType",
    "EVENT_VALUE": "eventValue",
}


def live_events(path: Path | None, schema: Schema) -> pa.Table:
    """Events in order of arrival; those without an item and repeated event ids are left out.

    path: JSON Lines ``{"userId", "itemId", "sentAt", "eventType", "eventValue", "detail"}``;
    ``detail`` holds the other members of the event (eventId, sessionId, impression, …) and
    ``properties`` by column name. Columns USER_ID, ITEM_ID, TIMESTAMP, EVENT_TYPE, EVENT_VALUE as
    far as the schema has them (strings encoded); every other column X of the schema is ``__X``.
    """
    events = _joined(_usable(read_lines(path)))
    arrays = {}
    for column in schema.columns:
        core = column.name in _VALUES
        values = [_value(event, column) for event in events]
        array = pa.array(values, arrow_type(column))
        if column.name in _ENCODED:
            array = array.dictionary_encode()
        arrays[column.name if core else f"__{column.name}"] = array
    return pa.table(arrays)


def every_event(schema: Schema, bulk: list[str], events: Path | None) -> pa.Table:
    """Bulk rows (paths of segments), then live events, with all columns of the schema.

    Rows that are equal in all fields are there once.
    """
    target = pa.schema([pa.field(column.name, arrow_type(column)) for column in schema.columns])
    live = live_events(events, schema)
    plain = {name.removeprefix("__"): live[name] for name in live.column_names}
    tables = [pa.table({field.name: plain[field.name].cast(field.type) for field in target})]
    if bulk:
        tables.insert(0, fitted(manifest.read_files(bulk), target))
    return manifest.distinct(pa.concat_tables(tables))


def _usable(lines: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    found, ids = [], set()
    for line in lines:
        line["detail"] = line.get("detail") or {}
        event_id = line["detail"].get("eventId")
        if not line.get("itemId") or not line.get("userId") or event_id in ids:
            continue
        if event_id:
            ids.add(event_id)
        found.append(line)
    return found


def _joined(events: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Give the events of an anonymous session to the first user who is seen in that session."""
    owner: dict[str, str] = {}
    for event in events:
        session = event["detail"].get("sessionId")
        if session and session != event["userId"]:
            owner.setdefault(session, event["userId"])
    for event in events:
        if event["userId"] == event["detail"].get("sessionId"):
            event["userId"] = owner.get(event["userId"], event["userId"])
    return events


def _value(event: dict[str, Any], column: Column) -> Any:
    if column.name in _VALUES:
        value = event.get(_VALUES[column.name])
        return int(value) if column.name == "TIMESTAMP" and value is not None else value
    detail = event["detail"]
    value = detail.get(_MEMBERS.get(column.name, ""))
    if value is None:
        value = (detail.get("properties") or {}).get(column.name)
    return "|".join(value) if isinstance(value, list) else value
