"""What an import is asked to do and to count: the description that travels to the worker."""

from __future__ import annotations

from dataclasses import dataclass

from personalize_poc.local.attribution.expressions import Metric
from personalize_poc.local.datasets.csv.description import ImportJob
from personalize_poc.local.datasets.stored import StoredPart


@dataclass(frozen=True)
class BulkCount:
    """What is counted of an import.

    answerers: ARNs of the campaigns and recommenders that the dataset group has or had. sources:
    those that were counted before. items: the Items dataset, when a metric sums one of its columns.
    """

    metrics: tuple[Metric, ...]
    answerers: list[str]
    sources: list[str]
    items: StoredPart | None = None


@dataclass(frozen=True)
class ImportWork:
    """An import, and what is counted of it; None for nothing."""

    importing: ImportJob
    counting: BulkCount | None = None
