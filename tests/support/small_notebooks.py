"""Small notebooks for tests of the runner and the command line."""

from __future__ import annotations

from pathlib import Path

import nbformat

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
