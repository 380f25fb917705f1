"""A stand-in that is steered while it runs: reset, kept, moved, asked what it was asked."""

from __future__ import annotations

import contextlib
import json
import re
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

import pytest
import requests
from click.testing import CliRunner, Result

from personalize_poc import contract
from personalize_poc.local.cli import main
from personalize_poc.local.process import daemon
from personalize_poc.local.state import disk_errors
from personalize_poc.local.steering import snapshots
from personalize_poc.local.testing.server import LocalServer, running_trained
from tests.support.patience import PATIENCE, until

OTHER = "eu-west-1"


def started(folder: Path, *arguments: str) -> LocalServer:
    state, _ = daemon.start(folder, 0, list(arguments))
    return LocalServer(state["endpoint"], state["port"], state["pid"], folder)


@pytest.fixture(scope="module")
def server() -> Iterator[LocalServer]:
    """A stand-in with trained campaigns, of which the snapshot `trained` is kept."""
    with running_trained() as trained:
        assert command(trained.server, "snapshot", "save", "trained").exit_code == 0
        yield trained.server


def command(server: LocalServer, *words: str) -> Result:
    name, *rest = words
    group = [name, rest.pop(0)] if name == "snapshot" else [name]
    arguments = [*group, "--data-dir", str(server.data_dir), *rest]
    return CliRunner().invoke(main, arguments)


def asked(server: LocalServer, method: str, path: str, **more: Any) -> requests.Response:
    return requests.request(method, f"{server.endpoint}{path}", timeout=PATIENCE, **more)


def at_once(server: LocalServer, method: str, path: str) -> Any:
    """The answer to a request that is sent once, over a connection of its own."""
    with contextlib.closing(HTTPConnection("127.0.0.1", server.port, timeout=PATIENCE)) as line:
        line.request(method, path, headers={"Content-Length": "0"})
        return json.loads(line.getresponse().read())


def names(server: LocalServer, region: str = "us-east-1") -> list[str]:
    groups = server.client("personalize", region).list_dataset_groups()["datasetGroups"]
    return [group["name"] for group in groups]


def recommended(server: LocalServer) -> list[str]:
    campaigns = server.client("personalize").list_campaigns()["campaigns"]
    (sims,) = (one["campaignArn"] for one in campaigns if one["name"] == "sims")
    answer = server.client("personalize-runtime").get_recommendations(
        campaignArn=sims, itemId="film-3", numResults=3
    )
    return [item["itemId"] for item in answer["itemList"]]


def test_a_reset_leaves_nothing_and_a_snapshot_brings_all_back(server: LocalServer) -> None:
    """On the same port, in the same process, with S3 and IAM."""
    films, groups = recommended(server), names(server)
    buckets = server.client("s3").list_buckets()["Buckets"]
    told = command(server, "reset", "--yes")
    assert told.exit_code == 0, told.output
    assert names(server) == []
    assert server.client("s3").list_buckets()["Buckets"] == []
    assert server.client("iam").list_roles()["Roles"] == []
    restored = command(server, "snapshot", "restore", "trained")
    assert restored.exit_code == 0, restored.output
    assert (recommended(server), names(server)) == (films, groups)
    kept = [bucket["Name"] for bucket in server.client("s3").list_buckets()["Buckets"]]
    log = (server.data_dir / daemon.LOG_FILE).read_text("utf-8")  # says what was not repeated
    assert kept == [bucket["Name"] for bucket in buckets], log[-4000:]
    health = asked(server, "GET", contract.HEALTH_PATH).json()
    assert (health["pid"], health["status"]) == (server.pid, "ready")


def test_who_connects_right_after_a_reset_is_answered_by_the_next_life(tmp_path: Path) -> None:
    """A connection of the moment between the two waits; none is broken off."""
    server = started(tmp_path)
    try:
        begun = [at_once(server, "GET", contract.HEALTH_PATH)["started"]]
        for _ in range(4):
            assert at_once(server, "POST", contract.RESET_PATH) == {"status": "resetting"}
            begun.append(at_once(server, "GET", contract.HEALTH_PATH)["started"])
        assert begun == sorted(set(begun))
    finally:
        daemon.stop(tmp_path)


def test_one_place_is_reset_alone(server: LocalServer) -> None:
    server.client("personalize", OTHER).create_dataset_group(name="elsewhere")
    words = ("--account", contract.DEFAULT_ACCOUNT, "--region", OTHER)
    assert command(server, "reset", "--yes", *words).exit_code == 0
    assert names(server, OTHER) == []
    assert len(names(server)) == 1
    assert recommended(server)


def test_a_state_moves_to_another_machine_in_one_file(server: LocalServer, tmp_path: Path) -> None:
    file = tmp_path / "state.tar"
    told = command(server, "export", str(file))
    assert told.exit_code == 0, told.output
    other = started(tmp_path / "other")
    try:
        other.client("personalize").create_dataset_group(name="replaced")
        told = command(other, "import", "--yes", str(file))
        assert told.exit_code == 0, told.output
        assert (recommended(other), names(other)) == (recommended(server), names(server))
    finally:
        daemon.stop(tmp_path / "other")


DAMAGES = {
    "half": (lambda data: data[: len(data) // 2], "cut off|no whole tar|damaged"),
    "a zip": (lambda data: b"PK\x03\x04" + data[4:], "no whole tar|no state"),
    "empty": (lambda data: b"", "no whole tar|no state"),
    "foreign": (lambda data: data.replace(b"personalize-poc", b"something_else", 1), "no state"),
}


@pytest.mark.parametrize(("change", "said"), DAMAGES.values(), ids=list(DAMAGES))
def test_a_damaged_or_foreign_state_changes_nothing(
    server: LocalServer, change: Any, said: str
) -> None:
    before = names(server)
    data = change(asked(server, "GET", contract.STATE_PATH).content)
    answer = asked(server, "PUT", contract.STATE_PATH, data=data)
    assert answer.status_code == 400
    assert re.search(said, answer.json()["message"]), answer.json()
    assert names(server) == before
    left = {path.name for path in server.data_dir.iterdir()}
    assert not [name for name in left if name.startswith(("incoming", "outgoing", "renewal"))]


def test_requests_are_counted_and_expectations_checked(server: LocalServer) -> None:
    asked(server, "DELETE", contract.REQUESTS_PATH)
    personalize = server.client("personalize")
    for name in ("one", "two"):
        with pytest.raises(personalize.exceptions.ResourceNotFoundException):
            personalize.describe_schema(
                schemaArn=f"arn:aws:personalize:us-east-1:{contract.DEFAULT_ACCOUNT}:schema/{name}"
            )
    path = contract.REQUESTS_PATH
    form = {"operation": "DescribeSchema", "status": 400}
    assert asked(server, "POST", f"{path}/count", json=form).json()["count"] == 2
    assert asked(server, "POST", f"{path}/assert", json={**form, "times": 2}).status_code == 200
    missed = asked(
        server,
        "POST",
        f"{path}/assert",
        json={"operation": "DescribeSchema", "params": {"schemaArn": "x"}, "atLeast": 1},
    )
    assert missed.status_code == 409
    assert "expected at least 1, came 0" in missed.json()["message"]
    assert "schema/two" in missed.json()["message"]
    wrong = asked(server, "POST", f"{path}/count", json={"operaton": "DescribeSchema"})
    assert wrong.status_code == 400
    assert "operaton" in wrong.json()["message"]
    told = command(server, "requests", "--operation", "DescribeSchema", "--bodies").output
    assert told.count("schema/one") == 1


def test_metrics_in_the_form_of_prometheus(server: LocalServer) -> None:
    recommended(server)
    answer = asked(server, "GET", contract.METRICS_PATH)
    assert answer.headers["content-type"].startswith("text/plain; version=0.0.4")
    lines = answer.text.splitlines()
    counted = [line for line in lines if 'operation="GetRecommendations",status="200"' in line]
    assert float(counted[0].rsplit(" ", 1)[1]) >= 1
    buckets = [
        line for line in lines if line.startswith("personalize_local_request_seconds_bucket")
    ]
    values = [float(line.rsplit(" ", 1)[1]) for line in buckets]
    assert values == sorted(values)
    assert any(line.startswith('personalize_local_resources{kind="campaign"') for line in lines)


def test_what_does_not_exist_is_named(server: LocalServer) -> None:
    missing = command(server, "snapshot", "restore", "nobody")
    assert missing.exit_code == 2
    assert "There are: trained" in missing.output
    assert asked(server, "PUT", f"{contract.SNAPSHOTS_PATH}/..%2Fevil").status_code in (400, 404)
    assert asked(server, "POST", contract.RESET_PATH, data="{").status_code == 400
    page = {"Origin": server.endpoint}
    assert asked(server, "POST", contract.RESET_PATH, headers=page).status_code == 403
    assert len(names(server)) == 1


def test_hooks_run_once_ready(tmp_path: Path) -> None:
    hooks = tmp_path / "hooks"
    hooks.mkdir()
    (hooks / "1-make.py").write_text(
        "import boto3\nboto3.client('personalize').create_dataset_group(name='by-a-hook')\n"
    )
    (hooks / "2-look.sh").write_text('echo "seen $AWS_ENDPOINT_URL"\nexit 3\n')
    (hooks / "notes.txt").write_text("no script")
    server = started(tmp_path / "state", "--hooks", str(hooks))
    try:
        until(
            lambda: asked(server, "GET", contract.READY_PATH).json()["hooks"]["state"] == "failed"
        )
        answer = asked(server, "GET", contract.READY_PATH)
        assert answer.status_code == 503
        assert answer.json()["hooks"]["scripts"] == {"1-make.py": 0, "2-look.sh": 3}
        assert names(server) == ["by-a-hook"]
        assert f"seen {server.endpoint}" in command(server, "logs").output
    finally:
        daemon.stop(tmp_path / "state")


def test_a_kill_in_the_middle_of_an_exchange_loses_nothing(tmp_path: Path) -> None:
    """What is noted is done at the next start, from whichever step it had reached."""
    server = started(tmp_path)
    server.client("personalize").create_dataset_group(name="kept")
    assert command(server, "snapshot", "save", "one").exit_code == 0
    daemon.stop(tmp_path)
    snapshots.restore(tmp_path, "one")
    (tmp_path / "trash").mkdir()
    (tmp_path / disk_errors.STATE).rename(tmp_path / "trash" / disk_errors.STATE)  # killed here
    server = started(tmp_path)
    try:
        assert names(server) == ["kept"]
        assert not (tmp_path / "renewal.json").exists()
    finally:
        daemon.stop(tmp_path)
