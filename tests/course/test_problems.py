"""Errors in executed notebooks: a sentence if a person can act on it, or a traceback."""

from __future__ import annotations

import re
import warnings
from typing import Any

import nbclient
import nbformat
import pytest

from personalize_poc.course import problems
from personalize_poc.workshop import execution
from tests.support.small_notebooks import write

BEGIN = "from personalize_poc.course import problems\nproblems.in_sentences()"
CASES = {
    "ours": "from personalize_poc.errors import NotThere\n"
    "raise NotThere('x', 'The group x does not exist.', 'Run notebook 01 first.')",
    "assertion": "assert 1 == 2, 'One is not two.'",
    "bare-assertion": "def check():\n    assert 1 == 2\n\ncheck()",
    "name": "dataset_group_arn",
    "foreign-assertion": "import unittest\nunittest.TestCase().assertEqual(1, 2)",
    "unknown": "{}['colour']",
    "gone": "import boto3\n"
    "boto3.client('personalize', region_name='us-east-1', aws_access_key_id='a',\n"
    "    aws_secret_access_key='b', endpoint_url='http://127.0.0.1:9').list_schemas()",
    "refused": "from botocore.exceptions import ClientError\n"
    "raise ClientError({'Error': {'Code': 'ResourceInUseException', 'Message': 'In use'}},\n"
    "    'DeleteSchema')",
    "parameter": "import boto3\n"
    "boto3.client('personalize', region_name='us-east-1').create_schema(nme='x')",
    "unreachable": "from botocore.exceptions import ConnectTimeoutError\n"
    "raise ConnectTimeoutError(endpoint_url='https://personalize.eu-west-1.amazonaws.com')",
    "interrupted": "raise KeyboardInterrupt",
    "offline": "import urllib.request\n"
    "def refused(*_, **__):\n"
    "    raise OSError('no network')\n\n"
    "urllib.request.urlopen = refused\n"
    "from personalize_poc import data\n"
    "data.load('movielens-small')",
}


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What the cells of one notebook showed."""
    folder = tmp_path_factory.mktemp("problems")
    path = write(folder, "source", BEGIN, *CASES.values())
    done = nbformat.read(path, as_version=4)
    variables = {"PERSONALIZE_POC_MOVIELENS": None, "PERSONALIZE_POC_CACHE_DIR": str(folder)}
    with execution.environment(variables), execution.kernels(), warnings.catch_warnings():
        warnings.simplefilter("ignore")  # third-party code of the kernel's client
        nbclient.NotebookClient(done, kernel_name="python3", allow_errors=True).execute()
    outputs = [
        next(out for out in cell.outputs if out.output_type == "error")
        for cell in done.cells[-len(CASES) :]
    ]
    return dict(zip(CASES, outputs, strict=True))


@pytest.mark.slow
def test_a_cell_that_is_run_alone_in_a_new_kernel_is_told_what_is_missing() -> None:
    alone = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("run.preflight()")])
    with execution.kernels(), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        nbclient.NotebookClient(alone, kernel_name="python3", allow_errors=True).execute()
    (output,) = alone.cells[0].outputs
    assert lines(output)[0] == "name 'run' is not defined."
    assert "Run All Above Selected Cell" in lines(output)[1]


def lines(output: Any) -> list[str]:
    plain = [re.sub(r"\x1b\[[0-9;]*m", "", line) for line in output.traceback]
    return [line for text in plain for line in text.splitlines()]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("case", "expected"),
    [
        ("ours", ["The group x does not exist.", "Run notebook 01 first."]),
        ("assertion", ["One is not two."]),
        ("bare-assertion", ["This check failed."]),
        ("name", ["name 'dataset_group_arn' is not defined.", "A cell above has not run"]),
        ("gone", ["The local stand-in does not answer.", "personalize-poc local start --port 9"]),
        ("refused", ["DeleteSchema: ResourceInUseException: In use.", "Wait until"]),
        ("parameter", ["Unknown parameter in input", "Correct the parameter"]),
        ("unreachable", ["https://personalize.eu-west-1", "Check network and region"]),
        ("interrupted", ["Interrupted.", "What a service was asked to do goes on"]),
        ("offline", ["cannot be downloaded (no network)", "sample"]),
    ],
)
def test_what_a_person_can_act_on_is_a_sentence_or_two(
    shown: dict[str, Any], case: str, expected: list[str]
) -> None:
    found = lines(shown[case])
    assert len(found) == len(expected), found
    for line, part in zip(found, expected, strict=True):
        assert part in line
    assert max(map(len, found)) < 320


@pytest.mark.slow
def test_who_executes_the_notebook_is_told_name_and_text(shown: dict[str, Any]) -> None:
    assert shown["ours"].ename == "NotThere"
    assert shown["ours"].evalue == "The group x does not exist. Run notebook 01 first."
    assert shown["assertion"].ename == "AssertionError"


@pytest.mark.slow
@pytest.mark.parametrize("case", ["unknown", "foreign-assertion"])
def test_unknown_errors_keep_their_traceback(shown: dict[str, Any], case: str) -> None:
    text = "\n".join(lines(shown[case]))
    assert "Traceback (most recent call last)" in text
    assert len(lines(shown[case])) > 4


def test_outside_of_a_notebook_nothing_changes() -> None:
    problems.in_sentences()


def test_credentials_that_are_missing_are_told_as_everywhere() -> None:
    from botocore.exceptions import NoCredentialsError

    found = problems.sentences(NoCredentialsError(), None, {})
    assert found is not None
    assert found[0] == "There are no complete AWS credentials here."


def test_what_botocore_cannot_do_for_another_reason_keeps_its_traceback() -> None:
    from botocore.exceptions import DataNotFoundError

    assert problems.sentences(DataNotFoundError(data_path="x"), None, {}) is None
