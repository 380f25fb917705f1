"""Execute one notebook with papermill, in the Python that runs this, with progress per cell."""

from __future__ import annotations

import asyncio
import json
import logging
import os
import sys
import tempfile
import time
import warnings
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from personalize_poc import contract, signals
from personalize_poc.language import _

KERNEL = "python3"
_ENGINE = "personalize-poc"

#: A kernel whose standard error goes to a file.
_LOGGED = """\
import os
os.dup2(os.open({!r}, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o644), 2)
from ipykernel import kernelapp
kernelapp.launch_new_instance()
"""

#: Called with the number of code cells begun and their total.
OnCell = Callable[[int, int], None]


@dataclass(frozen=True)
class CellError:
    """A cell that failed.

    Attributes:
        cell: its number in the source notebook, from 1, text cells counted.
        execution: the number in brackets that JupyterLab shows, or None.
        source: its code.
        name: class of the exception.
        message: text of the exception.
        id: the name that the cell has in the file of the notebook, if it is known.
    """

    cell: int | None
    execution: int | None
    source: str
    name: str
    message: str
    id: str = ""

    def __str__(self) -> str:
        where = _("cell {number}").format(number=self.cell) if self.cell else _("the kernel")
        if self.id:
            where += f" {self.id!r}"
        if self.execution:
            where += f" (In [{self.execution}])"
        first = next((line for line in self.source.splitlines() if line.strip()), "")
        code = f", {first.strip()!r}" if first else ""
        return f"{where}{code}: {self.name}: {self.message}".strip()


@dataclass(frozen=True)
class Executed:
    """How the execution of a notebook ended: error is None when every cell ran."""

    path: Path
    error: CellError | None = field(default=None)


def parameters_of(notebook: Path) -> dict[str, str]:
    """Return the names in the notebook's `parameters` cell with their default values as code."""
    import papermill

    with _quiet():
        found = papermill.inspect_notebook(str(notebook))
    return {name: parameter["default"] for name, parameter in found.items()}


def execute(
    source: Path, output: Path, parameters: Mapping[str, Any], on_cell: OnCell | None = None
) -> Executed:
    """Execute a notebook; the output is written while it runs, and a failure leaves what ran.

    Args:
        source: the notebook.
        output: where the executed notebook goes; its folder becomes the working directory.
        parameters: values for the notebook's parameters.
        on_cell: told when a code cell begins.

    Raises:
        KeyboardInterrupt: the person stopped it; the partly executed notebook is kept.
    """
    import papermill
    from nbclient.exceptions import DeadKernelError
    from papermill.exceptions import PapermillExecutionError

    _register_engine()
    output = output.resolve()
    try:
        with _quiet(), signals.kept() as put_back:

            def begin(number: int, total: int) -> None:
                put_back()
                signals.check()
                if on_cell:
                    on_cell(number, total)

            papermill.execute_notebook(
                str(source),
                str(output),
                parameters=dict(parameters),
                engine_name=_ENGINE,
                kernel_name=KERNEL,
                progress_bar=False,
                cwd=str(output.parent),
                on_cell=begin,
            )
    except PapermillExecutionError as error:
        cell, name = _position(source, error.cell_index, error.source)
        message = str(error.evalue).strip()
        return Executed(
            output, CellError(cell, error.exec_count, error.source, error.ename, message, name)
        )
    except DeadKernelError:
        text = "the Python process of the notebook ended: killed, or out of memory? See kernel.log."
        return Executed(output, CellError(None, None, "", "DeadKernelError", text))
    return Executed(output)


def _position(source: Path, index: int, code: str) -> tuple[int, str]:
    """Number and id of a cell in the source notebook; an injected cell moves the later ones on."""
    cells = json.loads(source.read_text(encoding="utf-8"))["cells"]
    texts = ["".join(cell["source"]) for cell in cells]
    for position in (index, index - 1):
        if 0 <= position < len(texts) and texts[position] == code:
            return position + 1, str(cells[position].get("id", ""))
    return index + 1, ""


def _register_engine() -> None:
    """Papermill's engine with a call at the beginning of each code cell instead of a bar."""
    from papermill.engines import NBClientEngine, papermill_engines

    class Engine(NBClientEngine):
        @classmethod
        def execute_managed_notebook(
            cls, nb_man: Any, kernel_name: str, *args: Any, **kwargs: Any
        ) -> Any:
            on_cell: OnCell | None = kwargs.pop("on_cell", None)
            code = [n for n, cell in enumerate(nb_man.nb.cells) if cell.cell_type == "code"]
            begun, start = {index: n + 1 for n, index in enumerate(code)}, nb_man.cell_start

            def cell_start(cell: Any, cell_index: int | None = None, **more: Any) -> Any:
                if on_cell and cell_index in begun:
                    on_cell(begun[cell_index], len(code))
                return start(cell, cell_index, **more)

            nb_man.cell_start = cell_start
            save, nb_man.save = nb_man.save, seldom(nb_man.save)
            try:
                return super().execute_managed_notebook(nb_man, kernel_name, *args, **kwargs)
            finally:
                nb_man.save = save  # whatever happened, papermill saves the notebook once more now

    papermill_engines.register(_ENGINE, Engine)


def seldom(
    save: Callable[..., None], clock: Callable[[], float] = time.monotonic
) -> Callable[..., None]:
    """Saving that takes a tenth of the time at most: papermill saves all cells twice a cell."""
    ended = took = 0.0

    def save_or_not(**more: Any) -> None:
        nonlocal ended, took
        begun = clock()
        if begun - ended >= 9 * took:
            save(**more)
            ended = clock()
            took = ended - begun

    return save_or_not


@contextmanager
def environment(variables: Mapping[str, str | None]) -> Iterator[None]:
    """Set (or with None remove) environment variables for kernels started inside."""
    before = {name: os.environ.get(name) for name in variables}
    _assign(variables)
    try:
        yield
    finally:
        _assign(before)


def _assign(variables: Mapping[str, str | None]) -> None:
    for name, value in variables.items():
        if value is None:
            os.environ.pop(name, None)
        else:
            os.environ[name] = value


@contextmanager
def kernels(log: Path | None = None) -> Iterator[None]:
    """Make `python3` mean the Python that runs this, whatever kernels the person has installed.

    Kernels also find this package when it is run from its folder without installation.

    Args:
        log: file for what kernels say on standard error, which is not part of any output of a
            notebook: noise of the Jupyter libraries, and last words of a crash.
    """
    with tempfile.TemporaryDirectory(prefix="personalize-poc-kernel-") as folder:
        spec = Path(folder) / "kernels" / KERNEL
        spec.mkdir(parents=True)
        content = {
            "argv": [
                sys.executable,
                *(("-c", _LOGGED.format(str(log))) if log else ("-m", "ipykernel_launcher")),
                *("-f", "{connection_file}"),
                "--log-level=ERROR",  # connections of this machine are no news
                "--ext=personalize_poc.course.problems",  # also before the first cell, if restarted
            ],
            "display_name": "Python 3 (ipykernel)",
            "language": "python",
            "metadata": {"debugger": True},
        }
        (spec / "kernel.json").write_text(json.dumps(content), encoding="utf-8")
        with environment(
            {
                "JUPYTER_PATH": _before(folder, "JUPYTER_PATH"),
                "PYTHONPATH": contract.python_path(os.environ.get("PYTHONPATH")),
                "PYDEVD_DISABLE_FILE_VALIDATION": "1",
            }
        ):
            yield


def _before(first: str, name: str) -> str:
    rest = os.environ.get(name)
    return os.pathsep.join([first, rest]) if rest else first


@contextmanager
def _quiet() -> Iterator[None]:
    """Papermill and the Jupyter libraries warn about things that a learner cannot act on."""
    if sys.platform == "win32" and sys.version_info < (3, 14):
        # ZeroMQ needs add_reader, which the default event loop of Windows does not have.
        asyncio.set_event_loop_policy(asyncio.WindowsSelectorEventLoopPolicy())
    logger = logging.getLogger("papermill")
    level = logger.level
    logger.setLevel(logging.ERROR)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        logger.setLevel(level)
