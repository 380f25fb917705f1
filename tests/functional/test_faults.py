"""A slow and failing service on request: boto3's retries and the package's waiter cope with it."""

from __future__ import annotations

import json

import boto3
import botocore.exceptions
import pytest
from botocore.config import Config
from click.testing import CliRunner

from personalize_poc import errors, targets, waiting
from personalize_poc.local import daemon
from personalize_poc.local.__main__ import main
from personalize_poc.local.errors import StandInError
from personalize_poc.local.mock import mock_personalize
from personalize_poc.local.service import Options

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


def client(config: Config | None = None):
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
    assert set(found) == {
        "fine", "ThrottlingException 400", "InternalServerException 500", "ServiceUnavailable 503",
    }  # fmt: skip
    assert 8 <= found.count("fine") <= 18
    assert answers(Options(throttling=1.0), 2) == ["ThrottlingException 400"] * 2


@pytest.mark.parametrize("mode", ["legacy", "standard"])
def test_retries_of_boto3_cope(mode: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("time.sleep", lambda seconds: None)
    retries = {"total_max_attempts": 8, "mode": mode}
    options = Options(throttling=0.2, server_errors=0.15, unavailable=0.1)
    with mock_personalize(options):
        personalize = client(Config(retries=retries))
        made = [personalize.create_schema(name=f"s{n}", schema=SCHEMA) for n in range(15)]
        assert len({schema["schemaArn"] for schema in made}) == 15
        attempts = [schema["ResponseMetadata"]["RetryAttempts"] for schema in made]
    assert sum(attempts) > 0


def test_the_waiter_of_the_package_copes_with_a_slow_and_unstable_service(tmp_path) -> None:
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


def test_the_command_line_explains_and_checks_them(tmp_path) -> None:
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
