"""What is journalled, in which order, and what happens when it cannot be."""

from __future__ import annotations

import errno
import io
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from personalize_poc.local.cloud.journal import log, replay
from personalize_poc.local.cloud.journal.log import Journal
from personalize_poc.local.cloud.journal.replay import RequestJournal


def environ(method: str, body: bytes = b"", **more: Any) -> dict[str, Any]:
    return {
        "REQUEST_METHOD": method,
        "PATH_INFO": "/films/a",
        "QUERY_STRING": "",
        "CONTENT_LENGTH": str(len(body)),
        "HTTP_AUTHORIZATION": "AWS4-HMAC-SHA256 Credential=k/20250101/r/s3/aws4_request, "
        "SignedHeaders=host, Signature=0123456789abcdef",
        "HTTP_X_AMZ_SECURITY_TOKEN": "secret",
        "wsgi.input": io.BytesIO(body),
        **more,
    }


class Service:
    """A service that notes what it is asked and answers with one status."""

    def __init__(self, status: str = "200 OK") -> None:
        self.status = status
        self.bodies: list[bytes] = []

    def __call__(self, asked: dict[str, Any], start_response: Any) -> list[bytes]:
        self.bodies.append(asked["wsgi.input"].read(int(asked["CONTENT_LENGTH"])))
        start_response(self.status, [])
        return [b"answer"]


@pytest.fixture
def requests(tmp_path: Path) -> Iterator[RequestJournal]:
    made = RequestJournal(tmp_path)
    made.open()
    yield made
    made.close()


def repeated(folder: Path) -> list[bytes]:
    """The bodies that the next process repeats."""
    following, service = RequestJournal(folder), Service()
    following.open()
    following.replay(lambda environ: service)
    following.close()
    return service.bodies


@pytest.mark.parametrize("size", [0, 5, 100_000])
def test_a_change_is_repeated_with_its_body(
    requests: RequestJournal, tmp_path: Path, size: int
) -> None:
    service, body = Service(), os.urandom(size)
    assert requests.perform(environ("PUT", body), service) == ("200 OK", [], b"answer")
    assert service.bodies == [body]
    assert repeated(tmp_path) == [body]


def test_a_refused_change_and_one_that_breaks_are_not_repeated(
    requests: RequestJournal, tmp_path: Path
) -> None:
    requests.perform(environ("PUT", b"1" * 50_000), Service("404 Not Found"))

    def broken(*_: Any) -> list[bytes]:
        raise NotImplementedError

    with pytest.raises(NotImplementedError):
        requests.perform(environ("PUT"), broken)
    requests.perform(environ("PUT", b"2"), Service())
    assert repeated(tmp_path) == [b"2"]


@pytest.mark.parametrize("size", [5, 100_000])
def test_nothing_happens_when_the_disk_is_full(
    requests: RequestJournal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: int
) -> None:
    requests.perform(environ("PUT", b"before"), Service())

    def full(handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    service = Service()
    with monkeypatch.context() as patch:
        fsync, calls = os.fsync, []

        def once(handle: int) -> None:
            calls.append(handle)
            full(handle) if len(calls) == 1 else fsync(handle)

        patch.setattr(os, "fsync", once)
        with pytest.raises(OSError, match="No space"):
            requests.perform(environ("PUT", os.urandom(size)), service)
    assert service.bodies == []
    assert list((tmp_path / "bodies").iterdir()) == []
    requests.perform(environ("PUT", b"after"), Service())
    assert repeated(tmp_path) == [b"before", b"after"]


def test_what_is_overwritten_leaves_the_disk_while_the_server_runs(
    requests: RequestJournal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    size, most = 100_000, 500_000
    monkeypatch.setattr(log, "COMPACT_BYTES", most)
    for number in range(30):
        body = bytes([number]) * size
        requests.perform(environ("PUT", body, HTTP_HOST="127.0.0.1:1"), Service())
        on_disk = sum(path.stat().st_size for path in (tmp_path / "bodies").iterdir())
        assert on_disk <= most + 2 * size
    assert repeated(tmp_path) == [body]


WRITER = """
import itertools, sys
from pathlib import Path
from personalize_poc.local.cloud.journal import log
from tests.local.cloud.journal.test_replay import RequestJournal, Service, environ

log.COMPACT_BYTES = 200_000
journal, first = RequestJournal(Path(sys.argv[1])), int(sys.argv[2])
journal.open()
for number in itertools.count(first):
    body = number.to_bytes(4, "big") * (10_000 if number % 3 else 10)
    address = {"PATH_INFO": f"/films/{number % 5}", "HTTP_HOST": "127.0.0.1:1"}
    journal.perform(environ("PUT", body, **address), Service())
    print(number, flush=True)
"""


@pytest.mark.slow  # processes are killed
def test_what_was_acknowledged_survives_kills_while_the_journal_is_compacted(
    tmp_path: Path,
) -> None:
    last, acknowledged = -1, {}
    for turn in range(4):
        command = [sys.executable, "-c", WRITER, str(tmp_path), str(last + 1)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as writer:
            assert writer.stdout is not None
            for line in writer.stdout:
                last = int(line)
                acknowledged[last % 5] = last
                if last > 60 * (turn + 1) + turn:
                    writer.kill()
                    break
            for line in writer.stdout:
                last = int(line)
                acknowledged[last % 5] = last
        found = {}
        for body in repeated(tmp_path):
            number = int.from_bytes(body[:4], "big")
            assert len(set(zip(*[iter(body)] * 4, strict=True))) == 1
            found[number % 5] = number
        under_way = {(last + 1) % 5: last + 1}
        assert found in (acknowledged, acknowledged | under_way)
        last = max(found.values())
        acknowledged = found
        assert len(list((tmp_path / "bodies").iterdir())) <= 5


def test_no_signature_and_no_session_token_is_written_down(
    requests: RequestJournal, tmp_path: Path
) -> None:
    requests.perform(environ("PUT"), Service())
    journal = Journal(tmp_path)
    (entry,) = journal.open()
    journal.close()
    assert "HTTP_X_AMZ_SECURITY_TOKEN" not in entry.what
    assert entry.what["HTTP_AUTHORIZATION"].endswith("Signature=0")


def form(action: str) -> dict[str, Any]:
    return environ("POST") | {"wsgi.input": io.BytesIO(f"Action={action}&Version=1".encode())}


@pytest.mark.parametrize(
    ("service", "request_", "expected"),
    [
        ("s3", environ("PUT"), True),
        ("s3", environ("POST", QUERY_STRING="delete"), True),
        ("s3", environ("POST", QUERY_STRING="select&select-type=2"), False),
        ("s3", environ("GET"), False),
        ("s3", environ("HEAD"), False),
        ("iam", form("CreateRole"), True),
        ("iam", form("ListRoles"), False),
        ("iam", form("GetRole"), False),
        ("sts", form("AssumeRole"), True),
        ("ssm", environ("POST", HTTP_X_AMZ_TARGET="AmazonSSM.PutParameter"), True),
        ("ssm", environ("POST", HTTP_X_AMZ_TARGET="AmazonSSM.GetParameter"), False),
        ("lambda", environ("POST"), False),
    ],
)
def test_which_requests_change_something(
    service: str, request_: dict[str, Any], expected: bool
) -> None:
    assert replay.changes(service, request_) is expected
