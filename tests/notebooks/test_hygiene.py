"""The notebooks as files: what a learner, papermill and a reviewer rely on before any cell runs."""

from __future__ import annotations

import ast
import re
import statistics
import subprocess
import sys
from pathlib import Path
from typing import Any

import nbformat
import pytest

FOLDER = Path(__file__).resolve().parents[2] / "notebooks"
NAMES = (
    "01_Validating_and_Importing_User_Item_Interaction_Data",
    "02_Validating_and_Importing_Item_Metadata",
    "03_Creating_and_Evaluating_Solutions",
    "04_Deploying_Campaigns_and_Filters",
    "05_Interacting_with_Campaigns_and_Filters",
    "06_Clean_Up_Resources",
)
PARAMETERS = """\
target = "local"
dataset = "sample"
run_name = "workshop"
region = "us-east-1"
sample_users = 1000
sample_items = 3000
sample_interactions = 100_000
seed = 42"""
# What a learner must be able to write alone, and so has to see written out.
REQUESTS = {
    "01": ("create_dataset_group", "create_schema", "create_dataset", "create_dataset_import_job"),
    "02": ("create_schema", "create_dataset", "create_dataset_import_job"),
    "03": (
        "list_recipes",
        "create_solution",
        "create_solution_version",
        "describe_solution",
        "get_solution_metrics",
    ),
    "04": ("create_campaign", "create_filter"),
    "05": (
        "get_recommendations",
        "get_personalized_ranking",
        "create_event_tracker",
        "put_events",
        "create_batch_inference_job",
    ),
    "06": (
        "delete_campaign",
        "delete_solution",
        "delete_event_tracker",
        "delete_filter",
        "delete_dataset_group",
    ),
}


@pytest.fixture(params=NAMES)
def notebook(request: pytest.FixtureRequest) -> Any:
    path = FOLDER / f"{request.param}.ipynb"
    found = nbformat.read(path, as_version=nbformat.NO_CONVERT)
    found.metadata["name"] = request.param
    return found


def code_cells(notebook: Any) -> list[Any]:
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def code(notebook: Any) -> str:
    return "\n\n".join(cell.source for cell in code_cells(notebook))


def prose(notebook: Any) -> str:
    return "\n\n".join(cell.source for cell in notebook.cells if cell.cell_type == "markdown")


def shares_a_run(notebook: Any) -> bool:
    """Whether it begins or goes on with a run that all notebooks share."""
    return any(cell.id == "begin" for cell in notebook.cells)


def number(notebook: Any) -> str:
    return str(notebook.metadata["name"])[:2]


def test_the_six_notebooks_and_no_others() -> None:
    assert sorted(path.stem for path in FOLDER.glob("*.ipynb")) == sorted(NAMES)


def test_format(notebook: Any) -> None:
    assert (notebook.nbformat, notebook.nbformat_minor) == (4, 5)
    assert notebook.metadata.kernelspec.name == "python3"
    name = notebook.metadata.pop("name")
    nbformat.validate(notebook)
    notebook.metadata["name"] = name


def test_ids_are_words_that_stay_the_same(notebook: Any) -> None:
    ids = [cell.id for cell in notebook.cells]
    assert len(set(ids)) == len(ids)
    unstable = [one for one in ids if not re.fullmatch(r"[a-z][a-z0-9-]*", one)]
    assert not unstable, f"random ids change with every edit: {unstable}"
    assert not [one for one in ids if re.fullmatch(r"[0-9a-f]{8}(-[0-9a-f-]+)?", one)]


def test_no_outputs(notebook: Any) -> None:
    for cell in code_cells(notebook):
        assert cell.outputs == [], cell.id
        assert cell.execution_count is None, cell.id
        assert "execution" not in cell.metadata, cell.id
        assert "papermill" not in cell.metadata, cell.id


def test_one_parameters_cell_the_same_in_all(notebook: Any) -> None:
    tagged = [c for c in notebook.cells if "parameters" in c.metadata.get("tags", [])]
    expected = PARAMETERS
    if shares_a_run(notebook):
        is_first = number(notebook) == "01"
        expected = f"{PARAMETERS}\nfirst_on_aws = False" if is_first else "run_name = None"
    assert [cell.source for cell in tagged] == [expected]


def test_no_undefined_names_and_no_unused_imports() -> None:
    options = ["--isolated", "--no-cache", "--select", "E9,F"]
    command = [sys.executable, "-m", "ruff", "check", *options, str(FOLDER)]
    checked = subprocess.run(command, capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stdout + checked.stderr


def test_nothing_that_does_not_belong_in_a_notebook(notebook: Any) -> None:
    tree = ast.parse(code(notebook))  # a magic or a shell line would not parse
    imported = {
        alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.Import)
        for alias in node.names
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            imported |= {f"{node.module}.{alias.name}" for alias in node.names}
        if isinstance(node, ast.ExceptHandler):
            assert node.type is not None, "an error without a name is an error unseen"
    foreign = ("personalize_poc.local", "subprocess", "time", "boto3", "botocore")
    assert not [name for name in imported if name.startswith(foreign)], imported
    for word in ("%store", "sleep(", "os.system", "get_ipython", "personalize_poc.local"):
        assert word not in code(notebook)
    assert not re.search(r"\b\d{12}\b", code(notebook)), "an account id?"


def test_no_cell_ends_in_a_long_description(notebook: Any) -> None:
    """`waiting.wait` returns all that the service says; as a last expression it fills a page."""
    for cell in code_cells(notebook):
        last = ast.parse(cell.source).body[-1]
        if isinstance(last, ast.Expr):
            assert not ast.unparse(last).startswith("waiting.wait("), cell.id


def test_head(notebook: Any) -> None:
    head = notebook.cells[0].source
    assert head.startswith(f"# {int(number(notebook))} · ")
    for part in (
        "**Question:**",
        "**At the end you have**",
        "on AWS",
        "| your time |" if shares_a_run(notebook) else "| time |",
        "| money |",
        "**Needs:**",
    ):
        assert part in head, part


def test_imports_parameters_preflight_in_this_order(notebook: Any) -> None:
    ids = [cell.id for cell in code_cells(notebook)]
    if shares_a_run(notebook):
        assert ids[:3] == ["imports", "parameters", "begin"]
    else:
        assert ids[:4] == ["imports", "parameters", "connect", "preflight"]
    elsewhere = [
        cell.id
        for cell in code_cells(notebook)[1:]
        if re.search(r"(?m)^\s*(import|from) ", cell.source)
    ]
    assert elsewhere == []


def test_checkpoint_asserts_and_records(notebook: Any) -> None:
    checkpoint = next(cell for cell in code_cells(notebook) if cell.id == "checkpoint")
    assert "assert " in checkpoint.source
    assert f'ws.record("checkpoint-{number(notebook)}"' in checkpoint.source


def test_end(notebook: Any) -> None:
    end = notebook.cells[-1].source
    assert notebook.cells[-1].cell_type == "markdown"
    if shares_a_run(notebook):
        assert "## Next" in end
        return
    questions, _, rest = end.partition("## Exercise")
    assert 3 <= len(re.findall(r"(?m)^\d\. ", questions)) <= 5
    assert "<details><summary>Solution</summary>" in rest
    assert "</details>" in rest
    assert "## Next" in rest


def test_every_question_has_an_answer_and_every_exercise_a_hint_and_a_solution(
    notebook: Any,
) -> None:
    if not shares_a_run(notebook):
        return
    cells = {cell.id: cell.source for cell in notebook.cells}
    questions = [name for name in cells if re.fullmatch(r"question-\d", name)]
    tasks = [name for name in cells if re.fullmatch(r"exercise-\d", name)]
    assert len(questions) >= 3
    assert len(tasks) >= 3
    for name in questions:
        assert "<details><summary>Answer</summary>" in cells[name], name
    for name in tasks:
        assert "<details><summary>Hint</summary>" in cells[f"{name}-text"], name
        assert "<details><summary>Solution</summary>" in cells[f"{name}-solution"], name
        assert "= ..." in cells[name], name


def test_solutions_of_the_exercises_are_python(notebook: Any) -> None:
    for block in re.findall(r"(?s)```python\n(.*?)```", prose(notebook)):
        ast.parse(block)


def test_requests_are_written_out(notebook: Any) -> None:
    missing = [
        name
        for name in REQUESTS[number(notebook)]
        if f".{name}" not in code(notebook) and f'"{name}"' not in code(notebook)
    ]
    assert missing == []


def test_automatic_training_is_off_in_every_solution() -> None:
    notebook = nbformat.read(FOLDER / f"{NAMES[2]}.ipynb", as_version=4)
    for cell in code_cells(notebook):
        if "create_solution," in cell.source:
            assert "performAutoTraining=False" in cell.source, cell.id


def test_pictures_and_links_lead_somewhere(notebook: Any) -> None:
    for text, address in re.findall(r"!?\[([^\]]*)\]\(([^)]+)\)", prose(notebook)):
        if "://" not in address:
            assert (FOLDER / address).exists(), address
        assert text.strip(), f"a picture or link without a text: {address}"


def lengths_of(notebook: Any) -> list[int]:
    return [
        len([line for line in cell.source.splitlines() if line.strip()])
        for cell in code_cells(notebook)
    ]


def test_short_cells_overall() -> None:
    found = [nbformat.read(path, as_version=4) for path in FOLDER.glob("*.ipynb")]
    lengths = [length for notebook in found for length in lengths_of(notebook)]
    assert statistics.median(lengths) <= 4


def test_one_idea_a_cell(notebook: Any) -> None:
    lengths = lengths_of(notebook)
    assert 1 <= statistics.median(lengths) <= 6, lengths
    assert statistics.quantiles(lengths, n=10)[-1] <= 12, lengths


def test_prose_before_code(notebook: Any) -> None:
    kinds = [cell.cell_type for cell in notebook.cells]
    assert kinds.count("markdown") >= 0.75 * kinds.count("code")
    runs = re.findall(r"(?:c)+", "".join(kind[0] for kind in kinds))
    assert max(len(run) for run in runs) <= 3, "more than three code cells without a word"
