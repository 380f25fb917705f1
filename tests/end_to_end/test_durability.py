"""S3, IAM and what else is kept beside Personalize survive a stop, a kill and a damaged tail."""

from __future__ import annotations

import contextlib
import hashlib
import itertools
import json
import os
import signal
import sys
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import botocore.exceptions
import pytest
from botocore.config import Config

from personalize_poc.local.errors import StandInError
from personalize_poc.local.process import daemon
from personalize_poc.local.process.lock import DirectoryLock
from personalize_poc.local.testing.pytest_plugin import LocalServer
from tests.support import patience
from tests.support.patience import PATIENCE

TRUST = json.dumps(
    {
        "Version": "2012-10-17",
        "Statement": [
            {
                "Effect": "Allow",
                "Principal": {"Service": "personalize.amazonaws.com"},
                "Action": "sts:AssumeRole",
            }
        ],
    }
)
READ = json.dumps(
    {
        "Version": "2012-10-17",
        "Statement": [{"Effect": "Allow", "Action": "s3:*", "Resource": "*"}],
    }
)
ONCE = Config(retries={"total_max_attempts": 1})
"""A client that sends each request once: what it is told is about that request."""


Start = Callable[..., LocalServer]


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    def run(*arguments: str) -> LocalServer:
        state, _ = daemon.start(tmp_path, 0, list(arguments))
        return LocalServer(state["endpoint"], state["port"], state["pid"], tmp_path)

    yield run
    with contextlib.suppress(StandInError):
        daemon.stop(tmp_path)


def kill(server: LocalServer) -> None:
    """End the server without any chance to bring anything in order."""
    os.kill(server.pid, getattr(signal, "SIGKILL", signal.SIGTERM))
    lock = DirectoryLock(server.data_dir)
    while lock.is_held():
        time.sleep(0.02)


def build(server: LocalServer) -> dict[str, Any]:
    """Something of everything that a workshop makes; returns what a reader sees of it."""
    s3, iam = server.client("s3"), server.client("iam")
    s3.create_bucket(Bucket="films")
    s3.put_bucket_policy(Bucket="films", Policy=TRUST)
    s3.put_bucket_tagging(Bucket="films", Tagging={"TagSet": [{"Key": "a", "Value": "b"}]})
    s3.put_object(Bucket="films", Key="ü %2F+?.csv", Body=b"USER_ID\n1\n", Metadata={"m": "1"})
    upload = s3.create_multipart_upload(Bucket="films", Key="large")["UploadId"]
    parts = [bytes([number]) * 5_300_000 for number in range(2)]
    done = [
        {
            "PartNumber": number,
            "ETag": s3.upload_part(
                Bucket="films", Key="large", UploadId=upload, PartNumber=number, Body=part
            )["ETag"],
        }
        for number, part in enumerate(parts, 1)
    ]
    s3.complete_multipart_upload(
        Bucket="films", Key="large", UploadId=upload, MultipartUpload={"Parts": done}
    )
    s3.put_object(Bucket="films", Key="gone", Body=b"1")
    s3.delete_object(Bucket="films", Key="gone")
    s3.copy_object(Bucket="films", Key="copy", CopySource="films/large")
    iam.create_role(RoleName="reader", AssumeRolePolicyDocument=TRUST)
    iam.put_role_policy(RoleName="reader", PolicyName="own", PolicyDocument=READ)
    policy = iam.create_policy(PolicyName="shared", PolicyDocument=READ)["Policy"]["Arn"]
    for arn in (policy, "arn:aws:iam::aws:policy/AmazonS3FullAccess"):
        iam.attach_role_policy(RoleName="reader", PolicyArn=arn)
    iam.create_user(UserName="ann")
    iam.create_access_key(UserName="ann")
    server.client("ssm").put_parameter(Name="/a", Value="1", Type="String")
    return seen(server)


def build_stack(server: LocalServer) -> dict[str, Any]:
    """A stack with a bucket, and what a reader sees of it; to load its service takes seconds."""
    client = server.client("cloudformation")
    template = {"Resources": {"B": {"Type": "AWS::S3::Bucket"}}}
    client.create_stack(StackName="s", TemplateBody=json.dumps(template))
    return seen_stack(server)


def seen_stack(server: LocalServer) -> dict[str, Any]:
    """What a reader sees of the stack."""
    client = server.client("cloudformation")
    (stack,) = client.describe_stacks(StackName="s")["Stacks"]
    (bucket,) = client.list_stack_resources(StackName="s")["StackResourceSummaries"]
    return {
        "stack": (stack["StackId"], stack["StackStatus"]),
        "bucket": bucket["PhysicalResourceId"],
    }


def seen(server: LocalServer) -> dict[str, Any]:
    """Identifiers, times and contents, as clients see them."""
    s3, iam = server.client("s3"), server.client("iam")
    objects = s3.list_objects_v2(Bucket="films")["Contents"]
    bodies = {
        o["Key"]: hashlib.sha256(s3.get_object(Bucket="films", Key=o["Key"])["Body"].read())
        for o in objects
    }
    return {
        "buckets": s3.list_buckets()["Buckets"],
        "policy": s3.get_bucket_policy(Bucket="films")["Policy"],
        "tags": s3.get_bucket_tagging(Bucket="films")["TagSet"],
        "objects": objects,
        "bodies": {key: body.hexdigest() for key, body in bodies.items()},
        "metadata": s3.head_object(Bucket="films", Key="ü %2F+?.csv")["Metadata"],
        "role": iam.get_role(RoleName="reader")["Role"],
        "inline": iam.get_role_policy(RoleName="reader", PolicyName="own")["PolicyDocument"],
        "attached": iam.list_attached_role_policies(RoleName="reader")["AttachedPolicies"],
        "keys": iam.list_access_keys(UserName="ann")["AccessKeyMetadata"],
        "parameter": server.client("ssm").get_parameter(Name="/a")["Parameter"]["Value"],
    }


def test_everything_kept_is_the_same_after_a_kill_and_after_a_stop(start: Start) -> None:
    server = start()
    before = build(server)
    kill(server)
    server = start()
    assert seen(server) == before
    stack = build_stack(server)
    before = seen(server)
    daemon.stop(server.data_dir)
    server = start()
    assert seen(server) == before
    assert seen_stack(server) == stack


def test_what_was_refused_or_reset_does_not_come_back_and_keys_stay(start: Start) -> None:
    server = start()
    server.client("s3").create_bucket(Bucket="films")
    urllib.request.urlopen(f"{server.endpoint}/moto-api/reset", data=b"").close()
    s3 = server.client("s3")
    with pytest.raises(botocore.exceptions.ClientError, match="NoSuchBucket"):
        s3.put_object(Bucket="later", Key="a", Body=b"x" * 100_000)
    s3.create_bucket(Bucket="later")
    account = "111122223333"
    found = server.client("sts").assume_role(
        RoleArn=f"arn:aws:iam::{account}:role/other", RoleSessionName="session"
    )["Credentials"]
    keys = {
        "aws_access_key_id": found["AccessKeyId"],
        "aws_secret_access_key": found["SecretAccessKey"],
        "aws_session_token": found["SessionToken"],
    }
    kill(server)
    server = start()
    s3 = server.client("s3")
    assert [bucket["Name"] for bucket in s3.list_buckets()["Buckets"]] == ["later"]
    assert "Contents" not in s3.list_objects_v2(Bucket="later")
    assert list((server.data_dir / "beside" / "bodies").iterdir()) == []
    arn = server.client("personalize", **keys).create_dataset_group(name="x")["datasetGroupArn"]
    assert arn.split(":")[4] == account, "keys of an assumed role belong to its account"
    journal = (server.data_dir / "beside" / "journal.jsonl").read_text()
    assert found["SessionToken"] not in journal


class Writer(threading.Thread):
    """A client that writes until the server is killed, and notes what it was told.

    `told` maps an object's key to its body, None once its deletion was acknowledged, and
    ``role:NAME`` to nothing. A request that was under way in the moment of the kill stands in
    neither way: it may have been done or not. `failure` is an error from before the kill.
    """

    def __init__(self, server: LocalServer, prefix: str, killed: threading.Event) -> None:
        super().__init__(daemon=True)
        self._s3 = server.client("s3", config=ONCE)
        self._iam = server.client("iam", config=ONCE)
        self._prefix, self._killed = prefix, killed
        self.told: dict[str, bytes | None] = {}
        self.failure: Exception | None = None

    def run(self) -> None:
        try:
            for number in itertools.count():
                self._write(number)
        except Exception as error:
            # A torn answer comes in every shape: connection errors of botocore, and an answer
            # without its end is given to the parser, which raises a plain Exception.
            if not self._killed.is_set():
                self.failure = error

    def _write(self, number: int) -> None:
        key, body = f"{self._prefix}/{number}", os.urandom(40_000 if number % 2 else 40)
        self._s3.put_object(Bucket="films", Key=key, Body=body)
        self.told[key] = body
        if number % 5 == 4:
            previous = f"{self._prefix}/{number - 1}"
            self.told.pop(previous)
            self._s3.delete_object(Bucket="films", Key=previous)
            self.told[previous] = None
        if number % 3 == 0:
            name = f"r-{self._prefix}-{number}"
            self._iam.create_role(RoleName=name, AssumeRolePolicyDocument=TRUST)
            self.told[f"role:{name}"] = b""


def test_acknowledged_writes_survive_kills_in_a_loop(start: Start) -> None:
    """Clients write while the server is killed again and again: what they were told is there."""
    server = start()
    server.client("s3").create_bucket(Bucket="films")
    told: dict[str, bytes | None] = {}
    for turn in range(2):
        killed = threading.Event()
        writers = [Writer(server, f"{turn}-{number}", killed) for number in range(3)]
        for writer in writers:
            writer.start()
        while any(w.is_alive() and len(w.told) < 5 + 3 * turn for w in writers):
            time.sleep(0.01)
        killed.set()
        kill(server)
        for writer in writers:
            writer.join()
            assert writer.failure is None
            told |= writer.told
        server = start()
        s3 = server.client("s3")
        pages = s3.get_paginator("list_objects_v2").paginate(Bucket="films")
        there = {o["Key"] for page in pages for o in page.get("Contents", [])}
        roles = server.client("iam").get_paginator("list_roles").paginate()
        there |= {f"role:{role['RoleName']}" for page in roles for role in page["Roles"]}
        wrong = [key for key, body in told.items() if (key in there) != (body is not None)]
        assert not wrong, (server.data_dir / "server.log").read_text()
        for key in [key for key, body in told.items() if body][-20:]:
            assert s3.get_object(Bucket="films", Key=key)["Body"].read() == told[key]
    # Three writers in each of two turns, each killed when it had been told of five and of eight.
    assert len(told) >= 3 * (5 + 8)


SIZES = {"small": 2_000, "in-place": 300_000}
"""Rows of a file; S3 keeps one of more than 5 MB on disk, where the import reads it."""


def test_queued_imports_find_their_bucket_after_a_kill(start: Start) -> None:
    """Imports that were acknowledged and not finished end ACTIVE in the next process."""
    server = start("--no-permissions")
    server.client("s3").create_bucket(Bucket="films")
    jobs = [begin_import(server, name, rows) for name, rows in SIZES.items()]
    kill(server)
    server = start("--no-permissions")
    describe = server.client("personalize").describe_dataset_import_job
    for job in jobs:
        until(describe, "datasetImportJob", datasetImportJobArn=job)
    if sys.platform == "linux":
        patience.until(lambda: large_objects_open(server) == 1)  # S3 has it, the job no longer


def begin_import(server: LocalServer, name: str, rows: int) -> str:
    """A dataset group of this name, into which so many rows are imported; returns the job's ARN."""
    s3, personalize = server.client("s3"), server.client("personalize")
    lines = "".join(f"u{n % 50},i{n % 70},{1_600_000_000 + n}\n" for n in range(rows))
    s3.put_object(Bucket="films", Key=name, Body="USER_ID,ITEM_ID,TIMESTAMP\n" + lines)
    fields = [("USER_ID", "string"), ("ITEM_ID", "string"), ("TIMESTAMP", "long")]
    schema = personalize.create_schema(
        name=name,
        schema=json.dumps(
            {
                "type": "record",
                "name": "Interactions",
                "namespace": "com.amazonaws.personalize.schema",
                "fields": [{"name": field, "type": kind} for field, kind in fields],
                "version": "1.0",
            }
        ),
    )["schemaArn"]
    group = personalize.create_dataset_group(name=name)["datasetGroupArn"]
    until(personalize.describe_dataset_group, "datasetGroup", datasetGroupArn=group)
    dataset = personalize.create_dataset(
        name=name, schemaArn=schema, datasetGroupArn=group, datasetType="Interactions"
    )["datasetArn"]
    until(personalize.describe_dataset, "dataset", datasetArn=dataset)
    job = personalize.create_dataset_import_job(
        jobName=name,
        datasetArn=dataset,
        dataSource={"dataLocation": f"s3://films/{name}"},
        roleArn="arn:aws:iam::123456789012:role/any",
    )["datasetImportJobArn"]
    return str(job)


def large_objects_open(server: LocalServer) -> int:
    """How often files are open that have no name, such as those in which moto keeps objects."""
    found = 0
    for link in Path(f"/proc/{server.pid}/fd").iterdir():
        with contextlib.suppress(FileNotFoundError):  # closed meanwhile
            found += str(link.readlink()).endswith("(deleted)")
    return found


def until(describe: Callable[..., Any], member: str, **arn: str) -> None:
    """Wait for ACTIVE."""
    deadline = time.monotonic() + PATIENCE
    while (found := describe(**arn)[member])["status"] != "ACTIVE":
        assert "FAILED" not in found["status"], found
        assert time.monotonic() < deadline, found["status"]
        time.sleep(0.05)


def test_a_damaged_journal_is_reported_and_a_torn_end_is_not(start: Start) -> None:
    server = start()
    s3 = server.client("s3")
    for name in ("first-bucket", "second-bucket"):
        s3.create_bucket(Bucket=name)
    kill(server)
    journal = server.data_dir / "beside" / "journal.jsonl"
    whole = journal.read_bytes()
    journal.write_bytes(whole[:-20])
    server = start()
    assert [b["Name"] for b in server.client("s3").list_buckets()["Buckets"]] == ["first-bucket"]
    kill(server)
    journal.write_bytes(whole.replace(b"first-bucket", b"other-bucket"))
    with pytest.raises(StandInError, match=r"damaged in line 1"):
        start()
