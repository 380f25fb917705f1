"""Runs, copies and published notebooks in another language."""

from __future__ import annotations

import json
from pathlib import Path

import nbformat
import pytest
from click.testing import CliRunner

from personalize_poc import language
from personalize_poc.cli import copies, jupyter, main
from personalize_poc.workshop import publish, runner
from tests.support.small_notebooks import RECORD, without_stand_in, write

SPOKEN = "{'checkpoint-%s': os.environ['PERSONALIZE_POC_LANGUAGE']}"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two notebooks and an optional one; the second is not translated yet."""
    folder = tmp_path / "clone" / "notebooks"
    for name in ("01_First", "02_Second", "extras/More"):
        place = folder / name
        number = "extra" if name.startswith("extras") else name[:2]
        for where in (folder, folder / "ko"):
            if where == folder or number != "02":
                (where / name).parent.mkdir(parents=True, exist_ok=True)
                write((where / name).parent, place.name, RECORD % (SPOKEN % number))
    korean = folder / "ko" / "01_First.ipynb"
    text = korean.read_text("utf-8").replace("# A title", "# 제목 ![그림](../../static/a.svg)")
    korean.write_text(text, encoding="utf-8")
    (folder.parent / "static").mkdir()
    (folder.parent / "static" / "a.svg").write_text("<svg/>")
    (folder / "translations" / "ko").mkdir(parents=True)
    (folder / "translations" / "ko" / "01_First.md").touch()
    monkeypatch.setattr(runner, "notebooks_folder", lambda: folder)
    without_stand_in(monkeypatch)
    monkeypatch.delenv(language.VARIABLE, raising=False)
    monkeypatch.chdir(tmp_path)
    return folder


def head(notebook: Path) -> str:
    return str(nbformat.read(notebook, as_version=nbformat.NO_CONVERT).cells[0].source)


@pytest.mark.slow  # kernels are started
def test_a_run_speaks_the_language_that_it_was_begun_in(folder: Path, tmp_path: Path) -> None:
    call = CliRunner().invoke
    options = ["run", "--run-name", "trial"]
    begun = call(main, [*options, "--language", "ko", "--only", "01"])
    assert begun.exit_code == 0, begun.output
    done = tmp_path / "runs" / "trial"
    assert head(done / "01_First.ipynb") == "# 제목 ![그림](../static/a.svg)"
    assert (done / "../static/a.svg").is_file()
    resumed = call(main, [*options, "--resume"])
    assert resumed.exit_code == 0, resumed.output
    results = json.loads((done / "results.json").read_text("utf-8"))
    assert results["language"] == "ko"
    assert [entry["checkpoint"] for entry in results["notebooks"]] == ["ko", "ko"]
    assert head(done / "02_Second.ipynb") == "# A title", "not in Korean yet"
    out = publish.publish(done / "01_First.ipynb", folder / "ko" / "01_First.ipynb", tmp_path)
    assert head(out) == "# 제목 ![그림](../../static/a.svg)"


@pytest.mark.slow  # kernels are started
def test_completed_has_the_notebooks_of_a_language_in_its_folder(
    folder: Path, tmp_path: Path
) -> None:
    result = CliRunner().invoke(main, ["completed", "--language", "ko"])
    assert result.exit_code == 0, result.output
    place = tmp_path / "completed"
    written = {path.relative_to(place).as_posix() for path in place.rglob("*.ipynb")}
    assert written == {"ko/01_First.ipynb", "ko/extras/More.ipynb"}


def test_jupyterlab_opens_the_notebooks_of_the_language(folder: Path, tmp_path: Path) -> None:
    (folder / "README.md").touch()
    laid = copies.lay_out(folder, tmp_path).folder
    there = {path.relative_to(laid).as_posix() for path in laid.rglob("*.*") if path.is_file()}
    assert {"01_First.ipynb", "ko/01_First.ipynb", "ko/extras/More.ipynb"} <= there
    assert not [name for name in there if "translations" in name]
    assert jupyter.root(laid) == (laid.parent, "my-notebooks/README.md")
    assert jupyter.root(laid, "ko") == (laid.parent, "my-notebooks/ko/01_First.ipynb")
    assert "--LabApp.default_url=/lab/tree/my-notebooks/ko/01_First.ipynb" in jupyter.arguments(
        laid, "ko"
    )
