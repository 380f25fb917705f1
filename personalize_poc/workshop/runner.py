"""Run the notebooks in order and keep what they showed.

A run folder holds the executed notebooks, what they recorded (``recorded.json``), ``results.json``
and ``report.html``. A notebook counts only if it reached its checkpoint, its last assertion, which
records ``checkpoint-NN``.
"""

from __future__ import annotations

import secrets
import shutil
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Protocol

from personalize_poc import contract, data, language, paths, record
from personalize_poc.errors import BadInput
from personalize_poc.files import write_atomically
from personalize_poc.language import _
from personalize_poc.workshop import execution, report
from personalize_poc.workshop import results as found
from personalize_poc.workshop.results import (
    FAILED,
    INTERRUPTED,
    MISSED,
    OK,
    NotebookResult,
    Results,
)

SHARED = ("target", "dataset", "run_name", "region", *data.OPTIONS)
"""Parameters of a run that all its notebooks share: recorded at its beginning."""
_FROM_LANGUAGE, _FROM_RUN = "](../../static/", "](../static/"


class Watcher(Protocol):
    """Who is told about progress."""

    def begin(self, result: NotebookResult) -> None:
        """A notebook begins."""

    def cell(self, result: NotebookResult, number: int, total: int) -> None:
        """A code cell begins."""

    def end(self, result: NotebookResult) -> None:
        """A notebook has ended."""


def notebooks_folder() -> Path:
    """The folder of the six notebooks: beside the package, or inside it when installed."""
    root = contract.SOURCE_ROOT
    for folder in (root / "notebooks", root / "personalize_poc" / "_notebooks"):
        if any(folder.glob("[0-9][0-9]_*.ipynb")):
            return folder
    raise BadInput("The notebooks are missing.", _("Reinstall the package or clone it again."))


def notebooks(folder: Path, only: Iterable[str] = ()) -> list[Path]:
    """The notebooks of a folder in order: the numbered ones, or those that are asked for.

    Args:
        folder: with the numbered notebooks, and in `extras/` the optional ones.
        only: numbers, and `extras` for the optional ones, which come before the cleanup.

    Raises:
        BadInput: a number that no notebook has.
    """
    optional = list((folder / found.EXTRAS).glob("*.ipynb"))
    files = sorted(
        [*folder.glob("[0-9][0-9]_*.ipynb"), *optional],
        key=lambda path: found.place_of(name_of(path)),
    )
    groups = {path: found.EXTRAS if path in optional else path.name[:2] for path in files}
    known = list(dict.fromkeys(groups.values()))
    wanted = [text.strip().zfill(2) for text in only if text.strip()]
    if unknown := [number for number in wanted if number not in known]:
        raise BadInput(f"There is no notebook {', '.join(unknown)}.", f"Known: {', '.join(known)}.")
    wanted = wanted or [number for number in known if number != found.EXTRAS]
    return [path for path in files if groups[path] in wanted]


def name_of(path: Path) -> str:
    """How a run calls a notebook: its name, with `extras/` before it if it is optional."""
    return f"{found.EXTRAS}/{path.stem}" if path.parent.name == found.EXTRAS else path.stem


def fresh_name(
    output: Path,
    now: Callable[[], datetime] = datetime.now,
    draw: Callable[[], str] = lambda: secrets.token_hex(2),
) -> str:
    """A run name that no folder in ``output`` has: ``workshop-YYYYMMDD-HHMMSS-xxxx``.

    The drawn digits keep runs apart that begin in the same second in different folders: their
    resources are named after them, and lie in one account.
    """
    while True:
        name = f"workshop-{now():%Y%m%d-%H%M%S}-{draw()}"
        if not (output / name).exists():
            return name


def in_language(files: Iterable[Path], folder: Path, spoken: str) -> list[Path]:
    """The notebooks in a language; those that do not exist in it stay English.

    Args:
        files: notebooks of `folder`.
        folder: of the notebooks; those of a language are in the folder of its name.
        spoken: one of `language.LANGUAGES`.
    """
    there = [(path, folder / spoken / path.relative_to(folder)) for path in files]
    return [other if other.is_file() else path for path, other in there]


def check_parameters(files: Iterable[Path], parameters: Mapping[str, Any]) -> None:
    """Refuse parameters that none of the notebooks has.

    Raises:
        BadInput: names them, and those that there are.
    """
    known = {name: None for path in files for name in execution.parameters_of(path)}
    if unknown := sorted(set(parameters) - set(known)):
        raise BadInput(
            f"No notebook has a parameter {', '.join(unknown)}.",
            _("There are: {names}.").format(names=", ".join(known) or "–"),
        )


def run(
    files: list[Path],
    folder: Path,
    parameters: Mapping[str, Any],
    watcher: Watcher,
    endpoint: str | None = None,
    variables: Mapping[str, str | None] | None = None,
    data_dir: Path | None = None,
    spoken: str = language.ENGLISH,
) -> Results:
    """Execute notebooks one after the other and write results.json and report.html.

    The first notebook that fails ends the run; results and report are written all the same, and
    also when the person interrupts it.

    Args:
        files: the notebooks.
        folder: the run folder; made if need be. Entries of notebooks that are not in ``files``
            are kept from an earlier results.json.
        parameters: of the run; run_name, target, region and dataset among them. Those that all
            notebooks share are recorded, and each notebook is given those that it has.
        watcher: is told about progress.
        endpoint: of the stand-in, for the target local.
        variables: further environment variables of the kernels.
        data_dir: of the stand-in, if it is not the default one; noted for going on later.
        spoken: the language of what notebooks and report show.
    """
    folder.mkdir(parents=True, exist_ok=True)
    _pictures(files, folder)
    earlier = {entry.notebook: entry for entry in found.earlier(folder)}
    results = Results(
        run_name=str(parameters["run_name"]),
        target=str(parameters["target"]),
        region=str(parameters["region"]),
        dataset=str(parameters["dataset"]),
        parameters=dict(parameters),
        started=datetime.now(UTC).isoformat(timespec="seconds"),
        data_dir=str(data_dir) if data_dir else None,
        language=spoken,
    )
    todo = {name_of(path): NotebookResult(name_of(path)) for path in files}
    both = {**earlier, **todo}
    results.notebooks = [both[name] for name in sorted(both, key=found.place_of)]
    inside: dict[str, str | None] = {
        paths.RUN_DIR_VARIABLE: str(folder.resolve()),
        language.VARIABLE: spoken,
        "MPLBACKEND": None,  # the kernel's own, which draws into the notebook
        **(variables or {}),
    }
    if endpoint:
        inside[contract.ENDPOINT_VARIABLE] = endpoint
    record.begin(folder, {key: parameters[key] for key in SHARED if key in parameters})
    found.save(results, folder)  # so that even a killed run can be gone on with
    begin = time.perf_counter()
    try:
        with execution.kernels(folder / "kernel.log"), execution.environment(inside):
            for path in files:
                _one(path, folder, parameters, todo[name_of(path)], watcher)
                if todo[name_of(path)].status != OK:
                    break
    finally:
        results.seconds = round(time.perf_counter() - begin, 1)
        found.collect(results, folder)
        with execution.environment({language.VARIABLE: spoken}):
            report.write(results, folder)
    return results


def _pictures(files: Iterable[Path], folder: Path) -> None:
    """Put the pictures that notebooks show from `static` where executed ones look for them."""
    for static in sorted({folder.parent / "static" for folder in map(_folder_of, files)}):
        if static.is_dir():
            shutil.copytree(static, folder.parent / "static", dirs_exist_ok=True)


def _folder_of(path: Path) -> Path:
    """The folder of all notebooks that one belongs to."""
    folder = path.parent
    for names in ((found.EXTRAS,), language.LANGUAGES):
        folder = folder.parent if folder.name in names else folder
    return folder


def _one(
    path: Path,
    folder: Path,
    parameters: Mapping[str, Any],
    result: NotebookResult,
    watcher: Watcher,
) -> None:
    key = f"checkpoint-{result.number}"
    record.forget(folder, key)
    watcher.begin(result)
    begin = time.perf_counter()
    known = execution.parameters_of(path)
    result.status = INTERRUPTED  # until it is known better
    output = folder / f"{result.notebook}.ipynb"
    output.parent.mkdir(exist_ok=True)
    try:
        done = execution.execute(
            path,
            output,
            {name: value for name, value in parameters.items() if name in known},
            lambda number, total: watcher.cell(result, number, total),
        )
        result.checkpoint = record.read(folder).get(key)
        if done.error:
            result.status, result.error = FAILED, asdict(done.error)
        else:
            result.status = MISSED if result.checkpoint is None else OK
    finally:
        if output.is_file():
            _one_folder_up(output)
        result.seconds = round(time.perf_counter() - begin, 1)
        watcher.end(result)


def _one_folder_up(executed: Path) -> None:
    """Let links to pictures lead from the run folder, which has no folder for a language."""
    text = executed.read_text(encoding="utf-8")
    if _FROM_LANGUAGE in text:
        write_atomically(executed, text.replace(_FROM_LANGUAGE, _FROM_RUN))
