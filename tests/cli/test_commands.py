"""The command line: help, refusals, and a run of small notebooks."""

from __future__ import annotations

import io
import json
import os
import shutil
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from rich.console import Console

from personalize_poc import contract
from personalize_poc.aws import targets
from personalize_poc.cli import commands, console, exits, jupyter
from personalize_poc.cli.commands import run
from personalize_poc.data import movielens
from personalize_poc.data.errors import DownloadFailed
from personalize_poc.errors import CredentialsError
from personalize_poc.standin import session
from personalize_poc.workshop import aftermath, runner
from personalize_poc.workshop.results import NotebookResult, Results
from tests.support.comparisons import comparison
from tests.support.patience import until
from tests.support.small_notebooks import HEAD, METRICS, RECORD, without_stand_in, write


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder with two small notebooks, and a stand-in that nobody has to start."""
    monkeypatch.chdir(tmp_path)
    notebooks = tmp_path / "notebooks"
    notebooks.mkdir()
    write(notebooks, "01_First", RECORD % f"{{'checkpoint-01': 1, 'metrics': {METRICS!r}}}")
    write(notebooks, "02_Second", RECORD % "{'checkpoint-02': 1}")
    monkeypatch.setattr(runner, "notebooks_folder", lambda: notebooks)

    without_stand_in(monkeypatch)
    return tmp_path


def call(*arguments: str) -> Result:
    return CliRunner().invoke(commands.main, arguments)


@pytest.mark.parametrize(
    "command",
    [
        "check",
        "advise",
        "new-dataset",
        "run",
        "experiment",
        "costs",
        "lab",
        "cleanup",
        "reset",
        "completed",
    ],
)
def test_every_command_explains_itself(command: str) -> None:
    result = call(command, "--help")
    assert result.exit_code == 0
    assert "Usage:" in result.output
    assert command in call("--help").output


@pytest.mark.slow  # kernels are started
def test_a_good_run_ends_with_the_table_and_exit_code_0(here: Path) -> None:
    result = call("run", "--run-name", "trial")
    assert result.exit_code == 0, result.output
    folder = here / "runs" / "trial"
    assert "popularity-count" in result.output
    assert "0.2000" in result.output
    assert "×" not in result.output, "a ratio of two means says nothing without its interval"
    assert str(folder / "report.html") in result.output
    assert "01 First" in result.output
    saved = json.loads((folder / "results.json").read_text(encoding="utf-8"))
    assert saved["ok"] is True
    assert saved["parameters"]["run_name"] == "trial"
    again = call("run", "--run-name", "trial")
    assert again.exit_code == 2
    assert "exists already" in again.output
    assert "--resume" in again.output
    finished = call("run", "--run-name", "trial", "--resume")
    assert finished.exit_code == 2
    assert "All notebooks" in finished.output


@pytest.mark.slow  # kernels are started
def test_a_failed_run_says_where_and_goes_on_with_resume(here: Path) -> None:
    second = here / "notebooks" / "02_Second.ipynb"
    good = second.read_text()
    write(second.parent, "02_Second", "raise ValueError('no such film')")
    result = call("run", "--run-name", "trial", "--region", "eu-west-1", "--data-dir", "state")
    assert result.exit_code == 1
    assert "02_Second failed at cell 3" in result.output
    assert "no such film" in result.output
    assert "run --run-name trial --resume\n" in result.output
    second.write_text(good)
    again = call("run", "--run-name", "trial", "--resume")
    assert again.exit_code == 0, again.output
    executed = json.loads((here / "runs/trial/results.json").read_text(encoding="utf-8"))
    assert [entry["status"] for entry in executed["notebooks"]] == ["ok", "ok"]
    assert executed["region"] == "eu-west-1"
    assert executed["data_dir"] == str(here / "state")
    other = call("run", "--run-name", "trial", "--only", "02", "--region", "us-east-1")
    assert other.exit_code == 2
    assert "was begun with region 'eu-west-1'" in other.output


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--dataset", "netflix"], "no data set 'netflix'"),
        (["--run-name", "No Good"], "cannot be used"),
        (["--only", "09"], "no notebook 09"),
        (["-p", "colour", "red"], "No notebook has a parameter colour"),
        (["-p", "run_name", "other"], "Use the option --run-name"),
        (["--resume", "--run-name", "nothing"], "no run 'nothing'"),
        (["--target", "azure"], "azure"),
        (["--region", "nowhere"], "'nowhere' is not an AWS region"),
    ],
)
def test_wrong_input_is_one_message_and_leaves_nothing(
    here: Path, arguments: list[str], words: str
) -> None:
    result = call("run", *arguments)
    assert result.exit_code == 2
    assert words in result.output
    assert "Traceback" not in result.output
    assert not (here / "runs").exists()


def test_a_folder_that_says_too_little_is_refused_before_anything_starts(here: Path) -> None:
    (here / "shop").mkdir()
    (here / "shop" / "orders.csv").write_text("customer,sku,ordered_at\na,b,2020-01-01\n")
    result = call("run", "--dataset", "shop")
    assert result.exit_code == 2
    assert "no recommender can learn" in result.output or "no interactions" in result.output
    assert (here / "runs" / "check-shop" / "report.html").is_file()
    assert [one.name for one in (here / "runs").iterdir()] == ["check-shop"], "no run has begun"


def test_mistakes_in_a_mapping_are_found_before_anything_starts(here: Path) -> None:
    (here / "shop").mkdir()
    (here / "shop" / "orders.csv").write_text("customer,sku,ordered_at\na,b,2020-01-01\n")
    mapping = "interactions: {file: orders.csv, timestamp: iso, columns: {USER_ID: %s, ITEM_ID: sku"
    mapping += ", TIMESTAMP: ordered_at}}"
    (here / "shop" / "mapping.yaml").write_text(mapping % "client")
    result = call("run", "--dataset", "shop")
    assert result.exit_code == 2
    assert "orders.csv, column client: there is no such column" in result.output
    (here / "shop" / "mapping.yaml").write_text(mapping % "customer")
    (here / "shop" / "orders.csv").unlink()
    assert "orders.csv: the file is missing" in call("run", "--dataset", "shop").output
    assert not (here / "runs").exists()


def test_a_download_that_fails_leaves_no_run(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def offline(name: str, *_: Any, **__: Any) -> None:
        raise DownloadFailed(f"{name} cannot be downloaded.")

    monkeypatch.setattr(movielens, "download", offline)
    monkeypatch.delenv(movielens.FOLDER_VARIABLE, raising=False)
    monkeypatch.setenv(contract.CACHE_DIR_VARIABLE, str(here / "cache"))
    result = call("run", "--dataset", "movielens-small")
    assert result.exit_code == 2
    assert "movielens-small cannot be downloaded." in result.output
    assert not (here / "runs").exists()
    assert call("run", "--dataset", "movielens-small", "--only", "02").exit_code == 0


def test_without_credentials_of_aws_there_is_no_run(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(name: str, region: str) -> None:
        raise CredentialsError(f"No credentials for {name} in {region}.")

    monkeypatch.setattr(targets, "connect", refused)
    result = call("run", "--target", "aws", "--region", "eu-west-1")
    assert result.exit_code == 2
    assert "No credentials for aws in eu-west-1." in result.output
    assert not (here / "runs").exists()


def test_an_interrupted_run_says_how_to_go_on_from_where_it_is(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*_: Any, **__: Any) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(runner, "run", interrupt)
    result = call("run", "--run-name", "trial", "--output", "elsewhere")
    assert result.exit_code == exits.INTERRUPTED
    assert f"run --run-name trial --resume --output {here / 'elsewhere'}" in result.output


@pytest.mark.parametrize("number", ["02", "extras"])
def test_what_failed_is_told_with_what_bills_and_both_commands(
    here: Path, monkeypatch: pytest.MonkeyPatch, number: str
) -> None:
    name = "extras/Experiment" if number == "extras" else "02_Second"
    (here / "notebooks" / "extras").mkdir()
    write(here / "notebooks" / "extras", "Experiment", "1")
    error = {"cell": 7, "execution": 3, "source": "wait()", "name": "TimedOut", "message": "Why."}

    def ran(files: Any, folder: Path, parameters: Any, *_: Any, **__: Any) -> Results:
        how = {key: parameters[key] for key in ("run_name", "target", "region", "dataset")}
        found = [NotebookResult(name, "failed", error={**error, "id": "wait"})]
        return Results(**how, parameters={}, started="", notebooks=found)

    monkeypatch.setattr(runner, "run", ran)
    monkeypatch.setattr(targets, "connect", lambda *_: None)
    monkeypatch.setattr(aftermath, "bills_now", lambda *_: ["It bills 0.60 USD an hour."])
    monkeypatch.setattr("personalize_poc.cli.launch.agree", lambda *_: None)
    where = ("--target", "aws", "--region", "eu-west-1", "--yes")
    result = call("run", "--run-name", "trial", "--only", number, *where)
    assert result.exit_code == 1
    said = [line for line in result.output.splitlines() if line]
    at = next(place for place, line in enumerate(said) if line.startswith("Notebook "))
    assert said[at] == f"Notebook {name} failed at cell 7 'wait' (In [3]), 'wait()': TimedOut: Why."
    assert said[at + 2 :] == [
        "It bills 0.60 USD an hour.",
        "Go on with: personalize-poc run --run-name trial --resume",
        "Or delete what it made: "
        "personalize-poc cleanup --run-name trial --target aws --region eu-west-1",
    ]


def test_a_full_disk_is_one_message(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: Any, **__: Any) -> None:
        raise shutil.Error([("from", "to", "[Errno 28] No space left on device: 'to'")])

    (here / "static").mkdir()
    monkeypatch.setattr(shutil, "copytree", full)
    result = call("run")
    assert result.exit_code == 2
    assert "error: [Errno 28] No space left on device: 'to'. Is the disk full" in result.output


def test_a_folder_that_cannot_be_written_is_one_message(here: Path) -> None:
    (here / "runs").mkdir()
    (here / "runs" / "trial").write_text("a file")
    result = call("run", "--run-name", "trial")
    assert result.exit_code == 2
    assert "error:" in result.output
    assert "Traceback" not in result.output


def test_values_of_parameters_are_numbers_where_they_look_like_it() -> None:
    assert [
        run.value(t) for t in ("200", "100_000", "0.5", "true", "blue", "[1", "2020-01-01")
    ] == [
        200,
        100_000,
        0.5,
        True,
        "blue",
        "[1",
        "2020-01-01",
    ]


def test_local_passes_everything_on(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[Any] = []

    def become(arguments: list[str]) -> int:
        seen.append(arguments)
        return 3

    monkeypatch.setattr(session, "become", become)
    assert call("local", "start", "--port", "0", "--help").exit_code == 3
    assert call("local").exit_code == 3
    assert seen == [["start", "--port", "0", "--help"], ["--help"]]


def test_lab_without_jupyterlab_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    import importlib.util

    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    result = call("lab")
    assert result.exit_code == 2
    assert "personalize-poc[lab]" in result.output


def test_lab_opens_the_notebooks_beside_the_stand_in(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: dict[str, Any] = {}

    def wait(command: list[str]) -> int:
        seen.update(command=command, endpoint=os.environ["PERSONALIZE_POC_ENDPOINT"])
        return 0

    monkeypatch.setattr(jupyter, "run", wait)
    monkeypatch.setattr("importlib.util.find_spec", lambda name: object())
    first = "--LabApp.default_url=/lab/tree/"
    told = call("lab", "--no-browser")
    assert told.exit_code == 0
    assert str(here / "my-notebooks") in told.output
    assert seen["command"][1:4] == ["-m", "jupyterlab", first + "01_First.ipynb"]
    assert seen["command"][-2:] == ["--no-browser", str(here / "my-notebooks")]
    (here / "static").mkdir()
    (here / "notebooks" / "README.md").write_text("# Begin here")
    assert call("lab", "--no-browser").exit_code == 0
    assert seen["command"][3] == first + "my-notebooks/README.md"
    assert seen["command"][-1] == str(here)
    assert seen["endpoint"] == "http://127.0.0.1:1"


@pytest.mark.parametrize("told", [(), ("--allow-root",)])
def test_root_is_told_how_jupyterlab_starts(
    here: Path, monkeypatch: pytest.MonkeyPatch, told: tuple[str, ...]
) -> None:
    monkeypatch.setattr(jupyter, "run", lambda command: 1)
    monkeypatch.setattr("importlib.util.find_spec", lambda name: object())
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    result = call("lab", *told)
    assert result.exit_code == 1
    assert ("make lab LAB=" in result.output) == (not told)


def test_lab_asks_nothing_about_news_and_finds_the_programs_of_its_python(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: dict[str, Any] = {}

    def wait(command: list[str]) -> int:
        folder = Path(os.environ["JUPYTER_CONFIG_PATH"].split(os.pathsep)[0])
        settings = folder / "labconfig" / "default_setting_overrides.json"
        seen.update(
            path=os.environ["PATH"], settings=json.loads(settings.read_text()), folder=folder
        )
        return 0

    monkeypatch.setattr(jupyter, "run", wait)
    monkeypatch.setattr("importlib.util.find_spec", lambda name: object())
    before = os.environ["PATH"]
    assert call("lab").exit_code == 0
    assert seen["path"].split(os.pathsep)[0] == str(Path(sys.executable).parent)
    told = {key: value for plugin in seen["settings"].values() for key, value in plugin.items()}
    assert told["fetchNews"] == "false"
    assert told["defaultViewers"] == {"markdown": "Markdown Preview"}
    assert os.environ["PATH"] == before
    assert not seen["folder"].exists()


def test_lab_lets_kernels_find_a_stand_in_that_was_started_again(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: dict[str, Any] = {}
    monkeypatch.setattr(jupyter, "run", lambda _: seen.update(os.environ) or 0)
    monkeypatch.setattr("importlib.util.find_spec", lambda name: object())
    monkeypatch.setattr("personalize_poc.standin.discovery.running", lambda _: "http://127.0.0.1:1")
    monkeypatch.setenv("PERSONALIZE_POC_ENDPOINT", "http://127.0.0.1:2")
    assert call("lab", "--data-dir", "state").exit_code == 0
    assert "PERSONALIZE_POC_ENDPOINT" not in seen
    assert seen["PERSONALIZE_POC_DATA_DIR"] == str(here / "state")


def results() -> Results:
    found = Results("trial", "local", "us-east-1", "sample", {}, "2026-01-01", 95.0)
    found.notebooks = [NotebookResult("01_First", "ok", 90.0), NotebookResult("02_Second")]
    found.recipes = METRICS
    return found


def test_progress_without_a_terminal_is_sparse() -> None:
    entry = NotebookResult("03_Third", "ok", 33.0)

    def pass_cells(out: io.StringIO, sparse: float) -> console.Progress:
        shown = Console(file=out, width=100)
        progress = console.Progress(shown, clock=lambda: 7.0, sparse=sparse)
        progress.begin(entry)
        for number in range(1, 9):
            progress.cell(entry, number, 9)
        return progress

    pass_cells(quick := io.StringIO(), sparse=3600).end(entry)
    assert quick.getvalue() == "✓ 03 Third  33.0 s\n"
    progress = pass_cells(slow := io.StringIO(), sparse=0.01)
    until(lambda: "  03 Third  cell 8 of 9, 0.0 s\n" in slow.getvalue())
    progress.end(entry)
    assert slow.getvalue().endswith("✓ 03 Third  33.0 s\n")


def test_a_short_notebook_is_one_line_without_a_terminal() -> None:
    out = io.StringIO()
    progress = console.Progress(Console(file=out, width=100))
    entry = NotebookResult("03_Third", "ok", 1.0)
    progress.begin(entry)
    progress.cell(entry, 1, 1)
    progress.end(entry)
    assert out.getvalue() == "✓ 03 Third  1.0 s\n"


def test_progress_in_a_terminal_refreshes_one_line() -> None:
    out = io.StringIO()
    progress = console.Progress(Console(file=out, width=100, force_terminal=True))
    entry = NotebookResult("03_Third", "failed", 2.0)
    progress.begin(entry)
    progress.cell(entry, 4, 9)
    progress.end(entry)
    assert "cell 4 of 9" in out.getvalue()
    assert "failed" in out.getvalue()


@pytest.mark.parametrize("width", [80, 120])
def test_the_summary_has_both_baselines_and_what_was_found(tmp_path: Path, width: int) -> None:
    out = io.StringIO()
    found = results()
    found.recorded["comparison"] = comparison().plain()
    for part in console.summary(found, tmp_path, width):
        Console(file=out, width=width).print(part)
    text = out.getvalue()
    assert "…" not in "".join(line for line in text.splitlines() if "│" in line)
    rows = {line.split("│")[0].strip(): line.split("│")[1:] for line in text.splitlines()}
    assert [cell.strip() for cell in rows["sims"]] == [
        "0.350",
        "+0.250",
        "0.000 ?",
        "0.200",
        "0.000 ?",
    ]
    assert "what they did" in rows
    assert "with repeats; on new items alone the lead is not distinguishable" in " ".join(
        text.split()
    )


@pytest.mark.parametrize("width", [80, 120])
def test_the_summary_puts_popularity_first_and_cuts_no_number(tmp_path: Path, width: int) -> None:
    out = io.StringIO()
    screen = Console(file=out, width=width)
    found = results()
    found.recipes = {
        recipe: {
            "mean_reciprocal_rank_at_25": 0.1 + number,
            "normalized_discounted_cumulative_gain_at_5": 0.2,
            "normalized_discounted_cumulative_gain_at_10": 0.3,
            "normalized_discounted_cumulative_gain_at_25": 0.4,
            "precision_at_5": 0.5,
            "precision_at_10": 0.6,
            "precision_at_25": 0.7,
            "coverage": 0.8,
        }
        for number, recipe in enumerate(
            ("aws-popularity-count", "aws-sims", "aws-user-personalization")
        )
    }
    for part in console.summary(found, tmp_path, width):
        screen.print(part)
    text = out.getvalue()
    assert "…" not in text
    assert "0.8000" in text
    assert "2.1000" in text
    assert text.index("popularity-count") < text.index("sims")
    assert "1 min 30 s" in text
    assert "not run" in text
    assert "report.html" in text.replace("\n", "")  # a long path may fill more than one line


@pytest.mark.slow  # kernels are started
def test_what_a_run_was_begun_with_stays_until_it_is_cleaned_up(here: Path) -> None:
    write(here / "notebooks", "01_First", RECORD % "{'checkpoint-01': 1}", head=HEAD + "\nseed = 1")
    assert call("run", "--run-name", "trial", "-p", "seed", "7").exit_code == 0
    other = call("run", "--run-name", "trial", "--only", "02", "-p", "seed", "8")
    assert other.exit_code == 2
    assert "The run 'trial' was begun with seed 7, not 8. Take another run name" in other.output
    assert call("run", "--run-name", "trial", "--only", "02", "-p", "seed", "7").exit_code == 0
    write(here / "notebooks", "06_Last", RECORD % "{'checkpoint-06': 1}")
    assert call("run", "--run-name", "trial", "--only", "06").exit_code == 0
    assert call("run", "--run-name", "trial", "--only", "02", "-p", "seed", "8").exit_code == 2
    again = call("run", "--run-name", "trial", "--only", "01", "-p", "seed", "8")
    assert again.exit_code == 0, again.output
    recorded = json.loads((here / "runs/trial/recorded.json").read_text(encoding="utf-8"))
    assert recorded["parameters"]["seed"] == 8
    assert "checkpoint-02" not in recorded
