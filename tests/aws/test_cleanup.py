"""Plan, execute and verify, from the run name alone."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

from personalize_poc import errors
from personalize_poc.aws import cleanup, ensure
from personalize_poc.aws.resources import kind_of
from personalize_poc.aws.workspace import Workspace
from tests.support.fake_personalize import fake_target

SCHEMA = json.dumps({"type": "record", "name": "Interactions", "fields": []})
RECIPE = "arn:aws:personalize:::recipe/aws-sims"


class Quiet:
    def show(self, text: str, *, news: bool, rows: object = ()) -> None: ...

    def close(self) -> None: ...


@pytest.fixture
def world() -> Iterator[Any]:
    yield from fake_target()


def full_run(target: Any, clock: Any, run_name: str = "workshop") -> Workspace:
    """One resource of every kind, all ready."""
    ws, p = Workspace(target, run_name), target.personalize
    ensure.bucket(ws)
    role = ensure.role(ws)
    target.s3.put_bucket_versioning(Bucket=ws.bucket, VersioningConfiguration={"Status": "Enabled"})
    for _ in range(2):
        target.s3.put_object(Bucket=ws.bucket, Key=ws.s3_prefix + "x.csv", Body=b"A\n")
    target.s3.delete_object(Bucket=ws.bucket, Key=ws.s3_prefix + "x.csv")
    group = ensure.resource(p.create_dataset_group, name=ws.dataset_group)
    schema = ensure.resource(p.create_schema, name=ws.schema("interactions"), schema=SCHEMA)
    clock.sleep(100)
    dataset = ensure.resource(
        p.create_dataset,
        name=ws.dataset("interactions"),
        schemaArn=schema,
        datasetGroupArn=group,
        datasetType="Interactions",
    )
    for name in ("sims", "popularity"):
        solution = ensure.resource(
            p.create_solution, name=ws.solution(name), datasetGroupArn=group, recipeArn=RECIPE
        )
        clock.sleep(100)
        version = ensure.resource(p.create_solution_version, solutionArn=solution)
        clock.sleep(100)
        ensure.resource(p.create_campaign, name=ws.campaign(name), solutionVersionArn=version)
    ensure.resource(p.create_event_tracker, name=ws.event_tracker, datasetGroupArn=group)
    ensure.resource(
        p.create_filter, name=ws.filter("f"), datasetGroupArn=group, filterExpression="x"
    )
    ensure.resource(
        p.create_dataset_import_job,
        jobName=ws.import_job("interactions"),
        datasetArn=dataset,
        dataSource={"dataLocation": ws.s3_uri("x.csv")},
        roleArn=role,
    )
    return ws


def execute(plan: cleanup.Plan, clock: Any) -> cleanup.Inventory:
    return plan.execute(clock=clock, sleep=clock.sleep, line=Quiet)


def test_a_plan_finds_everything_and_deletes_nothing(world: Any) -> None:
    target, fake, clock = world
    plan = cleanup.plan(full_run(target, clock))
    assert [item.kind for item in plan.items] == [
        *["campaign"] * 2,
        *["solution"] * 2,
        "event-tracker",
        "filter",
        "dataset",
        "schema",
        "dataset-group",
        "objects",
        "bucket",
        "role",
    ]
    assert fake.operations("Delete") == []
    table = plan.table()
    assert "146.40" in table.loc[table["kind"] == "campaign", "bills"].iloc[0]
    assert "3 objects" in table.loc[table["kind"] == "objects", "state"].iloc[0]
    assert "12 resources exist of run 'workshop'" in str(plan)
    assert "<table" in plan._repr_html_()


def test_a_cleanup_leaves_nothing_and_touches_nobody_else(world: Any) -> None:
    target, _, clock = world
    other = full_run(target, clock, "another")
    ws = full_run(target, clock)
    left = execute(cleanup.plan(ws), clock)
    assert len(left) == 0
    assert str(left).startswith("Nothing is left of run 'workshop'")
    assert len(cleanup.verify(other)) == 12
    assert target.s3.list_buckets()["Buckets"][0]["Name"] == other.bucket
    assert [role["RoleName"] for role in target.iam.list_roles()["Roles"]] == [other.role]


def test_a_second_cleanup_is_no_error(world: Any) -> None:
    target, fake, clock = world
    ws = full_run(target, clock)
    stale = cleanup.plan(ws)
    execute(cleanup.plan(ws), clock)
    before = len(fake.operations("Delete"))
    assert len(execute(stale, clock)) == 0
    assert len(fake.operations("Delete")) == before


def test_an_interrupted_cleanup_goes_on(world: Any) -> None:
    target, _, clock = world
    ws = full_run(target, clock)
    for stop_after in (0, 1, 2):
        slept = 0

        def sleep(seconds: float, stop_after: int = stop_after) -> None:
            nonlocal slept
            slept += 1
            if slept > stop_after:
                raise KeyboardInterrupt
            clock.sleep(seconds)

        with pytest.raises(KeyboardInterrupt):
            cleanup.plan(ws).execute(clock=clock, sleep=sleep, line=Quiet)
        assert len(cleanup.verify(ws)) > 0
    assert len(execute(cleanup.plan(ws), clock)) == 0


def test_what_is_in_transition_is_waited_for_and_training_is_stopped(world: Any) -> None:
    target, fake, clock = world
    ws = full_run(target, clock)
    solution = ws.arn("solution", "sims")
    target.personalize.create_solution_version(solutionArn=solution)
    version = ws.solution_version("popularity")
    target.personalize.create_campaign(name=ws.campaign("new"), solutionVersionArn=version)
    assert len(execute(cleanup.plan(ws), clock)) == 0
    assert fake.operations("Stop") == ["StopSolutionVersionCreation"]


def test_a_long_import_is_waited_for(world: Any) -> None:
    target, fake, clock = world
    ws = full_run(target, clock)
    job = ws.arn("dataset-import-job", "interactions")
    fake.held[job].update(status="CREATE IN_PROGRESS", _since=clock.now + 3000)
    assert len(execute(cleanup.plan(ws), clock)) == 0


@pytest.mark.parametrize("kind", ["inference", "segment"])
def test_a_long_batch_job_is_waited_for(world: Any, kind: str) -> None:
    target, fake, clock = world
    ws = full_run(target, clock)
    version = next(arn for arn in fake.held if kind_of(arn) == "solution-version")
    made = getattr(target.personalize, f"create_batch_{kind}_job")(
        jobName="users",
        solutionVersionArn=version,
        roleArn=ws.role_arn,
        jobInput={"s3DataSource": {"path": ws.s3_uri("in.json")}},
        jobOutput={"s3DataDestination": {"path": ws.s3_uri("out/")}},
    )
    job = fake.held[made[f"batch{kind.capitalize()}JobArn"]]
    job.update(status="CREATE IN_PROGRESS", _since=clock.now + 3000)
    assert len(execute(cleanup.plan(ws), clock)) == 0


def test_what_cannot_be_deleted_is_named_with_its_reason(world: Any) -> None:
    target, _, clock = world
    ws = full_run(target, clock)
    group = target.personalize.create_dataset_group(name="mine")["datasetGroupArn"]
    clock.sleep(100)
    target.personalize.create_dataset(
        name="d",
        schemaArn=ws.arn("schema", "interactions"),
        datasetGroupArn=group,
        datasetType="Interactions",
    )
    with pytest.raises(errors.CleanupIncomplete) as caught:
        execute(cleanup.plan(ws), clock)
    assert len(caught.value.left) == 1
    assert "schema poc-workshop_interactions" in caught.value.left[0]
    assert "ResourceInUseException" in caught.value.left[0]
    assert [item.kind for item in cleanup.verify(ws).items] == ["schema"]


def test_untagged_bucket_and_role_and_a_given_bucket_stay(world: Any) -> None:
    target, _, clock = world
    ws = Workspace(target, "workshop")
    target.iam.create_role(RoleName=ws.role, AssumeRolePolicyDocument="{}")
    target.s3.create_bucket(Bucket=ws.bucket)
    target.s3.put_object(Bucket=ws.bucket, Key="other.csv", Body=b"A")
    plan = cleanup.plan(ws)
    assert len(plan) == 0
    assert [item.kind for item in plan.kept] == ["objects", "bucket", "role"]
    assert "Nothing is left" not in str(execute(plan, clock)), "their names are of the run"
    target.s3.create_bucket(Bucket="shared")
    for key in ("other.csv", "personalize-poc/workshop/x.csv", "personalize-poc/workshop2/x.csv"):
        target.s3.put_object(Bucket="shared", Key=key, Body=b"A")
    given = Workspace(target, "workshop", bucket="shared", role="team")
    assert [item.kind for item in cleanup.plan(given).items] == ["objects"]
    execute(cleanup.plan(given), clock)
    kept = [one["Key"] for one in target.s3.list_objects_v2(Bucket="shared")["Contents"]]
    assert kept == ["other.csv", "personalize-poc/workshop2/x.csv"]


def test_every_dataset_group_of_the_run_is_found_and_those_of_others_are_not(world: Any) -> None:
    target, _, clock = world
    ws = full_run(target, clock)
    for name in ("poc-workshop_first", "poc-workshop_second", "poc-workshop2", "poc-workshop-b"):
        target.personalize.create_dataset_group(name=name)
    clock.sleep(100)
    group = ws.arn("dataset-group") + "_first"
    target.personalize.create_filter(name="f", datasetGroupArn=group, filterExpression="x")
    clock.sleep(100)
    found = [item.label for item in cleanup.plan(ws).items]
    assert found[-6:-3] == ["poc-workshop", "poc-workshop_first", "poc-workshop_second"]
    assert "f" in found
    assert len(execute(cleanup.plan(ws), clock)) == 0
    left = target.personalize.list_dataset_groups()["datasetGroups"]
    assert [one["name"] for one in left] == ["poc-workshop2", "poc-workshop-b"]


def test_a_part_of_a_run_goes_alone(world: Any) -> None:
    target, _, clock = world
    ws, p = full_run(target, clock), target.personalize
    ensure.resource(p.create_schema, name=ws.schema("first"), schema=SCHEMA)
    group = ensure.resource(p.create_dataset_group, name=ws.name("first"))
    clock.sleep(100)
    solution = ensure.resource(
        p.create_solution, name=ws.solution("first"), datasetGroupArn=group, recipeArn=RECIPE
    )
    clock.sleep(100)
    ensure.resource(p.create_solution_version, solutionArn=solution)
    plan = cleanup.plan(ws, "first")
    assert [item.kind for item in plan.items] == ["solution", "schema", "dataset-group"]
    left = execute(plan, clock)
    assert len(left) == 0
    assert str(left).startswith("Nothing is left of part 'first' of run 'workshop'")
    assert len(cleanup.verify(ws)) == 12
