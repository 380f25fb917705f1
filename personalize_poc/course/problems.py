"""Errors in a notebook as sentences: what happened and what to do next, instead of a traceback."""

from __future__ import annotations

from types import TracebackType
from typing import Any

from personalize_poc.aws import service_errors, targets
from personalize_poc.errors import PocError, StandInGone
from personalize_poc.language import N_, _
from personalize_poc.standin import discovery

_ABOVE = N_(
    "A cell above has not run since the kernel started (Run > Run All Above Selected "
    "Cell), or the name is misspelt."
)


def in_sentences() -> None:
    """Show errors that a person can act on without their traceback; others keep theirs.

    These are errors of this package, failed assertions of a notebook, names that a notebook does
    not know yet, what a service refuses, and services that cannot be reached.

    The cell still counts as failed, in JupyterLab and for whoever executes the notebook. Outside
    of IPython nothing changes.
    """
    try:
        from IPython import get_ipython
    except ImportError:
        return
    shell = get_ipython()
    if shell is not None:
        load_ipython_extension(shell)


def load_ipython_extension(shell: Any) -> None:
    """For kernels that have it from their start on: `--ext personalize_poc.course.problems`."""
    from botocore.exceptions import BotoCoreError, ClientError

    kinds = (PocError, AssertionError, NameError, KeyboardInterrupt, BotoCoreError, ClientError)
    shell.set_custom_exc(kinds, _shown)


def sentences(problem: BaseException, at: TracebackType | None, space: Any) -> list[str] | None:
    """What happened and what to do, a line each; None for what only a traceback explains.

    Args:
        problem: the error.
        at: its traceback.
        space: the names of the notebook.
    """
    from botocore.exceptions import BotoCoreError, ClientError

    if isinstance(problem, (AssertionError, NameError)):
        if not _raised_in(at, space):
            return None
        if isinstance(problem, NameError):
            return [f"{str(problem).rstrip('.')}.", _(_ABOVE)]
        return [str(problem).strip() or _("This check failed.")]
    if isinstance(problem, KeyboardInterrupt):
        return [_("Interrupted."), _("What a service was asked to do goes on; run the cell again.")]
    told: BaseException = problem
    if isinstance(problem, ClientError):
        told = service_errors.explained(problem.operation_name, problem)
    elif isinstance(problem, BotoCoreError):
        told = _unreachable(problem)
    if not isinstance(told, PocError):
        return None
    return [line for line in (told.message, told.next_step) if line]


def _raised_in(at: TracebackType | None, space: Any) -> bool:
    """Whether an error was raised by the notebook's own code."""
    while at is not None and at.tb_next is not None:
        at = at.tb_next
    return at is not None and at.tb_frame.f_globals is space


def _unreachable(problem: Exception) -> Exception:
    """Why a service could not be asked."""
    from botocore import exceptions as raised

    if isinstance(problem, raised.ParamValidationError):
        text = " ".join(str(problem).split())
        return PocError(f"{text}.", _("Correct the parameter that the message names."))
    if isinstance(problem, raised.NoCredentialsError):
        return targets.explained(problem, "")
    if not isinstance(problem, (raised.ConnectionError, raised.HTTPClientError)):
        return problem
    address = str(getattr(problem, "kwargs", {}).get("endpoint_url", ""))
    if discovery.is_loopback(address):
        return StandInGone("The local stand-in does not answer.", discovery.restart(address))
    return PocError(
        f"{str(problem).rstrip('.')}.", _("Check network and region, run the cell again.")
    )


def _shown(
    shell: Any,
    kind: type[BaseException],
    problem: BaseException,
    at: TracebackType,
    tb_offset: int | None = None,
) -> list[str] | None:
    """What IPython calls with the shell, the error, its traceback and an offset in it."""
    lines = sentences(problem, at, shell.user_global_ns)
    if lines is None:
        shell.showtraceback((kind, problem, at), tb_offset=tb_offset)
        return None
    lines[0] = f"\x1b[1m{lines[0]}\x1b[0m"
    # The one method by which a kernel sends an error that is not a traceback.
    shell._showtraceback(kind, problem, lines)  # noqa: SLF001
    return lines
