"""What a training reads, whoever starts it: a solution version, a recommender, an update, a search.

The data of the dataset group as it is now, the columns to learn from, and what the options of the
stand-in say about every training.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from personalize_poc.local.api.context import Service
from personalize_poc.local.api.datasets.updates import columns_since
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
) -> dict[str, Any]:
    """The part of a training's payload (see `training.run`) that all trainings have.

    workdir: where live events and single records are written to; bulk data is named, not copied.
    needs: types of the datasets without which nothing can be learned. config: a solutionConfig or
    recommenderConfig. since: when the solution or recommender was made, Unix seconds; columns that
    are younger are left out. Raises JobFailed.
    """
    data = dataset_snapshot.payload(service.state, service.data_dir, dataset_group, workdir)
    for name in sorted(needs):
        if data[name.lower()] is None:
            raise JobFailed(f"The dataset group has no {name.title()} dataset to train on.")
    columns = config.get("trainingDataConfig") or {}
    return {
        **data,
        "excluded_columns": _excluded(service, dataset_group, columns, since),
        "included_columns": columns.get("includedDatasetColumns"),
        "now": service.clock(),
        "seed": service.options.seed,
        "seconds": service.options.training_seconds,
    }


def _excluded(
    service: Service, dataset_group: str, columns: Mapping[str, Any], since: float
) -> dict[str, list[str]]:
    """Columns that are not learned from: as the config says, and those that are too young."""
    excluded = {k.upper(): v for k, v in (columns.get("excludedDatasetColumns") or {}).items()}
    for dataset_type, names in columns_since(service, dataset_group, since).items():
        excluded[dataset_type] = [*excluded.get(dataset_type, []), *names]
    return excluded
