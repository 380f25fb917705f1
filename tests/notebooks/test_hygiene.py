"""The notebooks as files: what a learner, papermill and a reviewer rely on before any cell runs."""

from __future__ import annotations

import ast
import re
import subprocess
import sys

import nbformat
import pytest

from tests.support import notebook_files
from tests.support.notebook_files import FOLDER, PATHS, Notebook

LANGUAGES = ("ko/",)
"""Folders of notebooks that are built: see tests/workshop/test_translation.py."""

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
    "extra": ("create_campaign", "get_recommendations", "put_events"),
}


@pytest.fixture(params=PATHS)
def notebook(request: pytest.FixtureRequest) -> Notebook:
    return notebook_files.load(request.param)


def test_these_notebooks_and_no_others() -> None:
    found = {path.relative_to(FOLDER).as_posix() for path in FOLDER.rglob("*.ipynb")}
    english = {name for name in found if not name.startswith(LANGUAGES)}
    assert english == set(PATHS.values())


def test_format(notebook: Notebook) -> None:
    assert (notebook.file.nbformat, notebook.file.nbformat_minor) == (4, 5)
    assert notebook.file.metadata.kernelspec.name == "python3"
    nbformat.validate(notebook.file)


def test_ids_are_words_that_stay_the_same(notebook: Notebook) -> None:
    assert len(set(notebook.ids)) == len(notebook.ids)
    unstable = [one for one in notebook.ids if not re.fullmatch(r"[a-z][a-z0-9-]*", one)]
    assert not unstable, f"random ids change with every edit: {unstable}"
    assert not [one for one in notebook.ids if re.fullmatch(r"[0-9a-f]{8}(-[0-9a-f-]+)?", one)]


def test_no_outputs(notebook: Notebook) -> None:
    for cell in notebook.code_cells:
        assert cell.outputs == [], cell.id
        assert cell.execution_count is None, cell.id
        assert "execution" not in cell.metadata, cell.id
        assert "papermill" not in cell.metadata, cell.id


def test_head_then_imports_parameters_and_the_beginning(notebook: Notebook) -> None:
    assert notebook.ids[0] == "head"
    assert [cell.id for cell in notebook.code_cells][:3] == ["imports", "parameters", "begin"]
    kinds = [cell.cell_type for cell in notebook.cells]
    first = kinds.index("code")
    assert [cell.cell_type for cell in notebook.cells[first : first + 3]] == ["code"] * 3
    elsewhere = [
        cell.id
        for cell in notebook.code_cells[1:]
        if re.search(r"(?m)^\s*(import|from) ", cell.source)
    ]
    assert elsewhere == []


def test_parameters_are_set_once(notebook: Notebook) -> None:
    tagged = [c for c in notebook.cells if "parameters" in c.metadata.get("tags", [])]
    assert [cell.id for cell in tagged] == ["parameters"]
    assigned = [
        (ast.unparse(node.targets[0]), ast.literal_eval(node.value))
        for node in ast.parse(tagged[0].source).body
        if isinstance(node, ast.Assign)
    ]
    if notebook.number == "01":
        names = ["target", "dataset", "run_name", "region"]
        names += ["sample_users", "sample_items", "sample_interactions", "seed", "first_on_aws"]
        assert [name for name, _ in assigned] == names
        assert dict(assigned)["target"] == "local"
    else:
        only = ["run_name"] if notebook.number != "06" else ["run_name", "target", "region"]
        asks = [("agreed", False)] if notebook.number == "04" else []
        assert assigned == [*((name, None) for name in only), *asks]


def test_a_run_is_begun_once_and_resumed_by_all_others(notebook: Notebook) -> None:
    begin = notebook.cell("begin").source
    if notebook.number == "01":
        assert "session.begin(" in begin
    else:
        assert f'session.resume("{notebook.number}", run_name' in begin
    assert "run.preflight(" in begin
    assert notebook.code.count("session.begin(") + notebook.code.count("session.resume(") == 1


def test_no_undefined_names_and_no_unused_imports() -> None:
    options = ["--isolated", "--no-cache", "--select", "E9,F"]
    command = [sys.executable, "-m", "ruff", "check", *options, str(FOLDER)]
    checked = subprocess.run(command, capture_output=True, text=True, check=False)
    assert checked.returncode == 0, checked.stdout + checked.stderr


def test_nothing_that_does_not_belong_in_a_notebook(notebook: Notebook) -> None:
    tree = ast.parse(notebook.code)  # a magic or a shell line would not parse
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
        assert word not in notebook.code
    assert not re.search(r"\b\d{12}\b", notebook.code), "an account id?"


def test_no_cell_ends_in_a_long_description(notebook: Notebook) -> None:
    """`waiting.wait` returns all that the service says; as a last expression it fills a page."""
    for cell in notebook.code_cells:
        last = ast.parse(cell.source).body[-1]
        if isinstance(last, ast.Expr):
            assert not ast.unparse(last).startswith("waiting.wait("), cell.id


def test_every_assertion_has_a_sentence(notebook: Notebook) -> None:
    silent = [
        f"{cell.id}: {ast.unparse(node)}"
        for cell in notebook.code_cells
        for node in ast.walk(ast.parse(cell.source))
        if isinstance(node, ast.Assert) and not is_sentence(node.msg)
    ]
    assert silent == []


def is_sentence(message: ast.expr | None) -> bool:
    """Whether an assertion says several words: what is wrong, and not only its subject."""
    if message is None:
        return False
    parts = message.values if isinstance(message, ast.JoinedStr) else [message]
    text = "".join(
        str(part.value) if isinstance(part, ast.Constant) else "something" for part in parts
    )
    return len(text.split()) >= 4


@pytest.mark.parametrize(
    ("source", "good"),
    [
        ("assert a", False),
        ("assert a, 'no'", False),
        ("assert a, 'The import did not succeed.'", True),
        ("assert a, f'{a} users are missing: import again.'", True),
        ("assert a, f'still there: {a}'", False),
        ("assert a, f'The data cannot be imported as it is. {a}'", True),
    ],
)
def test_sentences_are_recognised(source: str, good: bool) -> None:
    statement = ast.parse(source).body[0]
    assert isinstance(statement, ast.Assert)
    assert is_sentence(statement.msg) is good


def test_checkpoint_asserts_and_records(notebook: Notebook) -> None:
    assert "assert " in notebook.cell("checkpoint").source
    place = notebook.ids.index("checkpoint")
    later = "\n".join(cell.source for cell in notebook.cells[place:] if cell.cell_type == "code")
    assert f'ws.record("checkpoint-{notebook.number}"' in later


def test_requests_are_written_out(notebook: Notebook) -> None:
    missing = [
        name
        for name in REQUESTS[notebook.number]
        if f".{name}" not in notebook.code and f'"{name}"' not in notebook.code
    ]
    assert missing == []


def test_automatic_training_is_off_unless_it_is_the_subject() -> None:
    for number in ("01", "03"):
        for cell in notebook_files.load(number).code_cells:
            if "create_solution," in cell.source or "create_solution(" in cell.source:
                assert "performAutoTraining" in cell.source, cell.id
