"""Roles, policies and buckets that AWS does not know everywhere at once."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Any

import pytest
from botocore.exceptions import ClientError

from personalize_poc import errors
from personalize_poc.aws import ensure, propagation
from personalize_poc.aws.workspace import Workspace
from tests.support.fake_personalize import fake_target

NO_RIGHTS = "Insufficient privileges for accessing data in Amazon S3."


@pytest.fixture
def world() -> Iterator[Any]:
    for target, fake, clock in fake_target():
        clock.now = time.time()  # roles of moto are made now
        yield target, fake, clock


def refusing(code: str, times: int) -> Any:
    left = [times]

    def call() -> str:
        if left[0]:
            left[0] -= 1
            raise ClientError({"Error": {"Code": code, "Message": "m"}}, "PutBucketPolicy")
        return "done"

    return call


@pytest.mark.parametrize("code", ["NoSuchEntity", "NoSuchBucket", "OperationAborted"])
def test_what_is_not_known_yet_is_asked_again(world: Any, code: str) -> None:
    clock = world[2]
    how: dict[str, Any] = {"clock": clock, "sleep": clock.sleep}
    assert propagation.waited_out(refusing(code, 3), **how) == "done"
    with pytest.raises(ClientError, match=code):
        propagation.waited_out(refusing(code, 999), **how)


def test_a_denial_passes_only_of_a_new_bucket_and_only_for_a_moment(world: Any) -> None:
    clock = world[2]
    how: dict[str, Any] = {"clock": clock, "sleep": clock.sleep}
    assert propagation.waited_out(refusing("AccessDenied", 3), is_new=True, **how) == "done"
    begun = clock.now
    with pytest.raises(ClientError):
        propagation.waited_out(refusing("AccessDenied", 999), is_new=True, **how)
    assert clock.now - begun == pytest.approx(propagation.DENIED_SECONDS, abs=3)
    with pytest.raises(ClientError):
        propagation.waited_out(refusing("AccessDenied", 1), **how)


def job(target: Any, fake: Any, clock: Any, role: str) -> str:
    ask: dict[str, Any] = {
        "jobName": "poc-run_i",
        "datasetArn": "arn:aws:personalize:us-east-1:123456789012:dataset/g/INTERACTIONS",
        "dataSource": {"dataLocation": "s3://b/x.csv"},
        "roleArn": role,
    }
    create = target.personalize.create_dataset_import_job
    return ensure.ready(target, create, sleep=clock.sleep, clock=clock, **ask)


def test_a_job_that_could_not_use_its_new_role_is_made_again(world: Any, capsys: Any) -> None:
    target, fake, clock = world
    role = ensure.role(Workspace(target, "run"))
    fake.fail |= {"poc-run_i": NO_RIGHTS, "poc-run_i-2": "Cannot assume the role."}
    assert job(target, fake, clock, role).endswith("/poc-run_i-3")
    told = capsys.readouterr().out
    assert f"poc-run_i: {NO_RIGHTS} Its role is new; it is made again." in told
    assert clock.slept.count(propagation.PAUSE) == 2


def test_it_is_made_again_a_few_times_only(world: Any) -> None:
    target, fake, clock = world
    role = ensure.role(Workspace(target, "run"))
    fake.fail |= dict.fromkeys(["poc-run_i", *(f"poc-run_i-{n}" for n in range(2, 9))], NO_RIGHTS)
    with pytest.raises(errors.ResourceFailed, match="Insufficient privileges"):
        job(target, fake, clock, role)
    assert fake.operations("CreateDatasetImportJob") == ["CreateDatasetImportJob"] * (
        1 + propagation.TIMES
    )


@pytest.mark.parametrize("case", ["old role", "another reason", "a role of somebody else"])
def test_what_another_attempt_would_not_help_is_told_at_once(world: Any, case: str) -> None:
    target, fake, clock = world
    role = ensure.role(Workspace(target, "run"))
    reason = "Input CSV is missing the following columns:[A]." if "reason" in case else NO_RIGHTS
    if case == "old role":
        clock.now += 3600
    if "somebody" in case:
        role = role.replace("poc-run", "somebody")
    fake.fail["poc-run_i"] = reason
    with pytest.raises(errors.ResourceFailed):
        job(target, fake, clock, role)
    assert fake.operations("CreateDatasetImportJob") == ["CreateDatasetImportJob"]
