"""The short way through the server: what takes it, and that nobody can tell from outside."""

from __future__ import annotations

import json
import socket
import threading
from collections.abc import Iterator
from typing import Any

import pytest
import waitress
from waitress import wasyncore

from personalize_poc.local.protocol.codec import Request, Response
from personalize_poc.local.server import fast_path
from personalize_poc.local.server.fast_path import Unfinished


def raw(path: str = "/recommendations", body: bytes = b"{}", **headers: str) -> bytes:
    fields = {"Host": "127.0.0.1", "Content-Length": str(len(body))}
    fields |= {name.replace("_", "-"): value for name, value in headers.items()}
    head = "".join(f"{name}: {value}\r\n" for name, value in fields.items())
    return f"POST {path} HTTP/1.1\r\n{head}\r\n".encode("latin-1") + body


def test_a_plain_question_is_read_in_one_go() -> None:
    request = fast_path.read(raw(body=b'{"a": 1}', X_Amz_Date="now", Connection="keep-alive"))
    assert isinstance(request, Request)
    assert (request.method, request.path, request.body) == ("POST", "/recommendations", b'{"a": 1}')
    assert request.headers["host"] == "127.0.0.1"
    assert request.headers["x-amz-date"] == "now"


@pytest.mark.parametrize("missing", [1, 5, 1000])
def test_a_body_that_is_on_its_way_is_waited_for(missing: int) -> None:
    whole = raw(body=b" " * 1000)
    assert fast_path.read(whole[:-missing]) == Unfinished()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"POST /recommendations HTTP/1.1\r\nHost: a\r\n",  # the head is not complete
        raw("/elsewhere"),
        raw("/recommendations/"),
        raw().replace(b"POST", b"GET"),
        raw().replace(b"HTTP/1.1", b"HTTP/1.0"),
        raw(Connection="close"),
        raw(Transfer_Encoding="chunked"),
        raw(Expect="100-continue"),
        raw(Upgrade="h2c"),
        raw() + b"POST ",  # more than one request
        raw().replace(b"Host:", b"Host :"),
        raw().replace(b"Host", b"Ho_st"),
        raw().replace(b"Host: ", b" folded\r\n"),
        raw(X_A="\xe9"),
        raw(X_A="a\x00b"),
        raw().replace(b"\r\nContent", b"\nContent"),
        raw().replace(b"Content-Length: 2", b"Content-Length: -2"),
        raw().replace(b"Content-Length: 2", b"Content-Length: 2, 2"),
        raw().replace(b"Content-Length: 2", b"Content-Length: 0x2"),
        raw().replace(b"Content-Length: 2", b"Content-Length: 2\r\ncontent-length: 3"),
        raw().replace(b"Content-Length: 2\r\n", b""),
        raw(body=b"x" * (fast_path.MOST_BYTES + 1))[:-1],
    ],
)
def test_everything_else_goes_the_general_way(data: bytes) -> None:
    assert fast_path.read(data) is None


class Echo:
    """An application that says which way a request came. `memory` is what it knows at once."""

    memory = True

    def takes(self, request: Request) -> bool:
        return request.headers["host"] == "127.0.0.1"

    def answer(self, request: Request) -> Response:
        return self._said("later", request.body)

    def answer_from_memory(self, request: Request) -> Response | None:
        return self._said("at once", request.body) if self.memory else None

    def __call__(self, environ: dict[str, Any], start_response: Any) -> list[bytes]:
        body = environ["wsgi.input"].read()
        answer = json.dumps(["general", body.decode("latin-1")]).encode()
        start_response("200 OK", [("Content-Length", str(len(answer)))])
        return [answer]

    def _said(self, way: str, body: bytes) -> Response:
        return Response(200, {}, json.dumps([way, body.decode("latin-1")]).encode())


@pytest.fixture
def served() -> Iterator[tuple[Echo, int]]:
    application = Echo()
    sockets: dict[int, wasyncore.dispatcher] = {}
    server = waitress.create_server(application, sockets, host="127.0.0.1", port=0, threads=2)
    fast_path.install(server, application)  # type: ignore[arg-type]
    thread = threading.Thread(target=server.run)
    thread.start()
    yield application, server.effective_port
    server.trigger.pull_trigger(lambda: wasyncore.close_all(sockets))  # ends its loop
    thread.join(60)
    server.task_dispatcher.shutdown()
    assert not thread.is_alive()


class Client:
    """One connection that is kept."""

    def __init__(self, port: int) -> None:
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=60)
        self.rest = b""

    def answer(self) -> list[str]:
        """The next answer on the connection."""
        while b"\r\n\r\n" not in self.rest:
            self.rest += self.more()
        head, _, self.rest = self.rest.partition(b"\r\n\r\n")
        assert head.startswith(b"HTTP/1.1 200 OK")
        fields = dict(line.lower().split(b": ", 1) for line in head.split(b"\r\n")[1:])
        assert b"date" in fields
        size = int(fields[b"content-length"])
        while len(self.rest) < size:
            self.rest += self.more()
        body, self.rest = self.rest[:size], self.rest[size:]
        found: list[str] = json.loads(body)
        return found

    def ask(self, *parts: bytes) -> list[str]:
        """Send a request in parts and wait for its answer."""
        for part in parts:
            self.socket.sendall(part)
        return self.answer()

    def more(self) -> bytes:
        more = self.socket.recv(65536)
        assert more, "the server closed the connection"
        return more


def test_each_kind_of_request_takes_its_way_on_one_connection(served: tuple[Echo, int]) -> None:
    application, port = served
    client = Client(port)
    for _ in range(3):
        assert client.ask(raw(body=b"1")) == ["at once", "1"]
        assert client.ask(raw("/events", b"2")) == ["later", "2"]
        assert client.ask(raw("/other", b"3")) == ["general", "3"]
        assert client.ask(raw(body=b"4", Host="example.com")) == ["general", "4"]
        application.memory = not application.memory
        assert client.ask(raw("/personalize-ranking", b"5"))[1] == "5"
        application.memory = True
    client.socket.close()


def test_no_body_is_awaited_when_none_was_announced(served: tuple[Echo, int]) -> None:
    _, port = served
    client = Client(port)
    start = b"PUT /films/empty HTTP/1.1\r\nHost: 127.0.0.1\r\nExpect: 100-continue\r\n"
    assert client.ask(start + b"Content-Length: 0\r\n\r\n") == ["general", ""]
    client.socket.sendall(start + b"Content-Length: 2\r\n\r\n")
    proceed = b"HTTP/1.1 100 Continue\r\n\r\n"
    while len(client.rest) < len(proceed):
        client.rest += client.more()
    assert client.rest == proceed
    client.rest = b""
    assert client.ask(b"ab") == ["general", "ab"]
    client.socket.close()


def test_requests_in_pieces_and_several_at_once_are_answered_in_order(
    served: tuple[Echo, int],
) -> None:
    client = Client(served[1])
    whole = raw(body=b"piece")
    for cut in (1, 20, len(whole) - 5, len(whole) - 1):
        assert client.ask(whole[:cut], whole[cut:])[1] == "piece"
    client.socket.sendall(
        raw("/events", b"a") + raw(body=b"b") + raw("/other", b"c") + raw(body=b"d")
    )
    assert [client.answer()[1] for _ in range(4)] == ["a", "b", "c", "d"]
    client.socket.sendall(raw("/events", b"a"))
    client.socket.sendall(raw(body=b"b"))  # not waiting for the first answer
    assert [client.answer()[1] for _ in range(2)] == ["a", "b"]
    client.socket.close()


def test_large_answers_arrive_whole(served: tuple[Echo, int]) -> None:
    client = Client(served[1])
    for path in ("/recommendations", "/events"):
        body = b"x" * (fast_path.MOST_BYTES - 1)
        assert client.ask(raw(path, body))[1] == body.decode()
    assert client.ask(raw(body=b"x" * (fast_path.MOST_BYTES + 1)))[0] == "general"
    client.socket.close()


def test_clients_that_go_away_hold_nobody_up(served: tuple[Echo, int]) -> None:
    for data in (raw(body=b"12345")[:-3], raw()[:30], raw("/events"), raw()):
        leaving = socket.create_connection(("127.0.0.1", served[1]), timeout=60)
        leaving.sendall(data)
        leaving.close()
    client = Client(served[1])
    assert client.ask(raw(body=b"1")) == ["at once", "1"]
    client.socket.close()
