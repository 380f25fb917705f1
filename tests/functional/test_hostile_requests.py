"""No request makes the stand-in fail: drawn from the service models, valid and damaged.

``PERSONALIZE_POC_FUZZ=500`` draws that many requests for each operation instead of a few, at
random instead of always the same.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings

from personalize_poc.local.app import Application
from personalize_poc.local.wire import Request, Response
from tests.functional.serving_world import World, mock
from tests.unit import request_strategies as strategies

EACH = int(os.environ.get("PERSONALIZE_POC_FUZZ", "0"))
PROFILE = settings(
    max_examples=EACH or 12,
    derandomize=not EACH,
    database=None,
    deadline=5000,
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
            campaign, genre, world.group, world.tracker, world.tracking_id, world.role,
            version["campaign"]["solutionVersionArn"], *world.datasets.values(),
            *(s["schemaArn"] for s in world.personalize.list_schemas()["schemas"]),
        ]  # fmt: skip
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
