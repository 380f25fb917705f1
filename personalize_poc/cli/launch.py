"""From what a person asked for to a run: names, folders, parameters, the stand-in, the end."""

from __future__ import annotations

import os
from collections.abc import Collection
from contextlib import nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NoReturn

from rich.console import Console

from personalize_poc import contract, data, language, record
from personalize_poc.aws import room, surroundings, targets
from personalize_poc.aws.surroundings import Choice
from personalize_poc.aws.workspace import RUN_NAME, Workspace
from personalize_poc.cli import agreement, console, own_data
from personalize_poc.data.movielens import FOLDER_VARIABLE
from personalize_poc.data.own.mapping_file import MAPPING
from personalize_poc.errors import BadInput
from personalize_poc.language import _
from personalize_poc.standin import discovery, session
from personalize_poc.workshop import results, runner

#: Options that are parameters of every notebook.
FIXED = ("target", "dataset", "region")


@dataclass(frozen=True)
class Wish:
    """The options of ``personalize-poc run``.

    Attributes:
        given: names of the options that the person gave; the others hold defaults, for which a
            run that is gone on with uses what it was begun with.
        extra: further parameters of the notebooks.
    """

    target: str = "local"
    dataset: str = "sample"
    region: str | None = None
    run_name: str | None = None
    output: Path = Path("runs")
    only: str = ""
    resume: bool = False
    extra: dict[str, Any] = field(default_factory=dict)
    data_dir: Path | None = None
    port: int = 0
    given: Collection[str] = ()
    mapping: Path | None = None
    spoken: str | None = None


@dataclass(frozen=True)
class Request:
    """A run that can begin: everything is checked, nothing is made yet."""

    folder: Path
    files: list[Path]
    parameters: dict[str, Any]
    data_dir: Path | None
    port: int
    mapping: Path | None = None
    region: Choice | None = None
    spoken: str = language.ENGLISH

    @property
    def is_local(self) -> bool:
        """Whether it needs a stand-in."""
        return bool(self.parameters["target"] == "local")


def prepare(wish: Wish) -> Request:
    """Check what was asked for.

    Raises:
        BadInput: a name in use or unusable, an unknown data set, notebook or parameter.
        ConfigurationError: the region is none, or the stack that is named cannot be used.
    """
    name = wish.run_name or _name_of_stack(wish) or runner.fresh_name(wish.output)
    folder = (wish.output / name).resolve()
    files = _files(wish, name, folder)
    if fixed := [key for key in (*FIXED, "run_name") if key in wish.extra]:
        option = "--" + fixed[0].replace("_", "-")
        raise BadInput(
            f"{fixed[0]} cannot be set with -p.",
            _("Use the option {option}.").format(option=option),
        )
    begun, place = _begun(folder, files)
    parameters: dict[str, Any] = {"run_name": name}
    for key in FIXED:
        value = dataset(wish.dataset) if key == "dataset" else getattr(wish, key)
        if key in begun and key not in wish.given:
            value = begun[key]
        if key == "region" and value is None:
            continue  # found below
        if begun.get(key, value) != value:
            _refuse_other(name, key, begun[key], value)
        parameters[key] = value
    region = surroundings.region(wish.region, begun, is_local=parameters["target"] == "local")
    parameters["region"] = region.value
    parameters.update({key: value for key, value in begun.items() if key not in parameters})
    for key in record.differing(begun, wish.extra):
        if key in runner.SHARED:
            _refuse_other(name, key, begun[key], wish.extra[key])
    parameters.update(wish.extra)
    targets.check_region(parameters["region"])
    runner.check_parameters(runner.notebooks(runner.notebooks_folder()), parameters)
    data_dir = wish.data_dir.resolve() if wish.data_dir else place
    mapping = _mapping(wish, parameters)
    spoken = wish.spoken or results.language_of(folder) or language.chosen()
    files = runner.in_language(files, runner.notebooks_folder(), spoken)
    return Request(folder, files, parameters, data_dir, wish.port, mapping, region, spoken)


def _name_of_stack(wish: Wish) -> str | None:
    """The run name that a stack of the template gives, for a run on AWS that has no other."""
    if wish.target != "aws":
        return None
    found = targets.stack_of(surroundings.region(wish.region).value)
    return found.run_name if found else None


def _begun(folder: Path, files: list[Path]) -> tuple[dict[str, Any], Path | None]:
    """What the run of a folder was begun with, and its stand-in's data directory.

    Nothing if its resources have been cleaned up and it begins again with notebook 1.
    """
    given, place = results.begun_with(folder)
    if "06" in results.finished(folder) and any(path.name.startswith("01") for path in files):
        return {}, place
    found = {**given, **record.parameters(folder)}
    found.pop(agreement.AGREED, None)  # to what another command was told
    return found, place


def _refuse_other(name: str, key: str, before: Any, now: Any) -> NoReturn:
    raise BadInput(
        f"The run {name!r} was begun with {key} {before!r}, not {now!r}.",
        _("Take another run name, or clean up this run with notebook 6 first."),
    )


def _files(wish: Wish, name: str, folder: Path) -> list[Path]:
    """The notebooks to run; refuses a name that is in use or that nothing could be called."""
    if not RUN_NAME.fullmatch(name):
        raise BadInput(
            f"The run name {name!r} cannot be used.",
            _("Use 2 to 30 lower-case letters, digits and single hyphens, a letter first."),
        )
    used = folder.is_dir() and any(folder.iterdir())
    if used and not wish.only and not wish.resume:
        raise BadInput(
            f"The run {name!r} exists already ({folder}).",
            _(
                "Take another name, or go on with it: --run-name {name} --resume (or --only 03,04)."
            ).format(name=name),
        )
    if wish.resume and not used:
        raise BadInput(f"There is no run {name!r} in {folder.parent} to go on with.")
    files = runner.notebooks(runner.notebooks_folder(), wish.only.split(","))
    if wish.resume:
        done = results.finished(folder)
        if not wish.only and any(one.number == results.EXTRA for one in results.earlier(folder)):
            everything = [*(path.name[:2] for path in files), results.EXTRAS]
            files = runner.notebooks(runner.notebooks_folder(), everything)
        files = [p for p in files if results.number_of(runner.name_of(p)) not in done]
        if not files:
            raise BadInput(
                f"All notebooks of the run {name!r} have been run.",
                _("See {folder}.").format(folder=folder),
            )
    return files


def _mapping(wish: Wish, parameters: dict[str, Any]) -> Path | None:
    """The mapping that the person names, absolute; refuses one that says nothing here."""
    if wish.mapping is None:
        return None
    if parameters["dataset"] in data.NAMES:
        raise BadInput(
            f"The data set {parameters['dataset']} needs no mapping.",
            _("Leave out --mapping, or name your own files with --dataset."),
        )
    return wish.mapping.resolve()


def dataset(spec: str) -> str:
    """A known name as it is, a file or folder as an absolute path: kernels work elsewhere.

    Raises:
        BadInput: neither.
    """
    if spec in data.NAMES:
        return spec
    place = Path(spec).expanduser()
    if not place.exists():
        raise BadInput(
            f"There is no data set {spec!r}.",
            _("Known: {names}; or the path of a file or folder of your own.").format(
                names=", ".join(data.NAMES)
            ),
        )
    return str(place.resolve())


def variables(is_local: bool, data_dir: Path | None) -> dict[str, str | None]:
    """Variables of the kernels: the data directory, and for local nothing that names AWS."""
    found: dict[str, str | None] = {}
    if data_dir:
        found[contract.DATA_DIR_VARIABLE] = str(data_dir)
    if movielens := os.environ.get(FOLDER_VARIABLE):  # seen from the kernels' working folder
        found[FOLDER_VARIABLE] = str(Path(movielens).expanduser().resolve())
    if is_local:
        found.update({name: None for name in os.environ if name.startswith("AWS_")})
    return found


def make_ready(request: Request, yes: bool = False) -> str:
    """See to what is needed from outside, before there is a run that would have to be gone on with.

    Args:
        request: the run.
        yes: the person has agreed to what it costs.

    Returns:
        What was found out about a person's own data, for the terminal; "" for other data.

    Raises:
        ConfigurationError: AWS does not know who calls, or cannot be reached; or the person
            would have to be asked and cannot be; or there is no room for its dataset group.
        DataError: the data cannot be downloaded.
        BadInput: a person's own data cannot be used as they are; says what is to be decided.
    """
    if not request.is_local:
        targets.connect("aws", request.parameters["region"])
        agreement.must_be_able_to_ask(yes)
    if not _begins(request):
        return ""
    if request.is_local and (endpoint := discovery.running(request.data_dir)):
        must_have_room(request, endpoint)  # else it is seen as soon as there is a stand-in
    spec = request.parameters["dataset"]
    data.fetch(spec)  # its progress is seen here, not in a notebook
    kept = request.folder / MAPPING  # of an earlier start of this run
    mapping = request.mapping or (kept if kept.is_file() else None)
    if not data.is_own(spec, mapping):
        return ""
    return own_data.settle(Path(spec), request.folder, mapping)


def _begins(request: Request) -> bool:
    """Whether the run begins with notebook 1, which makes its dataset group."""
    return any(path.name.startswith("01") for path in request.files)


def must_have_room(request: Request, endpoint: str) -> None:
    """Refuse a run on this machine for whose dataset group there is no room."""
    place = targets.connect_local(endpoint, request.parameters["region"])
    room.must_be_there(Workspace(place, request.parameters["run_name"]))


def agree(request: Request, yes: bool) -> None:
    """Ask the person about a run on AWS: see `agreement.settle`."""
    kept = request.folder / MAPPING
    mapping = request.mapping or (kept if kept.is_file() else None)
    agreement.settle(request.parameters, request.files, yes, region=request.region, mapping=mapping)


def carry_out(request: Request, screen: Console) -> results.Results:
    """Run the notebooks, with a stand-in if the target is local, and show how it goes.

    Raises:
        PocError: the stand-in cannot be started.
        KeyboardInterrupt: the person stopped it; results so far are written.
    """
    what = request.parameters
    head = _("Run {run}: target {target}, data set {dataset}").format(
        run=what["run_name"], target=what["target"], dataset=what["dataset"]
    )
    screen.print(
        _("{head}\nFolder {folder}").format(head=head, folder=request.folder), soft_wrap=True
    )
    place = (
        session.stand_in(request.data_dir, request.port)
        if request.is_local
        else nullcontext((None, False))
    )
    with place as (endpoint, __):
        if endpoint:
            screen.print(
                _("Local stand-in at {endpoint}").format(endpoint=endpoint), soft_wrap=True
            )
            if _begins(request):
                must_have_room(request, endpoint)
        return runner.run(
            request.files,
            request.folder,
            what,
            console.Progress(screen),
            endpoint=endpoint,
            variables=variables(request.is_local, request.data_dir),
            data_dir=request.data_dir,
            spoken=request.spoken,
        )
