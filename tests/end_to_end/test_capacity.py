"""Provisioned throughput, enforced when an option asks for it."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest

from personalize_poc.local.api.context import Context
from personalize_poc.local.api.runtime import recommendations
from personalize_poc.local.errors import ThrottlingException
from personalize_poc.local.options import Options
from personalize_poc.local.serving.rate_limit import Capacity
from personalize_poc.local.serving.registry import Serving
from personalize_poc.local.state.resources import Resource
from personalize_poc.local.state.state import State
from personalize_poc.local.state.types import ResourceKind
from tests.support.serving_fakes import deployment


class Clock:
    """A clock that moves when a test says so."""

    now = 1000.0

    def __call__(self) -> float:
        return self.now


def admitted(take: Callable[[], None], calls: int) -> int:
    """How many of so many calls at once are let through."""
    refusals: list[str] = []
    for _ in range(calls):
        try:
            take()
        except ThrottlingException as error:
            refusals.append(error.message)
    assert all("arn:c" in each and "provisioned for" in each for each in refusals)
    return calls - len(refusals)


def test_as_many_questions_as_provisioned_pass_each_second() -> None:
    clock = Clock()
    capacity = Capacity("arn:c", 5, clock)
    assert admitted(capacity.take, 20) == 5
    assert admitted(capacity.take, 20) == 0
    clock.now += 0.5
    assert admitted(capacity.take, 20) == 2
    clock.now += 3600
    assert admitted(capacity.take, 20) == 5, "capacity is not saved up"
    clock.now -= 3600
    assert admitted(capacity.take, 20) == 0
    clock.now += 1
    assert admitted(capacity.take, 20) == 5


def serving(tmp_path: Any, state: State, options: Options, clock: Clock) -> Serving:
    made = Serving(tmp_path, state, options, clock)
    made.deployments.load = lambda version, settings: deployment()  # type: ignore[method-assign]
    return made


@pytest.mark.parametrize("enforced", [True, False])
def test_a_campaign_takes_what_it_is_provisioned_for(tmp_path: Any, enforced: bool) -> None:
    clock, state = Clock(), State(tmp_path / "state.sqlite")
    state.resources.add(
        Resource("arn:v", ResourceKind.SOLUTION_VERSION, "1", "r", "v", dataset_group="arn:g")
    )
    made = serving(tmp_path, state, Options(enforce_tps=enforced), clock)
    context = Context(SimpleNamespace(serving=made), "1", "us-east-1")  # type: ignore[arg-type]
    arn = context.arn("campaign/arn:c")

    def ask() -> None:
        answer = recommendations.get_recommendations(context, {"campaignArn": arn, "userId": "u"})
        assert answer["itemList"]

    made.deployments.deploy(arn, "arn:v", {"minProvisionedTPS": 3})
    assert admitted(ask, 10) == (3 if enforced else 10)
    made.deployments.deploy(arn, "arn:v", {"minProvisionedTPS": 7})
    assert admitted(ask, 10) == (7 if enforced else 10)
    state.close()
