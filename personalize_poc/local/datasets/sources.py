"""The datasets of one group for whoever reads them here: single records in memory, bulk on disk."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import pyarrow as pa

from personalize_poc.local.dataset_types import DatasetType
from personalize_poc.local.datasets import schema as schemas
from personalize_poc.local.datasets.entity_table import EntityTable
from personalize_poc.local.datasets.schema import Schema
from personalize_poc.local.datasets.segments import manifest as segments
from personalize_poc.local.datasets.stored import StoredPart, read_lines

Records = dict[str, dict[str, Any]]
"""Single records by id: values by column name."""


@dataclass(frozen=True)
class Part:
    """One dataset: its schema (Avro JSON), the files of its bulk data, single records."""

    schema_text: str
    segments: list[str]
    records: Records = field(default_factory=dict)
    domain: str | None = None

    @classmethod
    def of(cls, stored: StoredPart) -> Part:
        """What was described for another process."""
        records = {line["id"]: line["record"] for line in read_lines(stored.records)}
        return cls(stored.schema_text, stored.segments, records, stored.domain)

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

    def combined(self) -> EntityTable:
        """Bulk data of items or users with the single records on top."""
        return self.entities().with_records(self.records)


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

    @classmethod
    def of(cls, parts: dict[DatasetType, Part]) -> Sources:
        """The sources with these parts."""
        return cls(**{kind.lower(): part for kind, part in parts.items()})

    def of_actions(self) -> Sources:
        """Actions in the place of items, and what users did with them in that of interactions."""
        log = self.action_interactions
        return Sources(
            log and _ActionLog(log.schema_text, log.segments, log.records, log.domain),
            self.actions,
        )
