"""Objects of S3."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from typing import Any

import boto3
import pytest
from botocore.exceptions import ClientError, NoCredentialsError
from moto import mock_aws

from personalize_poc.data.errors import DataError
from personalize_poc.data.own import reading

TEXT = b"user,item,ts\nu1,i1,1\nu2,i2,2\n"


@pytest.fixture
def client() -> Iterator[Any]:
    with mock_aws():
        s3 = boto3.client(
            "s3",
            region_name="us-east-1",
            aws_access_key_id="testing",
            aws_secret_access_key="testing",
        )
        s3.create_bucket(Bucket="shop")
        for key, body in {
            "export/orders-1.csv": TEXT,
            "export/orders-2.csv.gz": gzip.compress(TEXT),
            "export/../items.csv": b"id,name\na,x\nb,y\n",
            "export/README.md": b"x",
            "export/": b"",
            "export2/other.csv": TEXT,
        }.items():
            s3.put_object(Bucket="shop", Key=key, Body=body)
        yield s3


@pytest.mark.parametrize("address", ["s3://shop/export", "s3://shop/export/"])
def test_objects_below_a_prefix(client: Any, address: str) -> None:
    seen: list[tuple[int, int, int]] = []
    with reading.open_source(address, s3=client, progress=lambda *n: seen.append(n)) as read:
        labels = {table.label: table.rows for table in read.tables}
        assert labels == {"orders-*.csv*": 4, "../items.csv": 2}
        assert read.left_out == {"README.md": "a note for people"}
        assert read.source == address
        assert read.table("orders-1.csv").place(3) == ("orders-2.csv.gz", 3)
        assert read.folder is not None
    assert not read.folder.exists()
    assert seen[-1][0] == seen[-1][1] > 0


def test_one_object(client: Any) -> None:
    with reading.open_source("s3://shop/export/orders-1.csv", s3=client) as read:
        assert [(table.label, table.rows) for table in read.tables] == [("orders-1.csv", 2)]


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ("s3://nobucket-here/x", "there is no bucket of this name"),
        ("s3://shop/nothing", "There is nothing at s3://shop/nothing"),
        ("s3://", "names no bucket"),
    ],
)
def test_what_is_not_there_is_one_sentence(client: Any, address: str, sentence: str) -> None:
    with pytest.raises(DataError, match=sentence):
        reading.open_source(address, s3=client)


def test_without_a_client() -> None:
    with pytest.raises(DataError, match="on target aws only"):
        reading.open_source("s3://shop/x")


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (ClientError({"Error": {"Code": "403", "Message": "Forbidden"}}, "HeadObject"), "may not"),
        (ClientError({"Error": {"Code": "Odd", "Message": "strange"}}, "GetObject"), "strange"),
        (NoCredentialsError(), "credentials"),
        (OSError(28, "No space left on device"), "The disk is full"),
    ],
)
def test_a_refusal_is_one_sentence(
    client: Any, monkeypatch: pytest.MonkeyPatch, error: Exception, sentence: str
) -> None:
    def refuse(*args: object, **options: object) -> None:
        raise error

    monkeypatch.setattr(client, "download_file", refuse)
    with pytest.raises(DataError, match=sentence):
        reading.open_source("s3://shop/export", s3=client)
