"""Errors in a notebook as sentences: what happened and what to do next, instead of a traceback."""

from __future__ import annotations

from typing import Any

from personalize_poc.errors import PocError


def in_sentences() -> None:
    """Show errors of this package and failed assertions of a notebook without their traceback.

    The cell still counts as failed, in JupyterLab and for whoever executes the notebook. Outside
    of IPython nothing changes.
    """
    try:
        from IPython import get_ipython
    except ImportError:
        return
    shell = get_ipython()
    if shell is not None:
        shell.set_custom_exc((PocError, AssertionError), _shown)


def _shown(shell: Any, kind: type[BaseException], problem: BaseException, *_: Any) -> list[str]:
    """What IPython calls with the shell, the error, its traceback and an offset in it."""
    text = str(problem).strip() or "This check failed."
    lines = [f"\x1b[1m{text}\x1b[0m"]
    if isinstance(problem, PocError):
        lines = [f"\x1b[1m{problem.message}\x1b[0m", problem.next_step]
    # The one method by which a kernel sends an error that is not a traceback.
    shell._showtraceback(kind, problem, [line for line in lines if line])  # noqa: SLF001
    return lines
