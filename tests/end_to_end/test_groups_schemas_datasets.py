"""The life of dataset groups, schemas and datasets, and what is refused."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from personalize_poc.local import errors
from personalize_poc.local.state.types import ResourceKind, Status
from tests.support.operations_harness import ACCOUNT, REGION, Api

PREFIX = f"arn:aws:personalize:{REGION}:{ACCOUNT}"


def avro(kind: str, *fields: tuple[str, object]) -> str:
    return json.dumps(
        {
            "type": "record",
            "name": kind,
            "namespace": "com.amazonaws.personalize.schema",
            "fields": [{"name": name, "type": of} for name, of in fields],
            "version": "1.0",
        }
    )


INTERACTIONS = avro(
    "Interactions", ("USER_ID", "string"), ("ITEM_ID", "string"), ("TIMESTAMP", "long")
)


@pytest.fixture
def api(tmp_path: Path) -> Iterator[Api]:
    api = Api(tmp_path)
    yield api
    api.close()


def test_life_of_a_dataset_group(api: Api) -> None:
    answer = api.CreateDatasetGroup(name="films", tags=[{"tagKey": "a", "tagValue": "b"}])
    assert answer == {"datasetGroupArn": f"{PREFIX}:dataset-group/films"}
    arn = answer["datasetGroupArn"]
    first = api.DescribeDatasetGroup(datasetGroupArn=arn)["datasetGroup"]
    assert first["status"] in ("CREATE PENDING", "CREATE IN_PROGRESS", "ACTIVE")
    api.idle()
    group = api.DescribeDatasetGroup(datasetGroupArn=arn)["datasetGroup"]
    assert group["status"] == "ACTIVE"
    assert set(group) == {
        "name",
        "datasetGroupArn",
        "status",
        "creationDateTime",
        "lastUpdatedDateTime",
    }
    assert group["lastUpdatedDateTime"] >= group["creationDateTime"] > 1.6e9
    assert [g["name"] for g in api.ListDatasetGroups()["datasetGroups"]] == ["films"]
    assert api.DeleteDatasetGroup(datasetGroupArn=arn) == {}
    api.idle()
    with pytest.raises(errors.ResourceNotFoundException, match="films"):
        api.DescribeDatasetGroup(datasetGroupArn=arn)
    assert api.ListDatasetGroups() == {"datasetGroups": []}


def test_a_domain_is_shown(api: Api) -> None:
    assert api.CreateDatasetGroup(name="shop", domain="ECOMMERCE")["domain"] == "ECOMMERCE"
    api.idle()
    assert api.ListDatasetGroups()["datasetGroups"][0]["domain"] == "ECOMMERCE"


def test_names_of_groups_are_unique_and_five_is_the_quota(api: Api) -> None:
    for number in range(5):
        api.group(f"group-{number}")
    with pytest.raises(errors.ResourceAlreadyExistsException, match="dataset-group/group-0"):
        api.group("group-0")
    with pytest.raises(errors.LimitExceededException, match="5"):
        api.group("one-more")
    arn = api.call("CreateDatasetGroup", region="eu-west-1", name="one-more")["datasetGroupArn"]
    assert "eu-west-1" in arn


def test_keys_of_a_group_come_in_pairs(api: Api) -> None:
    with pytest.raises(errors.InvalidInputException, match="kmsKeyArn"):
        api.CreateDatasetGroup(name="films", roleArn="arn:aws:iam::123456789012:role/x")
    assert api.ListDatasetGroups() == {"datasetGroups": []}


def test_resources_of_other_accounts_and_kinds_do_not_exist(api: Api) -> None:
    arn = api.group()
    with pytest.raises(errors.ResourceNotFoundException):
        api.call("DescribeDatasetGroup", account="210987654321", datasetGroupArn=arn)
    with pytest.raises(errors.ResourceNotFoundException):
        api.call("DeleteDatasetGroup", region="eu-west-1", datasetGroupArn=arn)
    with pytest.raises(errors.ResourceNotFoundException):
        api.DescribeSchema(schemaArn=arn)


def test_life_of_a_schema(api: Api) -> None:
    arn = api.CreateSchema(name="watches", schema=INTERACTIONS)["schemaArn"]
    assert arn == f"{PREFIX}:schema/watches"
    schema = api.DescribeSchema(schemaArn=arn)["schema"]
    assert schema["schema"] == INTERACTIONS
    assert "status" not in schema
    [entry] = api.ListSchemas()["schemas"]
    assert set(entry) == {"name", "schemaArn", "creationDateTime", "lastUpdatedDateTime"}
    with pytest.raises(errors.ResourceAlreadyExistsException) as clash:
        api.CreateSchema(name="watches", schema=INTERACTIONS)
    assert clash.value.message == f"Another resource with Arn {arn} already exists."
    api.DeleteSchema(schemaArn=arn)
    with pytest.raises(errors.ResourceNotFoundException):
        api.DescribeSchema(schemaArn=arn)


def test_a_schema_that_is_none_is_refused(api: Api) -> None:
    with pytest.raises(errors.InvalidInputException):
        api.CreateSchema(name="x", schema="{")
    assert api.ListSchemas() == {"schemas": []}


def test_life_of_a_dataset(api: Api, tmp_path: Path) -> None:
    group = api.group()
    schema = api.CreateSchema(name="watches", schema=INTERACTIONS)["schemaArn"]
    request = {
        "name": "films-interactions",
        "schemaArn": schema,
        "datasetGroupArn": group,
        "datasetType": "Interactions",
    }
    arn = api.CreateDataset(**request)["datasetArn"]
    assert arn == f"{PREFIX}:dataset/films/INTERACTIONS"
    api.idle()
    dataset = api.DescribeDataset(datasetArn=arn)["dataset"]
    assert dataset["status"] == "ACTIVE"
    assert dataset["datasetType"] == "INTERACTIONS"
    assert dataset["schemaArn"] == schema
    assert dataset["datasetGroupArn"] == group
    [entry] = api.ListDatasets(datasetGroupArn=group)["datasets"]
    assert set(entry) == {
        "name",
        "datasetArn",
        "datasetType",
        "status",
        "creationDateTime",
        "lastUpdatedDateTime",
    }
    assert api.ListDatasets(datasetGroupArn=f"{group}-other") == {"datasets": []}

    with pytest.raises(errors.ResourceAlreadyExistsException):
        api.CreateDataset(**request | {"name": "another"})
    with pytest.raises(errors.ResourceInUseException, match="dataset/films/INTERACTIONS"):
        api.DeleteSchema(schemaArn=schema)
    with pytest.raises(errors.ResourceInUseException, match="dataset/films/INTERACTIONS"):
        api.DeleteDatasetGroup(datasetGroupArn=group)

    assert len(list((tmp_path / "datasets").iterdir())) == 1
    api.DeleteDataset(datasetArn=arn)
    api.idle()
    with pytest.raises(errors.ResourceNotFoundException):
        api.DescribeDataset(datasetArn=arn)
    assert list((tmp_path / "datasets").iterdir()) == []
    assert api.serving.changed == [arn]
    api.DeleteSchema(schemaArn=schema)
    api.DeleteDatasetGroup(datasetGroupArn=group)
    api.idle()
    assert api.ListDatasetGroups() == {"datasetGroups": []}


def test_datasets_that_cannot_be(api: Api) -> None:
    group = api.group()
    shop = api.group("shop", domain="ECOMMERCE")
    schema = api.CreateSchema(name="watches", schema=INTERACTIONS)["schemaArn"]

    def create(kind: str, group: str = group, schema: str = schema) -> None:
        api.CreateDataset(name="x", schemaArn=schema, datasetGroupArn=group, datasetType=kind)

    with pytest.raises(errors.InvalidInputException, match="INTERACTIONS, not for ITEMS"):
        create("Items")
    with pytest.raises(errors.InvalidInputException, match="Interactions, Items, Users"):
        create("Films")
    with pytest.raises(errors.InvalidInputException, match="INTERACTIONS, not for ACTIONS"):
        create("Actions")
    with pytest.raises(errors.InvalidInputException, match="Domain"):
        create("Action_Interactions", shop)
    with pytest.raises(errors.InvalidInputException, match="must agree"):
        create("Interactions", shop)
    with pytest.raises(errors.ResourceNotFoundException, match="schema/none"):
        create("Interactions", schema=f"{PREFIX}:schema/none")
    with pytest.raises(errors.ResourceNotFoundException, match="dataset-group/none"):
        create("Interactions", f"{PREFIX}:dataset-group/none")
    assert api.ListDatasets() == {"datasets": []}


def test_parents_have_to_be_active(api: Api) -> None:
    group = api.group()
    schema = api.CreateSchema(name="watches", schema=INTERACTIONS)["schemaArn"]
    api.state.resources.change(group, status=Status.CREATE_IN_PROGRESS)
    with pytest.raises(errors.ResourceInUseException, match="CREATE IN_PROGRESS"):
        api.CreateDataset(
            name="x", schemaArn=schema, datasetGroupArn=group, datasetType="Interactions"
        )
    with pytest.raises(errors.ResourceInUseException, match="CREATE IN_PROGRESS"):
        api.DeleteDatasetGroup(datasetGroupArn=group)
    api.state.resources.change(group, status=Status.DELETE_PENDING)
    with pytest.raises(errors.ResourceInUseException, match="DELETE PENDING"):
        api.DeleteDatasetGroup(datasetGroupArn=group)


@pytest.mark.parametrize("kind", [ResourceKind.DATASET_IMPORT_JOB, ResourceKind.SOLUTION_VERSION])
def test_a_dataset_in_use_is_not_deleted(api: Api, kind: ResourceKind) -> None:
    from personalize_poc.local.state.resources import Resource

    group = api.group()
    schema = api.CreateSchema(name="watches", schema=INTERACTIONS)["schemaArn"]
    arn = api.CreateDataset(
        name="x", schemaArn=schema, datasetGroupArn=group, datasetType="Interactions"
    )["datasetArn"]
    api.idle()
    busy = Resource(
        f"{PREFIX}:{kind}/busy",
        kind,
        ACCOUNT,
        REGION,
        "busy",
        parent=arn,
        dataset_group=group,
        status=Status.CREATE_IN_PROGRESS,
    )
    api.state.resources.add(busy)
    with pytest.raises(errors.ResourceInUseException, match=f"{kind}/busy"):
        api.DeleteDataset(datasetArn=arn)
    api.state.resources.change(busy.arn, status=Status.ACTIVE)
    api.DeleteDataset(datasetArn=arn)


def test_lists_come_in_pages_with_tokens_of_their_own(api: Api) -> None:
    for number in range(5):
        api.CreateSchema(name=f"schema-{number}", schema=INTERACTIONS)
    api.group()
    names, token = [], None
    for _ in range(3):
        answer = api.ListSchemas(maxResults=2, **({"nextToken": token} if token else {}))
        names += [s["name"] for s in answer["schemas"]]
        token = answer.get("nextToken")
    assert names == [f"schema-{number}" for number in range(5)]
    assert token is None

    token = api.ListSchemas(maxResults=2)["nextToken"]
    for wrong in ("", "rubbish", token[:-2], "A" * 24, "ä", token.lower()):
        with pytest.raises(errors.InvalidNextTokenException):
            api.ListSchemas(nextToken=wrong)
    with pytest.raises(errors.InvalidNextTokenException):
        api.ListDatasets(nextToken=token)
    with pytest.raises(errors.InvalidNextTokenException):
        api.call("ListSchemas", region="eu-west-1", nextToken=token)


def test_a_new_group_of_the_same_name_starts_empty(api: Api) -> None:
    from personalize_poc.local.state.events import Event
    from personalize_poc.local.state.resources import Resource

    group = api.group()
    api.state.events.append(group, [Event("u", "i", 1, "watch")])
    left = f"{PREFIX}:batch-inference-job/old"
    api.state.resources.add(
        Resource(
            left,
            ResourceKind.BATCH_INFERENCE_JOB,
            ACCOUNT,
            REGION,
            "old",
            dataset_group=group,
            status=Status.ACTIVE,
        )
    )
    api.DeleteDatasetGroup(datasetGroupArn=group)
    api.idle()
    assert api.group() == group
    assert list(api.state.events.since(group)) == []
    assert api.state.resources.find(left) is None


def test_everything_is_there_after_a_restart(api: Api) -> None:
    group = api.group()
    api.restart()
    assert api.DescribeDatasetGroup(datasetGroupArn=group)["datasetGroup"]["status"] == "ACTIVE"
