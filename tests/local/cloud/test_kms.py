"""KMS keys of jobs: there, usable by the role, and told by S3 afterwards."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import boto3
import pytest
from moto import mock_aws

from personalize_poc.local.cloud.app import CloudServices
from personalize_poc.local.cloud.s3_access import CloudAccess, Fetched
from personalize_poc.local.errors import JobFailed

pytestmark = pytest.mark.slow  # a fresh moto for each test

ACCOUNT, REGION = "123456789012", "us-east-1"
ROLE = f"arn:aws:iam::{ACCOUNT}:role/Personalize"
TARGET = "s3://films/out/"


def policy(*statements: dict[str, Any]) -> str:
    return json.dumps({"Version": "2012-10-17", "Statement": list(statements)})


class World:
    """A bucket, a key, and a role that may use both."""

    def __init__(self) -> None:
        self.s3 = boto3.client("s3", region_name=REGION)
        self.iam = boto3.client("iam", region_name=REGION)
        self.kms = boto3.client("kms", region_name=REGION)
        service = {"Service": "personalize.amazonaws.com"}
        s3 = {"Effect": "Allow", "Action": "s3:*", "Resource": "*"}
        self.s3.create_bucket(Bucket="films")
        self.s3.put_bucket_policy(Bucket="films", Policy=policy({**s3, "Principal": service}))
        trust = {"Effect": "Allow", "Principal": service, "Action": "sts:AssumeRole"}
        self.iam.create_role(RoleName="Personalize", AssumeRolePolicyDocument=policy(trust))
        self.role_may("s3:*", "kms:*")
        self.key = str(self.kms.create_key()["KeyMetadata"]["Arn"])

    def role_may(self, *actions: str) -> None:
        allowed = {"Effect": "Allow", "Action": list(actions), "Resource": "*"}
        self.iam.put_role_policy(
            RoleName="Personalize", PolicyName="inline", PolicyDocument=policy(allowed)
        )


@pytest.fixture
def world() -> Iterator[World]:
    with mock_aws():
        yield World()


def put(folder: Path, key: str | None, cloud: CloudAccess | None = None) -> None:
    path = folder / "a.out"
    path.write_text("{}\n")
    (cloud or CloudAccess()).put({"a.out": path}, TARGET, ROLE, ACCOUNT, REGION, kms_key=key)


def refused(folder: Path, key: str) -> str:
    with pytest.raises(JobFailed) as caught:
        put(folder, key)
    return str(caught.value)


def test_what_is_written_is_encrypted_with_the_key(world: World, tmp_path: Path) -> None:
    put(tmp_path, world.key)
    head = world.s3.head_object(Bucket="films", Key="out/a.out")
    assert (head["ServerSideEncryption"], head["SSEKMSKeyId"]) == ("aws:kms", world.key)
    put(tmp_path, None)
    assert "SSEKMSKeyId" not in world.s3.head_object(Bucket="films", Key="out/a.out")


def test_the_key_has_to_be_there_and_enabled(world: World, tmp_path: Path) -> None:
    other = f"arn:aws:kms:{REGION}:{ACCOUNT}:key/00000000-0000-0000-0000-000000000000"
    assert f"The KMS key {other} does not exist" in refused(tmp_path, other)
    world.kms.disable_key(KeyId=world.key.rsplit("/", 1)[1])
    assert "is Disabled" in refused(tmp_path, world.key)
    assert "Contents" not in world.s3.list_objects_v2(Bucket="films")


def test_the_role_has_to_be_allowed_on_both_sides(world: World, tmp_path: Path) -> None:
    world.role_may("s3:*", "kms:Decrypt")
    assert "allows kms:GenerateDataKey" in refused(tmp_path, world.key)
    CloudAccess(enforce=False).need_key(world.key, ROLE, ACCOUNT, REGION)
    world.role_may("s3:*", "kms:*")
    nobody = {"Effect": "Allow", "Principal": {"AWS": ROLE + "2"}, "Action": "*", "Resource": "*"}
    world.kms.put_key_policy(KeyId=world.key, PolicyName="default", Policy=policy(nobody))
    assert "The policy of the key" in refused(tmp_path, world.key)


def test_reading_needs_decrypt(world: World, tmp_path: Path) -> None:
    world.s3.put_object(Bucket="films", Key="in.json", Body=b"{}")

    def fetch() -> list[Fetched]:
        place = (ROLE, ACCOUNT, REGION, tmp_path)
        return CloudAccess().fetch("s3://films/in.json", *place, kms_key=world.key)

    world.role_may("s3:*")
    with pytest.raises(JobFailed, match="kms:Decrypt"):
        fetch()
    world.role_may("s3:*", "kms:Decrypt")
    assert [one.path.read_text() for one in fetch()] == ["{}"]


def test_the_key_of_an_object_outlives_the_process(tmp_path: Path) -> None:
    def key_of() -> Any:
        from moto.s3.models import s3_backends

        found: Any = s3_backends[ACCOUNT]["aws"].get_object("films", "out/a.out")
        return found.kms_key_id

    with mock_aws():
        storage = CloudServices(tmp_path / "beside")
        storage.warm()
        world = World()
        put(tmp_path, world.key, CloudAccess(storage=storage))
        assert key_of() == world.key
        storage.close()
    with mock_aws():
        boto3.client("s3", region_name=REGION).create_bucket(Bucket="films")
        again = CloudServices(tmp_path / "beside")
        again.warm()
        assert key_of() == world.key
        again.close()
