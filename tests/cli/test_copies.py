"""Copies of the notebooks to work on, and the way back to the beginning."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from personalize_poc.cli import commands, copies
from personalize_poc.standin import session, users
from personalize_poc.workshop import runner


@pytest.fixture
def source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Notebooks of a clone, with a landing page, an optional one and what Jupyter leaves."""
    folder = tmp_path / "clone" / "notebooks"
    for name in (
        "01_First.ipynb",
        "README.md",
        "extras/07_More.ipynb",
        ".ipynb_checkpoints/x.ipynb",
    ):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(f"{name} of before")
    monkeypatch.setattr(runner, "notebooks_folder", lambda: folder)
    monkeypatch.chdir(tmp_path)
    return folder


@pytest.fixture
def stopped(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The data directories whose stand-in was stopped."""
    found: list[Path] = []
    monkeypatch.setattr(session, "stop", found.append)
    return found


@pytest.fixture
def data_dir(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    folder.mkdir()
    (folder / "state.sqlite").touch()
    return folder


def reset(data_dir: Path, *options: str, answer: str = "") -> Result:
    arguments = ["reset", "--data-dir", str(data_dir), *options]
    return CliRunner().invoke(commands.main, arguments, input=answer)


def test_copies_lie_beside_the_originals_of_a_clone(source: Path, tmp_path: Path) -> None:
    laid = copies.lay_out(source, tmp_path / "elsewhere")
    assert laid.folder == tmp_path / "clone" / "my-notebooks"
    assert laid.notes == ()
    found = {p.relative_to(laid.folder).as_posix() for p in laid.folder.rglob("*.*") if p.is_file()}
    assert found == {".originals.json", "01_First.ipynb", "README.md", "extras/07_More.ipynb"}


def test_an_installed_package_brings_its_pictures_along(tmp_path: Path) -> None:
    package, here = tmp_path / "package", tmp_path / "here"
    for folder in (package / "_notebooks", package / "static", here):
        folder.mkdir(parents=True)
    (package / "_notebooks" / "01_First.ipynb").write_text("packaged")
    (package / "static" / "objects.svg").write_text("<svg/>")
    laid = copies.lay_out(package / "_notebooks", here)
    assert laid.folder == here / "my-notebooks"
    assert (laid.folder / "../static/objects.svg").is_file()


def test_a_newer_version_never_takes_the_place_of_work(source: Path, tmp_path: Path) -> None:
    folder = copies.lay_out(source, tmp_path).folder
    mine, page = folder / "01_First.ipynb", folder / "README.md"
    mine.write_text("my work")
    assert copies.lay_out(source, tmp_path).notes == ()
    for name in ("01_First.ipynb", "README.md"):
        (source / name).write_text("newer")
    notes = copies.lay_out(source, tmp_path).notes
    assert mine.read_text() == "my work"
    assert page.read_text() == "newer"
    (beside,) = folder.glob("01_First (newer, *).ipynb")
    assert beside.read_text() == "newer"
    assert any(beside.name in note and "yours stays" in note for note in notes)
    assert any("README.md was renewed" in note for note in notes)
    beside.write_text("my work in the newer one")
    assert copies.lay_out(source, tmp_path).notes == ()
    assert beside.read_text() == "my work in the newer one"


def test_a_copy_of_unknown_origin_counts_as_work(source: Path, tmp_path: Path) -> None:
    folder = copies.lay_out(source, tmp_path).folder
    (folder / ".originals.json").write_text("damaged")
    (source / "01_First.ipynb").write_text("newer")
    copies.lay_out(source, tmp_path)
    assert (folder / "01_First.ipynb").read_text() == "01_First.ipynb of before"


def test_reset_asks_before_it_deletes(source: Path, data_dir: Path, stopped: list[Path]) -> None:
    folder = copies.lay_out(source, source).folder
    told = reset(data_dir, answer="n\n")
    assert told.exit_code == 1
    assert str(folder) in told.output
    assert str(data_dir) in told.output
    assert (data_dir / "state.sqlite").is_file()
    assert (folder / "01_First.ipynb").is_file()
    assert stopped == []


@pytest.mark.parametrize(("options", "answer"), [(["--yes"], ""), ([], "y\n")])
def test_reset_deletes_copies_and_data(
    source: Path, data_dir: Path, stopped: list[Path], options: list[str], answer: str
) -> None:
    folder = copies.lay_out(source, source).folder
    assert reset(data_dir, *options, answer=answer).exit_code == 0
    assert not folder.exists()
    assert not data_dir.exists()
    assert stopped == [data_dir]
    assert (source / "01_First.ipynb").is_file()
    assert "nothing to delete" in reset(data_dir).output


def test_reset_keeps_what_is_known_of_a_run_on_aws(
    source: Path, data_dir: Path, stopped: list[Path]
) -> None:
    folder = copies.lay_out(source, source).folder
    for name, target in (("here", "local"), ("there", "aws")):
        recorded = folder / "runs" / name / "recorded.json"
        recorded.parent.mkdir(parents=True)
        recorded.write_text(json.dumps({"parameters": {"target": target}}))
    told = reset(data_dir, "--yes")
    assert "'there' on AWS" in told.output
    left = [path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()]
    assert left == ["runs/there/recorded.json"]


def test_reset_touches_no_folder_that_is_no_data_directory(source: Path, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis.txt").touch()
    assert "nothing to delete" in reset(tmp_path / "mine", "--yes").output
    assert (tmp_path / "mine" / "thesis.txt").is_file()


def test_reset_waits_for_the_end_of_jupyterlab(
    source: Path, data_dir: Path, stopped: list[Path]
) -> None:
    copies.lay_out(source, source)
    with users.using(data_dir):
        told = reset(data_dir, "--yes")
    assert told.exit_code == 2
    assert "End it first" in told.output
    assert (data_dir / "state.sqlite").is_file()
