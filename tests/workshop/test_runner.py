"""Runs of notebooks: results, failures, checkpoints, continuing, and the report."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import nbformat
import pytest

from personalize_poc import record
from personalize_poc.errors import BadInput
from personalize_poc.workshop import execution, publish, report, runner
from personalize_poc.workshop.results import NotebookResult, Results, advice, finished
from tests.support.comparisons import comparison
from tests.support.small_notebooks import HEAD, METRICS, RECORD, write

pytestmark = pytest.mark.slow  # kernels are started

PARAMETERS = {"target": "local", "dataset": "sample", "run_name": "trial", "region": "us-east-1"}


class Watcher:
    def __init__(self) -> None:
        self.told: list[str] = []

    def begin(self, result: NotebookResult) -> None:
        self.told.append(f"begin {result.number}")

    def cell(self, result: NotebookResult, number: int, total: int) -> None:
        self.told.append(f"{result.number} {number}/{total}")

    def end(self, result: NotebookResult) -> None:
        self.told.append(f"end {result.number} {result.status}")


@pytest.fixture(scope="module")
def sources(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sources")
    write(
        folder,
        "01_First_Steps",
        "import sys, os\nprint(sys.executable, run_name, os.environ['PERSONALIZE_POC_ENDPOINT'])\n"
        "print('account 111122223333 in', os.getcwd())",
        RECORD % f"{{'checkpoint-01': {{'rows': 3}}, 'metrics': {METRICS!r}, "
        "'showcase': {'user <7>': ['A & B', 'C']}}",
    )
    write(folder, "02_Second_Steps", "1 + 1", "data = None\ndata['rows']", "never = 1")
    write(folder, "03_Third_Steps", "1 + 1")
    return folder


@pytest.fixture(scope="module")
def ran(sources: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Results, Path, Watcher]:
    folder, watcher = tmp_path_factory.mktemp("runs") / "trial", Watcher()
    files = runner.notebooks(sources)
    results = runner.run(files, folder, PARAMETERS, watcher, "http://127.0.0.1:1")
    return results, folder, watcher


def test_a_run_ends_at_the_first_failure_and_keeps_what_was_done(
    ran: tuple[Results, Path, Watcher],
) -> None:
    results, folder, _ = ran
    assert [entry.status for entry in results.notebooks] == ["ok", "failed", "not run"]
    assert not results.ok
    saved = json.loads((folder / "results.json").read_text(encoding="utf-8"))
    assert saved["ok"] is False
    assert saved["notebooks"][0]["checkpoint"] == {"rows": 3}
    assert saved["recipes"] == METRICS
    assert saved["showcase"] == {"user <7>": ["A & B", "C"]}
    executed = nbformat.read(folder / "02_Second_Steps.ipynb", as_version=4)
    errors = [o for c in executed.cells for o in c.get("outputs", []) if o.output_type == "error"]
    assert [error.ename for error in errors] == ["TypeError"]
    assert not (folder / "03_Third_Steps.ipynb").exists()


def test_the_failing_cell_is_named_as_it_stands_in_the_notebook(
    ran: tuple[Results, Path, Watcher], sources: Path
) -> None:
    results, folder, _ = ran
    error = results.notebooks[1].error
    assert error is not None
    assert error["cell"] == 4
    assert error["name"] == "TypeError"
    source = nbformat.read(sources / "02_Second_Steps.ipynb", as_version=4)
    assert error["id"] == source.cells[3]["id"]
    text = advice(results, folder, ["Bills by the hour now:", "  campaign (1 TPS): 0.20 USD"])
    said = f"02_Second_Steps failed at cell 4 {error['id']!r} (In [4]), 'data = None': TypeError"
    assert said in text
    assert "\nBills by the hour now:\n  campaign (1 TPS): 0.20 USD\nGo on with: " in text
    assert f"--run-name trial --resume --output {folder.parent}" in text
    assert "cleanup --run-name trial" in text


def test_notebooks_run_in_this_python_with_the_parameters_and_the_environment(
    ran: tuple[Results, Path, Watcher],
) -> None:
    executed = nbformat.read(ran[1] / "01_First_Steps.ipynb", as_version=4)
    printed = "".join(o.text for c in executed.cells for o in c.get("outputs", []) if "text" in o)
    assert f"{sys.executable} trial http://127.0.0.1:1" in printed
    assert str(ran[1].resolve()) in printed


def test_progress_counts_code_cells(ran: tuple[Results, Path, Watcher]) -> None:
    told = ran[2].told
    assert told[0] == "begin 01"
    assert told[1] == "01 1/4"
    assert "01 4/4" in told
    assert "end 01 ok" in told
    assert told[-1] == "end 02 failed"


def test_a_notebook_without_its_checkpoint_does_not_count(sources: Path, tmp_path: Path) -> None:
    files = runner.notebooks(sources, ["3"])
    stale = {"checkpoint-03": {"of": "an earlier execution"}, "kept": 1}
    (tmp_path / "recorded.json").write_text(json.dumps(stale))
    results = runner.run(files, tmp_path, PARAMETERS, Watcher())
    assert results.notebooks[0].status == "checkpoint not reached"
    assert "recorded no checkpoint" in advice(results, tmp_path)
    assert results.recorded == {"kept": 1}


def test_continuing_a_run_keeps_the_notebooks_already_done(
    sources: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = NotebookResult("01_First_Steps", "ok", 2.0, {"rows": 3})
    (tmp_path / "results.json").write_text(
        json.dumps({"notebooks": [first.__dict__, NotebookResult("03_Third_Steps").__dict__]})
    )
    assert finished(tmp_path) == ["01"]

    def execute(source: Path, output: Path, *_: Any) -> execution.Executed:
        (tmp_path / "recorded.json").write_text('{"checkpoint-03": 1}')
        return execution.Executed(output)

    monkeypatch.setattr(execution, "execute", execute)
    results = runner.run(runner.notebooks(sources, ["03"]), tmp_path, PARAMETERS, Watcher())
    assert [(e.number, e.status) for e in results.notebooks] == [("01", "ok"), ("03", "ok")]
    assert finished(tmp_path) == ["01", "03"]


def test_an_interrupted_run_writes_its_results(
    sources: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*_: Any) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(execution, "execute", interrupt)
    with pytest.raises(KeyboardInterrupt):
        runner.run(runner.notebooks(sources), tmp_path, PARAMETERS, Watcher())
    saved = json.loads((tmp_path / "results.json").read_text(encoding="utf-8"))
    assert [entry["status"] for entry in saved["notebooks"]] == [
        "interrupted",
        "not run",
        "not run",
    ]


def test_unknown_numbers_and_parameters_are_refused(sources: Path) -> None:
    with pytest.raises(BadInput, match=r"no notebook 07.*Known: 01, 02, 03"):
        runner.notebooks(sources, ["1", "07"])
    files = runner.notebooks(sources)
    runner.check_parameters(files, PARAMETERS)
    with pytest.raises(BadInput, match=r"No notebook has a parameter sample_user\. .*run_name"):
        runner.check_parameters(files, {"sample_user": 3})


def test_fresh_names_do_not_collide(tmp_path: Path) -> None:
    from datetime import datetime

    from personalize_poc.aws.workspace import RUN_NAME

    moment = datetime(2026, 1, 2, 3, 4, 5)
    drawn = iter(["00ff", "00ff", "1234"])
    first = runner.fresh_name(tmp_path, lambda: moment, lambda: next(drawn))
    (tmp_path / first).mkdir()
    second = runner.fresh_name(tmp_path, lambda: moment, lambda: next(drawn))
    assert first == "workshop-20260102-030405-00ff"
    assert second == "workshop-20260102-030405-1234"
    elsewhere = {runner.fresh_name(tmp_path / f"{n}", lambda: moment) for n in range(5)}
    assert len(elsewhere) > 1, "in another folder it is not the same name"
    assert RUN_NAME.fullmatch(second)


def test_the_report_stands_alone_and_the_pages_lie_beside_it(
    ran: tuple[Results, Path, Watcher],
) -> None:
    _, folder, _ = ran
    text = (folder / "report.html").read_text(encoding="utf-8")
    assert text.index("aws-popularity-count") < text.index("aws-sims")
    assert "0.2000" in text
    assert "×" not in text, "a ratio of two means says nothing without its interval"
    assert "user &lt;7&gt;" in text
    assert "A &amp; B" in text
    assert "TypeError" in text
    assert (folder / "01_First_Steps.html").is_file()
    for word in ("http://", "https://", "<script", "href=", "src="):
        assert word not in text, "it can be mailed: it loads nothing, and links to nothing"


def test_a_report_without_results_still_says_what_happened() -> None:
    results = Results("trial", "aws", "eu-west-1", "sample", {}, "2026-01-01", 3700.0)
    results.notebooks = [NotebookResult("01_First_Steps")]
    text = report.render(results)
    assert "0 of 1 notebooks reached their checkpoint, on AWS, eu-west-1" in text
    assert "1 h 01 min" in text
    assert "not run" in text


def test_nothing_that_was_recorded_can_be_more_than_text_in_the_report() -> None:
    evil = "<script>alert('1')</script>"
    results = Results(evil, "local", "us-east-1", evil, {evil: evil}, "2026-01-01")
    results.notebooks = [NotebookResult(f"01_{evil}", "failed", 1.0, {evil: [evil]})]
    results.notebooks[0].error = dict.fromkeys(("source", "name", "message"), evil)
    results.notebooks[0].error |= {"cell": 1, "execution": 1}
    results.recipes = {evil: {'" onload="x': 0.5, "precision_at_10": 0.5}}
    results.showcase = {evil: [evil, 'A " B']}
    people = [{"user": evil, "last": [evil], "recommended": [evil], "hits": [evil]}]
    row = {"name": evil, "is_baseline": False, "everything": [0.5, 0.4, 0.6]}
    found = comparison().plain() | {"rows": [*comparison().plain()["rows"], row], "alone": [evil]}
    results.recorded = {
        "experiment": dict.fromkeys(("audience", "users", "words"), evil),
        "people": people,
        "comparison": found,
        "workload": {"interactions": evil, "USER_ID": evil, "repeats": evil},
    }
    text = report.render(results)
    assert "<script" not in text
    assert ' onload="x' not in text
    assert text.count("&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;") >= 15


def test_the_report_says_how_an_experiment_ended() -> None:
    results = Results("trial", "local", "us-east-1", "sample", {}, "2026-01-01")
    results.recorded = {"experiment": None}
    assert "What an A/B test said" not in report.render(results)
    results.recorded["experiment"] = {
        "audience": "simulated people",
        "users": 998,
        "decision": "better",
        "words": "new brings more: 20.0% against <8.0%",
    }
    text = report.render(results)
    assert "A/B test with 998 users (simulated people)" in text
    assert '<span class="good">new brings more: 20.0% against &lt;8.0%</span>' in text


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(4.21, "4.2 s"), (185, "3 min 05 s"), (59.97, "60.0 s"), (7800, "2 h 10 min")],
)
def test_durations(seconds: float, text: str) -> None:
    assert report.duration(seconds) == text


def test_published_notebooks_have_the_cells_of_their_source_and_no_private_facts(
    ran: tuple[Results, Path, Watcher], sources: Path, tmp_path: Path
) -> None:
    folder = ran[1]
    source = sources / "01_First_Steps.ipynb"
    path = publish.publish(folder / source.name, source, tmp_path, [folder.resolve()])
    done, original = (nbformat.read(p, as_version=4) for p in (path, source))
    assert [c.source for c in done.cells] == [c.source for c in original.cells]
    assert [c.id for c in done.cells] == [c.id for c in original.cells]
    text = path.read_text(encoding="utf-8")
    assert "account 123456789012 in …" in text
    outputs = json.dumps([c.get("outputs") for c in done.cells])
    assert "111122223333" not in outputs
    assert str(folder.resolve()) not in outputs
    assert "papermill" not in text
    assert '"execution_count": 4' in text


def test_publishing_another_notebook_than_the_source_is_refused(
    ran: tuple[Results, Path, Watcher], sources: Path, tmp_path: Path
) -> None:
    with pytest.raises(ValueError, match="not those of"):
        publish.publish(ran[1] / "01_First_Steps.ipynb", sources / "03_Third_Steps.ipynb", tmp_path)


def test_what_kernels_say_on_standard_error_goes_to_a_log(tmp_path: Path) -> None:
    write(tmp_path, "01_Noise", "import os\nos.write(2, b'from below')", "os._exit(9)")
    folder = tmp_path / "run"
    results = runner.run(runner.notebooks(tmp_path), folder, PARAMETERS, Watcher())
    assert results.notebooks[0].status == "failed"
    assert "the Python process of the notebook ended" in advice(results, folder)
    assert (folder / "kernel.log").is_file()
    assert (folder / "01_Noise.ipynb").is_file()


def test_pictures_beside_the_notebooks_are_in_the_pages_of_the_report(tmp_path: Path) -> None:
    (tmp_path / "static").mkdir()
    (tmp_path / "static" / "dot.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg"><circle r="77"/></svg>', encoding="utf-8"
    )
    sources = tmp_path / "notebooks"
    sources.mkdir()
    path = write(sources, "01_Picture", "1")
    notebook = nbformat.read(path, as_version=4)
    notebook.cells[0].source = "![A dot](../static/dot.svg)"
    nbformat.write(notebook, path)
    folder = tmp_path / "runs" / "trial"
    runner.run([path], folder, PARAMETERS, Watcher())
    assert (folder / "../static/dot.svg").is_file()
    page = (folder / "01_Picture.html").read_text(encoding="utf-8")
    assert "../static/dot.svg" not in page
    assert "data:image/svg+xml;base64" in page


def test_each_notebook_is_given_what_it_has_and_the_run_records_what_all_share(
    tmp_path: Path,
) -> None:
    write(tmp_path, "01_First", RECORD % "{'checkpoint-01': seed}", head=HEAD + "\nseed = 42")
    write(tmp_path, "02_Second", RECORD % "{'checkpoint-02': run_name}", head="run_name = None")
    files, folder = runner.notebooks(tmp_path), tmp_path / "run"
    parameters = {**PARAMETERS, "seed": 7, "first_on_aws": True}
    runner.check_parameters(files, {**PARAMETERS, "seed": 7})
    results = runner.run(files, folder, parameters, Watcher())
    assert [entry.checkpoint for entry in results.notebooks] == [7, "trial"]
    assert record.parameters(folder) == {**PARAMETERS, "seed": 7}
    assert "parameters" not in results.recorded


def test_one_notebook_alone_is_told_of_the_run_by_the_record(tmp_path: Path) -> None:
    write(tmp_path, "01_First", "1", head=HEAD + "\nseed = 42")
    write(tmp_path, "02_Second", "1", head="run_name = None")
    files, folder = runner.notebooks(tmp_path, ["02"]), tmp_path / "run"
    runner.run(files, folder, {**PARAMETERS, "seed": 7}, Watcher())
    assert record.parameters(folder)["seed"] == 7


def test_errors_of_the_package_are_a_sentence_in_the_notebook_and_in_the_advice(
    tmp_path: Path,
) -> None:
    write(
        tmp_path,
        "01_First",
        "from personalize_poc.course import problems\n"
        "from personalize_poc.errors import NotThere\n"
        "problems.in_sentences()",
        "raise NotThere('x', 'The dataset x does not exist.', 'Run notebook 02 first.')",
    )
    results = runner.run(runner.notebooks(tmp_path), tmp_path / "run", PARAMETERS, Watcher())
    error = results.notebooks[0].error
    assert error is not None
    assert error["name"] == "NotThere"
    assert error["message"] == "The dataset x does not exist. Run notebook 02 first."
    assert "NotThere: The dataset x does not exist. Run" in advice(results, tmp_path / "run")
