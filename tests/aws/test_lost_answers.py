"""Calls whose answers are lost after the work was done: nothing is made or billed twice."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from botocore import exceptions
from botocore.awsrequest import AWSResponse
from botocore.compat import HTTPHeaders

from personalize_poc.aws import clients, ensure, resources, retries, roles, storage
from personalize_poc.aws.workspace import Workspace
from tests.support.fake_personalize import ACCOUNT, fake_target

ROLE = f"arn:aws:iam::{ACCOUNT}:role/r"
P = f"arn:aws:personalize:us-east-1:{ACCOUNT}:"
GROUP, SOLUTION = f"{P}dataset-group/poc-w", f"{P}solution/poc-w_s"
JOB = {
    "jobName": "poc-w_j",
    "roleArn": ROLE,
    "jobInput": {"s3DataSource": {"path": "s3://b/i"}},
    "jobOutput": {"s3DataDestination": {"path": "s3://b/o"}},
}
RECIPE = "arn:aws:personalize:::recipe/aws-sims"
EVERY: dict[str, dict[str, Any]] = {
    "create_dataset_group": {"name": "poc-other"},
    "create_schema": {"name": "poc-w_i", "schema": "{}"},
    "create_dataset": {
        "name": "poc-w_i",
        "datasetGroupArn": GROUP,
        "datasetType": "Items",
        "schemaArn": f"{P}schema/x",
    },
    "create_dataset_import_job": {
        "jobName": "poc-w_i",
        "datasetArn": f"{P}dataset/poc-w/ITEMS",
        "dataSource": {"dataLocation": "s3://b/x.csv"},
        "roleArn": ROLE,
    },
    "create_solution": {"name": "poc-w_t", "datasetGroupArn": GROUP, "recipeArn": RECIPE},
    "create_solution_version": {"solutionArn": SOLUTION},
    "create_campaign": {"name": "poc-w_c", "solutionVersionArn": f"{SOLUTION}/00000003"},
    "create_filter": {
        "name": "poc-w_f",
        "datasetGroupArn": GROUP,
        "filterExpression": "INCLUDE ItemID WHERE Items.A IN ($A)",
    },
    "create_event_tracker": {"name": "poc-w_e", "datasetGroupArn": GROUP},
    "create_batch_inference_job": {**JOB, "solutionVersionArn": f"{SOLUTION}/00000003"},
    "create_batch_segment_job": {**JOB, "solutionVersionArn": f"{SOLUTION}/00000003"},
    "create_recommender": {"name": "poc-w_r", "datasetGroupArn": GROUP, "recipeArn": RECIPE},
    "create_metric_attribution": {
        "name": "poc-w_m",
        "datasetGroupArn": GROUP,
        "metrics": [{"eventType": "x", "metricName": "m", "expression": "SAMPLECOUNT()"}],
        "metricsOutputConfig": {"roleArn": ROLE},
    },
}
"""Every create operation that the package and its notebooks use, with its parameters."""


@pytest.fixture
def world() -> Iterator[Any]:
    for target, fake, clock in fake_target():
        p = target.personalize
        p.create_dataset_group(name="poc-w")
        p.create_solution(name="poc-w_s", datasetGroupArn=GROUP, recipeArn=RECIPE)
        version = p.create_solution_version(solutionArn=SOLUTION)["solutionVersionArn"]
        clock.sleep(100)
        p.list_schemas()
        fake.held[version]["name"] = "another"
        yield target, fake, clock


class Dropping:
    """The fake does the work, and then the connection ends; so often, and only for one operation.

    Args:
        before: the connection ends before any work is done.
    """

    def __init__(self, fake: Any, operation: str, times: int, *, before: bool = False) -> None:
        self.fake, self.operation, self.left, self.before = fake, operation, times, before
        self.answer: Callable[..., Any] = fake.create

    def __call__(self, noun: str, asked: dict[str, Any]) -> Any:
        lost = self.left > 0 and f"Create{noun}" == self.operation
        if lost and self.before:
            self.left -= 1
            raise exceptions.ReadTimeoutError(endpoint_url="https://x", error="timed out")
        told = self.answer(noun, asked)
        if lost:
            self.left -= 1
            raise exceptions.ConnectionClosedError(endpoint_url="https://x")
        return told


def made(fake: Any, kind: str) -> list[str]:
    return [arn for arn in fake.held if resources.kind_of(arn) == kind]


@pytest.mark.parametrize("method", EVERY)
def test_what_was_made_is_found_and_not_made_again(
    world: Any, monkeypatch: pytest.MonkeyPatch, capsys: Any, method: str
) -> None:
    target, fake, clock = world
    create = getattr(target.personalize, method)
    operation = target.personalize.meta.method_to_api_mapping[method]
    kind = resources.kind_of_noun(operation.removeprefix("Create"))
    there = made(fake, kind)
    monkeypatch.setattr(fake, "create", Dropping(fake, operation, 1))
    parameters = {**EVERY[method]}
    if kind == "solution-version":
        parameters["again"] = True
    arn = ensure.resource(create, sleep=clock.sleep, clock=clock, **parameters)
    assert made(fake, kind) == [*there, arn]
    assert fake.operations(operation).count(operation) == 1 + (kind in SETUP)
    told = capsys.readouterr().out.splitlines()
    assert told[-2:][0].endswith("no answer came; looking whether it was made")
    assert told[-1].endswith("created")


SETUP = ("dataset-group", "solution", "solution-version")
"""Kinds of which the world has one already."""


@pytest.mark.parametrize("method", EVERY)
def test_what_was_not_made_is_asked_for_again(
    world: Any, monkeypatch: pytest.MonkeyPatch, method: str
) -> None:
    target, fake, clock = world
    operation = target.personalize.meta.method_to_api_mapping[method]
    kind = resources.kind_of_noun(operation.removeprefix("Create"))
    there = made(fake, kind)
    monkeypatch.setattr(fake, "create", Dropping(fake, operation, 2, before=True))
    more: dict[str, Any] = {"again": True} if kind == "solution-version" else {}
    create = getattr(target.personalize, method)
    arn = ensure.resource(create, sleep=clock.sleep, clock=clock, **more, **EVERY[method])
    assert made(fake, kind) == [*there, arn]


def test_a_version_that_somebody_else_made_meanwhile_is_not_taken_for_ours(
    world: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    target, fake, clock = world
    dropping = Dropping(fake, "CreateSolutionVersion", 1, before=True)

    def create(noun: str, asked: dict[str, Any]) -> Any:
        if dropping.left:
            dropping.answer(noun, {**asked, "name": "a-colleague"})
        return dropping(noun, asked)

    monkeypatch.setattr(fake, "create", create)
    arn = ensure.resource(
        target.personalize.create_solution_version,
        again=True,
        sleep=clock.sleep,
        clock=clock,
        solutionArn=SOLUTION,
    )
    assert len(made(fake, "solution-version")) == 3
    assert fake.held[arn]["name"] != "a-colleague"


def test_a_new_version_without_a_name_counts_rather_than_a_second_training(
    world: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    target, fake, clock = world
    monkeypatch.setattr(fake, "create", Dropping(fake, "CreateSolutionVersion", 1))
    shown = fake._shown  # noqa: SLF001
    monkeypatch.setattr(fake, "_shown", lambda arn: {**shown(arn), "name": "poc-w_s/1a2b3c4d"})
    how: dict[str, Any] = {"again": True, "sleep": clock.sleep, "clock": clock}
    ensure.resource(target.personalize.create_solution_version, solutionArn=SOLUTION, **how)
    assert len(made(fake, "solution-version")) == 2


def test_answers_that_are_always_lost_end_with_the_reason(
    world: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    target, fake, clock = world
    monkeypatch.setattr(fake, "create", Dropping(fake, "CreateSchema", 99, before=True))
    with pytest.raises(exceptions.ReadTimeoutError):
        ensure.resource(
            target.personalize.create_schema,
            sleep=clock.sleep,
            clock=clock,
            name="poc-w_i",
            schema="{}",
        )
    assert not made(fake, "schema")


def test_an_update_whose_answer_is_lost_is_looked_up(
    world: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    target, fake, clock = world
    p = target.personalize
    newer = p.create_solution_version(solutionArn=SOLUTION)["solutionVersionArn"]
    asked: dict[str, Any] = {"name": "poc-w_c", "minProvisionedTPS": 1}
    p.create_campaign(solutionVersionArn=f"{SOLUTION}/00000003", **asked)
    clock.sleep(100)
    update, times = fake.update, []

    def lost(noun: str, changes: dict[str, Any]) -> Any:
        times.append(update(noun, changes))
        raise exceptions.ReadTimeoutError(endpoint_url="https://x", error="timed out")

    monkeypatch.setattr(fake, "update", lost)
    arn = ensure.resource(p.create_campaign, solutionVersionArn=newer, **asked)
    assert (len(times), fake.held[arn]["solutionVersionArn"]) == (1, newer)


def test_a_deletion_may_be_asked_for_twice(world: Any) -> None:
    target, fake, clock = world
    resources.delete(target.personalize, f"{P}schema/none")
    p = target.personalize
    tracker = p.create_event_tracker(name="e", datasetGroupArn=GROUP)["eventTrackerArn"]
    clock.sleep(100)
    for _ in range(2):
        resources.delete(p, tracker)
    assert fake.held[tracker]["status"] == "DELETE PENDING"
    with pytest.raises(exceptions.ClientError, match="depend on it"):
        resources.delete(p, GROUP)


class Wire:
    """What is sent, and what happens to it: an error, or an answer with a status."""

    def __init__(self, *happens: Exception | int) -> None:
        self.happens, self.sent = list(happens), 0

    def __call__(self, request: Any, **_: Any) -> Any:
        self.sent += 1
        what = self.happens.pop(0) if len(self.happens) > 1 else self.happens[0]
        if isinstance(what, Exception):
            raise what
        body = b'{"__type": "X"}' if what >= 400 else b'{"solutionVersionArn": "a"}'
        raw = type("Raw", (), {"stream": lambda *_, **__: iter([body]), "read": lambda *_: body})
        return AWSResponse(request.url, what, HTTPHeaders(), raw())


TIMED_OUT = exceptions.ReadTimeoutError(endpoint_url="https://x", error="timed out")
CLOSED = exceptions.ConnectionClosedError(endpoint_url="https://x")
NEVER = exceptions.EndpointConnectionError(endpoint_url="https://x", error="no route")


@pytest.fixture
def client(monkeypatch: pytest.MonkeyPatch) -> Any:
    import boto3

    monkeypatch.setattr("time.sleep", lambda _: None)
    session = boto3.Session("testing", "testing", region_name="us-east-1")
    return clients.client(session, "personalize", None)


@pytest.mark.parametrize("happens", [TIMED_OUT, CLOSED, 500, 503])
def test_botocore_does_not_send_a_creation_twice_that_may_be_done(
    client: Any, happens: Any
) -> None:
    wire = Wire(happens, 200)
    client.meta.events.register_first("before-send.personalize", wire)
    with pytest.raises((exceptions.HTTPClientError, exceptions.ClientError)) as caught:
        client.create_solution_version(solutionArn=SOLUTION)
    assert retries.is_lost(caught.value)
    assert wire.sent == 1


def test_botocore_sends_again_what_never_arrived_and_what_only_looks(client: Any) -> None:
    wire = Wire(NEVER, NEVER, 200)
    client.meta.events.register_first("before-send.personalize", wire)
    assert client.create_solution_version(solutionArn=SOLUTION)["solutionVersionArn"] == "a"
    assert wire.sent == 3
    wire.happens, wire.sent = [TIMED_OUT, CLOSED, 500, 200], 0
    client.list_schemas()
    assert wire.sent == 4


def test_the_control_plane_of_aws_slows_itself_down(client: Any) -> None:
    assert client.meta.config.retries["mode"] == "adaptive"
    assert retries.settings("personalize-runtime", is_local=False)["mode"] == "standard"
    assert retries.settings("personalize", is_local=True)["mode"] == "standard"


def test_a_role_whose_creation_is_answered_by_its_own_double_is_the_runs(world: Any) -> None:
    target, _, _ = world
    ws, iam = Workspace(target, "ww"), target.iam
    create, calls = iam.create_role, []

    def twice(**asked: Any) -> Any:
        calls.append(create(**asked))
        return create(**asked)  # as botocore does after a lost answer

    iam.create_role = twice
    arn = roles.role(ws)
    assert (arn, len(calls)) == (ws.role_arn, 1)
    policy = iam.get_role_policy(RoleName=ws.role, PolicyName=roles.POLICY_NAME)
    assert json.dumps(policy["PolicyDocument"])


def test_a_bucket_whose_creation_is_answered_by_its_own_double_is_the_runs() -> None:
    for target, _, _ in fake_target("eu-west-1"):
        ws, s3 = Workspace(target, "ww"), target.s3
        create = s3.create_bucket

        def twice(create: Any = create, **asked: Any) -> Any:
            create(**asked)
            return create(**asked)

        s3.create_bucket = twice
        assert storage.bucket(ws) == ws.bucket
        assert storage.bucket_tags(ws)[storage.TAG] == "ww"
