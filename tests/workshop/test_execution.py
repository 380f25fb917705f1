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
