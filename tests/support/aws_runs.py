"""Runs on target aws, answered by a stand-in, with every call recorded."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from personalize_poc import contract
from personalize_poc.aws import (
    billing,
    cleanup,
    ensure,
    ownership,
    preflight,
    targets,
    workspace,
)
from personalize_poc.aws.workspace import Workspace
from tests.support import recorded_calls, workshop_run
from tests.support.template import Stack

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


def furnish(endpoint: str, stack: Stack) -> None:
    """Make the bucket and the service role of a template on a stand-in, not recorded."""
    here = targets.connect_local(endpoint)
    bucket, role = stack.name("DataBucket"), stack.name("PersonalizeRole")
    here.s3.create_bucket(Bucket=bucket)
    here.s3.put_bucket_versioning(Bucket=bucket, VersioningConfiguration={"Status": "Enabled"})
    policy = stack.properties("DataBucketPolicy")["PolicyDocument"]
    here.s3.put_bucket_policy(Bucket=bucket, Policy=json.dumps(policy))
    trust = stack.properties("PersonalizeRole")["AssumeRolePolicyDocument"]
    here.iam.create_role(RoleName=role, AssumeRolePolicyDocument=json.dumps(trust))
    for number, document in enumerate(stack.policies("PersonalizeRole")):
        here.iam.put_role_policy(
            RoleName=role, PolicyName=f"own-{number}", PolicyDocument=json.dumps(document)
        )


@contextmanager
def on_the_host(stack: Stack) -> Iterator[None]:
    """The variables that the start script gives to kernels."""
    patch = pytest.MonkeyPatch()
    patch.setenv(workspace.BUCKET_VARIABLE, stack.name("DataBucket"))
    patch.setenv(workspace.ROLE_VARIABLE, stack.name("PersonalizeRole"))
    try:
        yield
    finally:
        patch.undo()


def notebooks(endpoint: str, folder: Path, parameters: Mapping[str, Any]) -> None:
    """Execute all notebooks as target aws; fails with the cell that failed."""
    patch = pytest.MonkeyPatch()
    with workshop_run.environment(endpoint, folder, parameters), patch.context() as inside:
        inside.setattr(workshop_run, "PARAMETERS", parameters)
        inside.setenv("PYTHONPATH", str(recorded_calls.KERNEL_FOLDER), prepend=os.pathsep)
        for file in workshop_run.FILES:
            workshop_run.execute(file, folder)


def interrupted(endpoint: str, run_name: str) -> None:
    """A run that is left half made and then cleaned up, in a process of its own."""
    with pytest.MonkeyPatch().context() as patch:
        patch.setenv(contract.ENDPOINT_VARIABLE, endpoint)
        path = os.pathsep.join([str(recorded_calls.KERNEL_FOLDER), str(workshop_run.REPOSITORY)])
        patch.setenv("PYTHONPATH", path)  # what is found there makes waiting short
        code = f"from tests.support import aws_runs; aws_runs.half_made_and_ended({run_name!r})"
        subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)


def half_made_and_ended(run_name: str) -> None:
    """An import is done, a training and an upload go on; looked at, then all of it is deleted."""
    ws = Workspace(targets.connect("aws"), run_name)
    for _ in range(2 if ws.owns_role else 1):  # the second time they are found
        ensure.bucket(ws)
        ensure.role(ws)
    if ws.owns_role:
        _attach_a_policy(ws)
    if ws.owns_bucket:  # as notebook 1 does without helpers
        tags: Any = {"TagSet": [{"Key": ownership.RUN_TAG, "Value": run_name}]}
        ws.target.s3.put_bucket_tagging(Bucket=ws.bucket, Tagging=tags)
    _train(ws)
    ws.target.s3.create_multipart_upload(Bucket=ws.bucket, Key=f"{ws.s3_prefix}large.csv")
    if not ws.owns_role:  # as notebooks do on the host; they ask more on aws than here
        preflight.show(ws)
        billing.of(ws)
    left = cleanup.plan(ws).execute()
    assert len(left) == 0, left


def _attach_a_policy(ws: Workspace) -> None:
    """Somebody adds a managed policy to the role by hand; not recorded."""
    iam = targets.connect_local(os.environ[contract.ENDPOINT_VARIABLE]).iam
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
