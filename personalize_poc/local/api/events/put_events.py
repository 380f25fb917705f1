"""PutEvents, PutItems, PutUsers: data that arrives one by one.

Everything is checked before anything is kept; what is answered with 200 is on disk and visible to
the next request.
"""

from __future__ import annotations

import json
import math
from datetime import datetime
from typing import Any

from personalize_poc.local.api import resources
from personalize_poc.local.api.attribution.metric_attributions import bring_up_to_date
from personalize_poc.local.api.context import Context
from personalize_poc.local.api.events import properties
from personalize_poc.local.api.registry import operation
from personalize_poc.local.dataset_types import DatasetType
from personalize_poc.local.datasets import schema as schemas
from personalize_poc.local.datasets.schema import Schema
from personalize_poc.local.errors import InvalidInputException
from personalize_poc.local.state.events import Event
from personalize_poc.local.state.resources import Resource
from personalize_poc.local.state.types import PENDING, ResourceKind, Status

MAX_EVENT_BYTES = 10 * 1024
FORBIDDEN = ("userId", "sessionId", "eventType", "timestamp", "recommendationId", "impression")
"""Keys that `properties` of an event may not have (letter case ignored)."""
LATEST_TIME = 10_000_000_000
"""Unix seconds of the year 2286: more than this is milliseconds, sent by mistake."""


@operation("PutEvents")
def put_events(context: Context, params: dict[str, Any]) -> dict[str, Any]:
    """Take events of one user, or of one session of a person who is not known yet."""
    tracker = _tracker(context, params["trackingId"])
    of_group = context.service.serving.groups.schemas(str(tracker.dataset_group))
    schema = of_group.get(DatasetType.INTERACTIONS)
    events = [
        _event(params, event, schema, f"eventList.{number}")
        for number, event in enumerate(params["eventList"], 1)
    ]
    if params["sessionId"] != "null":  # the service accepts such a session and drops its events
        # An event about no item is accepted, and of no use to anything.
        kept = [event for event in events if event.item_id]
        context.service.serving.groups.on_events(str(tracker.dataset_group), kept)
        context.service.jobs.soon(bring_up_to_date)
    return {}


@operation("PutItems")
def put_items(context: Context, params: dict[str, Any]) -> dict[str, Any]:
    """Add or replace items."""
    return put_records(
        context, params["datasetArn"], params["items"], DatasetType.ITEMS, "items", "itemId"
    )


@operation("PutUsers")
def put_users(context: Context, params: dict[str, Any]) -> dict[str, Any]:
    """Add or replace users."""
    return put_records(
        context, params["datasetArn"], params["users"], DatasetType.USERS, "users", "userId"
    )


def _tracker(context: Context, tracking_id: str) -> Resource:
    state, account, region = context.state, context.account, context.region

    def by_id() -> dict[str, Resource]:
        trackers = state.resources.select(
            ResourceKind.EVENT_TRACKER, account=account, region=region
        )
        return {tracker.body["trackingId"]: tracker for tracker in trackers}

    tracker = state.resources.derived(("trackers", account, region), by_id).get(tracking_id)
    if tracker is None:
        raise InvalidInputException(
            f"trackingId {tracking_id} belongs to no event tracker of account {account}, "
            f"region {region}."
        )
    # The id is known as soon as the tracker is made: nothing of it has to be waited for.
    if tracker.status not in (*PENDING, Status.ACTIVE):
        raise InvalidInputException(
            f"The event tracker of trackingId {tracking_id} is not ACTIVE "
            f"(its status is {tracker.status})."
        )
    return tracker


def _event(
    params: dict[str, Any], event: dict[str, Any], schema: Schema | None, field: str
) -> Event:
    place = f"{field}.properties"
    given = properties.parse(event.get("properties"), place)
    properties.refuse(given, FORBIDDEN, place)
    check_size(event, field)
    inside = {properties.plain(key): value for key, value in given.items()}
    item = event.get("itemId") or inside.pop("itemid", None)
    value = event.get("eventValue")
    value = inside.get("eventvalue") if value is None else value
    attribution = event.get("metricAttribution") or {}
    detail = {
        "eventId": event.get("eventId"),  # one that we made up could not be repeated
        "sessionId": params["sessionId"],
        "recommendationId": event.get("recommendationId"),
        "impression": event.get("impression"),
        "eventAttributionSource": attribution.get("eventAttributionSource"),
        "properties": _columns(given, schema, place),
    }
    return Event(
        user_id=params.get("userId") or params["sessionId"],
        item_id=_item_id(item, place),
        sent_at=seconds(event["sentAt"], f"{field}.sentAt"),
        event_type=event["eventType"],
        event_value=_number(value, field),
        detail={key: value for key, value in detail.items() if value},
    )


def _columns(given: dict[str, Any], schema: Schema | None, place: str) -> dict[str, Any]:
    """What goes to columns of the Interactions schema beside the members of the request."""
    if schema is None:
        return {}
    found = properties.columns(given, schema, place, ignore_unknown=True)
    own = ("USER_ID", "ITEM_ID", "TIMESTAMP", "EVENT_TYPE", "EVENT_VALUE")
    return {key: value for key, value in found.items() if key not in own and value is not None}


def _item_id(item: Any, place: str) -> str:
    if item is None:
        return ""
    if isinstance(item, bool | dict | list) or not 1 <= len(str(item)) <= 256:
        raise InvalidInputException(f"{place}.itemId must be a text of 1 to 256 characters.")
    return str(item)


def _number(value: Any, field: str) -> float | None:
    if value is None or value == "":
        return None
    try:
        number = float(value)
    except (TypeError, ValueError, OverflowError):
        number = math.nan
    if not math.isfinite(number):
        shown = str(value)[:100]
        raise InvalidInputException(f"{field}.eventValue is {shown!r}, not a number.")
    return number


def seconds(moment: float | datetime, field: str) -> int:
    """A moment of a request as whole Unix seconds. Raises InvalidInputException."""
    value = moment.timestamp() if isinstance(moment, datetime) else float(moment)
    if not 0 <= value <= LATEST_TIME:
        raise InvalidInputException(
            f"{field} is {value:.0f}: it must be Unix time in seconds (not milliseconds)."
        )
    return int(value)


def check_size(event: dict[str, Any], field: str) -> None:
    """Raise InvalidInputException for an event that is too large."""
    if len(repr(event)) * 4 <= MAX_EVENT_BYTES:
        return  # no character takes more than four bytes, and this is five times as fast
    if len(json.dumps(event, default=str, ensure_ascii=False).encode()) > MAX_EVENT_BYTES:
        raise InvalidInputException(f"{field} is larger than {MAX_EVENT_BYTES // 1024} KB.")


def put_records(
    context: Context,
    dataset_arn: str,
    given: list[dict[str, Any]],
    dataset_type: DatasetType,
    member: str,
    id_member: str,
) -> dict[str, Any]:
    """Check single records of a dataset and keep them.

    dataset_type: that it must be of. member, id_member: names in the request, for messages.
    Raises InvalidInputException, ResourceNotFoundException, ResourceInUseException.
    """
    dataset = resources.active(context, dataset_arn, ResourceKind.DATASET)
    if dataset.body["datasetType"] != dataset_type:
        raise InvalidInputException(
            f"{dataset_arn} is a dataset of type {dataset.body['datasetType']}, not {dataset_type}."
        )
    text = context.state.resources.get(dataset.body["schemaArn"]).body
    schema = schemas.parse(text["schema"], text.get("domain"))
    records: dict[str, dict[str, Any]] = {}
    for number, record in enumerate(given, 1):
        field = f"{member}.{number}.properties"
        inside = properties.parse(record.get("properties"), field)
        properties.refuse(inside, (id_member,), field)
        values = properties.columns(inside, schema, field, ignore_unknown=False)
        properties.require(values, schema, f"{member}.{number}")
        records[record[id_member]] = values
    context.service.serving.groups.on_records(dataset, records)
    return {}
