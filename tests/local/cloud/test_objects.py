"""Objects of S3 from streams: never whole in memory, and like any other object afterwards."""

from __future__ import annotations

import hashlib
import io
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import boto3
import psutil
import pytest
from moto import mock_aws
from moto.s3.models import s3_backends

from personalize_poc.local.cloud import objects

ACCOUNT = "123456789012"
SIZE = 20 * 1024**2
"""More than moto keeps in memory of one object."""


class Stream(io.BytesIO):
    """A stream of which nobody may have everything at once."""

    def read(self, size: int | None = -1, /) -> bytes:
        assert size is not None, "the whole content was asked for"
        assert 0 < size <= 1 << 20, "the whole content was asked for"
        return super().read(size)


@pytest.mark.parametrize("content", [b"", b"short", bytes(range(256)) * (SIZE // 256)])
@pytest.mark.parametrize("versioned", [False, True])
def test_an_object_from_a_stream(content: bytes, versioned: bool, tmp_path: Path) -> None:
    with mock_aws():
        s3 = boto3.client("s3", region_name="us-east-1")
        s3.create_bucket(Bucket="films")
        if versioned:
            s3.put_bucket_versioning(Bucket="films", VersioningConfiguration={"Status": "Enabled"})
        s3.put_object(Bucket="films", Key="k", Body=b"older and longer than short")
        objects.put("films", "k", Stream(content), ACCOUNT, "aws")
        found = s3.get_object(Bucket="films", Key="k")
        assert found["Body"].read() == content
        assert found["ContentLength"] == len(content)
        assert found["ETag"].strip('"') == hashlib.md5(content, usedforsecurity=False).hexdigest()
        listed = s3.list_objects_v2(Bucket="films")["Contents"]
        assert [(entry["Key"], entry["Size"]) for entry in listed] == [("k", len(content))]
        versions = s3.list_object_versions(Bucket="films")["Versions"]
        assert len(versions) == (2 if versioned else 1)
        item = s3_backends[ACCOUNT]["aws"].get_bucket("films").keys["k"]
        objects.copy(item, tmp_path / "copy")
        assert (tmp_path / "copy").read_bytes() == content


@pytest.fixture
def s3() -> Iterator[Any]:
    with mock_aws():
        s3 = boto3.client("s3", region_name="us-east-1")
        s3.create_bucket(Bucket="films")
        yield s3


def key(name: str) -> Any:
    return s3_backends[ACCOUNT]["aws"].get_bucket("films").keys[name]


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such links")
@pytest.mark.parametrize("then", ["put", "delete", "nothing"])
def test_a_large_object_is_linked_and_stays_what_it_was(s3: Any, tmp_path: Path, then: str) -> None:
    content = bytes(range(256)) * (SIZE // 256) + b"end"
    objects.put("films", "k", Stream(content), ACCOUNT, "aws")
    item, path = key("k"), tmp_path / "link"
    descriptor = objects.link(item, path)
    assert descriptor is not None
    if then == "put":
        s3.put_object(Bucket="films", Key="k", Body=b"new" * SIZE)
    elif then == "delete":
        s3.delete_object(Bucket="films", Key="k")
    assert path.is_symlink()
    assert path.stat().st_size == len(content)
    with path.open("rb") as first, path.open("rb") as second:  # each has its own position
        assert first.read(5) == content[:5]
        assert second.read() == content
    if then == "nothing":
        assert s3.get_object(Bucket="films", Key="k")["Body"].read() == content
    os.close(descriptor)
    assert not path.exists()


def test_a_small_object_is_not_linked(s3: Any, tmp_path: Path) -> None:
    s3.put_object(Bucket="films", Key="k", Body=b"small")
    assert objects.link(key("k"), tmp_path / "link") is None
    assert not os.path.lexists(tmp_path / "link")


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such links")
def test_where_links_cannot_be_followed_there_is_none(
    s3: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    s3.put_object(Bucket="films", Key="k", Body=bytes(SIZE))
    item = key("k")
    process = psutil.Process()
    before = process.num_fds()
    monkeypatch.setattr(os, "getpid", lambda: 2**30)  # no /proc of this process is to be seen
    assert objects.link(item, tmp_path / "link") is None
    assert not os.path.lexists(tmp_path / "link")
    assert process.num_fds() == before
