"""Small notebooks for tests of the runner and the command line."""

from __future__ import annotations

from contextlib import nullcontext
from pathlib import Path

import nbformat
import pytest

from personalize_poc.cli import launch
from personalize_poc.standin import session

NOBODY = "http://127.0.0.1:1"
HEAD = 'target = "local"\ndataset = "sample"\nrun_name = "workshop"\nregion = "us-east-1"'
RECORD = (
    "import json, os, pathlib\n"
    "path = pathlib.Path(os.environ['PERSONALIZE_POC_RUN_DIR']) / 'recorded.json'\n"
    "known = json.loads(path.read_text()) if path.exists() else {}\n"
    "known.update(%s)\n"
    "path.write_text(json.dumps(known))"
)
METRICS = {
    "aws-sims": {"mean_reciprocal_rank_at_25": 0.2, "coverage": 0.3},
    "aws-popularity-count": {"mean_reciprocal_rank_at_25": 0.1, "coverage": 0.0},
}


def write(folder: Path, name: str, *cells: str, head: str = HEAD) -> Path:
    notebook = nbformat.v4.new_notebook()
    parameters = nbformat.v4.new_code_cell(head, metadata={"tags": ["parameters"]})
    notebook.cells = [nbformat.v4.new_markdown_cell("# A title"), parameters]
    notebook.cells += [nbformat.v4.new_code_cell(cell) for cell in cells]
    notebook.metadata["kernelspec"] = {
        "name": "python3",
        "display_name": "Python 3",
        "language": "python",
    }
    path = folder / f"{name}.ipynb"
    nbformat.write(notebook, path)
    return path


def without_stand_in(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a run begin with nobody to answer it: these notebooks ask nothing."""
    monkeypatch.setattr(session, "stand_in", lambda *_: nullcontext((NOBODY, False)))
    monkeypatch.setattr(launch, "must_have_room", lambda *_: None)
