"""Where the data of a dataset group lies: in the state and its files, or in a job's payload.

Server and batch worker read the same data through this, so they answer alike.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pyarrow as pa

from personalize_poc.local.datasets import schema as schemas
from personalize_poc.local.datasets.entity_table import EntityTable
from personalize_poc.local.datasets.schema import Schema
from personalize_poc.local.datasets.segments import manifest as segments
from personalize_poc.local.state.events import Event
from personalize_poc.local.state.resources import Resource
from personalize_poc.local.state.state import State
from personalize_poc.local.state.types import ResourceKind

Records = dict[str, dict[str, Any]]

ENTITIES = {"items": "item_records", "users": "user_records", "actions": "action_records"}
"""Part of a payload → key of the file with its single records."""
EVENTS = {"interactions": "events", "action_interactions": "action_events"}
"""Part of a payload → key of the file with its live events."""
SINGLE = {**ENTITIES, **EVENTS}
_PARTS = ("interactions", "items", "users", "actions", "action_interactions")


@dataclass(frozen=True)
class Part:
    """One dataset: its schema (Avro JSON), the files of its bulk data, single records."""

    schema_text: str
    segments: list[str]
    records: Records = field(default_factory=dict)
    domain: str | None = None

    @property
    def schema(self) -> Schema:
        """The parsed schema."""
        return schemas.parse(self.schema_text, self.domain)

    def table(
        self, columns: Sequence[str] | None = None, *, encoded: bool = False
    ) -> pa.Table | None:
        """All bulk rows, oldest first; None without any. Columns that no file has are left out.

        encoded: texts as dictionary arrays, a fraction of the memory for ids that repeat.
        """
        if not self.segments:
            return None
        return segments.read_raw(self.segments, columns, dictionary=encoded)

    def entities(self) -> EntityTable:
        """The bulk data as a table of items or users, without the single records."""
        return EntityTable(self.schema, self.table())


class _ActionLog(Part):
    """Action interactions as interactions with items: the id of the action is ITEM_ID."""

    def table(
        self, columns: Sequence[str] | None = None, *, encoded: bool = False
    ) -> pa.Table | None:
        names = columns and ["ACTION_ID" if name == "ITEM_ID" else name for name in columns]
        found = super().table(names, encoded=encoded)
        if found is None:
            return None
        renamed = ["ITEM_ID" if name == "ACTION_ID" else name for name in found.column_names]
        return found.rename_columns(renamed)


@dataclass(frozen=True)
class Sources:
    """The data of one dataset group; a dataset that does not exist is None."""

    interactions: Part | None = None
    items: Part | None = None
    users: Part | None = None
    actions: Part | None = None
    action_interactions: Part | None = None

    def part(self, dataset_type: str) -> Part | None:
        """By type, e.g. INTERACTIONS."""
        found: Part | None = getattr(self, dataset_type.lower(), None)
        return found

    def of_actions(self) -> Sources:
        """Actions in the place of items, and what users did with them in that of interactions."""
        log = self.action_interactions
        return Sources(
            log and _ActionLog(log.schema_text, log.segments, log.records, log.domain),
            self.actions,
        )


def datasets(state: State, dataset_group: str) -> dict[str, Resource]:
    """The datasets of a group by type (e.g. INTERACTIONS), without those that are being deleted."""
    return {
        found.body["datasetType"]: found
        for found in state.resources.select(ResourceKind.DATASET, dataset_group=dataset_group)
        if not (found.status or "").startswith("DELETE")
    }


def from_state(
    state: State, data_dir: Path, dataset_group: str, *, full_only: bool = False
) -> Sources:
    """What the state knows of a dataset group now.

    full_only: without bulk data that was imported INCREMENTAL.
    """
    parts: dict[str, Part] = {}
    for dataset_type, dataset in datasets(state, dataset_group).items():
        schema = state.resources.find(dataset.body["schemaArn"])
        if schema is None:
            continue
        name = dataset_type.lower()
        records = state.records.of(dataset.arn) if name in ENTITIES else {}
        parts[name] = Part(
            schema.body["schema"], _segments(data_dir, dataset, full_only), records,
            schema.body.get("domain"),
        )  # fmt: skip
    return Sources(**parts)


def action_log_arn(dataset_group: str) -> str:
    """The ARN that a group's Action interactions dataset has; its live events are kept under it."""
    return dataset_group.replace(":dataset-group/", ":dataset/") + "/ACTION_INTERACTIONS"


def payload(
    state: State, data_dir: Path, dataset_group: str, workdir: Path, *, full_only: bool = False
) -> dict[str, Any]:
    """The data of a dataset group for a worker process: JSON, with files in `workdir`.

    Keys are those of `datasets.training.interactions.load`: interactions, items, users (schema and
    segments, or None), events, item_records, user_records (JSON Lines, or None); and the same for
    actions. full_only: see `from_state`.
    """
    sources = from_state(state, data_dir, dataset_group, full_only=full_only)
    result: dict[str, Any] = {}
    for name in _PARTS:
        part = sources.part(name)
        result[name] = part and {
            "schema": part.schema_text, "segments": part.segments, "domain": part.domain,
        }  # fmt: skip
        if name in ENTITIES:
            path = workdir / f"{ENTITIES[name]}.jsonl"
            result[ENTITIES[name]] = _write_records(path, part.records if part else {})
    result["events"] = _write_events(workdir / "events.jsonl", state.events.since(dataset_group))
    result["action_events"] = _write_events(
        workdir / "action_events.jsonl", state.events.since(action_log_arn(dataset_group))
    )
    return result


def from_payload(data: dict[str, Any]) -> tuple[Sources, Iterator[Event]]:
    """What `payload` wrote: the datasets, and the live events in order of arrival."""
    parts: dict[str, Part | None] = {}
    for name in ("interactions", "items", "users"):
        given = data.get(name)
        path = data.get(ENTITIES[name]) if name in ENTITIES else None
        records = {line["id"]: line["record"] for line in _lines(path)}
        parts[name] = given and Part(
            given["schema"], given["segments"], records, given.get("domain")
        )
    events = (
        Event(
            line["userId"], line["itemId"], line["sentAt"], line["eventType"],
            line.get("eventValue"), line.get("detail") or {},
        )
        for line in _lines(data.get("events"))
    )  # fmt: skip
    return Sources(parts["interactions"], parts["items"], parts["users"]), events


def _segments(data_dir: Path, dataset: Resource, full_only: bool) -> list[str]:
    folder = dataset.private.get("folder")
    return segments.snapshot(data_dir / folder, full_only=full_only) if folder else []


def _write_records(path: Path, records: Records) -> str | None:
    return _write(path, ({"id": key, "record": record} for key, record in records.items()))


def _write_events(path: Path, events: Iterable[Event]) -> str | None:
    return _write(
        path,
        (
            {
                "userId": event.user_id, "itemId": event.item_id, "sentAt": event.sent_at,
                "eventType": event.event_type, "eventValue": event.event_value,
                "detail": event.detail,
            }
            for event in events
        ),
    )  # fmt: skip


def _write(path: Path, lines: Iterable[dict[str, Any]]) -> str | None:
    """Write JSON Lines; None, and no file, when there are none."""
    empty = True
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for line in lines:
            file.write(json.dumps(line) + "\n")
            empty = False
    if empty:
        path.unlink()
        return None
    return str(path)


def _lines(path: str | None) -> Iterator[dict[str, Any]]:
    if path is None:
        return
    with Path(path).open(encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)
