"""The same bytes through the short way and through plain WSGI have the same answers.

Both run in this thread, over a pair of sockets each and without waiting: what arrives is handed to
the connection, then its tasks run, then what it sent is read.
"""

from __future__ import annotations

import itertools
import json
import logging
import re
import socket
import time
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import waitress
from hypothesis import example, given, settings
from hypothesis import strategies as st
from waitress.channel import HTTPChannel

from personalize_poc.local.cloud.s3_access import CloudAccess
from personalize_poc.local.errors import InvalidInputException, ResourceNotFoundException
from personalize_poc.local.faults.engine import Faults
from personalize_poc.local.options import Options
from personalize_poc.local.server import fast_path
from personalize_poc.local.server.app import Application

CAMPAIGN = "arn:aws:personalize:us-east-1:123456789012:campaign/films"
SIGNED = (
    "AWS4-HMAC-SHA256 Credential=local/20260101/us-east-1/{}/aws4_request, "
    "SignedHeaders=host, Signature=0"
)


class Memory:
    """What is in memory: every user but those whose name begins with far."""

    deployments = SimpleNamespace(loaded=lambda arn: None)

    def has_in_memory(self, params: dict[str, Any]) -> bool:
        return not params.get("userId", "").startswith("far")


def answer(context: Any, params: dict[str, Any]) -> dict[str, Any]:
    """A handler that answers, refuses and fails, as the user's name says."""
    user = params.get("userId", "")
    if user.endswith("unknown"):
        raise ResourceNotFoundException(f"No such thing: {params}")
    if user.endswith("odd"):
        raise InvalidInputException("Odd: \ud800 é ☺")
    if user.endswith("bug"):
        raise ZeroDivisionError
    return {"recommendationId": "r", "itemList": [{"itemId": f"{user}{n}"} for n in range(25)]}


def ranking(context: Any, params: dict[str, Any]) -> dict[str, Any]:
    """As `answer`, in the form of GetPersonalizedRanking."""
    found = answer(context, params)
    return {"recommendationId": "r", "personalizedRanking": found["itemList"]}


def event(context: Any, params: dict[str, Any]) -> dict[str, Any]:
    """As `answer`, without output."""
    answer(context, params)
    return {}


HANDLERS = {
    "GetRecommendations": answer,
    "GetPersonalizedRanking": ranking,
    "PutEvents": event,
}


class _General(fast_path.Channel):
    """Takes every request the general way; who is asked for a body is the same there."""

    def received(self, data: bytes) -> bool:
        return bool(HTTPChannel.received(self, data))


class Server:
    """A server of waitress whose tasks wait until they are run."""

    def __init__(self, folder: Path, short: bool) -> None:
        service = SimpleNamespace(
            data_dir=folder,
            state=None,
            options=Options(),
            serving=Memory(),
            clock=time.time,
            jobs=SimpleNamespace(soon=lambda task: None),
            faults=Faults(),
            cloud=CloudAccess(),
        )
        application = Application(service, HANDLERS)  # type: ignore[arg-type]
        self.tasks: list[Any] = []
        dispatcher = SimpleNamespace(add_task=self.tasks.append, shutdown=lambda *a, **k: None)
        self.server = waitress.create_server(
            application,
            _dispatcher=dispatcher,
            listen="127.0.0.1:0",
            ident=None,
            clear_untrusted_proxy_headers=True,
            max_request_body_size=1024**2,
        )
        self.server.pull_trigger = lambda: None  # nobody reads it
        if short:
            fast_path.install(self.server, application)
        else:
            self.server.channel_class = _General

    def answered(self, parts: list[bytes]) -> tuple[list[bytes], bool]:
        """What a connection sends for what arrives on it, and whether it is left open."""
        ours, theirs = socket.socketpair()
        ours.setblocking(False)
        channel = self.server.channel_class(
            self.server, theirs, ("127.0.0.1", 1), self.server.adj, map={}
        )
        sent = b""
        for part in parts:
            if not channel.connected or not channel.readable():
                break
            channel.received(part)
            while self.tasks:
                self.tasks.pop(0).service()
            while channel.connected and channel.writable():
                channel.handle_write()
                sent += received(ours)
            sent += received(ours)
        is_open = bool(channel.connected)
        if is_open:
            channel.handle_close()
        ours.close()
        return [alike(one) for one in re.split(rb"(?=HTTP/1\.[01] \d)", sent)], is_open

    def close(self) -> None:
        """Give the port back."""
        self.server.close()


def received(connection: socket.socket) -> bytes:
    """What has arrived until now."""
    found = b""
    try:
        while part := connection.recv(1 << 20):
            found += part
    except BlockingIOError:
        pass
    return found


def alike(sent: bytes) -> bytes:
    """An answer without date and ids, its fields in one order and spelling."""
    head, separator, body = sent.partition(b"\r\n\r\n")
    status, *fields = head.split(b"\r\n")
    kept = []
    for field in fields:
        name, _, value = field.partition(b": ")
        if name.lower() not in (b"date", b"x-amzn-requestid"):
            kept.append(name.lower() + b": " + value)
    body = re.sub(rb"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", b"<id>", body)
    return b"\r\n".join([status, *sorted(kept)]) + separator + body


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Server, Server]]:
    folder = tmp_path_factory.mktemp("data")
    servers = Server(folder, short=True), Server(folder, short=False)
    yield servers
    for server in servers:
        server.close()


users = st.builds(
    str.__add__, st.sampled_from(["u1", "far"]), st.sampled_from(["", "", "unknown", "odd", "bug"])
)
events: list[dict[str, Any]] = [{"eventType": "Watch", "sentAt": 1.6e9, "itemId": "i1"}]
documents: st.SearchStrategy[dict[str, Any]] = st.one_of(
    st.fixed_dictionaries({"campaignArn": st.just(CAMPAIGN), "userId": users}),
    st.fixed_dictionaries(
        {"campaignArn": st.just(CAMPAIGN), "userId": users, "inputList": st.just(["i1", "i2"])}
    ),
    st.fixed_dictionaries(
        {
            "trackingId": st.just("t"),
            "userId": users,
            "sessionId": st.just("s"),
            "eventList": st.just(events),
        }
    ),
    st.sampled_from([{}, [], None, {"userId": 5}, {"campaignArn": "x", "numResults": -1}]),
)
bodies = st.one_of(
    documents.map(lambda document: json.dumps(document).encode()),
    documents.map(lambda document: json.dumps(document).encode()),
    st.sampled_from([b"", b" ", b"{", b"\xff\xfe", b"x" * 300_000, b'{"a": NaN}', b"{}{}"]),
)
paths = st.sampled_from(["/recommendations", "/personalize-ranking", "/events"])
odd_paths = st.sampled_from(
    ["/recommendations/", "/recommendations?x=1", "/recommend%61tions", "/", "//events", "*"]
)
ODD_FIELDS = (
    "Connection: keep-alive",
    "Connection: close",
    "Connection: Keep-Alive, Upgrade",
    "Transfer-Encoding: chunked",
    "Expect: 100-continue",
    "Upgrade: h2c",
    "TE: trailers",
    "Content-Length: 0",
    "Content-Length: 7",
    "content-length: x",
    "Content-Length : 3",
    "Host: example.com",
    "Origin: https://example.com",
    "Origin: http://localhost:1",
    "X-Amz-Target: AmazonPersonalize.ListSchemas",
    "X-Amz-Target: Other.Thing",
    "Authorization: Basic dTpw",
    "Authorization: " + SIGNED.format("s3"),
    "X-A:",
    "X_A: 1",
    "X-A: \xe9",
    "X-A: a\x00b",
    "X-A: 1\r\n folded",
    ": empty",
    "no colon",
    "X-A: \t b \t",
    "X-A: 1\r\nX-A: 2",
    "Content-Type: text/plain",
    "X-Forwarded-For: 1.2.3.4",
    "X-A: b\nX-B: c",
    "X-Moto-Account-Id: 210987654321",
)


@st.composite
def requests(draw: st.DrawFn) -> bytes:
    """A request as SDKs send it, or with one thing about it that is odd."""
    odd = draw(st.sampled_from(["", "", "field", "field", "missing", "method", "path", "version"]))
    body = draw(bodies)
    fields = ["Host: 127.0.0.1:4570", "Content-Type: application/json"]
    fields += [f"Content-Length: {len(body)}", "Authorization: " + SIGNED.format("personalize")]
    if odd == "field":
        fields.insert(draw(st.integers(0, len(fields))), draw(st.sampled_from(ODD_FIELDS)))
    if odd == "missing":
        del fields[draw(st.integers(0, len(fields) - 1))]
    method = draw(st.sampled_from(["GET", "HEAD", "PUT", "post"])) if odd == "method" else "POST"
    path = draw(odd_paths if odd == "path" else paths)
    version = draw(st.sampled_from(["1.0", "2.0", "1.1 "])) if odd == "version" else "1.1"
    head = "\r\n".join([f"{method} {path} HTTP/{version}", *fields])
    return head.encode("latin-1") + b"\r\n\r\n" + body


@st.composite
def connections(draw: st.DrawFn) -> list[bytes]:
    """What arrives on a connection: requests, now and then damaged, whole or in pieces."""
    whole = draw(st.lists(requests(), min_size=1, max_size=3))
    data = bytearray(b"".join(whole))
    cuts = [*itertools.accumulate(map(len, whole))]
    if draw(st.integers(0, 3)) == 0:
        place = draw(st.integers(0, min(len(data), 400) - 1))
        data[place : place + draw(st.integers(0, 3))] = draw(
            st.sampled_from([b"", b"\r\n", b"\x00", b"\xff", b"%", b":", b" ", b"9"])
        )
    if draw(st.booleans()):
        cuts = sorted(draw(st.lists(st.integers(0, len(data)), max_size=3)))
    parts = (bytes(data[a:b]) for a, b in itertools.pairwise([0, *cuts, len(data)]))
    return [part for part in parts if part]


@pytest.mark.parametrize("path", ["/recommendations", "/events"])
@pytest.mark.parametrize("field", ODD_FIELDS)
def test_a_field_that_is_odd_changes_nothing(
    both: tuple[Server, Server], path: str, field: str
) -> None:
    document: dict[str, Any] = {"campaignArn": CAMPAIGN, "userId": "u1"}
    if path == "/events":
        document = {"trackingId": "t", "userId": "u1", "sessionId": "s", "eventList": events}
    body = json.dumps(document).encode()
    for fields in (
        f"{field}\r\nContent-Length: {len(body)}",
        f"Content-Length: {len(body)}\r\n{field}",
    ):
        head = f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n{fields}\r\n"
        head += "Content-Type: application/json\r\n\r\n"
        data = head.encode("latin-1") + body
        for parts in ([data], [data[:-5], data[-5:]]):
            short, plain = (server.answered(parts) for server in both)
            assert short == plain


WITHOUT_LENGTH = b"POST /events HTTP/1.1\r\nHost: h\r\nExpect: 100-continue\r\n\r\n{}"


@settings(max_examples=400, deadline=None)
@given(parts=connections())
@example(parts=[WITHOUT_LENGTH])
def test_both_ways_have_the_same_answers(both: tuple[Server, Server], parts: list[bytes]) -> None:
    logging.disable(logging.CRITICAL)
    try:
        short, plain = (server.answered(parts) for server in both)
    finally:
        logging.disable(logging.NOTSET)
    assert short == plain
