"""The stand-in as a container runs it, and in one where a builder is at hand."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import psutil
import pytest
import requests
import yaml

from personalize_poc import contract
from personalize_poc.local.process import daemon
from personalize_poc.local.testing.pytest_plugin import LocalServer
from tests.support.patience import PATIENCE, until

FOLDER = Path(daemon.__file__).parents[1] / "examples" / "container"
FILE = (FOLDER / "Containerfile").read_text("utf-8")
BUILDER = next(filter(None, map(shutil.which, ("buildah", "podman", "docker"))), None)


def entrypoint() -> list[str]:
    """The command of the Containerfile, without the interpreter."""
    text = FILE.replace("\\\n", " ")
    words = re.search(r"^ENTRYPOINT (\[.*\])", text, re.MULTILINE)
    assert words is not None
    command: list[str] = yaml.safe_load(words[1])
    assert command[0] == "python3"
    return command[1:]


def test_its_command_answers_on_every_address_and_to_the_name_of_its_service(
    tmp_path: Path,
) -> None:
    """On a free port, and called by the name that the service has in the compose file."""
    arguments = entrypoint()
    arguments[arguments.index("4570")] = "0"
    options = arguments[arguments.index("serve") + 1 :]
    state, _ = daemon.start(tmp_path, 0, options[options.index("0") + 1 :])
    server = LocalServer(state["endpoint"], state["port"], state["pid"], tmp_path)
    try:
        service = next(iter(yaml.safe_load((FOLDER / "compose.yaml").read_text())["services"]))
        listening = subprocess.run(
            [sys.executable, "-c", _LISTENS, str(server.port)], capture_output=True, check=False
        )
        assert listening.returncode == 0, "it does not listen beyond 127.0.0.1"
        health = requests.get(
            f"{server.endpoint}{contract.READY_PATH}",
            headers={"Host": f"{service}:4570"},
            timeout=PATIENCE,
        )
        assert health.status_code == 200
        put = requests.put(
            f"{server.endpoint}/films",
            headers={
                "Host": f"{service}:4570",
                "Authorization": "AWS4-HMAC-SHA256 Credential=local/20260101/us-east-1/s3/"
                "aws4_request, SignedHeaders=host, Signature=0",
            },
            timeout=PATIENCE,
        )
        assert put.status_code == 200, put.text
        assert [b["Name"] for b in server.client("s3").list_buckets()["Buckets"]] == ["films"]
        foreign = requests.get(
            f"{server.endpoint}{contract.HEALTH_PATH}",
            headers={"Host": "example.com"},
            timeout=PATIENCE,
        )
        assert foreign.status_code == 403
    finally:
        daemon.stop(tmp_path)


_LISTENS = """
import psutil, sys
port = int(sys.argv[1])
listening = [one.laddr for one in psutil.net_connections("tcp") if one.status == "LISTEN"]
sys.exit(0 if [a.ip for a in listening if a.port == port] == ["0.0.0.0"] else 1)
"""


def test_the_image_is_for_a_normal_user_and_ends_on_sigterm() -> None:
    assert re.search(r"^USER 1000:1000$", FILE, re.MULTILINE)
    assert "STOPSIGNAL SIGTERM" in FILE
    assert "--no-index" in FILE
    assert "HEALTHCHECK" in FILE


def asked(*arguments: str) -> str:
    """What the builder says."""
    command = [str(BUILDER), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


def in_container(image: str, command: list[str]) -> list[str]:
    """The command line that runs a command in a new container with the network of this machine."""
    if Path(str(BUILDER)).name == "buildah":
        return [str(BUILDER), "run", "--network", "host", asked("from", image), "--", *command]
    entry, *arguments = command
    return [str(BUILDER), "run", "--network", "host", "--entrypoint", entry, image, *arguments]


def made(base: str, version: str, folder: Path) -> str:
    """The image, built in a folder that holds the Containerfile and wheels for this Python."""
    python = shutil.which(f"python{version}")
    if python is None:
        pytest.skip(f"the base image has Python {version}; there is none here to make wheels with")
    wheels = [python, "-m", "pip", "wheel", "--quiet", "--wheel-dir", str(folder / "wheels")]
    subprocess.run([*wheels, f"{Path(__file__).resolve().parents[2]}[local]"], check=True)
    file, image = str(FOLDER / "Containerfile"), "personalize-local-of-a-test"
    form = ["--format", "docker"] if Path(str(BUILDER)).name != "docker" else []
    asked("build", *form, "--build-arg", f"BASE={base}", "-t", image, "-f", file, str(folder))
    assert contract.READY_PATH in asked("inspect", "--type", "image", image), "no health check"
    return image


@pytest.mark.skipif(BUILDER is None, reason="no buildah, podman or docker here")
def test_the_image_is_built_answers_and_ends_on_sigterm(tmp_path: Path) -> None:
    """With the network, for pip: name a base that is here in PERSONALIZE_POC_CONTAINER_BASE."""
    base = os.environ.get("PERSONALIZE_POC_CONTAINER_BASE", "python:3.12-slim")
    if not asked("images", "-q", "--filter", f"reference={base}"):
        pytest.skip(f"the base image {base} is not here, and nothing is downloaded")
    told = "import sys; print('.'.join(map(str, sys.version_info[:2])))"
    version = subprocess.check_output(in_container(base, ["python3", "-c", told]), text=True)
    image = made(base, version.strip(), tmp_path)
    who = in_container(image, ["python3", "-c", "import os; print(os.getuid(), os.getcwd())"])
    assert subprocess.check_output(who, text=True).split()[0] == "1000"
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = str(free.getsockname()[1])
    command = [port if word == "4570" else word for word in entrypoint()]
    with subprocess.Popen(in_container(image, ["python3", *command])) as process:
        endpoint = f"http://127.0.0.1:{port}"
        try:
            until(lambda: process.poll() is not None or answers(endpoint))
            server = LocalServer(endpoint, int(port), process.pid, tmp_path)
            client = server.client("personalize")
            assert client.list_dataset_groups()["datasetGroups"] == []
            listener(server.port).terminate()  # what stands between would kill it
            assert process.wait(PATIENCE) == 0
        finally:
            process.kill()


def listener(port: int) -> psutil.Process:
    """The process that listens on a port."""
    every = psutil.net_connections("tcp")
    found = {one.pid for one in every if one.status == "LISTEN" and one.laddr.port == port}
    return psutil.Process(found.pop())


def answers(endpoint: str) -> bool:
    """Whether the stand-in is ready."""
    try:
        return requests.get(f"{endpoint}{contract.READY_PATH}", timeout=5).status_code == 200
    except (requests.ConnectionError, requests.Timeout):
        return False
