"""The whole workshop, headless, on a small sample against a stand-in that starts empty."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import nbformat
import papermill
import pytest

from personalize_poc.aws import targets
from personalize_poc.aws.workspace import Workspace
from personalize_poc.evaluation import comparison

REPOSITORY = Path(__file__).resolve().parents[2]
NOTEBOOKS = sorted((REPOSITORY / "notebooks").glob("0*.ipynb"))
PARAMETERS: dict[str, Any] = {
    "run_name": "test-run",
    "sample_users": 200,
    "sample_items": 400,
    "sample_interactions": 12_000,
}
MRR = "mean_reciprocal_rank_at_25"

pytestmark = [
    pytest.mark.slow,
    # Third-party code of the kernel's client, not of this project.
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]


@pytest.fixture(scope="module")
def stand_in(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The endpoint of a stand-in on a free port with an empty data directory."""
    folder = tmp_path_factory.mktemp("stand-in")
    command = [sys.executable, "-m", "personalize_poc.local"]
    subprocess.run(
        [*command, "start", "--port", "0", "--data-dir", str(folder)], check=True, cwd=REPOSITORY
    )
    try:
        yield json.loads((folder / "server.json").read_text("utf-8"))["endpoint"]
    finally:
        subprocess.run([*command, "stop", "--data-dir", str(folder)], check=True, cwd=REPOSITORY)


@pytest.fixture(scope="module")
def run(stand_in: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Any]]:
    """All six executed once: what they recorded, their executed files, and the endpoint."""
    folder = tmp_path_factory.mktemp("run")
    environment = pytest.MonkeyPatch()
    environment.setenv("PERSONALIZE_POC_ENDPOINT", stand_in)
    environment.setenv("PERSONALIZE_POC_RUN_DIR", str(folder))
    environment.setenv("PYTHONPATH", str(REPOSITORY))
    try:
        for notebook in NOTEBOOKS[:5]:
            execute(notebook, folder)
        again = tmp_path_factory.mktemp("again")  # as after an interrupted kernel
        for number in (0, 2, 4):
            execute(NOTEBOOKS[number], again)
        execute(NOTEBOOKS[5], folder)
        yield {
            "folder": folder,
            "again": again,
            "endpoint": stand_in,
            "recorded": recorded(folder),
        }
    finally:
        environment.undo()


def execute(notebook: Path, folder: Path, **parameters: Any) -> Any:
    return papermill.execute_notebook(
        str(notebook),
        str(folder / notebook.name),
        parameters={**PARAMETERS, **parameters},
        cwd=str(folder),
        progress_bar=False,
    )


def recorded(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder / "recorded.json").read_text("utf-8"))
    return found


def outputs(run: dict[str, Any], number: str, cell_id: str) -> str:
    """The text that one cell printed or displayed."""
    path = next(run["folder"].glob(f"{number}_*.ipynb"))
    executed = nbformat.read(path, as_version=4)
    cell = next(cell for cell in executed.cells if cell.get("id") == cell_id)
    parts = [
        out.get("text", "") or out.get("data", {}).get("text/plain", "") for out in cell.outputs
    ]
    return "\n".join(parts)


def test_every_notebook_reached_its_checkpoint(run: dict[str, Any]) -> None:
    keys = {f"checkpoint-0{number}" for number in range(1, 7)}
    assert keys <= set(run["recorded"])


def test_what_was_imported(run: dict[str, Any]) -> None:
    first = run["recorded"]["checkpoint-01"]
    assert first["users"] == PARAMETERS["sample_users"]
    assert first["interactions"] == pytest.approx(PARAMETERS["sample_interactions"], rel=0.1)
    assert run["recorded"]["checkpoint-02"]["datasets"] == ["INTERACTIONS", "ITEMS", "USERS"]


def test_learned_recipes_are_compared_with_two_baselines(run: dict[str, Any]) -> None:
    results = run["recorded"]["metrics"]
    assert set(results) == {
        "aws-popularity-count",
        "aws-sims",
        "aws-hrnn",
        "aws-user-personalization",
        "aws-personalized-ranking",
    }
    found = comparison.restored(run["recorded"]["comparison"])
    assert found is not None
    assert [row.name for row in found.baselines] == ["popularity", "what they did last, again"]
    user = next(row for row in found.recipes if row.name == "aws-user-personalization")
    assert user.over_popularity.above_zero
    assert all(0 <= value <= 1 for found in results.values() for value in found.values())


def test_events_changed_the_answer(run: dict[str, Any]) -> None:
    fifth = run["recorded"]["checkpoint-05"]
    assert fifth["new after events"] >= 0
    assert fifth["batch agreement"] == pytest.approx(1.0)
    showcase = run["recorded"]["showcase"]
    assert all(titles for titles in showcase.values())
    assert len({tuple(titles) for titles in showcase.values()}) == len(showcase)


def test_the_experiment_is_judged(run: dict[str, Any]) -> None:
    found = run["recorded"]["experiment"]
    assert found["users"] == PARAMETERS["sample_users"] - 12  # those of the other cells
    assert found["decision"] in ("better", "open")
    low, high = found["interval"]
    assert low <= found["difference"] <= high
    assert found["words"] in outputs(run, "05", "ab-words")
    counted = outputs(run, "05", "ab-cloudwatch")
    assert "for-you-list/user-personalization" in counted


def test_an_experiment_is_run_once(run: dict[str, Any]) -> None:
    second = {**run, "folder": run["again"]}
    assert "188 users are shown" in outputs(run, "05", "ab-begin")
    assert "0 users are shown" in outputs(second, "05", "ab-begin")
    assert outputs(second, "05", "ab-words") == outputs(run, "05", "ab-words")


@pytest.mark.parametrize(
    ("number", "cell", "text"),
    [
        ("01", "bad-milliseconds", "milliseconds"),
        ("01", "fail-wait", "TIMESTAMP"),
        ("03", "fail-wait", "1000 interactions"),
        ("04", "wrong", "NOT"),
        ("06", "wrong", "As expected"),
    ],
)
def test_taught_failures_say_what_is_wrong(
    run: dict[str, Any], number: str, cell: str, text: str
) -> None:
    assert text in outputs(run, number, cell)


def test_a_second_run_finds_what_the_first_one_made(run: dict[str, Any]) -> None:
    second = {**run, "folder": run["again"]}
    assert "already there" in outputs(second, "01", "import")
    trained = outputs(second, "03", "train")
    assert trained.count("already there") == 5
    assert "created" not in trained
    assert "already there" in outputs(second, "05", "batch-job")


def test_figures_have_a_text_for_those_who_cannot_see_them(run: dict[str, Any]) -> None:
    pictures = 0
    for path in run["folder"].glob("0*.ipynb"):
        for cell in nbformat.read(path, as_version=4).cells:
            for output in cell.get("outputs", []):
                if "image/png" in output.get("data", {}):
                    pictures += 1
                    assert output["metadata"]["image/png"]["alt"]
    assert pictures >= 5


def test_no_cell_warned(run: dict[str, Any]) -> None:
    for path in run["folder"].glob("0*.ipynb"):
        for cell in nbformat.read(path, as_version=4).cells:
            said = [out.text for out in cell.get("outputs", []) if out.get("name") == "stderr"]
            assert said == [], f"{path.stem}, {cell.get('id')}"


def test_nothing_is_left_after_the_cleanup(run: dict[str, Any]) -> None:
    target = targets.connect_local(run["endpoint"])
    ws = Workspace(target, str(PARAMETERS["run_name"]))
    assert target.personalize.list_dataset_groups()["datasetGroups"] == []
    assert target.personalize.list_schemas()["schemas"] == []
    assert [b["Name"] for b in target.s3.list_buckets()["Buckets"] if b["Name"] == ws.bucket] == []


def test_cleaning_up_twice_does_no_harm(run: dict[str, Any]) -> None:
    execute(NOTEBOOKS[5], run["folder"])
