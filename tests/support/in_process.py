"""Notebooks in this process, without kernels: a run of all of them takes a fraction of the time.

What a kernel shows is not made; whether every cell ends well is what counts.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from unittest.mock import patch

import matplotlib as mpl
from IPython.core.interactiveshell import InteractiveShell
from IPython.utils.capture import capture_output
from traitlets.config import Config

from personalize_poc.evaluation.plots import themes
from tests.support import workshop_run

ERRORS = tuple(
    f"error::{name}" for name in ("UserWarning", "FutureWarning", "RuntimeWarning", "SyntaxWarning")
)
"""Filters with which a warning fails its cell; a kernel shows it on standard error instead."""


class CellFailed(AssertionError):
    """A cell did not end well. `problem` is what it raised."""

    def __init__(self, place: str, problem: BaseException, shown: str) -> None:
        super().__init__(f"{place}: {type(problem).__name__}: {problem}\n{shown[-2000:]}")
        self.problem = problem


def execute(
    source: Path,
    folder: Path,
    parameters: Mapping[str, Any],
    change: Callable[[Any], Any] = lambda notebook: notebook,
    *,
    silent: bool = False,
) -> dict[str, str]:
    """Run the code cells of a notebook in order; returns what each has shown, as text.

    Args:
        source: the notebook.
        folder: becomes the working directory.
        parameters: values in place of those in its cell of parameters.
        change: makes another notebook of it first.
        silent: no cell may write to standard error.

    Raises:
        CellFailed: with the id of the cell.
    """
    before, backend, shown = Path.cwd(), mpl.get_backend(), dict[str, str]()
    InteractiveShell.clear_instance()
    # Methods of a shell have no types. What is typed into it is not kept in a file of the person's.
    shell: Any = InteractiveShell.instance(config=Config(HistoryManager={"hist_file": ":memory:"}))
    os.chdir(folder)
    mpl.use("agg")
    try:
        for cell in change(workshop_run.read(source)).cells:
            if cell.cell_type != "code":
                continue
            with capture_output() as captured, _drawn_once():
                done = shell.run_cell(cell.source, store_history=True)
                if "parameters" in cell.metadata.get("tags", []):
                    shell.push({k: v for k, v in parameters.items() if k in shell.user_ns})
            displayed = [output.data.get("text/plain", "") for output in captured.outputs]
            shown[cell.id] = "\n".join([captured.stdout, captured.stderr, *displayed])
            problem = done.error_before_exec or done.error_in_exec
            if problem is not None:
                raise CellFailed(f"{source.stem}, {cell.id}", problem, captured.stdout)
            assert not (silent and captured.stderr), f"{cell.id}: {captured.stderr}"
    finally:
        os.chdir(before)
        mpl.use(backend)
        shell.history_manager.end_session()
        InteractiveShell.clear_instance()
    return shown


@contextmanager
def _drawn_once() -> Iterator[None]:
    """Figures are drawn for the light theme alone: to draw takes a third of some notebooks."""
    in_the_dark = themes.in_the_dark

    @contextmanager
    def dark(figure: Any) -> Iterator[None]:
        with in_the_dark(figure), patch.object(figure, "savefig"):
            yield

    with patch.object(themes, "in_the_dark", dark):
        yield
