"""JupyterLab beside a stand-in: what it opens, how it is set up, and its process."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from personalize_poc import language
from personalize_poc.workshop import execution

LANDING = "README.md"
GRACE = 15.0
"""Seconds in which JupyterLab ends its kernels and itself once it is asked to."""
_NUMBERED = "[0-9][0-9]_*.ipynb"
_SETTINGS = {
    # The page that is opened first is one to read.
    "@jupyterlab/docmanager-extension:plugin": {
        "defaultViewers": {"markdown": "Markdown Preview"},
    },
    # No question about news before the first click.
    "@jupyterlab/apputils-extension:notification": {
        "fetchNews": "false",
        "checkForUpdates": False,
    },
}


def root(folder: Path, spoken: str = language.ENGLISH) -> tuple[Path, str]:
    """What JupyterLab serves, pictures beside the notebooks included, and what it opens first."""
    served = folder.parent if (folder.parent / "static").is_dir() else folder
    translated = folder / spoken
    place = translated if any(translated.glob(_NUMBERED)) else folder
    first = place / LANDING
    if not first.is_file():
        first = min(place.glob(_NUMBERED), default=place)
    return served, quote(first.relative_to(served).as_posix())


def arguments(folder: Path, spoken: str = language.ENGLISH) -> list[str]:
    """Arguments of JupyterLab but for its folder: what it opens, how its terminals start.

    spoken: the language whose notebooks are opened, if there are any in it.
    """
    _, first = root(folder, spoken)
    made = [f"--LabApp.default_url=/lab/tree/{first}", "--ServerApp.log_level=WARN"]
    if os.name != "nt":
        # Not a login shell: on many systems that sets PATH anew, without this Python's folder.
        shell = os.environ.get("SHELL") or shutil.which("bash") or "/bin/sh"
        made.append(f"--ServerApp.terminado_settings={{'shell_command': [{shell!r}]}}")
    return made


@contextmanager
def settings() -> Iterator[None]:
    """JupyterLab's defaults and the programs of this Python, for JupyterLab started inside.

    What a person has set in JupyterLab wins over these defaults.
    """
    with tempfile.TemporaryDirectory(prefix="personalize-poc-lab-") as folder:
        place = Path(folder) / "labconfig"
        place.mkdir()
        text = json.dumps(_SETTINGS)
        (place / "default_setting_overrides.json").write_text(text, encoding="utf-8")
        programs = str(Path(sys.executable).parent)  # not resolved: .venv/bin
        variables = {
            name: os.pathsep.join(filter(None, [first, os.environ.get(name)]))
            for name, first in (("JUPYTER_CONFIG_PATH", folder), ("PATH", programs))
        }
        with execution.environment(variables):
            yield


def run(command: list[str]) -> int:
    """Run a command to its end; Ctrl-C is for the command, which ends with this process.

    What asks this process alone to end is passed on. JupyterLab may wait for one of its own threads
    for ever then, after it has ended its kernels: it is killed after `GRACE` seconds.
    """
    with subprocess.Popen(command) as process:
        while True:
            try:
                return process.wait()
            except KeyboardInterrupt:
                continue
            except SystemExit:  # of a signal to this process alone: see session.stand_in
                process.terminate()
                try:
                    process.wait(GRACE)
                except subprocess.TimeoutExpired:
                    process.kill()
                raise
