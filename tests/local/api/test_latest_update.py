"""Summaries of updates beside a resource, such as latestCampaignUpdate."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from personalize_poc.local.api import latest_update
from personalize_poc.local.errors import ResourceInUseException
from personalize_poc.local.state.resources import Resource
from personalize_poc.local.state.state import State
from personalize_poc.local.state.types import ResourceKind, Status

MEMBER = "latestCampaignUpdate"


@pytest.fixture
def service(tmp_path: Path) -> Iterator[Any]:
    state = State(tmp_path / "state.sqlite")
    state.resources.add(
        Resource("arn:campaign", ResourceKind.CAMPAIGN, "1", "r", "films", status=Status.ACTIVE)
    )
    # The part of a Service that is asked for.
    service: Any = SimpleNamespace(state=state, now=10.0)
    service.clock = lambda: service.now
    yield service
    state.close()


@pytest.mark.parametrize("status", ["CREATE PENDING", "CREATE IN_PROGRESS"])
def test_a_resource_in_an_update_is_in_use(service: Any, status: str) -> None:
    found = service.state.resources.change("arn:campaign", body={MEMBER: {"status": status}})
    with pytest.raises(ResourceInUseException, match=rf"arn:campaign.*{MEMBER} is {status}"):
        latest_update.refuse_if_pending(found, MEMBER)


@pytest.mark.parametrize("body", [{}, {MEMBER: None}, {MEMBER: {"status": "CREATE FAILED"}}])
def test_a_resource_without_a_running_update_is_free(service: Any, body: dict[str, object]) -> None:
    latest_update.refuse_if_pending(
        service.state.resources.change("arn:campaign", body=body), MEMBER
    )


def test_an_update_moves_on_beside_its_resource(service: Any) -> None:
    asked = latest_update.pending(service, {"minProvisionedTPS": 3})
    service.state.resources.change("arn:campaign", body={MEMBER: asked})
    service.now = 20.0
    moved = latest_update.change(service, "arn:campaign", MEMBER, status="CREATE FAILED", why="x")
    assert moved is not None
    assert moved.status == "ACTIVE"
    assert moved.body[MEMBER] == {
        "minProvisionedTPS": 3,
        "status": "CREATE FAILED",
        "why": "x",
        "creationDateTime": 10.0,
        "lastUpdatedDateTime": 20.0,
    }


def test_what_is_gone_meanwhile_does_not_come_back(service: Any) -> None:
    assert latest_update.change(service, "arn:campaign", MEMBER, status="ACTIVE") is None
    assert MEMBER not in service.state.resources.get("arn:campaign").body
    service.state.resources.remove("arn:campaign")
    assert latest_update.change(service, "arn:campaign", MEMBER, status="ACTIVE") is None
