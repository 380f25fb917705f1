"""Training mode UPDATE of a solution version: which version it goes on from, and when it may.

As documented: for aws-user-personalization and the legacy aws-hrnn-coldstart, once a version of the
solution that was trained FULL is ACTIVE, and when a dataset has changed since.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from personalize_poc.local.api.context import Context, Service
from personalize_poc.local.api.solutions.forms import VERSION
from personalize_poc.local.dataset_types import DatasetType
from personalize_poc.local.datasets.segments import manifest
from personalize_poc.local.errors import InvalidInputException, StandInError
from personalize_poc.local.recipes import catalogue
from personalize_poc.local.serving import dataset_snapshot
from personalize_poc.local.state.resources import Resource
from personalize_poc.local.state.types import Status

FULL, UPDATE = "FULL", "UPDATE"
BASE, DATA = "base", "data"
"""Private keys of a version: ARN of the one that it goes on from, and state of the data."""
TRAINED_ON = (DatasetType.INTERACTIONS, DatasetType.ITEMS, DatasetType.USERS)


def base(context: Context, solution: Resource, mode: str) -> Resource | None:
    """The version that a training in this mode goes on from, None for FULL.

    Raises InvalidInputException.
    """
    if mode == FULL:
        return None
    if mode != UPDATE:
        raise InvalidInputException(f"trainingMode must be FULL or UPDATE, not {mode}.")
    info = catalogue.find(solution.body.get("recipeArn") or "")
    if info is None or not info.updates:
        names = catalogue.names(lambda other: other.updates)
        raise InvalidInputException(
            f"trainingMode UPDATE is for {names}, not for {info.name if info else 'AutoML'}. "
            "Use FULL."
        )
    done = context.state.resources.select(
        VERSION.kind, parent=solution.arn, statuses=[Status.ACTIVE]
    )
    if not any(version.body["trainingMode"] == FULL for version in done):
        raise InvalidInputException(
            "trainingMode UPDATE needs an ACTIVE version of this solution that was trained FULL."
        )
    latest = done[-1]
    if latest.private.get(DATA) == data_state(context.service, str(solution.dataset_group)):
        raise InvalidInputException(
            "There should be updates to at least one dataset after the last active solution "
            f"version, {latest.arn}: trainingMode UPDATE has nothing to learn."
        )
    return latest


def data_state(service: Service, group: str) -> str:
    """A text that changes with the data that a group's solutions are trained on."""
    parts: list[object] = [service.state.events.last_seq(group)]
    for dataset_type, dataset in dataset_snapshot.datasets(service.state, group).items():
        if dataset_type in TRAINED_ON:
            last_put = service.state.records.last_put(dataset.arn)
            parts += [dataset.arn, _files(service, dataset), last_put]
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


def _files(service: Service, dataset: Resource) -> list[str]:
    try:
        paths = manifest.snapshot(service.data_dir / dataset.private["folder"])
    except StandInError:  # damaged: the training that follows says so
        return ["damaged"]
    return [Path(path).name for path in paths]  # the data directory may be moved
