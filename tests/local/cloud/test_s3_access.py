"""S3 and IAM as the service sees them: locations, and each permission that can be missing."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import boto3
import pytest
from moto import mock_aws

from personalize_poc.local.cloud import places
from personalize_poc.local.cloud.role_access import (
    INVALID_INPUT,
    INVALID_LOCATION,
    INVALID_OUTPUT,
    NO_PRIVILEGES,
)
from personalize_poc.local.cloud.s3_access import CloudAccess, Fetched
from personalize_poc.local.errors import JobFailed

pytestmark = pytest.mark.slow  # a fresh moto for each test

ACCOUNT = "123456789012"
ROLE = f"arn:aws:iam::{ACCOUNT}:role/Personalize"
READ = ["s3:GetObject", "s3:ListBucket"]
WRITE = ["s3:PutObject", "s3:ListBucket"]
RESOURCES = ["arn:aws:s3:::films", "arn:aws:s3:::films/*"]


def statement(actions: Any, effect: str = "Allow", **more: Any) -> dict[str, Any]:
    return {"Effect": effect, "Action": actions, "Resource": RESOURCES, **more}


def policy(*statements: dict[str, Any]) -> str:
    return json.dumps({"Version": "2012-10-17", "Statement": list(statements)})


def service_statement(actions: Any, effect: str = "Allow", **more: Any) -> dict[str, Any]:
    return statement(actions, effect, Principal={"Service": "personalize.amazonaws.com"}, **more)


def trust(service: str = "personalize.amazonaws.com", **more: Any) -> str:
    return policy(
        {"Effect": "Allow", "Principal": {"Service": service}, "Action": "sts:AssumeRole", **more}
    )


class World:
    """A bucket with three objects, and a role; every policy replaceable."""

    def __init__(self) -> None:
        self.s3 = boto3.client("s3", region_name="us-east-1")
        self.iam = boto3.client("iam", region_name="us-east-1")
        self.s3.create_bucket(Bucket="films")
        for key in ("in/b.csv", "in/a.csv", "in/deep/c d?.csv", "in/empty/"):
            self.s3.put_object(Bucket="films", Key=key, Body=key.encode())
        self.bucket_policy(policy(service_statement([*READ, "s3:PutObject"])))
        self.iam.create_role(RoleName="Personalize", AssumeRolePolicyDocument=trust())
        self.role_policy(policy(statement([*READ, "s3:PutObject"])))

    def bucket_policy(self, text: str) -> None:
        self.s3.put_bucket_policy(Bucket="films", Policy=text)

    def role_policy(self, text: str) -> None:
        self.iam.put_role_policy(RoleName="Personalize", PolicyName="inline", PolicyDocument=text)

    def no_role_policy(self) -> None:
        self.iam.delete_role_policy(RoleName="Personalize", PolicyName="inline")


@pytest.fixture
def world() -> Iterator[World]:
    with mock_aws():
        yield World()


@pytest.fixture
def world_with_managed_policies() -> Iterator[World]:
    with mock_aws(config={"iam": {"load_aws_managed_policies": True}}):
        yield World()


def fetch(
    into: Path, uri: str = "s3://films/in/a.csv", role: str | None = ROLE, **more: Any
) -> list[Fetched]:
    place: dict[str, Any] = {"account": ACCOUNT, "region": "us-east-1"} | more
    account, region = place.pop("account"), place.pop("region")
    return CloudAccess().fetch(uri, role, account, region, into, **place)


def refused(into: Path, *args: Any, **kwargs: Any) -> str:
    with pytest.raises(JobFailed) as caught:
        fetch(into, *args, **kwargs)
    assert not any(into.iterdir()), "a refused job must leave no file"
    return str(caught.value)


def test_one_object(world: World, tmp_path: Path) -> None:
    (one,) = fetch(tmp_path)
    assert one.uri == "s3://films/in/a.csv"
    assert one.path.read_bytes() == b"in/a.csv"


def test_all_objects_under_a_prefix_in_order_without_folder_markers(
    world: World, tmp_path: Path
) -> None:
    found = fetch(tmp_path / "new", "s3://films/in/")
    keys = ["in/a.csv", "in/b.csv", "in/deep/c d?.csv"]
    assert [f.uri.removeprefix("s3://films/") for f in found] == keys
    assert [f.path.read_text() for f in found] == keys
    assert len({f.path for f in found}) == 3
    without_slash = fetch(tmp_path / "again", "s3://films/in")
    assert [f.uri for f in without_slash] == [f.uri for f in found]
    (odd,) = fetch(tmp_path, "s3://films/in/deep/c d?.csv")
    assert odd.path.read_text() == "in/deep/c d?.csv"


def test_objects_by_url(world: World, tmp_path: Path) -> None:
    for url in (
        "https://films.s3.us-east-1.amazonaws.com/in/a.csv",
        "https://films.s3-us-west-2.amazonaws.com/in/a.csv",
        "https://s3.amazonaws.com/films/in/a.csv",
        "https://s3.us-east-1.amazonaws.com/films/in/a.csv",
    ):
        (one,) = fetch(tmp_path, url)
        assert one.uri == "s3://films/in/a.csv"
    (odd,) = fetch(tmp_path, "https://films.s3.amazonaws.com/in/deep/c%20d%3F.csv")
    assert odd.uri == "s3://films/in/deep/c d?.csv"


def test_a_large_object_arrives_whole(world: World, tmp_path: Path) -> None:
    body = bytes(range(256)) * 100_000  # more than moto keeps in memory
    world.s3.put_object(Bucket="films", Key="big", Body=body)
    (one,) = fetch(tmp_path, "s3://films/big")
    assert one.path.read_bytes() == body
    assert world.s3.get_object(Bucket="films", Key="big")["Body"].read() == body


def test_a_large_object_may_be_read_where_it_lies(world: World, tmp_path: Path) -> None:
    body = bytes(range(256)) * 100_000
    world.s3.put_object(Bucket="films", Key="in/big", Body=body)
    service = CloudAccess()
    found = service.fetch("s3://films/in/", ROLE, ACCOUNT, "us-east-1", tmp_path, in_place=True)
    contents = {one.uri.removeprefix("s3://films/"): one.path for one in found}
    assert contents["in/a.csv"].read_bytes() == b"in/a.csv"
    world.s3.delete_object(Bucket="films", Key="in/big")
    assert contents["in/big"].read_bytes() == body
    links = [path for path in contents.values() if path.is_symlink()]
    assert links == ([contents["in/big"]] if sys.platform == "linux" else [])
    service.release(tmp_path)
    assert not any(path.exists() for path in links)
    service.release(tmp_path)  # a second time there is nothing to release


@pytest.mark.parametrize("in_place", [False, True])
def test_an_object_that_is_deleted_while_it_is_read(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, in_place: bool
) -> None:
    world.s3.put_object(Bucket="films", Key="big", Body=bytes(20_000_000))
    found = places.objects_at

    def deleted(bucket: Any, key: str) -> list[Any]:
        items = list(found(bucket, key))
        world.s3.delete_object(Bucket="films", Key="big")
        return items

    monkeypatch.setattr(places, "objects_at", deleted)
    with pytest.raises(JobFailed, match="s3://films/big was deleted while it was read"):
        fetch(tmp_path, "s3://films/big", in_place=in_place)


@pytest.mark.parametrize(
    ("uri", "why"),
    [
        ("s3://films/in/none.csv", "no object or folder s3://films/in/none.csv"),
        ("s3://films/none/", "no object under s3://films/none/"),
        ("s3://films/i", "no object or folder s3://films/i"),
        ("s3://other/in/a.csv", "no bucket other"),
        ("https://example.org/films/a.csv", "does not name a bucket"),
        ("https://s3.console.aws.amazon.com/films/a.csv", "does not name a bucket"),
        ("https://my.films.s3.amazonaws.com/a.csv", "no bucket my.films."),
        ("s3:///in/a.csv", "does not name a bucket"),
    ],
)
def test_locations_without_data(world: World, tmp_path: Path, uri: str, why: str) -> None:
    message = refused(tmp_path, uri)
    assert message.startswith(INVALID_LOCATION)
    assert why in message
    of_batch_job = refused(tmp_path, uri, no_place=INVALID_INPUT)
    assert of_batch_job == message.replace(INVALID_LOCATION, INVALID_INPUT)


def test_the_bucket_must_be_in_the_region_of_the_job(world: World, tmp_path: Path) -> None:
    message = refused(tmp_path, region="eu-west-1")
    assert "films is in us-east-1" in message
    assert "eu-west-1" in message


def test_deleted_objects_of_a_versioned_bucket_are_gone(world: World, tmp_path: Path) -> None:
    world.s3.put_bucket_versioning(Bucket="films", VersioningConfiguration={"Status": "Enabled"})
    world.s3.put_object(Bucket="films", Key="in/a.csv", Body=b"newer")
    assert fetch(tmp_path)[0].path.read_bytes() == b"newer"
    world.s3.delete_object(Bucket="films", Key="in/a.csv")
    (tmp_path / "00000-a.csv").unlink()
    assert "no object" in refused(tmp_path)


# -- each permission that can be missing --


def denied(into: Path, **kwargs: Any) -> str:
    message = refused(into, **kwargs)
    assert message.startswith(NO_PRIVILEGES)
    return message


def test_no_role(world: World, tmp_path: Path) -> None:
    assert "no role" in denied(tmp_path, role=None)


def test_a_role_that_does_not_exist(world: World, tmp_path: Path) -> None:
    assert "does not exist" in denied(tmp_path, role=ROLE + "s")


def test_a_role_of_another_account(world: World, tmp_path: Path) -> None:
    assert "does not exist" in denied(tmp_path, role=ROLE.replace(ACCOUNT, "999999999999"))


@pytest.mark.parametrize(
    "document",
    [
        trust("sagemaker.amazonaws.com"),
        trust(Condition={"StringEquals": {"aws:SourceAccount": "999999999999"}}),
    ],
)
def test_a_role_that_does_not_trust_the_service(
    world: World, tmp_path: Path, document: Any
) -> None:
    world.iam.update_assume_role_policy(RoleName="Personalize", PolicyDocument=document)
    assert "trust policy" in denied(tmp_path)


def test_a_role_that_trusts_the_service_for_this_account(world: World, tmp_path: Path) -> None:
    condition = {
        "StringEquals": {"aws:SourceAccount": ACCOUNT},
        "ArnLike": {"aws:SourceArn": f"arn:aws:personalize:us-east-1:{ACCOUNT}:*"},
    }
    world.iam.update_assume_role_policy(
        RoleName="Personalize", PolicyDocument=trust(Condition=condition)
    )
    assert fetch(tmp_path)


def test_a_role_that_trusts_the_service_for_one_job(world: World, tmp_path: Path) -> None:
    job = f"arn:aws:personalize:us-east-1:{ACCOUNT}:dataset-import-job/films"
    condition = {"ArnEquals": {"aws:SourceArn": job}}
    world.iam.update_assume_role_policy(
        RoleName="Personalize", PolicyDocument=trust(Condition=condition)
    )
    assert fetch(tmp_path / "it", source_arn=job)
    with pytest.raises(JobFailed, match="trust policy"):
        fetch(tmp_path / "another", source_arn=f"{job}-2")


def test_a_role_without_any_policy(world: World, tmp_path: Path) -> None:
    world.no_role_policy()
    assert "No policy of the role" in denied(tmp_path)


@pytest.mark.parametrize("missing", READ)
def test_a_role_policy_without_one_action(world: World, tmp_path: Path, missing: str) -> None:
    world.role_policy(policy(statement([a for a in READ if a != missing])))
    message = denied(tmp_path)
    assert "No policy of the role" in message
    assert missing in message


def test_a_role_policy_for_another_bucket(world: World, tmp_path: Path) -> None:
    world.role_policy(
        policy({"Effect": "Allow", "Action": "s3:*", "Resource": "arn:aws:s3:::filmsets*"})
    )
    assert "No policy of the role" in denied(tmp_path)


def test_a_role_policy_that_denies(world: World, tmp_path: Path) -> None:
    world.role_policy(policy(statement("s3:*"), statement("s3:GetObject", "Deny")))
    assert "denies s3:GetObject" in denied(tmp_path)


def test_a_bucket_without_a_policy(world: World, tmp_path: Path) -> None:
    world.s3.delete_bucket_policy(Bucket="films")
    assert "policy of the bucket films does not allow" in denied(tmp_path)


@pytest.mark.parametrize("missing", READ)
def test_a_bucket_policy_without_one_action(world: World, tmp_path: Path, missing: str) -> None:
    world.bucket_policy(policy(service_statement([a for a in READ if a != missing])))
    message = denied(tmp_path)
    assert "policy of the bucket" in message
    assert missing in message


def test_a_bucket_policy_for_another_principal(world: World, tmp_path: Path) -> None:
    world.bucket_policy(policy(statement(READ, Principal={"AWS": ROLE})))
    assert "policy of the bucket" in denied(tmp_path)


@pytest.mark.parametrize("principal", ["*", {"AWS": ROLE}, {"AWS": ACCOUNT}])
def test_a_bucket_policy_that_denies(world: World, tmp_path: Path, principal: str) -> None:
    world.bucket_policy(
        policy(service_statement(READ), statement("s3:Get*", "Deny", Principal=principal))
    )
    assert "bucket denies s3:GetObject" in denied(tmp_path)


def test_a_deny_of_insecure_transport_does_not_hit_the_service(
    world: World, tmp_path: Path
) -> None:
    insecure = {"Bool": {"aws:SecureTransport": "false"}}
    world.bucket_policy(
        policy(
            service_statement(READ), statement("s3:*", "Deny", Principal="*", Condition=insecure)
        )
    )
    assert fetch(tmp_path)


def test_a_customer_managed_policy_counts_in_its_default_version(
    world: World, tmp_path: Path
) -> None:
    world.no_role_policy()
    arn = world.iam.create_policy(PolicyName="Read", PolicyDocument=policy(statement(READ)))[
        "Policy"
    ]["Arn"]
    world.iam.attach_role_policy(RoleName="Personalize", PolicyArn=arn)
    assert fetch(tmp_path)
    empty = policy(statement("s3:ListBucket"))
    world.iam.create_policy_version(PolicyArn=arn, PolicyDocument=empty, SetAsDefault=True)
    for path in tmp_path.iterdir():
        path.unlink()
    assert "No policy of the role" in denied(tmp_path)


def test_the_managed_policies_of_aws(world_with_managed_policies: World, tmp_path: Path) -> None:
    world = world_with_managed_policies
    world.no_role_policy()
    arn = "arn:aws:iam::aws:policy/service-role/AmazonPersonalizeFullAccess"
    world.iam.attach_role_policy(RoleName="Personalize", PolicyArn=arn)
    # That policy reaches only buckets with the name of the service in theirs.
    assert "No policy of the role" in denied(tmp_path)
    full = "arn:aws:iam::aws:policy/AmazonS3FullAccess"
    world.iam.attach_role_policy(RoleName="Personalize", PolicyArn=full)
    assert fetch(tmp_path)


def test_a_permissions_boundary_limits(world: World, tmp_path: Path) -> None:
    arn = world.iam.create_policy(
        PolicyName="Limit", PolicyDocument=policy(statement("s3:ListBucket"))
    )["Policy"]["Arn"]
    world.iam.put_role_permissions_boundary(RoleName="Personalize", PermissionsBoundary=arn)
    assert "boundary" in denied(tmp_path)


def test_a_role_from_cloudformation(world: World, tmp_path: Path) -> None:
    role = {
        "Type": "AWS::IAM::Role",
        "Properties": {
            "RoleName": "FromStack",
            "AssumeRolePolicyDocument": json.loads(trust()),
            "Policies": [
                {"PolicyName": "read", "PolicyDocument": json.loads(policy(statement(READ)))}
            ],
        },
    }
    boto3.client("cloudformation", region_name="us-east-1").create_stack(
        StackName="s", TemplateBody=json.dumps({"Resources": {"Role": role}})
    )
    assert fetch(tmp_path, role=ROLE.replace("Personalize", "FromStack"))


# -- writing --


def put(tmp_path: Path, uri: str = "s3://films/out/") -> None:
    (tmp_path / "x").write_text("answers")
    CloudAccess().put({"users.json.out": tmp_path / "x"}, uri, ROLE, ACCOUNT, "us-east-1")


@pytest.mark.parametrize("uri", ["s3://films/out/", "s3://films/out"])
def test_files_are_written_under_the_prefix(world: World, tmp_path: Path, uri: str) -> None:
    put(tmp_path, uri)
    body = world.s3.get_object(Bucket="films", Key="out/users.json.out")["Body"]
    assert body.read() == b"answers"


def test_a_place_for_output_that_is_not_there(world: World, tmp_path: Path) -> None:
    with pytest.raises(JobFailed, match=f"^{INVALID_OUTPUT} There is no bucket none"):
        put(tmp_path, "s3://none/out/")


@pytest.mark.parametrize("side", ["role_policy", "bucket_policy"])
def test_writing_needs_its_own_permission_on_both_sides(
    world: World, tmp_path: Path, side: str
) -> None:
    make = statement if side == "role_policy" else service_statement
    getattr(world, side)(policy(make(READ)))
    with pytest.raises(JobFailed, match=r"Insufficient privileges.*s3:PutObject"):
        put(tmp_path)
    keys = [o["Key"] for o in world.s3.list_objects_v2(Bucket="films")["Contents"]]
    assert "out/users.json.out" not in keys


def test_without_enforcement_only_the_location_counts(world: World, tmp_path: Path) -> None:
    world.s3.delete_bucket_policy(Bucket="films")
    lax = CloudAccess(enforce=False)
    assert lax.fetch("s3://films/in/a.csv", None, ACCOUNT, "us-east-1", tmp_path)
    with pytest.raises(JobFailed, match="no bucket"):
        lax.fetch("s3://none/a", None, ACCOUNT, "us-east-1", tmp_path)
