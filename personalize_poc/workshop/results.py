"""What a run has found: its results, their file, and how to go on."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from personalize_poc import files, language, record
from personalize_poc.language import N_, _
from personalize_poc.workshop.execution import CellError

_OF_THE_RUN = (record.PARAMETERS, "data")
"""What a run records for itself, and not for its results."""
RESULTS, REPORT = "results.json", "report.html"
EXTRAS, EXTRA = "extras", "extra"
"""The folder of the optional notebooks, and what stands in place of their number."""
OK, FAILED, MISSED, INTERRUPTED, NOT_RUN = (
    N_("ok"),
    N_("failed"),
    N_("checkpoint not reached"),
    N_("interrupted"),
    N_("not run"),
)
_TITLES = (
    N_("Validating and Importing User Item Interaction Data"),
    N_("Validating and Importing Item Metadata"),
    N_("Creating and Evaluating Solutions"),
    N_("Deploying Campaigns and Filters"),
    N_("Interacting with Campaigns and Filters"),
    N_("Clean Up Resources"),
    N_("Experimenting with Recommendations"),
)
"""Names of notebooks in words, for the catalogue."""


@dataclass
class NotebookResult:
    """One notebook of a run.

    Attributes:
        notebook: name without extension; of an optional one `extras/` before it.
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
        """The two digits that the name begins with, or `extra`."""
        return number_of(self.notebook)

    @property
    def title(self) -> str:
        """The name in words, without its number or folder, in the chosen language."""
        return _(re.sub(rf"^(\d\d_|{EXTRAS}/)", "", self.notebook).replace("_", " "))


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
        language: of what notebooks and report show.
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
    language: str = language.ENGLISH

    @property
    def ok(self) -> bool:
        """True if every notebook reached its checkpoint."""
        return bool(self.notebooks) and all(entry.status == OK for entry in self.notebooks)

    @property
    def failed(self) -> NotebookResult | None:
        """The first notebook that did not do what it should, if any was run."""
        bad = (FAILED, MISSED, INTERRUPTED)
        return next((entry for entry in self.notebooks if entry.status in bad), None)


def number_of(notebook: str) -> str:
    """The two digits that the name of a notebook begins with, or `extra`."""
    return EXTRA if notebook.startswith(f"{EXTRAS}/") else notebook[:2]


def place_of(notebook: str) -> tuple[str, str]:
    """For sorting: the optional notebooks need the campaigns, so they come before the cleanup."""
    number = number_of(notebook)
    return ("05+" if number == EXTRA else number), notebook


def earlier(folder: Path) -> list[NotebookResult]:
    """The notebooks of an earlier run in a folder; empty if there was none."""
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


def language_of(folder: Path) -> str | None:
    """The language of an earlier run in a folder; None if there was none."""
    try:
        spoken = json.loads((folder / RESULTS).read_text(encoding="utf-8"))["language"]
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return spoken if spoken in language.LANGUAGES else None


def finished(folder: Path) -> list[str]:
    """The numbers of the notebooks of a run folder that have reached their checkpoint."""
    return [entry.number for entry in earlier(folder) if entry.status == OK]


def collect(results: Results, folder: Path) -> None:
    """Add what the notebooks recorded to the results, and write results.json."""
    recorded = record.read(folder)
    results.recipes = _metrics(recorded.pop("metrics", {}))
    showcase = recorded.pop("showcase", {})
    results.showcase = showcase if isinstance(showcase, dict) else {}
    results.recorded = {
        key: value
        for key, value in recorded.items()
        if key not in _OF_THE_RUN and not re.fullmatch(rf"checkpoint-(\d\d|{EXTRA})", key)
    }
    save(results, folder)


def save(results: Results, folder: Path) -> None:
    """Write results.json alone."""
    content = {**asdict(results), "ok": results.ok}
    files.write_atomically(folder / RESULTS, json.dumps(content, indent=1, ensure_ascii=False))


def _metrics(recorded: Any) -> dict[str, dict[str, float]]:
    if not isinstance(recorded, dict):
        return {}
    return {str(recipe): dict(found) for recipe, found in recorded.items() if found}


def advice(results: Results, folder: Path, bills: Sequence[str] = ()) -> str:
    """What went wrong, where to look, what bills, and how to go on; empty if all is well.

    Args:
        results: of the run.
        folder: the run folder.
        bills: what it bills now, a sentence each.
    """
    entry = results.failed
    if entry is None:
        return ""
    if entry.status == INTERRUPTED:
        what = _("Notebook {notebook} was interrupted.").format(notebook=entry.notebook)
    elif entry.error:
        what = _("Notebook {notebook} failed at {cell}").format(
            notebook=entry.notebook, cell=CellError(**entry.error)
        )
    else:
        what = _("Notebook {notebook} ran to its end but recorded no checkpoint.").format(
            notebook=entry.notebook
        )
    name = results.run_name
    options = f" --target {results.target} --region {results.region}"
    options = "" if results.target == "local" else options
    options += f" --data-dir {results.data_dir}" if results.data_dir else ""
    shown = folder / (entry.notebook + ".ipynb")
    lines = [
        what,
        _("Look at {notebook}, which shows everything up to there.").format(notebook=shown),
        *bills,
        _("Go on with: {command}").format(command=going_on(name, folder)),
        _("Or delete what it made: {command}").format(
            command=f"personalize-poc cleanup --run-name {name}{options}"
        ),
    ]
    return "\n".join(lines)


def going_on(run_name: str, folder: Path) -> str:
    """The command that goes on with a run."""
    return f"personalize-poc run --run-name {run_name} --resume{_output(folder)}"


def _output(folder: Path) -> str:
    """The option that names where the run is, unless it is where a run is by default."""
    return "" if folder.parent == Path("runs").resolve() else f" --output {folder.parent}"
