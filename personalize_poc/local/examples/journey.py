"""Your own code: plain boto3, from a CSV file to recommendations. It knows nothing of a stand-in.

    eval "$(personalize-poc local env)" && python personalize_poc/local/examples/journey.py

The same lines run on AWS (there, imports and trainings take long, and cost money).
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from typing import Any

import boto3

NAME = f"journey-{time.time_ns()}"  # a second run makes its own
BUCKET = NAME
SERVICE = {"Service": "personalize.amazonaws.com"}
READ = {
    "Effect": "Allow",
    "Action": ["s3:GetObject", "s3:ListBucket"],
    "Resource": [f"arn:aws:s3:::{BUCKET}", f"arn:aws:s3:::{BUCKET}/*"],
}
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


def history() -> str:
    """1,440 interactions: everybody watches the films of a series one after the other."""
    lines = ["USER_ID,ITEM_ID,TIMESTAMP"]
    for user in range(60):
        for step in range(24):
            film = (user // 3 + step) % 30 + 30 * (user % 3)
            lines.append(f"user-{user},film-{film},{1_500_000_000 + 100_000 * user + 60 * step}")
    return "\n".join(lines) + "\n"


def policy(**statement: Any) -> str:
    """A policy document of one statement."""
    return json.dumps({"Version": "2012-10-17", "Statement": [statement]})


def ready(describe: Callable[..., dict[str, Any]], member: str, **arn: str) -> None:
    """Wait until a resource is ACTIVE."""
    while (found := describe(**arn)[member])["status"] != "ACTIVE":
        if "FAILED" in found["status"]:
            raise RuntimeError(found["failureReason"])
        time.sleep(0.2)


def data_and_role(session: Any) -> str:
    """The CSV file in a bucket that Personalize may read; the ARN of the role it reads with."""
    s3, iam = session.client("s3"), session.client("iam")
    s3.create_bucket(Bucket=BUCKET)
    s3.put_object(Bucket=BUCKET, Key="history.csv", Body=history())
    s3.put_bucket_policy(Bucket=BUCKET, Policy=policy(**READ, Principal=SERVICE))
    trust = policy(Effect="Allow", Principal=SERVICE, Action="sts:AssumeRole")
    role = iam.create_role(RoleName=NAME, AssumeRolePolicyDocument=trust)["Role"]["Arn"]
    iam.put_role_policy(RoleName=NAME, PolicyName="read", PolicyDocument=policy(**READ))
    return str(role)


def main(session: Any = None) -> list[str]:
    """Import, train, deploy; returns the films like film-3."""
    session = session or boto3.Session(region_name="us-east-1")
    role = data_and_role(session)
    personalize = session.client("personalize")

    group = personalize.create_dataset_group(name=NAME)["datasetGroupArn"]
    ready(personalize.describe_dataset_group, "datasetGroup", datasetGroupArn=group)
    schema = personalize.create_schema(name=NAME, schema=json.dumps(SCHEMA))["schemaArn"]
    dataset = personalize.create_dataset(
        name=NAME, schemaArn=schema, datasetGroupArn=group, datasetType="Interactions"
    )["datasetArn"]
    ready(personalize.describe_dataset, "dataset", datasetArn=dataset)
    job = personalize.create_dataset_import_job(
        jobName=NAME,
        datasetArn=dataset,
        dataSource={"dataLocation": f"s3://{BUCKET}/history.csv"},
        roleArn=role,
    )["datasetImportJobArn"]
    ready(personalize.describe_dataset_import_job, "datasetImportJob", datasetImportJobArn=job)

    solution = personalize.create_solution(
        name=NAME,
        datasetGroupArn=group,
        recipeArn="arn:aws:personalize:::recipe/aws-sims",
        performAutoTraining=False,
    )["solutionArn"]
    version = personalize.create_solution_version(solutionArn=solution)["solutionVersionArn"]
    ready(personalize.describe_solution_version, "solutionVersion", solutionVersionArn=version)
    campaign = personalize.create_campaign(name=NAME, solutionVersionArn=version)
    arn = campaign["campaignArn"]
    ready(personalize.describe_campaign, "campaign", campaignArn=arn)

    answer = session.client("personalize-runtime").get_recommendations(
        campaignArn=arn, itemId="film-3", numResults=3
    )
    return [item["itemId"] for item in answer["itemList"]]


if __name__ == "__main__":
    print("Who watches film-3 also watches", ", ".join(main()))
