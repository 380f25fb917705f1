"""The CSV files of a place in S3 that count."""

from __future__ import annotations

from collections.abc import Sequence

from personalize_poc.local.datasets.csv.description import CsvFile
from personalize_poc.local.errors import JobFailed


def of_place(found: Sequence[CsvFile]) -> list[CsvFile]:
    """The files of a place that are read. Raises JobFailed when there is none.

    In a folder with its sub-folders, markers and read-me files do not count.
    """
    chosen = list(found)
    if len(chosen) > 1:
        chosen = [file for file in chosen if file.uri.lower().endswith(".csv")]
    if not chosen:
        raise JobFailed("Invalid Data location. There is no CSV file at this place.")
    return chosen
