"""Runs against a stand-in that throttles, breaks and loses answers: they end well all the same.

What fails is drawn from seeds: `PERSONALIZE_POC_TROUBLE_SEEDS` names others, such as `0-19`. What
stops says why in a sentence, and goes on where it was when it is run again.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from personalize_poc import errors
from personalize_poc.aws import cleanup, targets
from personalize_poc.aws.workspace import Workspace
from personalize_poc.local.process import daemon
from tests.end_to_end.test_cleanup_after_any_stop import everything
from tests.support import trouble, workshop_run

MADE = (
    *("CreateDatasetGroup", "CreateSchema", "CreateDataset", "CreateDatasetImportJob"),
    *("CreateSolution", "CreateSolutionVersion", "CreateCampaign", "CreateEventTracker"),
    *("CreateFilter", "CreateBatchInferenceJob", "CreateMetricAttribution", "CreateBucket"),
    *("PutBucketPolicy", "PutPublicAccessBlock", "PutObject", "CreateRole", "PutRolePolicy"),
)
DELETED = (
    *("DeleteCampaign", "DeleteFilter", "DeleteEventTracker", "DeleteMetricAttribution"),
    *("DeleteSolution", "DeleteDataset", "DeleteSchema", "DeleteDatasetGroup"),
    *("DeleteObjects", "DeleteBucket", "DeleteRolePolicy", "DeleteRole"),
)

pytestmark = workshop_run.NOISE_OF_KERNELS


@pytest.fixture(scope="module")
def endpoint(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A stand-in that learns for a second at most."""
    folder = tmp_path_factory.mktemp("stand-in")
    state, _ = daemon.start(folder, 0, ["--training-seconds", "1"])
    yield state["endpoint"]
    daemon.stop(folder)


@pytest.fixture(autouse=True)
def no_rules_afterwards(endpoint: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    # Only botocore's waits between attempts: the package took `sleep` when it was imported.
    monkeypatch.setattr("time.sleep", lambda seconds: None)
    yield
    trouble.set_rules(endpoint, [])


def assert_nothing_is_left(endpoint: str, run_name: str) -> None:
    target = targets.connect_local(endpoint)
    left = cleanup.verify(Workspace(target, run_name))
    assert len(left) == 0, left
    personalize, s3, iam = target.personalize, target.s3, target.iam
    assert personalize.list_dataset_groups()["datasetGroups"] == []
    assert personalize.list_schemas()["schemas"] == []
    assert s3.list_buckets()["Buckets"] == []
    assert iam.list_roles()["Roles"] == []
    assert iam.list_policies(Scope="Local")["Policies"] == []


@pytest.mark.parametrize("seed", trouble.seeds("1-2"))
def test_a_run_and_its_cleanup_pass(endpoint: str, seed: int) -> None:
    trouble.set_rules(endpoint, trouble.share_of_all(0.03, seed))
    name = f"shaken-{seed}"
    trouble.until_it_passes(lambda: everything(Workspace(targets.connect_local(endpoint), name)))
    # From another machine: a target of its own, and the name of the run.
    trouble.until_it_passes(
        lambda: cleanup.plan(Workspace(targets.connect_local(endpoint), name)).execute()
    )
    assert trouble.struck(endpoint) > 3, "no trouble was made"
    trouble.set_rules(endpoint, [])
    assert_nothing_is_left(endpoint, name)


def test_the_first_answer_to_every_call_that_makes_or_deletes_is_lost(endpoint: str) -> None:
    lost = [{"operation": name, "nth": 1, "answerLost": True} for name in (*MADE, *DELETED)]
    trouble.set_rules(endpoint, lost)
    trouble.until_it_passes(lambda: everything(Workspace(targets.connect_local(endpoint), "lost")))
    trouble.until_it_passes(
        lambda: cleanup.plan(Workspace(targets.connect_local(endpoint), "lost")).execute()
    )
    met = {one["rule"]["operation"] for one in trouble.counts(endpoint) if one["struck"]}
    assert met == {*MADE, *DELETED}
    trouble.set_rules(endpoint, [])
    assert_nothing_is_left(endpoint, "lost")


def test_what_does_not_pass_stops_a_run_which_goes_on_afterwards(endpoint: str) -> None:
    """One run that gets a little further each time."""
    met: list[tuple[dict[str, Any], str]] = [
        ({"operation": "PutBucketPolicy", "error": trouble.DENIED}, "AccessDenied"),
        ({"operation": "CreateRole", "error": trouble.DENIED}, "AccessDenied"),
        ({"operation": "PutObject", "error": trouble.GONE}, "NoSuchBucket"),
        ({"operation": "CreateDatasetImportJob", "failureReason": "No room."}, "No room"),
        ({"service": "iam", "error": trouble.BROKEN}, "ServiceFailure"),
        ({"operation": "CreateSolutionVersion", "failureReason": "No room."}, "No room"),
        # Early, so that the campaign is still to be made.
        ({"service": "personalize", "after": 5, "error": trouble.EXPIRED}, "(?i)expired"),
        ({"operation": "CreateCampaign", "failureReason": "No room."}, "No room"),
    ]
    for rule, said in met:
        trouble.set_rules(endpoint, [rule])
        with pytest.raises(errors.PocError, match=said):
            everything(Workspace(targets.connect_local(endpoint), "stopped"))
    trouble.set_rules(endpoint, [])
    everything(Workspace(targets.connect_local(endpoint), "stopped"))
    cleanup.plan(Workspace(targets.connect_local(endpoint), "stopped")).execute()
    assert_nothing_is_left(endpoint, "stopped")
