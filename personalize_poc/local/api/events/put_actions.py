"""PutActions and PutActionInteractions: actions, and what users did with them, one by one.

As with items, everything is checked before anything is kept; what is answered with 200 is on disk
and visible to the next request.
"""

from __future__ import annotations

from typing import Any

from personalize_poc.local.api.context import Context
from personalize_poc.local.api.events import properties, put_events
from personalize_poc.local.api.registry import operation
from personalize_poc.local.dataset_types import DatasetType
from personalize_poc.local.datasets import constraints
from personalize_poc.local.errors import (
    InvalidInputException,
    ResourceInUseException,
    ResourceNotFoundException,
)
from personalize_poc.local.state.events import Event
from personalize_poc.local.state.resources import Resource
from personalize_poc.local.state.types import ResourceKind, Status

_OWN = ("USER_ID", "ACTION_ID", "TIMESTAMP", "EVENT_TYPE")
_NAMED = ("actionId", *put_events.FORBIDDEN)
"""Keys that `properties` of an action interaction may not have."""


@operation("PutActions")
def put_actions(context: Context, params: dict[str, Any]) -> dict[str, Any]:
    """Add or replace actions."""
    return put_events.put_records(
        context, params["datasetArn"], params["actions"], DatasetType.ACTIONS, "actions", "actionId"
    )


@operation("PutActionInteractions")
def put_action_interactions(context: Context, params: dict[str, Any]) -> dict[str, Any]:
    """Take what users did with actions."""
    dataset = _dataset(context, params["trackingId"])
    kept = [
        _event(context, dataset, given, f"actionInteractions.{number}")
        for number, given in enumerate(params["actionInteractions"], 1)
    ]
    # As with PutEvents: such a session is accepted, and its events are dropped.
    kept = [event for event in kept if event.detail["sessionId"] != "null"]
    context.service.serving.groups.on_action_events(dataset, kept)
    return {}


def _dataset(context: Context, tracking_id: str) -> Resource:
    """The Action interactions dataset that a tracking id came with."""
    state, account, region = context.state, context.account, context.region

    def by_id() -> dict[str, Resource]:
        datasets = state.resources.select(ResourceKind.DATASET, account=account, region=region)
        return {d.body["trackingId"]: d for d in datasets if "trackingId" in d.body}

    dataset = state.resources.derived(("action trackers", account, region), by_id).get(tracking_id)
    if dataset is None:
        raise ResourceNotFoundException(
            f"trackingId {tracking_id} belongs to no Action interactions dataset of account "
            f"{account}, region {region}. DescribeDataset of such a dataset shows it."
        )
    if dataset.status != Status.ACTIVE:
        raise ResourceInUseException(
            f"The dataset {dataset.arn} of trackingId {tracking_id} is not ACTIVE "
            f"(its status is {dataset.status})."
        )
    return dataset


def _event(context: Context, dataset: Resource, given: dict[str, Any], field: str) -> Event:
    place = f"{field}.properties"
    inside = properties.parse(given.get("properties"), place)
    properties.refuse(inside, _NAMED, place)
    put_events.check_size(given, field)
    if constraints.action_event(given["eventType"]) is None:
        raise InvalidInputException(
            f"{field}.eventType is {given['eventType']!r}; it must be Taken, Not Taken or Viewed."
        )
    of_group = context.service.serving.groups.schemas(str(dataset.dataset_group))
    schema = of_group[DatasetType.ACTION_INTERACTIONS]
    columns = properties.columns(inside, schema, place, ignore_unknown=True)
    detail = {
        "eventId": given.get("eventId"),
        "sessionId": given["sessionId"],
        "recommendationId": given.get("recommendationId"),
        "impression": given.get("impression"),
        "properties": {
            name: value for name, value in columns.items() if name not in _OWN and value is not None
        },
    }
    return Event(
        user_id=given.get("userId") or given["sessionId"],
        item_id=given["actionId"],
        sent_at=put_events.seconds(given["timestamp"], f"{field}.timestamp"),
        event_type=given["eventType"],
        detail={key: value for key, value in detail.items() if value},
    )
