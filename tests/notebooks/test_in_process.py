"""Notebooks without kernels: what fails a cell, and what is drawn."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support import in_process, small_notebooks

pytestmark = pytest.mark.filterwarnings("default", *in_process.ERRORS)

FIGURE = """
from matplotlib.figure import Figure
from personalize_poc.evaluation.plots import picture
figure = Figure()
figure.subplots().set_title("\U00013000")
shown = picture.show(figure, "A title")
print(len(shown.png) > 1000, len(shown.dark), shown.note)
"""


def run(folder: Path, code: str, *, silent: bool = False) -> dict[str, str]:
    small_notebooks.write(folder, "01_First", code)
    return in_process.execute(folder / "01_First.ipynb", folder, {}, silent=silent)


@pytest.mark.parametrize("kind", ["UserWarning", "RuntimeWarning", "FutureWarning"])
def test_a_warning_fails_its_cell(tmp_path: Path, kind: str) -> None:
    with pytest.raises(in_process.CellFailed, match=f"{kind}: this is old"):
        run(tmp_path, f"import warnings; warnings.warn('this is old', {kind})")


def test_what_is_said_on_standard_error_fails_a_cell_that_is_to_be_silent(tmp_path: Path) -> None:
    code = "import sys; print('oh', file=sys.stderr)"
    assert "oh" in "".join(run(tmp_path, code).values())
    with pytest.raises(AssertionError, match="oh"):
        run(tmp_path, code, silent=True)


def test_a_figure_is_drawn_once_and_says_what_no_font_has(tmp_path: Path) -> None:
    (said,) = (text for text in run(tmp_path, FIGURE).values() if text.strip())
    assert said.startswith("True 0 Empty boxes stand for letters")
