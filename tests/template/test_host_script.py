"""The start script of the host, run here in pieces: on another root, with another git and pip."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.template import Stack, parsed

pytestmark = pytest.mark.skipif(
    shutil.which("bash") is None or shutil.which("git") is None, reason="needs bash and git"
)


def pieces(script: str) -> dict[str, str]:
    """The files that the script writes, by the word that ends each."""
    return {
        word: re.split(rf"<<'?{word}'?\n", script)[-1].split(f"\n{word}\n")[0] + "\n"
        for word in ("IDLE", "CHOICE", "AS_USER", "INSTALL")
    }


def script(**parameters: str) -> str:
    return Stack(parsed(), **parameters).script()


def parses(text: str) -> None:
    subprocess.run(["bash", "-n"], input=text, text=True, check=True)


def test_every_script_parses() -> None:
    whole = script()
    parses(whole)
    for word in ("CHOICE", "AS_USER", "INSTALL"):
        parses(pieces(whole)[word])
    compile(pieces(whole)["IDLE"], "idle_stop.py", "exec")


class Machine:
    """A folder that stands for the disk of a host."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.home = root / "home" / "ec2-user"
        self.top = self.home / "SageMaker"
        self.pip = root / "pip.log"
        python = self.top / ".personalize-poc" / "venv" / "bin" / "python"
        python.parent.mkdir(parents=True)
        python.write_text(f'#!/bin/bash\necho "$@" >> {self.pip}\n')
        python.chmod(0o755)

    def install(self, **parameters: str) -> subprocess.CompletedProcess[str]:
        """Run the installation."""
        text = pieces(script(**parameters))["INSTALL"]
        text = text.replace("/home/ec2-user", str(self.home))
        text = text.replace("address='https://example.com/", f"address='file://{self.root}/")
        variables = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "HOME": str(self.root)}
        return subprocess.run(
            ["bash"], input=text, capture_output=True, text=True, check=False, env=variables
        )


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


def git(folder: Path, *arguments: str) -> str:
    who = ("-c", "user.name=t", "-c", "user.email=t@example.com", "-c", "init.defaultBranch=main")
    done = subprocess.run(
        ["git", *who, "-C", str(folder), *arguments], capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


def repository(folder: Path) -> list[str]:
    """A repository with two commits; returns both."""
    (folder / "personalize_poc").mkdir(parents=True)
    (folder / "notebooks").mkdir()
    (folder / "notebooks" / "01_First.ipynb").write_text("{}")
    git(folder, "init", "--quiet")
    made = []
    for text in ("one", "two"):
        (folder / "personalize_poc" / "code.py").write_text(text)
        git(folder, "add", "--all")
        git(folder, "commit", "--quiet", "--message", text)
        made.append(git(folder, "rev-parse", "HEAD"))
    return made


def test_the_pinned_revision_is_installed_and_nobodys_work_is_touched(machine: Machine) -> None:
    old, new = repository(machine.root / "team.git")
    source = {"RepositoryUrl": "https://example.com/team.git"}
    done = machine.install(**source, Revision=old)
    assert done.returncode == 0, done.stderr
    assert "ready" in done.stdout
    clone = machine.top / f"personalize-poc-{old[:8]}"
    assert git(clone, "rev-parse", "HEAD") == old
    assert (clone / "personalize_poc" / "code.py").read_text() == "one"
    assert f"--editable {clone}[local]" in machine.pip.read_text()

    (clone / "notebooks" / "01_First.ipynb").write_text("my work")
    assert machine.install(**source, Revision=old).returncode == 0
    assert machine.install(**source, Revision=new).returncode == 0
    assert (clone / "notebooks" / "01_First.ipynb").read_text() == "my work"
    other = machine.top / f"personalize-poc-{new[:8]}"
    assert (other / "personalize_poc" / "code.py").read_text() == "two"


def test_a_revision_that_is_not_there_installs_nothing(machine: Machine) -> None:
    repository(machine.root / "team.git")
    source = {"RepositoryUrl": "https://example.com/team.git", "Revision": "0" * 40}
    assert machine.install(**source).returncode != 0
    assert not machine.pip.exists()


def test_without_an_address_a_copy_that_was_uploaded_is_used(machine: Machine) -> None:
    done = machine.install()
    assert done.returncode == 1
    assert "upload the repository there" in done.stdout
    repository(machine.top / "personalize-poc")
    assert machine.install().returncode == 0


@pytest.mark.slow  # starts JupyterLab's command line
def test_jupyterlab_opens_the_first_notebook(machine: Machine) -> None:
    pytest.importorskip("jupyterlab")
    repository(machine.top / "personalize-poc")
    assert machine.install().returncode == 0
    first = "personalize-poc/notebooks/01_First.ipynb"
    command = [sys.executable, "-m", "jupyterlab.labapp", "workspaces", "export", "default"]
    folder = {"JUPYTERLAB_WORKSPACES_DIR": str(machine.home / ".jupyter" / "lab" / "workspaces")}
    told = subprocess.run(
        command, capture_output=True, text=True, check=True, env={**os.environ, **folder}
    )
    shown = json.loads(told.stdout)["data"]
    assert shown["layout-restorer:data"]["main"]["current"] == f"notebook:{first}"
    assert shown[f"notebook:{first}"]["data"]["path"] == first


def test_a_kernel_finds_region_bucket_and_role(machine: Machine) -> None:
    text = script().split("<<JSON\n")[1].split("\nJSON\n")[0].replace("$home", "/home/x")
    kernel = json.loads(text)
    assert kernel["argv"][1:] == ["-m", "ipykernel_launcher", "-f", "{connection_file}"]
    assert kernel["env"] == {
        "AWS_DEFAULT_REGION": "us-east-1",
        "PERSONALIZE_POC_BUCKET": "stack-databucket",
        "PERSONALIZE_POC_ROLE": "stack-personalizerole",
    }


def test_the_idle_stop_takes_the_first_python_that_has_boto3(machine: Machine) -> None:
    said = machine.root / "said"
    folder = machine.home / "anaconda3" / "bin"
    text = pieces(script())["CHOICE"].replace("/home/ec2-user", str(machine.home))
    nobody = {"PATH": str(machine.root)}  # no other Python
    bash = [shutil.which("bash") or "bash", "-s", "--", "--minutes", "15"]
    subprocess.run(bash, input=text, text=True, check=True, env=nobody)
    assert machine.pip.exists(), "the environment of the notebooks comes last"
    folder.mkdir(parents=True)
    (folder / "python").write_text(f'#!/bin/bash\necho "$@" >> {said}\n')
    (folder / "python").chmod(0o755)
    before = machine.pip.read_text()
    subprocess.run(bash, input=text, text=True, check=True, env=nobody)
    assert said.read_text().splitlines() == [
        "-c import boto3",
        "/usr/local/lib/personalize-poc/idle_stop.py --minutes 15",
    ]
    assert machine.pip.read_text() == before
