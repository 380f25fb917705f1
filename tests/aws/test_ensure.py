"""Describe or create."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

from personalize_poc import errors
from personalize_poc.aws import ensure, retries
from tests.support.fake_personalize import ACCOUNT, Clock, FakePersonalize, fake_target

SCHEMA = json.dumps({"type": "record", "name": "Interactions", "fields": []})
RECIPE = "arn:aws:personalize:::recipe/aws-sims"


@pytest.fixture
def world() -> Iterator[Any]:
    yield from fake_target()


def group_of(target: Any, clock: Clock, name: str = "poc-w") -> str:
    arn = ensure.resource(target.personalize.create_dataset_group, name=name)
    clock.sleep(100)
    return arn


def solution_of(target: Any, clock: Clock, name: str = "poc-w_sims") -> str:
    group = group_of(target, clock)
    arn = ensure.resource(
        target.personalize.create_solution, name=name, datasetGroupArn=group, recipeArn=RECIPE
    )
    clock.sleep(100)
    return arn


def test_second_call_finds_what_the_first_made(world: Any, capsys: Any) -> None:
    target, fake, _ = world
    first = ensure.resource(target.personalize.create_dataset_group, name="poc-w")
    second = ensure.resource(target.personalize.create_dataset_group, name="poc-w")
    assert first == second
    assert fake.operations("Create") == ["CreateDatasetGroup"]
    assert capsys.readouterr().out.splitlines() == [
        "dataset group poc-w: created",
        "dataset group poc-w: already there (CREATE PENDING)",
    ]


def test_what_is_made_carries_run_and_owner(world: Any) -> None:
    target, fake, clock = world
    own = [{"tagKey": "team", "tagValue": "shop"}]
    p, owner = target.personalize, f"arn:aws:iam::{ACCOUNT}:user/tester"
    group = ensure.resource(p.create_dataset_group, name="poc-two-words", tags=own)
    clock.sleep(100)
    asked: dict[str, Any] = {
        "name": "poc-two-words_x",
        "datasetGroupArn": group,
        "recipeArn": RECIPE,
    }
    solution = ensure.resource(p.create_solution, **asked)
    clock.sleep(100)
    version = ensure.resource(p.create_solution_version, solutionArn=solution)
    ours = {"personalize-poc-run": "two-words", "personalize-poc-owner": owner}
    for arn, more in ((group, {"team": "shop"}), (solution, {}), (version, {})):
        tags = p.list_tags_for_resource(resourceArn=arn)["tags"]
        assert {one["tagKey"]: one["tagValue"] for one in tags} == ours | more
    ensure.resource(p.create_schema, name="poc-two-words_s", schema=SCHEMA)  # takes none
    assert ensure.resource(p.create_solution, **asked) == solution
    assert fake.operations("Create").count("CreateSolution") == 1


def test_a_resource_on_a_later_page_is_found(world: Any) -> None:
    target, fake, _ = world
    for name in "abcde":
        target.personalize.create_schema(name=name, schema=SCHEMA)
    ensure.resource(target.personalize.create_schema, name="e", schema=SCHEMA)
    assert fake.operations("Create") == ["CreateSchema"] * 5


def test_equal_schemas_may_differ_in_blanks(world: Any) -> None:
    target, _, _ = world
    ensure.resource(target.personalize.create_schema, name="s", schema=SCHEMA)
    spaced = json.dumps(json.loads(SCHEMA), indent=4)
    assert ensure.resource(target.personalize.create_schema, name="s", schema=spaced)
    other = json.dumps({"type": "record", "name": "Items", "fields": []})
    with pytest.raises(errors.NameTaken, match=r"schema is .*Interactions.*, asked for .*Items"):
        ensure.resource(target.personalize.create_schema, name="s", schema=other)


def test_dataset_is_found_by_its_type_in_any_case(world: Any, capsys: Any) -> None:
    target, _, clock = world
    group = group_of(target, clock)
    schema = ensure.resource(target.personalize.create_schema, name="s", schema=SCHEMA)
    ask: dict[str, Any] = {
        "schemaArn": schema,
        "datasetGroupArn": group,
        "datasetType": "Interactions",
    }
    first = ensure.resource(target.personalize.create_dataset, name="d", **ask)
    assert ensure.resource(target.personalize.create_dataset, name="d", **ask) == first
    with pytest.raises(errors.NameTaken, match="name is d, asked for e"):
        ensure.resource(target.personalize.create_dataset, name="e", **ask)


def test_name_taken_in_another_dataset_group(world: Any) -> None:
    target, _, clock = world
    here, there = group_of(target, clock), group_of(target, clock, "other")
    ask: dict[str, Any] = {"name": "f", "filterExpression": "INCLUDE ItemID WHERE Items.A IN ($A)"}
    ensure.resource(target.personalize.create_filter, datasetGroupArn=there, **ask)
    with pytest.raises(errors.NameTaken, match=r"datasetGroupArn is .*other.*notebook 06"):
        ensure.resource(target.personalize.create_filter, datasetGroupArn=here, **ask)


def test_defaults_that_the_service_fills_in_are_no_difference(world: Any) -> None:
    target, fake, clock = world
    arn = solution_of(target, clock)
    fake.held[arn]["solutionConfig"] = {"algorithmHyperParameters": {"x": "1"}}
    fake.held[arn]["performHPO"] = False
    ask = {"name": "poc-w_sims", "datasetGroupArn": fake.held[arn]["datasetGroupArn"]}
    assert arn == ensure.resource(target.personalize.create_solution, recipeArn=RECIPE, **ask)
    with pytest.raises(errors.NameTaken, match=r'solutionConfig is .*"1".*, asked for .*"2"'):
        ensure.resource(
            target.personalize.create_solution,
            recipeArn=RECIPE,
            solutionConfig={"algorithmHyperParameters": {"x": "2"}},
            **ask,
        )


def test_a_failed_resource_is_deleted_and_made_again(world: Any, capsys: Any) -> None:
    target, fake, clock = world
    fake.fail["poc-w"] = "no quota"
    group_of(target, clock)
    target.personalize.list_schemas()  # lets the fake notice the failure
    fake.fail.clear()
    ask: dict[str, Any] = {"sleep": clock.sleep, "clock": clock}
    ensure.resource(target.personalize.create_dataset_group, name="poc-w", **ask)
    assert fake.operations("Create") == ["CreateDatasetGroup"] * 2
    assert "had failed (no quota); deleted, to make it again" in capsys.readouterr().out


def test_a_resource_that_is_leaving_is_waited_for(world: Any, capsys: Any) -> None:
    target, fake, clock = world
    arn = group_of(target, clock)
    target.personalize.delete_dataset_group(datasetGroupArn=arn)
    ask = {"sleep": clock.sleep, "clock": clock}
    assert ensure.resource(target.personalize.create_dataset_group, name="poc-w", **ask) == arn
    assert fake.held[arn]["status"] == "CREATE PENDING"
    assert "being deleted; waiting" in capsys.readouterr().out


def import_of(target: Any, dataset: str, uri: str, name: str = "i") -> str:
    return ensure.resource(
        target.personalize.create_dataset_import_job,
        jobName=name,
        datasetArn=dataset,
        dataSource={"dataLocation": uri},
        roleArn="arn:aws:iam::123456789012:role/r",
    )


def dataset_of(target: Any, clock: Clock) -> str:
    group = group_of(target, clock)
    schema = ensure.resource(target.personalize.create_schema, name="s", schema=SCHEMA)
    arn = ensure.resource(
        target.personalize.create_dataset,
        name="d",
        schemaArn=schema,
        datasetGroupArn=group,
        datasetType="INTERACTIONS",
    )
    clock.sleep(100)
    return arn


def test_an_import_of_the_same_data_is_reused_and_of_other_data_is_new(world: Any) -> None:
    target, _, clock = world
    dataset = dataset_of(target, clock)
    first = import_of(target, dataset, "s3://b/1/x.csv")
    clock.sleep(100)
    assert import_of(target, dataset, "s3://b/1/x.csv") == first
    second = import_of(target, dataset, "s3://b/2/x.csv")
    assert second == first + "-2"
    assert import_of(target, dataset, "s3://b/2/x.csv") == second
    clock.sleep(100)
    # The first data set again: the dataset holds the second, so it has to be imported again.
    assert import_of(target, dataset, "s3://b/1/x.csv") == first + "-3"


def test_a_failed_import_is_repeated_under_the_next_name(world: Any, capsys: Any) -> None:
    target, fake, clock = world
    dataset = dataset_of(target, clock)
    fake.fail["i"] = "Insufficient privileges"
    first = import_of(target, dataset, "s3://b/1/x.csv")
    clock.sleep(100)
    assert import_of(target, dataset, "s3://b/1/x.csv") == first + "-2"
    assert "i-2: a new job, because the last one failed" in capsys.readouterr().out


def test_a_version_is_reused_until_newer_data_arrives(world: Any) -> None:
    target, fake, clock = world
    dataset = dataset_of(target, clock)
    import_of(target, dataset, "s3://b/1/x.csv")
    clock.sleep(100)
    solution = ensure.resource(
        target.personalize.create_solution,
        name="s1",
        datasetGroupArn=fake.held[dataset]["datasetGroupArn"],
        recipeArn=RECIPE,
    )
    create = target.personalize.create_solution_version
    first = ensure.resource(create, solutionArn=solution)
    assert ensure.resource(create, solutionArn=solution) == first, "in training counts"
    clock.sleep(100)
    assert ensure.resource(create, solutionArn=solution) == first
    assert ensure.resource(create, solutionArn=solution, again=True) != first
    newest = max(a for a in fake.held if a.startswith(solution + "/"))
    clock.sleep(100)
    import_of(target, dataset, "s3://b/2/x.csv")
    clock.sleep(100)
    target.personalize.list_datasets()  # lets the fake notice that the import has ended
    assert ensure.resource(create, solutionArn=solution) not in (first, newest)


def test_a_failed_version_is_trained_again(world: Any, capsys: Any) -> None:
    target, fake, clock = world
    solution = solution_of(target, clock)
    create = target.personalize.create_solution_version
    first = ensure.resource(create, solutionArn=solution)
    fake.held[first].update(status="CREATE FAILED", failureReason="too few users")
    assert ensure.resource(create, solutionArn=solution) != first
    assert "the last version failed (too few users)" in capsys.readouterr().out


def test_a_first_update_is_no_failure(world: Any, capsys: Any) -> None:
    target, _, clock = world
    solution = solution_of(target, clock)
    create = target.personalize.create_solution_version
    full = ensure.resource(create, solutionArn=solution)
    assert ensure.resource(create, solutionArn=solution, trainingMode="UPDATE") != full
    assert "failed" not in capsys.readouterr().out


def test_a_campaign_takes_the_new_version_of_its_solution(world: Any, capsys: Any) -> None:
    target, fake, clock = world
    solution = solution_of(target, clock)
    versions = [
        target.personalize.create_solution_version(solutionArn=solution)["solutionVersionArn"]
        for _ in range(2)
    ]
    clock.sleep(100)
    create = target.personalize.create_campaign
    arn = ensure.resource(create, name="c", solutionVersionArn=versions[0], minProvisionedTPS=1)
    clock.sleep(100)
    assert arn == ensure.resource(create, name="c", solutionVersionArn=versions[1])
    assert fake.held[arn]["solutionVersionArn"] == versions[1]
    assert "updated: solutionVersionArn" in capsys.readouterr().out
    foreign = versions[0].replace("poc-w_sims", "another")
    with pytest.raises(errors.NameTaken):
        ensure.resource(create, name="c", solutionVersionArn=foreign)


def test_an_unknown_role_is_retried_with_a_deadline(world: Any) -> None:
    target, fake, clock = world
    dataset = dataset_of(target, clock)
    young = ("CreateDatasetImportJob", "InvalidInputException", "Cannot assume the role.")
    ask: dict[str, Any] = {
        "jobName": "i",
        "datasetArn": dataset,
        "dataSource": {"dataLocation": "s3://b/x.csv"},
        "roleArn": "arn:aws:iam::123456789012:role/r",
        "sleep": clock.sleep,
        "clock": clock,
    }
    fake.refuse = [young] * 3
    assert ensure.resource(target.personalize.create_dataset_import_job, **ask)
    fake.refuse = [young] * 100
    before = clock.now
    with pytest.raises(errors.Refused, match="Cannot assume the role"):
        ensure.resource(target.personalize.create_dataset_import_job, **{**ask, "jobName": "j"})
    assert clock.now - before == pytest.approx(retries.PROPAGATION_SECONDS, abs=5)


def test_a_refusal_says_what_to_do(world: Any) -> None:
    target, fake, _ = world
    fake.refuse = [("CreateDatasetGroup", "LimitExceededException", "More than 5 dataset groups")]
    with pytest.raises(errors.Refused) as caught:
        ensure.resource(target.personalize.create_dataset_group, name="poc-w")
    assert caught.value.code == "LimitExceededException"
    assert str(caught.value) == (
        "dataset group poc-w: LimitExceededException: More than 5 dataset groups. "
        "Delete what you no longer need, or ask for a higher quota."
    )


def test_only_create_methods_of_personalize(world: Any) -> None:
    target, _, _ = world
    wrongs: list[Any] = [target.personalize.list_schemas, target.s3.create_bucket, print]
    for wrong in wrongs:
        with pytest.raises(errors.BadInput, match="create method"):
            ensure.resource(wrong, name="x")


def test_every_create_operation_can_be_described_and_listed(world: Any) -> None:
    target, fake, _ = world
    from personalize_poc.aws import resources

    for operation in target.personalize.meta.service_model.operation_names:
        if operation.startswith("Create"):
            kind = resources.kind_of_noun(operation.removeprefix("Create"))
            resources.list_operation(target.personalize, kind)
            assert resources.can(target.personalize, f"Describe{resources.noun(kind)}")
    assert isinstance(fake, FakePersonalize)


def test_ready_is_made_and_waited_for(world: Any) -> None:
    target, fake, clock = world
    make = target.personalize.create_dataset_group
    arn = ensure.ready(target, make, name="poc-w", sleep=clock.sleep, clock=clock)
    described = target.personalize.describe_dataset_group(datasetGroupArn=arn)
    assert described["datasetGroup"]["status"] == "ACTIVE"
    assert fake.operations("Create") == ["CreateDatasetGroup"]
