"""Executing one notebook: what happens around the cells."""

from __future__ import annotations

import contextlib
import signal
from pathlib import Path

import nbformat
import pytest

from personalize_poc import signals
from personalize_poc.workshop import execution

pytestmark = pytest.mark.slow  # a kernel is started


@pytest.mark.skipif(not hasattr(signal, "SIGHUP"), reason="Windows has no such signals")
def test_a_signal_that_a_library_has_swallowed_ends_the_execution_at_the_next_cell(
    tmp_path: Path,
) -> None:
    source, output, proof = (tmp_path / name for name in ("in.ipynb", "out.ipynb", "ran"))
    cell = nbformat.v4.new_code_cell(f"open({str(proof)!r}, 'w').close()")
    nbformat.write(nbformat.v4.new_notebook(cells=[cell]), source)

    def stopped() -> int | str | None:
        with signals.as_exit():
            with contextlib.suppress(BaseException):  # as code in finalizers is
                signal.raise_signal(signal.SIGTERM)
            with pytest.raises(SystemExit) as ended, execution.kernels():
                execution.execute(source, output, {})
            return ended.value.code

    assert stopped() == 128 + signal.SIGTERM
    assert not proof.exists()


def test_saving_takes_a_tenth_of_the_time() -> None:
    seconds, saved = 0.0, list[float]()

    def slowly() -> None:
        nonlocal seconds
        saved.append(seconds)
        seconds += 1.0

    save = execution.seldom(slowly, lambda: seconds)
    while seconds < 100:
        save()
        seconds += 0.25
    assert len(saved) == 10


def test_what_ran_before_a_failure_is_saved(tmp_path: Path) -> None:
    source, output = tmp_path / "in.ipynb", tmp_path / "out.ipynb"
    codes = [*(f"print({at})" for at in range(40)), "1 / 0", "print('never')"]
    cells = [nbformat.v4.new_code_cell(code) for code in codes]
    nbformat.write(nbformat.v4.new_notebook(cells=cells), source)
    with execution.kernels():
        error = execution.execute(source, output, {}).error
    assert error is not None
    assert error.name == "ZeroDivisionError"
    ended = nbformat.read(output, as_version=4).cells
    assert sum(bool(cell.get("outputs")) and "print(" in cell.source for cell in ended) == 40
