"""What runs on target aws find and do, where a stand-in answers (`aws_mode`)."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from personalize_poc import errors
from personalize_poc.aws import (
    billing,
    cleanup,
    ensure,
    host,
    ownership,
    preflight,
    stack,
    targets,
    workspace,
)
from personalize_poc.aws.workspace import Workspace
from tests.support.template import ACCOUNT, REGION, Stack

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


def furnish(endpoint: str, made: Stack) -> None:
    """Make the bucket and the service role of a template on a stand-in, not recorded."""
    here = targets.connect_local(endpoint)
    bucket, role = made.name("DataBucket"), made.name("PersonalizeRole")
    here.s3.create_bucket(Bucket=bucket)
    here.s3.put_bucket_versioning(Bucket=bucket, VersioningConfiguration={"Status": "Enabled"})
    policy = made.properties("DataBucketPolicy")["PolicyDocument"]
    here.s3.put_bucket_policy(Bucket=bucket, Policy=json.dumps(policy))
    trust = made.properties("PersonalizeRole")["AssumeRolePolicyDocument"]
    here.iam.create_role(RoleName=role, AssumeRolePolicyDocument=json.dumps(trust))
    for number, document in enumerate(made.policies("PersonalizeRole")):
        here.iam.put_role_policy(
            RoleName=role, PolicyName=f"own-{number}", PolicyDocument=json.dumps(document)
        )


@contextmanager
def on_the_host(made: Stack, folder: Path) -> Iterator[None]:
    """On the notebook host of a stack: what SageMaker and the start script have put there.

    Args:
        made: the stack.
        folder: where the file of SageMaker goes.
    """
    name = str(made.properties("Notebook")["NotebookInstanceName"])
    arn = f"arn:aws:sagemaker:{REGION}:{ACCOUNT}:notebook-instance/{name}"
    metadata = folder / "resource-metadata.json"
    metadata.write_text(json.dumps({"ResourceName": name, "ResourceArn": arn}), encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(host, "METADATA", metadata)
        patch.setenv(workspace.BUCKET_VARIABLE, made.name("DataBucket"))
        patch.setenv(workspace.ROLE_VARIABLE, made.name("PersonalizeRole"))
        yield


def looks_for_a_stack() -> None:
    """A person names the stack of somebody's host, to use what it has made; it is refused here."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(stack.VARIABLE, "poc")
        with pytest.raises(errors.ConfigurationError, match="cannot be looked at"):
            targets.connect("aws")


def half_made_and_ended(endpoint: str, run_name: str) -> None:
    """An import is done, a training and an upload go on; looked at, then all of it is deleted."""
    ws = Workspace(targets.connect("aws"), run_name)
    for _ in range(2 if ws.owns_role else 1):  # the second time they are found
        ensure.bucket(ws)
        ensure.role(ws)
    if ws.owns_role:
        _attach_a_policy(endpoint, ws)
    if ws.owns_bucket:  # as notebook 1 does without helpers
        tags: Any = {"TagSet": [{"Key": ownership.RUN_TAG, "Value": run_name}]}
        ws.target.s3.put_bucket_tagging(Bucket=ws.bucket, Tagging=tags)
    _train(ws)
    ws.target.s3.create_multipart_upload(Bucket=ws.bucket, Key=f"{ws.s3_prefix}large.csv")
    preflight.show(ws)
    billing.of(ws)
    left = cleanup.plan(ws).execute()
    assert len(left) == 0, left


def _attach_a_policy(endpoint: str, ws: Workspace) -> None:
    """Somebody adds a managed policy to the role by hand; not recorded."""
    iam = targets.connect_local(endpoint).iam
    arn = "arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess"
    iam.attach_role_policy(RoleName=ws.role, PolicyArn=arn)


def _train(ws: Workspace) -> None:
    ready: Callable[..., str] = partial(ensure.ready, ws.target)
    personalize = ws.target.personalize
    name = ws.name("interactions")
    group = ready(personalize.create_dataset_group, name=ws.dataset_group)
    schema = ready(personalize.create_schema, name=name, schema=json.dumps(SCHEMA))
    into = {"datasetGroupArn": group, "datasetType": "Interactions", "schemaArn": schema}
    dataset = ready(personalize.create_dataset, name=name, **into)
    csv = ensure.upload(ws, _interactions(), "interactions.csv")
    source = {"dataSource": {"dataLocation": csv}, "roleArn": ws.role_arn}
    ready(personalize.create_dataset_import_job, jobName=name, datasetArn=dataset, **source)
    solution = ready(
        personalize.create_solution,
        name=ws.solution("user-personalization"),
        datasetGroupArn=group,
        recipeArn="arn:aws:personalize:::recipe/aws-user-personalization",
        performAutoTraining=False,
    )
    personalize.create_solution_version(solutionArn=solution)


def _interactions() -> pd.DataFrame:
    rng = np.random.default_rng(1)
    return pd.DataFrame(
        {
            "USER_ID": [f"u{n % 60}" for n in range(3000)],
            "ITEM_ID": [f"i{n}" for n in rng.integers(0, 40, 3000)],
            "TIMESTAMP": 1_700_000_000 + 60 * np.arange(3000),
        }
    )
