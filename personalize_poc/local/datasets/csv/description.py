"""What an import is asked to do: the description that travels to the worker."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from personalize_poc.local.dataset_types import DatasetType


@dataclass(frozen=True)
class CsvFile:
    """One CSV file: where it lies here, and the S3 URI that messages name."""

    path: Path
    uri: str


@dataclass(frozen=True)
class ImportJob:
    """What is imported. schema_text: Avro JSON of the dataset.

    strict: metadata values that are empty or cannot be read fail the import, instead of being
    taken as missing.
    """

    schema_text: str
    dataset_type: DatasetType
    files: list[CsvFile]
    strict: bool = False
