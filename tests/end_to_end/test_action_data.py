"""Actions and action interactions as data: through boto3, from S3 and one by one."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from botocore.exceptions import ClientError
from moto import mock_aws

from tests.support.action_world import ACTIONS, START, ActionWorld
from tests.support.serving_world import BUCKET, mock


@pytest.fixture(scope="module")
def world() -> Iterator[ActionWorld]:
    with mock_aws(), mock() as active:
        yield ActionWorld(active).build()


def refused(code: str, call: Any, **params: Any) -> str:
    with pytest.raises(ClientError) as caught:
        call(**params)
    assert caught.value.response["Error"]["Code"] == code
    return str(caught.value.response["Error"]["Message"])


def failed_import(world: ActionWorld, kind: str, name: str, csv: str) -> str:
    world.s3.put_object(Bucket=BUCKET, Key=f"{name}.csv", Body=csv.encode())
    job = world.personalize.create_dataset_import_job(
        jobName=name,
        datasetArn=world.datasets[kind],
        roleArn=world.role,
        dataSource={"dataLocation": f"s3://{BUCKET}/{name}.csv"},
    )["datasetImportJobArn"]
    world.idle()
    shown = world.personalize.describe_dataset_import_job(datasetImportJobArn=job)
    assert shown["datasetImportJob"]["status"] == "CREATE FAILED"
    return str(shown["datasetImportJob"]["failureReason"])


def test_only_a_dataset_of_action_interactions_has_a_tracking_id(world: ActionWorld) -> None:
    shown = world.describe("Action_Interactions")
    assert shown["datasetType"] == "ACTION_INTERACTIONS"
    assert shown["datasetArn"].endswith(":dataset/shop/ACTION_INTERACTIONS")
    assert shown["trackingId"]
    assert shown["trackingId"] != world.tracking_id
    assert "trackingId" not in world.describe("Actions")
    listed = world.personalize.list_datasets(datasetGroupArn=world.group)["datasets"]
    assert all("trackingId" not in entry for entry in listed)


def test_schemas_of_actions_cannot_be_replaced(world: ActionWorld) -> None:
    arn = world.describe("Actions")["schemaArn"]
    refused(
        "InvalidInputException",
        world.personalize.update_dataset,
        datasetArn=world.datasets["Actions"],
        schemaArn=arn,
    )


def test_an_import_names_the_value_that_may_not_be(world: ActionWorld) -> None:
    csv = "USER_ID,ACTION_ID,EVENT_TYPE,TIMESTAMP,DEVICE\nu,a,Taken,1,\nu,a,Bought,2,\n"
    reason = failed_import(world, "Action_Interactions", "bad", csv)
    assert "row 2" in reason
    assert "EVENT_TYPE: 'Bought'" in reason


@pytest.mark.parametrize(
    ("properties", "words"),
    [
        ({"value": 11}, "actions.1.properties.value"),
        ({"repeatFrequency": 31}, "0 to 30"),
        ({"colour": "red"}, "colour"),
        ({"actionId": "other"}, "actionId"),
        ({"value": "much"}, "VALUE"),
    ],
)
def test_wrong_actions_are_refused(
    world: ActionWorld, properties: dict[str, Any], words: str
) -> None:
    actions = [{"actionId": "x", "properties": json.dumps(properties)}]
    message = refused(
        "InvalidInputException",
        world.events.put_actions,
        datasetArn=world.datasets["Actions"],
        actions=actions,
    )
    assert words in message


def test_actions_go_into_a_dataset_of_actions(world: ActionWorld) -> None:
    wrong = world.datasets["Interactions"]
    put = world.events.put_actions
    refused("InvalidInputException", put, datasetArn=wrong, actions=[{"actionId": "x"}])
    refused("ResourceNotFoundException", put, datasetArn=wrong + "X", actions=[{"actionId": "x"}])
    refused(
        "InvalidInputException",
        put,
        datasetArn=world.datasets["Actions"],
        actions=[{"actionId": str(n)} for n in range(11)],
    )


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"eventType": "Bought"}, "Taken, Not Taken or Viewed"),
        ({"timestamp": datetime(2300, 1, 1, tzinfo=UTC)}, "seconds"),
        ({"properties": "{"}, "JSON"),
        ({"properties": '{"eventType": "x"}'}, "eventType"),
        ({"properties": '{"actionId": "x"}'}, "actionId"),
        ({"impression": ["a"] * 26}, "impression"),
    ],
)
def test_wrong_action_interactions_are_refused(
    world: ActionWorld, changes: dict[str, Any], words: str
) -> None:
    good = {"actionId": "a", "sessionId": "s", "eventType": "Taken", "timestamp": START}
    message = refused(
        "InvalidInputException",
        world.events.put_action_interactions,
        trackingId=world.action_tracking,
        actionInteractions=[good, {**good, **changes}],
    )
    assert words in message


def test_of_a_refused_request_nothing_is_kept(world: ActionWorld) -> None:
    good = {"actionId": "a", "sessionId": "s", "eventType": "Taken", "timestamp": START}
    refused(
        "InvalidInputException",
        world.events.put_action_interactions,
        trackingId=world.action_tracking,
        actionInteractions=[good, {**good, "eventType": "x"}],
    )
    assert len(world.export("Action_Interactions", "none", "PUT")) == 1


def test_an_unknown_tracking_id_is_not_found(world: ActionWorld) -> None:
    event = {"actionId": "a", "sessionId": "s", "eventType": "Taken", "timestamp": START}
    put = world.events.put_action_interactions
    # That of the group's event tracker is for interactions with items.
    for wrong in ("0000", world.tracking_id):
        refused("ResourceNotFoundException", put, trackingId=wrong, actionInteractions=[event])


def test_a_domain_dataset_group_has_no_actions(world: ActionWorld) -> None:
    made = world.personalize.create_dataset_group(name="store", domain="ECOMMERCE")
    world.idle()
    schema = world.personalize.create_schema(name="a", schema=ACTIONS)["schemaArn"]
    refused(
        "InvalidInputException",
        world.personalize.create_dataset,
        name="a",
        schemaArn=schema,
        datasetGroupArn=made["datasetGroupArn"],
        datasetType="Actions",
    )
    refused(
        "InvalidInputException",
        world.personalize.create_schema,
        name="b",
        schema=ACTIONS,
        domain="ECOMMERCE",
    )
