"""Rules and life cycle of metric attributions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import boto3
import pytest
from botocore.exceptions import ClientError

from personalize_poc.local.testing.mock import mock_personalize
from tests.support import clients, serving_world
from tests.support.attribution_world import METRICS, REGION, World, policy
from tests.support.dataset_samples import avro
from tests.support.patience import PATIENCE

COUNT = {"metricName": "m", "eventType": "e", "expression": "SAMPLECOUNT()"}


@pytest.fixture(scope="module")
def mock() -> Iterator[mock_personalize]:
    with serving_world.mock() as started:
        yield started


@pytest.fixture(scope="module")
def world(mock: mock_personalize) -> World:
    def client(name: str) -> Any:
        return clients.client(name, REGION, **clients.KEYS)

    return World(client, lambda: mock.wait_idle(PATIENCE)).build()


@pytest.fixture(autouse=True)
def _nothing_left(world: World) -> Iterator[None]:
    yield
    for one in world.personalize.list_metric_attributions()["metricAttributions"]:
        world.personalize.delete_metric_attribution(
            metricAttributionArn=one["metricAttributionArn"]
        )
    world.idle()
    assert world.personalize.list_metric_attributions()["metricAttributions"] == []


def refused(code: str, match: str, call: Any, **params: Any) -> None:
    with pytest.raises(ClientError, match=match) as info:
        call(**params)
    assert info.value.response["Error"]["Code"] == code


def test_life_from_creation_to_deletion(world: World) -> None:
    api = world.personalize
    arn = world.attribute()
    assert arn == f"arn:aws:personalize:{REGION}:123456789012:metric-attribution/shop"
    shown = api.describe_metric_attribution(metricAttributionArn=arn)["metricAttribution"]
    assert shown.pop("creationDateTime") <= shown.pop("lastUpdatedDateTime")
    path = {"path": "s3://attribution-bucket/reports"}
    assert shown == {
        "metricAttributionArn": arn,
        "name": "shop",
        "datasetGroupArn": world.group,
        "status": "ACTIVE",
        "metricsOutputConfig": {"roleArn": world.role, "s3DataDestination": path},
    }
    (entry,) = api.list_metric_attributions(datasetGroupArn=world.group)["metricAttributions"]
    assert set(entry) == {
        "metricAttributionArn",
        "name",
        "status",
        "creationDateTime",
        "lastUpdatedDateTime",
    }
    other = api.list_metric_attributions(datasetGroupArn=f"{world.group}x")
    assert other["metricAttributions"] == []
    refused("ResourceInUseException", arn, api.delete_dataset_group, datasetGroupArn=world.group)
    api.delete_metric_attribution(metricAttributionArn=arn)
    world.idle()
    for call in (api.describe_metric_attribution, api.delete_metric_attribution):
        refused("ResourceNotFoundException", "shop", call, metricAttributionArn=arn)


def test_metrics_are_listed_in_pages_of_one_attribution_or_of_all(world: World) -> None:
    arn = world.attribute()
    pages = world.personalize.get_paginator("list_metric_attribution_metrics")
    for named in ({"metricAttributionArn": arn}, {}):
        found = [
            metric
            for page in pages.paginate(**named, PaginationConfig={"PageSize": 2})
            for metric in page["metrics"]
        ]
        assert found == METRICS
    call = world.personalize.list_metric_attribution_metrics
    refused("InvalidInputException", "other", call, metricAttributionArn=f"{arn}-other")
    token = call(maxResults=1)["nextToken"]
    refused(
        "InvalidNextTokenException", "nextToken", call, metricAttributionArn=arn, nextToken=token
    )


def test_a_dataset_group_has_one(world: World) -> None:
    arn = world.attribute()
    create = world.personalize.create_metric_attribution
    given = {"datasetGroupArn": world.group, "metrics": [COUNT]}
    output = {"metricsOutputConfig": {"roleArn": world.role}}
    refused("LimitExceededException", arn, create, name="second", **given, **output)
    refused("ResourceAlreadyExistsException", arn, create, name="shop", **given, **output)


@pytest.mark.parametrize(
    ("metrics", "match"),
    [
        ([], "1 to 10"),
        ([{**COUNT, "metricName": f"m{n}"} for n in range(11)], "metrics"),
        ([COUNT, COUNT], "m is given twice"),
        ([{**COUNT, "metricName": " "}], "metricName is empty"),
        ([{**COUNT, "eventType": ""}], "eventType"),
        ([{**COUNT, "expression": "COUNT()"}], "SAMPLECOUNT"),
        ([{**COUNT, "expression": "SUM(PRICE)"}], "must be"),
        ([{**COUNT, "expression": "SUM(Users.AGE)"}], "Users cannot be summed"),
        ([{**COUNT, "expression": "SUM(Items.COST)"}], "COST of ITEMS does not exist.*PRICE"),
        ([{**COUNT, "expression": "SUM(Items.NAME)"}], "is of type string"),
        ([{**COUNT, "expression": "SUM(Interactions.DEVICE)"}], "is of type string"),
    ],
)
def test_metrics_that_cannot_be_counted_are_refused(
    world: World, metrics: list[dict[str, str]], match: str
) -> None:
    refused(
        "InvalidInputException",
        match,
        world.personalize.create_metric_attribution,
        name="bad",
        datasetGroupArn=world.group,
        metrics=metrics,
        metricsOutputConfig={"roleArn": world.role},
    )
    assert world.personalize.list_metric_attributions()["metricAttributions"] == []


def test_interactions_need_event_types_and_sums_need_their_dataset(world: World) -> None:
    api = world.personalize
    made = api.create_dataset_group(name="plain")
    group = made["datasetGroupArn"]
    world.idle()
    given = {"name": "plain", "datasetGroupArn": group}
    output = {"metricsOutputConfig": {"roleArn": world.role}}
    summed = [{**COUNT, "expression": "SUM(Interactions.EVENT_VALUE)"}]
    create = api.create_metric_attribution
    refused(
        "InvalidInputException",
        "no dataset of type INTERACTIONS",
        create,
        metrics=summed,
        **given,
        **output,
    )
    fields = [("USER_ID", "string"), ("ITEM_ID", "string"), ("TIMESTAMP", "long")]
    schema = api.create_schema(name="plain", schema=avro("Interactions", *fields))["schemaArn"]
    api.create_dataset(
        name="plain", schemaArn=schema, datasetGroupArn=group, datasetType="Interactions"
    )
    world.idle()
    refused("InvalidInputException", "EVENT_TYPE", create, metrics=[COUNT], **given, **output)


def test_a_role_that_may_not_publish_fails_the_creation_with_a_reason(world: World) -> None:
    trust = policy(
        {
            "Effect": "Allow",
            "Principal": {"Service": "personalize.amazonaws.com"},
            "Action": "sts:AssumeRole",
        }
    )
    made = world.iam.create_role(RoleName="bare", AssumeRolePolicyDocument=trust)["Role"]["Arn"]
    missing = "arn:aws:iam::123456789012:role/missing"
    for role, reason in ((made, "allows cloudwatch:PutMetricData"), (missing, "does not exist")):
        arn = world.attribute(path=None, metricsOutputConfig={"roleArn": role})
        shown = world.personalize.describe_metric_attribution(metricAttributionArn=arn)
        assert shown["metricAttribution"]["status"] == "CREATE FAILED"
        assert reason in shown["metricAttribution"]["failureReason"]
        (entry,) = world.personalize.list_metric_attributions()["metricAttributions"]
        assert reason in entry["failureReason"]
        update = world.personalize.update_metric_attribution
        refused("ResourceInUseException", "CREATE FAILED", update, metricAttributionArn=arn)
        world.personalize.delete_metric_attribution(metricAttributionArn=arn)
        world.idle()


def test_updates(world: World) -> None:
    api, arn = world.personalize, world.attribute()

    def names() -> list[str]:
        found = api.list_metric_attribution_metrics(metricAttributionArn=arn)["metrics"]
        return [metric["metricName"] for metric in found]

    update = api.update_metric_attribution
    refused("InvalidInputException", "metricAttributionArn", update, addMetrics=[COUNT])
    one = {"metricAttributionArn": arn}
    refused("ResourceNotFoundException", "other", update, metricAttributionArn=f"{arn}-other")
    refused(
        "ResourceAlreadyExistsException",
        "clicks",
        update,
        **one,
        addMetrics=[{**COUNT, "metricName": "clicks"}],
    )
    refused("InvalidInputException", "no metric x", update, **one, removeMetrics=["x"])
    refused(
        "InvalidInputException",
        "1 to 10",
        update,
        **one,
        removeMetrics=["clicks", "revenue", "minutes"],
    )
    many = [{**COUNT, "metricName": f"m{n}"} for n in range(8)]
    refused("InvalidInputException", "1 to 10", update, **one, addMetrics=many)
    refused(
        "InvalidInputException",
        "addMetrics.1.expression",
        update,
        **one,
        addMetrics=[{**COUNT, "expression": "MAX()"}],
    )
    bad = {"roleArn": "arn:aws:iam::123456789012:role/missing"}
    refused("InvalidInputException", "does not exist", update, **one, metricsOutputConfig=bad)
    refused(
        "InvalidInputException",
        "s3://",
        update,
        **one,
        metricsOutputConfig={
            "roleArn": world.role,
            "s3DataDestination": {"path": "https://example.com/a"},
        },
    )
    assert names() == ["clicks", "revenue", "minutes"]

    renewed = [{**COUNT, "metricName": "clicks"}]
    answer = update(**one, addMetrics=[*renewed, COUNT], removeMetrics=["clicks", "minutes"])
    assert answer["metricAttributionArn"] == arn
    assert names() == ["revenue", "clicks", "m"]
    update(**one, metricsOutputConfig={"roleArn": world.role})
    shown = api.describe_metric_attribution(**one)["metricAttribution"]
    assert shown["metricsOutputConfig"] == {"roleArn": world.role}
    assert shown["lastUpdatedDateTime"] >= shown["creationDateTime"]


def test_others_do_not_see_it(world: World) -> None:
    arn = world.attribute()
    other = boto3.client(
        "personalize",
        region_name="eu-west-1",
        aws_access_key_id="testing",
        aws_secret_access_key="testing",
    )
    assert other.list_metric_attributions()["metricAttributions"] == []
    assert other.list_metric_attribution_metrics()["metrics"] == []
    refused(
        "InvalidInputException",
        "shop",
        other.list_metric_attribution_metrics,
        metricAttributionArn=arn,
    )
    for name in ("describe", "delete", "update"):
        call = getattr(other, f"{name}_metric_attribution")
        refused("ResourceNotFoundException", "shop", call, metricAttributionArn=arn)
