"""The notebooks with outputs are those of `notebooks/`, and hold nothing private."""

from __future__ import annotations

import re
from pathlib import Path

import nbformat
import pytest

from personalize_poc.contract import DEFAULT_ACCOUNT
from personalize_poc.workshop.publish import ACCOUNT_IDS
from tests.support import notebook_files

REPOSITORY = Path(__file__).resolve().parents[2]
COMPLETED = REPOSITORY / "completed"
KOREAN = [
    f"ko/{name}"
    for name in sorted(notebook_files.PATHS.values())
    if (COMPLETED / "ko").is_dir() and (REPOSITORY / "notebooks" / "ko" / name).is_file()
]
NAMES = sorted([*notebook_files.PATHS.values(), *KOREAN])
MAKE = "make them with: make completed, and personalize-poc completed --language ko"


@pytest.fixture(params=NAMES)
def name(request: pytest.FixtureRequest) -> str:
    if not COMPLETED.is_dir():
        pytest.skip(f"completed/ is not here; {MAKE}")
    return str(request.param)


def test_every_notebook_is_there_and_no_other(name: str) -> None:
    found = (path.relative_to(COMPLETED).as_posix() for path in COMPLETED.rglob("*.ipynb"))
    assert sorted(found) == NAMES, MAKE


def test_the_cells_are_those_of_the_notebook(name: str) -> None:
    done, source = (
        nbformat.read(folder / name, as_version=4)
        for folder in (COMPLETED, REPOSITORY / "notebooks")
    )
    told = [(cell.cell_type, cell.source) for cell in done.cells]
    assert told == [(cell.cell_type, cell.source) for cell in source.cells], MAKE


def test_every_cell_has_run_without_an_error_that_was_not_meant(name: str) -> None:
    for cell in nbformat.read(COMPLETED / name, as_version=4).cells:
        if cell.cell_type != "code":
            continue
        assert cell.execution_count or not cell.source.strip(), cell.source
        meant = "raises-exception" in cell.metadata.get("tags", [])
        assert meant or not [o for o in cell.outputs if o.output_type == "error"], cell.source


def test_no_account_and_no_path_of_a_machine_stands_in_it(name: str) -> None:
    text = (COMPLETED / name).read_text(encoding="utf-8")
    pictures = re.compile(r'"image/(?:png|svg\+xml)": (?:"[^"]*"|\[[^\]]*\])')
    text = pictures.sub("", text)
    assert set(ACCOUNT_IDS.findall(text)) <= {DEFAULT_ACCOUNT}
    assert not re.findall(r"(?:/home/|/root/|/Users/|/tmp/|[A-Z]:\\\\)[^\s\"]+", text)
