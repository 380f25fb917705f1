"""A run as its notebooks share it: notebook 1 sets the parameters once, the others go on with them.

    run = course.begin(target=target, dataset=dataset, run_name=run_name, region=region, …)
    run = course.resume("03", run_name)

The parameters stand in the run folder (`recorded.json`), where a headless run puts them as well.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from personalize_poc import data, paths, record
from personalize_poc.aws import targets
from personalize_poc.aws.preflight import Preflight
from personalize_poc.aws.preflight import show as look
from personalize_poc.aws.targets import Target
from personalize_poc.aws.workspace import Workspace
from personalize_poc.course import problems
from personalize_poc.data import DataSet
from personalize_poc.errors import BadInput, NotThere

PARAMETERS = "parameters"
"""Key under which the parameters of a run are recorded."""

_OF_ALL = ("target", "dataset", "run_name", "region")


@dataclass(frozen=True)
class Run:
    """One run in one notebook.

    Attributes:
        notebook: its number, `01` to `06`.
        parameters: all parameters of the run.
        connection: the target with its boto3 clients.
        ws: the names of the run.
    """

    notebook: str
    parameters: Mapping[str, Any]
    connection: Target
    ws: Workspace

    @property
    def personalize(self) -> Any:
        """The boto3 client of the control plane."""
        return self.connection.personalize

    @property
    def runtime(self) -> Any:
        """The boto3 client that answers."""
        return self.connection.runtime

    @property
    def events(self) -> Any:
        """The boto3 client that takes events, items and users."""
        return self.connection.events

    def data(self) -> DataSet:
        """The data set of the run, the same in all notebooks. Raises DataError."""
        given = {key: self.parameters[key] for key in self.parameters if key not in _OF_ALL}
        return data.load(self.parameters["dataset"], **given)

    def preflight(self, needs: Mapping[str, str] | None = None) -> Preflight:
        """Who and where one is, what is there, what it costs: see `preflight.show`.

        Args:
            needs: ARN -> the notebook that makes it.
        """
        rows = None
        if self.notebook == "01":
            sample = int(self.parameters.get("sample_interactions", 0))
            rows = data.expected_interactions(self.parameters["dataset"], sample)
        return look(self.ws, needs, interactions=rows)


def begin(*, target: str, dataset: str, run_name: str, region: str, **of_data: Any) -> Run:
    """Begin a run, or go on with the one of this name, and keep its parameters for all notebooks.

    Args:
        target: `local` or `aws`.
        dataset: as for `data.load`; `of_data` are its options, such as `seed`.
        run_name: what all resources are named after.
        region: the AWS region.

    Raises:
        BadInput: the run was begun with other parameters.
        ConfigurationError: the target cannot be used.
    """
    problems.in_sentences()
    parameters = {
        "target": target,
        "dataset": dataset,
        "run_name": run_name,
        "region": region,
        **of_data,
    }
    connection = targets.connect(target, region)
    ws = Workspace(connection, run_name)
    before = record.read(ws.folder).get(PARAMETERS, parameters)
    if differing := [key for key in parameters if before.get(key) != parameters[key]]:
        told = ", ".join(f"{key} {before.get(key)!r}, not {parameters[key]!r}" for key in differing)
        raise BadInput(
            f"The run {run_name!r} was begun with {told}.",
            "Take another run name, or clean up the run with notebook 6 first.",
        )
    ws.record(PARAMETERS, parameters)
    return Run("01", parameters, connection, ws)


def resume(notebook: str, run_name: str | None = None, **given: Any) -> Run:
    """Go on with a run in a later notebook.

    Args:
        notebook: its number, e.g. `03`.
        run_name: the run; None: the one that was begun last.
        given: parameters that are not None win over those of the run: its target and region, to
            clean up from a machine that knows nothing of it.

    Raises:
        NotThere: no run was begun here.
        ConfigurationError: the target cannot be used.
    """
    problems.in_sentences()
    folder = paths.run_folder(run_name) if run_name else paths.latest_run()
    parameters = dict(record.read(folder).get(PARAMETERS, {})) if folder else {}
    parameters.update({key: value for key, value in given.items() if value is not None})
    if run_name:
        parameters["run_name"] = run_name
    if missing := [key for key in ("run_name", "target", "region") if key not in parameters]:
        raise NotThere(
            run_name or "the run",
            f"Nothing is known here of {'the run ' + repr(run_name) if run_name else 'any run'}.",
            f"Run notebook 1 first. (Missing: {', '.join(missing)}.)",
        )
    connection = targets.connect(parameters["target"], parameters["region"])
    return Run(notebook, parameters, connection, Workspace(connection, parameters["run_name"]))
