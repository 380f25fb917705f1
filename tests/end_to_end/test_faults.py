"""A slow and failing service on request: boto3's retries and the package's waiter cope with it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import boto3
import botocore.exceptions
import pytest
from botocore.config import Config
from click.testing import CliRunner

from personalize_poc import errors
from personalize_poc.aws import cleanup, patience, targets, waiting
from personalize_poc.aws.cleanup.items import Look
from personalize_poc.aws.workspace import Workspace
from personalize_poc.local.cli import main
from personalize_poc.local.errors import StandInError
from personalize_poc.local.options import Options
from personalize_poc.local.process import daemon
from personalize_poc.local.testing.mock import mock_personalize
from tests.end_to_end.test_thin_package import interactions, run

ONCE = Config(retries={"total_max_attempts": 1, "mode": "standard"})
SCHEMA = json.dumps(
    {
        "type": "record",
        "name": "Interactions",
        "namespace": "com.amazonaws.personalize.schema",
        "fields": [
            {"name": "USER_ID", "type": "string"},
            {"name": "ITEM_ID", "type": "string"},
            {"name": "TIMESTAMP", "type": "long"},
        ],
        "version": "1.0",
    }
)


def client(config: Config | None = None) -> Any:
    session = boto3.Session(
        aws_access_key_id="x", aws_secret_access_key="x", region_name="us-east-1"
    )
    return session.client("personalize", config=config)


def answers(options: Options, calls: int = 30) -> list[str]:
    """What a caller without retries meets."""
    found = []
    with mock_personalize(options):
        personalize = client(ONCE)
        for _ in range(calls):
            try:
                personalize.list_dataset_groups()
                found.append("fine")
            except botocore.exceptions.ClientError as error:
                status = error.response["ResponseMetadata"]["HTTPStatusCode"]
                found.append(f"{error.response['Error']['Code']} {status}")
    return found


def test_errors_come_at_their_rate_and_are_the_same_for_one_seed() -> None:
    options = Options(throttling=0.3, server_errors=0.2, unavailable=0.1, fault_seed=5)
    found = answers(options)
    assert found == answers(options)
    assert found != answers(replace(options, fault_seed=6))
    assert set(found) == {
        "fine",
        "ThrottlingException 400",
        "InternalServerException 500",
        "ServiceUnavailable 503",
    }
    assert 8 <= found.count("fine") <= 18
    assert answers(Options(throttling=1.0), 2) == ["ThrottlingException 400"] * 2


@pytest.mark.parametrize("mode", ["legacy", "standard"])
def test_retries_of_boto3_cope(mode: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("time.sleep", lambda seconds: None)
    retries: Any = {"total_max_attempts": 8, "mode": mode}
    options = Options(throttling=0.2, server_errors=0.15, unavailable=0.1)
    with mock_personalize(options):
        personalize = client(Config(retries=retries))
        made = [personalize.create_schema(name=f"s{n}", schema=SCHEMA) for n in range(15)]
        assert len({schema["schemaArn"] for schema in made}) == 15
        attempts = [schema["ResponseMetadata"]["RetryAttempts"] for schema in made]
    assert sum(attempts) > 0


def test_the_waiter_of_the_package_copes_with_a_slow_and_unstable_service(tmp_path: Path) -> None:
    taught = ["--job-seconds", "dataset-group=1.5", "--throttling", "0.25"]
    state, _ = daemon.start(tmp_path, 0, [*taught, "--server-errors", "0.1"])
    try:
        target = targets.connect_local(state["endpoint"])
        group = target.personalize.create_dataset_group(name="films")["datasetGroupArn"]
        found = waiting.wait(target, group)[group]
        assert found["status"] == "ACTIVE"
        taken = found["lastUpdatedDateTime"] - found["creationDateTime"]
        assert taken.total_seconds() >= 1.4
        daemon.stop(tmp_path)
        state, _ = daemon.start(tmp_path, 0, ["--job-fails", "dataset-group=No capacity left."])
        target = targets.connect_local(state["endpoint"])
        group = target.personalize.create_dataset_group(name="more")["datasetGroupArn"]
        with pytest.raises(errors.ResourceFailed, match="No capacity left"):
            waiting.wait(target, group)
    finally:
        daemon.stop(tmp_path)


@pytest.fixture(scope="module")
def unstable(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """A server that refuses or breaks every fourth call."""
    folder = tmp_path_factory.mktemp("unstable")
    state, _ = daemon.start(folder, 0, ["--throttling", "0.2", "--server-errors", "0.05"])
    yield targets.connect_local(state["endpoint"])
    daemon.stop(folder)


def test_a_whole_run_and_its_cleanup_cope_with_an_unstable_service(
    unstable: targets.Target, monkeypatch: pytest.MonkeyPatch
) -> None:
    attempts = []
    unstable.personalize.meta.events.register(
        "after-call.personalize",
        lambda parsed, **_: attempts.append(parsed["ResponseMetadata"]["RetryAttempts"]),
    )
    # Only botocore's waits between attempts: the package took `sleep` when it was imported.
    monkeypatch.setattr("time.sleep", lambda seconds: None)
    ws = Workspace(unstable, "unstable")
    made = run(ws, interactions())
    assert run(ws, interactions()) == made, "nothing was made twice"
    assert len(cleanup.plan(ws).execute()) == 0
    assert max(attempts) > 2, "three attempts would not have been enough"


def test_a_service_that_never_answers_is_told_as_what_it_is(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Not as a traceback of botocore, and with what to do; after half an hour, shortened here."""
    monkeypatch.setattr("time.sleep", lambda seconds: None)
    monkeypatch.setattr(patience, "OUTAGE_SECONDS", 0.0)
    # Adaptive retries of botocore slow down by waiting for a lock, not by sleeping.
    monkeypatch.setattr("botocore.retries.bucket.TokenBucket.acquire", lambda *_, **__: True)
    monkeypatch.setattr(waiting, "AWS_INTERVAL", 0.05)
    with mock_personalize(Options(throttling=1.0)):
        session = boto3.Session("x", "x", region_name="us-east-1")
        target = targets.Target("local", "us-east-1", "123456789012", "", None, session)
        ws = Workspace(target, "refused")
        for call in (
            lambda: waiting.wait(target, ws.arn("dataset-group")),
            lambda: cleanup.plan(ws),
            lambda: cleanup.Plan(cleanup.of_run(ws), Look()).execute(),
        ):
            with pytest.raises(errors.Refused, match=r"run this (cell )?again") as caught:
                call()
            assert caught.value.code in ("ThrottlingException", "no answer")


def test_an_update_can_be_taught_to_fail() -> None:
    """Its failure shows beside the resource, which stays as it was."""
    fields: list[dict[str, Any]] = [{"name": "ITEM_ID", "type": "string"}]
    with mock_personalize(Options(job_failures={"update-dataset": "No capacity left."})) as mock:
        personalize, schemas = client(), []
        for name in ("GENRE", "YEAR"):
            fields.append({"name": name, "type": ["null", "string"]})
            schema = json.loads(SCHEMA) | {"name": "Items", "fields": fields}
            made = personalize.create_schema(name=f"{name}-items", schema=json.dumps(schema))
            schemas.append(made["schemaArn"])
        group = personalize.create_dataset_group(name="films")["datasetGroupArn"]
        mock.wait_idle()
        dataset = personalize.create_dataset(
            name="items", datasetGroupArn=group, datasetType="Items", schemaArn=schemas[0]
        )["datasetArn"]
        mock.wait_idle()
        personalize.update_dataset(datasetArn=dataset, schemaArn=schemas[1])
        mock.wait_idle()
        found = personalize.describe_dataset(datasetArn=dataset)["dataset"]
    update = found["latestDatasetUpdate"]
    assert (update["status"], update["failureReason"]) == ("CREATE FAILED", "No capacity left.")
    assert (found["status"], found["schemaArn"]) == ("ACTIVE", schemas[0])


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (Options(throttling=0.7, server_errors=0.7), "not more than 1"),
        (Options(throttling=-1), "from 0 to 1"),
        (Options(job_seconds={"nonsense": 1}), "no kind of job 'nonsense'.*dataset-import-job"),
        (Options(job_seconds={"campaign": -1}), "0 or more"),
        (Options(job_failures={"delete-campaign": "x"}), "no failed state"),
    ],
)
def test_options_that_make_no_sense_are_refused(options: Options, message: str) -> None:
    with pytest.raises(StandInError, match=message), mock_personalize(options):
        pass


def test_the_command_line_explains_and_checks_them(tmp_path: Path) -> None:
    text = CliRunner().invoke(main, ["start", "--help"]).output
    for option in ("--job-seconds", "--job-fails", "--throttling", "--server-errors"):
        assert option in text
    arguments = ["start", "--data-dir", str(tmp_path), "--job-seconds"]
    for value, message in (("campaign", "KIND=VALUE"), ("campaign=soon", "number of seconds")):
        result = CliRunner().invoke(main, [*arguments, value])
        assert result.exit_code == 2
        assert message in result.output
    result = CliRunner().invoke(main, [*arguments, "nonsense=1", "--port", "0"])
    assert result.exit_code == 2
    assert "no kind of job 'nonsense'" in result.output
