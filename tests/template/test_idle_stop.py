"""The program that stops the host: against a Jupyter server of this test, and moto."""

from __future__ import annotations

import importlib.util
import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import boto3
import pytest
from moto import mock_aws

PROGRAM = Path(__file__).parents[2] / "cloudformation" / "idle_stop.py"
NOW = datetime(2026, 3, 1, 12, tzinfo=UTC).timestamp()
GROUP = "/personalize-poc/stack"
SESSION = boto3.Session("testing", "testing", region_name="eu-west-1")


def _program() -> Any:
    spec = importlib.util.spec_from_file_location("idle_stop", PROGRAM)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


idle_stop = _program()


def kernel(minutes_ago: float, state: str = "idle") -> dict[str, Any]:
    at = datetime.fromtimestamp(NOW - 60 * minutes_ago, UTC)
    text = at.strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    return {"id": "k", "last_activity": text, "execution_state": state, "connections": 1}


@contextmanager
def jupyter(token: str = "", **lists: Any) -> Iterator[dict[str, str]]:
    """A Jupyter server with these sessions, kernels and terminals."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            kind = self.path.split("?")[0].removeprefix("/api/")
            known = not token or self.headers["Authorization"] == f"token {token}"
            self.send_response(200 if known and kind in lists else 403)
            self.end_headers()
            self.wfile.write(json.dumps(lists.get(kind)).encode())

        def log_message(self, *_: Any) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield {"url": f"http://127.0.0.1:{server.server_port}/", "token": token}
        server.shutdown()


class Host:
    """A notebook host in moto, up for a day, and the program on it."""

    def __init__(self, folder: Path) -> None:
        self.sagemaker = SESSION.client("sagemaker")
        self.logs = SESSION.client("logs")
        self.logs.create_log_group(logGroupName=GROUP)
        role = "arn:aws:iam::123456789012:role/host"
        for name in ("mine", "other"):
            self.sagemaker.create_notebook_instance(
                NotebookInstanceName=name, InstanceType="ml.t3.medium", RoleArn=role
            )
        self.metadata, self.state = folder / "metadata.json", folder / "last-use"
        arn = "arn:aws:sagemaker:eu-west-1:123456789012:notebook-instance/mine"
        self.metadata.write_text(json.dumps({"ResourceName": "mine", "ResourceArn": arn}))
        self.booted = NOW - 24 * 3600

    def look(self, *places: dict[str, str], minutes: float = 60, now: float = NOW) -> bool:
        """Run the program once; whether the host was stopped, and no other."""
        given = ["--minutes", str(minutes), "--log-group", GROUP]
        given += ["--state", str(self.state), "--metadata", str(self.metadata)]
        stopped = idle_stop.main(given, list(places), now=now, booted=self.booted)
        assert self.status("mine") == ("Stopped" if stopped else "InService")
        assert self.status("other") == "InService"
        return bool(stopped)

    def status(self, name: str) -> str:
        told = self.sagemaker.describe_notebook_instance(NotebookInstanceName=name)
        return str(told["NotebookInstanceStatus"])

    def logged(self) -> list[str]:
        streams = self.logs.describe_log_streams(logGroupName=GROUP)["logStreams"]
        return [
            event["message"]
            for stream in streams
            for event in self.logs.get_log_events(
                logGroupName=GROUP, logStreamName=stream["logStreamName"]
            )["events"]
        ]


@pytest.fixture
def host(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Host]:
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "testing")
    with mock_aws(config={"core": {"passthrough": {"urls": [r"http://127\.0\.0\.1"]}}}):
        monkeypatch.setattr(boto3, "DEFAULT_SESSION", SESSION)  # one that has read its models
        yield Host(tmp_path)


@pytest.mark.parametrize("kind", ["sessions", "kernels", "terminals"])
@pytest.mark.parametrize(("minutes_ago", "stops"), [(1, False), (59, False), (61, True)])
def test_last_activity_decides(host: Host, kind: str, minutes_ago: float, stops: bool) -> None:
    one = kernel(minutes_ago)
    shown: dict[str, Any] = {"sessions": [], "kernels": [], "terminals": []} | {
        kind: [{"id": "s", "path": "a.ipynb", "kernel": one} if kind == "sessions" else one]
    }
    with jupyter("", **shown) as server:
        assert host.look(server) is stops
    assert host.logged() == (["mine: idle for 61 minutes, stopped."] if stops else [])


@pytest.mark.parametrize(("minutes", "stops"), [(15, True), (29, True), (31, False), (90, False)])
def test_the_minutes_are_those_of_the_option(host: Host, minutes: float, stops: bool) -> None:
    with jupyter(kernels=[kernel(30)], sessions=[]) as server:
        assert host.look(server, minutes=minutes) is stops


@pytest.mark.parametrize("state", ["busy", "starting"])
def test_a_busy_kernel_keeps_the_host_however_long_it_takes(host: Host, state: str) -> None:
    with jupyter(kernels=[kernel(600), kernel(600, state)], sessions=[]) as server:
        assert not host.look(server)
    with jupyter(kernels=[kernel(600)], sessions=[]) as server:
        assert not host.look(server, now=NOW + 59 * 60), "the hour begins when it is no longer busy"
        assert host.look(server, now=NOW + 61 * 60)


def test_a_kernel_that_was_shut_down_counts_from_when_it_was_seen(host: Host) -> None:
    with jupyter(kernels=[kernel(10)], sessions=[]) as server:
        assert not host.look(server)
    with jupyter(kernels=[], sessions=[]) as server:
        assert not host.look(server, now=NOW + 40 * 60)
        assert host.look(server, now=NOW + 51 * 60)


def test_a_host_that_has_just_started_waits_for_its_person(host: Host) -> None:
    host.booted = NOW - 59 * 60
    with jupyter(kernels=[], sessions=[]) as server:
        assert not host.look(server)
        assert host.look(server, now=NOW + 120)


def test_a_server_that_does_not_answer_shows_no_activity(host: Host, capsys: Any) -> None:
    nobody = {"url": "http://127.0.0.1:9/", "token": ""}
    host.booted = NOW - 30 * 60
    assert not host.look(nobody)
    with jupyter("right", kernels=[kernel(0)]) as server:
        assert not host.look({**server, "token": "wrong"})
        assert host.look({**server, "token": "wrong"}, now=NOW + 31 * 60)
    told = capsys.readouterr().out
    assert "No Jupyter server answers." in told
    assert "403" in told


def test_a_server_with_a_token_and_one_that_is_gone(host: Host) -> None:
    nobody = {"url": "http://127.0.0.1:9/", "token": ""}
    with jupyter("right", kernels=[kernel(1)]) as server:
        assert not host.look(nobody, server, {})


@pytest.mark.parametrize("strange", [{"message": "no"}, [{"id": "k"}], [None], "text", 7])
def test_answers_that_make_no_sense_do_not_end_the_program(host: Host, strange: Any) -> None:
    with jupyter(kernels=strange, sessions=[kernel(1)]) as server:
        assert not host.look(server)
    with jupyter(kernels=strange) as server:
        assert host.look(server, now=NOW + 61 * 60)


def test_neither_a_broken_state_nor_a_missing_log_group_keeps_it_running(host: Host) -> None:
    host.state.write_text("not a number")
    host.logs.delete_log_group(logGroupName=GROUP)
    with jupyter(kernels=[kernel(70)], sessions=[]) as server:
        assert host.look(server)


def test_a_state_that_cannot_be_written_does_not_either(host: Host) -> None:
    host.state = host.state.parent / "missing" / "state"
    with jupyter(kernels=[kernel(70)], sessions=[]) as server:
        assert host.look(server)


def test_servers_say_where_they_are(tmp_path: Path) -> None:
    (tmp_path / "jpserver-1.json").write_text('{"url": "http://localhost:1/", "token": "t"}')
    (tmp_path / "jpserver-2.json").write_text("{")
    found = idle_stop.servers(tmp_path)
    assert found == [{"url": "http://localhost:1/", "token": "t"}, idle_stop.USUAL]


def test_only_web_addresses_are_asked() -> None:
    assert idle_stop.last_activity([{"url": "file:///etc/passwd?"}]) is None


def test_the_uptime_is_read() -> None:
    if not Path("/proc/uptime").exists():
        pytest.skip("not Linux")
    assert idle_stop.uptime() > 0
