"""Accounts and regions do not see each other; lists are whole while others create."""

from __future__ import annotations

import threading
import time
import uuid
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from botocore.exceptions import ClientError

from personalize_poc.local.testing.mock import mock_personalize
from tests.support import clients
from tests.support.patience import until

SCHEMA = (
    '{"type": "record", "name": "Interactions", "namespace": "com.amazonaws.personalize.schema",'
    '"fields": [{"name": "USER_ID", "type": "string"}, {"name": "ITEM_ID", "type": "string"},'
    '{"name": "TIMESTAMP", "type": "long"}, {"name": "EVENT_TYPE", "type": "string"}],'
    '"version": "1.0"}'
)
OTHER = "222233334444"


@pytest.fixture(scope="module")
def mock() -> Iterator[mock_personalize]:
    with mock_personalize() as active:
        yield active


def client(service: str, region: str = "us-east-1", **keys: str) -> Any:
    return clients.client(service, region, **(keys or clients.KEYS))


def keys_of_other_account() -> dict[str, str]:
    """Credentials of a role in another account, as scripts get them from STS."""
    role = f"arn:aws:iam::{OTHER}:role/analyst"
    made = client("sts").assume_role(RoleArn=role, RoleSessionName="session")["Credentials"]
    return {
        "aws_access_key_id": made["AccessKeyId"],
        "aws_secret_access_key": made["SecretAccessKey"],
        "aws_session_token": made["SessionToken"],
    }


def refused(code: str, call: Callable[..., Any], **params: Any) -> None:
    with pytest.raises(ClientError) as caught:
        call(**params)
    assert caught.value.response["Error"]["Code"] == code, caught.value.response


def make(personalize: Any, name: str) -> dict[str, str]:
    """A dataset group with a dataset, a tracker and a filter, by member name."""
    group = personalize.create_dataset_group(name=name)["datasetGroupArn"]
    _until_active(lambda: personalize.describe_dataset_group(datasetGroupArn=group)["datasetGroup"])
    schema = personalize.create_schema(name=name, schema=SCHEMA)["schemaArn"]
    dataset = personalize.create_dataset(
        name=name, schemaArn=schema, datasetGroupArn=group, datasetType="Interactions"
    )["datasetArn"]
    _until_active(lambda: personalize.describe_dataset(datasetArn=dataset)["dataset"])
    tracker = personalize.create_event_tracker(name=name, datasetGroupArn=group)
    arn = tracker["eventTrackerArn"]
    _until_active(lambda: personalize.describe_event_tracker(eventTrackerArn=arn)["eventTracker"])
    watched = personalize.create_filter(
        name=name,
        datasetGroupArn=group,
        filterExpression='EXCLUDE ItemID WHERE Interactions.EVENT_TYPE IN ("*")',
    )["filterArn"]
    return {
        "datasetGroupArn": group,
        "schemaArn": schema,
        "datasetArn": dataset,
        "eventTrackerArn": arn,
        "filterArn": watched,
        "trackingId": tracker["trackingId"],
    }


def _until_active(describe: Callable[[], dict[str, Any]]) -> None:
    until(lambda: describe()["status"] == "ACTIVE")


@pytest.mark.parametrize("where", ["another account", "another region"])
def test_what_one_has_another_neither_sees_nor_changes(mock: mock_personalize, where: str) -> None:
    own = client("personalize")
    # Another name each time: where it is run again, what the first try made is still there.
    made = make(own, f"{where.replace(' ', '-')}-{uuid.uuid4().hex[:8]}")
    if where == "another account":
        others: dict[str, Any] = keys_of_other_account()
    else:
        others = {"region": "eu-west-1"}
    theirs = client("personalize", **others)
    for operation, member in (
        ("describe_dataset_group", "datasetGroupArn"),
        ("describe_schema", "schemaArn"),
        ("describe_dataset", "datasetArn"),
        ("describe_event_tracker", "eventTrackerArn"),
        ("describe_filter", "filterArn"),
        ("delete_filter", "filterArn"),
        ("delete_event_tracker", "eventTrackerArn"),
        ("delete_dataset", "datasetArn"),
        ("delete_schema", "schemaArn"),
        ("delete_dataset_group", "datasetGroupArn"),
    ):
        refused("ResourceNotFoundException", getattr(theirs, operation), **{member: made[member]})
    arn = made["datasetGroupArn"]
    refused("ResourceNotFoundException", theirs.list_tags_for_resource, resourceArn=arn)
    refused(
        "ResourceNotFoundException",
        theirs.create_solution,
        name="x",
        datasetGroupArn=arn,
        recipeArn="arn:aws:personalize:::recipe/aws-sims",
    )
    refused(
        "InvalidInputException",
        client("personalize-events", **others).put_events,
        trackingId=made["trackingId"],
        sessionId="s",
        eventList=[{"eventType": "a", "sentAt": time.time(), "itemId": "i"}],
    )
    assert theirs.list_dataset_groups()["datasetGroups"] == []
    assert theirs.list_schemas()["schemas"] == []
    refused(
        "ResourceNotFoundException",
        client("personalize-runtime", **others).get_recommendations,
        campaignArn=arn.replace("dataset-group", "campaign"),
        userId="u",
    )
    # The same name is free there, and what it names is another thing.
    again = theirs.create_dataset_group(name=where.replace(" ", "-"))["datasetGroupArn"]
    assert again != arn
    assert (OTHER if where == "another account" else "eu-west-1") in again
    assert own.describe_filter(filterArn=made["filterArn"])["filter"]["status"] == "ACTIVE"
    _until_active(lambda: theirs.describe_dataset_group(datasetGroupArn=again)["datasetGroup"])
    theirs.delete_dataset_group(datasetGroupArn=again)


def test_the_arn_of_another_kind_is_not_found(mock: mock_personalize) -> None:
    own = client("personalize")
    made = make(own, "kinds")
    for operation, member, other in (
        ("describe_dataset_group", "datasetGroupArn", "datasetArn"),
        ("describe_dataset", "datasetArn", "datasetGroupArn"),
        ("describe_schema", "schemaArn", "filterArn"),
        ("describe_filter", "filterArn", "eventTrackerArn"),
        ("delete_event_tracker", "eventTrackerArn", "filterArn"),
        ("delete_schema", "schemaArn", "datasetArn"),
    ):
        call = getattr(own, operation)
        refused("ResourceNotFoundException", call, **{member: made[other]})
        refused("InvalidInputException", call, **{member: "arn:aws:s3:::bucket/key"})


def test_pages_hold_everything_once_while_others_create(mock: mock_personalize) -> None:
    own = client("personalize", "eu-central-1")
    before = {own.create_schema(name=f"before-{n}", schema=SCHEMA)["schemaArn"] for n in range(40)}
    running, made = threading.Event(), []

    def create() -> None:
        number = 0
        while not running.is_set() and number < 300:
            made.append(own.create_schema(name=f"later-{number}", schema=SCHEMA)["schemaArn"])
            number += 1

    thread = threading.Thread(target=create)
    thread.start()
    try:
        for _ in range(3):
            pages = own.get_paginator("list_schemas").paginate(PaginationConfig={"PageSize": 7})
            seen = [schema["schemaArn"] for page in pages for schema in page["schemas"]]
            assert len(seen) == len(set(seen))
            assert before <= set(seen)
    finally:
        running.set()
        thread.join()
    everything = own.get_paginator("list_schemas").paginate().build_full_result()["schemas"]
    assert {schema["schemaArn"] for schema in everything} == before | set(made)


def test_every_list_has_pages_and_refuses_tokens_of_others(mock: mock_personalize) -> None:
    own = client("personalize", "ap-south-1")
    groups = [own.create_dataset_group(name=f"g{n}")["datasetGroupArn"] for n in range(3)]
    first = own.list_dataset_groups(maxResults=1)
    assert own.list_dataset_groups(maxResults=1, nextToken=first["nextToken"])["datasetGroups"]
    refused("InvalidNextTokenException", own.list_schemas, nextToken=first["nextToken"])
    elsewhere = client("personalize", "us-west-2")
    refused(
        "InvalidNextTokenException", elsewhere.list_dataset_groups, nextToken=first["nextToken"]
    )
    for name in (n for n in dir(own) if n.startswith("list_") and own.can_paginate(n)):
        failed: ClientError | None = None
        try:
            for _ in own.get_paginator(name).paginate(PaginationConfig={"PageSize": 1}):
                pass
        except ClientError as error:
            failed = error
        if failed:
            code = failed.response["Error"]["Code"]
            assert code == "NotImplementedException", (name, failed)
    assert len(groups) == 3
