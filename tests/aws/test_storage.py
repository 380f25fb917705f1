"""Bucket, role, documents and uploads, against the S3 and IAM of moto."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from personalize_poc import errors
from personalize_poc.aws import ensure, policies, roles
from personalize_poc.aws.workspace import Workspace
from tests.support.fake_personalize import ACCOUNT, fake_target


@pytest.fixture(params=["us-east-1", "eu-west-1"])
def ws(request: Any) -> Iterator[Workspace]:
    for target, _, _ in fake_target(request.param):
        yield Workspace(target, "workshop")


def test_bucket_is_private_tagged_and_lets_personalize_in(ws: Workspace) -> None:
    s3 = ws.target.s3
    assert ensure.bucket(ws) == ensure.bucket(ws) == ws.bucket
    where = s3.get_bucket_location(Bucket=ws.bucket)["LocationConstraint"]
    assert (where or "us-east-1") == ws.target.region
    block = s3.get_public_access_block(Bucket=ws.bucket)["PublicAccessBlockConfiguration"]
    assert set(block.values()) == {True}
    assert len(block) == 4
    policy = json.loads(s3.get_bucket_policy(Bucket=ws.bucket)["Policy"])
    statement, _ = policy["Statement"]
    assert statement["Principal"] == {"Service": "personalize.amazonaws.com"}
    assert statement["Action"] == ["s3:GetObject", "s3:ListBucket", "s3:PutObject"]
    assert statement["Resource"] == [f"arn:aws:s3:::{ws.bucket}", f"arn:aws:s3:::{ws.bucket}/*"]


def test_bucket_in_another_region_or_missing(ws: Workspace) -> None:
    ws.target.session.client("s3", region_name="us-west-2").create_bucket(
        Bucket="elsewhere", CreateBucketConfiguration={"LocationConstraint": "us-west-2"}
    )
    with pytest.raises(errors.NameTaken, match="elsewhere is in us-west-2"):
        ensure.bucket(Workspace(ws.target, "workshop", bucket="elsewhere"))
    with pytest.raises(errors.NotThere, match="nowhere does not exist"):
        ensure.bucket(Workspace(ws.target, "workshop", bucket="nowhere"))


def test_role_trusts_personalize_of_this_account_only(ws: Workspace) -> None:
    iam: Any = ws.target.iam
    assert ensure.role(ws) == ensure.role(ws) == ws.role_arn
    role = iam.get_role(RoleName=ws.role)["Role"]
    (trust,) = role["AssumeRolePolicyDocument"]["Statement"]
    assert trust["Principal"] == {"Service": "personalize.amazonaws.com"}
    assert trust["Condition"]["StringEquals"] == {"aws:SourceAccount": ACCOUNT}
    policy = iam.get_role_policy(RoleName=ws.role, PolicyName=roles.POLICY_NAME)
    assert policy["PolicyDocument"] == policies.role_policy(ws)


def test_a_role_of_somebody_else_is_left_alone(ws: Workspace) -> None:
    ws.target.iam.create_role(RoleName=ws.role, AssumeRolePolicyDocument="{}")
    with pytest.raises(errors.NameTaken, match="this run did not make it"):
        ensure.role(ws)


def test_a_given_policy_is_the_one_that_is_set(ws: Workspace) -> None:
    only = policies.bucket_policy(ws, policies.READ)
    ensure.bucket(ws, only)
    assert json.loads(ws.target.s3.get_bucket_policy(Bucket=ws.bucket)["Policy"]) == only


def test_upload_addresses_follow_the_content(ws: Workspace, tmp_path: Path, capsys: Any) -> None:
    ensure.bucket(ws)
    frame = pd.DataFrame({"ITEM_ID": ["1", "2"], "TITLE": ['Say "hi", you', "é"]})
    first = ensure.upload(ws, frame, "items.csv")
    capsys.readouterr()
    assert ensure.upload(ws, frame, "items.csv") == first
    assert "already there" in capsys.readouterr().out
    assert first.startswith(ws.s3_uri())
    assert first.endswith("/items.csv")
    assert ensure.upload(ws, frame[:1], "items.csv") != first
    key = first.removeprefix(f"s3://{ws.bucket}/")
    body = ws.target.s3.get_object(Bucket=ws.bucket, Key=key)["Body"].read()
    assert body.decode() == 'ITEM_ID,TITLE\n1,"Say \\"hi\\", you"\n2,é\n'
    with pytest.raises(errors.BadInput, match="cannot be read"):
        ensure.upload(ws, tmp_path / "none.csv", "none.csv")


def test_upload_without_a_bucket_says_so(ws: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text("A\n1\n")
    with pytest.raises(errors.Refused, match="NoSuchBucket"):
        ensure.upload(ws, path, "x.csv")
