"""All notebooks once more, every exercise solved and every fold of plain code in place of its cell.

What the notebooks do otherwise is tested in `test_run_all`; here the run has nothing else in it.
It is in Korean as far as there are Korean notebooks: their code is that of the English ones.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from personalize_poc import language
from personalize_poc.aws import targets
from personalize_poc.evaluation.plots import fonts
from personalize_poc.workshop import runner
from tests.support import quick_stand_in, workshop_run
from tests.support.notebook_variants import exercises, plain, solutions, with_code
from tests.support.workshop_run import FILES, FOLDER, Run

NUMBERS = ("01", "02", "03", "04", "05", "extra", "06")

pytestmark = workshop_run.NOISE_OF_KERNELS


def translated(text: str) -> str:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(language.VARIABLE, language.KOREAN)
        return language._(text)


def filled_in(notebook: Any) -> Any:
    return with_code(notebook, {**plain(notebook), **solutions(notebook)})


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Run]:
    folder = tmp_path_factory.mktemp("run")
    with (
        pytest.MonkeyPatch.context() as patch,
        quick_stand_in.running(tmp_path_factory.mktemp("stand-in")) as endpoint,
        workshop_run.environment(endpoint, folder),
    ):
        patch.setenv(language.VARIABLE, language.KOREAN)
        for source in runner.in_language(FILES, FOLDER, language.KOREAN):
            workshop_run.execute(source, folder, filled_in)
        yield Run(folder, endpoint)


@pytest.mark.parametrize("number", NUMBERS)
def test_every_solution_is_judged_right(run: Run, number: str) -> None:
    notebook = run.notebook(number)
    names = exercises(notebook)
    assert len(names) >= 3
    said = {name: run.text(number, name) for name in names}
    assert {name: text for name, text in said.items() if "✓" not in text} == {}


@pytest.mark.parametrize("number", NUMBERS)
def test_a_notebook_with_plain_code_reaches_its_checkpoint(run: Run, number: str) -> None:
    assert f"checkpoint-{number}" in run.recorded


@pytest.mark.parametrize("number", NUMBERS)
def test_every_letter_of_a_figure_is_drawn_and_no_cell_warns(run: Run, number: str) -> None:
    lacking = translated(fonts.LACKING).partition(":")[0]
    for cell in run.notebook(number).cells:
        said = "\n".join(workshop_run.texts(cell))
        assert lacking not in said, cell.get("id")
        assert [out for out in cell.get("outputs", []) if out.get("name") == "stderr"] == []


def test_the_plain_cleanup_leaves_nothing(run: Run) -> None:
    assert run.recorded["checkpoint-06"]["left"] == 0
    target = targets.connect_local(run.endpoint)
    assert target.personalize.list_dataset_groups()["datasetGroups"] == []
    assert target.s3.list_buckets()["Buckets"] == []
