"""What a training reads, whoever starts it: a solution version, a recommender, an update, a search.

The data of the dataset group as it is now, and the columns to learn from.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from personalize_poc.local.api.context import Service
from personalize_poc.local.api.datasets.updates import columns_since
from personalize_poc.local.dataset_types import DatasetType
from personalize_poc.local.datasets.training.description import TrainingInput
from personalize_poc.local.errors import JobFailed
from personalize_poc.local.serving import dataset_snapshot


def gather(
    service: Service,
    dataset_group: str,
    workdir: Path,
    *,
    needs: Iterable[str],
    config: Mapping[str, Any],
    since: float,
) -> TrainingInput:
    """The data of a dataset group as it is now, and the columns to learn from.

    workdir: where live events and single records are written to; bulk data is named, not copied.
    needs: types of the datasets without which nothing can be learned. config: a solutionConfig or
    recommenderConfig. since: when the solution or recommender was made, Unix seconds; columns that
    are younger are left out. Raises JobFailed.
    """
    data = dataset_snapshot.written(service.state, service.data_dir, dataset_group, workdir)
    for name in sorted(needs):
        if data.part(DatasetType(name)) is None:
            raise JobFailed(f"The dataset group has no {name.title()} dataset to train on.")
    columns = config.get("trainingDataConfig") or {}
    excluded = _columns(columns.get("excludedDatasetColumns"))
    for kind, names in columns_since(service, dataset_group, since).items():
        excluded[kind] = [*excluded.get(kind, []), *names]
    return TrainingInput(
        data,
        excluded_columns=excluded,
        included_columns=_columns(columns.get("includedDatasetColumns")),
        now=service.clock(),
    )


def _columns(given: Mapping[str, list[str]] | None) -> dict[DatasetType, list[str]]:
    return {DatasetType.of(name): list(columns) for name, columns in (given or {}).items()}
