"""The client against a stand-in that knows roles late and loses answers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import boto3
import pytest

from personalize_poc import errors
from personalize_poc.aws import cleanup, targets
from personalize_poc.aws.workspace import Workspace
from personalize_poc.local.process import daemon
from tests.end_to_end.test_cleanup_after_any_stop import everything
from tests.end_to_end.test_thin_package import interactions, run
from tests.support import trouble


@pytest.fixture
def endpoint(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[str]:
    more = getattr(request, "param", [])
    state, _ = daemon.start(tmp_path, 0, ["--training-seconds", "1", *more])
    yield state["endpoint"]
    daemon.stop(tmp_path)


@pytest.mark.parametrize("endpoint", [["--iam-delay", "6"]], indirect=True)
def test_a_young_role_is_waited_for(endpoint: str) -> None:
    """Calls refuse it for 3 s, jobs lack privileges for 3 s more."""
    everything(Workspace(targets.connect_local(endpoint), "young"))


def test_a_lost_answer_to_create_role_is_no_stop(endpoint: str) -> None:
    trouble.set_rules(endpoint, [{"operation": "CreateRole", "nth": 1, "answerLost": True}])
    everything(Workspace(targets.connect_local(endpoint), "role"))


def test_a_lost_answer_to_create_solution_version_trains_once(endpoint: str) -> None:
    rule = {"operation": "CreateSolutionVersion", "nth": 1, "answerLost": True}
    trouble.set_rules(endpoint, [rule])
    ws = Workspace(targets.connect_local(endpoint), "once")
    made = run(ws, interactions())
    p = ws.target.personalize
    versions = p.list_solution_versions(solutionArn=made["solution"])["solutionVersions"]
    assert len(versions) == 1


def test_work_whose_answer_never_comes_is_found(endpoint: str) -> None:
    trouble.set_rules(endpoint, [{"operation": "CreateSchema", "answerLost": True}])
    everything(Workspace(targets.connect_local(endpoint), "never"))


def test_expired_credentials_say_what_to_do(endpoint: str) -> None:
    rule = {"service": "personalize", "after": 5, "error": trouble.EXPIRED}
    trouble.set_rules(endpoint, [rule])
    with pytest.raises(errors.PocError, match=r"(?i)log in|new credentials|refresh|sso"):
        everything(Workspace(targets.connect_local(endpoint), "expired"))


def test_what_belongs_to_another_account_is_left_alone(endpoint: str) -> None:
    """Its bucket has the name that this run would take; its groups are not this account's."""
    ws = Workspace(targets.connect_local(endpoint), "shared")
    stranger = boto3.Session("210987654321", "x", region_name=ws.target.region)
    theirs = stranger.client("s3", endpoint_url=endpoint)
    theirs.create_bucket(Bucket=ws.bucket)
    theirs.put_object(Bucket=ws.bucket, Key="theirs.csv", Body=b"1")
    group = stranger.client("personalize", endpoint_url=endpoint).create_dataset_group(
        name=ws.dataset_group
    )["datasetGroupArn"]

    with pytest.raises(errors.PocError, match=ws.bucket):
        everything(ws)

    with pytest.raises(errors.CleanupIncomplete, match="another account"):
        cleanup.plan(ws).execute()
    kept = theirs.list_objects_v2(Bucket=ws.bucket)["Contents"]
    assert [one["Key"] for one in kept] == ["theirs.csv"]
    groups = stranger.client("personalize", endpoint_url=endpoint).list_dataset_groups()
    assert [one["datasetGroupArn"] for one in groups["datasetGroups"]] == [group]
