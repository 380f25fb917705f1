"""All notebooks once more, every exercise solved and every fold of plain code in place of its cell.

The data are those of a Korean shop which has all that there can be: nothing is about films alone.
In Korean as far as there are Korean notebooks: their code is that of the English ones. They run in
this process, where a warning of a cell is an error. What they do otherwise, and the solutions on
the sample, are tested in `test_run_all`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest

from personalize_poc import language, record
from personalize_poc.aws import targets
from personalize_poc.evaluation.plots import fonts
from personalize_poc.workshop import runner
from tests.support import in_process, quick_stand_in, workshop_run
from tests.support.notebook_variants import exercises, plain, solutions, with_code
from tests.support.own_shops import SHOPS
from tests.support.workshop_run import FILES, FOLDER, PARAMETERS

NUMBERS = ("01", "02", "03", "04", "05", "extra", "06")

pytestmark = [
    pytest.mark.filterwarnings("default", *in_process.ERRORS),
    *workshop_run.NOISE_OF_KERNELS,
]


@dataclass(frozen=True)
class Run:
    """The executed notebooks.

    Attributes:
        endpoint: of the stand-in.
        shown: number of a notebook -> id of a cell -> what it has shown.
        exercises: number of a notebook -> ids of the cells to be filled in.
        recorded: what the notebooks have recorded.
    """

    endpoint: str
    shown: dict[str, dict[str, str]]
    exercises: dict[str, list[str]]
    recorded: dict[str, Any]


def translated(text: str) -> str:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(language.VARIABLE, language.KOREAN)
        return language._(text)


def filled_in(notebook: Any) -> Any:
    return with_code(notebook, {**plain(notebook), **solutions(notebook)})


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Run]:
    data, folder = tmp_path_factory.mktemp("korean"), tmp_path_factory.mktemp("run")
    SHOPS["korean"](data)
    parameters = {**PARAMETERS, "dataset": str(data)}
    with (
        pytest.MonkeyPatch.context() as patch,
        quick_stand_in.running(tmp_path_factory.mktemp("stand-in")) as endpoint,
        workshop_run.environment(endpoint, folder, parameters),
    ):
        patch.setenv(language.VARIABLE, language.KOREAN)
        files = dict(zip(NUMBERS, runner.in_language(FILES, FOLDER, language.KOREAN), strict=True))
        shown = {
            number: in_process.execute(source, folder, parameters, filled_in, silent=True)
            for number, source in files.items()
        }
        todo = {number: exercises(workshop_run.read(files[number])) for number in files}
        yield Run(endpoint, shown, todo, record.read(folder))


@pytest.mark.parametrize("number", NUMBERS)
def test_every_solution_is_judged_right(run: Run, number: str) -> None:
    names = run.exercises[number]
    assert len(names) >= 3
    said = {name: run.shown[number][name] for name in names}
    assert {name: text for name, text in said.items() if "✓" not in text} == {}


@pytest.mark.parametrize("number", NUMBERS)
def test_a_notebook_with_plain_code_reaches_its_checkpoint(run: Run, number: str) -> None:
    assert f"checkpoint-{number}" in run.recorded


@pytest.mark.parametrize("number", NUMBERS)
def test_every_letter_of_a_figure_is_drawn(run: Run, number: str) -> None:
    lacking = translated(fonts.LACKING).partition(":")[0]
    assert [name for name, said in run.shown[number].items() if lacking in said] == []


def test_nothing_is_about_films_alone(run: Run) -> None:
    everything = "\n".join("\n".join(cells.values()) for cells in run.shown.values())
    assert "film" not in everything.lower(), "a shop sells none"
    assert "영화" not in everything
    assert "상품" in run.shown["05"]["ask"], "titles are shown"
    assert "CHANNEL" in run.shown["01"]["columns"]
    assert "구매" in run.shown["01"]["event-types"]
    assert run.shown["04"]["offer"].strip().startswith("프로모션:")


def test_the_plain_cleanup_leaves_nothing(run: Run) -> None:
    assert run.recorded["checkpoint-06"]["left"] == 0
    target = targets.connect_local(run.endpoint)
    assert target.personalize.list_dataset_groups()["datasetGroups"] == []
    assert target.s3.list_buckets()["Buckets"] == []
