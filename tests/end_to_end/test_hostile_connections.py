"""The server keeps serving whatever arrives on its port."""

from __future__ import annotations

import http.client
import json
import os
import socket
from collections.abc import Iterator
from typing import Any

import pytest
from botocore import UNSIGNED
from botocore.config import Config
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.support.patience import PATIENCE

PERSONALIZE = {"X-Amz-Target": "AmazonPersonalize.ListDatasetGroups"}


def send(server: Any, data: bytes) -> bytes:
    """What comes back for these bytes until the server closes the connection."""
    with socket.create_connection(("127.0.0.1", server.port), timeout=PATIENCE) as connection:
        try:
            connection.sendall(data)
            connection.shutdown(socket.SHUT_WR)
            parts = []
            while part := connection.recv(65536):
                parts.append(part)
            return b"".join(parts)
        except OSError:
            return b""


def post(server: Any, path: str, body: bytes, **headers: str) -> tuple[int, bytes]:
    """Status and body of a POST."""
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=PATIENCE)
    try:
        connection.request("POST", path, body, {k.replace("_", "-"): v for k, v in headers.items()})
        answer = connection.getresponse()
        return answer.status, answer.read()
    finally:
        connection.close()


def serves(server: Any) -> None:
    """The server answers a client, although others hang on it."""
    config = Config(retries={"total_max_attempts": 1}, read_timeout=PATIENCE)
    server.client("personalize", config=config).list_dataset_groups()


@pytest.mark.parametrize(
    "data",
    [
        b"\x00" * 1000,
        b"GET\r\n\r\n",
        b"POST / HTTP/9.9\r\nHost: localhost\r\n\r\n",
        b"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: -5\r\n\r\n",
        b"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: five\r\n\r\nhello",
        b"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5, 9\r\n\r\nhello",
        b"POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        b"POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: gzip\r\n\r\nzz",
        b"POST / HTTP/1.1\r\nHost: localhost\r\n" + b"X-A: b\r\n" * 100_000 + b"\r\n",
        b"POST /" + b"x" * 300_000 + b" HTTP/1.1\r\nHost: localhost\r\n\r\n",
        b"POST /\xff\xfe%zz HTTP/1.1\r\nHost: localhost\r\nX-Amz-Target: \xff\r\n\r\n",
        b"POST / HTTP/1.1\r\nHost: localhost\r\nAuthorization: \xe9 Credential=\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",  # a client that tries TLS
    ],
)
def test_what_is_no_request_does_no_harm(personalize_server: Any, data: bytes) -> None:
    answer = send(personalize_server, data)
    status = answer.split(b" ", 2)[1:2]
    assert status != [b"500"], answer[:300]
    serves(personalize_server)


@pytest.mark.parametrize(
    ("path", "headers"),
    [
        ("/", {"X_Amz_Target": "AmazonPersonalize.NoSuchThing"}),
        ("/", {"X_Amz_Target": "NoSuchService_20260101.Anything"}),
        ("/", {"X_Amz_Target": "\xff"}),
        ("/", {}),
        ("/", {"Content_Type": "application/x-www-form-urlencoded"}),
        ("/no/such/path", {}),
        ("/recommendations/../events", {}),
        ("/%00", {}),
        ("/%ff%fe", {"Content_Type": "application/json"}),
        ("/", {"Authorization": "AWS4-HMAC-SHA256 Credential=a/b/c/d/e"}),
        ("/", {"Authorization": "AWS4-HMAC-SHA256 Credential=a/20260101/r/nothing/aws4_request"}),
        ("/x", {"Authorization": "Basic dTpw"}),
    ],
)
@pytest.mark.parametrize("body", [b"", b"{", b"\xff" * 9])
def test_requests_to_nobody_do_not_fail(
    personalize_server: Any, path: str, headers: dict[str, str], body: bytes
) -> None:
    status, answer = post(personalize_server, path, body, **headers)
    # moto, which answers for the rest of AWS, takes what nobody claims for a call of S3.
    assert status < 500 or status == 501, (status, answer)
    serves(personalize_server)


@pytest.mark.parametrize("method", ["GET", "POST", "PUT", "DELETE", "HEAD"])
@pytest.mark.parametrize("kind", ["", "application/json", "application/x-www-form-urlencoded"])
def test_an_unsigned_request_that_names_no_service_sees_no_buckets(
    personalize_server: Any, method: str, kind: str
) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", personalize_server.port, timeout=PATIENCE)
    connection.request(method, "/", b"a=b", {"Content-Type": kind} if kind else {})
    answer = connection.getresponse()
    assert answer.status == 403
    assert b"Bucket" not in answer.read()
    connection.close()


def test_unsigned_calls_of_services_that_take_them_still_arrive(personalize_server: Any) -> None:
    anonymous = Config(signature_version=UNSIGNED, retries={"total_max_attempts": 1})
    sts = personalize_server.client("sts", config=anonymous)
    found = sts.assume_role_with_web_identity(
        RoleArn="arn:aws:iam::123456789012:role/r",
        RoleSessionName="session",
        WebIdentityToken="t" * 20,
    )
    assert found["Credentials"]["AccessKeyId"]
    personalize_server.client("s3").create_bucket(Bucket="read-by-all")
    s3 = personalize_server.client("s3", config=anonymous)
    assert s3.list_objects_v2(Bucket="read-by-all")["KeyCount"] == 0


@pytest.mark.parametrize(
    ("path", "headers"),
    [("/", PERSONALIZE), ("/recommendations", {"Content-Type": "application/json"})],
)
def test_a_huge_body_is_refused_as_a_bad_request(
    personalize_server: Any, path: str, headers: dict[str, str]
) -> None:
    body = b'{"campaignArn": "' + b"x" * 40_000_000 + b'"}'
    status, answer = post(personalize_server, path, body, **headers)
    assert status == 400
    assert json.loads(answer)["__type"] == "SerializationException"
    serves(personalize_server)


def test_clients_that_stop_in_the_middle_hold_nobody_up(personalize_server: Any) -> None:
    head = b"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\n{"
    stalled = [socket.create_connection(("127.0.0.1", personalize_server.port)) for _ in range(60)]
    try:
        for connection in stalled:
            connection.sendall(head)
        serves(personalize_server)
    finally:
        for connection in stalled:
            connection.close()
    serves(personalize_server)


def test_a_body_that_is_no_xml_is_the_clients_mistake(personalize_server: Any) -> None:
    scope = "AWS4-HMAC-SHA256 Credential=a/20260101/us-east-1/s3/aws4_request, Signature=0"
    connection = http.client.HTTPConnection("127.0.0.1", personalize_server.port, timeout=PATIENCE)
    connection.request("PUT", "/films", b"abc", {"Authorization": scope})
    answer = connection.getresponse()
    assert answer.status == 400
    assert b"MalformedXML" in answer.read()
    connection.close()


@pytest.mark.parametrize("path", ["/films", "/films/one"])
def test_a_form_that_lacks_its_fields_is_the_clients_mistake(
    personalize_server: Any, path: str
) -> None:
    scope = "AWS4-HMAC-SHA256 Credential=a/20260101/us-east-1/s3/aws4_request, Signature=0"
    status, answer = post(personalize_server, path, b"a=b", Authorization=scope)
    assert (status, b"InvalidRequest" in answer) == (400, True)


@pytest.mark.parametrize(
    ("path", "status"),
    [("/_personalize/health", 200), ("/_personalize/nothing", 404), ("/", 403)],
)
def test_an_answer_to_head_has_no_body_that_spoils_the_next(
    personalize_server: Any, path: str, status: int
) -> None:
    request = f"HEAD {path} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode()
    head, separator, rest = send(personalize_server, request).partition(b"\r\n\r\n")
    assert head.startswith(f"HTTP/1.1 {status} ".encode())
    assert int(dict(_fields(head))[b"content-length"]) > 0, "as GET would have"
    assert (separator, rest) == (b"\r\n\r\n", b"")


def _fields(head: bytes) -> Iterator[tuple[bytes, bytes]]:
    for line in head.split(b"\r\n")[1:]:
        name, _, value = line.lower().partition(b": ")
        yield name, value


EACH = int(os.environ.get("PERSONALIZE_POC_FUZZ", "0"))
"""So many requests damaged byte by byte, at random; without it a few, always the same."""
WHOLE = (
    b"POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Amz-Target: AmazonPersonalize.ListSchemas\r\n"
    b"Content-Type: application/x-amz-json-1.1\r\nContent-Length: 17\r\n\r\n"
    b'{"maxResults": 5}',
    b"POST /recommendations HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
    b'Transfer-Encoding: chunked\r\n\r\n10\r\n{"campaignArn":"\r\n3\r\na"}\r\n0\r\n\r\n',
    b"PUT /films/a%20b?x-id=PutObject HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\n"
    b"Authorization: AWS4-HMAC-SHA256 Credential=a/20260101/us-east-1/s3/aws4_request, "
    b"Signature=0\r\nContent-Length: 3\r\n\r\nabc",
)


@st.composite
def damaged(draw: st.DrawFn) -> bytes:
    """A request in which a few bytes were replaced, removed, added or repeated."""
    data = bytearray(draw(st.sampled_from(WHOLE)))
    for _ in range(draw(st.integers(1, 4))):
        place = draw(st.integers(0, len(data) - 1))
        change = draw(st.sampled_from([b"", b"\r\n", b"\x00", b"\xff", b"%", b":", b"9" * 20]))
        end = place + draw(st.integers(0, 8))
        data[place:end] = change + bytes(data[place:end]) * draw(st.integers(0, 2))
    return bytes(data)


def test_damaged_bytes_do_no_harm(personalize_server: Any) -> None:
    @settings(
        max_examples=EACH * 20 or 60,
        derandomize=not EACH,
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(damaged())
    def answered(data: bytes) -> None:
        for answer in send(personalize_server, data).split(b"HTTP/1.1 ")[1:]:
            assert answer[:3] not in (b"500", b"502"), (data, answer)

    answered()
    serves(personalize_server)
