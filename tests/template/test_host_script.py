"""The installation on the host, on a folder that stands for its disk; the whole in the rules."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.start_script import CAN_RUN, Machine, git, piece, repository
from tests.support.template import Stack, parsed

pytestmark = pytest.mark.skipif(not CAN_RUN, reason="needs bash and git")
TEAM = "https://example.com/team.git"


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


def install(machine: Machine, **parameters: str) -> subprocess.CompletedProcess[str]:
    script = Stack(parsed(), **parameters).script()
    (machine.top / ".personalize-poc").mkdir(exist_ok=True)
    return machine.run(piece(script, "INSTALL"))


def test_every_script_parses() -> None:
    script = Stack(parsed()).script()
    pieces = [piece(script, word) for word in ("CHOICE", "AS_USER", "INSTALL")]
    for text in (script, *pieces):
        subprocess.run(["bash", "-n"], input=text, text=True, check=True)
    compile(piece(script, "IDLE"), "idle_stop.py", "exec")


def test_the_pinned_revision_is_installed_and_nobodys_work_is_touched(machine: Machine) -> None:
    old, new = repository(machine.root / "team.git", "one", "two")
    done = install(machine, RepositoryUrl=TEAM, Revision=old)
    assert done.returncode == 0, done.stderr
    clone = machine.top / f"personalize-poc-{old[:8]}"
    assert git(clone, "rev-parse", "HEAD") == old
    assert (clone / "personalize_poc" / "code.py").read_text() == "one"

    (clone / "notebooks" / "01_First.ipynb").write_text("my work")
    assert install(machine, RepositoryUrl=TEAM, Revision=old).returncode == 0
    assert install(machine, RepositoryUrl=TEAM, Revision=new).returncode == 0
    assert (clone / "notebooks" / "01_First.ipynb").read_text() == "my work"
    other = machine.top / f"personalize-poc-{new[:8]}"
    assert (other / "personalize_poc" / "code.py").read_text() == "two"


def test_an_interrupted_clone_is_finished(machine: Machine) -> None:
    (only,) = repository(machine.root / "team.git", "one")
    git(machine.top, "init", "--quiet", f"personalize-poc-{only[:8]}")
    assert install(machine, RepositoryUrl=TEAM, Revision=only).returncode == 0
    assert (machine.top / f"personalize-poc-{only[:8]}" / "personalize_poc").is_dir()


def test_a_server_that_gives_out_no_single_commits(machine: Machine) -> None:
    old, _ = repository(machine.root / "team.git", "one", "two")
    real = subprocess.run(["which", "git"], capture_output=True, text=True, check=True)
    refuses = f'case "$*" in *--depth*) exit 1;; esac\nexec {real.stdout.strip()} "$@"'
    machine.program(machine.root / "bin" / "git", refuses)
    assert install(machine, RepositoryUrl=TEAM, Revision=old).returncode == 0
    assert git(machine.top / f"personalize-poc-{old[:8]}", "rev-parse", "HEAD") == old


def test_a_revision_that_is_not_there_installs_nothing(machine: Machine) -> None:
    repository(machine.root / "team.git", "one")
    assert install(machine, RepositoryUrl=TEAM, Revision="0" * 40).returncode != 0
    assert not machine.logged("python")


def test_without_an_address_a_copy_that_was_uploaded_is_used(machine: Machine) -> None:
    done = install(machine)
    assert done.returncode == 1
    assert "upload the repository there" in done.stdout
    repository(machine.top / "personalize-poc", "one")
    assert install(machine).returncode == 0


def test_an_arrangement_of_the_person_stays(machine: Machine) -> None:
    repository(machine.top / "personalize-poc", "one")
    folder = machine.home / ".jupyter" / "lab" / "workspaces"
    folder.mkdir(parents=True)
    theirs = folder / "default-37a8.jupyterlab-workspace"
    theirs.write_text("theirs")
    assert install(machine).returncode == 0
    assert theirs.read_text() == "theirs"


@pytest.mark.slow  # starts JupyterLab's command line
def test_jupyterlab_opens_the_first_notebook(machine: Machine) -> None:
    pytest.importorskip("jupyterlab")
    repository(machine.top / "personalize-poc", "one")
    assert install(machine).returncode == 0
    first = "personalize-poc/notebooks/01_First.ipynb"
    command = [sys.executable, "-m", "jupyterlab.labapp", "workspaces", "export", "default"]
    folder = {"JUPYTERLAB_WORKSPACES_DIR": str(machine.home / ".jupyter" / "lab" / "workspaces")}
    told = subprocess.run(
        command, capture_output=True, text=True, check=True, env={**os.environ, **folder}
    )
    shown = json.loads(told.stdout)["data"]
    assert shown["layout-restorer:data"]["main"]["current"] == f"notebook:{first}"
    assert shown[f"notebook:{first}"]["data"]["path"] == first
