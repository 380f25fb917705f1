"""What is changed in moto is there to be changed, and does what it is for."""

from __future__ import annotations

import base64
import binascii
import hashlib
import inspect
import io
import json
import os
import shutil
import tomllib
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from importlib.metadata import version
from pathlib import Path
from typing import Any

import boto3
import moto.core.utils
import pytest
from botocore.exceptions import ClientError
from moto import mock_aws
from moto.cloudwatch.models import cloudwatch_backends
from moto.core.utils import unix_time
from moto.moto_api._internal import mock_random
from moto.s3.models import FakeMultipart, s3_backends
from requests.structures import CaseInsensitiveDict

from personalize_poc.local.cloud import patches, uploads
from personalize_poc.local.cloud.determinism import repeatable
from personalize_poc.local.cloud.patches import PATCHES
from personalize_poc.local.cloud.patching import Patch
from tests.support import clients

ACCOUNT, REGION = "123456789012", "us-east-1"
INSECURE = {
    "Statement": [
        {
            "Effect": "Deny",
            "Principal": "*",
            "Action": "s3:*",
            "Resource": "arn:aws:s3:::films/*",
            "Condition": {"Bool": {"aws:SecureTransport": "false"}},
        }
    ]
}
NAMES = {id(patch): name for name, patch in vars(patches).items() if isinstance(patch, Patch)}
each_patch = pytest.mark.parametrize("patch", PATCHES, ids=lambda patch: NAMES[id(patch)])


@pytest.fixture(autouse=True)
def moto_as_it_is() -> Iterator[None]:
    """No patch is installed; those that were are again afterwards."""
    with mock_aws(), ExitStack() as stack:
        for patch in PATCHES:
            if patch.is_installed:
                patch.uninstall()
                stack.callback(patch.install)
        yield


def repeats(draw: Callable[[], Any], at: float = 1e9) -> bool:
    """Whether something comes out the same when it is done again."""
    found = []
    for _ in range(2):
        with repeatable(7, at):
            found.append(draw())
    return bool(found[0] == found[1])


def a_condition_counts() -> bool:
    s3 = boto3.client("s3", region_name=REGION)
    s3.create_bucket(Bucket="films")
    s3.put_bucket_policy(Bucket="films", Policy=json.dumps(INSECURE))
    try:
        s3.put_object(Bucket="films", Key="a", Body=b"1")
    except ClientError:
        return False
    finally:
        s3.delete_bucket_policy(Bucket="films")
        s3.delete_object(Bucket="films", Key="a")
        s3.delete_bucket(Bucket="films")
    return True


def a_bucket_of_another_account_is_closed() -> bool:
    """With a policy that opens it for reading, it is open for that and no more."""
    s3, sts = boto3.client("s3", region_name=REGION), boto3.client("sts", region_name=REGION)
    role = "arn:aws:iam::222233334444:role/analyst"
    keys = sts.assume_role(RoleArn=role, RoleSessionName="session")["Credentials"]
    other = clients.client(
        "s3", REGION, aws_access_key_id=keys["AccessKeyId"], aws_secret_access_key="x"
    )
    s3.create_bucket(Bucket="films")
    s3.put_object(Bucket="films", Key="a", Body=b"1")

    def refused() -> list[bool]:
        found = []
        for call in (other.head_bucket, other.list_objects_v2):
            try:
                call(Bucket="films")
                found.append(False)
            except ClientError as error:
                found.append(error.response["ResponseMetadata"]["HTTPStatusCode"] == 403)
        try:
            other.put_object(Bucket="films", Key="b", Body=b"1")
            found.append(False)
        except ClientError as error:
            found.append(error.response["Error"]["Code"] == "AccessDenied")
        return found

    statement = {"Effect": "Allow", "Principal": {"AWS": "222233334444"}, "Resource": "*"}
    try:
        closed = refused()
        policy = {"Statement": [statement | {"Action": "s3:ListBucket"}]}
        s3.put_bucket_policy(Bucket="films", Policy=json.dumps(policy))
        return closed == [True] * 3 and refused() == [False, False, True]
    finally:
        s3.delete_bucket_policy(Bucket="films")
        for key in ("a", "b"):
            s3.delete_object(Bucket="films", Key=key)
        s3.delete_bucket(Bucket="films")


def a_key_of_twelve_digits_is_an_account() -> bool:
    sts = clients.client("sts", REGION, aws_access_key_id="222233334444", aws_secret_access_key="x")
    return bool(sts.get_caller_identity()["Account"] == "222233334444")


def a_bucket_is_made_with_its_tags() -> bool:
    s3 = boto3.client("s3", region_name=REGION)
    tags: Any = [{"Key": "a", "Value": "arn:x/y"}, {"Key": "b", "Value": ""}]
    s3.create_bucket(Bucket="films", CreateBucketConfiguration={"Tags": tags})
    try:
        return bool(s3.get_bucket_tagging(Bucket="films")["TagSet"] == tags)
    except ClientError:
        return False
    finally:
        s3.delete_bucket_tagging(Bucket="films")  # moto keeps tags of what is gone
        s3.delete_bucket(Bucket="films")


def an_object_may_be_a_stream() -> bool:
    backend = s3_backends[ACCOUNT]["aws"]
    backend.create_bucket("films", REGION)
    try:
        stream: Any = io.BytesIO(b"content")
        found = backend.put_object("films", "k", stream)
        return found.value == b"content" and found.contentsize == 7
    except TypeError:
        return False
    finally:
        backend.delete_object("films", "k")
        backend.delete_bucket("films")


def an_upload_in_parts_is_joined_as_a_stream() -> bool:
    names = {"x-amz-checksum-algorithm": "CRC32", "x-amz-checksum-type": "COMPOSITE"}
    upload = FakeMultipart("k", CaseInsensitiveDict(names), ACCOUNT, REGION)
    contents = (b"a" * 6_000_000, b"b" * 3)
    parts = [(n, upload.set_part(n, content).etag) for n, content in enumerate(contents, 1)]
    try:
        whole, etag, checksum = upload.complete(iter(parts))
        digests = [hashlib.md5(content, usedforsecurity=False).digest() for content in contents]
        assert etag == hashlib.md5(b"".join(digests), usedforsecurity=False).hexdigest() + "-2"
        crcs = [binascii.crc32(content).to_bytes(4, "big") for content in contents]
        crc = binascii.crc32(b"".join(crcs)).to_bytes(4, "big")
        assert checksum == ("COMPOSITE", base64.b64encode(crc).decode(), 2)
        if isinstance(whole, bytes):
            return False
        upload.dispose()  # as moto does before it stores the whole
        file = io.BytesIO()
        shutil.copyfileobj(whole, file, 1_000_000)
        return file.getvalue() == b"".join(contents)
    finally:
        upload.dispose()


def the_time_stands() -> bool:
    with repeatable(7, 1e9):
        return float(unix_time()) == 1e9 and unix_time() == unix_time(moto.core.utils.utcnow())


def a_bucket_is_as_old_as_it_was() -> bool:
    backend = s3_backends[ACCOUNT]["aws"]
    with repeatable(7, 1e9):
        bucket = backend.create_bucket("films", REGION)
    backend.delete_bucket("films")
    return bucket.creation_date.timestamp() == 1e9


def a_first_use_draws_nothing() -> bool:
    class State:
        def __init__(self, *_: Any, **__: Any) -> None:
            mock_random.getrandbits(8)

    from moto.core.base_backend import AccountSpecificBackend

    of_regions: Any = AccountSpecificBackend("films", ACCOUNT, State, False, [REGION])

    def draw() -> int:
        assert of_regions[REGION] is not None
        return mock_random.getrandbits(64)

    with patches.random_bits.installed():
        return repeats(draw)


WORKS: dict[str, Callable[[], bool]] = {
    "bucket_permission": a_condition_counts,
    "foreign_bucket": a_bucket_of_another_account_is_closed,
    "account_of_caller": a_key_of_twelve_digits_is_an_account,
    "bucket_creation": a_bucket_is_made_with_its_tags,
    "object_value": an_object_may_be_a_stream,
    "joined_parts": an_upload_in_parts_is_joined_as_a_stream,
    "random_number": lambda: repeats(lambda: mock_random.choices("abc", k=30)),
    "random_bits": lambda: repeats(mock_random.uuid4),
    "upload_names": lambda: repeats(
        lambda: FakeMultipart("k", CaseInsensitiveDict(), ACCOUNT, REGION).id
    ),
    "clock": the_time_stands,
    "bucket_date": a_bucket_is_as_old_as_it_was,
    "first_use": a_first_use_draws_nothing,
}


@each_patch
def test_the_patched_name_is_there_with_its_parameters(patch: Patch) -> None:
    original = patch.original
    if patch.parameters is None:
        assert original is os
        return
    called: Any = original.fset if isinstance(original, property) else original
    assert tuple(inspect.signature(called).parameters) == patch.parameters


@each_patch
def test_a_patch_is_needed_and_does_its_work(patch: Patch) -> None:
    works = WORKS[NAMES[id(patch)]]
    assert not works(), "moto does this by itself: the patch can go"
    with patch.installed():
        assert works()
    assert not works(), "something stayed behind"


@each_patch
def test_a_patch_says_why_it_is_there(patch: Patch) -> None:
    assert len(patch.why) > 40
    major_and_minor = version("moto").rsplit(".", 1)[0]
    assert patch.seen.startswith(major_and_minor)


def test_every_patch_is_in_the_list() -> None:
    assert set(NAMES) == {id(patch) for patch in PATCHES}
    assert set(NAMES.values()) == set(WORKS)


def test_installing_again_and_inside_a_block_changes_nothing() -> None:
    patch = patches.random_bits
    patch.install()
    now = mock_random.getrandbits
    with patch.installed():
        patch.install()
        assert mock_random.getrandbits is now
    assert mock_random.getrandbits is now
    patch.uninstall()
    patch.uninstall()
    assert mock_random.getrandbits is not now


def test_moto_is_admitted_in_the_minor_version_that_was_tested() -> None:
    project = tomllib.loads((Path(__file__).parents[3] / "pyproject.toml").read_text("utf-8"))
    needed = project["project"]["optional-dependencies"]["local"]
    (found,) = [one for one in needed if one.startswith("moto[")]
    major, minor, _ = version("moto").split(".")
    assert f">={major}.{minor}." in found
    assert found.endswith(f",<{major}.{int(minor) + 1}")


# -- private names --


def test_the_content_of_an_object_is_found_in_memory_and_on_disk() -> None:
    backend = s3_backends[ACCOUNT]["aws"]
    backend.create_bucket("films", REGION)
    for size, on_disk in ((10, False), (20 << 20, True)):
        buffer, lock = uploads.object_buffer(backend.put_object("films", "k", bytes(size)))
        with lock:
            buffer.seek(0)
            assert len(buffer.read()) == size
        assert uploads.is_on_disk(buffer) is on_disk


def test_what_is_attached_to_a_state_ends_with_it() -> None:
    backend = cloudwatch_backends[ACCOUNT][REGION]
    patches.attached(backend, dict[str, int])["a"] = 1
    assert patches.attached(backend, dict[str, int]) == {"a": 1}
    backend.reset()
    assert patches.attached(cloudwatch_backends[ACCOUNT][REGION], dict[str, int]) == {}


def test_a_metric_of_two_dimensions_is_listed_once() -> None:
    from moto.cloudwatch.models import MetricAggregatedDatum

    def listed(kind: Any) -> int:
        backend = cloudwatch_backends[ACCOUNT][REGION]
        backend.reset()
        dimensions = [{"Name": "a", "Value": "1"}, {"Name": "b", "Value": "2"}]
        for _ in range(3):
            backend.metric_data.append(kind("n", "clicks", 0, 1, 1, 1, dimensions, None))
        return len(backend.list_metrics(None, "n", "clicks", [])[1])

    assert listed(MetricAggregatedDatum) == 3, "moto does this by itself: the class can go"
    assert listed(patches.metric_datum()) == 1


def test_applications_are_made_before_the_first_request() -> None:
    from moto.moto_server.werkzeug_app import DomainDispatcherApplication

    made: list[str] = []
    dispatcher = DomainDispatcherApplication(lambda service: made.append(service))  # type: ignore
    patches.preload(dispatcher, ("s3", "iam"))
    patches.preload(dispatcher, ("s3",))
    assert made == ["s3", "iam"]
    assert list(dispatcher.app_instances) == ["s3", "iam"]
