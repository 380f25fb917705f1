"""Objects of S3 from streams: never whole in memory, and like any other object afterwards."""

from __future__ import annotations

import hashlib
import io
from pathlib import Path

import boto3
import pytest
from moto import mock_aws
from moto.s3.models import s3_backends

from personalize_poc.local import objects

ACCOUNT = "123456789012"
SIZE = 20 * 1024**2
"""More than moto keeps in memory of one object."""


class Stream(io.BytesIO):
    """A stream of which nobody may have everything at once."""

    def read(self, size: int | None = -1, /) -> bytes:
        assert size is not None and 0 < size <= 1 << 20, "the whole content was asked for"
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
