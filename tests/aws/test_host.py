"""The notebook host of SageMaker, seen from inside."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from botocore.exceptions import ClientError

from personalize_poc.aws import host
from personalize_poc.aws.billing import Workload
from tests.support.fake_personalize import fake_target

ARN = "arn:aws:sagemaker:eu-west-3:123456789012:notebook-instance/desk"


@pytest.fixture
def target() -> Iterator[Any]:
    for found, _, _ in fake_target():
        yield found


@pytest.fixture
def file(tmp_path: Path) -> Path:
    place = tmp_path / "resource-metadata.json"
    place.write_text(json.dumps({"ResourceName": "desk", "ResourceArn": ARN}))
    return place


class SageMaker:
    """Says what the host is, or refuses."""

    def __init__(self, told: dict[str, Any] | None) -> None:
        self.told = told

    def describe_notebook_instance(self, **asked: Any) -> dict[str, Any]:
        assert asked == {"NotebookInstanceName": "desk"}
        if self.told is None:
            denied: Any = {"Error": {"Code": "AccessDeniedException", "Message": "not you"}}
            raise ClientError(denied, "DescribeNotebookInstance")
        return self.told


def test_a_host_knows_its_name_region_and_account(file: Path) -> None:
    assert host.here(file) == host.Host("desk", "eu-west-3", "123456789012")


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{}", json.dumps({"ResourceName": "a", "ResourceArn": "arn:aws:ec2:x:1:a/b"})],
)
def test_what_is_no_host(tmp_path: Path, text: str) -> None:
    place = tmp_path / "other.json"
    place.write_text(text)
    assert host.here(place) is None
    assert host.here(tmp_path / "none.json") is None


def test_what_it_bills_is_asked_on_the_host_only(target: Any, file: Path, tmp_path: Path) -> None:
    target.clients["sagemaker"] = SageMaker({"InstanceType": "ml.m5.xlarge", "VolumeSizeInGB": 50})
    found = host.machine(target, file)
    assert (found.instance, found.disk, found.is_here) == ("ml.m5.xlarge", 50.0, True)
    elsewhere = host.machine(target, tmp_path / "none.json")
    assert (elsewhere.instance, elsewhere.is_here) == (host.USUAL, False)
    target.name = "local"
    assert not host.machine(target, file).is_here


def test_a_host_that_may_not_be_asked_is_taken_for_the_usual_one(target: Any, file: Path) -> None:
    target.clients["sagemaker"] = SageMaker(None)
    found = host.machine(target, file)
    assert (found.instance, found.is_here) == (host.USUAL, True)
    assert "could not be asked" in found.told


def test_the_workload_that_was_recorded() -> None:
    recorded = {"interactions": 100, "USER_ID": 7, "ITEM_ID": 3}
    assert Workload.of(recorded, 2.0) == Workload(2.0, 100, 7)
    assert Workload.of({"interactions": True, "USER_ID": "x"}) == Workload()
