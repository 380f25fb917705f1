"""Run the notebooks in order and keep what they showed.

A run folder holds the executed notebooks, what they recorded (``recorded.json``), ``results.json``
and ``report.html``. A notebook counts only if it reached its checkpoint, its last assertion, which
records ``checkpoint-NN``.
"""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Protocol

from personalize_poc import execution, paths, standin, workspace
from personalize_poc.errors import BadInput
from personalize_poc.execution import CellError

RESULTS, REPORT = "results.json", "report.html"
OK, FAILED, MISSED, INTERRUPTED, NOT_RUN = (
    "ok",
    "failed",
    "checkpoint not reached",
    "interrupted",
    "not run",
)


@dataclass
class NotebookResult:
    """One notebook of a run.

    Attributes:
        notebook: name without extension.
        status: "ok", "failed", "checkpoint not reached", "interrupted" or "not run".
        seconds: wall time.
        checkpoint: what the notebook recorded at its end, or None.
        error: the failing cell, or None.
    """

    notebook: str
    status: str = NOT_RUN
    seconds: float = 0.0
    checkpoint: Any = None
    error: dict[str, Any] | None = None

    @property
    def number(self) -> str:
        """The two digits that the name begins with."""
        return self.notebook[:2]

    @property
    def title(self) -> str:
        """The name in words, without its number."""
        return self.notebook[3:].replace("_", " ")


@dataclass
class Results:
    """What ``results.json`` holds.

    Attributes:
        run_name, target, region, dataset: what was asked for.
        parameters: all values given to the notebooks.
        started: ISO time.
        seconds: wall time of all notebooks together.
        notebooks: one entry a notebook, in order.
        recipes: recipe -> offline metrics, as GetSolutionMetrics names them.
        showcase: what was recommended: heading -> titles.
        recorded: everything else that notebooks recorded.
        data_dir: data directory of the stand-in, if not the default one.
    """

    run_name: str
    target: str
    region: str
    dataset: str
    parameters: dict[str, Any]
    started: str
    seconds: float = 0.0
    notebooks: list[NotebookResult] = field(default_factory=list)
    recipes: dict[str, dict[str, float]] = field(default_factory=dict)
    showcase: dict[str, list[str]] = field(default_factory=dict)
    recorded: dict[str, Any] = field(default_factory=dict)
    data_dir: str | None = None

    @property
    def ok(self) -> bool:
        """True if every notebook reached its checkpoint."""
        return bool(self.notebooks) and all(entry.status == OK for entry in self.notebooks)

    @property
    def failed(self) -> NotebookResult | None:
        """The first notebook that did not do what it should, if any was run."""
        bad = (FAILED, MISSED, INTERRUPTED)
        return next((entry for entry in self.notebooks if entry.status in bad), None)


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
    package = Path(__file__).resolve().parent
    for folder in (package.parent / "notebooks", package / "_notebooks"):
        if any(folder.glob("[0-9][0-9]_*.ipynb")):
            return folder
    raise BadInput("The notebooks are missing.", "Reinstall the package or clone it again.")


def notebooks(folder: Path, only: Iterable[str] = ()) -> list[Path]:
    """The notebooks of a folder in order, all or those with the given numbers.

    Raises:
        BadInput: a number that no notebook has.
    """
    found = sorted(folder.glob("[0-9][0-9]_*.ipynb"))
    wanted = [text.strip().zfill(2) for text in only if text.strip()]
    known = [path.name[:2] for path in found]
    if unknown := [number for number in wanted if number not in known]:
        raise BadInput(f"There is no notebook {', '.join(unknown)}.", f"Known: {', '.join(known)}.")
    return [path for path in found if not wanted or path.name[:2] in wanted]


def fresh_name(output: Path, now: Callable[[], datetime] = datetime.now) -> str:
    """A run name that no folder in ``output`` has: ``workshop-YYYYMMDD-HHMMSS``."""
    name = base = f"workshop-{now():%Y%m%d-%H%M%S}"
    count = 2
    while (output / name).exists():
        name, count = f"{base}-{count}", count + 1
    return name


def check_parameters(files: Iterable[Path], parameters: Mapping[str, Any]) -> None:
    """Refuse parameters that a notebook does not have.

    Raises:
        BadInput: names the notebook and what it has.
    """
    for path in files:
        known = execution.parameters_of(path)
        if unknown := sorted(set(parameters) - set(known)):
            raise BadInput(
                f"{path.stem} has no parameter {', '.join(unknown)}.",
                f"It has: {', '.join(known) or 'none'}.",
            )


def run(
    files: list[Path],
    folder: Path,
    parameters: Mapping[str, Any],
    watcher: Watcher,
    endpoint: str | None = None,
    variables: Mapping[str, str | None] | None = None,
    data_dir: Path | None = None,
) -> Results:
    """Execute notebooks one after the other and write results.json and report.html.

    The first notebook that fails ends the run; results and report are written all the same, and
    also when the person interrupts it.

    Args:
        files: the notebooks.
        folder: the run folder; made if need be. Entries of notebooks that are not in ``files``
            are kept from an earlier results.json.
        parameters: for the notebooks; run_name, target, region and dataset among them.
        watcher: is told about progress.
        endpoint: of the stand-in, for the target local.
        variables: further environment variables of the kernels.
        data_dir: of the stand-in, if it is not the default one; noted for going on later.
    """
    folder.mkdir(parents=True, exist_ok=True)
    earlier = {entry.notebook: entry for entry in _earlier(folder)}
    results = Results(
        run_name=str(parameters["run_name"]),
        target=str(parameters["target"]),
        region=str(parameters["region"]),
        dataset=str(parameters["dataset"]),
        parameters=dict(parameters),
        started=datetime.now(UTC).isoformat(timespec="seconds"),
        data_dir=str(data_dir) if data_dir else None,
    )
    todo = {path.stem: NotebookResult(path.stem) for path in files}
    both = {**earlier, **todo}
    results.notebooks = [both[name] for name in sorted(both)]
    inside: dict[str, str | None] = {
        paths.RUN_DIR_VARIABLE: str(folder.resolve()),
        "MPLBACKEND": None,  # the kernel's own, which draws into the notebook
        **(variables or {}),
    }
    if endpoint:
        inside[standin.ENDPOINT_VARIABLE] = endpoint
    _save(results, folder)  # so that even a killed run can be gone on with
    begin = time.perf_counter()
    try:
        with execution.kernels(), execution.environment(inside):
            for path in files:
                _one(path, folder, parameters, todo[path.stem], watcher)
                if todo[path.stem].status != OK:
                    break
    finally:
        results.seconds = round(time.perf_counter() - begin, 1)
        write(results, folder)
    return results


def _one(
    path: Path,
    folder: Path,
    parameters: Mapping[str, Any],
    result: NotebookResult,
    watcher: Watcher,
) -> None:
    key = f"checkpoint-{result.number}"
    _forget(folder, key)
    watcher.begin(result)
    begin = time.perf_counter()
    result.status = INTERRUPTED  # until it is known better
    try:
        done = execution.execute(
            path,
            folder / path.name,
            parameters,
            lambda number, total: watcher.cell(result, number, total),
        )
        result.checkpoint = workspace.recorded(folder).get(key)
        if done.error:
            result.status, result.error = FAILED, asdict(done.error)
        else:
            result.status = MISSED if result.checkpoint is None else OK
    finally:
        result.seconds = round(time.perf_counter() - begin, 1)
        watcher.end(result)


def _forget(folder: Path, key: str) -> None:
    """Drop a checkpoint of an earlier execution, which must not count for this one."""
    known = workspace.recorded(folder)
    if known.pop(key, None) is not None:
        text = json.dumps(known, indent=1, sort_keys=True)
        workspace.write_atomically(folder / workspace.RECORD_FILE, text)


def _earlier(folder: Path) -> list[NotebookResult]:
    try:
        content = json.loads((folder / RESULTS).read_text(encoding="utf-8"))
        return [NotebookResult(**entry) for entry in content["notebooks"]]
    except (OSError, ValueError, KeyError, TypeError):
        return []


def begun_with(folder: Path) -> tuple[dict[str, Any], Path | None]:
    """The parameters of an earlier run in a folder, and its stand-in's data directory."""
    try:
        content = json.loads((folder / RESULTS).read_text(encoding="utf-8"))
        place = content.get("data_dir")
        return dict(content["parameters"]), Path(place) if place else None
    except (OSError, ValueError, KeyError, TypeError):
        return {}, None


def finished(folder: Path) -> list[str]:
    """The numbers of the notebooks of a run folder that have reached their checkpoint."""
    return [entry.number for entry in _earlier(folder) if entry.status == OK]


def write(results: Results, folder: Path) -> None:
    """Write results.json and report.html from what the notebooks recorded."""
    from personalize_poc import report

    recorded = workspace.recorded(folder)
    results.recipes = _metrics(recorded.pop("metrics", {}))
    showcase = recorded.pop("showcase", {})
    results.showcase = showcase if isinstance(showcase, dict) else {}
    results.recorded = {
        key: value for key, value in recorded.items() if not re.fullmatch(r"checkpoint-\d\d", key)
    }
    _save(results, folder)
    report.write(results, folder)


def _save(results: Results, folder: Path) -> None:
    content = {**asdict(results), "ok": results.ok}
    workspace.write_atomically(folder / RESULTS, json.dumps(content, indent=1, ensure_ascii=False))


def _metrics(recorded: Any) -> dict[str, dict[str, float]]:
    if not isinstance(recorded, dict):
        return {}
    return {str(recipe): dict(found) for recipe, found in recorded.items() if found}


def advice(results: Results, folder: Path) -> str:
    """What went wrong, where to look, and how to go on; empty if all is well."""
    entry = results.failed
    if entry is None:
        return ""
    if entry.status == INTERRUPTED:
        what = f"Notebook {entry.notebook} was interrupted."
    elif entry.error:
        what = f"Notebook {entry.notebook} failed at {CellError(**entry.error)}"
    else:
        what = f"Notebook {entry.notebook} ran to its end but recorded no checkpoint."
    name = results.run_name
    options = f" --target {results.target} --region {results.region}"
    options = "" if results.target == "local" else options
    options += f" --data-dir {results.data_dir}" if results.data_dir else ""
    return (
        f"{what}\n"
        f"Look at {folder / (entry.notebook + '.ipynb')}, which shows everything up to there.\n"
        f"Go on with: personalize-poc run --run-name {name} --resume{_output(folder)}\n"
        f"Or delete what it made: personalize-poc cleanup --run-name {name}{options}"
    )


def _output(folder: Path) -> str:
    """The option that names where the run is, unless it is where a run is by default."""
    return "" if folder.parent == Path("runs").resolve() else f" --output {folder.parent}"
