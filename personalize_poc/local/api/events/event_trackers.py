"""Event trackers: the address that PutEvents sends to. One per dataset group."""

from __future__ import annotations

import uuid
from pathlib import Path
from typing import Any

from personalize_poc.local.api import pagination, resources
from personalize_poc.local.api.context import Context, Service
from personalize_poc.local.api.events import event_dataset
from personalize_poc.local.api.registry import operation
from personalize_poc.local.api.resources import Form
from personalize_poc.local.errors import LimitExceededException, ResourceAlreadyExistsException
from personalize_poc.local.jobs.kinds import CREATION, DELETION, JobKind
from personalize_poc.local.state.resources import Resource
from personalize_poc.local.state.types import ResourceKind

FORM = Form(
    ResourceKind.EVENT_TRACKER, "eventTrackerArn", hidden=("failureReason",)
)  # the summary has no trackingId


class _Creation(JobKind[Service]):
    name = "event-tracker"
    lifecycle = CREATION

    def finish(
        self, service: Service, resource: Resource, workdir: Path, result: dict[str, Any]
    ) -> dict[str, Any]:
        """Read the group's earlier events, so that the first new one is taken at once."""
        service.serving.groups.get(str(resource.dataset_group), fill=False)
        return {}


class _Deletion(JobKind[Service]):
    name = "delete-event-tracker"
    lifecycle = DELETION  # the events stay with the dataset group


@operation("CreateEventTracker")
def create_event_tracker(context: Context, params: dict[str, Any]) -> dict[str, Any]:
    """Make the group's tracker."""
    group = resources.active(context, params["datasetGroupArn"], ResourceKind.DATASET_GROUP)
    name = params["name"]

    def check() -> None:
        for other in context.state.resources.select(FORM.kind, dataset_group=group.arn):
            # The service refuses; with which code is not documented. A name clash looks like
            # one, so that describe-or-create scripts find the tracker.
            if other.name == name:
                raise ResourceAlreadyExistsException(
                    f"Another resource with Arn {other.arn} already exists: the event tracker "
                    f"{name} of dataset group {group.arn}."
                )
            raise LimitExceededException(
                f"The dataset group {group.arn} has an event tracker already ({other.arn}). "
                "There can be one."
            )

    tracking_id = str(uuid.uuid4())
    with context.state.transaction():
        tracker = resources.create(
            context,
            FORM.kind,
            f"event-tracker/{uuid.uuid4().hex[:8]}",
            params,
            name=name,
            parent=group.arn,
            dataset_group=group.arn,
            job=FORM.kind,
            check=check,
            body={
                "datasetGroupArn": group.arn,
                "accountId": context.account,
                "trackingId": tracking_id,
            },
        )
        event_dataset.make(context, group, name)
    return {"eventTrackerArn": tracker.arn, "trackingId": tracking_id}


@operation("DescribeEventTracker")
def describe_event_tracker(context: Context, params: dict[str, Any]) -> dict[str, Any]:
    """Show a tracker."""
    return {"eventTracker": resources.shown(context, params["eventTrackerArn"], FORM)}


@operation("ListEventTrackers")
def list_event_trackers(context: Context, params: dict[str, Any]) -> dict[str, Any]:
    """List trackers, of one group or all."""
    group = params.get("datasetGroupArn")
    return pagination.page(context, params, FORM, "eventTrackers", dataset_group=group)


@operation("DeleteEventTracker")
def delete_event_tracker(context: Context, params: dict[str, Any]) -> dict[str, Any]:
    """Delete a tracker; its events are kept."""
    tracker = resources.get(context, params["eventTrackerArn"], FORM.kind)
    resources.delete(context, tracker, "delete-event-tracker", lambda: [])
    return {}


JOBS = (
    _Creation(),
    _Deletion(),
)
