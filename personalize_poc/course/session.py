"""A run as its notebooks share it: notebook 1 sets the parameters once, the others go on with them.

    run = session.begin(target=target, dataset=dataset, run_name=run_name, region=region, …)
    run = session.resume("03", run_name)

The parameters stand in the run folder (`recorded.json`), where a headless run puts them as well.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from personalize_poc import data, paths, record
from personalize_poc.aws import billing, ensure, resources, storage, targets
from personalize_poc.aws.bill import SO_FAR, Bill
from personalize_poc.aws.imports import KINDS, Contents
from personalize_poc.aws.preflight import Preflight
from personalize_poc.aws.preflight import show as look
from personalize_poc.aws.targets import Target
from personalize_poc.aws.workspace import Workspace
from personalize_poc.course import agreement, beginning, console, problems, undecided, understood
from personalize_poc.data import DataSet
from personalize_poc.data.own.mapping_file import MAPPING
from personalize_poc.errors import BadInput, NotThere, PocError
from personalize_poc.language import N_, _

CHECK = "check"
"""In the run folder: what was found in a person's own files before the run began."""
COSTS, _WORKLOAD = "costs", "workload"
"""What is recorded of the bill, and of how much data there is."""
_DIGESTS = "data"
"""The key of what the data set was when it was looked at last."""
_OF_ALL = ("target", "dataset", "run_name", "region")
FIRST, SECOND, LAST = "01", "02", "06"


@dataclass(frozen=True)
class Run:
    """One run in one notebook.

    Attributes:
        notebook: its number, `01` to `06`; another word for one beside them.
        parameters: all parameters of the run.
        connection: the target with its boto3 clients.
        ws: the names of the run.
        is_known: whether it had been begun with these parameters before.
    """

    notebook: str
    parameters: Mapping[str, Any]
    connection: Target
    ws: Workspace
    is_known: bool = True

    def __repr__(self) -> str:
        told = {key: self.parameters.get(key, "unknown") for key in _OF_ALL}
        return "Run {run_name!r} of data set {dataset!r} on {target} {region}".format(**told)

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

    def make(self, create: Callable[..., Mapping[str, Any]], **parameters: Any) -> str:
        """Create a resource of Personalize unless it exists, and wait until it is ACTIVE.

        Args:
            create, parameters: see `ensure.resource`.

        Returns:
            Its ARN.

        Raises:
            NameTaken, ResourceFailed, TimedOut, BadInput: see `ensure.ready`.
        """
        return ensure.ready(self.connection, create, **parameters)

    def data(self) -> DataSet:
        """The data set of the run, the same in all notebooks.

        Raises:
            DataError: it cannot be loaded.
            NotThere: nobody has said which it is.
            BadInput: it is a person's own, and which column is what is not decided.
        """
        undecided.refuse(self.source, self.mapping, self.ws.folder)
        found = data.load(self._dataset, mapping=self.mapping, **self._of_data)
        return replace(found, reasons=understood.reasons(self.ws.folder)) if self.source else found

    @property
    def mapping(self) -> Path | None:
        """The mapping of a person's own files that was found or chosen for this run, if any."""
        path = self.ws.folder / MAPPING
        return path if path.is_file() else None

    @property
    def source(self) -> Path | None:
        """The file or folder of a person's own data; None for a data set that is built in."""
        is_own = data.is_own(self._dataset, self.mapping)
        return Path(self._dataset) if is_own else None

    @property
    def _dataset(self) -> str:
        if "dataset" not in self.parameters:
            name = self.ws.run_name
            raise NotThere(name, f"The data set of the run {name!r} is not known here.", _(_AGAIN))
        return str(self.parameters["dataset"])

    @property
    def _of_data(self) -> dict[str, Any]:
        return {key: value for key, value in self.parameters.items() if key not in _OF_ALL}

    def look(self, view: str) -> None:
        """Show where a person sees what was made so far: data, models or try."""
        console.show(self.ws, view)

    def preflight(self, needs: Mapping[str, str] | None = None) -> Preflight:
        """Who and where one is, what is there, what it costs: see `preflight.show`.

        Args:
            needs: ARN -> the notebook that makes it.

        Raises:
            NotThere, ConfigurationError: what `needs` names is missing, an earlier notebook was
                skipped, or the data are not those that the run has imported.
        """
        rows = None
        if self.notebook == FIRST:
            sample = int(self.parameters.get("sample_interactions", 0))
            rows = data.expected_interactions(self._dataset, sample, self.mapping)
            self.connection.interactions = rows
        contents = None if self.notebook == LAST else self._contents()
        return look(self.ws, needs, interactions=rows, contents=contents)

    def costs(self, requests_per_second: float = 0.0) -> Bill:
        """What the run has cost, bills now, and would bill in a month; kept for the report.

        Args:
            requests_per_second: traffic of the month, on average over all campaigns together.
        """
        recorded = record.read(self.ws.folder).get(_WORKLOAD)
        known = recorded if isinstance(recorded, dict) else {}
        told = billing.of(self.ws, billing.Workload.of(known, requests_per_second))
        if any(line.part == SO_FAR for line in told.lines):  # else it has been cleaned up
            self.ws.record(COSTS, told.plain())
        return told

    def agree(self, what: str, usd_an_hour: float, agreed: bool = False) -> None:
        """Ask before something is made on AWS that bills: see `agreement.ask`.

        Raises:
            ConfigurationError: the person does not agree, or cannot be asked.
        """
        agreement.ask(self.connection, what, usd_an_hour, agreed)

    def _contents(self) -> Contents:
        """What must be imported when this notebook begins, and what it may import anew."""
        needed = {} if self.notebook == FIRST else {"interactions": FIRST}
        renewed: tuple[str, ...] = ()
        if self.notebook == FIRST and self.is_known:
            renewed = KINDS  # the same data set, corrected: what is wrong is said by notebook 2
        elif self.notebook == SECOND:
            renewed = KINDS[1:]
        elif self.notebook != FIRST:
            needed |= dict.fromkeys(KINDS[1:], SECOND)
        return Contents(self._dataset, self._digests, needed, renewed)

    def _digests(self) -> Mapping[str, str | None]:
        """The digests of the tables of the data set; of large ones only if a file has changed."""
        stamp = data.stamp(self._dataset, mapping=self.mapping, **self._of_data)
        known = record.read(self.ws.folder).get(_DIGESTS, {})
        if known.get("stamp") == stamp:
            return dict(known["digests"])
        tables = self.data()
        found = {
            what: None if (table := tables.imported(what)) is None else storage.digest(table)
            for what in KINDS
        }
        self.ws.record(_DIGESTS, {"stamp": stamp, "digests": found})
        return found


_AGAIN = N_("Run notebook 1 first.")


def begin(
    *,
    target: str,
    dataset: str,
    run_name: str | None = None,
    region: str | None = None,
    **of_data: Any,
) -> Run:
    """Begin a run, or go on with the one of this name, and keep its parameters for all notebooks.

    Args:
        target: `local` or `aws`.
        dataset: as for `data.load`; `of_data` are its options, such as `seed`.
        run_name: what all resources are named after; None: on aws that of the stack, if there is
            one, else `workshop`.
        region: the AWS region; None: that of the run, else what the surroundings say
            (`surroundings.region`).

    Raises:
        BadInput: the run was begun with other parameters, and is not cleaned up.
        ConfigurationError: the target cannot be used.
    """
    problems.in_sentences()
    if run_name is None:
        run_name = beginning.run_name(target, region)
    if region is None:
        region = beginning.region(target, run_name)
    parameters = {
        "target": target,
        "dataset": _settled(dataset),
        "run_name": run_name,
        "region": region,
        **of_data,
    }
    connection = targets.connect(target, region)
    ws = Workspace(connection, run_name)
    before = record.parameters(ws.folder)
    if (differing := record.differing(before, parameters)) and _exists(before):
        told = " and ".join(f"{key} {before[key]!r}, not {parameters[key]!r}" for key in differing)
        raise BadInput(
            f"The run {before.get('run_name', run_name)!r} was begun with {told}.",
            _("Take another run name, or clean up this run with notebook 6 first."),
        )
    if "dataset" in differing:  # what was found out about other files is of no use for these
        (ws.folder / MAPPING).unlink(missing_ok=True)
        shutil.rmtree(ws.folder / CHECK, ignore_errors=True)
    record.begin(ws.folder, parameters)
    return Run(FIRST, parameters, connection, ws, is_known=bool(before) and not differing)


def _settled(dataset: str) -> str:
    """The data set by a name that means the same in every folder."""
    place = Path(dataset).expanduser()
    is_own = dataset not in data.NAMES and place.exists()
    return str(place.resolve()) if is_own else str(dataset)


def _exists(before: Mapping[str, Any]) -> bool:
    """Whether there is still something of the run that these parameters belong to."""
    try:
        place = targets.connect(before["target"], before["region"])
        ws = Workspace(place, before["run_name"])
        described = resources.describe(place.personalize, ws.arn("dataset-group"))
    except (PocError, KeyError):
        return True  # it cannot be seen, so it may be there
    return described is not None and not resources.is_leaving(resources.state(described))


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
    parameters = record.parameters(folder) if folder else {}
    if run_name and parameters.get("run_name", run_name) != run_name:
        parameters = {}  # PERSONALIZE_POC_RUN_DIR names the folder of another run
    parameters.update({key: value for key, value in given.items() if value is not None})
    if run_name:
        parameters["run_name"] = run_name
    if missing := [key for key in ("run_name", "target", "region") if key not in parameters]:
        where = folder or Path("runs").resolve()
        raise NotThere(
            run_name or "the run",
            f"Nothing is known of {f'the run {run_name!r}' if run_name else 'any run'} in {where} "
            f"(missing: {', '.join(missing)}).",
            _("Run notebook 1 first. It and this notebook are to be in the same folder."),
        )
    connection = targets.connect(parameters["target"], parameters["region"])
    known = record.read(folder).get(_WORKLOAD) if folder else None
    connection.interactions = billing.Workload.of(known or {}).interactions
    return Run(notebook, parameters, connection, Workspace(connection, parameters["run_name"]))
