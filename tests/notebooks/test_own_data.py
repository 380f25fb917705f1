"""The notebooks on made-up shops, every exercise solved: nothing in them is about films alone.

They run in this process, where a UserWarning of a cell is an error. On a shop that has everything
they are run by `test_solutions`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest

from personalize_poc import record
from tests.support import in_process, quick_stand_in, workshop_run
from tests.support.notebook_variants import exercises, solved
from tests.support.own_shops import SHOPS
from tests.support.workshop_run import FILES, PARAMETERS

pytestmark = [
    pytest.mark.slow,
    pytest.mark.filterwarnings("default", "error::UserWarning"),
    *workshop_run.NOISE_OF_KERNELS,
]

NUMBERS = ("01", "02", "03", "04", "05", "06")


@dataclass(frozen=True)
class Run:
    """The notebooks on the data of one shop.

    Attributes:
        shop: whose data.
        shown: number of a notebook -> id of a cell -> what it has shown.
        exercises: number of a notebook -> ids of the cells to be filled in.
        recorded: what the notebooks have recorded.
    """

    shop: str
    shown: dict[str, dict[str, str]]
    exercises: dict[str, list[str]]
    recorded: dict[str, Any]


@pytest.fixture(scope="module", params=["bare", "few", "numbered"])
def run(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Run:
    shop: str = request.param
    data, folder = tmp_path_factory.mktemp(shop), tmp_path_factory.mktemp("run")
    SHOPS[shop](data)
    parameters = {**PARAMETERS, "dataset": str(data), "run_name": shop}
    chosen = {source.name[:2]: source for source in FILES}
    with (
        quick_stand_in.running(tmp_path_factory.mktemp("stand-in")) as endpoint,
        workshop_run.environment(endpoint, folder, parameters),
    ):
        shown = {
            number: in_process.execute(source, folder, parameters, solved)
            for number, source in chosen.items()
            if number in NUMBERS
        }
    todo = {number: exercises(workshop_run.read(chosen[number])) for number in shown}
    return Run(shop, shown, todo, record.read(folder))


def test_every_notebook_reaches_its_checkpoint_and_every_solution_is_right(run: Run) -> None:
    wrong = {
        (number, name): text
        for number, names in run.exercises.items()
        for name in names
        if "✓" not in (text := run.shown[number][name])
    }
    assert wrong == {}
    assert {f"checkpoint-{number}" for number in NUMBERS} <= set(run.recorded)
    everything = "\n".join("\n".join(cells.values()) for cells in run.shown.values())
    assert "film" not in everything.lower(), "a shop sells none"
    promoted = run.shown["04"]["offer"].strip()
    assert promoted.startswith("No categories" if run.shop == "bare" else "Promoted:")


def test_nothing_is_told_that_did_not_happen(run: Run) -> None:
    """No second week, so no new model; no filter, so nothing is hidden; no times, so no days."""
    shown = run.shown
    for cell in ("retrain", "versions", "update", "update-change"):
        assert "no second week" in shown["04"][cell]
    told = "\n".join(shown["04"].values())
    assert "nobody was refused" not in told
    assert "after the retraining" not in told
    hidden = "not suggested again" in shown["05"]["checkpoint"]
    assert hidden == ("new to each" in shown["05"]["unseen"])
    assert hidden == any(name.endswith(", not seen") for name in run.recorded["showcase"])
    if run.shop == "numbered":
        days = {number: cells for number, cells in shown.items() if "2000-" in str(cells)}
        assert days == {}
        assert "no times" in shown["01"]["activity"]
        assert "Skipped" in shown["04"]["trending-table"]
        assert '"textual": true' in shown["02"]["schema-text"]
