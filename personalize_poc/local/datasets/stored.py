"""The datasets of one group for another process: files alone, so that it can travel as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from personalize_poc.local.dataset_types import DatasetType
from personalize_poc.local.datasets import schema as schemas
from personalize_poc.local.datasets.schema import Schema


@dataclass(frozen=True)
class StoredPart:
    """One dataset for another process: schema (Avro JSON), files of its bulk data, single records.

    records: JSON Lines ``{"id": …, "record": {COLUMN: value}}``, later ones win; None without any.
    """

    schema_text: str
    segments: list[str]
    domain: str | None = None
    records: Path | None = None

    @property
    def schema(self) -> Schema:
        """The schema, which was checked when it was made."""
        return schemas.accepted(self.schema_text)


@dataclass(frozen=True)
class StoredData:
    """The data of one dataset group for another process; a dataset that does not exist is None.

    events, action_events: live events of the group and of its actions in order of arrival, JSON
    Lines as `live_events` reads them; None without any.
    """

    interactions: StoredPart | None = None
    items: StoredPart | None = None
    users: StoredPart | None = None
    actions: StoredPart | None = None
    action_interactions: StoredPart | None = None
    events: Path | None = None
    action_events: Path | None = None

    def part(self, kind: DatasetType) -> StoredPart | None:
        """The dataset of one type."""
        found: StoredPart | None = getattr(self, kind.lower())
        return found

    def events_of(self, kind: DatasetType) -> Path | None:
        """The live events of a dataset of interactions or action interactions; else None."""
        logs = {
            DatasetType.INTERACTIONS: self.events,
            DatasetType.ACTION_INTERACTIONS: self.action_events,
        }
        return logs.get(kind)


def write_lines(path: Path, lines: Iterable[dict[str, Any]]) -> Path | None:
    """Write JSON Lines; None, and no file, when there are none. Raises OSError."""
    empty = True
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for line in lines:
            file.write(json.dumps(line) + "\n")
            empty = False
    if empty:
        path.unlink()
        return None
    return path


def read_lines(path: Path | None) -> Iterator[dict[str, Any]]:
    """The objects of a JSON Lines file; nothing without one. Raises OSError."""
    if path is None:
        return
    with path.open(encoding="utf-8") as file:
        for line in file:
            if line.strip():
                yield json.loads(line)
