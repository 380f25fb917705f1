"""The stand-in as a container runs it, and in one where a builder is at hand."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import requests
import yaml

from personalize_poc import contract
from personalize_poc.local.process import daemon
from personalize_poc.local.testing.pytest_plugin import LocalServer
from tests.support.patience import PATIENCE

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


@pytest.mark.skipif(BUILDER is None, reason="no buildah, podman or docker here")
def test_the_image_is_built_and_answers() -> None:
    base = subprocess.run(
        [str(BUILDER), "images", "-q", "python:3.12-slim"],
        capture_output=True,
        text=True,
        check=False,
    )
    if not base.stdout.strip():
        pytest.skip("the base image python:3.12-slim is not here, and nothing is downloaded")
    root = Path(__file__).resolve().parents[2]
    wheels = [sys.executable, "-m", "pip", "wheel", "--quiet", "--wheel-dir", "wheels", ".[local]"]
    subprocess.run(wheels, cwd=root, check=True)
    build = f"{BUILDER} build -t personalize-local -f {FOLDER / 'Containerfile'} ."
    subprocess.run(shlex.split(build), cwd=root, check=True)
