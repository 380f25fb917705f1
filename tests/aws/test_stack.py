"""What the CloudFormation template has made is found, or it is said in one sentence why not."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import boto3
import pytest
from botocore.stub import Stubber

from personalize_poc.aws import clients, ensure, stack, targets
from personalize_poc.aws.stack import Stack
from personalize_poc.aws.workspace import Workspace
from personalize_poc.cli import launch
from personalize_poc.course import session
from personalize_poc.errors import BadInput, ConfigurationError
from personalize_poc.workshop import runner
from tests.support.fake_personalize import ACCOUNT, fake_target

ROLE = f"arn:aws:iam::{ACCOUNT}:role/stack-PersonalizeRole-X"
OUTPUTS = {
    "BucketName": "stack-databucket-x",
    "PersonalizeRoleArn": ROLE,
    "RunName": "team",
    "NotebookUrl": "https://x",
}
MADE = Stack("poc-stack", "stack-databucket-x", ROLE, "team")


def cloudformation(answer: dict[str, Any] | None = None, error: tuple[str, str] = ("", "")) -> Any:
    client = boto3.Session("x", "x").client("cloudformation", "eu-west-1")
    stub = Stubber(client)
    if answer is None:
        stub.add_client_error("describe_stacks", *error)
    else:
        stub.add_response("describe_stacks", {"Stacks": [answer]}, {"StackName": "poc-stack"})
    stub.activate()
    return client


def told(status: str = "CREATE_COMPLETE", **more: Any) -> dict[str, Any]:
    outputs = [{"OutputKey": key, "OutputValue": value} for key, value in OUTPUTS.items()]
    known = {"StackName": "poc-stack", "CreationTime": 0, "StackStatus": status}
    return {**known, "Outputs": outputs, **more}


@pytest.mark.parametrize("status", ["CREATE_COMPLETE", "UPDATE_COMPLETE"])
def test_outputs_are_read(status: str) -> None:
    assert stack.of_name(cloudformation(told(status)), "poc-stack") == MADE


@pytest.mark.parametrize(
    ("client", "said"),
    [
        (
            {"error": ("ValidationError", "Stack with id poc-stack does not exist")},
            r"stack poc-stack in eu-west-1 does not exist\. Correct PERSONALIZE_POC_STACK",
        ),
        (
            {"error": ("AccessDenied", "not authorized")},
            r"cannot be looked at: AccessDenied: not authorized\. .*DescribeStacks",
        ),
        (
            {"answer": told("ROLLBACK_COMPLETE", StackStatusReason="Role was refused")},
            r"is ROLLBACK_COMPLETE \(Role was refused\)\. .*unset PERSONALIZE_POC_STACK",
        ),
        ({"answer": told("CREATE_IN_PROGRESS")}, r"is CREATE_IN_PROGRESS\. Wait for it"),
        ({"answer": told(Outputs=[])}, "no output BucketName, .*none of the template"),
    ],
)
def test_a_stack_that_cannot_be_used_is_one_sentence(client: dict[str, Any], said: str) -> None:
    with pytest.raises(ConfigurationError, match=said) as caught:
        stack.of_name(cloudformation(**client), "poc-stack")
    assert "\n" not in str(caught.value)


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What the start script writes; a test of the template reads what it really writes."""
    place = tmp_path / "stack.json"
    known = {"stack": MADE.name, "region": "us-east-1", "bucket": MADE.bucket, "role": MADE.role}
    place.write_text(json.dumps({**known, "run_name": "team"}), encoding="utf-8")
    monkeypatch.setattr(stack, "FILE", place)
    return place


def test_the_file_of_the_host_is_read_in_its_region_only(file: Path, tmp_path: Path) -> None:
    assert stack.of_host("us-east-1") == MADE
    assert stack.of_host("eu-west-1") is None
    assert stack.of_host("us-east-1", tmp_path / "none") is None
    for broken in ("{", "[]", '{"stack": "x"}'):
        file.write_text(broken)
        with pytest.raises(ConfigurationError, match=r"stack\.json.*Stop and start"):
            stack.of_host("us-east-1")


@pytest.fixture
def target() -> Iterator[Any]:
    for found, _, _ in fake_target():
        yield found


def test_a_run_uses_bucket_and_role_of_the_stack(
    target: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = replace(target, stack=MADE)
    target.s3.create_bucket(Bucket=MADE.bucket)
    ws = Workspace(target, "team")
    assert ensure.bucket(ws) == MADE.bucket
    assert ensure.role(ws) == ws.role_arn == ROLE
    assert (ws.owns_bucket, ws.owns_role, ws.role) == (False, False, "stack-PersonalizeRole-X")
    assert Workspace(target, "team", bucket="mine").bucket == "mine"
    monkeypatch.setenv("PERSONALIZE_POC_BUCKET", "theirs")
    assert Workspace(target, "team").bucket == "theirs", "what a person names wins"


def test_connecting_reads_the_stack_that_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    class Sts:
        def get_caller_identity(self) -> dict[str, str]:
            return {"Account": ACCOUNT, "Arn": f"arn:aws:iam::{ACCOUNT}:user/tester"}

    answers = [cloudformation(told()), cloudformation(told("DELETE_FAILED"))]

    def client(_: Any, service: str, __: Any) -> Any:
        return Sts() if service == "sts" else answers.pop(0)

    monkeypatch.setattr(clients, "client", client)
    assert targets.connect("aws", "eu-west-1").stack is None
    assert targets.stack_of("eu-west-1") is None, "AWS is not asked for what nobody has named"
    monkeypatch.setenv(stack.VARIABLE, "poc-stack")
    assert targets.stack_of("eu-west-1") == MADE
    with pytest.raises(ConfigurationError, match="poc-stack in eu-west-1 is DELETE_FAILED"):
        targets.connect("aws", "eu-west-1")


def test_notebook_1_takes_the_run_name_of_the_stack(
    file: Path, target: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: Any
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(targets, "connect", lambda *_: replace(target, stack=stack.of_host(_[1])))
    how: dict[str, Any] = {"target": "aws", "dataset": "sample", "region": "us-east-1"}
    run = session.begin(**how, sample_interactions=1000)
    assert (run.ws.run_name, run.ws.bucket) == ("team", MADE.bucket)
    assert "Run team, bucket stack-databucket-x (as the stack poc-stack says)." in (
        capsys.readouterr().out
    )
    assert session.begin(**how, run_name="mine").ws.run_name == "mine"
    file.unlink()
    assert session.begin(**how).ws.run_name == "workshop"


def test_a_headless_run_takes_the_run_name_of_the_stack(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(runner, "check_parameters", lambda *_: None)  # reads all notebooks

    def name(**wish: Any) -> str:
        given = launch.Wish(output=tmp_path, **{"region": "us-east-1", **wish})
        return str(launch.prepare(given).parameters["run_name"])

    assert name(target="aws") == "team"
    assert name(target="aws", run_name="mine") == "mine"
    assert name(target="aws", region="eu-west-1").startswith("workshop-")
    assert name(target="local").startswith("workshop-")
    (tmp_path / "team").mkdir()
    (tmp_path / "team" / "results.json").write_text("{}")
    with pytest.raises(BadInput, match=r"'team' exists already.*--resume"):
        name(target="aws")
