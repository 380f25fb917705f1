"""JupyterLab beside a stand-in: which notebooks it opens, and its process."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from urllib.parse import quote

from personalize_poc.workshop import runner


def root(folder: Path) -> tuple[Path, str]:
    """What JupyterLab serves, pictures beside the notebooks included, and what it opens first."""
    served = folder.parent if (folder.parent / "static").is_dir() else folder
    first = min(folder.glob("[0-9][0-9]_*.ipynb"), default=folder)
    return served, quote(first.relative_to(served).as_posix())


def editable_notebooks(here: Path) -> Path:
    """The notebooks of the clone, or of an installed package a copy in the current folder."""
    source = runner.notebooks_folder()
    if source.name == "notebooks":
        return source
    copy = here / "notebooks"
    copy.mkdir(exist_ok=True)
    for path in source.rglob("*.ipynb"):
        place = copy / path.relative_to(source)
        if not place.exists():
            place.parent.mkdir(exist_ok=True)
            shutil.copyfile(path, place)
    if (source.parent / "static").is_dir():  # the pictures that they show
        shutil.copytree(source.parent / "static", here / "static", dirs_exist_ok=True)
    return copy


def run(command: list[str]) -> int:
    """Run a command to its end; Ctrl-C is for the command, which ends with this process."""
    with subprocess.Popen(command) as process:
        while True:
            try:
                return process.wait()
            except KeyboardInterrupt:
                continue
            except SystemExit:  # of a signal to this process alone: see session.stand_in
                process.terminate()
                raise
