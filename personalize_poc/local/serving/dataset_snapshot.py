"""The data of a dataset group from the state and its files: in memory, or written for a process.

Server and batch worker read the same data through this, so they answer alike.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from personalize_poc.local.dataset_types import DatasetType
from personalize_poc.local.datasets.segments import manifest as segments
from personalize_poc.local.datasets.sources import Part, Records, Sources
from personalize_poc.local.datasets.stored import StoredData, StoredPart, read_lines, write_lines
from personalize_poc.local.state.events import Event
from personalize_poc.local.state.resources import Resource
from personalize_poc.local.state.state import State
from personalize_poc.local.state.types import ResourceKind


def datasets(state: State, dataset_group: str) -> dict[DatasetType, Resource]:
    """The datasets of a group by type, without those that are being deleted."""
    return {
        DatasetType(found.body["datasetType"]): found
        for found in state.resources.select(ResourceKind.DATASET, dataset_group=dataset_group)
        if not (found.status or "").startswith("DELETE")
    }


def from_state(
    state: State, data_dir: Path, dataset_group: str, *, full_only: bool = False
) -> Sources:
    """What the state knows of a dataset group now.

    full_only: without bulk data that was imported INCREMENTAL.
    """
    parts: dict[DatasetType, Part] = {}
    for kind, dataset in datasets(state, dataset_group).items():
        schema = state.resources.find(dataset.body["schemaArn"])
        if schema is None:
            continue
        text, domain = schema.body["schema"], schema.body.get("domain")
        records = state.records.of(dataset.arn) if kind.id_column else {}
        parts[kind] = Part(text, _segments(data_dir, dataset, full_only), records, domain)
    return Sources.of(parts)


def action_log_arn(dataset_group: str) -> str:
    """The ARN that a group's Action interactions dataset has; its live events are kept under it."""
    group = dataset_group.replace(":dataset-group/", ":dataset/")
    return f"{group}/{DatasetType.ACTION_INTERACTIONS}"


def written(
    state: State, data_dir: Path, dataset_group: str, workdir: Path, *, full_only: bool = False
) -> StoredData:
    """The data of a dataset group for a worker process, with what came one by one in `workdir`.

    full_only: see `from_state`.
    """
    sources = from_state(state, data_dir, dataset_group, full_only=full_only)
    return StoredData(
        stored(sources.interactions, workdir / "interactions"),
        stored(sources.items, workdir / "items"),
        stored(sources.users, workdir / "users"),
        stored(sources.actions, workdir / "actions"),
        stored(sources.action_interactions, workdir / "action_interactions"),
        _write_events(workdir / "events.jsonl", state.events.since(dataset_group)),
        _write_events(
            workdir / "action_events.jsonl", state.events.since(action_log_arn(dataset_group))
        ),
    )


def stored(part: Part | None, place: Path) -> StoredPart | None:
    """A dataset for a worker process. place: of the file with single records, without suffix."""
    if part is None:
        return None
    records = _write_records(place.with_suffix(".jsonl"), part.records)
    return StoredPart(part.schema_text, part.segments, part.domain, records)


def read(data: StoredData) -> tuple[Sources, Iterator[Event]]:
    """Interactions, items and users as `written` left them; live events in order of arrival."""
    parts = {kind: data.part(kind) for kind in (DatasetType.ITEMS, DatasetType.USERS)}
    parts[DatasetType.INTERACTIONS] = data.interactions
    sources = Sources.of({kind: Part.of(part) for kind, part in parts.items() if part})
    events = (
        Event(
            line["userId"],
            line["itemId"],
            line["sentAt"],
            line["eventType"],
            line.get("eventValue"),
            line.get("detail") or {},
        )
        for line in read_lines(data.events)
    )
    return sources, events


def _segments(data_dir: Path, dataset: Resource, full_only: bool) -> list[str]:
    folder = dataset.private.get("folder")
    return segments.snapshot(data_dir / folder, full_only=full_only) if folder else []


def _write_records(path: Path, records: Records) -> Path | None:
    return write_lines(path, ({"id": key, "record": record} for key, record in records.items()))


def _write_events(path: Path, events: Iterable[Event]) -> Path | None:
    return write_lines(
        path,
        (
            {
                "userId": event.user_id,
                "itemId": event.item_id,
                "sentAt": event.sent_at,
                "eventType": event.event_type,
                "eventValue": event.event_value,
                "detail": event.detail,
            }
            for event in events
        ),
    )
