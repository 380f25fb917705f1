"""Events of one user, sent as an application would send them."""

from __future__ import annotations

import datetime as dt
import json
import pprint
import time
import uuid
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from personalize_poc.errors import BadInput
from personalize_poc.language import _

if TYPE_CHECKING:
    from personalize_poc.aws.targets import Target

EVENTS_PER_CALL = 10
"""The quota of PutEvents."""
_MILLISECONDS = 100_000_000_000
"""As seconds this is the year 5138: whoever sends a larger number means milliseconds."""


def send(
    target: Target,
    tracking_id: str,
    user_id: str | None,
    item_ids: Iterable[str] | str,
    event_type: str,
    *,
    session_id: str | None = None,
    at: float | dt.datetime | None = None,
    value: float | None = None,
    properties: dict[str, Any] | None = None,
    recommendation_id: str | None = None,
    impression: Iterable[str] | None = None,
    show: bool = True,
    clock: Callable[[], float] = time.time,
) -> list[dict[str, Any]]:
    """Send one event for each item, the first item first, at most ten in a call.

    Args:
        target: where to.
        tracking_id: of the event tracker of the dataset group.
        user_id: who; None for somebody anonymous, known by the session alone.
        item_ids: one item or several, in the order of the events.
        event_type: e.g. "Watch".
        session_id: by default a new one.
        at: time of the last event in Unix seconds, or an aware datetime; by default now. Events
            before it are one second apart, so that their order is kept.
        value: `eventValue`.
        properties: other columns of the schema in camelCase; sent as a JSON text.
        recommendation_id: of the answer that the user chose from.
        impression: what was shown, at most 25 items.
        show: print the first request.
        clock: the time, for tests.

    Returns:
        The parameters of each PutEvents call. The service answers nothing.

    Raises:
        BadInput: no item, no user and no session, or a time in milliseconds.
    """
    items = [item_ids] if isinstance(item_ids, str) else [str(item) for item in item_ids]
    if not items:
        raise BadInput("There is no item to send an event for.")
    if user_id is None and session_id is None:
        raise BadInput(
            "An event without a user needs a session.",
            _("Give session_id: it stands for the user."),
        )
    moment = _seconds(clock() if at is None else at)
    common: dict[str, Any] = {"eventType": event_type}
    if value is not None:
        common["eventValue"] = float(value)
    if properties:
        common["properties"] = json.dumps(properties)
    if recommendation_id:
        common["recommendationId"] = recommendation_id
    if impression is not None:
        common["impression"] = [str(item) for item in impression]
    happened = [
        {**common, "itemId": item, "sentAt": moment - (len(items) - 1 - number)}
        for number, item in enumerate(items)
    ]
    session = session_id or str(uuid.uuid4())
    request: dict[str, Any] = {"trackingId": tracking_id, "sessionId": session}
    if user_id is not None:
        request["userId"] = str(user_id)
    requests = [
        {**request, "eventList": happened[start : start + EVENTS_PER_CALL]}
        for start in range(0, len(happened), EVENTS_PER_CALL)
    ]
    if show:
        _print(requests)
    for one in requests:
        target.events.put_events(**one)
    return requests


def _seconds(moment: float | dt.datetime) -> int:
    """Whole Unix seconds: boto3 cuts fractions off anyway."""
    if isinstance(moment, dt.datetime):
        if moment.tzinfo is None:
            raise BadInput("The time has no time zone.", _("Use datetime.now(timezone.utc)."))
        moment = moment.timestamp()
    if not 0 <= moment < _MILLISECONDS:
        raise BadInput(
            f"The time {moment:.0f} is not in Unix seconds.",
            _("Milliseconds have to be divided by 1000: events with them change no answer."),
        )
    return int(moment)


def _print(requests: list[dict[str, Any]]) -> None:
    more = len(requests) - 1
    print("personalize_events.put_events(**")
    print(pprint.pformat(requests[0], sort_dicts=False, width=96) + ")")
    if more:
        print(
            f"… and {more} more call{'s' if more > 1 else ''} of at most {EVENTS_PER_CALL} events"
        )
