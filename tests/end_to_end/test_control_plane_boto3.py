"""The control plane as a script with boto3 sees it: the whole life, and the codes of errors."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from typing import Any

import boto3
import pytest
from botocore.exceptions import ClientError

from personalize_poc.local.testing.mock import mock_personalize
from tests.support.patience import PATIENCE

BUCKET, KEY = "training-data", "interactions.csv"
SCHEMA = {
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
READ = ["s3:GetObject", "s3:ListBucket"]
PLACES = [f"arn:aws:s3:::{BUCKET}", f"arn:aws:s3:::{BUCKET}/*"]


@pytest.fixture
def mock(monkeypatch: pytest.MonkeyPatch) -> Iterator[mock_personalize]:
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "testing")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "testing")
    monkeypatch.setenv("AWS_DEFAULT_REGION", "us-east-1")
    with mock_personalize() as mock:
        yield mock


def policy(**statement: Any) -> str:
    return json.dumps({"Version": "2012-10-17", "Statement": [{"Effect": "Allow", **statement}]})


def make_bucket_and_role(*, open_bucket: bool = True) -> str:
    """A bucket with a CSV and a role that may read it; the role's ARN."""
    s3, iam = boto3.client("s3"), boto3.client("iam")
    rows = [
        f"u{user},i{(user * 7 + step * step) % 61},{1_600_000_000 + step * 60 + user}"
        for user in range(40)
        for step in range(30)
    ]
    s3.create_bucket(Bucket=BUCKET)
    s3.put_object(Bucket=BUCKET, Key=KEY, Body="\n".join(["USER_ID,ITEM_ID,TIMESTAMP", *rows]))
    service = {"Service": "personalize.amazonaws.com"}
    if open_bucket:
        document = policy(Principal=service, Action=READ, Resource=PLACES)
        s3.put_bucket_policy(Bucket=BUCKET, Policy=document)
    trust = policy(Principal=service, Action="sts:AssumeRole")
    role = iam.create_role(RoleName="personalize", AssumeRolePolicyDocument=trust)["Role"]
    iam.put_role_policy(
        RoleName="personalize",
        PolicyName="read",
        PolicyDocument=policy(Action=READ, Resource=PLACES),
    )
    return str(role["Arn"])


def wait(describe: Callable[..., Any], **arn: str) -> dict[str, Any]:
    """Poll as scripts do, until the resource is ACTIVE or has failed."""
    deadline = time.monotonic() + PATIENCE
    while True:
        answer = describe(**arn)
        shown = next(value for key, value in answer.items() if key != "ResponseMetadata")
        if shown["status"] == "ACTIVE" or "FAILED" in shown["status"]:
            return dict(shown)
        assert time.monotonic() < deadline, shown
        time.sleep(0.05)


def wait_gone(describe: Callable[..., Any], **arn: str) -> None:
    deadline = time.monotonic() + PATIENCE
    code = ""
    while not code:
        assert time.monotonic() < deadline, f"{arn} is still there"
        try:
            describe(**arn)
        except ClientError as error:
            code = error.response["Error"]["Code"]
        time.sleep(0.05)
    assert code == "ResourceNotFoundException"


def refused(call: Callable[..., Any], **params: Any) -> tuple[str, str]:
    """Code and message of the error that a call ends in."""
    with pytest.raises(ClientError) as error:
        call(**params)
    return error.value.response["Error"]["Code"], error.value.response["Error"]["Message"]


def imported(api: Any, role: str) -> tuple[str, str, dict[str, Any]]:
    """A group with a dataset and one import: ARNs of group and dataset, the ended import."""
    group = api.create_dataset_group(name="films")["datasetGroupArn"]
    wait(api.describe_dataset_group, datasetGroupArn=group)
    schema = api.create_schema(name="films", schema=json.dumps(SCHEMA))["schemaArn"]
    dataset = api.create_dataset(
        name="films", schemaArn=schema, datasetGroupArn=group, datasetType="interactions"
    )["datasetArn"]
    wait(api.describe_dataset, datasetArn=dataset)
    job = api.create_dataset_import_job(
        jobName="films",
        datasetArn=dataset,
        roleArn=role,
        dataSource={"dataLocation": f"s3://{BUCKET}/{KEY}"},
    )["datasetImportJobArn"]
    return group, dataset, wait(api.describe_dataset_import_job, datasetImportJobArn=job)


def test_the_whole_life_from_csv_to_an_empty_account(mock: mock_personalize) -> None:
    api = boto3.client("personalize")
    group, dataset, job = imported(api, make_bucket_and_role())
    assert job["status"] == "ACTIVE", job["failureReason"]
    solution = api.create_solution(
        name="popular",
        datasetGroupArn=group,
        performAutoTraining=False,
        recipeArn="arn:aws:personalize:::recipe/aws-popularity-count",
    )["solutionArn"]
    version = api.create_solution_version(solutionArn=solution)["solutionVersionArn"]
    trained = wait(api.describe_solution_version, solutionVersionArn=version)
    assert trained["status"] == "ACTIVE", trained
    metrics = api.get_solution_metrics(solutionVersionArn=version)["metrics"]
    assert 0 < metrics["coverage"] <= 1
    campaign = api.create_campaign(name="front-page", solutionVersionArn=version)["campaignArn"]
    wait(api.describe_campaign, campaignArn=campaign)
    schema = api.list_schemas()["schemas"][0]["schemaArn"]

    code, message = refused(api.delete_solution, solutionArn=solution)
    assert (code, campaign in message) == ("ResourceInUseException", True)
    code, message = refused(api.delete_schema, schemaArn=schema)
    assert (code, dataset in message) == ("ResourceInUseException", True)
    code, message = refused(api.delete_dataset_group, datasetGroupArn=group)
    assert (code, solution in message) == ("ResourceInUseException", True)

    api.delete_campaign(campaignArn=campaign)
    wait_gone(api.describe_campaign, campaignArn=campaign)
    api.delete_solution(solutionArn=solution)
    wait_gone(api.describe_solution, solutionArn=solution)
    api.delete_dataset(datasetArn=dataset)
    wait_gone(api.describe_dataset, datasetArn=dataset)
    api.delete_schema(schemaArn=schema)
    api.delete_dataset_group(datasetGroupArn=group)
    wait_gone(api.describe_dataset_group, datasetGroupArn=group)
    for kind in (
        "dataset_groups",
        "schemas",
        "datasets",
        "solutions",
        "solution_versions",
        "campaigns",
        "dataset_import_jobs",
    ):
        paginator: Any = api.get_paginator
        pages = paginator(f"list_{kind}").paginate().build_full_result()
        assert list(pages.values()) == [[]], kind


def test_a_bucket_without_policy_fails_the_import(mock: mock_personalize) -> None:
    api = boto3.client("personalize")
    _, _, job = imported(api, make_bucket_and_role(open_bucket=False))
    assert job["status"] == "CREATE FAILED"
    assert "Insufficient privileges for accessing data in Amazon S3" in job["failureReason"]


def test_a_role_that_does_not_exist_fails_the_import(mock: mock_personalize) -> None:
    api = boto3.client("personalize")
    _, _, job = imported(api, f"{make_bucket_and_role()}-other")
    assert job["status"] == "CREATE FAILED"
    assert "Insufficient privileges" in job["failureReason"]


def test_paginators_of_the_sdk_see_everything_once(mock: mock_personalize) -> None:
    api = boto3.client("personalize")
    names = [f"schema-{number}" for number in range(7)]
    for name in names:
        api.create_schema(name=name, schema=json.dumps(SCHEMA))
    pages = list(api.get_paginator("list_schemas").paginate(PaginationConfig={"PageSize": 3}))
    assert [len(page["schemas"]) for page in pages] == [3, 3, 1]
    assert [s["name"] for page in pages for s in page["schemas"]] == names
    recipes = api.get_paginator("list_recipes").paginate(PaginationConfig={"PageSize": 4})
    arns = [r["recipeArn"] for r in recipes.build_full_result()["recipes"]]
    assert len(arns) == len(set(arns)) > 20
    assert refused(api.list_schemas, nextToken="abc")[0] == "InvalidNextTokenException"


def test_a_group_with_a_key_of_its_own(mock: mock_personalize) -> None:
    api, kms, iam = boto3.client("personalize"), boto3.client("kms"), boto3.client("iam")
    service = {"Service": "personalize.amazonaws.com"}
    trust = policy(Principal=service, Action="sts:AssumeRole")
    role = iam.create_role(RoleName="keys", AssumeRolePolicyDocument=trust)
    allowed = policy(Action="kms:*", Resource="*")
    iam.put_role_policy(RoleName="keys", PolicyName="kms", PolicyDocument=allowed)
    there = kms.create_key()["KeyMetadata"]["Arn"]
    missing = "arn:aws:kms:us-east-1:123456789012:key/a"
    for name, key, status in (("mine", there, "ACTIVE"), ("none", missing, "CREATE FAILED")):
        arn = api.create_dataset_group(name=name, kmsKeyArn=key, roleArn=role["Role"]["Arn"])[
            "datasetGroupArn"
        ]
        mock.wait_idle()
        shown = api.describe_dataset_group(datasetGroupArn=arn)["datasetGroup"]
        assert (shown["status"], shown["kmsKeyArn"]) == (status, key), shown
    assert "does not exist" in shown["failureReason"]


def test_codes_of_errors(mock: mock_personalize) -> None:
    api = boto3.client("personalize")
    group = api.create_dataset_group(name="films")["datasetGroupArn"]
    clash = refused(api.create_dataset_group, name="films")
    assert clash == (
        "ResourceAlreadyExistsException",
        f"Another resource with Arn {group} already exists.",
    )
    assert refused(api.create_dataset_group, name="no blanks")[0] == "InvalidInputException"
    unknown = f"{group}-other"
    assert refused(api.describe_dataset_group, datasetGroupArn=unknown)[0] == (
        "ResourceNotFoundException"
    )
    mock.wait_idle()
    created = api.describe_recipe(recipeArn="arn:aws:personalize:::recipe/aws-sims")["recipe"][
        "creationDateTime"
    ]
    assert created.year == 2019
