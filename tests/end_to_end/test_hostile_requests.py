"""No request makes the stand-in fail: drawn from the service models, valid and damaged.

``PERSONALIZE_POC_FUZZ=500`` draws that many requests for each operation instead of a few, at
random instead of always the same.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from personalize_poc.local.protocol.codec import Request, Response
from personalize_poc.local.server.app import Application
from tests.support import request_strategies as strategies
from tests.support.serving_world import World, mock

EACH = int(os.environ.get("PERSONALIZE_POC_FUZZ", "0"))
PROFILE = settings(
    max_examples=EACH or 12,
    derandomize=not EACH,
    database=None,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)


@pytest.fixture(scope="module")
def application() -> Iterator[Application]:
    """The stand-in with one resource of most kinds, and an answering campaign."""
    with mock() as active:
        world = World(active).build()
        campaign = world.campaign("films", world.train("aws-sims"))
        genre = world.filter("genre", "INCLUDE ItemID WHERE Items.GENRES IN ($GENRE)")
        version = world.personalize.describe_campaign(campaignArn=campaign)
        assert active.service is not None
        strategies.ids[:] = [
            campaign,
            genre,
            world.group,
            world.tracker,
            world.tracking_id,
            world.role,
            version["campaign"]["solutionVersionArn"],
            *world.datasets.values(),
            *(s["schemaArn"] for s in world.personalize.list_schemas()["schemas"]),
        ]
        # What is created here need not be trained: nobody waits for it.
        active.service.jobs.close()
        yield Application(active.service)


def refuse_bugs(request: Request, answer: Response) -> None:
    """Fail for an answer that is no answer of the service."""
    assert answer.status < 500 or answer.status == 501, (request, answer.body)
    if answer.status == 200:
        return
    document = json.loads(answer.body)
    assert document["__type"], answer
    assert document["message"].strip(), answer
    # A refusal does not repeat a huge value back.
    assert len(answer.body) < 30_000, answer.body[:1000]


HALF = "\ud800"
"""Half of a character: legal as an escape in JSON, and impossible to store."""


@pytest.mark.parametrize(
    "change",
    [
        {"userId": HALF},
        {"sessionId": HALF},
        {"eventList": [{"eventType": HALF, "sentAt": 1.5e9}]},
        {"eventList": [{"eventType": "a", "sentAt": 1.5e9, "itemId": HALF}]},
        {"eventList": [{"eventType": "a", "sentAt": 1.5e9, "properties": '{"itemId":"\\ud800"}'}]},
        {"eventList": [{"eventType": "a", "sentAt": 1.5e9, "properties": '{"eventValue": 1e999}'}]},
        {"eventList": [{"eventType": "a", "sentAt": 1e300, "itemId": "a"}]},
        {"eventList": [{"eventType": "a", "sentAt": 1.5e9, "properties": "[" * 1000}]},
    ],
)
def test_events_that_cannot_be_kept_are_refused(
    application: Application, change: dict[str, Any]
) -> None:
    tracking_id = next(text for text in strategies.ids if ":" not in text)
    event = {"eventType": "a", "sentAt": 1.5e9, "itemId": "a"}
    good = {"trackingId": tracking_id, "sessionId": "s", "userId": "u", "eventList": [event]}
    headers = {"authorization": strategies.SIGNED}

    def answer(document: dict[str, Any]) -> Response:
        return application.answer(
            Request("POST", "/events", headers, json.dumps(document).encode())
        )

    assert answer(good).status == 200
    refused = answer({**good, **change})
    refuse_bugs(Request("POST", "/events", headers), refused)
    assert refused.status == 400


@pytest.mark.parametrize("operation", strategies.OPERATIONS)
def test_no_request_makes_an_operation_fail(application: Application, operation: str) -> None:
    @PROFILE
    @given(strategies.requests(operation))
    def answered(request: Request) -> None:
        refuse_bugs(request, application.answer(request))

    answered()
    healthy = application.answer(
        Request("POST", "/", {"x-amz-target": "AmazonPersonalize.ListDatasetGroups"}, b"{}")
    )
    assert b"dataset-group/films" in healthy.body
