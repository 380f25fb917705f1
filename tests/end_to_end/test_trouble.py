"""Runs in which AWS throttles, breaks, loses answers and forgets: they end well all the same.

Target aws is answered by a stand-in. What fails is drawn from seeds; others than the usual ones
are named by `PERSONALIZE_POC_TROUBLE_SEEDS`, such as `0-19`. What stops says why in a sentence, and
goes on where it was when it is run again. `tests/template/test_least_privilege.py` does so with the
notebooks.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import boto3
import botocore.endpoint
import pytest

from personalize_poc import errors
from personalize_poc.aws import cleanup, propagation, resources, targets
from personalize_poc.aws.workspace import Workspace
from tests.end_to_end.test_cleanup_after_any_stop import everything
from tests.support import aws_mode, quick_stand_in, trouble

MADE = (
    *("CreateDatasetGroup", "CreateDataset", "CreateDatasetImportJob"),
    *("CreateSolution", "CreateSolutionVersion", "CreateCampaign", "CreateEventTracker"),
    *("CreateFilter", "CreateBatchInferenceJob", "CreateMetricAttribution", "CreateBucket"),
    *("PutBucketPolicy", "PutPublicAccessBlock", "PutObject", "CreateRole", "PutRolePolicy"),
)
DELETED = (
    *("DeleteCampaign", "DeleteFilter", "DeleteEventTracker", "DeleteMetricAttribution"),
    *("DeleteSolution", "DeleteDataset", "DeleteSchema", "DeleteDatasetGroup"),
    *("DeleteObjects", "DeleteBucket", "DeleteRolePolicy", "DeleteRole"),
)


@pytest.fixture(scope="module")
def stand_in(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with quick_stand_in.running(tmp_path_factory.mktemp("stand-in")) as endpoint:
        yield endpoint


@pytest.fixture
def endpoint(stand_in: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """It answers as AWS, and has no rules afterwards. Nobody waits for what will not pass."""
    monkeypatch.setattr(botocore.endpoint, "time", SimpleNamespace(sleep=lambda seconds: None))
    monkeypatch.setattr(propagation, "DENIED_SECONDS", 1.0)
    with aws_mode.answered_by(stand_in):
        yield stand_in
    trouble.set_rules(stand_in, [])


def workspace(name: str) -> Workspace:
    """As from another machine: a target of its own, and the name of the run."""
    return Workspace(targets.connect("aws"), name)


def assert_nothing_is_left(endpoint: str, run_name: str) -> None:
    left = cleanup.verify(workspace(run_name))
    assert len(left) == 0, left
    target = targets.connect_local(endpoint)
    assert target.personalize.list_dataset_groups()["datasetGroups"] == []
    assert target.personalize.list_schemas()["schemas"] == []
    assert target.s3.list_buckets()["Buckets"] == []
    assert target.iam.list_roles()["Roles"] == []
    assert target.iam.list_policies(Scope="Local")["Policies"] == []


@pytest.mark.parametrize("seed", trouble.seeds("1-2"))
def test_a_run_and_its_cleanup_pass(endpoint: str, seed: int) -> None:
    trouble.set_rules(endpoint, trouble.share_of_all(0.03, seed))
    name = f"shaken-{seed}"
    trouble.until_it_passes(lambda: everything(workspace(name)))
    trouble.until_it_passes(lambda: cleanup.plan(workspace(name)).execute())
    assert trouble.struck(endpoint) > 3, "no trouble was made"
    trouble.set_rules(endpoint, [])
    assert_nothing_is_left(endpoint, name)


def test_the_first_answer_to_every_call_that_makes_or_deletes_is_lost(endpoint: str) -> None:
    """Of a schema no answer ever comes. Nothing stops for it, and nothing is trained twice."""
    lost: list[dict[str, Any]] = [
        {"operation": name, "nth": 1, "answerLost": True} for name in (*MADE, *DELETED)
    ]
    trouble.set_rules(endpoint, [*lost, {"operation": "CreateSchema", "answerLost": True}])
    ws = workspace("lost")
    everything(ws)
    p, solution = ws.target.personalize, ws.arn("solution", "sims")
    versions = list(resources.listed(p, "solution-version", solutionArn=solution))
    assert len(versions) == 2, "one, and one more that was asked for"
    trouble.until_it_passes(lambda: cleanup.plan(workspace("lost")).execute())
    met = {one["rule"]["operation"] for one in trouble.counts(endpoint) if one["struck"]}
    assert met == {*MADE, *DELETED, "CreateSchema"}
    trouble.set_rules(endpoint, [])
    assert_nothing_is_left(endpoint, "lost")


def test_what_does_not_pass_stops_a_run_which_goes_on_afterwards(endpoint: str) -> None:
    """One run that gets a little further each time."""
    ended = "(?i)expired.*(sign in|take new ones)"
    met: list[tuple[dict[str, Any], str]] = [
        ({"operation": "PutBucketPolicy", "error": trouble.DENIED}, "AccessDenied"),
        ({"operation": "CreateRole", "error": trouble.DENIED}, "AccessDenied"),
        ({"operation": "PutObject", "error": trouble.GONE}, "NoSuchBucket"),
        ({"operation": "CreateDatasetImportJob", "failureReason": "No room."}, "No room"),
        ({"service": "iam", "error": trouble.BROKEN}, "ServiceFailure"),
        ({"operation": "CreateSolutionVersion", "failureReason": "No room."}, "No room"),
        # Early, so that the campaign is still to be made.
        ({"service": "personalize", "after": 5, "error": trouble.EXPIRED}, ended),
        ({"operation": "CreateCampaign", "failureReason": "No room."}, "No room"),
    ]
    for rule, said in met:
        trouble.set_rules(endpoint, [rule])
        with pytest.raises(errors.PocError, match=said):
            everything(workspace("stopped"))
    trouble.set_rules(endpoint, [])
    everything(workspace("stopped"))
    cleanup.plan(workspace("stopped")).execute()
    assert_nothing_is_left(endpoint, "stopped")


def test_what_belongs_to_another_account_is_left_alone(endpoint: str) -> None:
    """Its bucket has the name that this run would take; its groups are not this account's."""
    ws = workspace("shared")
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


def test_a_young_role_is_waited_for(tmp_path: Path) -> None:
    """Calls refuse it for 2 s, jobs lack privileges for 2 s more."""
    with (
        quick_stand_in.running(tmp_path, "--iam-delay", "4") as endpoint,
        aws_mode.answered_by(endpoint),
    ):
        everything(workspace("young"))
