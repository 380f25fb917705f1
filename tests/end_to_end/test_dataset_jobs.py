"""A schema replaced, data exported and users deleted, as a boto3 script meets them."""

from __future__ import annotations

import csv
import json
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from botocore.exceptions import ClientError

from personalize_poc.local.api.datasets import deletion_jobs
from personalize_poc.local.api.operations import job_kinds
from personalize_poc.local.datasets.segments import manifest
from personalize_poc.local.jobs.kinds import by_name
from tests.support.dataset_samples import avro
from tests.support.serving_world import BUCKET, World, items_csv, mock

OLD = (
    ("ITEM_ID", "string"),
    ("GENRES", "string", "categorical"),
    ("YEAR", ["null", "int"]),
    ("CREATION_TIMESTAMP", ["null", "long"]),
)
LONGER = avro("Items", *OLD, ("STUDIO", ["null", "string"], "categorical"))


@pytest.fixture
def world() -> Iterator[World]:
    with mock() as active:
        yield World(active).build()


def refused(code: str, call: Callable[..., Any], **params: Any) -> str:
    """Call, expect this error code, return the message."""
    with pytest.raises(ClientError) as caught:
        call(**params)
    error = caught.value.response["Error"]
    assert error["Code"] == code, error
    return str(error["Message"])


# -- UpdateDataset -----------------------------------------------------------------------------


def test_a_longer_schema_replaces_the_old_one(world: World) -> None:
    items, personalize = world.datasets["Items"], world.personalize
    solution = personalize.create_solution(
        name="old",
        datasetGroupArn=world.group,
        performAutoTraining=False,
        recipeArn="arn:aws:personalize:::recipe/aws-popularity-count",
    )["solutionArn"]
    version = personalize.create_solution_version(solutionArn=solution)["solutionVersionArn"]
    world.idle()
    campaign = world.campaign("popular", version, enableMetadataWithRecommendations=True)
    new = personalize.create_schema(name="longer", schema=LONGER)["schemaArn"]
    assert personalize.update_dataset(datasetArn=items, schemaArn=new)["datasetArn"] == items
    shown = personalize.describe_dataset(datasetArn=items)["dataset"]
    assert shown["status"] in ("UPDATE PENDING", "UPDATE IN_PROGRESS", "ACTIVE")
    assert shown["latestDatasetUpdate"]["schemaArn"] == new
    world.idle()
    shown = personalize.describe_dataset(datasetArn=items)["dataset"]
    assert shown["schemaArn"] == new
    assert shown["latestDatasetUpdate"]["status"] == "ACTIVE"
    assert shown["lastUpdatedDateTime"] > shown["creationDateTime"]
    assert "schema/longer" in refused(
        "ResourceInUseException", personalize.delete_schema, schemaArn=new
    )

    lines = items_csv().splitlines()
    with_studio = [lines[0] + ",STUDIO"] + [f"{line},Ufa" for line in lines[1:41]]
    with_studio += [f"{line}," for line in lines[41:]]
    world.import_csv("Items", "with-studio", "\n".join(with_studio) + "\n")
    chosen = world.filter("studio", 'INCLUDE ItemID WHERE Items.STUDIO IN ("Ufa")')
    found = world.runtime.get_recommendations(
        campaignArn=campaign,
        filterArn=chosen,
        numResults=50,
        metadataColumns={"ITEMS": ["STUDIO"]},
        userId="u1",
    )["itemList"]
    assert len(found) == 40
    assert all(item["metadata"] == {"studio": "Ufa"} for item in found)


def test_new_columns_are_learned_by_new_solutions_only(world: World) -> None:
    from personalize_poc.local import typed_json
    from personalize_poc.local.training.description import TrainingJob

    personalize, items = world.personalize, world.datasets["Items"]

    def solution(name: str) -> str:
        return str(
            personalize.create_solution(
                name=name,
                datasetGroupArn=world.group,
                performAutoTraining=False,
                recipeArn="arn:aws:personalize:::recipe/aws-popularity-count",
                solutionConfig={
                    "trainingDataConfig": {"excludedDatasetColumns": {"ITEMS": ["YEAR"]}}
                },
            )["solutionArn"]
        )

    before = solution("before")
    new = personalize.create_schema(name="longer", schema=LONGER)["schemaArn"]
    personalize.update_dataset(datasetArn=items, schemaArn=new)
    world.idle()
    service = world.mock.service
    assert service is not None
    excluded: list[Any] = []
    for arn in (before, solution("after")):
        version = personalize.create_solution_version(solutionArn=arn)["solutionVersionArn"]
        world.idle()
        work = service.data_dir / f"work-{len(excluded)}"
        work.mkdir()
        payload = by_name(job_kinds())["solution-version"].prepare(
            service, service.state.resources.get(version), work
        )
        training = typed_json.read(TrainingJob, payload)
        excluded.append(training.input.excluded_columns)
        assert training.seconds == service.options.training_seconds
    assert excluded == [{"ITEMS": ["YEAR", "STUDIO"]}, {"ITEMS": ["YEAR"]}]


def test_schemas_that_may_not_replace(world: World) -> None:
    personalize = world.personalize

    def update(kind: str, name: str, schema: str) -> str:
        arn = personalize.create_schema(name=name, schema=schema)["schemaArn"]
        return refused(
            "InvalidInputException",
            personalize.update_dataset,
            datasetArn=world.datasets[kind],
            schemaArn=arn,
        )

    assert "GENRES" in update("Items", "lacks", avro("Items", *OLD[:1], *OLD[2:]))
    assert "allow null" in update("Items", "strict", avro("Items", *OLD, ("STUDIO", "string")))
    longer = avro(
        "Interactions",
        ("USER_ID", "string"),
        ("ITEM_ID", "string"),
        ("TIMESTAMP", "long"),
        ("EVENT_TYPE", "string"),
        ("EVENT_VALUE", ["null", "float"]),
        ("X", ["null", "string"]),
    )
    assert "Items or a Users" in update("Interactions", "watches", longer)
    shown = personalize.describe_dataset(datasetArn=world.datasets["Items"])["dataset"]
    assert "latestDatasetUpdate" not in shown


# -- exports -----------------------------------------------------------------------------------


def export(world: World, kind: str, name: str, **params: Any) -> list[dict[str, str]]:
    """The rows of an export, read with the documented escapes."""
    arn = world.personalize.create_dataset_export_job(
        jobName=name,
        datasetArn=world.datasets[kind],
        roleArn=world.role,
        jobOutput={"s3DataDestination": {"path": f"s3://{BUCKET}/exports/{name}/"}},
        **params,
    )["datasetExportJobArn"]
    world.idle()
    shown = world.personalize.describe_dataset_export_job(datasetExportJobArn=arn)
    assert shown["datasetExportJob"]["status"] == "ACTIVE", shown["datasetExportJob"]
    [found] = world.s3.list_objects_v2(Bucket=BUCKET, Prefix=f"exports/{name}/")["Contents"]
    assert found["Key"].endswith(".csv")
    text = world.s3.get_object(Bucket=BUCKET, Key=found["Key"])["Body"].read().decode()
    return list(csv.DictReader(text.splitlines(), doublequote=False, escapechar="\\"))


def test_exports_of_interactions(world: World) -> None:
    world.watch("u1", "drama-1", sentAt=1_700_000_000, eventValue=2.5)
    world.watch("u1", "drama-1", sentAt=1_700_000_000, eventValue=2.5)  # equal in all fields
    world.watch("new", "comedy-1", sentAt=1_700_000_100)
    world.watch(None, "comedy-1", session="null")  # accepted and dropped, as on AWS
    world.events.put_events(
        trackingId=world.tracking_id,
        sessionId="s",
        userId="new",
        eventList=[{"eventType": "Watch", "sentAt": 1_700_000_200}],  # about no item
    )
    put = export(world, "Interactions", "put")
    assert put == [
        {
            "USER_ID": "u1",
            "ITEM_ID": "drama-1",
            "TIMESTAMP": "1700000000",
            "EVENT_TYPE": "Watch",
            "EVENT_VALUE": "2.5",
        },
        {
            "USER_ID": "new",
            "ITEM_ID": "comedy-1",
            "TIMESTAMP": "1700000100",
            "EVENT_TYPE": "Watch",
            "EVENT_VALUE": "",
        },
    ]
    bulk = export(world, "Interactions", "bulk", ingestionMode="BULK")
    assert len(bulk) == 60 * 24
    assert export(world, "Interactions", "all", ingestionMode="ALL") == bulk + put
    listed = world.personalize.list_dataset_export_jobs(datasetArn=world.datasets["Interactions"])
    assert [entry["jobName"] for entry in listed["datasetExportJobs"]] == ["put", "bulk", "all"]


def test_exports_of_items_hold_the_newest_record_and_can_be_imported(world: World) -> None:
    odd = 'Say "no", \\ or|War'
    record = {"genres": odd, "year": 1999}
    world.events.put_items(
        datasetArn=world.datasets["Items"],
        items=[{"itemId": "drama-1", "properties": json.dumps(record)}],
    )
    rows = {row["ITEM_ID"]: row for row in export(world, "Items", "all", ingestionMode="ALL")}
    assert len(rows) == 91
    assert rows["drama-1"]["GENRES"] == odd
    assert rows["drama-1"]["YEAR"] == "1999"
    assert rows["comedy-1"]["GENRES"] == "Comedy|War"
    assert len(export(world, "Items", "put")) == 1
    assert export(world, "Users", "none-put") == []

    world.personalize.create_dataset_import_job(
        jobName="back",
        datasetArn=world.datasets["Items"],
        roleArn=world.role,
        dataSource={"dataLocation": f"s3://{BUCKET}/exports/all/all.csv"},
    )
    world.idle()
    again = export(world, "Items", "bulk", ingestionMode="BULK")
    assert {row["ITEM_ID"]: row for row in again} == rows


def test_the_newer_of_a_put_and_an_imported_record_wins(world: World) -> None:
    def put(genre: str, *names: str) -> None:
        items = [{"itemId": n, "properties": json.dumps({"genres": genre})} for n in names]
        world.events.put_items(datasetArn=world.datasets["Items"], items=items)

    def genres(name: str) -> dict[str, str]:
        rows = export(world, "Items", name, ingestionMode="ALL")
        return {row["ITEM_ID"]: row["GENRES"] for row in rows if row["ITEM_ID"] in "ab"}

    put("Put", "a", "b")
    header = "ITEM_ID,GENRES,YEAR,CREATION_TIMESTAMP\n"
    world.import_csv("Items", "more", f"{header}a,Imported,,\n", importMode="INCREMENTAL")
    assert genres("first") == {"a": "Imported", "b": "Put"}
    put("Again", "a")
    assert genres("second") == {"a": "Again", "b": "Put"}
    world.import_csv("Items", "full", f"{header}a,Full,,\nb,Full,,\n")
    assert genres("third") == {"a": "Again", "b": "Put"}


def test_an_export_needs_permission_to_write(world: World) -> None:
    world.iam.delete_role_policy(RoleName="films", PolicyName="s3")
    arn = world.personalize.create_dataset_export_job(
        jobName="no",
        datasetArn=world.datasets["Items"],
        roleArn=world.role,
        jobOutput={"s3DataDestination": {"path": f"s3://{BUCKET}/exports/"}},
    )["datasetExportJobArn"]
    world.idle()
    shown = world.personalize.describe_dataset_export_job(datasetExportJobArn=arn)
    assert shown["datasetExportJob"]["status"] == "CREATE FAILED"
    assert "Insufficient privileges" in shown["datasetExportJob"]["failureReason"]


# -- deletion of users -------------------------------------------------------------------------


def delete_users(world: World, name: str, *files: str) -> dict[str, Any]:
    """Run a deletion job over a folder of these CSV texts; what Describe shows at the end."""
    for number, text in enumerate(files):
        key = f"gone/{name}/part-{number}/users.csv"
        world.s3.put_object(Bucket=BUCKET, Key=key, Body=text.encode())
    arn = world.personalize.create_data_deletion_job(
        jobName=name,
        datasetGroupArn=world.group,
        roleArn=world.role,
        dataSource={"dataLocation": f"s3://{BUCKET}/gone/{name}/"},
    )["dataDeletionJobArn"]
    assert arn.endswith(f":data-deletion-job/{name}")
    world.idle()
    shown = world.personalize.describe_data_deletion_job(dataDeletionJobArn=arn)
    return dict(shown["dataDeletionJob"])


def test_deleted_users_are_gone_from_everything(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    solution = world.personalize.create_solution(
        name="popular",
        datasetGroupArn=world.group,
        performAutoTraining=False,
        recipeArn="arn:aws:personalize:::recipe/aws-popularity-count",
    )["solutionArn"]
    version = world.personalize.create_solution_version(solutionArn=solution)["solutionVersionArn"]
    world.idle()
    campaign = world.campaign("popular", version)
    watched = world.filter("watched", 'EXCLUDE ItemID WHERE Interactions.EVENT_TYPE IN ("Watch")')
    world.watch("u1", "drama-1")
    world.watch(None, "drama-2", session="before-login")
    world.watch("u1", "drama-3", session="before-login")
    world.watch("u2", "drama-4", session="s2")
    world.events.put_users(
        datasetArn=world.datasets["Users"], users=[{"userId": "u1", "properties": '{"age": 5}'}]
    )
    question = {"filterArn": watched, "numResults": 500}
    before = world.ask(campaign, userId="u1", **question)
    others = world.ask(campaign, userId="u2", **question)
    service = world.mock.service
    assert service is not None
    folder = service.state.resources.get(world.datasets["Interactions"]).private["folder"]
    old = set((service.data_dir / folder).glob("segment-*"))

    shown = delete_users(world, "some", 'USER_ID\nu1\n"u3"\n', "USER_ID\nu4\nnobody\n")
    assert shown["status"] == "COMPLETED", shown
    # 24 watches and a Users row each, and of u1 two events, those of the session, and a record
    assert shown["numDeleted"] == 3 * 25 + 3 + 1
    left = export(world, "Interactions", "left", ingestionMode="ALL")
    assert not {"u1", "u3", "u4", "before-login"} & {row["USER_ID"] for row in left}
    assert len(left) == 57 * 24 + 1
    assert len(export(world, "Users", "people", ingestionMode="ALL")) == 57

    after = world.ask(campaign, userId="u1", **question)
    assert set(before) < set(after)
    assert len(after) == len(world.ask(campaign, userId="stranger", **question))
    assert world.ask(campaign, userId="u2", **question) == others

    trained = world.personalize.create_solution_version(solutionArn=solution)
    world.idle()
    model = service.state.resources.get(trained["solutionVersionArn"]).private["model"]
    users = json.loads((service.data_dir / model / "user_ids.json").read_text())
    assert len(users) == 57
    assert "u1" not in users

    monkeypatch.setattr(service, "clock", lambda: time.time() + 2 * manifest.GRACE)
    deletion_jobs.collect_files(service)
    assert not any(path.exists() for path in old)


def test_deletions_that_fail_change_nothing(world: World) -> None:
    shown = delete_users(world, "wrong", "USER\nu1\n")
    assert shown["status"] == "FAILED"
    assert "USER_ID" in shown["failureReason"]
    assert "numDeleted" not in shown
    assert len(export(world, "Users", "people", ingestionMode="ALL")) == 60
    assert delete_users(world, "right", "USER_ID\nu1\n")["numDeleted"] == 25
    listed = world.personalize.list_data_deletion_jobs(datasetGroupArn=world.group, maxResults=1)
    assert [job["jobName"] for job in listed["dataDeletionJobs"]] == ["right"]
    listed = world.personalize.list_data_deletion_jobs(
        datasetGroupArn=world.group, nextToken=listed["nextToken"]
    )
    assert [job["jobName"] for job in listed["dataDeletionJobs"]] == ["wrong"]
    assert "nextToken" not in listed


def test_an_import_that_comes_first_is_not_undone(world: World) -> None:
    """Segments that appeared while a deletion was at work stay as they are."""
    service = world.mock.service
    assert service is not None
    folder = (
        service.data_dir / service.state.resources.get(world.datasets["Users"]).private["folder"]
    )
    [old] = manifest.snapshot(folder)
    world.import_csv("Users", "fresh", "USER_ID,AGE\nu1,1\n")
    fresh = manifest.snapshot(folder)
    manifest.rewrite(folder, {old: None})
    assert manifest.snapshot(folder) == fresh
