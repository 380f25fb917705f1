"""The server as unmodified boto3 and raw HTTP clients see it."""

from __future__ import annotations

import hashlib
import http.client
import io
import json
import os
import signal
import socket
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import botocore.exceptions
import psutil
import pytest
from botocore.config import Config

from personalize_poc import contract
from personalize_poc.local.errors import StandInError
from personalize_poc.local.process import daemon, directory
from personalize_poc.local.process.lock import DirectoryLock
from personalize_poc.local.testing.pytest_plugin import LocalServer
from tests.support.patience import PATIENCE, until


def raw(
    server: LocalServer, method: str = "POST", path: str = "/", body: Any = b"", **headers: str
) -> tuple[int, Any, Any]:
    """Status, headers and body of a request that no SDK would send."""
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=PATIENCE)
    try:
        connection.request(method, path, body, {k.replace("_", "-"): v for k, v in headers.items()})
        response = connection.getresponse()
        return response.status, {k.lower(): v for k, v in response.getheaders()}, response.read()
    finally:
        connection.close()


@pytest.fixture(scope="module")
def bucket(personalize_server: LocalServer) -> str:
    personalize_server.client("s3").create_bucket(Bucket="films")
    return "films"


# -- S3 and the other services beside --


def test_an_object_of_50_mb_goes_up_and_down(personalize_server: LocalServer, bucket: str) -> None:
    s3 = personalize_server.client("s3")
    data = bytes(range(256)) * 200_000
    s3.put_object(Bucket=bucket, Key="large/ü %2F+?.bin", Body=data)
    body = s3.get_object(Bucket=bucket, Key="large/ü %2F+?.bin")["Body"].read()
    assert hashlib.sha256(body).digest() == hashlib.sha256(data).digest()
    keys = [o["Key"] for o in s3.list_objects_v2(Bucket=bucket)["Contents"]]
    assert "large/ü %2F+?.bin" in keys


def test_an_empty_object_goes_up(personalize_server: LocalServer, bucket: str) -> None:
    """The client of AWS asks for a 100 before it sends nothing."""
    config = Config(read_timeout=PATIENCE, retries={"max_attempts": 0})
    s3 = personalize_server.client("s3", config=config)
    for key, body in (("folder/", b""), ("folder/empty.json", ""), ("folder/full.json", b"{}")):
        s3.put_object(Bucket=bucket, Key=key, Body=body)
    found = s3.list_objects_v2(Bucket=bucket, Prefix="folder/")["Contents"]
    assert [(each["Key"], each["Size"]) for each in found] == [
        ("folder/", 0),
        ("folder/empty.json", 0),
        ("folder/full.json", 2),
    ]


def test_a_multipart_upload_from_a_stream(personalize_server: LocalServer, bucket: str) -> None:
    class Stream(io.RawIOBase):  # neither seekable nor of known length
        left = 20_000_000

        def readable(self) -> bool:
            return True

        def readinto(self, target: Any) -> int:
            size = min(len(target), self.left)
            target[:size] = b"x" * size
            self.left -= size
            return size

    s3 = personalize_server.client("s3")
    s3.upload_fileobj(Stream(), bucket, "stream")
    assert s3.head_object(Bucket=bucket, Key="stream")["ContentLength"] == 20_000_000


def test_a_body_in_signed_chunks(personalize_server: LocalServer, bucket: str) -> None:
    """The form in which other SDKs stream to S3: aws-chunked with a trailing checksum."""
    body = b"5\r\nhello\r\n0\r\nx-amz-checksum-crc32:NhCmhg==\r\n\r\n"
    status, _, answer = raw(
        personalize_server,
        "PUT",
        f"/{bucket}/chunked",
        body,
        Content_Encoding="aws-chunked",
        X_Amz_Content_Sha256="STREAMING-UNSIGNED-PAYLOAD-TRAILER",
        X_Amz_Decoded_Content_Length="5",
        X_Amz_Trailer="x-amz-checksum-crc32",
    )
    assert status == 200, answer
    s3 = personalize_server.client("s3")
    assert s3.get_object(Bucket=bucket, Key="chunked")["Body"].read() == b"hello"


def test_a_body_of_unknown_length(personalize_server: LocalServer, bucket: str) -> None:
    status, _, _ = raw(personalize_server, "PUT", f"/{bucket}/unknown", iter([b"a" * 9, b"b"]))
    assert status == 200
    s3 = personalize_server.client("s3")
    assert s3.get_object(Bucket=bucket, Key="unknown")["Body"].read() == b"a" * 9 + b"b"


def test_s3_by_virtual_host(personalize_server: LocalServer, bucket: str) -> None:
    status, _, body = raw(
        personalize_server, "PUT", "/by-host", b"1", Host=f"{bucket}.localhost:4570"
    )
    assert status == 200, body
    s3 = personalize_server.client("s3")
    assert s3.get_object(Bucket=bucket, Key="by-host")["Body"].read() == b"1"


def test_roles_identity_parameters_and_stacks(personalize_server: LocalServer) -> None:
    iam = personalize_server.client("iam")
    iam.create_role(RoleName="r", AssumeRolePolicyDocument='{"Version": "2012-10-17"}')
    iam.attach_role_policy(RoleName="r", PolicyArn="arn:aws:iam::aws:policy/AmazonS3FullAccess")
    sts = personalize_server.client("sts")
    assert sts.get_caller_identity()["Account"] == "123456789012"
    template = {
        "Resources": {"B": {"Type": "AWS::S3::Bucket", "Properties": {"BucketName": "stack-b"}}}
    }
    config = Config(read_timeout=PATIENCE)
    cloudformation = personalize_server.client("cloudformation", config=config)
    cloudformation.create_stack(StackName="s", TemplateBody=json.dumps(template))
    (stack,) = cloudformation.describe_stacks(StackName="s")["Stacks"]
    assert stack["StackStatus"] == "CREATE_COMPLETE"
    personalize_server.client("s3").head_bucket(Bucket="stack-b")


def test_keys_of_an_assumed_role_are_the_same_caller_everywhere(
    personalize_server: LocalServer,
) -> None:
    account = "111122223333"
    credentials = personalize_server.client("sts").assume_role(
        RoleArn=f"arn:aws:iam::{account}:role/other", RoleSessionName="session"
    )["Credentials"]
    keys = {
        "aws_access_key_id": credentials["AccessKeyId"],
        "aws_secret_access_key": credentials["SecretAccessKey"],
        "aws_session_token": credentials["SessionToken"],
    }
    personalize = personalize_server.client("personalize", region="eu-west-1", **keys)
    arn = personalize.create_dataset_group(name="theirs")["datasetGroupArn"]
    assert arn == f"arn:aws:personalize:eu-west-1:{account}:dataset-group/theirs"
    own = personalize_server.client("personalize", region="eu-west-1").list_dataset_groups()
    assert own["datasetGroups"] == []


def test_what_moto_lacks_is_refused_clearly(personalize_server: LocalServer) -> None:
    with pytest.raises(botocore.exceptions.ClientError, match="NotImplemented"):
        personalize_server.client("forecast").list_datasets()
    with pytest.raises(botocore.exceptions.ClientError, match="no such service"):
        personalize_server.client("braket").search_jobs(filters=[])


def test_controls_that_could_open_a_way_to_aws_are_closed(personalize_server: LocalServer) -> None:
    for path in ("/moto-api/config", "/moto-api/proxy/passthrough", "/moto-api/recorder/start"):
        assert raw(personalize_server, "POST", path, b"{}")[0] == 404


def test_conditions_of_a_bucket_policy_count(personalize_server: LocalServer) -> None:
    s3 = personalize_server.client("s3")
    s3.create_bucket(Bucket="secure-only")
    statement = {
        "Effect": "Deny",
        "Principal": "*",
        "Action": "s3:*",
        "Resource": ["arn:aws:s3:::secure-only", "arn:aws:s3:::secure-only/*"],
    }
    insecure = {"Condition": {"Bool": {"aws:SecureTransport": "false"}}}
    s3.put_bucket_policy(
        Bucket="secure-only", Policy=json.dumps({"Statement": [statement | insecure]})
    )
    s3.put_object(Bucket="secure-only", Key="a", Body=b"1")
    s3.put_bucket_policy(Bucket="secure-only", Policy=json.dumps({"Statement": [statement]}))
    with pytest.raises(botocore.exceptions.ClientError, match="403"):
        s3.put_object(Bucket="secure-only", Key="b", Body=b"1")


# -- Personalize --


def test_health_names_version_folder_and_process(personalize_server: LocalServer) -> None:
    status, _, body = raw(personalize_server, "GET", "/_personalize/health")
    health = json.loads(body)
    assert status == 200
    assert health["pid"] == personalize_server.pid
    assert health["data_dir"] == str(personalize_server.data_dir)
    assert health["version"]


def test_a_resource_from_creation_to_active(personalize_server: LocalServer) -> None:
    personalize = personalize_server.client("personalize")
    arn = personalize.create_dataset_group(name="server-test")["datasetGroupArn"]

    def describe() -> dict[str, Any]:
        return dict(personalize.describe_dataset_group(datasetGroupArn=arn)["datasetGroup"])

    until(lambda: describe()["status"] == "ACTIVE")
    group = describe()
    assert group["creationDateTime"] <= group["lastUpdatedDateTime"]


def test_errors_arrive_as_the_exceptions_of_the_client(personalize_server: LocalServer) -> None:
    personalize = personalize_server.client("personalize")
    with pytest.raises(personalize.exceptions.ResourceNotFoundException):
        personalize.describe_schema(schemaArn="arn:aws:personalize:us-east-1:123456789012:schema/x")
    with pytest.raises(personalize.exceptions.InvalidInputException, match="'name'"):
        personalize.create_dataset_group(name="not a name")
    runtime = personalize_server.client("personalize-runtime")
    campaign = "arn:aws:personalize:us-east-1:123456789012:campaign/none"
    with pytest.raises(runtime.exceptions.ResourceNotFoundException) as caught:
        runtime.get_recommendations(campaignArn=campaign, userId="1")
    assert caught.value.response["ResponseMetadata"]["HTTPStatusCode"] == 404
    assert caught.value.response["ResponseMetadata"]["RequestId"]


TARGET = "AmazonPersonalize.ListDatasetGroups"


@pytest.mark.parametrize(
    ("path", "body", "headers", "status", "code"),
    [
        ("/", b"{no json", {"X_Amz_Target": TARGET}, 400, "SerializationException"),
        ("/", b"[]", {"X_Amz_Target": TARGET}, 400, "SerializationException"),
        ("/", b" " * 17_000_000, {"X_Amz_Target": TARGET}, 400, "SerializationException"),
        ("/", b"{}", {"X_Amz_Target": "AmazonPersonalize.Nothing"}, 400, "UnknownOperation"),
        ("/events", b"{no json", {"Content_Type": "application/json"}, 400, "Serialization"),
        ("/events", b"{}", {"Content_Type": "application/json"}, 400, "InvalidInputException"),
    ],
)
def test_bad_requests_are_answered_in_the_form_of_the_service(
    personalize_server: LocalServer,
    path: str,
    body: bytes,
    headers: dict[str, str],
    status: int,
    code: str,
) -> None:
    found, answer_headers, answer = raw(personalize_server, "POST", path, body, **headers)
    assert found == status
    assert answer_headers["x-amzn-errortype"].startswith(code)
    assert answer_headers["x-amzn-requestid"]
    assert json.loads(answer)["__type"] == answer_headers["x-amzn-errortype"]


SIGNED = "AWS4-HMAC-SHA256 Credential=k/20240101/us-east-1/personalize/aws4_request, Signature=0"


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/"),
        ("PUT", "/events"),
        ("POST", "/none"),
        ("POST", "/%00%ff%2e%2e/"),
        ("POST", "/" + "a" * 8_000),
        ("DELETE", "//events"),
        ("POST", "/events/../../etc"),
    ],
)
def test_odd_paths_are_unknown_operations(
    personalize_server: LocalServer, method: str, path: str
) -> None:
    status, headers, _ = raw(personalize_server, method, path, b"{}", Authorization=SIGNED)
    assert (status, headers["x-amzn-errortype"]) == (404, "UnknownOperationException")


def test_an_unsigned_odd_path_never_breaks_the_server(personalize_server: LocalServer) -> None:
    for path in ("/%00", "/%ff%fe", "//", "/_personalize/x", "/latest/meta-data/x", "/?acl&acl"):
        for method in ("GET", "POST", "HEAD"):
            assert raw(personalize_server, method, path)[0] in range(200, 600)
    assert raw(personalize_server, "GET", "/_personalize/health")[0] == 200


@pytest.mark.parametrize("host", ["example.org", "127.0.0.1.example.org", "personalize.local:80"])
def test_foreign_hosts_are_refused(personalize_server: LocalServer, host: str) -> None:
    status, _, body = raw(personalize_server, "GET", "/_personalize/health", Host=host)
    assert status == 403
    assert host in json.loads(body)["message"]


def test_foreign_web_pages_are_refused(personalize_server: LocalServer) -> None:
    health = "/_personalize/health"
    assert raw(personalize_server, "GET", health, Origin="https://example.org")[0] == 403
    assert raw(personalize_server, "GET", health, Origin="null")[0] == 403
    assert raw(personalize_server, "GET", health, Origin="http://localhost:8888")[0] == 200
    assert raw(personalize_server, "POST", "/_personalize/shutdown")[0] == 403


def test_a_slow_client_does_not_stop_the_others(personalize_server: LocalServer) -> None:
    with socket.create_connection(("127.0.0.1", personalize_server.port)) as slow:
        slow.sendall(b"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\n{")
        answers = []
        threads = [
            threading.Thread(
                target=lambda: answers.append(
                    raw(personalize_server, "GET", "/_personalize/health")[0]
                )
            )
            for _ in range(8)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(PATIENCE)
        assert answers == [200] * 8


# -- the process --


def test_the_state_survives_a_restart(tmp_path: Path) -> None:
    def server(state: contract.Server) -> LocalServer:
        return LocalServer(state["endpoint"], state["port"], state["pid"], tmp_path)

    state, is_new = daemon.start(tmp_path, 0, [])
    try:
        assert is_new
        arn = (
            server(state)
            .client("personalize")
            .create_schema(
                name="s",
                schema=json.dumps(
                    {
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
                ),
            )["schemaArn"]
        )
        assert daemon.start(tmp_path, 0, []) == (state, False)
        assert json.loads((tmp_path / "server.json").read_text())["pid"] == state["pid"]
        assert daemon.stop(tmp_path)
        assert not (tmp_path / "server.json").exists()
        assert daemon.running(tmp_path) is None
        state, _ = daemon.start(tmp_path, 0, [])
        found = server(state).client("personalize").describe_schema(schemaArn=arn)
        assert found["schema"]["name"] == "s"
    finally:
        daemon.stop(tmp_path)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signals")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_the_server_in_order(tmp_path: Path, number: signal.Signals) -> None:
    state, _ = daemon.start(tmp_path, 0, [])
    os.kill(state["pid"], number)
    assert ended(tmp_path)
    assert not (tmp_path / "server.json").exists()
    assert not (tmp_path / "state.sqlite-wal").exists()  # the state was closed


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signals")
def test_after_a_kill_the_next_start_goes_on(tmp_path: Path) -> None:
    state, _ = daemon.start(tmp_path, 0, [])
    os.kill(state["pid"], signal.SIGKILL)
    assert ended(tmp_path)
    again, is_new = daemon.start(tmp_path, 0, [])
    try:
        assert is_new
        assert again["pid"] != state["pid"]
    finally:
        assert daemon.stop(tmp_path)


@pytest.mark.skipif(os.name == "nt", reason="starts a process in another way")
def test_a_worker_waits_for_the_next_job_and_ends_with_the_server(tmp_path: Path) -> None:
    state, _ = daemon.start(tmp_path, 0, [])
    server = psutil.Process(state["pid"])

    def workers() -> list[Any]:
        return [
            one for one in server.children() if "personalize_poc.local.jobs.worker" in one.cmdline()
        ]

    try:
        (waiting,) = until(workers)
        server.kill()
        assert ended(tmp_path)
        assert until(lambda: not waiting.is_running())
        state, _ = daemon.start(tmp_path, 0, [])
        server = psutil.Process(state["pid"])
        (waiting,) = until(workers)
    finally:
        assert daemon.stop(tmp_path)
    assert not waiting.is_running()


def ended(folder: Path) -> bool:
    """Wait until no process uses the folder."""
    lock = DirectoryLock(folder)
    return until(lambda: not lock.is_held())


def serve(*arguments: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "personalize_poc.local", "serve", *map(str, arguments)],
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        env=contract.importable(dict(os.environ)),
        check=False,
    )


def refused(process: subprocess.CompletedProcess[str]) -> str:
    """The one message of a server that did not start."""
    assert process.returncode == 2
    assert "Traceback" not in process.stderr
    (line,) = process.stderr.strip().splitlines()
    return line


def test_two_servers_on_one_folder_are_refused(personalize_server: LocalServer) -> None:
    line = refused(serve("--port", 0, "--data-dir", personalize_server.data_dir))
    assert f"process {personalize_server.pid}" in line
    assert "already uses" in line


def test_a_taken_port_is_named(personalize_server: LocalServer, tmp_path: Path) -> None:
    line = refused(serve("--port", personalize_server.port, "--data-dir", tmp_path))
    assert f"Port {personalize_server.port}" in line
    assert "--port 0" in line
    with pytest.raises(StandInError, match=f"Port {personalize_server.port}"):
        daemon.start(tmp_path, personalize_server.port, [])
    assert not (tmp_path / "server.json").exists()


def test_a_damaged_state_is_named(tmp_path: Path) -> None:
    (tmp_path / "state.sqlite").write_bytes(b"this is no database at all" * 100)
    assert "damaged" in refused(serve("--port", 0, "--data-dir", tmp_path))


def test_a_full_disk_is_named_and_nothing_is_begun(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(directory, "LEAST_FREE_BYTES", 1 << 60)
    with pytest.raises(StandInError, match=r"MB free, and the stand-in needs"):
        daemon.start(tmp_path / "data", 0, [])
    assert not (tmp_path / "data").exists()


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert "--data-dir" in refused(serve("--port", 0, "--data-dir", tmp_path / "file" / "below"))
