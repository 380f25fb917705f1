"""Clients that keep their connections open leave room for others."""

from __future__ import annotations

import logging
import os
import select
import socket
import threading
from collections.abc import Iterator
from typing import Any

import pytest
import waitress

from personalize_poc.local.process import descriptors
from personalize_poc.local.server import connections
from tests.support.patience import PATIENCE

MOST, BUSY = 10, 4
GET = b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """A server that keeps ten connections, and lets in four more at most."""
    logging.getLogger("waitress").setLevel(logging.ERROR)
    monkeypatch.setattr(connections, "PAUSE_SECONDS", 0.0)

    def application(environ: dict[str, Any], start_response: Any) -> list[bytes]:
        start_response("200 OK", [("Content-Length", "2")])
        return [b"ok"]

    sockets: dict[int, Any] = {}
    with socket.create_server(("127.0.0.1", 0), backlog=1024) as listener:
        server = waitress.create_server(
            application,
            sockets=[listener],
            threads=2,
            map=sockets,
            connection_limit=MOST + BUSY,
            asyncore_loop_timeout=0.02,
            asyncore_use_poll=True,
        )
        connections.keep_room(server, MOST)
        ended = threading.Event()

        def serve() -> None:
            while not ended.is_set():
                server.asyncore.loop(timeout=0.02, map=sockets, use_poll=True, count=1)

        thread = threading.Thread(target=serve)
        thread.start()
        yield server
        ended.set()
        thread.join()
        server.close()
        for one in list(sockets.values()):
            one.close()


@pytest.fixture
def port(server: Any) -> int:
    return int(server.effective_port)


def answered(connection: socket.socket) -> bool:
    connection.sendall(GET)
    got = b""
    while not got.endswith(b"ok"):
        part = connection.recv(4096)
        if not part:
            return False
        got += part
    return got.startswith(b"HTTP/1.1 200")


@pytest.mark.slow  # who is idle is known after a second
def test_idle_connections_make_room_and_each_request_has_one_answer(port: int) -> None:
    tabs = []
    try:
        for _ in range(2 * MOST):  # many more than the server keeps, each with a request at once
            tabs.append(socket.create_connection(("127.0.0.1", port), PATIENCE))
            tabs[-1].sendall(GET)
        for tab in tabs:
            assert tab.recv(4096).startswith(b"HTTP/1.1 200")
        for _ in range(3):
            with socket.create_connection(("127.0.0.1", port), PATIENCE) as newcomer:
                assert answered(newcomer)
    finally:
        for tab in tabs:
            tab.close()


def test_a_newcomer_waits_in_the_queue_once_nobody_is_let_in(server: Any, port: int) -> None:
    with socket.create_connection(("127.0.0.1", port), PATIENCE) as early:
        assert answered(early)
        connections.let_in_nobody(server)
        with socket.create_connection(("127.0.0.1", port), PATIENCE) as newcomer:
            newcomer.sendall(GET)
            assert answered(early)  # the loop goes round, and the newcomer is not heard
            assert not select.select([newcomer], [], [], 0.2)[0]
            server.accepting = True  # as by the next life of the server
            assert newcomer.recv(4096).startswith(b"HTTP/1.1 200")


def test_no_more_connections_than_files_may_be_open() -> None:
    assert connections.limit(100_000) == connections.MOST
    assert connections.limit(1024) + connections.BUSY + connections.OTHER_FILES == 1024
    assert connections.limit(100) > 0


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such limit")
def test_a_process_is_allowed_more_open_files_and_never_fewer() -> None:
    import resource

    before = resource.getrlimit(resource.RLIMIT_NOFILE)
    try:
        resource.setrlimit(resource.RLIMIT_NOFILE, (256, before[1]))
        assert descriptors.allow(300) == 300
        assert descriptors.allow(200) == 200
        assert resource.getrlimit(resource.RLIMIT_NOFILE)[0] == 300
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, before)
