"""Optional notebooks in `extras/`: found, run before the cleanup, published in their folder."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from personalize_poc import paths, record
from personalize_poc.cli import main
from personalize_poc.errors import BadInput
from personalize_poc.workshop import runner
from personalize_poc.workshop.results import NotebookResult, number_of, place_of
from tests.support.small_notebooks import RECORD, without_stand_in, write


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Three numbered notebooks and an optional one, which a run takes for those of the package."""
    folder = tmp_path / "notebooks"
    (folder / "extras").mkdir(parents=True)
    for number in ("01", "05", "06"):
        write(folder, f"{number}_Step", RECORD % f"{{'checkpoint-{number}': 1}}")
    record = RECORD % "{'checkpoint-extra': {'seen': 2}, 'experiment': None}"
    write(folder / "extras", "Trying_More", record)
    monkeypatch.setattr(runner, "notebooks_folder", lambda: folder)
    return folder


def names(folder: Path, *only: str) -> list[str]:
    return [runner.name_of(path) for path in runner.notebooks(folder, only)]


def test_they_are_run_only_when_asked_for_and_before_the_cleanup(folder: Path) -> None:
    assert names(folder) == ["01_Step", "05_Step", "06_Step"]
    assert names(folder, "extras") == ["extras/Trying_More"]
    assert names(folder, "6", "extras", "05") == ["05_Step", "extras/Trying_More", "06_Step"]
    with pytest.raises(BadInput, match="Known: 01, 05, extras, 06"):
        names(folder, "extra")


def test_a_result_has_a_title_and_a_place_in_the_order() -> None:
    extra = NotebookResult("extras/Trying_More")
    assert (extra.number, extra.title) == ("extra", "Trying More")
    assert NotebookResult("05_Two_Words").title == "Two Words"
    assert number_of("06_Step") == "06"
    ordered = sorted(["06_Step", "extras/Trying_More", "05_Step"], key=place_of)
    assert ordered == ["05_Step", "extras/Trying_More", "06_Step"]


@pytest.mark.slow
def test_a_run_keeps_them_in_their_folder_and_goes_on_with_them(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    without_stand_in(monkeypatch)
    call = CliRunner().invoke
    good = (folder / "extras" / "Trying_More.ipynb").read_text("utf-8")
    write(folder / "extras", "Trying_More", "raise ValueError('not yet')")
    failed = call(main, ["run", "--run-name", "trial", "--only", "1,5,extras,6"])
    assert failed.exit_code == 1
    assert "extras/Trying_More failed at cell 3" in failed.output
    (folder / "extras" / "Trying_More.ipynb").write_text(good, "utf-8")
    again = call(main, ["run", "--run-name", "trial", "--resume"])
    assert again.exit_code == 0, again.output
    run = tmp_path / "runs" / "trial"
    saved = json.loads((run / "results.json").read_text("utf-8"))
    assert [entry["status"] for entry in saved["notebooks"]] == ["ok"] * 4
    assert saved["notebooks"][2]["checkpoint"] == {"seen": 2}
    assert set(saved["recorded"]) == {"experiment"}
    assert (run / "extras" / "Trying_More.ipynb").is_file()
    report = (run / "report.html").read_text("utf-8")
    assert "Trying More" in report
    assert (run / "extras" / "Trying_More.html").is_file()


@pytest.mark.slow
def test_completed_has_them_in_their_folder(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    without_stand_in(monkeypatch)
    result = CliRunner().invoke(main, ["completed", "--output", str(tmp_path / "done")])
    assert result.exit_code == 0, result.output
    written = sorted(
        path.relative_to(tmp_path / "done") for path in tmp_path.glob("done/**/*.ipynb")
    )
    assert [path.as_posix() for path in written] == [
        "01_Step.ipynb",
        "05_Step.ipynb",
        "06_Step.ipynb",
        "extras/Trying_More.ipynb",
    ]


def test_an_optional_notebook_finds_the_run_of_the_numbered_ones(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each kernel of JupyterLab works in the folder of its notebook."""
    monkeypatch.delenv(paths.RUN_DIR_VARIABLE, raising=False)
    (tmp_path / "extras").mkdir()
    monkeypatch.chdir(tmp_path)
    paths.run_folder("trial").mkdir(parents=True)
    record.add(paths.run_folder("trial"), "found", 1)
    monkeypatch.chdir(tmp_path / "extras")
    assert paths.latest_run() == paths.run_folder("trial") == tmp_path / "runs" / "trial"
