"""The dataset of an event tracker, which the service made beside it: what PutEvents brought.

It is in no list and holds nothing up: a clean-up that does not know of it works. One that deletes
it by its ARN, as those published by AWS do, finds it.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from personalize_poc.local.api import resources
from personalize_poc.local.api.attribution import counter
from personalize_poc.local.api.context import Context, Service
from personalize_poc.local.api.resources import Form
from personalize_poc.local.dataset_types import DatasetType
from personalize_poc.local.jobs.kinds import DELETION, JobKind
from personalize_poc.local.state.resources import Resource
from personalize_poc.local.state.types import DELETION_UNFINISHED, ResourceKind, Status

TYPE = "EVENT_INTERACTIONS"
FORM = Form(ResourceKind.EVENT_DATASET, "datasetArn", hidden=("failureReason",))


def is_named(arn: str) -> bool:
    """Whether an ARN is that of such a dataset."""
    return arn.endswith(f"/{TYPE}")


def make(context: Context, group: Resource, tracker: str) -> None:
    """Add the dataset of a tracker with this name, unless there is one from an earlier tracker."""
    suffix = f"dataset/{group.name}/{TYPE}"
    if context.state.resources.find(context.arn(suffix)) is None:
        resources.create(
            context,
            FORM.kind,
            suffix,
            {},
            name=tracker,
            parent=group.arn,
            dataset_group=group.arn,
            status=Status.ACTIVE,
            body={"datasetGroupArn": group.arn, "datasetType": TYPE},
        )


def delete(context: Context, arn: str) -> None:
    """Delete it with the live events of its group. Raises ResourceNotFoundException."""
    dataset = resources.get(context, arn, FORM.kind)

    def busy() -> list[Resource]:
        return context.state.resources.select(
            ResourceKind.DATA_DELETION_JOB,
            dataset_group=dataset.dataset_group,
            statuses=DELETION_UNFINISHED,
        )

    resources.delete(context, dataset, _Deletion.name, busy)


class _Deletion(JobKind[Service]):
    name = "delete-event-dataset"
    lifecycle = DELETION

    def finish(
        self, service: Service, resource: Resource, workdir: Path, result: dict[str, Any]
    ) -> dict[str, Any]:
        """Forget the live events; imported interactions stay."""
        group = str(resource.dataset_group)
        counter.of(service).count_group(group)
        service.state.events.remove(group)
        interactions = resource.arn.replace(TYPE, DatasetType.INTERACTIONS)
        service.serving.groups.on_data_changed(interactions)
        return {}


JOBS = (_Deletion(),)
