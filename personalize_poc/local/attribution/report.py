"""The report of an import in S3."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path

from personalize_poc.local.state.attribution_ledger import Count

COLUMNS = (
    "METRIC_NAME",
    "EVENT_TYPE",
    "VALUE",
    "MATH_FUNCTION",
    "EVENT_ATTRIBUTION_SOURCE",
    "TIMESTAMP",
)


def name(import_mode: str, moment: float) -> str:
    """Name of the object. moment: Unix seconds; the same import has the same name every time."""
    return f"AggregatedAttributionMetrics - {import_mode} - {round(moment * 1000)}.csv"


def write(path: Path, counts: Iterable[Count]) -> None:
    """Write the counts: one row for each metric, source and window. Raises OSError."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        for one in counts:
            writer.writerow(
                [one.metric, one.event_type, float(one.total), one.function, one.source, one.window]
            )
