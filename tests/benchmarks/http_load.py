"""A load generator for HTTP/1.1 with keep-alive: one thread, many connections, no library.

It costs about 20 microseconds a request, so what is measured is the server.
"""

from __future__ import annotations

import json
import re
import selectors
import socket
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

SIGNED = (
    "AWS4-HMAC-SHA256 Credential=local/20260101/us-east-1/personalize/aws4_request, "
    "SignedHeaders=host;x-amz-date, Signature=" + "0" * 64
)


@dataclass(frozen=True)
class Load:
    """What was measured. `times` in milliseconds [requests], failed requests too."""

    per_second: float
    times: NDArray[np.float64]
    failed: int

    @property
    def answered(self) -> int:
        """Requests that had an answer, failed ones too."""
        return len(self.times)

    @property
    def p50(self) -> float:
        """The median, milliseconds."""
        return float(np.median(self.times))

    @property
    def p99(self) -> float:
        """99 % were answered within so many milliseconds."""
        return float(np.quantile(self.times, 0.99))


def post(path: str, document: dict[str, Any]) -> bytes:
    """The bytes of a request to the runtime or events service, as an SDK sends it."""
    body = json.dumps(document).encode()
    head = (
        f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
        "User-Agent: load\r\nX-Amz-Date: 20260101T000000Z\r\n"
        f"Authorization: {SIGNED}\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body


class Client:
    """One connection that stays open, one request after the other."""

    def __init__(self, port: int) -> None:
        self._socket = socket.create_connection(("127.0.0.1", port))
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def call(self, operation: str, path: str = "/", **document: Any) -> dict[str, Any]:
        """Send a request and read its answer. Raises AssertionError for one that is no 200."""
        body = json.dumps(document).encode()
        target = f"X-Amz-Target: AmazonPersonalize.{operation}\r\n" if path == "/" else ""
        head = f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: {SIGNED}\r\n{target}"
        kind = "application/x-amz-json-1.1" if target else "application/json"
        head += f"Content-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n"
        self._socket.sendall(head.encode() + body)
        got = b""
        while (end := got.find(b"\r\n\r\n")) < 0:
            got += self._socket.recv(1 << 20)
        length = int(re.search(rb"content-length: *(\d+)", got[:end].lower())[1])  # type: ignore[index]
        while len(got) < end + 4 + length:
            got += self._socket.recv(1 << 20)
        assert got[9:12] == b"200", got
        found: dict[str, Any] = json.loads(got[end + 4 :] or b"{}")
        return found

    def close(self) -> None:
        """Close the connection."""
        self._socket.close()


class _Connection:
    def __init__(self, port: int) -> None:
        self.socket = socket.create_connection(("127.0.0.1", port))
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.sent = 0.0
        self._got = b""

    def send(self, request: bytes) -> None:
        self.sent = time.perf_counter()
        self._got = b""
        self.socket.sendall(request)

    def receive(self) -> bytes | None:
        """The status of the answer once it is complete, else None."""
        part = self.socket.recv(262_144)
        if not part:
            raise ConnectionError("the server closed a connection")
        self._got += part
        end = self._got.find(b"\r\n\r\n")
        if end < 0:
            return None
        head = self._got[:end].lower()
        place = head.find(b"content-length:")
        length = int(head[place + 15 :].split(b"\r\n", 1)[0]) if place >= 0 else 0
        return head[9:12] if len(self._got) >= end + 4 + length else None


def measure(
    port: int, request: Callable[[int], bytes], *, connections: int, seconds: float
) -> Load:
    """Send `request(number)` over so many connections, each the next one when it has its answer."""
    times, failed, number = [], 0, 0
    with selectors.DefaultSelector() as selector:
        for _ in range(connections):
            connection = _Connection(port)
            selector.register(connection.socket, selectors.EVENT_READ, connection)
            connection.send(request(number))
            number += 1
        began = time.perf_counter()
        while (now := time.perf_counter()) - began < seconds:
            for key, _ in selector.select(1):
                status = key.data.receive()
                if status is None:
                    continue
                times.append(time.perf_counter() - key.data.sent)
                failed += status != b"200"
                key.data.send(request(number))
                number += 1
        for key in list(selector.get_map().values()):
            key.data.socket.close()
    return Load(len(times) / (now - began), np.array(times) * 1000, failed)


@dataclass
class Stream:
    """Requests at a fixed rate, whether or not the server keeps up.

    request: makes the bytes of request 0, 1, 2 … per_second: how many are due each second.
    """

    name: str
    request: Callable[[int], bytes]
    per_second: float
    connections: int = 16


def paced(port: int, streams: list[Stream], seconds: float) -> dict[str, Load]:
    """Send the requests of all streams when they are due, for so many seconds.

    Times count from when a request was due, so that a server that falls behind cannot hide it.
    """
    times: dict[str, list[float]] = {stream.name: [] for stream in streams}
    failed, sent = dict.fromkeys(times, 0), dict.fromkeys(times, 0)
    idle: dict[str, deque[_Connection]] = {
        s.name: deque(_Connection(port) for _ in range(s.connections)) for s in streams
    }
    with selectors.DefaultSelector() as selector:
        for stream in streams:
            for connection in idle[stream.name]:
                selector.register(connection.socket, selectors.EVENT_READ, (stream, connection))
        began = time.perf_counter()
        ends = began + seconds
        while (now := time.perf_counter()) < ends or any(
            len(times[s.name]) < sent[s.name] for s in streams
        ):
            wait = 0.05
            for stream in streams:
                due = began + sent[stream.name] / stream.per_second
                while due <= now and due < ends and idle[stream.name]:
                    connection = idle[stream.name].popleft()
                    connection.send(stream.request(sent[stream.name]))
                    connection.sent = due
                    sent[stream.name] += 1
                    due = began + sent[stream.name] / stream.per_second
                if idle[stream.name] and due < ends:
                    wait = min(wait, max(0.0, due - now))
            for key, _ in selector.select(wait):
                stream, connection = key.data
                status = connection.receive()
                if status is not None:
                    times[stream.name].append(time.perf_counter() - connection.sent)
                    failed[stream.name] += status != b"200"
                    idle[stream.name].append(connection)
        for key in list(selector.get_map().values()):
            key.data[1].socket.close()
    passed = time.perf_counter() - began
    return {
        name: Load(len(found) / passed, np.array(found) * 1000, failed[name])
        for name, found in times.items()
    }
