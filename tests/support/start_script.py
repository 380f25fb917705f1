"""The start script of the host, run on a folder that stands for its disk."""

from __future__ import annotations

import configparser
import json
import os
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

from personalize_poc.aws.stack import FILE as FILE_OF_STACK
from personalize_poc.aws.stack import Stack as Made
from personalize_poc.aws.stack import of_host
from tests.support.template import FILE, REGION, Stack, Template

CAN_RUN = bool(shutil.which("bash") and shutil.which("git")) and os.name != "nt"
_ADDRESS = "https://example.com/"
_PROGRAMS = {
    # Programs of the host that are not to be run here: what they do instead.
    "sudo": 'shift 3; exec "$@"',  # -u ec2-user -i
    "systemctl": 'echo "$@" >> "$ROOT/systemctl.log"',
    "python3.13": 'echo "python $@" >> "$ROOT/python.log"\n'
    'if [ "$2" = venv ]; then mkdir -p "$3/bin"; cp "$0" "$3/bin/python"; fi',
}

_CHOICE = 'exec bash /usr/local/lib/personalize-poc/idle_stop.sh "$@"'


def piece(script: str, word: str) -> str:
    """The file in a script that ends with a word."""
    return re.split(rf"<<'?{word}'?\n", script)[-1].split(f"\n{word}\n")[0] + "\n"


class Machine:
    """A host: a folder as its disk, with a repository and programs that do nothing harmful."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.home = root / "home" / "ec2-user"
        self.top = self.home / "SageMaker"
        self.own = root / "usr" / "local" / "lib" / "personalize-poc"
        self.units = root / "etc" / "systemd" / "system"
        for folder in (self.top, self.units, root / "bin"):
            folder.mkdir(parents=True)
        for name, text in _PROGRAMS.items():
            self.program(root / "bin" / name, text)

    def program(self, path: Path, text: str) -> None:
        """Put a program on the disk."""
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"#!/bin/bash\n{text}\n", encoding="utf-8")
        path.chmod(0o755)

    def placed(self, script: str) -> str:
        """A script with the paths of this disk."""
        script = script.replace(f"address='{_ADDRESS}", f"address='file://{self.root}/")
        for path in ("/home/ec2-user", "/usr/local/lib", "/etc/systemd"):
            script = script.replace(path, f"{self.root}{path}")
        return script

    def run(self, script: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run a script on this disk."""
        variables = {
            **os.environ,
            "GIT_CONFIG_GLOBAL": os.devnull,
            "HOME": str(self.home),
            "ROOT": str(self.root),
            "PATH": os.pathsep.join([str(self.root / "bin"), os.environ["PATH"]]),
        }
        return subprocess.run(
            ["bash", "-s", "--", *arguments],
            input=self.placed(script),
            capture_output=True,
            text=True,
            check=False,
            cwd=self.root,
            env=variables,
        )

    def logged(self, name: str) -> str:
        """What a program that stands for another was asked."""
        path = self.root / f"{name}.log"
        return path.read_text(encoding="utf-8") if path.exists() else ""

    def unit(self, kind: str) -> configparser.ConfigParser:
        """A unit of systemd, read."""
        parser = configparser.ConfigParser(interpolation=None)
        parser.optionxform = str  # type: ignore[assignment, method-assign]
        parser.read(self.units / f"personalize-poc-idle.{kind}", encoding="utf-8")
        return parser


def git(folder: Path, *arguments: str) -> str:
    """Run git in a folder; what it printed."""
    who = ("-c", "user.name=t", "-c", "user.email=t@example.com", "-c", "init.defaultBranch=main")
    command = ["git", *who, "-C", str(folder), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


def repository(folder: Path, *texts: str) -> list[str]:
    """A repository with a commit for each text; returns the commits."""
    (folder / "personalize_poc").mkdir(parents=True)
    (folder / "notebooks").mkdir()
    (folder / "notebooks" / "01_First.ipynb").write_text("{}")
    git(folder, "init", "--quiet")
    made = []
    for text in texts:
        (folder / "personalize_poc" / "code.py").write_text(text)
        git(folder, "add", "--all")
        git(folder, "commit", "--quiet", "--message", text)
        made.append(git(folder, "rev-parse", "HEAD"))
    return made


def the_start_script_does_what_it_says(template: Template) -> None:
    """Run as a whole: idle stop first, then kernel, one revision, environment, first notebook."""
    if not CAN_RUN:
        return
    with tempfile.TemporaryDirectory() as folder:
        machine = Machine(Path(folder))
        old, _ = repository(machine.root / "team.git", "one", "two")
        source = {"RepositoryUrl": f"{_ADDRESS}team.git", "Revision": old}
        stack = Stack(template, IdleMinutes=90, RunName="mine", **source)
        script = stack.script()
        script, times = re.subn(r"(install\.log 2>&1) &$", r"\1", script, flags=re.MULTILINE)
        assert times == 1, "on the host it goes on in the background: a start takes five minutes"
        done = machine.run(script)
        assert done.returncode == 0, done.stderr
        log = (machine.top / "install.log").read_text(encoding="utf-8")
        assert log == "The environment is ready.\n"
        _notebooks_are_there(machine, old)
        told = of_host(REGION, machine.top / ".personalize-poc" / FILE_OF_STACK.name)
        role = stack.arn("PersonalizeRole")
        assert told == Made("stack", stack.name("DataBucket"), role, "mine")
        _idle_stop_is_there(machine)


def _idle_stop_is_there(machine: Machine) -> None:
    program = (machine.own / "idle_stop.py").read_text(encoding="utf-8")
    assert program == FILE.with_name("idle_stop.py").read_text(encoding="utf-8")
    assert machine.logged("systemctl").splitlines() == [
        "daemon-reload",
        "enable --now personalize-poc-idle.timer",
    ]
    service = machine.unit("service")
    assert service["Service"]["Type"] == "oneshot"
    assert service["Service"]["User"] == "ec2-user"
    assert service["Service"]["StateDirectory"] == "personalize-poc"
    command = service["Service"]["ExecStart"].split()
    assert command[:4] == ["/bin/bash", str(machine.own / "idle_stop.sh"), "--minutes", "90"]
    timer = machine.unit("timer")
    assert timer["Timer"]["OnCalendar"] == "*:0/5"
    assert timer["Install"]["WantedBy"] == "timers.target"
    # Only the last of its Pythons has boto3, and gets the arguments.
    python = machine.top / ".personalize-poc" / "venv" / "bin" / "python"
    machine.program(machine.root / "bin" / "python3", "exit 1")
    machine.program(python, 'echo "$@" >> "$ROOT/idle.log"')
    done = machine.run(_CHOICE, *command[2:])
    assert done.returncode == 0, done.stderr
    expected = f"{machine.own}/idle_stop.py {' '.join(command[2:])}"
    assert machine.logged("idle").splitlines() == ["-c import boto3", expected]
    machine.program(python, "exit 1")
    assert machine.run(_CHOICE).returncode == 1


def _notebooks_are_there(machine: Machine, revision: str) -> None:
    clone = machine.top / f"personalize-poc-{revision[:8]}"
    assert git(clone, "rev-parse", "HEAD") == revision
    asked = machine.logged("python")
    environment = machine.top / ".personalize-poc" / "venv"
    assert f"python -m venv {environment}\n" in asked
    assert f"--only-binary=:all: --editable {clone}[workshop,local]\n" in asked
    kernels = machine.home / ".local" / "share" / "jupyter" / "kernels" / "python3"
    kernel = json.loads((kernels / "kernel.json").read_text(encoding="utf-8"))
    start = ["-m", "ipykernel_launcher", "-f", "{connection_file}"]
    assert kernel["argv"] == [str(environment / "bin" / "python"), *start]
    assert kernel["language"] == "python"
    assert kernel["display_name"]
    assert set(kernel["env"]) == {
        *("AWS_DEFAULT_REGION", "PERSONALIZE_POC_BUCKET", "PERSONALIZE_POC_ROLE"),
    }
    first = f"{clone.name}/notebooks/01_First.ipynb"
    arranged = machine.home / ".jupyter" / "lab" / "workspaces"
    (workspace,) = arranged.glob("default-37a8.jupyterlab-workspace")
    shown = json.loads(workspace.read_text(encoding="utf-8"))
    assert shown["metadata"] == {"id": "default"}
    main = shown["data"]["layout-restorer:data"]["main"]
    assert main["current"] == f"notebook:{first}"
    assert main["dock"]["widgets"] == [f"notebook:{first}"]
    assert shown["data"][f"notebook:{first}"]["data"] == {"path": first, "factory": "Notebook"}
