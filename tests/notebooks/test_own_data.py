"""All notebooks on made-up shops, every exercise solved: nothing in them is about films alone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from personalize_poc.workshop.results import EXTRAS
from tests.support import quick_stand_in, workshop_run
from tests.support.notebook_variants import exercises, solutions, with_code
from tests.support.own_shops import SHOPS
from tests.support.workshop_run import FILES, PARAMETERS, Run

pytestmark = [pytest.mark.slow, *workshop_run.NOISE_OF_KERNELS]

NOTEBOOKS = {
    "bare": ("01", "02", "03", "04", "05", "06"),
    "dozen": ("01", "02", "03", "04", "05", "06"),
    "gaps": ("01", "02", "03", "06"),  # what lacks is met where metadata are read and learned from
    "korean": ("01", "02", "03", "04", "05", "extra", "06"),
}
"""Which notebooks are executed on a shop's data."""


def solved(notebook: Any) -> Any:
    return with_code(notebook, solutions(notebook))


@pytest.fixture(scope="module", params=sorted(NOTEBOOKS))
def run(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[str, Run]]:
    shop: str = request.param
    data, folder = tmp_path_factory.mktemp(shop), tmp_path_factory.mktemp("run")
    SHOPS[shop](data)
    patch = pytest.MonkeyPatch()
    patch.setitem(PARAMETERS, "dataset", str(data))
    patch.setitem(PARAMETERS, "run_name", shop)
    with (
        quick_stand_in.running(tmp_path_factory.mktemp("stand-in")) as endpoint,
        workshop_run.environment(endpoint, folder, PARAMETERS),
    ):
        for source in FILES:
            number = "extra" if source.parent.name == EXTRAS else source.name[:2]
            if number in NOTEBOOKS[shop]:
                workshop_run.execute(source, folder, solved)
        yield shop, Run(folder, endpoint)
    patch.undo()


def test_every_notebook_reaches_its_checkpoint_and_every_solution_is_right(
    run: tuple[str, Run],
) -> None:
    shop, done = run
    wrong = {
        (number, name): text
        for number in NOTEBOOKS[shop]
        for name in exercises(done.notebook(number))
        if "✓" not in (text := done.text(number, name))
    }
    assert wrong == {}
    assert {f"checkpoint-{number}" for number in NOTEBOOKS[shop]} <= set(done.recorded)
    everything = "\n".join(
        "\n".join(workshop_run.texts(cell))
        for number in NOTEBOOKS[shop]
        for cell in done.notebook(number).cells
    )
    assert "UserWarning" not in everything
    assert "film" not in everything.lower(), "a shop sells none"
    if "04" in NOTEBOOKS[shop]:
        promoted = done.text("04", "offer")
        assert promoted.startswith("No categories" if shop == "bare" else "Promoted:")
    if shop == "korean":
        assert "상품" in done.text("05", "ask"), "titles are shown"
        assert "CHANNEL" in done.text("01", "columns")
        assert "구매" in done.text("01", "event-types")
