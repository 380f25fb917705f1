"""What exports and deletions are asked to do: the descriptions that travel to the worker."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from personalize_poc.local.datasets.csv.description import CsvFile
from personalize_poc.local.datasets.stored import StoredPart


@dataclass(frozen=True)
class ExportJob:
    """What is exported. events: the live events of a dataset of events, see `StoredData`."""

    part: StoredPart
    events: Path | None
    mode: Literal["BULK", "PUT", "ALL"]


@dataclass(frozen=True)
class DeletionJob:
    """Who is deleted, and where. files: with USER_ID. segments: paths by dataset ARN."""

    files: list[CsvFile]
    segments: Mapping[str, list[str]]
