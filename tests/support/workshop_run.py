"""The whole workshop on a small sample against a stand-in that starts empty, and what it showed."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat
import pytest

from personalize_poc import record
from personalize_poc.workshop import execution, runner
from personalize_poc.workshop.results import EXTRAS

REPOSITORY = Path(__file__).resolve().parents[2]
FOLDER = REPOSITORY / "notebooks"
NOISE_OF_KERNELS = [
    # Third-party code of the kernel's client, not of this project.
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]
"""The marks of modules that execute notebooks in this process."""
FILES = runner.notebooks(FOLDER, ["1", "2", "3", "4", "5", EXTRAS, "6"])
PARAMETERS: dict[str, Any] = {
    "target": "local",
    "dataset": "sample",
    "run_name": "test-run",
    "region": "us-east-1",
    "sample_users": 200,
    "sample_items": 400,
    "sample_interactions": 12_000,
    "seed": 42,
}


@contextmanager
def stand_in(folder: Path) -> Iterator[str]:
    """The endpoint of a stand-in on a free port with an empty data directory."""
    command = [sys.executable, "-m", "personalize_poc.local"]
    start = [*command, "start", "--port", "0", "--data-dir", str(folder)]
    subprocess.run(start, check=True, cwd=REPOSITORY)
    try:
        yield json.loads((folder / "server.json").read_text("utf-8"))["endpoint"]
    finally:
        subprocess.run([*command, "stop", "--data-dir", str(folder)], check=True, cwd=REPOSITORY)


@contextmanager
def environment(
    endpoint: str, folder: Path, parameters: Mapping[str, Any] = PARAMETERS
) -> Iterator[None]:
    """What a headless run gives the kernels, and the parameters of the run, if it has any."""
    patch = pytest.MonkeyPatch()
    patch.setenv("PERSONALIZE_POC_ENDPOINT", endpoint)
    patch.setenv("PERSONALIZE_POC_RUN_DIR", str(folder))
    patch.setenv("PYTHONPATH", str(REPOSITORY))
    if parameters:
        shared = {key: parameters[key] for key in runner.SHARED if key in parameters}
        record.add(folder, record.PARAMETERS, shared)
    try:
        with execution.kernels():
            yield
    finally:
        patch.undo()


def read(path: Path) -> Any:
    return nbformat.read(path, as_version=nbformat.NO_CONVERT)


def execute(source: Path, folder: Path) -> None:
    """Execute a notebook in its run folder as a headless run does; its first failure is raised."""
    name = runner.name_of(source)
    output = folder / f"{name}.ipynb"
    output.parent.mkdir(parents=True, exist_ok=True)
    known = execution.parameters_of(source)
    given = {key: value for key, value in PARAMETERS.items() if key in known}
    done = execution.execute(source, output, given)
    assert done.error is None, f"{name}: {done.error}"


@dataclass(frozen=True)
class Run:
    """Executed notebooks and what they recorded."""

    folder: Path
    endpoint: str

    @property
    def recorded(self) -> dict[str, Any]:
        return record.read(self.folder)

    def notebook(self, number: str) -> Any:
        """The executed notebook with this number; `extra` for the optional one."""
        pattern = f"{EXTRAS}/*.ipynb" if number == "extra" else f"{number}_*.ipynb"
        return read(next(self.folder.glob(pattern)))

    def text(self, number: str, cell_id: str) -> str:
        """What one cell printed or displayed, as text."""
        cells = self.notebook(number).cells
        cell = next(cell for cell in cells if cell.get("id") == cell_id)
        return "\n".join(texts(cell))


def texts(cell: Any) -> list[str]:
    """The outputs of a cell as text."""
    outputs = cell.get("outputs", [])
    return [out.get("text", "") or out.get("data", {}).get("text/plain", "") for out in outputs]
